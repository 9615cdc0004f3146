//! The shortest way to a goal: which calls, which losses, and when.
//!
//! A course of events is a session at the moment after the last thing that was said. It is played on
//! by itself, which costs little; at each moment of it anything sensible can be said, and begins
//! another course. Courses with as many lines are looked at before those with more, and take turns:
//! the first moment of each comes before the second of any. What is so much like a moment that was
//! seen before that nothing else can come of it is left.

use bytes::Bytes;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::explain::UserCall;
use crate::script::{Action, Call, Condition, Fault, Payload, Script, Statement, Target};
use crate::side::Side;
use crate::state::State;
use crate::time::Instant;

use super::state_key::{StateKey, under_way};
use super::watch::Watch;
use super::{Session, World};

/// How many events a course is followed after the last line: enough to give up a connection.
const MOST_EVENTS: usize = 64;

/// How often a course may come to what only the time tells from what was: in an endless exchange
/// nothing else happens.
const MOST_REPEATS: usize = 3;

/// How many events cost as much as to look at a moment.
const EVENTS: usize = 8;

/// At hardly any moment fewer things can be said.
const FEW_ACTIONS: usize = 8;

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

/// No way to a goal was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWay {
    /// It would take at least so many lines: everything with fewer was tried.
    pub at_least: usize,
}

impl Way {
    /// How much a search looks at before it gives up, in moments of a small world: about a second
    /// in a browser that has little else to do.
    pub const EFFORT: usize = 40_000;

    /// The shortest way from the present of `session` to `goal` that can be found: lines, each a
    /// call of either user or the loss of a segment. What the script has yet to do it does. With
    /// nothing to be said where the goal is reached anyway. There may be a shorter one only where
    /// not everything shorter can be tried with `effort`.
    ///
    /// # Errors
    /// How far it looked, when it has found none.
    pub fn find(session: &Session, goal: &Condition, effort: usize) -> Result<Way, NoWay> {
        let course = Course {
            session: session.clone(),
            watch: Watch::new(goal.clone(), session.world()),
            moments: Vec::new(),
            lines: 0,
        };
        let mut search = Search {
            goal,
            seen: FxHashSet::default(),
            effort,
            spare: 0,
            complete: true,
        };
        let reached = search.run(course)?;
        let script = reached.session.script();
        let said = script.statements.len() - reached.lines;
        let way = Way {
            lines: script.statements[said..].to_vec(),
            reached_at: reached.session.world().now(),
            script,
        };
        let leads = way.leads_to(goal, session);
        leads.then_some(way).ok_or(NoWay { at_least: 0 })
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
    /// After how many events something new can be said, in the order in which to try.
    moments: Vec<usize>,
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

    /// The same, so many events later.
    fn after(&self, events: usize) -> Course {
        let mut course = Course {
            session: self.session.clone(),
            watch: self.watch.clone(),
            moments: Vec::new(),
            lines: self.lines,
        };
        for _ in 0..events {
            course.step();
        }
        course
    }

    /// The same, and then `action`; nothing where it makes no sense.
    fn with(&self, action: Action) -> Option<Course> {
        let mut course = self.clone();
        let mut line = Statement::from(action);
        line.at = Some(self.session.world().now().since(Instant::ZERO));
        course.session.dispatch(line).ok()?;
        course.lines += 1;
        Some(course)
    }

    /// How many moments of a small world it takes to copy this one, or to look at it.
    fn weight(&self) -> usize {
        const SOCKETS: usize = 6;
        const RECORDED: usize = 64;
        let (world, record) = (self.session.world(), self.session.world().record());
        let sockets = Side::BOTH.map(|side| world.host(side).host().sockets());
        let recorded = record.entries().unshared() + record.flights().unshared();
        1 + sockets.iter().sum::<usize>() / SOCKETS + recorded / RECORDED
    }
}

struct Search<'a> {
    goal: &'a Condition,
    seen: FxHashSet<u64>,
    /// How much may still be looked at.
    effort: usize,
    /// How much of that is for more lines.
    spare: usize,
    /// Nothing was left out.
    complete: bool,
}

impl Search<'_> {
    /// The course that reaches the goal, there.
    fn run(&mut self, mut start: Course) -> Result<Course, NoWay> {
        if let Some(reached) = self.by_itself(&start).or_else(|| self.play(&mut start)) {
            return Ok(reached);
        }
        let mut at_least = usize::from(self.complete);
        let mut courses = vec![start];
        while !courses.is_empty() {
            // Late moments must not keep longer ways from being tried.
            self.spare = self.effort / 4;
            courses = match self.lengthen(&courses) {
                Ok(reached) => return Ok(reached),
                Err(longer) => longer,
            };
            at_least += usize::from(self.complete);
        }
        Err(NoWay { at_least })
    }

    /// Follows a course far; if it reaches the goal though nobody says anything, there.
    fn by_itself(&mut self, course: &Course) -> Option<Course> {
        let mut ahead = course.clone();
        let mut reached = ahead.look();
        for _ in 0..self.effort / 2 {
            if reached || ahead.session.next_event_at().is_none() {
                break;
            }
            reached = ahead.step();
        }
        reached.then_some(ahead)
    }

    /// Follows a course through all moments that are new; if it reaches the goal, there.
    fn play(&mut self, course: &mut Course) -> Option<Course> {
        if course.look() {
            return Some(course.clone());
        }
        let mut repeats = FxHashMap::default();
        let mut busy = Vec::new();
        if course.is_moment() && !self.is_new(course, &mut repeats) {
            return None;
        }
        let mut ahead = course.after(0);
        self.afford(ahead.weight());
        for events in 0..MOST_EVENTS {
            if ahead.is_moment() {
                if events > 0 && !self.is_new(&ahead, &mut repeats) {
                    break;
                }
                // Where nothing is under way a line is easier to follow.
                match ahead.session.world().cable().in_flight() {
                    0 => course.moments.push(events),
                    _ => busy.push(events),
                }
            }
            if ahead.session.next_event_at().is_none() {
                break;
            }
            if ahead.step() {
                return Some(ahead);
            }
        }
        course.moments.append(&mut busy);
        None
    }

    /// Something may come of this moment of a course that came of none before. `repeats` counts how
    /// often the course was here but for the time.
    fn is_new(&mut self, course: &Course, repeats: &mut FxHashMap<u64, usize>) -> bool {
        let key = StateKey::of(&course.session, self.goal, &course.watch);
        let repeats = repeats.entry(key.but_for_time).or_default();
        *repeats += 1;
        self.afford(1 + course.weight() / EVENTS)
            && self.seen.insert(key.name)
            && *repeats <= MOST_REPEATS + 1
    }

    /// Says all that can be said at the new moments of `courses`, by turns. The course that reaches
    /// the goal, or all those that may yet do so.
    fn lengthen(&mut self, courses: &[Course]) -> Result<Course, Vec<Course>> {
        let mut longer = Vec::new();
        let turns = courses.iter().map(|course| course.moments.len()).max();
        for turn in 0..turns.unwrap_or_default() {
            for course in courses {
                let Some(events) = course.moments.get(turn) else {
                    continue;
                };
                let moment = course.after(*events);
                let weight = moment.weight();
                self.afford(weight + events / EVENTS);
                for action in actions(moment.session.world()) {
                    if self.effort <= self.spare || !self.afford(weight) {
                        self.complete = false;
                        return Err(longer);
                    }
                    let Some(mut next) = moment.with(action) else {
                        continue;
                    };
                    if let Some(reached) = self.play(&mut next) {
                        return Ok(reached);
                    }
                    // Nobody would get to more.
                    if longer.len() * FEW_ACTIONS > self.spare {
                        self.complete = false;
                    } else if !next.moments.is_empty() {
                        longer.push(next);
                    }
                }
            }
        }
        Err(longer)
    }

    /// There is as much effort left; then it is spent.
    fn afford(&mut self, weight: usize) -> bool {
        let left = self.effort.checked_sub(weight);
        self.effort = left.unwrap_or_default();
        self.complete &= left.is_some();
        left.is_some()
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
    actions.extend(under_way(world).map(|(id, _)| Action::Fault {
        target: Target::Flight(id as u32),
        fault: Fault::Drop,
    }));
    actions.extend(calls_of(world, UserCall::Abort));
    // Without these nothing else is of use.
    let down = Side::BOTH
        .into_iter()
        .filter(|side| world.host(*side).is_down());
    actions.extend(down.map(|host| Action::Restart { host }));
    if !world.cable().is_plugged() {
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
                port: Some(free_port(world, host)),
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

/// The host's own port; the next where connections have that.
fn free_port(world: &World, side: Side) -> u16 {
    let host = world.host(side);
    let own = host.socket().port();
    let taken = host.host().connections().map(|(pair, _)| pair.0.port());
    let taken: Vec<u16> = taken.collect();
    let free = (own..=u16::MAX).find(|port| !taken.contains(port));
    free.unwrap_or(u16::MAX)
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
