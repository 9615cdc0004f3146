//! The calls of a host's user, one attempt at each: it succeeds, fails, or has to wait.

use std::net::SocketAddr;

use crate::explain::{Note, Observer};
use crate::host::{Errno, Fd, SocketOption};
use crate::script::{App, Call, Outcome, Payload};
use crate::state::State;
use crate::time::Instant;

use super::super::app::outcome;
use super::{ScriptedHost, Shown, Waiting};

/// The backlog of a listener that names none.
const BACKLOG: i64 = 128;

/// No socket has this descriptor: what a call gets that has nothing to act on.
const NOWHERE: Fd = 0;

impl ScriptedHost {
    /// On which socket a call acts that names none. A new one, where that makes sense.
    pub(super) fn target(&mut self, now: Instant, call: &Call) -> Fd {
        let fresh = |host: &ScriptedHost| host.present.filter(|fd| host.host.is_fresh(*fd));
        let found = match call {
            Call::Socket => None,
            Call::Nonblocking { .. } => return NOWHERE,
            Call::Accept => self.listener(),
            Call::Connect { .. } => fresh(self).or(match self.shown {
                // RFC 9293 §3.10.1 changes a listener from passive to active.
                Shown::Listener(fd) => Some(fd),
                _ => None,
            }),
            Call::Listen { .. } | Call::Bind { .. } => fresh(self),
            Call::Recv { .. } => self.present,
            Call::Abort => self.present.or_else(|| self.adopt(now)).or(self.listener()),
            Call::Close => self
                .present
                .or_else(|| self.adopt_early(now))
                .or(self.listener()),
            _ => self.present.or_else(|| self.adopt_early(now)),
        };
        let creates = matches!(
            call,
            Call::Socket
                | Call::Connect { .. }
                | Call::Listen { .. }
                | Call::Bind { .. }
                | Call::SetOption { .. }
                | Call::GetOption { .. }
        );
        match found {
            Some(fd) => fd,
            None if creates => {
                let fd = self.host.socket();
                self.present = Some(fd);
                fd
            }
            None => NOWHERE,
        }
    }

    /// The shown connection, if its handshake is not complete, gets its descriptor: the RFC's user
    /// can already close it and send (Figure 5).
    fn adopt_early(&mut self, now: Instant) -> Option<Fd> {
        let embryo = self.state() == State::SynReceived;
        embryo.then(|| self.adopt(now)).flatten()
    }

    /// The shown connection, which has no descriptor yet or no longer, gets one: the RFC's user
    /// can abort it in TIME-WAIT (§3.10.5).
    fn adopt(&mut self, now: Instant) -> Option<Fd> {
        let fd = self.host.adopt(self.pair()?)?;
        self.take_up(now, fd, self.app);
        Some(fd)
    }

    /// The socket that listens, the oldest of several.
    pub(super) fn listener(&self) -> Option<Fd> {
        self.listeners.first_key_value().map(|(fd, _)| *fd)
    }

    /// Tells the log what the user calls, in the RFC's terms.
    pub(super) fn tell(&self, fd: Fd, call: &Call, observer: &mut impl Observer) {
        let note = match call {
            Call::Listen { port, .. } => {
                let port = port.or(self.host.bound(fd)).unwrap_or_default();
                Note::CallListen { port: port.into() }
            }
            Call::Connect { .. } => Note::CallConnect,
            Call::Send { data } => Note::CallSend {
                bytes: u32::try_from(data.len()).unwrap_or(u32::MAX),
            },
            Call::Close => Note::CallClose,
            Call::Abort => Note::CallAbort,
            Call::Shutdown { how } => Note::CallShutdown { how: how.name() },
            _ => return,
        };
        observer.note(note);
    }

    /// Tries a call, for the first time or again; `None` while it has to wait.
    pub(super) fn attempt(
        &mut self,
        now: Instant,
        waiting: &mut Waiting,
        observer: &mut impl Observer,
    ) -> Option<Outcome> {
        let fd = waiting.fd;
        let done = |result: Result<(), Errno>| Some(outcome(result.map(|()| 0)));
        match waiting.call.clone() {
            Call::Socket => Some(Outcome::Number(fd as i64)),
            Call::Bind { port } => {
                let address = SocketAddr::new(self.socket().ip(), port);
                done(self.host.bind(fd, address))
            }
            Call::Listen { port, backlog, app } => {
                let app = app.unwrap_or(self.app);
                done(self.listen(fd, port, backlog, app, observer))
            }
            Call::Accept => self.accept(now, fd),
            Call::Connect { port, from, app } => {
                let remote = SocketAddr::new(waiting.remote, port);
                let app = app.unwrap_or(self.app);
                self.connect(now, fd, remote, from, app, observer)
            }
            Call::Send { data } => self.send(waiting, &data),
            Call::Recv { max } => {
                let data = self
                    .host
                    .recv(fd, max.map_or(usize::MAX, |max| max as usize), false);
                if let (Ok(data), Some(task)) = (&data, self.tasks.get_mut(&fd)) {
                    task.inbox.put(data);
                }
                self.unless_it_waits(data.map(Outcome::Text))
            }
            Call::Shutdown { how } => done(self.host.shutdown(fd, how, observer)),
            Call::Close => done(self.close(fd, observer)),
            Call::Abort => {
                let result = self.host.setsockopt(fd, SocketOption::Linger, 0);
                done(result.and_then(|()| self.give_up(fd, observer)))
            }
            Call::SetOption { option, value } => done(self.host.setsockopt(fd, option, value)),
            Call::GetOption { option } => {
                let value = self.host.getsockopt(fd, option);
                Some(value.map_or_else(Outcome::Error, Outcome::Number))
            }
            Call::Nonblocking { on } => {
                self.nonblocking = on;
                Some(Outcome::Number(0))
            }
        }
    }

    /// A result that would have to wait does so, unless calls on this host never do.
    fn unless_it_waits(&self, result: Result<Outcome, Errno>) -> Option<Outcome> {
        match result {
            Err(Errno::WouldBlock | Errno::InProgress | Errno::Already) if !self.nonblocking => {
                None
            }
            result => Some(result.unwrap_or_else(Outcome::Error)),
        }
    }

    fn listen(
        &mut self,
        fd: Fd,
        port: Option<u16>,
        backlog: Option<u16>,
        app: App,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        if let Some(port) = port.filter(|_| self.host.bound(fd).is_none()) {
            // As servers do, so that older connections are no obstacle.
            self.host.setsockopt(fd, SocketOption::ReuseAddress, 1)?;
            self.host
                .bind(fd, SocketAddr::new(self.socket().ip(), port))?;
        }
        let backlog = backlog.map_or(BACKLOG, i64::from);
        self.host.listen(fd, backlog, observer)?;
        self.listeners.insert(fd, app);
        if matches!(self.state(), State::Closed | State::TimeWait) {
            self.shown = Shown::Listener(fd);
        }
        self.present = Some(fd);
        Ok(())
    }

    fn accept(&mut self, now: Instant, listener: Fd) -> Option<Outcome> {
        let accepted = self.host.accept(listener);
        if let Ok(fd) = accepted {
            self.take_up(now, fd, App::Manual);
        }
        self.unless_it_waits(accepted.map(|fd| Outcome::Number(fd as i64)))
    }

    fn connect(
        &mut self,
        now: Instant,
        fd: Fd,
        remote: SocketAddr,
        from: Option<u16>,
        app: App,
        observer: &mut impl Observer,
    ) -> Option<Outcome> {
        let first = self.host.is_fresh(fd) && self.host.bound(fd).is_none();
        let result = match self.listeners.contains_key(&fd) {
            true => self.host.connect_rfc(now, fd, remote, observer),
            false if first => {
                let own = Some(self.port).filter(|port| self.host.may_connect_from(*port, remote));
                match from.or(own) {
                    Some(port) => self.host.connect_from(now, fd, port, remote, observer),
                    None => self.host.connect(now, fd, remote, observer),
                }
            }
            false => self.host.connect(now, fd, remote, observer),
        };
        if result == Err(Errno::InProgress) {
            self.listeners.remove(&fd);
            self.take_up(now, fd, app);
        }
        self.unless_it_waits(result.map(|()| Outcome::Number(0)))
    }

    fn send(&mut self, waiting: &mut Waiting, data: &Payload) -> Option<Outcome> {
        loop {
            match self.host.send(waiting.fd, &data.part(waiting.sent)) {
                Ok(taken) => waiting.sent += taken,
                Err(Errno::WouldBlock) if !self.nonblocking => return None,
                Err(errno) if waiting.sent == 0 => return Some(Outcome::Error(errno)),
                Err(_) => return Some(Outcome::Number(waiting.sent as i64)),
            }
            if waiting.sent == data.len() {
                return Some(Outcome::Number(waiting.sent as i64));
            }
        }
    }

    /// With an application the orderly way: see [`Task::close`](super::super::app::Task::close).
    fn close(&mut self, fd: Fd, observer: &mut impl Observer) -> Result<(), Errno> {
        let lingers = self.host.getsockopt(fd, SocketOption::Linger)? != 0;
        let open = self.host.is_open(fd);
        match self.tasks.get_mut(&fd) {
            Some(task) if task.is_closing() => Err(Errno::BadDescriptor),
            Some(task) if open && lingers && task.app() != App::Manual => {
                task.close(&mut self.host, fd, observer)
            }
            _ => self.give_up(fd, observer),
        }
    }

    fn give_up(&mut self, fd: Fd, observer: &mut impl Observer) -> Result<(), Errno> {
        self.host.close(fd, observer)?;
        self.forget(fd);
        Ok(())
    }
}

/// Tells the log that a call has failed. What only says that it would wait is no failure.
pub(super) fn tell_failure(call: &Call, errno: Errno, observer: &mut impl Observer) {
    if !matches!(
        errno,
        Errno::WouldBlock | Errno::InProgress | Errno::Already
    ) {
        observer.note(Note::CallFailed {
            call: call.name(),
            errno: errno.name(),
        });
    }
}
