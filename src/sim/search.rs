//! The shortest way to a goal: which calls, which losses, and when.
//!
//! A course of events is a session at the moment after the last thing that was said. It is played on
//! by itself, which costs nothing; at each moment of it anything sensible can be said, and begins
//! another course. Courses with as many lines are looked at before those with more. What is so much
//! like a moment that was seen before that nothing else can come of it is left.

use bytes::Bytes;
use rustc_hash::FxHashSet;

use crate::explain::UserCall;
use crate::script::{Action, Call, Condition, Fault, Payload, Script, Statement, Target};
use crate::side::Side;
use crate::tcp::State;
use crate::time::Instant;

use super::likeness::likeness;
use super::watch::Watch;
use super::{Session, World};

/// How many events a course is followed after the last line: enough to give up a connection.
const MOST_EVENTS: usize = 64;

/// At hardly any moment fewer things can be said.
const FEW_ACTIONS: usize = 4;

/// A way to a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What to say, in the order of the times.
    pub lines: Vec<Statement>,
    /// All that was said before, and then these lines.
    pub script: Script,
    /// When the goal is reached.
    pub reached_at: Instant,
}

impl Way {
    /// How many moments a search looks at before it gives up.
    pub const EFFORT: usize = 24_000;

    /// The shortest way from the present of `session` to `goal`: with as few lines as can be, each a
    /// call of either user or the loss of a segment. What the script has yet to do it does. With
    /// nothing to be said where the goal is reached anyway; none where `effort` moments do not
    /// suffice.
    #[must_use]
    pub fn find(session: &Session, goal: &Condition, effort: usize) -> Option<Way> {
        let course = Course {
            session: session.clone(),
            watch: Watch::new(goal.clone(), session.world()),
            moments: 0,
            lines: 0,
        };
        let mut search = Search {
            goal,
            seen: FxHashSet::default(),
            effort: effort / burden(session.world()),
        };
        let reached = search.run(course)?;
        let script = reached.session.script();
        let said = script.statements.len() - reached.lines;
        let way = Way {
            lines: script.statements[said..].to_vec(),
            reached_at: reached.session.world().now(),
            script,
        };
        way.leads_to(goal, session).then_some(way)
    }

    /// Who says these lines in `session` reaches the goal.
    fn leads_to(&self, goal: &Condition, session: &Session) -> bool {
        let mut session = session.clone();
        let mut watch = Watch::new(goal.clone(), session.world());
        let mut lines = self.lines.iter();
        let said = lines.all(|line| session.dispatch(line.clone()).is_ok());
        let mut reached = watch.look(session.world());
        while !reached
            && session
                .next_event_at()
                .is_some_and(|at| at <= self.reached_at)
        {
            session.step();
            reached = watch.look(session.world());
        }
        said && reached
    }
}

/// A course of events.
#[derive(Clone)]
struct Course {
    session: Session,
    watch: Watch,
    /// At how many of its moments something new can be said.
    moments: usize,
    /// How many lines the search has said in it.
    lines: usize,
}

impl Course {
    fn look(&mut self) -> bool {
        self.watch.look(self.session.world())
    }

    fn step(&mut self) -> bool {
        self.session.step();
        self.look()
    }

    /// All has happened that happens at this instant.
    fn is_moment(&self) -> bool {
        let now = self.session.world().now();
        self.session.next_event_at().is_none_or(|at| at > now)
    }

    /// It at each of its moments.
    fn at_moments(mut self) -> Vec<Course> {
        let mut moments = Vec::with_capacity(self.moments);
        loop {
            if self.is_moment() {
                moments.push(self.clone());
            }
            if moments.len() >= self.moments || self.session.next_event_at().is_none() {
                return moments;
            }
            self.step();
        }
    }

    /// The same, and then `action`; nothing where it makes no sense.
    fn with(&self, action: Action) -> Option<Course> {
        let mut course = self.clone();
        let mut line = Statement::from(action);
        line.at = Some(self.session.world().now().since(Instant::ZERO));
        course.session.dispatch(line).ok()?;
        course.moments = 0;
        course.lines += 1;
        Some(course)
    }
}

/// How much more than usual it takes to copy a world and look at it: a long past and many sockets
/// weigh.
fn burden(world: &World) -> usize {
    const USUAL: usize = 256;
    const SOCKET: usize = 32;
    let sockets = Side::BOTH.map(|side| world.host(side).host().sockets());
    let segments = world.record().flights().len();
    1 + (segments + SOCKET * sockets.iter().sum::<usize>()) / USUAL
}

struct Search<'a> {
    goal: &'a Condition,
    seen: FxHashSet<u64>,
    /// How many moments may still be looked at.
    effort: usize,
}

impl Search<'_> {
    /// The course that reaches the goal, there.
    fn run(&mut self, start: Course) -> Option<Course> {
        let mut courses = vec![start];
        if let Some(reached) = self.play(&mut courses[0]) {
            return Some(reached);
        }
        while !courses.is_empty() {
            let mut longer = Vec::new();
            // At how many moments of those something is to be said.
            let mut waiting = 0;
            for course in courses {
                let found = match self.branch(course) {
                    Ok(reached) => return Some(reached),
                    Err(found) => found,
                };
                for course in found {
                    // Nobody would get to more.
                    if waiting * FEW_ACTIONS < self.effort {
                        waiting += course.moments;
                        longer.push(course);
                    }
                }
            }
            courses = longer;
        }
        None
    }

    /// Follows a course through all moments that are new; if it reaches the goal, there.
    fn play(&mut self, course: &mut Course) -> Option<Course> {
        let mut ahead = course.clone();
        if ahead.look() {
            return Some(ahead);
        }
        for _ in 0..MOST_EVENTS {
            if ahead.is_moment() {
                let name = likeness(&ahead.session, self.goal, &ahead.watch);
                if self.effort == 0 || !self.seen.insert(name) {
                    return None;
                }
                self.effort -= 1;
                course.moments += 1;
            }
            ahead.session.next_event_at()?;
            if ahead.step() {
                return Some(ahead);
            }
        }
        None
    }

    /// Says all that can be said at the new moments of a course, first where nothing is under way:
    /// that is easier to follow. The course that reaches the goal, or all those that may yet do so.
    fn branch(&mut self, course: Course) -> Result<Course, Vec<Course>> {
        let mut longer = Vec::new();
        let mut moments = course.at_moments();
        moments.sort_by_key(|moment| moment.session.world().cable().in_flight() > 0);
        for moment in moments {
            for action in actions(moment.session.world()) {
                if self.effort == 0 {
                    return Err(Vec::new());
                }
                self.effort -= 1;
                let Some(mut next) = moment.with(action) else {
                    continue;
                };
                if let Some(reached) = self.play(&mut next) {
                    return Ok(reached);
                }
                if next.moments > 0 {
                    longer.push(next);
                }
            }
        }
        Err(longer)
    }
}

/// What can sensibly be done now, the gentle before the rough.
fn actions(world: &World) -> Vec<Action> {
    let mut actions = Vec::new();
    let calls = [
        UserCall::Listen,
        UserCall::Connect,
        UserCall::Close,
        UserCall::Send,
    ];
    for call in calls {
        actions.extend(calls_of(world, call));
    }
    let cable = world.cable();
    actions.extend(cable.under_way().map(|(id, _)| Action::Fault {
        target: Target::Flight(id as u32),
        fault: Fault::Drop,
    }));
    actions.extend(calls_of(world, UserCall::Abort));
    // Without these nothing else is of use.
    let down = Side::BOTH
        .into_iter()
        .filter(|side| world.host(*side).is_down());
    actions.extend(down.map(|host| Action::Restart { host }));
    if !cable.is_plugged() {
        actions.push(Action::Plug);
    }
    actions
}

/// Those of the users who can make `call` now.
fn calls_of(world: &World, call: UserCall) -> impl Iterator<Item = Action> {
    // As in most stories, the server listens and the client connects.
    let sides = match call {
        UserCall::Listen => [Side::Server, Side::Client],
        _ => Side::BOTH,
    };
    let able = sides.into_iter();
    let able = able.filter(move |side| world.check(*side, call).is_ok());
    able.flat_map(move |host| {
        let calls = match call {
            UserCall::Listen => vec![Call::Listen {
                port: Some(world.host(host).socket().port()),
                backlog: None,
                app: None,
            }],
            UserCall::Connect => connects(world, host),
            UserCall::Send => vec![Call::Send {
                data: Payload::Text(Bytes::from_static(b"hello")),
            }],
            UserCall::Close => vec![Call::Close],
            UserCall::Abort => vec![Call::Abort],
        };
        calls.into_iter().map(move |call| Action::Call {
            host,
            socket: None,
            call,
            returns: None,
        })
    })
}

/// To where the other host listens or would listen; and where it is about to connect from.
fn connects(world: &World, side: Side) -> Vec<Call> {
    let (own, other) = (world.host(side), world.host(side.other()));
    let connect = |port, from| Call::Connect {
        port,
        from,
        app: None,
    };
    let service = other.listening().unwrap_or(other.socket().port());
    let mut calls = vec![connect(service, None)];
    if other.state() == State::SynSent
        && let Some((theirs, ours)) = other.pair()
    {
        let from = Some(ours.port()).filter(|port| *port != own.socket().port());
        let meet = connect(theirs.port(), from);
        if !calls.contains(&meet) {
            calls.push(meet);
        }
    }
    calls
}
