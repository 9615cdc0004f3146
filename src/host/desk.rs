//! A host with one user at its desk: what the page's buttons act on.
//!
//! The user's calls act on the *present* connection: the newest one, as a student sees it. Older
//! ones (in TIME-WAIT, say) live on beside it. What arrives is read at once by an application
//! that remembers how much it was. Errors are those of the RFC's calls.

use std::net::{IpAddr, SocketAddr};

use bytes::Bytes;

use crate::explain::Observer;
use crate::segment::Segment;
use crate::tcp::{Config, Connection, Error, State};
use crate::time::Instant;

use super::Inbox;
use super::entry::Pair;
use super::stack::{Key, Reached, Stack};

/// What the user's calls act on.
#[derive(Clone, Debug, PartialEq)]
enum Present {
    /// Nothing was ever opened, or the listener was closed.
    Nothing,
    /// The listener, which waits for its first peer.
    Listener,
    /// A connection.
    Connection(Key),
    /// A connection that is no more.
    Ended { pair: Pair, inbox: Inbox },
}

/// A host with one user.
#[derive(Clone, Debug)]
pub struct Desk {
    stack: Stack,
    port: u16,
    config: Config,
    present: Present,
    /// What was read, under the keys of the connections.
    inboxes: Vec<Inbox>,
}

impl Desk {
    /// A host at `address` that listens on `port` and opens from it while it is free. `seed`
    /// decides its initial sequence numbers.
    #[must_use]
    pub fn new(address: IpAddr, port: u16, config: Config, seed: u64) -> Desk {
        Desk {
            stack: Stack::new(address, seed),
            port,
            config,
            present: Present::Nothing,
            inboxes: Vec::new(),
        }
    }

    /// Its socket for listening.
    #[must_use]
    pub const fn socket(&self) -> SocketAddr {
        SocketAddr::new(self.stack.address(), self.port)
    }

    /// The state that the host shows: of its present connection or listener.
    #[must_use]
    pub fn state(&self) -> State {
        match self.present {
            Present::Listener => State::Listen,
            _ => self.connection().map_or(State::Closed, Connection::state),
        }
    }

    /// The present connection, while there is one.
    #[must_use]
    pub fn connection(&self) -> Option<&Connection> {
        self.stack.connection(self.present_key()?)
    }

    /// The sockets of the present or last connection.
    #[must_use]
    pub fn pair(&self) -> Option<Pair> {
        match &self.present {
            Present::Ended { pair, .. } => Some(*pair),
            _ => self.stack.pair(self.present_key()?),
        }
    }

    /// What the application of the present or last connection has read.
    #[must_use]
    pub fn inbox(&self) -> Option<&Inbox> {
        match &self.present {
            Present::Ended { inbox, .. } => Some(inbox),
            _ => self.inboxes.get(self.present_key()?),
        }
    }

    /// The port on which it listens, if it does.
    #[must_use]
    pub fn listening(&self) -> Option<u16> {
        self.stack.listener(self.port).map(|_| self.port)
    }

    /// The connections beside the present one, oldest place first.
    pub fn others(&self) -> impl Iterator<Item = (Pair, State)> {
        self.stack
            .connections()
            .filter(|(key, _)| Some(*key) != self.present_key())
            .map(|(_, view)| (view.pair(), view.state()))
    }

    /// Passive OPEN on the host's port (§3.10.1).
    ///
    /// # Errors
    /// See [`check_listen`](Self::check_listen).
    pub fn listen(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        self.check_listen()?;
        // Every connection is taken out of the queues at once, so that there is no backlog.
        self.stack.listen(self.port, self.config, 0, observer)?;
        if let Some(before) = self.present_key() {
            self.stack.release(before);
        }
        self.present = Present::Listener;
        Ok(())
    }

    /// What passive OPEN would answer now.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] while it listens or its present connection is open; a
    /// connection in TIME-WAIT is no obstacle.
    pub fn check_listen(&self) -> Result<(), Error> {
        match self.state() {
            State::Closed | State::TimeWait => Ok(()),
            _ => Err(Error::ConnectionAlreadyExists),
        }
    }

    /// Active OPEN to `remote` (§3.10.1), from the host's own port while no connection to `remote`
    /// uses it, else from the first free one. A listener there is changed from passive to active.
    ///
    /// # Errors
    /// See [`check_connect`](Self::check_connect); [`Error::InsufficientResources`] when every
    /// port is taken.
    pub fn connect(
        &mut self,
        now: Instant,
        remote: SocketAddr,
        observer: &mut impl Observer,
    ) -> Result<(), Error> {
        self.check_connect()?;
        let mut local = self.socket();
        let mut connection = None;
        if self.stack.is_free((local, remote)) {
            connection = self.stack.unlisten(self.port);
        } else {
            let port = self.stack.free_port(0, remote);
            local.set_port(port.ok_or(Error::InsufficientResources)?);
        }
        let connection = connection.unwrap_or_else(|| Connection::new(self.config, local));
        let key = self.stack.open(now, connection, remote, observer)?;
        self.turn_to(key);
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
        self.check_send()?;
        self.act(&mut (), |connection, _| connection.send(data))
    }

    /// What SEND would answer now.
    ///
    /// # Errors
    /// As the state demands.
    pub fn check_send(&self) -> Result<(), Error> {
        match (&self.present, self.connection()) {
            (Present::Listener, _) => Err(Error::RemoteSocketUnspecified),
            (_, Some(connection)) => connection.check_send(),
            _ => Err(Error::ConnectionDoesNotExist),
        }
    }

    /// CLOSE of the present connection (§3.10.4), or of the listener where there is none.
    ///
    /// # Errors
    /// As the state demands.
    pub fn close(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        match self.stop_listening() {
            Some(mut listener) => listener.close(observer),
            None => self.act(observer, |connection, observer| connection.close(observer)),
        }
    }

    /// What CLOSE would answer now.
    ///
    /// # Errors
    /// As the state demands.
    pub fn check_close(&self) -> Result<(), Error> {
        self.closable()?.check_close()
    }

    /// ABORT of the present connection (§3.10.5), or of the listener where there is none.
    ///
    /// # Errors
    /// As the state demands.
    pub fn abort(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        match self.stop_listening() {
            Some(mut listener) => listener.abort(observer),
            None => self.act(observer, |connection, observer| connection.abort(observer)),
        }
    }

    /// What ABORT would answer now.
    ///
    /// # Errors
    /// [`Error::ConnectionDoesNotExist`] where there is neither a connection nor a listener.
    pub fn check_abort(&self) -> Result<(), Error> {
        self.closable().map(|_| ())
    }

    /// `segment` arrives. A peer that is new to the listener gets the user's attention.
    pub fn handle_segment(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) {
        match self.stack.handle_segment(now, segment, observer) {
            Reached::Nobody => {}
            Reached::Newcomer(key) => self.turn_to(key),
            Reached::Connection(key) => {
                self.use_up_listener(key);
                let data = self.stack.receive(key, usize::MAX, false);
                self.inboxes[key].put(&data);
            }
        }
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
        let segment = self.stack.poll_transmit(now, observer);
        if segment.is_none() {
            self.notice_end();
        }
        segment
    }

    fn present_key(&self) -> Option<Key> {
        match self.present {
            Present::Connection(key) => Some(key),
            _ => None,
        }
    }

    /// `key` becomes the present connection; the one before lives on by itself.
    fn turn_to(&mut self, key: Key) {
        if let Some(before) = self.present_key() {
            self.stack.release(before);
        }
        self.stack.hold(key);
        self.present = Present::Connection(key);
        if key >= self.inboxes.len() {
            self.inboxes.resize_with(key + 1, Inbox::default);
        }
        self.inboxes[key] = Inbox::default();
    }

    /// A passive OPEN makes one connection (§3.10.1): once its handshake is complete, nobody
    /// listens any more, until the user does so again.
    fn use_up_listener(&mut self, key: Key) {
        let open = |connection: &Connection| {
            !matches!(
                connection.state(),
                State::SynReceived | State::Listen | State::Closed
            )
        };
        if self.present_key() == Some(key) && self.stack.connection(key).is_some_and(open) {
            self.stack.unlisten(self.port);
        }
    }

    /// The present connection has ended, or gone back to its listener.
    fn notice_end(&mut self) {
        let Some(key) = self.present_key().filter(|key| self.stack.is_over(*key)) else {
            return;
        };
        let back = self.state() == State::Listen && self.listening().is_some();
        self.present = match self.stack.pair(key) {
            Some(pair) if !back => Present::Ended {
                pair,
                inbox: std::mem::take(&mut self.inboxes[key]),
            },
            _ => Present::Listener,
        };
        self.stack.release(key);
    }

    fn act<O: Observer>(
        &mut self,
        observer: &mut O,
        act: impl FnOnce(&mut Connection, &mut O) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let key = self.present_key().ok_or(Error::ConnectionDoesNotExist)?;
        let result = self.stack.act(key, observer, act);
        result.unwrap_or(Err(Error::ConnectionDoesNotExist))
    }

    /// What CLOSE and ABORT act on.
    fn closable(&self) -> Result<&Connection, Error> {
        self.connection()
            .or(self.stack.listener(self.port))
            .ok_or(Error::ConnectionDoesNotExist)
    }

    /// Takes the listener away, where it is what CLOSE and ABORT act on.
    fn stop_listening(&mut self) -> Option<Connection> {
        if self.present_key().is_some() {
            return None;
        }
        let listener = self.stack.unlisten(self.port)?;
        self.present = Present::Nothing;
        Some(listener)
    }
}
