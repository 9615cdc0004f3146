//! When two moments are so alike that what can follow one can follow the other.

use std::hash::{Hash, Hasher};
use std::net::SocketAddr;

use siphasher::sip::SipHasher24;

use crate::explain::UserCall;
use crate::script::Condition;
use crate::segment::Segment;
use crate::seq::Seq;
use crate::side::Side;
use crate::state::State;
use crate::tcp::{Connection, Timer};
use crate::time::{Duration, Instant};

use super::record::Flight;
use super::watch::Watch;
use super::{Session, World};

/// With more connections on a host, or segments under way, those that are not shown hardly matter.
const MANY: usize = 16;

/// Names what can still come of a moment. It is no proof: two moments of one name may differ.
#[derive(Clone, Copy, Debug)]
pub(super) struct StateKey {
    pub name: u64,
    /// The name that it would have at another time: before or after nothing but waiting.
    pub but_for_time: u64,
}

impl StateKey {
    /// Of the present of `session` for who waits for `goal`. When it is, how it came about, where
    /// the sequence numbers stand and, where the goal is about states only, how much was carried,
    /// makes no difference.
    pub(super) fn of(session: &Session, goal: &Condition, watch: &Watch) -> StateKey {
        let of_states = matches!(
            goal,
            Condition::State { socket: None, .. }
                | Condition::Walks { .. }
                | Condition::Sockets { .. }
        );
        let world = session.world();
        let mut look = Look {
            hasher: SipHasher24::new(),
            times: SipHasher24::new(),
            now: world.now(),
            of_states,
            counts: matches!(goal, Condition::Sockets { .. }),
            bases: bases(world, of_states),
        };
        session.hash_plans(&mut look.times);
        watch.count().hash(&mut look.hasher);
        for side in Side::BOTH {
            look.host(world, side);
        }
        look.wire(world);
        let but_for_time = look.hasher.finish();
        look.add(look.times.finish());
        StateKey {
            name: look.hasher.finish(),
            but_for_time,
        }
    }
}

/// The segments under way that matter, and when they arrive.
pub(super) fn under_way(world: &World) -> impl Iterator<Item = (usize, Option<Instant>)> {
    let few = world.cable().in_flight() <= MANY;
    let shown = Side::BOTH.map(|side| world.host(side).pair());
    world.cable().under_way().filter(move |(id, _)| {
        let segment = &world.record().flights()[*id].segment;
        let (there, back) = ((segment.src, segment.dst), (segment.dst, segment.src));
        few || shown.contains(&Some(there)) || shown.contains(&Some(back))
    })
}

/// From which number the numbers of each direction count: from the oldest that is not acknowledged,
/// or from the initial one where it matters how much was carried.
fn bases(world: &World, of_states: bool) -> Vec<((SocketAddr, SocketAddr), Seq)> {
    let hosts = Side::BOTH.into_iter().map(|side| world.host(side).host());
    hosts
        .flat_map(|host| host.connections())
        .map(|(pair, view)| {
            let connection = view.connection();
            let snd = connection.snd();
            (pair, if of_states { snd.una } else { snd.iss })
        })
        .collect()
}

struct Look {
    hasher: SipHasher24,
    /// All that only waiting changes.
    times: SipHasher24,
    now: Instant,
    of_states: bool,
    /// It matters how many sockets there are.
    counts: bool,
    bases: Vec<((SocketAddr, SocketAddr), Seq)>,
}

impl Look {
    fn add(&mut self, what: impl Hash) {
        what.hash(&mut self.hasher);
    }

    /// What is far away need not be told apart by the second.
    fn add_span(&mut self, span: Duration) {
        const FAR: u64 = 10_000_000;
        let micros = span.as_micros();
        let told = if micros < FAR {
            micros
        } else {
            u64::MAX - u64::from(micros.ilog2())
        };
        told.hash(&mut self.times);
    }

    /// A number of the direction `pair`, which without a connection counts from `initial`.
    fn add_seq(&mut self, seq: Seq, pair: (SocketAddr, SocketAddr), initial: Seq) {
        let known = self.bases.iter().find(|(known, _)| *known == pair);
        self.add(seq.since(known.map_or(initial, |(_, base)| *base)));
    }

    fn host(&mut self, world: &World, side: Side) {
        let host = world.host(side);
        for call in [
            UserCall::Listen,
            UserCall::Connect,
            UserCall::Send,
            UserCall::Close,
            UserCall::Abort,
        ] {
            self.add(world.check(side, call).is_ok());
        }
        self.add((host.state(), host.listening(), host.present().is_some()));
        if !self.of_states {
            self.add((host.inbox().octets, world.calls().returned().len()));
        }
        let shown = host.pair();
        let own = host.socket().port();
        let few = host.host().sockets() <= MANY;
        let mut others = [0_usize; State::ALL.len()];
        for (pair, view) in host.host().connections() {
            if !few && Some(pair) != shown {
                others[view.state() as usize] += 1;
                continue;
            }
            // A port of chance is as good as another.
            self.add((Some(pair) == shown, pair.0.port() == own));
            self.connection(&view.connection(), pair);
        }
        let counts = self.counts;
        self.add(others.map(|count| if counts { count } else { count.min(1) }));
    }

    fn connection(&mut self, connection: &Connection, pair: (SocketAddr, SocketAddr)) {
        let (snd, rcv) = (connection.snd(), connection.rcv());
        self.add(connection.state());
        self.add(connection.check_close().is_ok());
        self.add_seq(snd.una, pair, snd.iss);
        self.add_seq(snd.nxt, pair, snd.iss);
        self.add(connection.unacknowledged_octets());
        if !matches!(connection.state(), State::Listen | State::SynSent) {
            self.add_seq(rcv.nxt, (pair.1, pair.0), rcv.irs);
        }
        self.add((snd.wnd, rcv.wnd, connection.unread()));
        for timer in Timer::ALL {
            if let Some(running) = connection.timer(timer) {
                self.add((timer as u8, connection.attempts(timer)));
                self.add_span(running.expires.since(self.now));
            }
        }
        if !self.of_states {
            let congestion = connection.congestion();
            self.add((congestion.cwnd, congestion.ssthresh));
            self.add(connection.rtt().rto.as_micros());
        }
    }

    fn wire(&mut self, world: &World) {
        let cable = world.cable();
        self.add(cable.is_plugged());
        for side in Side::BOTH {
            self.add(cable.waiting(side).count());
        }
        for (id, due) in under_way(world) {
            let flight = &world.record().flights()[id];
            self.flight(flight);
            let due = due.map(|at| at.since(self.now).as_micros());
            due.hash(&mut self.times);
        }
    }

    fn flight(&mut self, flight: &Flight) {
        let segment: &Segment = &flight.segment;
        let pair = (segment.src, segment.dst);
        self.add((flight.from, segment.flags.bits(), segment.payload.len()));
        self.add((segment.window, flight.corrupted));
        self.add_seq(segment.seq, pair, flight.initial.0);
        if let Some(ack) = segment.acknowledges() {
            self.add_seq(ack, (pair.1, pair.0), flight.initial.1);
        }
    }
}
