//! A host as applications see it: the socket calls over descriptors, none of which ever waits.

mod connect;

use std::net::{IpAddr, SocketAddr};

use bytes::Bytes;
use rustc_hash::FxHashMap;

use crate::explain::Observer;
use crate::segment::Segment;
use crate::seq::Seq;
use crate::state::State;
use crate::tcp::{Config, Connection};
use crate::time::Instant;
use crate::wire::IcmpError;

use super::cookies::SynCookies;
use super::descriptors::{Descriptors, Fd};
use super::entry::Key;
use super::option::{Options, set_in};
use super::stack::Stack;
use super::{Errno, SocketOption};

/// The largest backlog (Linux's `net.core.somaxconn`).
const LARGEST_BACKLOG: usize = 4096;

/// Which direction `shutdown` ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shutdown {
    /// `SHUT_RD`: `recv` finds the end once all that is there is read. The peer hears nothing.
    Receive,
    /// `SHUT_WR`: the peer gets a FIN after all that was sent.
    Send,
    /// `SHUT_RDWR`.
    Both,
}

impl Shutdown {
    /// The end of its name, in small letters: `rd` of `SHUT_RD`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Shutdown::Receive => "rd",
            Shutdown::Send => "wr",
            Shutdown::Both => "rdwr",
        }
    }
}

/// What a socket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Neither listens nor has a connection.
    Fresh,
    /// Listens at this port.
    Listener(u16),
    /// Has, or had, this connection.
    Connection(Key),
}

/// A socket.
#[derive(Clone, Debug)]
pub(super) struct Socket {
    pub role: Role,
    pub options: Options,
    /// The port to which it is bound, and whether it shares it.
    pub(super) bound: Option<(u16, bool)>,
    /// `connect` has said that the connection is there, or `accept` has.
    connected: bool,
    /// After SHUT_RD.
    pub ended_receive: bool,
    /// After SHUT_WR.
    ended_send: bool,
}

impl Socket {
    const fn new(role: Role, options: Options) -> Socket {
        Socket {
            role,
            options,
            bound: None,
            connected: matches!(role, Role::Connection(_)),
            ended_receive: false,
            ended_send: false,
        }
    }
}

/// A host whose applications use sockets.
///
/// The calls behave as POSIX says and, where it leaves a choice, as Linux does with
/// `O_NONBLOCK`. They take the present time and an observer where something may happen at once;
/// after each, [`poll_transmit`](Self::poll_transmit) has to run dry.
#[derive(Clone, Debug)]
pub struct Host {
    pub(super) stack: Stack,
    config: Config,
    sockets: Descriptors<Socket>,
    /// The descriptors of what listens or has a connection.
    pub(super) owners: FxHashMap<Role, Fd>,
}

impl Host {
    /// A host at `address`, without sockets. New ones get `config`; `seed` decides initial
    /// sequence numbers and ports.
    #[must_use]
    pub fn new(address: IpAddr, config: Config, seed: u64) -> Host {
        Host {
            stack: Stack::new(address, seed),
            config,
            sockets: Descriptors::new(),
            owners: FxHashMap::default(),
        }
    }

    /// The host breaks down and starts anew: it has forgotten every socket and every connection,
    /// and nobody was told. Its address and settings are the same, its numbers and ports are not.
    pub fn crash(&mut self) {
        self.stack.crash();
        self.sockets = Descriptors::new();
        self.owners.clear();
    }

    /// The ports from which active opens choose, from `first`, at least 1, to `last`; those of
    /// IANA, 49152 to 65535, until this is called.
    pub fn set_ports(&mut self, first: u16, last: u16) {
        self.stack.ports.set_ephemeral(first, last);
    }

    /// When listeners answer with SYN cookies.
    pub const fn set_syn_cookies(&mut self, syn_cookies: SynCookies) {
        self.stack.set_syn_cookies(syn_cookies);
    }

    /// The initial sequence number of the next connection, from where on a clock goes on that ticks
    /// every 4 µs (§3.4.1); none: numbers that cannot be guessed (RFC 6528), as before this is
    /// called.
    pub const fn set_first_number(&mut self, number: Option<Seq>) {
        self.stack.set_first_number(number);
    }

    /// A new socket.
    pub fn socket(&mut self) -> Fd {
        let socket = Socket::new(Role::Fresh, Options::new(self.config));
        self.sockets.open(socket)
    }

    /// Gives the socket a local address; port 0 stands for any.
    ///
    /// # Errors
    /// `EINVAL` if it has one, `EADDRNOTAVAIL` for an address of somebody else, `EADDRINUSE`.
    pub fn bind(&mut self, fd: Fd, address: SocketAddr) -> Result<(), Errno> {
        let socket = self.get(fd)?;
        if socket.bound.is_some() || socket.role != Role::Fresh {
            return Err(Errno::Invalid);
        }
        if !address.ip().is_unspecified() && address.ip() != self.stack.address() {
            return Err(Errno::AddressNotAvailable);
        }
        let shared = socket.options.reuse_address;
        let port = match address.port() {
            0 => self.free_port(shared)?,
            port => port,
        };
        if self.stack.listener(port).is_some() || !self.stack.ports.may_bind(port, shared) {
            return Err(Errno::AddressInUse);
        }
        self.stack.ports.bind(port, shared);
        self.get_mut(fd)?.bound = Some((port, shared));
        Ok(())
    }

    /// Passive OPEN (§3.10.1). The SYN queue and the accept queue each take one connection more
    /// than `backlog`, as in Linux; called again it changes the backlog.
    ///
    /// # Errors
    /// `EINVAL` if the socket is or was connected, `EADDRINUSE` if another one listens there.
    pub fn listen(
        &mut self,
        fd: Fd,
        backlog: i64,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        // A negative backlog is a very large one, as in Linux.
        let backlog = usize::try_from(backlog).unwrap_or(LARGEST_BACKLOG);
        let backlog = backlog.min(LARGEST_BACKLOG);
        let socket = self.get(fd)?;
        match socket.role {
            Role::Fresh => {}
            Role::Listener(port) => {
                self.stack.set_backlog(port, backlog);
                return Ok(());
            }
            Role::Connection(_) => return Err(Errno::Invalid),
        }
        let options = socket.options;
        let port = self.bound_port(fd)?;
        self.stack
            .listen(port, options.config, backlog, observer)
            .map_err(|_| Errno::AddressInUse)?;
        if options.reuse_address {
            self.stack.share_listener(port);
        }
        if let Some(listener) = self.stack.listener_mut(port) {
            listener.set_defer_accept(options.defer_accept);
        }
        self.assume(fd, Role::Listener(port))
    }

    /// The next complete connection, as a socket with the options of the listener.
    ///
    /// # Errors
    /// `EINVAL` if the socket does not listen, `EAGAIN` while there is none, `ECONNABORTED` if it
    /// was reset in the meantime.
    pub fn accept(&mut self, fd: Fd) -> Result<Fd, Errno> {
        let &Socket {
            role: Role::Listener(port),
            options,
            ..
        } = self.get(fd)?
        else {
            return Err(Errno::Invalid);
        };
        let key = self.stack.accept(port).ok_or(Errno::WouldBlock)?;
        if self.stack.take_failure(key).is_some() {
            self.stack.release(key);
            return Err(Errno::ConnectionAborted);
        }
        let role = Role::Connection(key);
        let fd = self.sockets.open(Socket::new(role, options));
        self.owners.insert(role, fd);
        Ok(fd)
    }

    /// The settings of sockets that are made from now on.
    pub const fn set_config(&mut self, config: Config) {
        self.config = config;
    }

    /// SEND (§3.10.2): takes as much of `data` as the send buffer has room for, and says how much.
    ///
    /// # Errors
    /// `EAGAIN` while there is no room or no connection yet, `ENOTCONN`, the pending error, then
    /// `EPIPE`.
    pub fn send(&mut self, fd: Fd, data: &Bytes) -> Result<usize, Errno> {
        let key = self.key_of(fd)?;
        let ended = self.get(fd)?.ended_send || self.state(key) == State::Closed;
        if ended {
            let failure = self.stack.take_failure(key);
            return Err(failure.map_or(Errno::BrokenPipe, Errno::from));
        }
        if matches!(self.state(key), State::SynSent | State::SynReceived) {
            return Err(Errno::WouldBlock);
        }
        let taken = self.stack.act(key, &mut (), |connection, _| {
            let used = connection.unacknowledged_octets();
            let room = connection.config().send_buffer.saturating_sub(used) as usize;
            if room == 0 && !data.is_empty() {
                return Err(Errno::WouldBlock);
            }
            let part = data.slice(..data.len().min(room));
            let taken = part.len();
            connection.send(part)?;
            Ok(taken)
        });
        taken.unwrap_or(Err(Errno::NotConnected))
    }

    /// RECEIVE (§3.10.3): the next octets, at most `max`, none at the end of the stream; with
    /// `peek` they stay there.
    ///
    /// # Errors
    /// `EAGAIN` while none are there, `ENOTCONN`, the pending error.
    pub fn recv(&mut self, fd: Fd, max: usize, peek: bool) -> Result<Bytes, Errno> {
        let key = self.key_of(fd)?;
        let data = self.stack.receive(key, max, peek);
        if !data.is_empty() || max == 0 {
            return Ok(data);
        }
        if let Some(failure) = self.stack.take_failure(key) {
            return Err(failure.into());
        }
        if self.is_at_end(self.get(fd)?, key) {
            Ok(data)
        } else {
            Err(Errno::WouldBlock)
        }
    }

    /// Ends one direction or both. SHUT_WR is CLOSE (§3.10.4), from which on data still arrives.
    ///
    /// # Errors
    /// `ENOTCONN` without a connection.
    pub fn shutdown(
        &mut self,
        fd: Fd,
        how: Shutdown,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        let key = self.key_of(fd)?;
        if self.state(key) == State::Closed {
            return Err(Errno::NotConnected);
        }
        let ends_send = how != Shutdown::Receive;
        let socket = self.get_mut(fd)?;
        socket.ended_receive |= how != Shutdown::Send;
        if ends_send && !std::mem::replace(&mut socket.ended_send, true) {
            self.stack.act(key, observer, |connection, observer| {
                connection.close(observer)
            });
        }
        Ok(())
    }

    /// Gives the socket up. Its connection lives on until it is done; but where something is left
    /// unread, or `SO_LINGER` is 0, the peer gets a RST (RFC 2525 §2.17, SHLD-3).
    ///
    /// # Errors
    /// `EBADF`.
    pub fn close(&mut self, fd: Fd, observer: &mut impl Observer) -> Result<(), Errno> {
        let Socket {
            role,
            options,
            bound,
            ..
        } = self.sockets.close(fd).ok_or(Errno::BadDescriptor)?;
        self.owners.remove(&role);
        match role {
            Role::Fresh => {}
            Role::Listener(port) => self.close_listener(port, observer),
            Role::Connection(key) => {
                if options.linger == Some(0) {
                    self.abort(key, observer);
                } else {
                    self.stack.act(key, observer, |connection, observer| {
                        // CLOSED and the states after CLOSE have nothing left to do.
                        let _ = connection.abandon(observer);
                    });
                }
                self.stack.release(key);
            }
        }
        if let Some((port, shared)) = bound {
            self.stack.ports.unbind(port, shared);
        }
        Ok(())
    }

    /// Sets an option; on a listener, for the connections that it has not begun yet.
    ///
    /// # Errors
    /// `EINVAL` for a value out of range, or for `TCP_MAXSEG` when there is a connection;
    /// `ENOPROTOOPT`.
    pub fn setsockopt(&mut self, fd: Fd, option: SocketOption, value: i64) -> Result<(), Errno> {
        let role = self.get(fd)?.role;
        let connected = matches!(role, Role::Connection(_));
        if option == SocketOption::MaximumSegment && connected {
            return Err(Errno::Invalid);
        }
        self.get_mut(fd)?.options.set(option, value)?;
        match role {
            Role::Fresh => {}
            Role::Listener(port) => {
                let options = self.get(fd)?.options;
                if let Some(listener) = self.stack.listener_mut(port) {
                    listener.set_defer_accept(options.defer_accept);
                    *listener.config_mut() = options.config;
                }
            }
            Role::Connection(key) => {
                self.stack.act(key, &mut (), |connection, _| {
                    let _ = set_in(connection.config_mut(), option, value);
                });
            }
        }
        Ok(())
    }

    /// `SO_ERROR`: the pending error, which is told once.
    ///
    /// # Errors
    /// `EBADF`.
    pub fn take_error(&mut self, fd: Fd) -> Result<Option<Errno>, Errno> {
        match self.get(fd)?.role {
            Role::Connection(key) => Ok(self.stack.take_failure(key).map(Errno::from)),
            _ => Ok(None),
        }
    }

    /// `segment` arrives.
    pub fn handle_segment(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) {
        self.stack.handle_segment(now, segment, observer);
    }

    /// The network complains about a segment. Where that ends an attempt to connect, the socket's
    /// error is `EHOSTUNREACH`.
    pub fn handle_icmp(&mut self, error: &IcmpError, observer: &mut impl Observer) {
        self.stack.handle_icmp(error, observer);
    }

    /// Lets the timers act that have run out by `now`.
    pub fn handle_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        self.stack.handle_timeout(now, observer);
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due; changes with every other call.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.stack.poll_timeout()
    }

    /// The next segment to be sent at `now`, until there is none.
    #[must_use]
    pub fn poll_transmit(&mut self, now: Instant, observer: &mut impl Observer) -> Option<Segment> {
        self.stack.poll_transmit(now, observer)
    }

    pub(super) fn get(&self, fd: Fd) -> Result<&Socket, Errno> {
        self.sockets.get(fd).ok_or(Errno::BadDescriptor)
    }

    fn get_mut(&mut self, fd: Fd) -> Result<&mut Socket, Errno> {
        self.sockets.get_mut(fd).ok_or(Errno::BadDescriptor)
    }

    /// The socket becomes another kind, as which it has done nothing yet.
    fn assume(&mut self, fd: Fd, role: Role) -> Result<(), Errno> {
        let socket = self.get_mut(fd)?;
        let (before, bound) = (socket.role, socket.bound);
        *socket = Socket {
            connected: false,
            bound,
            ..Socket::new(role, socket.options)
        };
        self.owners.remove(&before);
        if role != Role::Fresh {
            self.owners.insert(role, fd);
        }
        Ok(())
    }

    pub(super) fn key_of(&self, fd: Fd) -> Result<Key, Errno> {
        match self.get(fd)?.role {
            Role::Connection(key) => Ok(key),
            _ => Err(Errno::NotConnected),
        }
    }

    pub(super) fn state(&self, key: Key) -> State {
        let connection = self.stack.connection(key);
        connection.map_or(State::Closed, Connection::state)
    }

    fn abort(&mut self, key: Key, observer: &mut impl Observer) {
        self.stack.act(key, observer, |connection, observer| {
            // What is CLOSED already needs no ABORT.
            let _ = connection.abort(observer);
        });
    }

    /// Those who wait to be accepted are reset, as nobody will ever answer them.
    fn abort_children(&mut self, port: u16, observer: &mut impl Observer) {
        for key in self.stack.children(port) {
            self.abort(key, observer);
        }
    }

    fn close_listener(&mut self, port: u16, observer: &mut impl Observer) {
        self.abort_children(port, observer);
        if let Some(mut listener) = self.stack.unlisten(port) {
            // A listener can always be closed.
            let _ = listener.close(observer);
        }
    }

    /// After a failed attempt: the socket is as before `connect`.
    fn forget_connection(&mut self, fd: Fd, key: Key) -> Result<(), Errno> {
        self.assume(fd, Role::Fresh)?;
        self.stack.release(key);
        Ok(())
    }

    /// The port of a socket that is about to listen; an unbound one gets any.
    fn bound_port(&mut self, fd: Fd) -> Result<u16, Errno> {
        if self.get(fd)?.bound.is_none() {
            self.bind(fd, SocketAddr::new(self.stack.address(), 0))?;
        }
        let bound = self.get(fd)?.bound;
        bound.map(|(port, _)| port).ok_or(Errno::Invalid)
    }

    /// A port that nobody uses for anything.
    fn free_port(&mut self, shared: bool) -> Result<u16, Errno> {
        let chance = self.stack.chance();
        let mut candidates = self.stack.ports.candidates(chance);
        let ports = &self.stack.ports;
        candidates
            .find(|port| ports.may_bind(*port, shared) && ports.is_unbound(*port))
            .ok_or(Errno::AddressInUse)
    }
}
