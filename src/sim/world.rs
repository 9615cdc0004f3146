//! Two hosts, a wire each way, and one queue of events in virtual time.

use std::net::Ipv4Addr;

use crate::explain::{Ignored, Note, Observer, UserCall};
use crate::host::Fd;
use crate::net::{LinkConfig, LinkSetting};
use crate::script::{Action, Call, Fault, Forgery, Pick, Setting, Target};
use crate::seq::Seq;
use crate::side::Side;
use crate::tcp::Config;
use crate::time::Instant;
use crate::user::ScriptedHost;

use super::Refusal;
use super::cable::Cable;
use super::calls::Calls;
use super::record::Record;

/// Two hosts and a wire.
#[derive(Clone, Debug)]
pub struct World {
    now: Instant,
    hosts: [ScriptedHost; 2],
    cable: Cable,
    record: Record,
    calls: Calls,
}

impl World {
    /// Two hosts, closed, at time 0, over a wire that takes 50 ms; `seed` decides all chance.
    #[must_use]
    pub fn new(seed: u64) -> World {
        // Each host and each direction draws from a stream of its own.
        let stream = |number: u64| seed.wrapping_mul(4).wrapping_add(number);
        let config = Config::TEXTBOOK;
        let client = ScriptedHost::new(Ipv4Addr::new(10, 0, 0, 1).into(), 49152, config, stream(0));
        let server = ScriptedHost::new(Ipv4Addr::new(10, 0, 0, 2).into(), 80, config, stream(1));
        let mut world = World {
            now: Instant::ZERO,
            hosts: [client, server],
            cable: Cable::new(LinkConfig::DEFAULT, [stream(2), stream(3)]),
            record: Record::default(),
            calls: Calls::default(),
        };
        world.settle();
        world
    }

    /// The present.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// The host of `side`.
    #[must_use]
    pub const fn host(&self, side: Side) -> &ScriptedHost {
        &self.hosts[side as usize]
    }

    /// What the numbers of the shown connection of this host, its own and the peer's, count from
    /// where they are shown relative.
    #[must_use]
    pub fn bases(&self, side: Side) -> (Seq, Seq) {
        let pair = self.host(side).pair();
        pair.map_or_else(Default::default, |pair| self.record.bases(pair))
    }

    /// The wire.
    #[must_use]
    pub const fn cable(&self) -> &Cable {
        &self.cable
    }

    /// All that happened.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// All socket calls.
    #[must_use]
    pub const fn calls(&self) -> &Calls {
        &self.calls
    }

    /// When something will happen by itself.
    #[must_use]
    pub fn next_event_at(&self) -> Option<Instant> {
        let timers = self.hosts.iter().filter_map(ScriptedHost::poll_timeout);
        self.cable.next_event_at().into_iter().chain(timers).min()
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
        if self
            .cable
            .next_event_at()
            .is_some_and(|due| due <= self.now)
        {
            self.arrive();
        } else if let Some(side) = self.next_timer() {
            let mut recorder = self.record.observe(self.now, side, None);
            self.hosts[side as usize].handle_timeout(self.now, &mut recorder);
        }
        self.settle();
    }

    /// Carries out `action` now. Of a call its id; what is for the script to do, such as to wait
    /// or to expect, has no effect here.
    ///
    /// # Errors
    /// When it makes no sense now; then nothing has changed.
    pub fn carry_out(&mut self, action: &Action) -> Result<Option<usize>, Refusal> {
        let mut call = None;
        match action {
            Action::Call {
                host,
                socket,
                call: what,
                ..
            } => call = self.call(*host, *socket, what)?,
            Action::Set(setting) => self.set(setting),
            Action::Fault { target, fault } => self.fault(target, fault)?,
            Action::Release { segment } => {
                self.cable.release(self.now, *segment, &mut self.record)?;
            }
            Action::Disarm { host } => self.cable.disarm(self.now, *host, &mut self.record),
            Action::Forge(forgery) => self.forge(forgery),
            Action::Unplug => self.cable.unplug(self.now, &mut self.record),
            Action::Plug => self.cable.plug(self.now, &mut self.record),
            Action::Crash { host } => self.turn(*host, true)?,
            Action::Restart { host } => self.turn(*host, false)?,
            Action::Wait { .. } | Action::Expect(_) => {}
        }
        self.settle();
        Ok(call)
    }

    /// Whether one of the five calls of §3.9.1 makes sense now on the host of `side`.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, side: Side, call: UserCall) -> Result<(), Refusal> {
        let host = self.host(side);
        if host.is_down() {
            return Err(Refusal::HostDown);
        }
        let result = match call {
            UserCall::Listen => host.check_listen(),
            UserCall::Connect => host.check_connect(),
            UserCall::Send => host.check_send(),
            UserCall::Close => host.check_close(),
            UserCall::Abort => host.check_abort(),
        };
        result.map_err(|error| Refusal::Tcp { call, error })
    }

    fn call(
        &mut self,
        side: Side,
        socket: Option<u32>,
        call: &Call,
    ) -> Result<Option<usize>, Refusal> {
        let remote = self.host(side.other()).socket().ip();
        let mut recorder = self.record.observe(self.now, side, None);
        let host = &mut self.hosts[side as usize];
        let socket = socket.map(|fd| fd as Fd);
        let ticket = host.call(self.now, socket, call, remote, &mut recorder)?;
        self.file_calls(side);
        Ok(self.calls.id(side, ticket))
    }

    fn set(&mut self, setting: &Setting) {
        match setting {
            Setting::Link { from, setting } => {
                self.cable.configure(*from, *setting);
                if let LinkSetting::Mtu(mtu) = setting {
                    for side in sides(*from) {
                        self.hosts[side as usize].set_mtu(*mtu);
                    }
                }
            }
            Setting::Host { host, setting } => {
                for side in sides(*host) {
                    self.hosts[side as usize].set(*setting);
                }
            }
            // The script's own.
            Setting::Seed(_) | Setting::Start(_) | Setting::End(_) => {}
        }
    }

    fn fault(&mut self, target: &Target, fault: &Fault) -> Result<(), Refusal> {
        match target {
            Target::Flight(id) => self.cable.fault(self.now, *id, fault, &mut self.record),
            Target::Described(pick) => {
                let pick: Pick = pick.clone();
                self.cable
                    .arm(self.now, pick, fault.clone(), &mut self.record);
                Ok(())
            }
        }
    }

    /// A third party speaks in a host's name.
    fn forge(&mut self, forgery: &Forgery) {
        let (own, other) = (self.host(forgery.host), self.host(forgery.host.other()));
        let mut pair = own.pair().unwrap_or((own.socket(), other.socket()));
        if let Some((from, to)) = forgery.ports {
            pair = (own.socket(), other.socket());
            pair.0.set_port(from);
            pair.1.set_port(to);
        }
        self.cable.forge(self.now, forgery, pair, &mut self.record);
    }

    /// Off, without a word, or on again.
    fn turn(&mut self, side: Side, off: bool) -> Result<(), Refusal> {
        let host = &mut self.hosts[side as usize];
        let mut recorder = self.record.observe(self.now, side, None);
        match (host.is_down(), off) {
            (true, true) => return Err(Refusal::HostDown),
            (false, false) => return Err(Refusal::HostUp),
            (false, true) => {
                recorder.note(Note::HostCrashed);
                host.crash();
            }
            (true, false) => {
                recorder.note(Note::HostRestarted);
                host.restart();
            }
        }
        Ok(())
    }

    fn arrive(&mut self) {
        let Some(arrival) = self.cable.step(self.now, &mut self.record) else {
            return;
        };
        let host = &mut self.hosts[arrival.to as usize];
        let mut recorder = self.record.observe(self.now, arrival.to, Some(arrival.id));
        let why = match () {
            () if host.is_down() => Ignored::HostDown,
            () if !arrival.intact => Ignored::BadChecksum,
            () => return host.handle_segment(self.now, &arrival.segment, &mut recorder),
        };
        recorder.note(Note::Ignored { why });
    }

    /// Whose timer runs out first.
    fn next_timer(&self) -> Option<Side> {
        let due = |side: Side| Some((self.host(side).poll_timeout()?, side));
        let [client, server] = Side::BOTH.map(due);
        match (client, server) {
            (Some((ours, _)), Some((theirs, side))) if theirs < ours => Some(side),
            (Some((_, side)), _) | (None, Some((_, side))) => Some(side),
            (None, None) => None,
        }
    }

    /// Lets all happen that needs no time: hosts send, calls return, applications work.
    fn settle(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for side in Side::BOTH {
                self.transmit(side);
                self.show(side);
                let mut recorder = self.record.observe(self.now, side, None);
                again |= self.hosts[side as usize].attend(self.now, &mut recorder);
                self.file_calls(side);
            }
        }
    }

    /// Puts all that a host wants to send on the wire.
    fn transmit(&mut self, side: Side) {
        loop {
            let since = self.record.entries().len();
            let mut recorder = self.record.observe(self.now, side, None);
            let host = &mut self.hosts[side as usize];
            let Some(segment) = host.poll_transmit(self.now, &mut recorder) else {
                return;
            };
            self.cable
                .send(self.now, side, segment, since, &mut self.record);
        }
    }

    fn show(&mut self, side: Side) {
        let state = self.host(side).state();
        self.record.shows(self.now, side, state);
    }

    fn file_calls(&mut self, side: Side) {
        for event in self.hosts[side as usize].take_calls() {
            self.calls.file(self.now, side, event);
        }
    }
}

/// That side, or both.
fn sides(side: Option<Side>) -> impl Iterator<Item = Side> {
    Side::BOTH
        .into_iter()
        .filter(move |candidate| side.is_none_or(|side| side == *candidate))
}
