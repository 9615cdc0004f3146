//! A host with its programs and one user, who makes the calls of scripts.
//!
//! Each socket is used by an application ([`App`]) or by the user. The user's calls act on the
//! *present* socket, that of the newest connection, unless they name another. A call that has to
//! wait returns later, as a program would see it; `nonblocking on` lets it return at once.

mod attempt;

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};

use crate::explain::Observer;
use crate::host::{Fd, Host, Pair};
use crate::script::{App, Call, HostSetting, Outcome};
use crate::segment::Segment;
use crate::seq::Seq;
use crate::state::State;
use crate::table::{Set, Table};
use crate::tcp::{Config, Connection, Error};
use crate::time::Instant;

use attempt::tell_failure;

use super::Inbox;
use super::app::{Task, Wish};
use super::calls::{CallEvent, CallLog, Ticket};

/// What the host shows.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    /// Nothing was ever opened, or the listener was closed.
    Nothing,
    /// A listener that nobody has reached yet.
    Listener(Fd),
    /// The newest connection, also when it is no more.
    Connection(Pair),
}

/// A call of the user that waits.
#[derive(Clone, Debug)]
struct Waiting {
    ticket: Ticket,
    fd: Fd,
    call: Call,
    /// Octets that a `send` has got rid of.
    sent: usize,
    /// The other host.
    remote: IpAddr,
}

/// Why a call can't even be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unable {
    /// The host has crashed.
    Down,
    /// An application accepts and reads on this socket; with `app manual` the user does.
    InUse,
}

/// A host, its applications and its user.
#[derive(Clone, Debug)]
pub struct ScriptedHost {
    host: Host,
    /// The port from which it connects and on which it listens if nobody says otherwise.
    port: u16,
    config: Config,
    /// Octets of a datagram on its wire.
    mtu: u16,
    app: App,
    nonblocking: bool,
    down: bool,
    shown: Shown,
    present: Option<Fd>,
    /// What the application of the shown connection had read when it closed.
    inbox: Inbox,
    listeners: Table<Fd, App>,
    tasks: Table<Fd, Task>,
    /// Sockets to which something has happened.
    busy: Set,
    /// When applications want to go on.
    alarms: Table<Fd, Instant>,
    waiting: Vec<Waiting>,
    log: CallLog,
}

impl ScriptedHost {
    /// A host at `address` whose own port is `port`. `seed` decides its initial sequence numbers
    /// and ports.
    #[must_use]
    pub fn new(address: IpAddr, port: u16, config: Config, seed: u64) -> ScriptedHost {
        ScriptedHost {
            host: Host::new(address, config, seed),
            port,
            config,
            mtu: 1500,
            app: App::default(),
            nonblocking: false,
            down: false,
            shown: Shown::Nothing,
            present: None,
            inbox: Inbox::default(),
            listeners: Table::new(),
            tasks: Table::new(),
            busy: Set::new(),
            alarms: Table::new(),
            waiting: Vec::new(),
            log: CallLog::default(),
        }
    }

    // What can be seen.

    /// Its own socket, from which it connects and on which it listens if nobody says otherwise.
    #[must_use]
    pub const fn socket(&self) -> SocketAddr {
        SocketAddr::new(self.host.address(), self.port)
    }

    /// Its sockets.
    #[must_use]
    pub const fn host(&self) -> &Host {
        &self.host
    }

    /// The settings of new sockets.
    #[must_use]
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// The application that uses new sockets.
    #[must_use]
    pub const fn app(&self) -> App {
        self.app
    }

    /// It has crashed.
    #[must_use]
    pub const fn is_down(&self) -> bool {
        self.down
    }

    /// The socket on which calls act that name none.
    #[must_use]
    pub const fn present(&self) -> Option<Fd> {
        self.present
    }

    /// The application that uses a socket.
    #[must_use]
    pub fn app_of(&self, fd: Fd) -> Option<App> {
        let task = self.tasks.get(&fd).map(Task::app);
        task.or_else(|| self.listeners.get(&fd).copied())
    }

    /// The state that the host shows: of its present connection or listener.
    #[must_use]
    pub fn state(&self) -> State {
        match self.shown {
            Shown::Listener(_) => State::Listen,
            Shown::Connection(pair) => self.host.state_of(pair),
            Shown::Nothing => State::Closed,
        }
    }

    /// The shown connection, while there is one.
    #[must_use]
    pub fn connection(&self) -> Option<Cow<'_, Connection>> {
        self.host.connection_of(self.pair()?)
    }

    /// The sockets of the shown connection, also when it has ended.
    #[must_use]
    pub const fn pair(&self) -> Option<Pair> {
        match self.shown {
            Shown::Connection(pair) => Some(pair),
            _ => None,
        }
    }

    /// What the application of the shown connection has read.
    #[must_use]
    pub fn inbox(&self) -> &Inbox {
        let task = self.present.and_then(|fd| self.tasks.get(&fd));
        task.map_or(&self.inbox, |task| &task.inbox)
    }

    /// The lowest port on which it listens, if it does.
    #[must_use]
    pub fn listening(&self) -> Option<u16> {
        let port = |fd: &Fd| self.host.bound(*fd);
        self.listeners.keys().filter_map(port).min()
    }

    /// The connections beside the shown one, oldest place first.
    pub fn others(&self) -> impl Iterator<Item = (Pair, State)> {
        let shown = self.pair();
        let others = self.host.connections();
        let others = others.filter(move |(pair, _)| Some(*pair) != shown);
        others.map(|(pair, view)| (pair, view.state()))
    }

    // What makes sense for the five calls of §3.9.1.

    /// What passive OPEN would answer now.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] while it listens on its own port or its shown connection
    /// is open; a connection in TIME-WAIT is no obstacle.
    pub fn check_listen(&self) -> Result<(), Error> {
        let free = self.listening() != Some(self.port);
        match self.state() {
            State::Closed | State::TimeWait if free => Ok(()),
            _ => Err(Error::ConnectionAlreadyExists),
        }
    }

    /// What active OPEN would answer now. A connection in TIME-WAIT is no obstacle: the new one
    /// gets another port.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] while the shown connection is open.
    pub fn check_connect(&self) -> Result<(), Error> {
        match self.state() {
            State::Closed | State::Listen | State::TimeWait => Ok(()),
            _ => Err(Error::ConnectionAlreadyExists),
        }
    }

    /// What SEND would answer now.
    ///
    /// # Errors
    /// As the state demands.
    pub fn check_send(&self) -> Result<(), Error> {
        match (&self.shown, self.connection()) {
            (Shown::Listener(_), _) => Err(Error::RemoteSocketUnspecified),
            (_, Some(connection)) => connection.check_send(),
            _ => Err(Error::ConnectionDoesNotExist),
        }
    }

    /// What CLOSE would answer now.
    ///
    /// # Errors
    /// As the state demands.
    pub fn check_close(&self) -> Result<(), Error> {
        match self.connection() {
            Some(connection) => connection.check_close(),
            None => self.check_abort(),
        }
    }

    /// What ABORT would answer now.
    ///
    /// # Errors
    /// [`Error::ConnectionDoesNotExist`] where there is neither a connection nor a listener.
    pub fn check_abort(&self) -> Result<(), Error> {
        if self.connection().is_some() || !self.listeners.is_empty() {
            Ok(())
        } else {
            Err(Error::ConnectionDoesNotExist)
        }
    }

    // What can be set.

    /// Sets something, for sockets that are made later.
    pub fn set(&mut self, setting: HostSetting) {
        match setting {
            HostSetting::Preset(preset) => self.config = preset.config(),
            HostSetting::App(app) => self.app = app,
            HostSetting::Ports(first, last) => {
                self.host.set_ports(first, last);
                if self.port >= FIRST_EPHEMERAL {
                    self.port = first;
                }
            }
            HostSetting::SynCookies(when) => self.host.set_syn_cookies(when),
            HostSetting::Isn(first) => self.host.set_first_number(first.map(Seq)),
            HostSetting::Tcp(knob, value) => knob.set(&mut self.config, value),
        }
        self.configure();
    }

    /// The largest datagram that its wire takes, octets: its MSS option says 40 less (§3.7.1).
    pub fn set_mtu(&mut self, mtu: u16) {
        self.mtu = mtu;
        self.configure();
    }

    fn configure(&mut self) {
        let room = self.mtu.saturating_sub(HEADERS).max(1);
        self.host.set_config(Config {
            mss: self.config.mss.map(|mss| mss.min(room)),
            ..self.config
        });
    }

    /// It forgets everything, and is silent until it is restarted.
    pub fn crash(&mut self) {
        self.host.crash();
        self.down = true;
        self.shown = Shown::Nothing;
        self.present = None;
        self.inbox = Inbox::default();
        self.nonblocking = false;
        self.listeners.clear();
        self.tasks.clear();
        self.busy.clear();
        self.alarms.clear();
        self.waiting.clear();
    }

    /// It is there again, with nothing open.
    pub fn restart(&mut self) {
        self.down = false;
    }

    // What happens.

    /// The user makes a call, on `socket` or on the present one; `connect` goes to `remote`. Its
    /// outcome is among the [`take_calls`](Self::take_calls), at once or when it returns.
    ///
    /// # Errors
    /// When it can't even be made. What the call itself answers is no error here.
    pub fn call(
        &mut self,
        now: Instant,
        socket: Option<Fd>,
        call: &Call,
        remote: IpAddr,
        observer: &mut impl Observer,
    ) -> Result<Ticket, Unable> {
        if self.down {
            return Err(Unable::Down);
        }
        let fd = socket.unwrap_or_else(|| self.target(now, call));
        let reads = matches!(call, Call::Accept | Call::Recv { .. });
        if reads && self.app_of(fd).is_some_and(|app| app != App::Manual) {
            return Err(Unable::InUse);
        }
        self.tell(fd, call, observer);
        let mut waiting = Waiting {
            ticket: 0,
            fd,
            call: call.clone(),
            sent: 0,
            remote,
        };
        let result = self.attempt(now, &mut waiting, observer);
        if let Some(Outcome::Error(errno)) = &result {
            tell_failure(call, *errno, observer);
        }
        let waits = result.is_none();
        waiting.ticket = self.log.by_user(fd, call.clone(), result);
        let ticket = waiting.ticket;
        if waits {
            self.waiting.push(waiting);
        }
        self.busy.insert(fd);
        Ok(ticket)
    }

    /// Calls that were made or have returned since the last time, in order.
    pub fn take_calls(&mut self) -> Vec<CallEvent> {
        self.log.take()
    }

    /// `segment` arrives. A peer that is new gets the user's attention.
    pub fn handle_segment(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) {
        let pair = (segment.dst, segment.src);
        let before = self.host.state_of(pair);
        self.host.handle_segment(now, segment, observer);
        match self.host.state_of(pair) {
            // A RST for a stranger needs a connection for a moment.
            State::Closed | State::Listen if self.pair() == Some(pair) => self.fall_back(before),
            State::Closed | State::Listen => {}
            _ if before == State::Closed => self.show(pair),
            _ => {}
        }
        self.busy.extend(&self.host.fd_of(pair));
    }

    /// Lets the timers act that have run out by `now`.
    pub fn handle_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        let before = self.state();
        self.host.handle_timeout(now, observer);
        self.fall_back(before);
        self.busy.extend(self.tasks.keys());
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due; changes with every other call.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        let alarm = self.alarms.values().min().copied();
        alarm.into_iter().chain(self.host.poll_timeout()).min()
    }

    /// The next segment to be sent at `now`, until there is none.
    #[must_use]
    pub fn poll_transmit(&mut self, now: Instant, observer: &mut impl Observer) -> Option<Segment> {
        self.host.poll_transmit(now, observer)
    }

    /// Lets calls return and applications work, as far as they can at `now`. Says whether anything
    /// has happened.
    pub fn attend(&mut self, now: Instant, observer: &mut impl Observer) -> bool {
        let returned = self.let_calls_return(now, observer);
        let accepted = self.let_apps_accept(now);
        let busy = std::mem::take(&mut self.busy);
        let happened = returned || accepted || !busy.is_empty();
        for fd in busy {
            self.let_app_work(now, fd, observer);
        }
        happened
    }

    fn let_calls_return(&mut self, now: Instant, observer: &mut impl Observer) -> bool {
        let mut returned = false;
        for mut waiting in std::mem::take(&mut self.waiting) {
            match self.attempt(now, &mut waiting, observer) {
                None => self.waiting.push(waiting),
                Some(outcome) => {
                    if let Outcome::Error(errno) = &outcome {
                        tell_failure(&waiting.call, *errno, observer);
                    }
                    self.busy.insert(waiting.fd);
                    self.log.returned(waiting.ticket, outcome);
                    returned = true;
                }
            }
        }
        returned
    }

    fn let_apps_accept(&mut self, now: Instant) -> bool {
        let mut accepted = false;
        let listeners: Vec<(Fd, App)> =
            self.listeners.iter().map(|(fd, app)| (*fd, *app)).collect();
        for (listener, app) in listeners {
            while app != App::Manual
                && let Ok(fd) = self.host.accept(listener)
            {
                let told = Outcome::Number(fd as i64);
                self.log.by_app(listener, Call::Accept, told);
                self.take_up(now, fd, app);
                accepted = true;
            }
        }
        accepted
    }

    fn let_app_work(&mut self, now: Instant, fd: Fd, observer: &mut impl Observer) {
        let Some(task) = self.tasks.get_mut(&fd) else {
            return;
        };
        match task.work(now, &mut self.host, fd, &mut self.log, observer) {
            Wish::Wait(Some(at)) => {
                self.alarms.insert(fd, at);
            }
            Wish::Wait(None) => {
                self.alarms.remove(&fd);
            }
            Wish::Done => self.forget(fd),
        }
    }

    /// `fd` is no more.
    fn forget(&mut self, fd: Fd) {
        self.alarms.remove(&fd);
        self.listeners.remove(&fd);
        let task = self.tasks.remove(&fd);
        if self.present == Some(fd) {
            self.present = None;
            self.inbox = task.map(|task| task.inbox).unwrap_or_default();
        }
        if self.shown == Shown::Listener(fd) {
            self.shown = Shown::Nothing;
        }
    }

    /// `app` serves the connection of `fd`, which is the newest.
    fn take_up(&mut self, now: Instant, fd: Fd, app: App) {
        self.tasks.insert(fd, Task::new(app, now));
        self.busy.insert(fd);
        if let Some(pair) = self.host.pair(fd) {
            self.show(pair);
        }
        self.present = Some(fd);
    }

    fn show(&mut self, pair: Pair) {
        if self.shown != Shown::Connection(pair) || self.present.is_none() {
            self.inbox = Inbox::default();
            self.present = self.host.fd_of(pair);
        }
        self.shown = Shown::Connection(pair);
    }

    /// Where the shown connection was in SYN-RECEIVED before and has vanished, its listener is
    /// shown again (§3.10.7.4).
    fn fall_back(&mut self, before: State) {
        let gone = matches!(self.state(), State::Closed | State::Listen);
        let vanished = before == State::SynReceived && gone;
        if vanished
            && self.present.is_none()
            && let Some(fd) = self.listener()
        {
            self.shown = Shown::Listener(fd);
        }
    }
}

/// Where the ports begin that IANA leaves for active opens (RFC 6335 §6): a host whose own port is
/// one of them has no service there.
const FIRST_EPHEMERAL: u16 = 49_152;

/// Octets of the IPv4 and TCP headers.
const HEADERS: u16 = 40;
