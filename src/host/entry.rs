//! A connection in the table of a [`Stack`](super::stack::Stack), and what belongs to it.

use std::net::SocketAddr;

use bytes::{Bytes, BytesMut};

use crate::tcp::Connection;

/// The sockets of a connection: its own, then the peer's.
pub type Pair = (SocketAddr, SocketAddr);

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
    /// Somebody has asked how it failed.
    pub failure_told: bool,
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
            failure_told: false,
        }
    }

    /// The next octets, at most `max`; without a copy where they lie in one piece.
    pub fn receive(&mut self, max: usize) -> Bytes {
        let mut piece = |max| self.connection.receive(max).unwrap_or_default();
        let first = piece(max);
        let mut next = piece(max - first.len());
        if next.is_empty() {
            return first;
        }
        let mut whole = BytesMut::from(&first[..]);
        while !next.is_empty() {
            whole.extend_from_slice(&next);
            next = piece(max - whole.len());
        }
        whole.freeze()
    }
}
