//! Active OPEN: how a socket gets its connection.

use std::net::SocketAddr;

use crate::explain::Observer;
use crate::state::State;
use crate::tcp::Connection;
use crate::time::Instant;

use super::super::descriptors::Fd;
use super::super::entry::{Key, Pair};
use super::super::option::Options;
use super::super::stack::is_unicast;
use super::{Errno, Host, Role, Socket};

impl Host {
    /// Active OPEN (§3.10.1) to `remote`; an unbound socket gets a port. Called again it tells how
    /// far the attempt is: `EALREADY`, then success once, then `EISCONN`; or its error once, after
    /// which the socket can try again. With timestamps and
    /// [`time_wait_reuse`](Config::time_wait_reuse), where no port is free, that of a connection in
    /// TIME-WAIT may be used again (Linux's `tcp_tw_reuse`).
    ///
    /// # Errors
    /// `EINPROGRESS` when it begins; `EOPNOTSUPP` on a listener; `ENETUNREACH` for an address that
    /// is no host's (MUST-46); `EADDRNOTAVAIL` when no port towards `remote` is free.
    pub fn connect(
        &mut self,
        now: Instant,
        fd: Fd,
        remote: SocketAddr,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        match self.get(fd)?.role {
            Role::Fresh => {}
            Role::Listener(_) => return Err(Errno::NotSupported),
            Role::Connection(key) => return self.connect_again(fd, key),
        }
        self.check_remote(remote)?;
        let socket = self.get(fd)?;
        let (bound, config) = (socket.bound, socket.options.config);
        let port = match bound {
            Some((port, _)) => port,
            None => {
                let chance = self.stack.chance();
                let stack = &self.stack;
                let free = stack.free_port(chance, remote);
                free.or_else(|| stack.reusable_port(now, chance, remote, &config))
                    .ok_or(Errno::AddressNotAvailable)?
            }
        };
        self.connect_from(now, fd, port, remote, observer)
    }

    /// [`connect`](Self::connect) of a fresh socket from `port`, to which it is not bound.
    ///
    /// # Errors
    /// As for `connect`; `EADDRNOTAVAIL` where a connection between the two exists.
    pub fn connect_from(
        &mut self,
        now: Instant,
        fd: Fd,
        port: u16,
        remote: SocketAddr,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        let Role::Fresh = self.get(fd)?.role else {
            return self.connect(now, fd, remote, observer);
        };
        self.check_remote(remote)?;
        let local = SocketAddr::new(self.stack.address(), port);
        let connection = Connection::new(self.get(fd)?.options.config, local);
        self.open(now, fd, connection, remote, observer)
    }

    /// A connection that a listener has begun gets its descriptor before its handshake is
    /// complete, as the RFC's passive OPEN has it.
    pub fn adopt(&mut self, pair: Pair) -> Option<Fd> {
        let key = self.stack.key_of(pair)?;
        let role = Role::Connection(key);
        if self.owners.contains_key(&role) {
            return None;
        }
        self.stack.hold(key);
        let config = self
            .stack
            .act(key, &mut (), |connection, _| *connection.config())?;
        let options = Options::new(config);
        let fd = self.sockets.open(Socket::new(role, options));
        self.owners.insert(role, fd);
        Some(fd)
    }

    /// [`connect`](Self::connect) that takes a listener too, as the RFC's active OPEN does: it is
    /// changed from passive to active (§3.10.1, LISTEN → SYN-SENT in Figure 5), and what waited in
    /// its queues is reset. POSIX has no such call.
    ///
    /// # Errors
    /// As for `connect`, but for `EOPNOTSUPP`.
    pub fn connect_rfc(
        &mut self,
        now: Instant,
        fd: Fd,
        remote: SocketAddr,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        let Role::Listener(port) = self.get(fd)?.role else {
            return self.connect(now, fd, remote, observer);
        };
        self.check_remote(remote)?;
        let pair = (SocketAddr::new(self.stack.address(), port), remote);
        if !self.stack.is_free(pair) {
            return Err(Errno::AddressNotAvailable);
        }
        self.abort_children(port, observer);
        let listener = self.stack.unlisten(port).ok_or(Errno::Invalid)?;
        self.open(now, fd, listener, remote, observer)
    }

    /// Active OPEN of `connection` for the socket.
    fn open(
        &mut self,
        now: Instant,
        fd: Fd,
        connection: Connection,
        remote: SocketAddr,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        let key = self
            .stack
            .open(now, connection, remote, observer)
            .map_err(|_| Errno::AddressNotAvailable)?;
        if self.get(fd)?.options.reuse_address {
            self.stack.share(key);
        }
        self.assume(fd, Role::Connection(key))?;
        Err(Errno::InProgress)
    }

    /// Nobody lives at an address that is no host's (MUST-46), or of the other family.
    fn check_remote(&self, remote: SocketAddr) -> Result<(), Errno> {
        let reachable = remote.is_ipv4() == self.stack.address().is_ipv4();
        if is_unicast(remote.ip()) && reachable {
            Ok(())
        } else {
            Err(Errno::NetworkUnreachable)
        }
    }

    fn connect_again(&mut self, fd: Fd, key: Key) -> Result<(), Errno> {
        let connected = self.get(fd)?.connected;
        match self.state(key) {
            State::SynSent | State::SynReceived => Err(Errno::Already),
            State::Closed if !connected => {
                let failure = self.stack.take_failure(key);
                self.forget_connection(fd, key)?;
                Err(failure.map_or(Errno::ConnectionAborted, Errno::from))
            }
            _ if connected => Err(Errno::IsConnected),
            _ => {
                self.get_mut(fd)?.connected = true;
                Ok(())
            }
        }
    }
}
