//! The TCP of one host: its listeners, its connections, and the RST for everybody else.
//!
//! It knows neither sockets nor students: [`Host`](super::Host) and [`Desk`](super::Desk) are two
//! kinds of users that stand on it. A user *holds* a connection as long as it wants to know how it
//! ended; without a holder a connection lives on until it is done and then vanishes.

use std::collections::VecDeque;
use std::net::{IpAddr, SocketAddr};

use bytes::Bytes;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use rustc_hash::FxHashMap;
use slab::Slab;

use crate::explain::{Cause, Ignored, Note, Observer, Reason};
use crate::segment::{Flags, Segment};
use crate::seq::Seq;
use crate::tcp::{Config, Connection, Error, Failure, State};
use crate::time::Instant;
use crate::wire::{IcmpClass, IcmpError};

use super::entry::{Entry, Holder, Pair};
use super::ports::Ports;
use super::secret::Secret;
use super::wakeups::Wakeups;

/// Names a connection. A key is used again once its connection has vanished.
pub type Key = usize;

/// Whom a segment reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// A connection.
    Connection(Key),
    /// A listener, for which it began this connection.
    Newcomer(Key),
    /// Nobody who would tell.
    Nobody,
}

/// A listener with its two queues.
#[derive(Clone, Debug)]
struct Listener {
    /// In LISTEN; its copies answer the peers.
    template: Connection,
    /// How many connections may wait to be accepted.
    backlog: usize,
    /// Connections in SYN-RECEIVED.
    syn_queue: usize,
    /// Complete connections that wait to be accepted.
    accept_queue: VecDeque<Key>,
}

impl Listener {
    /// As in Linux, a queue takes one more than the backlog, so that 0 is of some use.
    fn is_full(&self) -> bool {
        self.accept_queue.len() > self.backlog
    }

    fn refuses_syn(&self) -> bool {
        self.is_full() || self.syn_queue > self.backlog
    }
}

/// The TCP of one host.
#[derive(Clone, Debug)]
pub struct Stack {
    address: IpAddr,
    secret: Secret,
    chance: Xoshiro256PlusPlus,
    pub(super) ports: Ports,
    /// By port.
    listeners: FxHashMap<u16, Listener>,
    connections: Slab<Entry>,
    demux: FxHashMap<Pair, Key>,
    wakeups: Wakeups,
    /// Connections that may have something to send.
    ready: VecDeque<Key>,
    /// RSTs for connections that do not exist.
    refusals: VecDeque<Segment>,
}

impl Stack {
    /// The TCP of a host at `address`. `seed` decides its initial sequence numbers and ports.
    #[must_use]
    pub fn new(address: IpAddr, seed: u64) -> Stack {
        let mut chance = Xoshiro256PlusPlus::seed_from_u64(seed);
        Stack {
            address,
            secret: Secret {
                key: (chance.next_u64(), chance.next_u64()),
            },
            chance,
            ports: Ports::default(),
            listeners: FxHashMap::default(),
            connections: Slab::new(),
            demux: FxHashMap::default(),
            wakeups: Wakeups::default(),
            ready: VecDeque::new(),
            refusals: VecDeque::new(),
        }
    }

    /// The host's address.
    #[must_use]
    pub const fn address(&self) -> IpAddr {
        self.address
    }

    // Listeners.

    /// Passive OPEN (§3.10.1) at `port`; `backlog` bounds both queues.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] if there is a listener at `port`.
    pub fn listen(
        &mut self,
        port: u16,
        config: Config,
        backlog: usize,
        observer: &mut impl Observer,
    ) -> Result<(), Error> {
        if self.listeners.contains_key(&port) {
            return Err(Error::ConnectionAlreadyExists);
        }
        let mut template = Connection::new(config, SocketAddr::new(self.address, port));
        // Each copy gets a number of its own.
        template.open_passive(Seq(0), observer)?;
        let listener = Listener {
            template,
            backlog,
            syn_queue: 0,
            accept_queue: VecDeque::new(),
        };
        self.listeners.insert(port, listener);
        Ok(())
    }

    /// The listener at `port`.
    #[must_use]
    pub fn listener(&self, port: u16) -> Option<&Connection> {
        self.listeners.get(&port).map(|listener| &listener.template)
    }

    /// The same, to change the options that its connections inherit.
    pub fn listener_mut(&mut self, port: u16) -> Option<&mut Connection> {
        self.listeners
            .get_mut(&port)
            .map(|listener| &mut listener.template)
    }

    /// Another bound for the queues of the listener at `port`.
    pub fn set_backlog(&mut self, port: u16, backlog: usize) {
        if let Some(listener) = self.listeners.get_mut(&port) {
            listener.backlog = backlog;
        }
    }

    /// Takes the listener at `port` away, to be closed or made active. What is in its queues
    /// is nobody's from now on.
    pub fn unlisten(&mut self, port: u16) -> Option<Connection> {
        let listener = self.listeners.remove(&port)?;
        for key in self.children(port) {
            self.release(key);
        }
        for key in listener.accept_queue {
            self.release(key);
        }
        Some(listener.template)
    }

    /// The connections in the queues of the listener at `port`.
    #[must_use]
    pub fn children(&self, port: u16) -> Vec<Key> {
        let waiting = self
            .listeners
            .get(&port)
            .map(|listener| listener.accept_queue.iter().copied());
        let embryos = self
            .connections
            .iter()
            .filter(|(_, entry)| entry.holder == Holder::SynQueue(port));
        embryos
            .map(|(key, _)| key)
            .chain(waiting.into_iter().flatten())
            .collect()
    }

    /// The first connection of the accept queue at `port`; the caller holds it from now on.
    pub fn accept(&mut self, port: u16) -> Option<Key> {
        let key = self.listeners.get_mut(&port)?.accept_queue.pop_front()?;
        self.connections[key].holder = Holder::User;
        Some(key)
    }

    // Connections.

    /// Active OPEN (§3.10.1) of `connection`, which may be a listener that was taken away, from
    /// its local socket to `remote`. The caller holds it.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] if there is one between the two.
    pub fn open(
        &mut self,
        now: Instant,
        mut connection: Connection,
        remote: SocketAddr,
        observer: &mut impl Observer,
    ) -> Result<Key, Error> {
        let pair = (connection.local(), remote);
        if !self.is_free(pair) {
            return Err(Error::ConnectionAlreadyExists);
        }
        let iss = self.secret.initial_sequence_number(now, pair.0, pair.1);
        connection.set_timestamp_offset(self.secret.timestamp_offset(pair.0, pair.1));
        connection.open_active(remote, iss, observer)?;
        Ok(self.insert(connection, pair, Holder::User))
    }

    /// No connection uses these sockets.
    #[must_use]
    pub fn is_free(&self, pair: Pair) -> bool {
        !self.demux.contains_key(&pair)
    }

    /// A random number, for the place at which the search for a port begins.
    pub fn chance(&mut self) -> u32 {
        self.chance.next_u32()
    }

    /// The first of the ephemeral ports, from the one that `chance` picks on, from which `remote`
    /// can be reached and that nobody has claimed.
    #[must_use]
    pub fn free_port(&self, chance: u32, remote: SocketAddr) -> Option<u16> {
        self.ports.candidates(chance).find(|port| {
            self.ports.is_unbound(*port)
                && !self.listeners.contains_key(port)
                && self.is_free((SocketAddr::new(self.address, *port), remote))
        })
    }

    /// A connection.
    #[must_use]
    pub fn connection(&self, key: Key) -> Option<&Connection> {
        self.connections.get(key).map(|entry| &entry.connection)
    }

    /// The sockets of a connection.
    #[must_use]
    pub fn pair(&self, key: Key) -> Option<Pair> {
        self.connections.get(key).map(|entry| entry.pair)
    }

    /// All connections that exist, oldest place first.
    pub fn connections(&self) -> impl Iterator<Item = (Key, Pair, &Connection)> {
        self.connections
            .iter()
            .filter(|(_, entry)| !entry.over)
            .map(|(key, entry)| (key, entry.pair, &entry.connection))
    }

    /// How many listeners there are.
    #[must_use]
    pub fn listeners(&self) -> usize {
        self.listeners.len()
    }

    /// A connection has ended: nothing can arrive for it any more.
    #[must_use]
    pub fn is_over(&self, key: Key) -> bool {
        self.connections.get(key).is_none_or(|entry| entry.over)
    }

    /// The user holds this connection, wherever it was before.
    pub fn hold(&mut self, key: Key) {
        if let Some(entry) = self.connections.get_mut(key) {
            let before = std::mem::replace(&mut entry.holder, Holder::User);
            self.leave_queue(key, before);
        }
    }

    /// The user has lost interest: the connection vanishes when it is done.
    pub fn release(&mut self, key: Key) {
        if let Some(entry) = self.connections.get_mut(key) {
            let before = std::mem::replace(&mut entry.holder, Holder::Nobody);
            let over = entry.over;
            self.leave_queue(key, before);
            if over {
                self.connections.remove(key);
            }
        }
    }

    /// How a connection failed; told once.
    pub fn take_failure(&mut self, key: Key) -> Option<Failure> {
        let entry = self.connections.get_mut(key)?;
        let failure = entry.connection.failure()?;
        (!std::mem::replace(&mut entry.failure_told, true)).then_some(failure)
    }

    /// Acts on a connection; `None` if there is none. What it then has to send is due at once.
    pub fn act<O: Observer, R>(
        &mut self,
        key: Key,
        observer: &mut O,
        act: impl FnOnce(&mut Connection, &mut O) -> R,
    ) -> Option<R> {
        let entry = self.connections.get_mut(key)?;
        let result = act(&mut entry.connection, observer);
        self.mark_ready(key);
        Some(result)
    }

    /// RECEIVE (§3.10.3): the next octets, at most `max`; with `peek` they stay where they are.
    pub fn receive(&mut self, key: Key, max: usize, peek: bool) -> Bytes {
        let Some(entry) = self.connections.get_mut(key) else {
            return Bytes::new();
        };
        if peek {
            return entry.connection.peek(max);
        }
        let data = entry.receive(max);
        self.mark_ready(key);
        data
    }

    /// `segment` arrives: for a connection, else for a listener, else for nobody (§3.10.7).
    ///
    /// A SYN that finds a full queue is dropped, and so is the ACK that would make a connection
    /// complete for which the accept queue has no room; the peer will try again.
    pub fn handle_segment(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> Reached {
        // MUST-57; and what is not for us has gone astray.
        if segment.dst.ip() != self.address || !is_unicast(segment.src.ip()) {
            return Reached::Nobody;
        }
        let floor = self.make_way(segment, observer);
        if let Some(&key) = self.demux.get(&(segment.dst, segment.src)) {
            if self.has_no_room_for(key, segment) {
                observer.note(Note::Ignored {
                    why: Ignored::AcceptQueueFull,
                });
                return Reached::Nobody;
            }
            self.act(key, observer, |connection, observer| {
                connection.handle_segment(now, segment, observer);
            });
            self.complete(key);
            return Reached::Connection(key);
        }
        if let Some(listener) = self.listeners.get(&segment.dst.port()) {
            if segment.flags.contains(Flags::SYN) && listener.refuses_syn() {
                observer.note(Note::Ignored {
                    why: Ignored::BacklogFull,
                });
                return Reached::Nobody;
            }
            return self.begin(now, segment, floor, observer);
        }
        match segment.refusal() {
            Some(refusal) => self.refusals.push_back(refusal),
            None => observer.note(Note::Ignored {
                why: Ignored::ResetNoConnection,
            }),
        }
        Reached::Nobody
    }

    /// The network complains about a segment: the connection that sent it hears of that (MUST-54).
    /// Source Quench is discarded in silence (MUST-55).
    pub fn handle_icmp(&mut self, error: &IcmpError, observer: &mut impl Observer) {
        let hard = match error.class {
            IcmpClass::Hard => true,
            IcmpClass::Soft => false,
            IcmpClass::SourceQuench => return,
        };
        if let Some(&key) = self.demux.get(&(error.src, error.dst)) {
            self.act(key, observer, |connection, observer| {
                connection.handle_icmp(hard, error.seq, observer);
            });
        }
    }

    /// Lets the timers act that have run out by `now`.
    pub fn handle_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        // Once `poll_transmit` has run dry, each says anew when to wake it.
        while let Some(key) = self.wakeups.take_due(now) {
            self.act(key, observer, |connection, observer| {
                connection.handle_timeout(now, observer);
            });
        }
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due; changes with every other call.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.wakeups.earliest()
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
                entry.ready = false;
                self.settle(key);
            }
            self.ready.pop_front();
        }
        None
    }

    // What happens inside.

    fn insert(&mut self, connection: Connection, pair: Pair, holder: Holder) -> Key {
        let entry = Entry::new(connection, pair, holder);
        let key = self.connections.insert(entry);
        self.demux.insert(pair, key);
        self.ports.connect(pair.0.port());
        self.mark_ready(key);
        key
    }

    fn mark_ready(&mut self, key: Key) {
        if !std::mem::replace(&mut self.connections[key].ready, true) {
            self.ready.push_back(key);
        }
    }

    /// A copy of the listener takes up a segment from somebody new. Its numbers begin above
    /// `floor`, if there is one.
    fn begin(
        &mut self,
        now: Instant,
        segment: &Segment,
        floor: Option<Seq>,
        observer: &mut impl Observer,
    ) -> Reached {
        let pair = (segment.dst, segment.src);
        let iss = self.secret.initial_sequence_number(now, pair.0, pair.1);
        let iss = floor.map_or(iss, |used| iss.max(used + 1));
        let Some(listener) = self.listeners.get_mut(&pair.0.port()) else {
            return Reached::Nobody;
        };
        let mut child = listener.template.spawn(iss);
        child.set_timestamp_offset(self.secret.timestamp_offset(pair.0, pair.1));
        child.handle_segment(now, segment, observer);
        if child.state() == State::SynReceived {
            listener.syn_queue += 1;
            let holder = Holder::SynQueue(pair.0.port());
            return Reached::Newcomer(self.insert(child, pair, holder));
        }
        // It may have a RST to send, then it is gone.
        self.insert(child, pair, Holder::Nobody);
        Reached::Nobody
    }

    /// A SYN that is certainly new ends the TIME-WAIT of the connection before it, where somebody
    /// listens for it (MAY-2, RFC 6191). Returns where its numbers had come to: those of the new
    /// connection must begin above.
    fn make_way(&mut self, segment: &Segment, observer: &mut impl Observer) -> Option<Seq> {
        let &key = self.demux.get(&(segment.dst, segment.src))?;
        let connection = &mut self.connections[key].connection;
        let wanted = self.listeners.contains_key(&segment.dst.port());
        if !wanted || !connection.admits_new_connection(segment) {
            return None;
        }
        let used = connection.snd().max;
        connection.make_way(Cause::MadeWay, observer);
        self.settle(key);
        Some(used)
    }

    /// `segment` would complete the handshake of a connection that nobody could accept.
    fn has_no_room_for(&self, key: Key, segment: &Segment) -> bool {
        let Holder::SynQueue(port) = self.connections[key].holder else {
            return false;
        };
        let last_step = segment.acknowledges().is_some() && !segment.rst() && !segment.syn();
        last_step && self.listeners.get(&port).is_some_and(Listener::is_full)
    }

    /// Moves a connection whose handshake is complete to the accept queue.
    fn complete(&mut self, key: Key) {
        let entry = &mut self.connections[key];
        let Holder::SynQueue(port) = entry.holder else {
            return;
        };
        let embryo = matches!(
            entry.connection.state(),
            State::SynReceived | State::Listen | State::Closed
        );
        if !embryo && let Some(listener) = self.listeners.get_mut(&port) {
            entry.holder = Holder::AcceptQueue;
            listener.syn_queue -= 1;
            listener.accept_queue.push_back(key);
        }
    }

    /// A connection has left the care of `before`.
    fn leave_queue(&mut self, key: Key, before: Holder) {
        let port = self.connections[key].pair.0.port();
        let Some(listener) = self.listeners.get_mut(&port) else {
            return;
        };
        match before {
            Holder::SynQueue(_) => listener.syn_queue -= 1,
            Holder::AcceptQueue => listener.accept_queue.retain(|waiting| *waiting != key),
            Holder::User | Holder::Nobody => {}
        }
    }

    /// A connection has nothing more to send now: it says when to wake it, or has ended.
    fn settle(&mut self, key: Key) {
        let entry = &mut self.connections[key];
        let ended = matches!(entry.connection.state(), State::Closed | State::Listen);
        if !ended {
            self.wakeups.set(key, entry.connection.poll_timeout());
            return;
        }
        self.wakeups.set(key, None);
        let (pair, holder) = (entry.pair, entry.holder);
        if !std::mem::replace(&mut entry.over, true) {
            self.demux.remove(&pair);
            self.ports.disconnect(pair.0.port());
        }
        if matches!(holder, Holder::SynQueue(_) | Holder::Nobody) {
            self.leave_queue(key, holder);
            self.connections.remove(key);
        }
    }
}

/// Whether a connection with `address` makes sense (MUST-46, MUST-57).
#[must_use]
pub fn is_unicast(address: IpAddr) -> bool {
    let broadcast = match address {
        IpAddr::V4(address) => address.is_broadcast(),
        IpAddr::V6(_) => false,
    };
    !(broadcast || address.is_multicast() || address.is_unspecified())
}
