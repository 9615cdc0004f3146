//! Two hosts, a wire each way, and one queue of events in virtual time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::net::Ipv4Addr;

use bytes::Bytes;

use crate::explain::{Loss, Note, Observer};
use crate::host::Desk;
use crate::net::{Link, LinkConfig};
use crate::side::Side;
use crate::tcp::{Config, Error};
use crate::time::{Duration, Instant};
use crate::view::{Call, Command, HostName};

use super::Refusal;
use super::record::{Fate, Record};

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

/// When something happens to which segment: it arrives, or is lost on the way.
type Event = Reverse<(Instant, usize, Option<Loss>)>;

/// The wire of the ready-made scenarios.
const WIRE: LinkConfig = LinkConfig {
    delay: Duration::from_millis(50),
    loss_ppm: 0,
};

/// Two hosts and a wire.
#[derive(Clone, Debug)]
pub struct World {
    now: Instant,
    hosts: [Desk; 2],
    links: [Link; 2],
    /// What happens to the segments in flight, by time and then by segment.
    queue: BinaryHeap<Event>,
    record: Record,
}

impl World {
    /// Two hosts with `config`, closed, at time 0, over the default wire.
    #[must_use]
    pub fn new(config: Config, seed: u64) -> World {
        World::with_wire(config, WIRE, seed)
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
            links: [Link::new(wire, stream(2)), Link::new(wire, stream(3))],
            queue: BinaryHeap::new(),
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
        &self.links[side as usize]
    }

    /// All that happened.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// How many segments are on the wire.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.queue.len()
    }

    /// When something will happen by itself.
    #[must_use]
    pub fn next_event_at(&self) -> Option<Instant> {
        let wire = self.queue.peek().map(|Reverse((at, ..))| *at);
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
        let arrives = self
            .queue
            .peek()
            .is_some_and(|Reverse((due, ..))| *due <= self.now);
        match arrives.then(|| self.queue.pop()).flatten() {
            Some(Reverse((_, id, lost))) => self.happen(id, lost),
            None => {
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
                let flight = self.record.flights().get(*segment as usize);
                let flying = flight.is_some_and(|flight| flight.fate == Fate::InFlight);
                if flying {
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
                let id = *segment as usize;
                self.queue.retain(|Reverse((_, queued, _))| *queued != id);
                self.record.lost(id, self.now, Loss::Chosen);
                Ok(())
            }
            Command::DropNext { host, armed } => {
                let side = Side::from(*host);
                self.links[side as usize].set_drop_next(*armed);
                let note = if *armed {
                    Note::LossArmed
                } else {
                    Note::LossDisarmed
                };
                self.record.observe(self.now, side, None).note(note);
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

    fn happen(&mut self, id: usize, lost: Option<Loss>) {
        match lost {
            Some(why) => self.record.lost(id, self.now, why),
            None => {
                self.record.arrived(id);
                let flight = &self.record.flights()[id];
                let (side, segment) = (flight.from.other(), flight.segment.clone());
                let mut recorder = self.record.observe(self.now, side, Some(id));
                self.hosts[side as usize].handle_segment(self.now, &segment, &mut recorder);
            }
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
                let passage = self.links[side as usize].enter(self.now);
                let id = self
                    .record
                    .sent(side, segment, self.now, passage.arrives_at, since);
                let (at, lost) = match passage.lost {
                    Some((at, why)) => (at, Some(why)),
                    None => (passage.arrives_at, None),
                };
                self.queue.push(Reverse((at, id, lost)));
            }
            self.record
                .shows(self.now, side, self.hosts[side as usize].state());
        }
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
