//! Two hosts, a wire each way, and one queue of events in virtual time.

use std::net::Ipv4Addr;

use bytes::Bytes;

use crate::explain::{Ignored, Note, Observer};
use crate::host::Desk;
use crate::net::{Link, LinkConfig};
use crate::script::{Description, Fault, Kind, Pick, Which};
use crate::side::Side;
use crate::tcp::{Config, Error};
use crate::time::Instant;
use crate::view::{Call, Command, HostName};

use super::Refusal;
use super::cable::{Arrival, Cable};
use super::record::Record;

impl From<HostName> for Side {
    fn from(name: HostName) -> Side {
        match name {
            HostName::Client => Side::Client,
            HostName::Server => Side::Server,
        }
    }
}

impl From<Side> for HostName {
    fn from(side: Side) -> HostName {
        match side {
            Side::Client => HostName::Client,
            Side::Server => HostName::Server,
        }
    }
}

/// Two hosts and a wire.
#[derive(Clone, Debug)]
pub struct World {
    now: Instant,
    hosts: [Desk; 2],
    cable: Cable,
    record: Record,
}

impl World {
    /// Two hosts with `config`, closed, at time 0, over the default wire.
    #[must_use]
    pub fn new(config: Config, seed: u64) -> World {
        World::with_wire(config, LinkConfig::DEFAULT, seed)
    }

    /// The same over a wire of your own.
    #[must_use]
    pub fn with_wire(config: Config, wire: LinkConfig, seed: u64) -> World {
        // Each host and each direction draws from a stream of its own.
        let stream = |number: u64| seed.wrapping_mul(4).wrapping_add(number);
        let client = Desk::new(Ipv4Addr::new(10, 0, 0, 1).into(), 49152, config, stream(0));
        let server = Desk::new(Ipv4Addr::new(10, 0, 0, 2).into(), 80, config, stream(1));
        let mut world = World {
            now: Instant::ZERO,
            hosts: [client, server],
            cable: Cable::new(wire, [stream(2), stream(3)]),
            record: Record::default(),
        };
        world.drain();
        world
    }

    /// The present.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// The host of `side`.
    #[must_use]
    pub const fn host(&self, side: Side) -> &Desk {
        &self.hosts[side as usize]
    }

    /// The wire that begins at `side`.
    #[must_use]
    pub const fn link(&self, side: Side) -> &Link {
        self.cable.link(side)
    }

    /// The wire with all that is on it.
    #[must_use]
    pub const fn cable(&self) -> &Cable {
        &self.cable
    }

    /// Lets something happen to the wire now; the record must be told of it.
    pub fn tamper<T>(&mut self, act: impl FnOnce(&mut Cable, Instant, &mut Record) -> T) -> T {
        act(&mut self.cable, self.now, &mut self.record)
    }

    /// All that happened.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// How many segments are on the wire.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.cable.in_flight()
    }

    /// When something will happen by itself.
    #[must_use]
    pub fn next_event_at(&self) -> Option<Instant> {
        let wire = self.cable.next_event_at();
        let timers = self.hosts.iter().filter_map(Desk::poll_timeout);
        wire.into_iter().chain(timers).min()
    }

    /// Moves the time to `to` without letting anything happen that is due; for a world whose next
    /// event is later. Never moves it back.
    pub fn wait_until(&mut self, to: Instant) {
        let next = self.next_event_at().unwrap_or(to);
        self.now = self.now.max(to.min(next));
    }

    /// Moves the time to the next event and lets it happen. At one instant what arrives comes
    /// before what times out, so that an answer that is just in time counts.
    pub fn step(&mut self) {
        let Some(at) = self.next_event_at() else {
            return;
        };
        self.now = self.now.max(at);
        let wire = self.cable.next_event_at();
        if wire.is_some_and(|due| due <= self.now) {
            if let Some(arrival) = self.cable.step(self.now, &mut self.record) {
                self.deliver(arrival);
            }
        } else {
            let side = Side::BOTH
                .into_iter()
                .min_by_key(|side| {
                    self.host(*side)
                        .poll_timeout()
                        .map_or((1, at), |at| (0, at))
                })
                .unwrap_or(Side::Client);
            let mut recorder = self.record.observe(self.now, side, None);
            self.hosts[side as usize].handle_timeout(self.now, &mut recorder);
        }
        self.drain();
    }

    /// Carries out `command` now.
    ///
    /// # Errors
    /// See [`check`](Self::check). The refusal is recorded, nothing else changes.
    pub fn dispatch(&mut self, command: &Command) -> Result<(), Refusal> {
        if let Err(refusal) = self.check(command) {
            if let Some((side, call)) = command.call() {
                let (error, text) = (refusal.code(), refusal.text());
                let mut recorder = self.record.observe(self.now, side, None);
                recorder.note(Note::CallRefused {
                    call: call.into(),
                    error,
                    text,
                });
            }
            return Err(refusal);
        }
        let result = self.carry_out(command);
        self.drain();
        result
    }

    /// Whether `command` makes sense now.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, command: &Command) -> Result<(), Refusal> {
        let host = |name: &HostName| self.host((*name).into());
        let tcp = |call| move |error: Error| Refusal::Tcp { call, error };
        match command {
            Command::Listen { host: name } => host(name).check_listen().map_err(tcp(Call::Listen)),
            Command::Connect { host: name } => {
                host(name).check_connect().map_err(tcp(Call::Connect))
            }
            Command::Send { host: name, text } => {
                host(name).check_send().map_err(tcp(Call::Send))?;
                if text.is_empty() {
                    Err(Refusal::NothingToSend)
                } else {
                    Ok(())
                }
            }
            Command::Close { host: name } => host(name).check_close().map_err(tcp(Call::Close)),
            Command::Abort { host: name } => host(name).check_abort().map_err(tcp(Call::Abort)),
            Command::Drop { segment } => {
                if self.cable.carries(*segment) {
                    Ok(())
                } else {
                    Err(Refusal::SegmentNotInFlight)
                }
            }
            Command::DropNext { .. } => Ok(()),
        }
    }

    fn carry_out(&mut self, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::Listen { host } => {
                let port = self.host((*host).into()).socket().port();
                self.call(
                    *host,
                    Call::Listen,
                    Note::CallListen { port: port.into() },
                    Desk::listen,
                )
            }
            Command::Connect { host } => {
                let remote = self.host(Side::from(*host).other()).socket();
                let now = self.now;
                self.call(*host, Call::Connect, Note::CallConnect, |host, observer| {
                    host.connect(now, remote, observer)
                })
            }
            Command::Send { host, text } => {
                let data = Bytes::copy_from_slice(text.as_bytes());
                let note = Note::CallSend {
                    bytes: u32::try_from(data.len()).unwrap_or(u32::MAX),
                };
                self.call(*host, Call::Send, note, |host, _| host.send(data))
            }
            Command::Close { host } => self.call(*host, Call::Close, Note::CallClose, Desk::close),
            Command::Abort { host } => self.call(*host, Call::Abort, Note::CallAbort, Desk::abort),
            Command::Drop { segment } => {
                self.cable
                    .fault(self.now, *segment, &Fault::Drop, &mut self.record)
            }
            Command::DropNext { host, armed } => {
                let (side, record) = (Side::from(*host), &mut self.record);
                if *armed {
                    self.cable.arm(self.now, next(side), Fault::Drop, record);
                } else {
                    self.cable.disarm(self.now, side, record);
                }
                Ok(())
            }
        }
    }

    /// A user's call on one host, recorded before what it brings about.
    fn call<'a>(
        &'a mut self,
        host: HostName,
        call: Call,
        note: Note,
        act: impl FnOnce(&mut Desk, &mut super::record::Recorder<'a>) -> Result<(), Error>,
    ) -> Result<(), Refusal> {
        let side = Side::from(host);
        let mut recorder = self.record.observe(self.now, side, None);
        recorder.note(note);
        let result = act(&mut self.hosts[side as usize], &mut recorder);
        result.map_err(|error| Refusal::Tcp { call, error })
    }

    fn deliver(&mut self, arrival: Arrival) {
        let Arrival {
            id,
            to,
            segment,
            intact,
        } = arrival;
        let mut recorder = self.record.observe(self.now, to, Some(id));
        if intact {
            self.hosts[to as usize].handle_segment(self.now, &segment, &mut recorder);
        } else {
            let why = Ignored::BadChecksum;
            recorder.note(Note::Ignored { why });
        }
    }

    /// Puts all that the hosts want to send on the wire, then notes which state they show.
    fn drain(&mut self) {
        for side in Side::BOTH {
            loop {
                let since = self.record.entries().len();
                let mut recorder = self.record.observe(self.now, side, None);
                let host = &mut self.hosts[side as usize];
                let Some(segment) = host.poll_transmit(self.now, &mut recorder) else {
                    break;
                };
                self.cable
                    .send(self.now, side, segment, since, &mut self.record);
            }
            self.record
                .shows(self.now, side, self.hosts[side as usize].state());
        }
    }
}

/// The next segment from `side`, whatever it is.
const fn next(side: Side) -> Pick {
    Pick {
        which: Which::Nth(1),
        segment: Description {
            from: side,
            retransmitted: false,
            kind: Kind::Any,
            of: None,
        },
    }
}

impl Command {
    /// The host whose user calls, and what, where it is a call.
    fn call(&self) -> Option<(Side, Call)> {
        let (host, call) = match self {
            Command::Listen { host } => (host, Call::Listen),
            Command::Connect { host } => (host, Call::Connect),
            Command::Send { host, .. } => (host, Call::Send),
            Command::Close { host } => (host, Call::Close),
            Command::Abort { host } => (host, Call::Abort),
            Command::Drop { .. } | Command::DropNext { .. } => return None,
        };
        Some(((*host).into(), call))
    }
}
