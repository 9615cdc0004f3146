//! The TCP of one host: its listeners, its connections, and the RST for everybody else.
//!
//! It knows no sockets: [`Host`](super::Host) is its user. The user *holds* a connection as long as
//! it wants to know how it ended; without a holder a connection lives on until it is done and then
//! vanishes.

mod arrival;

use std::collections::VecDeque;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use bytes::Bytes;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use rustc_hash::FxHashMap;
use slab::Slab;

use crate::explain::{Cause, Note, Observer, Reason};
use crate::segment::Segment;
use crate::seq::Seq;
use crate::state::State;
use crate::table::Table;
use crate::tcp::{Config, Connection, Error, Failure, TimeWait};
use crate::time::Instant;
use crate::wakeups::Wakeups;
use crate::wire::{IcmpClass, IcmpError};

use super::cookies::SynCookies;
use super::entry::{Entry, Holder, Key, Pair, View};
use super::listener::Listener;
use super::ports::Ports;
use super::secret::{Numbering, Secret};

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

/// The TCP of one host.
#[derive(Clone, Debug)]
pub struct Stack {
    address: IpAddr,
    secret: Secret,
    chance: Xoshiro256PlusPlus,
    pub(super) ports: Ports,
    /// By port.
    listeners: Table<u16, Listener>,
    connections: Slab<Entry>,
    demux: FxHashMap<Pair, Key>,
    wakeups: Wakeups,
    /// Connections that may have something to send.
    ready: VecDeque<Key>,
    /// Segments that belong to no connection, and why they are sent.
    strays: VecDeque<(Segment, Reason)>,
    syn_cookies: SynCookies,
    /// Where its initial sequence numbers begin, if the user has chosen that.
    numbering: Option<Numbering>,
    /// How many connections there have been.
    begun: u64,
    /// The settings of the connection that began last, to be shared with the next one.
    config: Arc<Config>,
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
            listeners: Table::new(),
            connections: Slab::new(),
            demux: FxHashMap::default(),
            wakeups: Wakeups::default(),
            ready: VecDeque::new(),
            strays: VecDeque::new(),
            syn_cookies: SynCookies::default(),
            numbering: None,
            begun: 0,
            config: Arc::default(),
        }
    }

    /// Forgets everything but its address and settings, without a word to anybody. Its secret is
    /// another one then.
    pub fn crash(&mut self) {
        let mut ports = std::mem::take(&mut self.ports);
        ports.clear();
        *self = Stack {
            ports,
            syn_cookies: self.syn_cookies,
            numbering: self.numbering,
            ..Stack::new(self.address, self.chance.next_u64())
        };
    }

    /// When its listeners answer with SYN cookies.
    pub const fn set_syn_cookies(&mut self, syn_cookies: SynCookies) {
        self.syn_cookies = syn_cookies;
    }

    /// The initial sequence number of the next connection, and of later ones by a clock; none: by
    /// RFC 6528.
    pub const fn set_first_number(&mut self, number: Option<Seq>) {
        self.numbering = match number {
            Some(first) => Some(Numbering { first, since: None }),
            None => None,
        };
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
        self.listeners
            .insert(port, Listener::new(template, backlog));
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

    /// The port of the listener at `port`, and of connections that it will begin, may be bound by
    /// others that share theirs.
    pub fn share_listener(&mut self, port: u16) {
        if let Some(listener) = self.listeners.get_mut(&port) {
            listener.shared = true;
        }
    }

    /// How many connections wait at `port` to be accepted, and how many may.
    #[must_use]
    pub fn accept_queue(&self, port: u16) -> Option<(usize, usize)> {
        let listener = self.listeners.get(&port)?;
        Some((listener.accept_queue.len(), listener.backlog))
    }

    /// The ports of the listeners, in order.
    #[must_use]
    pub fn listening(&self) -> Vec<u16> {
        self.listeners.keys().copied().collect()
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
    /// its local socket to `remote`. The caller holds it. One in TIME-WAIT between the two may
    /// make way, see [`may_reuse`](Self::may_reuse).
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
        let mut before = None;
        if !self.is_free(pair) {
            if !self.may_reuse(now, pair, connection.config()) {
                return Err(Error::ConnectionAlreadyExists);
            }
            let ended = self.end_time_wait(pair, Cause::MadeWayForOurs, observer);
            before = Some(ended.ok_or(Error::ConnectionAlreadyExists)?);
        }
        let iss = self.initial_sequence_number(now, pair, before.as_ref());
        connection.set_timestamp_offset(self.secret.timestamp_offset(pair.0, pair.1));
        connection.open_active(remote, iss, observer)?;
        self.number_taken(now);
        Ok(self.insert(connection, pair, Holder::User))
    }

    /// No connection uses these sockets.
    #[must_use]
    pub fn is_free(&self, pair: Pair) -> bool {
        !self.demux.contains_key(&pair)
    }

    /// The connection that uses these sockets is in TIME-WAIT, and a new one with the settings
    /// `config` may take them all the same.
    #[must_use]
    pub fn may_reuse(&self, now: Instant, pair: Pair, config: &Config) -> bool {
        config.time_wait_reuse
            && config.timestamps
            && self
                .find(pair)
                .is_some_and(|old| old.connection().admits_successor(now))
    }

    /// A random number, for the place at which the search for a port begins.
    pub fn chance(&mut self) -> u32 {
        self.chance.next_u32()
    }

    /// The first of the ephemeral ports, from the one that `chance` picks on, from which `remote`
    /// can be reached and that nobody has claimed.
    #[must_use]
    pub fn free_port(&self, chance: u32, remote: SocketAddr) -> Option<u16> {
        self.port_where(chance, remote, |pair| self.is_free(pair))
    }

    /// The same among the ports of connections that are in TIME-WAIT, see
    /// [`may_reuse`](Self::may_reuse).
    #[must_use]
    pub fn reusable_port(
        &self,
        now: Instant,
        chance: u32,
        remote: SocketAddr,
        config: &Config,
    ) -> Option<u16> {
        self.port_where(chance, remote, |pair| self.may_reuse(now, pair, config))
    }

    fn port_where(
        &self,
        chance: u32,
        remote: SocketAddr,
        fits: impl Fn(Pair) -> bool,
    ) -> Option<u16> {
        self.ports.candidates(chance).find(|port| {
            self.ports.is_unbound(*port)
                && !self.listeners.contains_key(port)
                && fits((SocketAddr::new(self.address, *port), remote))
        })
    }

    /// A connection that somebody holds.
    #[must_use]
    pub fn connection(&self, key: Key) -> Option<&Connection> {
        self.connections.get(key)?.kept()
    }

    /// A connection, also one that is kept only to wait.
    #[must_use]
    pub fn view(&self, key: Key) -> Option<View<'_>> {
        self.connections.get(key).map(View)
    }

    /// The connection that exists between these sockets.
    #[must_use]
    pub fn find(&self, pair: Pair) -> Option<View<'_>> {
        self.connections.get(*self.demux.get(&pair)?).map(View)
    }

    /// Its key.
    #[must_use]
    pub fn key_of(&self, pair: Pair) -> Option<Key> {
        self.demux.get(&pair).copied()
    }

    /// The port of this connection may be bound by others that share theirs.
    pub fn share(&mut self, key: Key) {
        if let Some(entry) = self.connections.get_mut(key)
            && !entry.over
            && !std::mem::replace(&mut entry.shared, true)
        {
            let port = entry.pair.0.port();
            self.ports.disconnect(port, false);
            self.ports.connect(port, true);
        }
    }

    /// The sockets of a connection.
    #[must_use]
    pub fn pair(&self, key: Key) -> Option<Pair> {
        self.connections.get(key).map(|entry| entry.pair)
    }

    /// All connections that exist, oldest place first.
    pub fn connections(&self) -> impl Iterator<Item = (Key, View<'_>)> {
        self.connections
            .iter()
            .filter(|(_, entry)| !entry.over)
            .map(|(key, entry)| (key, View(entry)))
    }

    /// How many listeners there are.
    #[must_use]
    pub fn listeners(&self) -> usize {
        self.listeners.len()
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
            } else {
                self.mark_ready(key);
            }
        }
    }

    /// How a connection failed, unless that was told.
    #[must_use]
    pub fn failure(&self, key: Key) -> Option<Failure> {
        let entry = self
            .connections
            .get(key)
            .filter(|entry| !entry.failure_told);
        entry?.kept()?.failure()
    }

    /// The same; it is told now.
    pub fn take_failure(&mut self, key: Key) -> Option<Failure> {
        let failure = self.failure(key)?;
        self.connections[key].failure_told = true;
        Some(failure)
    }

    /// Acts on a connection; `None` if there is none. What it then has to send is due at once.
    pub fn act<O: Observer, R>(
        &mut self,
        key: Key,
        observer: &mut O,
        act: impl FnOnce(&mut Connection, &mut O) -> R,
    ) -> Option<R> {
        let entry = self.connections.get_mut(key)?;
        let result = act(entry.connection_mut(), observer);
        self.mark_ready(key);
        Some(result)
    }

    /// RECEIVE (§3.10.3): the next octets, at most `max`; with `peek` they stay where they are.
    pub fn receive(&mut self, key: Key, max: usize, peek: bool) -> Bytes {
        let Some(entry) = self.connections.get_mut(key) else {
            return Bytes::new();
        };
        if peek {
            return entry.connection_mut().peek(max);
        }
        let data = entry.receive(max);
        self.mark_ready(key);
        data
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
        if let Some((segment, why)) = self.strays.pop_front() {
            observer.note(Note::Sent { why });
            return Some(segment);
        }
        while let Some(&key) = self.ready.front() {
            if let Some(entry) = self.connections.get_mut(key) {
                if let Some(segment) = entry.connection_mut().poll_transmit(now, observer) {
                    return Some(segment);
                }
                entry.ready = false;
                self.settle(key, observer);
            }
            self.ready.pop_front();
        }
        None
    }

    // What happens inside.

    fn insert(&mut self, mut connection: Connection, pair: Pair, holder: Holder) -> Key {
        connection.share_config(&mut self.config);
        self.begun += 1;
        let entry = Entry::new(connection, pair, holder, self.begun);
        let key = self.connections.insert(entry);
        self.demux.insert(pair, key);
        self.ports.connect(pair.0.port(), false);
        self.mark_ready(key);
        key
    }

    fn mark_ready(&mut self, key: Key) {
        if !std::mem::replace(&mut self.connections[key].ready, true) {
            self.ready.push_back(key);
        }
    }

    /// A number to begin with (MUST-8, SHLD-1), above those of the connection before.
    fn initial_sequence_number(&self, now: Instant, pair: Pair, before: Option<&TimeWait>) -> Seq {
        let iss = match &self.numbering {
            Some(numbering) => numbering.at(now),
            None => self.secret.initial_sequence_number(now, pair.0, pair.1),
        };
        before.map_or(iss, |before| iss.max(before.used() + 1))
    }

    /// A connection has begun: the numbers of later ones go on from its own.
    const fn number_taken(&mut self, now: Instant) {
        if let Some(numbering) = &mut self.numbering
            && numbering.since.is_none()
        {
            numbering.since = Some(now);
        }
    }

    /// Ends the TIME-WAIT of the connection between these sockets and returns what it was; not
    /// while it has something to say.
    fn end_time_wait(
        &mut self,
        pair: Pair,
        why: Cause,
        observer: &mut impl Observer,
    ) -> Option<TimeWait> {
        let &key = self.demux.get(&pair)?;
        let connection = self.connections[key].connection_mut();
        let before = connection.shrink()?;
        connection.make_way(why, observer);
        self.settle(key, observer);
        Some(before)
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
    fn settle(&mut self, key: Key, observer: &mut impl Observer) {
        if self.connections[key].step_back(observer) {
            self.release(key);
        }
        let entry = &mut self.connections[key];
        let ended = matches!(entry.state(), State::Closed | State::Listen);
        if !ended {
            self.wakeups.set(key, entry.poll_timeout());
            entry.shrink();
            return;
        }
        self.wakeups.set(key, None);
        let (pair, holder, shared) = (entry.pair, entry.holder, entry.shared);
        if !std::mem::replace(&mut entry.over, true) {
            self.demux.remove(&pair);
            self.ports.disconnect(pair.0.port(), shared);
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
