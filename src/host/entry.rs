//! A connection in the table of a [`Stack`](super::stack::Stack), and what belongs to it.

use std::borrow::Cow;
use std::net::SocketAddr;

use bytes::{Bytes, BytesMut};

use crate::explain::{Cause, Note, Observer};
use crate::state::State;
use crate::tcp::{Connection, TimeWait};
use crate::time::Instant;

/// Names a connection. A key is used again once its connection has vanished.
pub type Key = usize;

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

/// The connection itself.
#[derive(Clone, Debug)]
enum Body {
    Full(Box<Connection>),
    /// In TIME-WAIT, with nobody who holds it.
    TimeWait(TimeWait),
}

/// A connection and what belongs to it.
#[derive(Clone, Debug)]
pub struct Entry {
    body: Body,
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
    /// Its port may be bound by others that share theirs (`SO_REUSEADDR`).
    pub shared: bool,
    /// What made way for it: if its SYN was an old duplicate, that comes back (MAY-2).
    pub before: Option<Box<TimeWait>>,
    /// Counts the connections of the host in the order in which they began.
    pub serial: u64,
}

impl Entry {
    /// A connection that has just begun.
    pub fn new(connection: Connection, pair: Pair, holder: Holder, serial: u64) -> Entry {
        Entry {
            body: Body::Full(Box::new(connection)),
            pair,
            holder,
            ready: false,
            over: false,
            failure_told: false,
            shared: false,
            before: None,
            serial,
        }
    }

    /// The connection; none while only the little is kept that TIME-WAIT needs.
    pub fn kept(&self) -> Option<&Connection> {
        match &self.body {
            Body::Full(connection) => Some(connection),
            Body::TimeWait(_) => None,
        }
    }

    /// The connection, rebuilt where need be.
    pub fn connection(&self) -> Cow<'_, Connection> {
        match &self.body {
            Body::Full(connection) => Cow::Borrowed(connection),
            Body::TimeWait(little) => Cow::Owned(little.grow(self.pair.0, self.pair.1)),
        }
    }

    /// The connection, from now on in full.
    pub fn connection_mut(&mut self) -> &mut Connection {
        if let Cow::Owned(connection) = self.connection() {
            self.body = Body::Full(Box::new(connection));
        }
        match &mut self.body {
            Body::Full(connection) => connection,
            Body::TimeWait(_) => unreachable!("it has just grown"),
        }
    }

    /// Its state.
    pub fn state(&self) -> State {
        self.kept().map_or(State::TimeWait, Connection::state)
    }

    /// When it wants to be woken.
    pub fn poll_timeout(&self) -> Option<Instant> {
        match &self.body {
            Body::Full(connection) => connection.poll_timeout(),
            Body::TimeWait(little) => Some(little.wait().expires),
        }
    }

    /// Keeps only what is needed, if it is in TIME-WAIT and nobody holds it.
    pub fn shrink(&mut self) {
        if self.holder == Holder::Nobody
            && let Some(little) = self.kept().and_then(Connection::shrink)
        {
            self.body = Body::TimeWait(little);
        }
    }

    /// Its SYN was reset before anything came of it: what had made way for it is there again.
    pub fn step_back(&mut self, observer: &mut impl Observer) -> bool {
        let reset = self.state() == State::Listen && matches!(self.holder, Holder::SynQueue(_));
        let Some(before) = self.before.take_if(|_| reset) else {
            return false;
        };
        self.body = Body::TimeWait(*before);
        observer.note(Note::Entered {
            from: State::Listen,
            to: State::TimeWait,
            why: Cause::BackToTimeWait,
        });
        true
    }

    /// The next octets, at most `max`; without a copy where they lie in one piece.
    pub fn receive(&mut self, max: usize) -> Bytes {
        let connection = self.connection_mut();
        let mut piece = |max| connection.receive(max).unwrap_or_default();
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

/// A connection of a host, seen from outside.
#[derive(Clone, Copy, Debug)]
pub struct View<'a>(pub(super) &'a Entry);

impl<'a> View<'a> {
    /// Its sockets.
    #[must_use]
    pub const fn pair(self) -> Pair {
        self.0.pair
    }

    /// Its state.
    #[must_use]
    pub fn state(self) -> State {
        self.0.state()
    }

    /// All of it; in TIME-WAIT it may have to be rebuilt, without what it has forgotten.
    #[must_use]
    pub fn connection(self) -> Cow<'a, Connection> {
        self.0.connection()
    }
}
