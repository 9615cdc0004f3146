//! Conditions, and whether they have come true.

use crate::script::{Comparison, Condition, Event, Level};
use crate::side::Side;
use crate::state::State;
use crate::user::ScriptedHost;

use super::describe::matches;
use super::record::Fate;
use super::{Log, Record, Unmet, World};

/// How much of what happened has been looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Marks {
    flights: usize,
    changed: usize,
    entries: usize,
    phases: usize,
    returned: usize,
}

impl Marks {
    fn of(world: &World) -> Marks {
        let record = world.record();
        Marks {
            flights: record.flights().len(),
            changed: record.changed().len(),
            entries: record.entries().len(),
            phases: record.phases().len(),
            returned: world.calls().returned().len(),
        }
    }
}

/// Waits for a condition.
#[derive(Clone, Debug)]
pub struct Watch {
    condition: Condition,
    /// Where the next look begins.
    seen: Marks,
    /// How many of the wanted segments there were.
    count: u32,
    /// A state counts when the host comes to it, not when it was there from the start.
    arrival: bool,
}

impl Watch {
    /// From now on. What is so already counts, what has happened before does not.
    #[must_use]
    pub fn new(condition: Condition, world: &World) -> Watch {
        Watch {
            condition,
            seen: Marks::of(world),
            count: 0,
            arrival: false,
        }
    }

    /// From the beginning of the record. That a host is CLOSED before anything has happened is
    /// what nobody wants to know.
    #[must_use]
    pub fn from_start(condition: Condition) -> Watch {
        let closed = matches!(
            condition,
            Condition::State {
                socket: None,
                state: State::Closed,
                ..
            }
        );
        Watch {
            condition,
            seen: Marks {
                phases: if closed { Side::BOTH.len() } else { 0 },
                ..Marks::default()
            },
            count: 0,
            arrival: closed,
        }
    }

    /// For what comes after that for which this one waited.
    #[must_use]
    pub fn then(&self, condition: Condition) -> Watch {
        Watch {
            condition,
            seen: self.seen,
            count: 0,
            arrival: false,
        }
    }

    /// How many of the wanted segments there were.
    pub(super) const fn count(&self) -> u32 {
        self.count
    }

    /// Why its condition has not come true.
    #[must_use]
    pub fn unmet(&self, world: &World) -> Unmet {
        if self.arrival {
            return Unmet::StateNotEntered;
        }
        instead(&self.condition, world)
    }

    /// Whether the condition has come true since the last look.
    pub fn look(&mut self, world: &World) -> bool {
        let mut seen = self.seen;
        let found = match &self.condition {
            Condition::State {
                host,
                socket,
                state,
            } => {
                let passed = |phase: &super::Phase| phase.side == *host && phase.state == *state;
                let phases = world.record().phases();
                socket.is_none() && position(&mut seen.phases, phases, passed)
                    || !self.arrival && holds(&self.condition, world)
            }
            Condition::Segment { .. } => return self.look_at_segments(world),
            Condition::Walks { host, edge } => {
                position(&mut seen.entries, world.record().entries(), |entry| {
                    entry.side == *host && entry.note.edge() == Some(*edge)
                })
            }
            Condition::Returned {
                host,
                call,
                outcome,
            } => {
                let (list, returned) = (world.calls().list(), world.calls().returned());
                position(&mut seen.returned, returned, |id| {
                    let made = &list[*id];
                    let result = made.returned.as_ref().map(|(_, outcome)| outcome);
                    let met = result.is_some_and(|result| outcome.is_met_by(result));
                    made.side == *host && made.call.name() == *call && met
                })
            }
            Condition::Note { host, code } => {
                position(&mut seen.entries, world.record().entries(), |entry| {
                    entry.side == *host && entry.note.code() == *code
                })
            }
            _ => holds(&self.condition, world),
        };
        // A look that was in vain need not be repeated; what comes next begins after a hit.
        self.seen = if found { seen } else { Marks::of(world) };
        found
    }

    fn look_at_segments(&mut self, world: &World) -> bool {
        let Condition::Segment {
            segment,
            count,
            event,
        } = self.condition
        else {
            return false;
        };
        let record = world.record();
        let (seen, what) = (&mut self.seen, &segment);
        loop {
            let hit = match event {
                Event::Sent => position_of(&mut seen.flights, record.flights(), |id, _| {
                    matches(record, id, what)
                }),
                Event::Retransmitted => {
                    position_of(&mut seen.flights, record.flights(), |id, flight| {
                        flight.retransmission && matches(record, id, what)
                    })
                }
                Event::Arrived | Event::Lost => {
                    position_of(&mut seen.changed, record.changed(), |index, id| {
                        decided(record, index, *id, event) && matches(record, *id, what)
                    })
                }
            };
            if !hit {
                self.seen = Marks::of(world);
                return false;
            }
            self.count += 1;
            if self.count >= count {
                return true;
            }
        }
    }
}

/// Change `index` of the record, of segment `id`, is its end: `event`.
fn decided(record: &Record, index: usize, id: usize, event: Event) -> bool {
    let flight = &record.flights()[id];
    let fate = match flight.fate {
        Fate::Arrived => event == Event::Arrived && !flight.corrupted,
        Fate::Lost(_) => event == Event::Lost,
        Fate::InFlight | Fate::Held(_) => false,
    };
    // An earlier change of the same segment is not its end.
    fate && record.changed().since(index + 1).all(|later| *later != id)
}

/// Moves `from` behind the first of `list` that fits, or to its end.
fn position<T>(from: &mut usize, list: &Log<T>, fits: impl Fn(&T) -> bool) -> bool {
    position_of(from, list, |_, item| fits(item))
}

/// The same; `fits` gets the index too.
fn position_of<T>(from: &mut usize, list: &Log<T>, fits: impl Fn(usize, &T) -> bool) -> bool {
    let mut items = (*from..).zip(list.since(*from));
    let found = items.find(|(index, item)| fits(*index, item));
    *from = found.map_or(list.len(), |(index, _)| index + 1);
    found.is_some()
}

/// Whether a condition on the present is so; what happens at an instant never is.
#[must_use]
pub fn holds(condition: &Condition, world: &World) -> bool {
    match condition {
        Condition::State {
            host,
            socket: Some(fd),
            state,
        } => {
            let host = world.host(*host).host();
            host.socket_state(*fd as usize) == Ok(*state)
        }
        Condition::State { host, state, .. } => world.host(*host).state() == *state,
        Condition::Variable {
            host,
            variable,
            comparison,
            value,
        } => level(world.host(*host), *variable).is_some_and(|level| comparison.of(level, *value)),
        Condition::ReceivedText { host, text } => world.host(*host).inbox().ends_with(text),
        Condition::Received {
            host,
            comparison,
            octets,
        } => comparison.of(world.host(*host).inbox().octets, *octets),
        Condition::Sockets {
            host,
            state,
            comparison,
            count,
        } => comparison.of(count_of(world, *host, *state), u64::from(*count)),
        Condition::Segment { .. }
        | Condition::Walks { .. }
        | Condition::Returned { .. }
        | Condition::Note { .. } => false,
    }
}

/// It tells of an instant, not of the present.
#[must_use]
pub const fn is_event(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Segment { .. }
            | Condition::Walks { .. }
            | Condition::Returned { .. }
            | Condition::Note { .. }
    )
}

/// How things are instead.
#[must_use]
pub fn instead(condition: &Condition, world: &World) -> Unmet {
    match condition {
        Condition::State {
            host,
            socket: Some(fd),
            ..
        } => socket_instead(*host, *fd, world),
        Condition::State { host, .. } => Unmet::HostIs {
            host: *host,
            state: world.host(*host).state(),
        },
        Condition::Variable { host, variable, .. } => {
            let desk = world.host(*host);
            match level(desk, *variable) {
                Some(level) => Unmet::LevelIs { level },
                None if desk.connection().is_some() => Unmet::NoValue,
                None => Unmet::NoConnection { host: *host },
            }
        }
        Condition::ReceivedText { host, .. } => Unmet::ReceivedText {
            text: format!("{:?}", world.host(*host).inbox().text()),
        },
        Condition::Received { host, .. } => Unmet::ReceivedBytes {
            octets: world.host(*host).inbox().octets,
        },
        Condition::Sockets { host, state, .. } => Unmet::SocketsAre {
            number: count_of(world, *host, *state),
        },
        Condition::Returned { host, call, .. } => last_result(world, *host, call),
        Condition::Segment { .. } | Condition::Walks { .. } | Condition::Note { .. } => {
            Unmet::NotHappened
        }
    }
}

fn socket_instead(host: Side, fd: u32, world: &World) -> Unmet {
    match world.host(host).host().socket_state(fd as usize) {
        Ok(state) => Unmet::SocketIs { host, fd, state },
        Err(_) => Unmet::NoSocket { host, fd },
    }
}

fn last_result(world: &World, host: Side, call: &str) -> Unmet {
    let mut made = world.calls().list().iter().rev();
    let last = made.find(|made| made.side == host && made.call.name() == call);
    let call = call.to_owned();
    match last.map(|made| &made.returned) {
        Some(Some((_, result))) => Unmet::LastReturned {
            call,
            result: result.clone(),
        },
        Some(None) => Unmet::LastWaits { call },
        None => Unmet::NotCalled { host, call },
    }
}

fn count_of(world: &World, side: Side, state: State) -> u64 {
    world.host(side).host().count(state) as u64
}

/// A variable of the shown connection: relative sequence number, octets or µs. What the peer or
/// the handshake has yet to tell has no value.
fn level(host: &ScriptedHost, variable: Level) -> Option<u64> {
    let connection = host.connection()?;
    let (snd, rcv) = (connection.snd(), connection.rcv());
    let rtt = connection.rtt();
    let of_peer = matches!(
        variable,
        Level::SndWnd | Level::RcvNxt | Level::Cwnd | Level::Ssthresh
    );
    if of_peer && matches!(connection.state(), State::Listen | State::SynSent) {
        return None;
    }
    Some(match variable {
        Level::SndUna => snd.una.since(snd.iss).into(),
        Level::SndNxt => snd.nxt.since(snd.iss).into(),
        Level::SndWnd => snd.wnd.into(),
        Level::RcvNxt => rcv.nxt.since(rcv.irs).into(),
        Level::RcvWnd => rcv.wnd.into(),
        // Without congestion control, and before the handshake is over, it limits nothing.
        Level::Cwnd => Some(connection.congestion().cwnd)
            .filter(|cwnd| *cwnd < u32::MAX)?
            .into(),
        Level::Ssthresh => connection.congestion().ssthresh.into(),
        Level::Srtt => rtt.srtt?.as_micros(),
        Level::Rto => rtt.rto.as_micros(),
    })
}

impl Comparison {
    /// `left` compares so with `right`.
    #[must_use]
    pub const fn of(self, left: u64, right: u64) -> bool {
        match self {
            Comparison::Equal => left == right,
            Comparison::NotEqual => left != right,
            Comparison::Less => left < right,
            Comparison::AtMost => left <= right,
            Comparison::Greater => left > right,
            Comparison::AtLeast => left >= right,
        }
    }
}
