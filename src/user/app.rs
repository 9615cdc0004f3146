//! The small applications that use a host's sockets, as scripts name them.

use std::collections::VecDeque;

use bytes::Bytes;

use crate::explain::Observer;
use crate::host::{Errno, Fd, Host, Shutdown};
use crate::script::{App, Call, Outcome, Payload, pattern};
use crate::state::State;
use crate::time::Instant;

use super::Inbox;
use super::calls::CallLog;

/// An application at work on one connection.
#[derive(Clone, Debug)]
pub struct Task {
    app: App,
    /// What it has read.
    pub inbox: Inbox,
    /// What it has read and not sent back yet.
    echo: VecDeque<Bytes>,
    /// Octets that it has made and sent.
    sent: usize,
    /// Octets that it still wants to make and send.
    to_send: u32,
    /// It has shut its sending side down and reads on to the peer's end.
    closing: bool,
    /// The peer will send no more.
    at_end: bool,
    /// When it reads again.
    reads_at: Instant,
}

/// What an application wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To be called when something has happened to its socket, or at this instant.
    Wait(Option<Instant>),
    /// Nothing: it has closed its socket.
    Done,
}

impl Task {
    /// `app` takes a socket at `now`.
    #[must_use]
    pub fn new(app: App, now: Instant) -> Task {
        Task {
            app,
            inbox: Inbox::default(),
            echo: VecDeque::new(),
            sent: 0,
            to_send: match app {
                App::Source { octets } => octets,
                _ => 0,
            },
            closing: false,
            at_end: false,
            reads_at: now,
        }
    }

    /// Which application it is.
    #[must_use]
    pub const fn app(&self) -> App {
        self.app
    }

    /// It closes as a well-behaved program does: it sends no more, reads on to the peer's end, and
    /// then gives the socket up.
    ///
    /// # Errors
    /// As for [`Host::shutdown`].
    pub fn close(
        &mut self,
        host: &mut Host,
        fd: Fd,
        observer: &mut impl Observer,
    ) -> Result<(), Errno> {
        self.to_send = 0;
        if std::mem::replace(&mut self.closing, true) {
            return Ok(());
        }
        host.shutdown(fd, Shutdown::Send, observer)
    }

    /// The socket is being closed.
    #[must_use]
    pub const fn is_closing(&self) -> bool {
        self.closing
    }

    /// Does what it can do at `now` without waiting.
    pub fn work(
        &mut self,
        now: Instant,
        host: &mut Host,
        fd: Fd,
        log: &mut CallLog,
        observer: &mut impl Observer,
    ) -> Wish {
        if matches!(self.app, App::Manual) && !self.closing {
            return Wish::Wait(None);
        }
        let connecting = matches!(
            host.socket_state(fd),
            Ok(State::SynSent | State::SynReceived)
        );
        if connecting {
            return Wish::Wait(None);
        }
        let read = self.read(now, host, fd, log);
        let written = read.and_then(|()| self.write(host, fd, log));
        let failed = matches!(&written, Err(errno) if *errno != Errno::WouldBlock);
        let finished = self.to_send == 0 && self.echo.is_empty();
        if failed || self.at_end && (self.closing || self.closes_at_end() && finished) {
            let result = host.close(fd, observer).map(|()| 0);
            // Whoever shut it down first has told that it is to be closed.
            if !self.closing {
                log.by_app(fd, Call::Close, outcome(result));
            }
            return Wish::Done;
        }
        if matches!(self.app, App::Source { .. }) && finished && !self.closing {
            let result = self.close(host, fd, observer).map(|()| 0);
            let how = Shutdown::Send;
            log.by_app(fd, Call::Shutdown { how }, outcome(result));
        }
        Wish::Wait(self.wakes_at(host, fd))
    }

    const fn closes_at_end(&self) -> bool {
        matches!(
            self.app,
            App::CloseOnEof | App::Echo | App::SlowReader { .. } | App::Source { .. }
        )
    }

    /// Closing is up to the user, who then hears how the connection failed.
    const fn leaves_errors(&self) -> bool {
        matches!(self.app, App::Sink | App::NeverClose) && !self.closing
    }

    /// A slow reader looks again at its time, if there is something to see.
    fn wakes_at(&self, host: &Host, fd: Fd) -> Option<Instant> {
        let slow = matches!(self.app, App::SlowReader { .. }) && !self.at_end;
        (slow && host.readable(fd)).then_some(self.reads_at)
    }

    fn read(
        &mut self,
        now: Instant,
        host: &mut Host,
        fd: Fd,
        log: &mut CallLog,
    ) -> Result<(), Errno> {
        while !self.at_end {
            if self.leaves_errors() && host.failed(fd) {
                return Ok(());
            }
            let max = match self.app {
                App::SlowReader { .. } if now < self.reads_at => return Ok(()),
                App::SlowReader { octets, .. } => octets as usize,
                _ => usize::MAX,
            };
            let data = match host.recv(fd, max, false) {
                Err(Errno::WouldBlock) => return Ok(()),
                result => {
                    let told = result.clone().map_or_else(Outcome::Error, Outcome::Text);
                    log.by_app(fd, Call::Recv { max: None }, told);
                    result?
                }
            };
            self.at_end = data.is_empty();
            self.inbox.put(&data);
            match self.app {
                App::Echo if !data.is_empty() => self.echo.push_back(data),
                App::SlowReader { period, .. } => self.reads_at = now + period,
                _ => {}
            }
        }
        Ok(())
    }

    fn write(&mut self, host: &mut Host, fd: Fd, log: &mut CallLog) -> Result<(), Errno> {
        while let Some(data) = self.echo.pop_front() {
            let taken = host.send(fd, &data);
            let count = *taken.as_ref().unwrap_or(&0);
            if count < data.len() {
                self.echo.push_front(data.slice(count..));
            }
            if taken != Err(Errno::WouldBlock) {
                let sent = data.slice(..count);
                log.by_app(
                    fd,
                    Call::Send {
                        data: Payload::Text(sent),
                    },
                    outcome(taken),
                );
            }
            taken?;
        }
        while self.to_send > 0 {
            let part = pattern(self.sent, self.to_send as usize);
            let taken = host.send(fd, &part);
            if taken != Err(Errno::WouldBlock) {
                let data = Payload::Octets(part.len() as u32);
                log.by_app(fd, Call::Send { data }, outcome(taken));
            }
            let taken = taken?;
            self.sent += taken;
            self.to_send -= taken as u32;
        }
        Ok(())
    }
}

/// What a call that returns a number returned.
pub fn outcome(result: Result<usize, Errno>) -> Outcome {
    result.map_or_else(Outcome::Error, |number| Outcome::Number(number as i64))
}
