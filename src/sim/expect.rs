//! What a script expects, and whether it is so.

use crate::script::{Condition, Expectation, Outcome, Span};
use crate::side::Side;
use crate::tcp::State;
use crate::time::{Duration, Instant};

use super::watch::{Watch, holds, instead, is_event};
use super::{Unmet, World};

/// Whether an expectation is met.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Not decided yet.
    Open,
    /// It is.
    Met,
    /// It is not, and why.
    Failed(Unmet),
}

/// Something that a script expects.
#[derive(Clone, Debug)]
pub struct Check {
    /// Which of the script's statements says it, from 0 on.
    pub statement: usize,
    /// As in the script.
    pub text: String,
    /// Whether it is so.
    pub status: Status,
    /// When that was decided.
    pub decided_at: Option<Instant>,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// These, one after the other.
    Sequence {
        rest: Vec<Condition>,
        watch: Watch,
    },
    Never(Watch),
    Lasts {
        side: Side,
        state: State,
        span: Span,
        /// The first of the record's phases that counts.
        since: usize,
    },
    /// Call `id` returns this.
    Returns {
        id: usize,
        outcome: Outcome,
    },
    /// It was decided when it was said.
    Decided,
}

impl Check {
    /// What `expectation` says from now on; with `moment` what is no event must be so now.
    #[must_use]
    pub fn new(
        statement: usize,
        text: String,
        expectation: &Expectation,
        moment: bool,
        world: &World,
    ) -> Check {
        let watch = |condition: &Condition| match moment {
            true => Watch::new(condition.clone(), world),
            false => Watch::from_start(condition.clone()),
        };
        let what = match expectation {
            Expectation::Sequence(steps) => match steps.split_first() {
                Some((first, [])) if moment && !is_event(first) => {
                    let status = match holds(first, world) {
                        true => Status::Met,
                        false => Status::Failed(instead(first, world)),
                    };
                    return Check::decided(statement, text, status, world.now());
                }
                Some((first, rest)) => What::Sequence {
                    rest: rest.to_vec(),
                    watch: watch(first),
                },
                None => return Check::decided(statement, text, Status::Met, world.now()),
            },
            Expectation::Never(condition) => What::Never(watch(condition)),
            Expectation::Lasts { host, state, span } => What::Lasts {
                side: *host,
                state: *state,
                span: *span,
                since: if moment {
                    world.record().phases().len()
                } else {
                    0
                },
            },
        };
        Check {
            statement,
            text,
            status: Status::Open,
            decided_at: None,
            what,
        }
    }

    /// Call `id` must return `outcome`.
    #[must_use]
    pub const fn returns(statement: usize, text: String, id: usize, outcome: Outcome) -> Check {
        Check {
            statement,
            text,
            status: Status::Open,
            decided_at: None,
            what: What::Returns { id, outcome },
        }
    }

    /// What is decided when it is said.
    #[must_use]
    pub const fn decided(statement: usize, text: String, status: Status, at: Instant) -> Check {
        Check {
            statement,
            text,
            status,
            decided_at: Some(at),
            what: What::Decided,
        }
    }

    /// Looks at what has happened since the last time; says whether it is decided now and was not.
    pub fn look(&mut self, world: &World) -> bool {
        if self.status != Status::Open {
            return false;
        }
        let status = match &mut self.what {
            What::Sequence { rest, watch } => loop {
                if !watch.look(world) {
                    break Status::Open;
                }
                if rest.is_empty() {
                    break Status::Met;
                }
                *watch = watch.then(rest.remove(0));
            },
            What::Never(watch) => match watch.look(world) {
                true => Status::Failed(Unmet::Happened),
                false => Status::Open,
            },
            What::Lasts {
                side,
                state,
                span,
                since,
            } => {
                let wanted = span.of(world, *side);
                let lasted = spans(world, *side, *state, *since);
                match lasted
                    .iter()
                    .any(|(lasted, over)| *over && *lasted == wanted)
                {
                    true => Status::Met,
                    false => Status::Open,
                }
            }
            What::Returns { id, outcome } => match &world.calls().list()[*id].returned {
                None => Status::Open,
                Some((_, returned)) if outcome.is_met_by(returned) => Status::Met,
                Some((_, returned)) => Status::Failed(Unmet::Returned {
                    result: returned.clone(),
                }),
            },
            What::Decided => Status::Open,
        };
        self.decide(status, world.now())
    }

    /// Nothing will happen any more: what is open is decided.
    pub fn finish(&mut self, world: &World) -> bool {
        if self.status != Status::Open {
            return false;
        }
        let status = match &self.what {
            What::Sequence { watch, .. } => Status::Failed(watch.unmet(world)),
            What::Never(_) => Status::Met,
            What::Lasts {
                side, state, since, ..
            } => Status::Failed(not_lasted(&spans(world, *side, *state, *since))),
            What::Returns { .. } => Status::Failed(Unmet::NotReturned),
            What::Decided => Status::Open,
        };
        self.decide(status, world.now())
    }

    fn decide(&mut self, status: Status, at: Instant) -> bool {
        let decided = status != Status::Open;
        if decided {
            self.decided_at = Some(at);
        }
        self.status = status;
        decided
    }
}

impl Span {
    /// With the settings of `side`'s host.
    fn of(self, world: &World, side: Side) -> Duration {
        match self {
            Span::Time(span) => span,
            Span::Msl(times) => world.host(side).config().msl * u64::from(times),
        }
    }
}

/// How long `side` showed `state` each time, and whether that is over.
fn spans(world: &World, side: Side, state: State, since: usize) -> Vec<(Duration, bool)> {
    let phases = world.record().phases().iter().enumerate();
    let mut own = phases.filter(|(_, phase)| phase.side == side).peekable();
    let mut spans = Vec::new();
    while let Some((index, phase)) = own.next() {
        if index >= since && phase.state == state {
            let end = own.peek().map(|(_, next)| next.at);
            let lasted = end.unwrap_or(world.now()).since(phase.at);
            spans.push((lasted, end.is_some()));
        }
    }
    spans
}

/// Why none of `spans`, each with whether it is over, is the expected one.
const fn not_lasted(spans: &[(Duration, bool)]) -> Unmet {
    match *spans {
        [] => Unmet::StateNotShown,
        [.., (span, true)] => Unmet::Lasted { span },
        [.., (span, false)] => Unmet::Lasts { span },
    }
}
