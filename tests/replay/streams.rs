//! What an application reads is what the other one wrote: in order, without a gap, never twice.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tcpscope::explain::Note;
use tcpscope::script::{Call, Outcome, Payload};
use tcpscope::sim::{MadeCall, Session, Side};
use tcpscope::time::Instant;

/// The two streams of a connection, as its application at one end knows them.
#[derive(Debug, Default)]
struct Streams {
    /// What each call has sent.
    sent: Vec<Vec<u8>>,
    received: Vec<u8>,
    /// The user has closed it.
    closing: bool,
}

/// The connections of `side`. Only for sessions in which applications accept.
fn streams(session: &Session, side: Side) -> Vec<Streams> {
    let mut all: Vec<Streams> = Vec::new();
    // Descriptors are used again, so that a name means a connection for a while only.
    let mut open = BTreeMap::new();
    let mut crashes = crashes(session, side).into_iter().peekable();
    let list = session.world().calls().list().iter();
    for made in list.filter(|made| made.side == side) {
        while crashes.next_if(|at| *at < made.at).is_some() {
            open.clear();
        }
        let begins = match (&made.call, returned(made)) {
            (Call::Accept, Some(Outcome::Number(fd))) => Some(*fd as usize),
            (Call::Accept | Call::Listen { .. }, _) => None,
            (Call::Connect { .. }, _) => Some(made.fd),
            // A server may speak before its connection is complete and accepted.
            _ if !open.contains_key(&made.fd) => Some(made.fd),
            _ => None,
        };
        if let Some(fd) = begins {
            open.insert(fd, all.len());
            all.push(Streams::default());
        }
        let Some(streams) = open.get(&made.fd).map(|index| &mut all[*index]) else {
            continue;
        };
        if streams.follow(made) {
            open.remove(&made.fd);
        }
    }
    all
}

/// When the host of `side` forgot everything.
fn crashes(session: &Session, side: Side) -> Vec<Instant> {
    let entries = session.world().record().entries().iter();
    let crashes = entries.filter(|entry| entry.side == side && entry.note == Note::HostCrashed);
    crashes.map(|entry| entry.at).collect()
}

impl Streams {
    /// A call was made; whether the descriptor is free after it.
    fn follow(&mut self, made: &MadeCall) -> bool {
        match (&made.call, returned(made)) {
            (Call::Send { data }, returned) => self.sent.push(taken(data, returned)),
            (Call::Recv { .. }, Some(Outcome::Text(text))) if !text.is_empty() => {
                self.received.extend(text);
            }
            // The application has read to the end, after the user's `close` or before its own.
            (Call::Recv { .. }, Some(_)) if made.by_app => return self.closing,
            (Call::Close, Some(Outcome::Number(_))) if !made.by_app => self.closing = true,
            (Call::Close | Call::Abort, Some(Outcome::Number(_))) => return true,
            _ => {}
        }
        false
    }
}

fn returned(made: &MadeCall) -> Option<&Outcome> {
    made.returned.as_ref().map(|(_, outcome)| outcome)
}

/// What a `send` has got rid of; all, perhaps, if it has not returned.
fn taken(data: &Payload, returned: Option<&Outcome>) -> Vec<u8> {
    let Payload::Text(text) = data else {
        return Vec::new();
    };
    let taken = match returned {
        Some(Outcome::Number(taken)) => *taken as usize,
        Some(_) => 0,
        None => text.len(),
    };
    text[..taken].to_vec()
}

/// Everything that was read is the beginning of what somebody wrote at the other end.
pub fn check(session: &Session) -> Result<(), TestCaseError> {
    for side in Side::BOTH {
        let others = streams(session, side.other());
        for Streams { received, .. } in streams(session, side) {
            let wrote = |other: &Streams| {
                // No call tells where the stream of a connection begins that was never accepted.
                let starts = if side == Side::Client {
                    other.sent.len()
                } else {
                    1
                };
                let mut starts = 0..starts;
                starts.any(|start| {
                    let rest = other.sent.get(start..).unwrap_or_default();
                    rest.concat().starts_with(&received)
                })
            };
            let fine = received.is_empty() || others.iter().any(wrote);
            let (name, text) = (side.name(), String::from_utf8_lossy(&received));
            prop_assert!(fine, "{name} read {text:?}\n{}", session.script());
        }
    }
    Ok(())
}
