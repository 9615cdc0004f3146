//! What an application reads is what the other one wrote: in order, without a gap, never twice.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tcpscope::script::{Call, Outcome, Payload};
use tcpscope::sim::{MadeCall, Session, Side};

/// The two streams of a connection, as its application at one end knows them.
#[derive(Debug, Default)]
struct Streams {
    /// What each call has sent.
    sent: Vec<Vec<u8>>,
    received: Vec<u8>,
}

/// The connections of `side`. Only for sessions in which applications accept.
fn streams(session: &Session, side: Side) -> Vec<Streams> {
    let mut all: Vec<Streams> = Vec::new();
    // A descriptor is used again.
    let mut open = BTreeMap::new();
    let list = session.world().calls().list().iter();
    for made in list.filter(|made| made.side == side) {
        let begins = match (&made.call, returned(made)) {
            (Call::Accept, Some(Outcome::Number(fd))) => Some(*fd as usize),
            (Call::Connect { .. }, _) => Some(made.fd),
            // A server may speak before its connection is complete and accepted.
            (Call::Send { .. }, _) if !open.contains_key(&made.fd) => Some(made.fd),
            _ => None,
        };
        if let Some(fd) = begins {
            open.insert(fd, all.len());
            all.push(Streams::default());
        }
        let Some(streams) = open.get(&made.fd).map(|index| &mut all[*index]) else {
            continue;
        };
        match (&made.call, returned(made)) {
            (Call::Send { data }, returned) => streams.sent.push(taken(data, returned)),
            (Call::Recv { .. }, Some(Outcome::Text(text))) => streams.received.extend(text),
            _ => {}
        }
    }
    all
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
