//! The program on our host: opens, sends, receives and compares, closes.

use std::net::SocketAddr;

use bytes::Bytes;
use tcpscope::host::{Errno, Fd, Host, Shutdown, SocketOption};
use tcpscope::state::State;
use tcpscope::time::{Duration, Instant};

use crate::args::{Args, End, Role};
use crate::watch::Watch;

/// Octet `i` of what is sent is `(i * 7) % 251`, which repeats itself after so many.
const PERIOD: usize = 251;

/// Octets that are offered to `send` or asked of `recv` at a time.
const CHUNK: usize = 65_536;

/// The same for a slow reader, who rests after each and longer before the first.
const SLOW_CHUNK: usize = 16_384;
const REST: Duration = Duration::from_millis(20);
const FIRST_REST: Duration = Duration::from_secs(2);

/// How far the program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Listening(Fd),
    Connecting(Fd),
    Open(Fd),
    Over(End),
}

/// The program.
pub struct App<'a> {
    args: &'a Args,
    stage: Stage,
    pattern: Bytes,
    sent: u64,
    received: u64,
    /// Our direction is closed.
    closed: bool,
    /// The peer's is.
    peer_closed: bool,
    /// A slow reader rests until then.
    rests_until: Instant,
}

impl<'a> App<'a> {
    /// Opens a socket.
    ///
    /// # Errors
    /// Which call failed.
    pub fn start(
        args: &'a Args,
        now: Instant,
        host: &mut Host,
        watch: &mut Watch,
    ) -> Result<App<'a>, String> {
        let fd = host.socket();
        let stage = match args.role {
            Role::Client => match host.connect(now, fd, args.remote, watch) {
                Ok(()) | Err(Errno::InProgress) => Stage::Connecting(fd),
                Err(error) => return Err(format!("connect to {}: {error}", args.remote)),
            },
            Role::Server => {
                let socket = SocketAddr::new(args.local, args.remote.port());
                host.bind(fd, socket)
                    .and_then(|()| host.listen(fd, 1, watch))
                    .map_err(|error| format!("listen at {socket}: {error}"))?;
                Stage::Listening(fd)
            }
        };
        let pattern = (0..CHUNK + PERIOD).map(|i| (i * 7 % PERIOD) as u8);
        Ok(App {
            args,
            stage,
            pattern: pattern.collect(),
            sent: 0,
            received: 0,
            closed: false,
            peer_closed: false,
            rests_until: now,
        })
    }

    /// Does what can be done now.
    ///
    /// # Errors
    /// What should not have happened.
    pub fn act(&mut self, now: Instant, host: &mut Host, watch: &mut Watch) -> Result<(), String> {
        match self.stage {
            Stage::Listening(fd) => match host.accept(fd) {
                Ok(connection) => {
                    self.open(now, connection);
                    host.close(fd, watch).map_err(|error| self.wrong(error))?;
                }
                Err(Errno::WouldBlock) => return Ok(()),
                Err(error) => return Err(self.wrong(error)),
            },
            Stage::Connecting(fd) => match host.connect(now, fd, self.args.remote, watch) {
                Ok(()) => self.open(now, fd),
                Err(Errno::Already | Errno::InProgress) => return Ok(()),
                Err(error) => return self.end(error),
            },
            Stage::Open(_) | Stage::Over(_) => {}
        }
        let Stage::Open(fd) = self.stage else {
            return Ok(());
        };
        if let Err(error) = self.receive(now, host, fd)? {
            return self.end(error);
        }
        if let Err(error) = self.send(host, fd, watch) {
            return self.end(error);
        }
        self.close(host, fd, watch)
    }

    /// When it wants to act though nothing has happened.
    pub fn wakeup(&self, now: Instant) -> Option<Instant> {
        Some(self.rests_until).filter(|until| *until > now)
    }

    /// It has come to an end, and so has its connection.
    pub fn is_over(&self, host: &Host) -> bool {
        let gone = |state: &State| {
            matches!(state, State::Listen | State::Closed) || host.count(*state) == 0
        };
        matches!(self.stage, Stage::Over(_)) && State::ALL.iter().all(gone)
    }

    /// Whether it went as it should.
    ///
    /// # Errors
    /// What is different.
    pub fn verdict(&self) -> Result<(), String> {
        let wanted = self.args.bytes;
        match self.stage {
            Stage::Over(end) if end != self.args.expect => Err(format!(
                "the connection ended {end:?}, expected was {:?}; {}",
                self.args.expect,
                self.progress()
            )),
            Stage::Over(End::Closed) if (self.sent, self.received) != (wanted, wanted) => {
                Err(format!("octets are missing: {}", self.progress()))
            }
            Stage::Over(_) => Ok(()),
            stage => Err(format!("not over: {stage:?}, {}", self.progress())),
        }
    }

    /// How far it is, in words.
    pub fn progress(&self) -> String {
        format!(
            "{} octets sent and {} received of {}{}",
            self.sent,
            self.received,
            self.args.bytes,
            if self.peer_closed {
                ", the peer has closed"
            } else {
                ""
            }
        )
    }

    fn open(&mut self, now: Instant, fd: Fd) {
        self.stage = Stage::Open(fd);
        if self.args.slow_reader {
            self.rests_until = now + FIRST_REST;
        }
    }

    /// Reads and compares; the inner error is the socket's.
    fn receive(
        &mut self,
        now: Instant,
        host: &mut Host,
        fd: Fd,
    ) -> Result<Result<(), Errno>, String> {
        while !self.peer_closed && self.rests_until <= now {
            let chunk = match self.args.slow_reader {
                true => SLOW_CHUNK,
                false => CHUNK,
            };
            let data = match host.recv(fd, chunk, false) {
                Ok(data) => data,
                Err(Errno::WouldBlock) => break,
                Err(error) => return Ok(Err(error)),
            };
            if data != self.pattern_at(self.received, data.len()) {
                return Err(format!(
                    "wrong octets among the {} after octet {}",
                    data.len(),
                    self.received
                ));
            }
            self.peer_closed = data.is_empty();
            self.received += data.len() as u64;
            if self.args.slow_reader {
                self.rests_until = now + REST;
            }
        }
        Ok(Ok(()))
    }

    /// Sends, and closes our direction after the last octet.
    fn send(&mut self, host: &mut Host, fd: Fd, watch: &mut Watch) -> Result<(), Errno> {
        if self.closed || self.args.reply && !self.peer_closed {
            return Ok(());
        }
        while self.sent < self.args.bytes {
            let left = usize::try_from(self.args.bytes - self.sent).unwrap_or(usize::MAX);
            match host.send(fd, &self.pattern_at(self.sent, left.min(CHUNK))) {
                Ok(taken) => self.sent += taken as u64,
                Err(Errno::WouldBlock) => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        if !self.args.abort {
            host.shutdown(fd, Shutdown::Send, watch)?;
            self.closed = true;
        }
        Ok(())
    }

    fn close(&mut self, host: &mut Host, fd: Fd, watch: &mut Watch) -> Result<(), String> {
        let aborts = self.args.abort && (self.sent, self.received) == (self.args.bytes, self.sent);
        if aborts {
            host.setsockopt(fd, SocketOption::Linger, 0)
                .map_err(|error| self.wrong(error))?;
        }
        if aborts || self.closed && self.peer_closed {
            host.close(fd, watch).map_err(|error| self.wrong(error))?;
            self.stage = Stage::Over(End::Closed);
        }
        Ok(())
    }

    /// A call has told that the connection has ended.
    fn end(&mut self, error: Errno) -> Result<(), String> {
        self.stage = Stage::Over(match error {
            Errno::ConnectionReset => End::Reset,
            Errno::ConnectionRefused => End::Refused,
            _ => return Err(self.wrong(error)),
        });
        Ok(())
    }

    fn wrong(&self, error: Errno) -> String {
        format!("{error} while {:?}: {}", self.stage, self.progress())
    }

    /// `length` octets from octet `from` on.
    fn pattern_at(&self, from: u64, length: usize) -> Bytes {
        let start = (from % PERIOD as u64) as usize;
        self.pattern.slice(start..start + length)
    }
}
