//! A connection in the table of a [`Stack`](super::stack::Stack), and what belongs to it.

use std::collections::VecDeque;
use std::net::SocketAddr;

use bytes::{Bytes, BytesMut};

use crate::explain::{Note, Observer};
use crate::tcp::Connection;

/// The sockets of a connection: its own, then the peer's.
pub type Pair = (SocketAddr, SocketAddr);

/// What TCP tells its user about the end of a connection (§3.9.1, §3.10.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// "Connection refused".
    Refused,
    /// "Connection reset".
    Reset,
    /// "Connection aborted due to user timeout".
    TimedOut,
}

/// Who wants to know about a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The listener at this port, in its SYN queue.
    SynQueue(u16),
    /// The same, in its accept queue.
    AcceptQueue,
    /// A user of the stack.
    User,
    /// Nobody.
    Nobody,
}

/// A connection and what belongs to it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The TCP connection.
    pub connection: Connection,
    /// Its sockets.
    pub pair: Pair,
    /// Who wants to know about it.
    pub holder: Holder,
    /// It is in `Stack::ready`.
    pub ready: bool,
    /// CLOSED or back to its listener: reachable through its holder only.
    pub over: bool,
    /// How it failed, until somebody asks.
    pub failure: Option<Failure>,
    /// What arrived before the peer's FIN and is not read yet. The connection forgets it when it
    /// goes to CLOSED, its reader should not have to hurry.
    unread: VecDeque<Bytes>,
}

/// Hears what TCP signals to its user, and passes everything on.
pub struct Ear<'a, O> {
    observer: &'a mut O,
    failure: Option<Failure>,
}

impl<O: Observer> Observer for Ear<'_, O> {
    fn note(&mut self, note: Note) {
        match note {
            Note::SignalRefused => self.failure = Some(Failure::Refused),
            Note::SignalReset => self.failure = Some(Failure::Reset),
            Note::SignalTimeout => self.failure = Some(Failure::TimedOut),
            _ => {}
        }
        self.observer.note(note);
    }
}

impl Entry {
    /// A connection that has just begun.
    pub fn new(connection: Connection, pair: Pair, holder: Holder) -> Entry {
        Entry {
            connection,
            pair,
            holder,
            ready: false,
            over: false,
            failure: None,
            unread: VecDeque::new(),
        }
    }

    /// Acts on the connection and keeps what the user should hear of it.
    pub fn act<O: Observer, R>(
        &mut self,
        observer: &mut O,
        act: impl FnOnce(&mut Connection, &mut Ear<'_, O>) -> R,
    ) -> R {
        self.keep_unread();
        let mut ear = Ear {
            observer,
            failure: None,
        };
        let result = act(&mut self.connection, &mut ear);
        if ear.failure.is_some() {
            self.failure = ear.failure;
            // "All segment queues should be flushed" (§3.10.7.4).
            self.unread.clear();
        }
        result
    }

    /// Octets that arrived and are not read yet.
    pub fn unread(&self) -> usize {
        let kept: usize = self.unread.iter().map(Bytes::len).sum();
        kept + self.connection.unread() as usize
    }

    /// The next octets, at most `max`; without a copy where they lie in one piece.
    pub fn receive(&mut self, max: usize) -> Bytes {
        let first = self.receive_piece(max);
        let mut next = self.receive_piece(max - first.len());
        if next.is_empty() {
            return first;
        }
        let mut whole = BytesMut::from(&first[..]);
        while !next.is_empty() {
            whole.extend_from_slice(&next);
            next = self.receive_piece(max - whole.len());
        }
        whole.freeze()
    }

    fn receive_piece(&mut self, max: usize) -> Bytes {
        let Some(front) = self.unread.front_mut() else {
            return self.connection.receive(max).unwrap_or_default();
        };
        let piece = front.split_to(front.len().min(max));
        if front.is_empty() {
            self.unread.pop_front();
        }
        piece
    }

    /// Once the peer has closed, takes over what is left to be read.
    fn keep_unread(&mut self) {
        if self.connection.peer_has_closed() {
            while let Ok(data) = self.connection.receive(usize::MAX)
                && !data.is_empty()
            {
                self.unread.push_back(data);
            }
        }
    }
}
