//! One host: its ports, its listeners, its connections, and the RST for everybody else.
//!
//! The user's calls act on the *present* connection: the newest one, as a student sees it. Older
//! ones (in TIME-WAIT, say) live on beside it. What arrives is read at once by an application
//! that remembers how much it was.

mod inbox;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::net::{IpAddr, SocketAddr};

use bytes::Bytes;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use rustc_hash::FxHashMap;
use slab::Slab;

use crate::explain::{Ignored, Note, Observer, Reason};
use crate::segment::Segment;
use crate::seq::Seq;
use crate::tcp::{Config, Connection, Error, State};
use crate::time::Instant;

pub use inbox::Inbox;

/// The first of the ports that IANA leaves for active opens (RFC 6335 §6).
const FIRST_EPHEMERAL_PORT: u16 = 49152;

/// The sockets of a connection: its own, then the peer's.
type Pair = (SocketAddr, SocketAddr);

/// What the user's calls act on.
#[derive(Clone, Debug, PartialEq)]
enum Present {
    /// Nothing was ever opened, or the listener was closed.
    Nothing,
    /// The listener, which waits for its first peer.
    Listener,
    /// A connection.
    Connection(usize),
    /// A connection that is no more.
    Ended { pair: Pair, inbox: Inbox },
}

/// A connection and what belongs to it.
#[derive(Clone, Debug)]
struct Entry {
    connection: Connection,
    pair: Pair,
    inbox: Inbox,
    /// When it wants to be woken; older wishes may still be in `Host::wakeups`.
    wakeup: Option<Instant>,
}

/// One host.
#[derive(Clone, Debug)]
pub struct Host {
    address: IpAddr,
    port: u16,
    config: Config,
    chance: Xoshiro256PlusPlus,
    listener: Option<Connection>,
    connections: Slab<Entry>,
    demux: FxHashMap<Pair, usize>,
    /// When connections want to be woken, the earliest on top; the top one is never outdated.
    wakeups: BinaryHeap<Reverse<(Instant, usize)>>,
    /// Connections that may have something to send.
    ready: VecDeque<usize>,
    /// RSTs for connections that do not exist.
    refusals: VecDeque<Segment>,
    present: Present,
}

impl Host {
    /// A host at `address` that listens on `port` and opens from it while it is free. `seed`
    /// decides its initial sequence numbers.
    #[must_use]
    pub fn new(address: IpAddr, port: u16, config: Config, seed: u64) -> Host {
        Host {
            address,
            port,
            config,
            chance: Xoshiro256PlusPlus::seed_from_u64(seed),
            listener: None,
            connections: Slab::new(),
            demux: FxHashMap::default(),
            wakeups: BinaryHeap::new(),
            ready: VecDeque::new(),
            refusals: VecDeque::new(),
            present: Present::Nothing,
        }
    }

    /// Its socket for listening.
    #[must_use]
    pub const fn socket(&self) -> SocketAddr {
        SocketAddr::new(self.address, self.port)
    }

    /// The state that the host shows: of its present connection or listener.
    #[must_use]
    pub fn state(&self) -> State {
        match &self.present {
            Present::Listener => State::Listen,
            Present::Connection(key) => self
                .connections
                .get(*key)
                .map_or(State::Closed, |entry| entry.connection.state()),
            Present::Nothing | Present::Ended { .. } => State::Closed,
        }
    }

    /// The present connection, while there is one.
    #[must_use]
    pub fn connection(&self) -> Option<&Connection> {
        self.present_entry().map(|entry| &entry.connection)
    }

    /// The sockets of the present or last connection.
    #[must_use]
    pub fn pair(&self) -> Option<Pair> {
        match &self.present {
            Present::Ended { pair, .. } => Some(*pair),
            _ => self.present_entry().map(|entry| entry.pair),
        }
    }

    /// What the application of the present or last connection has read.
    #[must_use]
    pub fn inbox(&self) -> Option<&Inbox> {
        match &self.present {
            Present::Ended { inbox, .. } => Some(inbox),
            _ => self.present_entry().map(|entry| &entry.inbox),
        }
    }

    /// The port on which it listens, if it does.
    #[must_use]
    pub fn listening(&self) -> Option<u16> {
        self.listener.as_ref().map(|_| self.port)
    }

    /// The connections beside the present one, oldest place first.
    pub fn others(&self) -> impl Iterator<Item = (Pair, State)> {
        self.connections
            .iter()
            .filter(|(key, _)| self.present != Present::Connection(*key))
            .map(|(_, entry)| (entry.pair, entry.connection.state()))
    }

    /// Passive OPEN on the host's port (§3.10.1).
    ///
    /// # Errors
    /// See [`check_listen`](Self::check_listen).
    pub fn listen(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        self.check_listen()?;
        let mut listener = Connection::new(self.config, self.socket());
        let iss = self.initial_sequence_number();
        listener.open_passive(iss, observer)?;
        self.listener = Some(listener);
        self.present = Present::Listener;
        Ok(())
    }

    /// What passive OPEN would answer now.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] while it listens or its present connection is open.
    pub fn check_listen(&self) -> Result<(), Error> {
        if self.listener.is_some() || self.state() != State::Closed {
            return Err(Error::ConnectionAlreadyExists);
        }
        Ok(())
    }

    /// Active OPEN to `remote` (§3.10.1). A listener is changed from passive to active.
    ///
    /// # Errors
    /// See [`check_connect`](Self::check_connect); [`Error::InsufficientResources`] when every
    /// port is taken.
    pub fn connect(
        &mut self,
        remote: SocketAddr,
        observer: &mut impl Observer,
    ) -> Result<(), Error> {
        self.check_connect()?;
        let local = self
            .free_socket(remote)
            .ok_or(Error::InsufficientResources)?;
        let iss = self.initial_sequence_number();
        let mut connection = match self.listener.take_if(|listener| listener.local() == local) {
            Some(listener) => listener,
            None => Connection::new(self.config, local),
        };
        connection.open_active(remote, iss, observer)?;
        self.insert(connection, (local, remote));
        Ok(())
    }

    /// What active OPEN would answer now. A connection in TIME-WAIT is no obstacle: the new one
    /// gets another port.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] while the present connection is open.
    pub fn check_connect(&self) -> Result<(), Error> {
        match self.state() {
            State::Closed | State::Listen | State::TimeWait => Ok(()),
            _ => Err(Error::ConnectionAlreadyExists),
        }
    }

    /// SEND on the present connection (§3.10.2).
    ///
    /// # Errors
    /// As the state demands.
    pub fn send(&mut self, data: Bytes) -> Result<(), Error> {
        let key = self.check_send()?;
        self.with(key, |connection| connection.send(data))
    }

    /// What SEND would answer now.
    ///
    /// # Errors
    /// As the state demands.
    pub fn check_send(&self) -> Result<usize, Error> {
        match (&self.present, self.present_entry()) {
            (Present::Connection(key), Some(entry)) => entry.connection.check_send().map(|()| *key),
            (Present::Listener, _) => Err(Error::RemoteSocketUnspecified),
            _ => Err(Error::ConnectionDoesNotExist),
        }
    }

    /// CLOSE of the present connection (§3.10.4), or of the listener where there is none.
    ///
    /// # Errors
    /// As the state demands.
    pub fn close(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        self.end(observer, |connection, observer| connection.close(observer))
    }

    /// What CLOSE would answer now.
    ///
    /// # Errors
    /// As the state demands.
    pub fn check_close(&self) -> Result<(), Error> {
        match self
            .present_entry()
            .map(|entry| &entry.connection)
            .or(self.listener.as_ref())
        {
            Some(connection) => connection.check_close(),
            None => Err(Error::ConnectionDoesNotExist),
        }
    }

    /// ABORT of the present connection (§3.10.5), or of the listener where there is none.
    ///
    /// # Errors
    /// As the state demands.
    pub fn abort(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        self.end(observer, |connection, observer| connection.abort(observer))
    }

    /// What ABORT would answer now.
    ///
    /// # Errors
    /// [`Error::ConnectionDoesNotExist`] where there is neither a connection nor a listener.
    pub fn check_abort(&self) -> Result<(), Error> {
        match self.present_entry().is_some() || self.listener.is_some() {
            true => Ok(()),
            false => Err(Error::ConnectionDoesNotExist),
        }
    }

    /// `segment` arrives: for a connection, else for the listener, else for nobody (§3.10.7).
    pub fn handle_segment(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) {
        if let Some(&key) = self.demux.get(&(segment.dst, segment.src)) {
            self.with(key, |connection| {
                connection.handle_segment(now, segment, observer)
            });
            return;
        }
        let iss = self.initial_sequence_number();
        if let Some(listener) = self
            .listener
            .as_mut()
            .filter(|one| one.local() == segment.dst)
        {
            let mut child = listener.spawn(iss);
            child.handle_segment(now, segment, observer);
            self.insert(child, (segment.dst, segment.src));
            return;
        }
        match segment.refusal() {
            Some(refusal) => self.refusals.push_back(refusal),
            None => observer.note(Note::Ignored {
                why: Ignored::ResetNoConnection,
            }),
        }
    }

    /// Lets the timers act that have run out by `now`.
    pub fn handle_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        while let Some(&Reverse((at, key))) = self.wakeups.peek()
            && at <= now
        {
            // Once `poll_transmit` has run dry, it says anew when to wake it.
            self.connections[key].wakeup = None;
            self.discard_outdated_wakeups();
            self.with(key, |connection| connection.handle_timeout(now, observer));
        }
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due; changes with every other call.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.wakeups.peek().map(|Reverse((at, _))| *at)
    }

    /// The next segment to be sent at `now`, until there is none.
    #[must_use]
    pub fn poll_transmit(&mut self, now: Instant, observer: &mut impl Observer) -> Option<Segment> {
        if let Some(refusal) = self.refusals.pop_front() {
            observer.note(Note::Sent {
                why: Reason::ResetNoConnection,
            });
            return Some(refusal);
        }
        while let Some(&key) = self.ready.front() {
            if let Some(entry) = self.connections.get_mut(key) {
                if let Some(segment) = entry.connection.poll_transmit(now, observer) {
                    return Some(segment);
                }
                self.schedule(key);
                self.remove_if_over(key);
            }
            self.ready.pop_front();
        }
        None
    }

    fn present_entry(&self) -> Option<&Entry> {
        match self.present {
            Present::Connection(key) => self.connections.get(key),
            _ => None,
        }
    }

    /// The host's own port while no connection to `remote` uses it, else the first free one.
    fn free_socket(&self, remote: SocketAddr) -> Option<SocketAddr> {
        std::iter::once(self.port)
            .chain(FIRST_EPHEMERAL_PORT..=u16::MAX)
            .map(|port| SocketAddr::new(self.address, port))
            .find(|local| !self.demux.contains_key(&(*local, remote)))
    }

    fn initial_sequence_number(&mut self) -> Seq {
        Seq(self.chance.next_u32())
    }

    fn insert(&mut self, connection: Connection, pair: Pair) {
        let entry = Entry {
            connection,
            pair,
            inbox: Inbox::default(),
            wakeup: None,
        };
        let key = self.connections.insert(entry);
        self.demux.insert(pair, key);
        self.present = Present::Connection(key);
        self.ready.push_back(key);
    }

    /// Acts on a connection, lets its application read, and marks it for transmission.
    fn with<R>(&mut self, key: usize, act: impl FnOnce(&mut Connection) -> R) -> R {
        let entry = &mut self.connections[key];
        let result = act(&mut entry.connection);
        entry.inbox.read_all(&mut entry.connection);
        self.ready.push_back(key);
        result
    }

    /// Ends the present connection, or the listener where there is none.
    fn end<O: Observer>(
        &mut self,
        observer: &mut O,
        act: impl FnOnce(&mut Connection, &mut O) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if let Present::Connection(key) = self.present {
            return self.with(key, |connection| act(connection, observer));
        }
        let mut listener = self.listener.take().ok_or(Error::ConnectionDoesNotExist)?;
        self.present = Present::Nothing;
        act(&mut listener, observer)
    }

    fn schedule(&mut self, key: usize) {
        let entry = &mut self.connections[key];
        let wakeup = entry.connection.poll_timeout();
        if wakeup != entry.wakeup {
            entry.wakeup = wakeup;
            self.wakeups.extend(wakeup.map(|at| Reverse((at, key))));
            self.discard_outdated_wakeups();
        }
    }

    fn discard_outdated_wakeups(&mut self) {
        while let Some(&Reverse((at, key))) = self.wakeups.peek()
            && self
                .connections
                .get(key)
                .is_none_or(|entry| entry.wakeup != Some(at))
        {
            self.wakeups.pop();
        }
    }

    /// Forgets a connection that is CLOSED, and one that went back to its listener.
    fn remove_if_over(&mut self, key: usize) {
        let state = self.connections[key].connection.state();
        if !matches!(state, State::Closed | State::Listen) {
            return;
        }
        let Entry { pair, inbox, .. } = self.connections.remove(key);
        self.demux.remove(&pair);
        self.discard_outdated_wakeups();
        if self.present == Present::Connection(key) {
            self.present = match state {
                State::Listen if self.listener.is_some() => Present::Listener,
                _ => Present::Ended { pair, inbox },
            };
        }
    }
}
