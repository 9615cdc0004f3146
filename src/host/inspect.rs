//! A look at a host from outside: what its sockets and connections are like, as `ss` shows them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::net::{IpAddr, SocketAddr};

use crate::state::State;
use crate::tcp::{Connection, Timer, Traffic};
use crate::time::{Duration, Instant};

use super::descriptors::Fd;
use super::entry::{Key, Pair, View};
use super::sockets::{Host, Role, Socket};
use super::{Errno, SocketOption};

/// A row of `ss -tan`: a listener or a connection, whoever holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct SocketRow {
    /// Its state.
    pub state: State,
    /// Recv-Q: octets that arrived and are not read; of a listener, how many connections wait to
    /// be accepted.
    pub recv_queue: usize,
    /// Send-Q: octets that are not acknowledged, or not sent yet; of a listener, its backlog.
    pub send_queue: usize,
    /// Its own socket.
    pub local: SocketAddr,
    /// The peer's; a listener has none.
    pub peer: Option<SocketAddr>,
    /// `-o`: the timer that runs out next.
    pub timer: Option<SocketTimer>,
    /// The descriptor behind which it stands: none before `accept` and after `close`.
    pub fd: Option<Fd>,
    /// `-i`; not of a listener, and not in TIME-WAIT.
    pub info: Option<SocketInfo>,
}

/// A timer in a [`SocketRow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocketTimer {
    /// Which.
    pub timer: Timer,
    /// When it was started.
    pub started: Instant,
    /// When it runs out.
    pub expires: Instant,
    /// How often in a row it has run out without an answer.
    pub attempts: u32,
}

/// What `ss -i` adds to a [`SocketRow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocketInfo {
    /// Octets of data in a full segment.
    pub mss: u32,
    /// The congestion window, segments; none where nothing bounds it.
    pub cwnd: Option<u32>,
    /// The slow start threshold, segments, once a loss has set it.
    pub ssthresh: Option<u32>,
    /// The retransmission timeout.
    pub rto: Duration,
    /// SRTT, once measured.
    pub rtt: Option<Duration>,
    /// RTTVAR.
    pub rttvar: Duration,
    /// Octets that it has carried.
    pub traffic: Traffic,
    /// Segments that were sent and are not acknowledged.
    pub unacked: u64,
    /// The shifts of the peer's windows and of ours, where they agreed on that.
    pub wscale: Option<(u8, u8)>,
    /// They agreed on selective acknowledgments.
    pub sack: bool,
    /// They agreed on timestamps.
    pub timestamps: bool,
}

impl SocketInfo {
    fn of(connection: &Connection) -> SocketInfo {
        let mss = connection.effective_mss();
        let segments = |octets: u32| (octets != u32::MAX).then_some(octets / mss);
        let (congestion, rtt) = (connection.congestion(), connection.rtt());
        SocketInfo {
            mss,
            cwnd: segments(congestion.cwnd),
            ssthresh: segments(congestion.ssthresh),
            rto: rtt.rto,
            rtt: rtt.srtt,
            rttvar: rtt.rttvar,
            traffic: *connection.traffic(),
            unacked: connection.queue_counts().unacknowledged,
            wscale: connection.window_scale(),
            sack: connection.sack_permitted(),
            timestamps: connection.has_timestamps(),
        }
    }
}

impl SocketTimer {
    fn of(connection: &Connection) -> Option<SocketTimer> {
        let running = |timer: &Timer| {
            connection.timer(*timer).map(|running| SocketTimer {
                timer: *timer,
                started: running.started,
                expires: running.expires,
                attempts: connection.attempts(*timer),
            })
        };
        let running = Timer::ALL.iter().filter_map(running);
        running.min_by_key(|timer| timer.expires)
    }
}

impl Host {
    /// The value of an option; of `TCP_MAXSEG` what is really sent at most, once that is known.
    ///
    /// # Errors
    /// `ENOPROTOOPT`.
    pub fn getsockopt(&self, fd: Fd, option: SocketOption) -> Result<i64, Errno> {
        let value = self.get(fd)?.options.get(option)?;
        match (option, self.connection(fd)?) {
            (SocketOption::MaximumSegment, Some(connection)) => Ok(connection.snd().mss.into()),
            _ => Ok(value),
        }
    }

    /// The connection of a socket, also when it has ended.
    ///
    /// # Errors
    /// `EBADF`.
    pub fn connection(&self, fd: Fd) -> Result<Option<&Connection>, Errno> {
        Ok(match self.get(fd)?.role {
            Role::Connection(key) => self.stack.connection(key),
            _ => None,
        })
    }

    /// The state of a socket: LISTEN, that of its connection, or CLOSED.
    ///
    /// # Errors
    /// `EBADF`.
    pub fn socket_state(&self, fd: Fd) -> Result<State, Errno> {
        Ok(match self.get(fd)?.role {
            Role::Fresh => State::Closed,
            Role::Listener(_) => State::Listen,
            Role::Connection(key) => self.state(key),
        })
    }

    /// How many connections are in `state`, those included that are not accepted yet and those
    /// whose socket is closed; for LISTEN, how many listeners there are.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        if state == State::Listen {
            return self.stack.listeners();
        }
        self.stack
            .connections()
            .filter(|(_, view)| view.state() == state)
            .count()
    }

    /// The rows of `ss -tanoi`, at most `limit`: the listeners by port, then the connections in
    /// the order in which they began.
    #[must_use]
    pub fn ss(&self, limit: usize) -> Vec<SocketRow> {
        let ports = self.stack.listening().into_iter();
        let mut rows: Vec<SocketRow> = ports
            .filter_map(|port| self.row_of_listener(port))
            .take(limit)
            .collect();
        let connections = self.stack.connections();
        let mut oldest: BinaryHeap<_> = connections
            .map(|(key, view)| Reverse((view.0.serial, key)))
            .collect();
        while rows.len() < limit
            && let Some(Reverse((_, key))) = oldest.pop()
        {
            let view = self.stack.view(key);
            rows.extend(view.map(|view| self.row_of_connection(key, view)));
        }
        rows
    }

    fn row_of_listener(&self, port: u16) -> Option<SocketRow> {
        let (waiting, backlog) = self.stack.accept_queue(port)?;
        Some(SocketRow {
            state: State::Listen,
            recv_queue: waiting,
            send_queue: backlog,
            local: SocketAddr::new(self.stack.address(), port),
            peer: None,
            timer: None,
            fd: self.owners.get(&Role::Listener(port)).copied(),
            info: None,
        })
    }

    fn row_of_connection(&self, key: Key, view: View<'_>) -> SocketRow {
        let connection = view.connection();
        let (local, peer) = view.pair();
        let state = connection.state();
        SocketRow {
            state,
            recv_queue: connection.unread() as usize,
            send_queue: connection.unacknowledged_octets() as usize,
            local,
            peer: Some(peer),
            timer: SocketTimer::of(&connection),
            fd: self.owners.get(&Role::Connection(key)).copied(),
            info: (state != State::TimeWait).then(|| SocketInfo::of(&connection)),
        }
    }

    /// `recv` would not answer `EAGAIN`; at a listener, `accept` would not.
    #[must_use]
    pub fn readable(&self, fd: Fd) -> bool {
        let Ok(socket) = self.get(fd) else {
            return false;
        };
        match socket.role {
            Role::Fresh => false,
            Role::Listener(port) => {
                let queue = self.stack.accept_queue(port);
                queue.is_some_and(|(waiting, _)| waiting > 0)
            }
            Role::Connection(key) => {
                let unread = self.stack.connection(key).map_or(0, Connection::unread);
                unread > 0 || self.stack.failure(key).is_some() || self.is_at_end(socket, key)
            }
        }
    }

    /// Once all that has arrived is read, nothing will follow.
    pub(super) fn is_at_end(&self, socket: &Socket, key: Key) -> bool {
        let ended = |connection: &Connection| {
            connection.state() == State::Closed || connection.peer_has_closed()
        };
        socket.ended_receive || self.stack.connection(key).is_none_or(ended)
    }

    /// The peer's FIN has arrived in its order: once all is read, the stream has ended.
    #[must_use]
    pub fn peer_closed(&self, fd: Fd) -> bool {
        let connection = self.connection(fd).ok().flatten();
        connection.is_some_and(Connection::peer_has_closed)
    }

    /// The sockets of the connection behind a descriptor, also when it has ended.
    #[must_use]
    pub fn pair(&self, fd: Fd) -> Option<Pair> {
        self.stack.pair(self.key_of(fd).ok()?)
    }

    /// The descriptor of the connection that exists between these sockets.
    #[must_use]
    pub fn fd_of(&self, pair: Pair) -> Option<Fd> {
        let role = Role::Connection(self.stack.key_of(pair)?);
        self.owners.get(&role).copied()
    }

    /// The connections that exist, whoever holds them, oldest place first.
    pub fn connections(&self) -> impl Iterator<Item = (Pair, View<'_>)> {
        let views = self.stack.connections();
        views.map(|(_, view)| (view.pair(), view))
    }

    /// The connection that exists between these sockets, whoever holds it; in TIME-WAIT it may
    /// have to be rebuilt, without what it has forgotten.
    #[must_use]
    pub fn connection_of(&self, pair: Pair) -> Option<Cow<'_, Connection>> {
        self.stack.find(pair).map(View::connection)
    }

    /// The state of the connection between these sockets; CLOSED where there is none.
    #[must_use]
    pub fn state_of(&self, pair: Pair) -> State {
        self.stack.find(pair).map_or(State::Closed, View::state)
    }

    /// The host's address.
    #[must_use]
    pub const fn address(&self) -> IpAddr {
        self.stack.address()
    }

    /// How many rows [`ss`](Self::ss) has without a limit.
    #[must_use]
    pub fn sockets(&self) -> usize {
        self.stack.listeners() + self.stack.connections().count()
    }

    /// The port to which a socket is bound.
    #[must_use]
    pub fn bound(&self, fd: Fd) -> Option<u16> {
        self.get(fd).ok()?.bound.map(|(port, _)| port)
    }

    /// The connection of a socket has failed, and no call has told so yet.
    #[must_use]
    pub fn failed(&self, fd: Fd) -> bool {
        self.key_of(fd)
            .is_ok_and(|key| self.stack.failure(key).is_some())
    }

    /// The socket neither listens nor has a connection.
    #[must_use]
    pub fn is_fresh(&self, fd: Fd) -> bool {
        self.get(fd).is_ok_and(|socket| socket.role == Role::Fresh)
    }

    /// The socket has a connection that can still be shut down.
    #[must_use]
    pub fn is_open(&self, fd: Fd) -> bool {
        use State::{CloseWait, Established, SynReceived};
        let state = self.socket_state(fd);
        matches!(state, Ok(SynReceived | Established | CloseWait))
    }

    /// `port` is free for a connection to `remote`: nobody listens there or is bound to it.
    #[must_use]
    pub fn may_connect_from(&self, port: u16, remote: SocketAddr) -> bool {
        let pair = (SocketAddr::new(self.stack.address(), port), remote);
        let unclaimed = self.stack.ports.is_unbound(port) && self.stack.listener(port).is_none();
        unclaimed && self.stack.is_free(pair)
    }
}
