//! A script at play: its programs, its timetable, what waits for a condition, what is expected.
//!
//! Everything that the user does while it plays becomes a line of the script with its time, so that
//! the whole session can be printed and played again to the same octets. At one instant the world
//! comes first, then the lines that are due, in their order.

use std::collections::VecDeque;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::script::{Action, Outcome, Script, Setting, Statement};
use crate::side::Side;
use crate::table::Table;
use crate::time::{Duration, Instant};

use super::expect::{Check, Status};
use super::watch::Watch;
use super::{Log, Refusal, Unmet, World};

/// How many events happen at most before somebody else has a turn. No scenario has as many.
pub(super) const MOST_EVENTS: usize = 200_000;

/// A line waits for its turn: by time, then by place.
type Turn = (Instant, usize);

/// What happens at a turn.
#[derive(Clone, Debug)]
enum Job {
    /// A line with a time begins.
    Begin,
    /// What a condition has set off.
    Repeat,
    /// Once more, and so often after that.
    Again(u32),
}

/// What a host's program is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Progress {
    /// Its next line can begin.
    #[default]
    Ready,
    /// This call has not returned.
    Call(usize),
    /// It waits for this instant.
    Sleep(Instant),
}

/// The lines of a script that one host carries out one after the other.
#[derive(Clone, Debug, Default)]
struct Program {
    lines: VecDeque<usize>,
    progress: Progress,
}

/// A line that waits for a condition.
#[derive(Clone, Debug)]
struct Trigger {
    statement: usize,
    watch: Watch,
    delay: Duration,
}

/// A running script.
#[derive(Clone, Debug)]
pub struct Session {
    world: World,
    seed: u32,
    script: Arc<Script>,
    turns: Table<Turn, Vec<Job>>,
    triggers: Vec<Trigger>,
    programs: [Program; 2],
    checks: Vec<Check>,
    /// The checks that are still open, oldest first.
    open: Vec<usize>,
    /// The checks that were decided, in that order.
    decided: Log<usize>,
    end: Option<Instant>,
}

impl Session {
    /// Starts `script` at time 0. `seed` decides all chance, unless the script does.
    #[must_use]
    pub fn new(script: Script, seed: u32) -> Session {
        let own = script.statements.iter().find_map(|line| match line.action {
            Action::Set(Setting::Seed(seed)) => Some(seed),
            _ => None,
        });
        let seed = own.unwrap_or(seed);
        let mut session = Session {
            world: World::new(seed.into()),
            seed,
            script: Arc::new(script),
            turns: Table::new(),
            triggers: Vec::new(),
            programs: [Program::default(), Program::default()],
            checks: Vec::new(),
            open: Vec::new(),
            decided: Log::default(),
            end: None,
        };
        session.open();
        session
    }

    /// The world in which it plays.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// Where its viewer begins.
    #[must_use]
    pub fn start(&self) -> Instant {
        let mut lines = self.script.statements.iter();
        let start = lines.find_map(|line| match line.action {
            Action::Set(Setting::Start(start)) => Some(start),
            _ => None,
        });
        Instant::ZERO + start.unwrap_or_default()
    }

    /// What it expects; an id is an index.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// The ids of the expectations that are decided, in that order.
    #[must_use]
    pub const fn decided(&self) -> &Log<usize> {
        &self.decided
    }

    /// All that was said, as a script that replays to the same octets.
    #[must_use]
    pub fn script(&self) -> Script {
        let seed = Action::Set(Setting::Seed(self.seed));
        let mut script = Script::clone(&self.script);
        if !script.statements.iter().any(|line| line.action == seed) {
            script.statements.insert(0, seed.into());
        }
        script
    }

    /// Hashes what its script has yet to do, wherever the present is.
    pub(super) fn hash_plans(&self, hasher: &mut impl Hasher) {
        let now = self.world.now();
        for (at, place) in self.turns.keys() {
            (at.since(now).as_micros(), place).hash(hasher);
        }
        for program in &self.programs {
            program.lines.len().hash(hasher);
            match program.progress {
                Progress::Sleep(until) => until.since(now).as_micros().hash(hasher),
                Progress::Call(_) => true.hash(hasher),
                Progress::Ready => {}
            }
        }
        for trigger in &self.triggers {
            (trigger.statement, trigger.watch.count()).hash(hasher);
        }
    }

    /// When something will happen by itself, in the world or by the script.
    #[must_use]
    pub fn next_event_at(&self) -> Option<Instant> {
        let turn = self.next_turn().map(|(at, _)| at);
        let next = turn.into_iter().chain(self.world.next_event_at()).min()?;
        self.end.is_none_or(|end| next <= end).then_some(next)
    }

    /// The end of the script keeps what is still to come from happening.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        let more = self.world.next_event_at().is_some() || self.next_turn().is_some();
        more && self.next_event_at().is_none()
    }

    /// Moves the time to `to`; whatever is due until then happens. Never moves it back. Where a
    /// script has very much to do it gets less far, so that nobody waits forever: call it again.
    pub fn advance(&mut self, to: Instant) {
        for _ in 0..MOST_EVENTS {
            if self.next_event_at().is_none_or(|at| at > to) {
                let to = self.end.map_or(to, |end| end.min(to));
                return self.world.wait_until(to);
            }
            self.step();
        }
    }

    /// Moves the time to the next event and lets it happen.
    pub fn step(&mut self) {
        if self.next_event_at().is_none() {
            return;
        }
        let turn = self.next_turn();
        let world = self.world.next_event_at();
        match turn {
            Some((at, place)) if world.is_none_or(|world| at < world) => {
                self.world.wait_until(at);
                self.take_turn((at, place));
            }
            _ => self.world.step(),
        }
        self.react();
    }

    /// The user says a line now. Its time, if it has none, is the present.
    ///
    /// # Errors
    /// When it makes no sense now; then nothing has changed.
    pub fn dispatch(&mut self, mut statement: Statement) -> Result<(), Refusal> {
        let now = self.world.now();
        // All that is due by now comes first, as it will in a replay.
        while self.next_event_at().is_some_and(|at| at <= now) {
            self.step();
        }
        match statement.action {
            Action::Wait { .. } => return Err(Refusal::OnlyInProgram),
            Action::Set(Setting::Seed(_) | Setting::Start(_)) => return Err(Refusal::OnlyAtStart),
            _ => {}
        }
        let at = *statement.at.get_or_insert(now.since(Instant::ZERO));
        let at = Instant::ZERO + at;
        if at < now {
            return Err(Refusal::TimeHasPassed);
        }
        let index = self.script.statements.len();
        Arc::make_mut(&mut self.script).statements.push(statement);
        if at > now {
            self.schedule((at, index), Job::Begin);
            return Ok(());
        }
        let result = self.begin(index);
        if result.is_err() {
            Arc::make_mut(&mut self.script).statements.pop();
            // Nor does it come again.
            self.turns.retain(|(_, place), _| *place != index);
        }
        self.react();
        result
    }

    /// Nothing will happen any more: what is still open is decided. What was expected in a line
    /// whose turn has not come was not met either.
    pub fn finish(&mut self) {
        for (index, why) in self.unheard() {
            let text = self.script.statements[index].to_string();
            let status = Status::Failed(why);
            let check = Check::decided(index, text, status, self.world.now());
            self.add(check);
        }
        let world = &self.world;
        for id in self.open.drain(..) {
            self.checks[id].finish(world);
            self.decided.push(id);
        }
    }

    /// Everything that the script says without a time.
    fn open(&mut self) {
        for index in 0..self.script.statements.len() {
            let statement = &self.script.statements[index];
            match (statement.at, &statement.when, &statement.every) {
                (Some(at), ..) => self.schedule((Instant::ZERO + at, index), Job::Begin),
                (None, None, None) => match statement.action {
                    Action::Call { host, .. } | Action::Wait { host, .. } => {
                        self.programs[host as usize].lines.push_back(index);
                    }
                    _ => self.try_to(index, Session::begin),
                },
                _ => self.try_to(index, Session::begin),
            }
        }
        self.react();
    }

    /// The lines that expect something and whose turn never came, in their order, and why not.
    fn unheard(&self) -> Vec<(usize, Unmet)> {
        let lines = &self.script.statements;
        let mut whys = vec![Some(Unmet::NotReached); lines.len()];
        for (_, index) in self.turns.keys() {
            whys[*index] = Some(Unmet::EndedBefore);
        }
        for trigger in &self.triggers {
            whys[trigger.statement] = Some(Unmet::ConditionNotMet);
        }
        for check in &self.checks {
            whys[check.statement] = None;
        }
        let unheard = whys.into_iter().enumerate();
        let unheard = unheard.filter(|(index, _)| lines[*index].action.expects());
        unheard
            .filter_map(|(index, why)| Some((index, why?)))
            .collect()
    }

    fn next_turn(&self) -> Option<Turn> {
        let turn = self.turns.first_key_value().map(|(turn, _)| *turn);
        let wakes = self
            .programs
            .iter()
            .filter_map(|program| match program.progress {
                Progress::Sleep(until) => Some((until, 0)),
                _ => None,
            });
        // A program wakes before the lines that are due at the same instant.
        wakes.chain(turn.map(|(at, place)| (at, place + 1))).min()
    }

    fn schedule(&mut self, turn: Turn, job: Job) {
        match self.turns.get_mut(&turn) {
            Some(jobs) => jobs.push(job),
            None => self.turns.insert(turn, vec![job]),
        }
    }

    fn take_turn(&mut self, (at, place): Turn) {
        // Programs wake in `react`.
        let Some(index) = place.checked_sub(1) else {
            return;
        };
        for job in self.turns.remove(&(at, index)).unwrap_or_default() {
            match job {
                Job::Begin => self.try_to(index, Session::begin),
                Job::Repeat => self.try_to(index, Session::repeat),
                Job::Again(left) => self.try_to(index, |session, index| session.go_on(index, left)),
            }
        }
    }

    /// What a script says and can't be done is an expectation that was not met.
    fn try_to(
        &mut self,
        index: usize,
        act: impl FnOnce(&mut Session, usize) -> Result<(), Refusal>,
    ) {
        if let Err(refusal) = act(self, index) {
            let text = self.script.statements[index].to_string();
            let status = Status::Failed(Unmet::Refused(refusal));
            let check = Check::decided(index, text, status, self.world.now());
            self.add(check);
        }
    }

    /// The time of a line has come.
    fn begin(&mut self, index: usize) -> Result<(), Refusal> {
        let statement = &self.script.statements[index];
        let Some((condition, delay)) = &statement.when else {
            return self.repeat(index);
        };
        self.triggers.push(Trigger {
            statement: index,
            watch: Watch::new(condition.clone(), &self.world),
            delay: *delay,
        });
        Ok(())
    }

    /// Its condition is met.
    fn repeat(&mut self, index: usize) -> Result<(), Refusal> {
        let times = self.script.statements[index]
            .every
            .map_or(1, |every| every.times);
        self.go_on(index, times.saturating_sub(1))
    }

    /// Acts, and will so `left` times more.
    fn go_on(&mut self, index: usize, left: u32) -> Result<(), Refusal> {
        if let Some(every) = self.script.statements[index].every.filter(|_| left > 0) {
            let next = self.world.now() + every.period;
            self.schedule((next, index), Job::Again(left - 1));
        }
        self.act(index).map(|_| ())
    }

    /// Carries a line out; of a call its id.
    fn act(&mut self, index: usize) -> Result<Option<usize>, Refusal> {
        let statement = self.script.statements[index].clone();
        let text = || statement.to_string();
        match &statement.action {
            Action::Expect(expectation) => {
                let moment = statement.at.is_some() || statement.when.is_some();
                let check = Check::new(index, text(), expectation, moment, &self.world);
                self.add(check);
                return Ok(None);
            }
            // What has happened stays: an end that has passed is now.
            Action::Set(Setting::End(end)) => {
                self.end = Some((Instant::ZERO + *end).max(self.world.now()));
            }
            Action::Crash { host } => self.programs[*host as usize] = Program::default(),
            _ => {}
        }
        let call = self.world.carry_out(&statement.action)?;
        if let (
            Some(id),
            Action::Call {
                returns: Some(outcome),
                ..
            },
        ) = (call, &statement.action)
        {
            let outcome: Outcome = outcome.clone();
            self.add(Check::returns(index, text(), id, outcome));
        }
        Ok(call)
    }

    fn add(&mut self, check: Check) {
        let id = self.checks.len();
        match check.status {
            Status::Open => self.open.push(id),
            _ => self.decided.push(id),
        }
        self.checks.push(check);
    }

    /// Programs go on, conditions set lines off, expectations are decided, until all is done that
    /// needs no time.
    fn react(&mut self) {
        let mut again = true;
        while again {
            again = self.run_programs() | self.pull_triggers();
        }
        let Session {
            world,
            checks,
            decided,
            ..
        } = self;
        self.open.retain(|id| {
            let met = checks[*id].look(world);
            if met {
                decided.push(*id);
            }
            !met
        });
    }

    fn run_programs(&mut self) -> bool {
        let mut acted = false;
        for side in Side::BOTH {
            while self.is_ready(side)
                && let Some(index) = self.programs[side as usize].lines.pop_front()
            {
                acted = true;
                let progress = match self.script.statements[index].action {
                    Action::Wait { span, .. } => Progress::Sleep(self.world.now() + span),
                    _ => {
                        let mut call = None;
                        self.try_to(index, |session, index| {
                            call = session.act(index)?;
                            Ok(())
                        });
                        call.map_or(Progress::Ready, Progress::Call)
                    }
                };
                self.programs[side as usize].progress = progress;
            }
        }
        acted
    }

    /// The next line of the program can begin.
    fn is_ready(&mut self, side: Side) -> bool {
        let program = &mut self.programs[side as usize];
        let over = match program.progress {
            Progress::Ready => true,
            Progress::Call(id) => self.world.calls().list()[id].returned.is_some(),
            Progress::Sleep(until) => until <= self.world.now(),
        };
        if over {
            program.progress = Progress::Ready;
        }
        over
    }

    fn pull_triggers(&mut self) -> bool {
        let mut pulled = Vec::new();
        let world = &self.world;
        self.triggers.retain_mut(|trigger| {
            let met = trigger.watch.look(world);
            if met {
                pulled.push((trigger.statement, trigger.delay));
            }
            !met
        });
        let now = self.world.now();
        for (index, delay) in &pulled {
            if *delay == Duration::ZERO {
                self.try_to(*index, Session::repeat);
            } else {
                self.schedule((now + *delay, *index), Job::Repeat);
            }
        }
        !pulled.is_empty()
    }
}
