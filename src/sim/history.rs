//! A session with its past: back and forth in time, and what would have been if.
//!
//! The truth is what was said, and when. A [`Branch`] keeps that, and now and then the whole session
//! as it was; any other moment is reached from the one before by letting the same things happen
//! again. Whoever speaks in the past begins another branch. What was said later is left out of it,
//! until it is said there again: `again.rs`.

mod again;
mod beginning;

use std::sync::Arc;

use crate::script::{Action, Script, Statement, Target};
use crate::table::Set;
use crate::time::Instant;

use super::session::MOST_EVENTS;
use super::{Log, Refusal, Session, Watermarks};

pub use again::{LeftOut, WasSaid};
pub use beginning::Beginning;

/// How many events lie between two checkpoints at first.
const INTERVAL: usize = 128;

/// How many checkpoints a branch keeps at most; then every second one is forgotten.
const CHECKPOINTS: usize = 96;

/// Something that the user said.
#[derive(Clone, Debug)]
struct Said {
    /// After so many events.
    after: usize,
    /// When.
    at: Instant,
    statement: Statement,
    /// As it was said in the branch from which this one departs, where it had to be said otherwise.
    was: Option<Statement>,
}

/// A whole session, kept as it was after so many events.
#[derive(Clone, Debug)]
struct Checkpoint {
    events: usize,
    /// How much of what the user said had been said.
    said: usize,
    session: Arc<Session>,
}

/// One course of events.
#[derive(Clone, Debug)]
pub struct Branch {
    /// Its number; it never changes.
    pub id: usize,
    /// What it began with.
    pub began: Beginning,
    /// What the user calls it; empty where the user calls it nothing.
    pub title: String,
    /// The id of the branch from which it departs, and when; none for the first one.
    pub parent: Option<(usize, Instant)>,
    /// How much of what was said in it was said before it departed.
    pub kept: usize,
    said: Vec<Said>,
    left_out: Vec<LeftOut>,
    /// After so many events, and so much that was said, it had begun: what follows is its own.
    begun: (usize, usize),
    checkpoints: Vec<Checkpoint>,
    interval: usize,
    /// When each event happened.
    times: Log<Instant>,
    /// How many segments there were after each event.
    sent: Log<usize>,
}

impl Branch {
    /// How many events of it are known.
    #[must_use]
    pub const fn events(&self) -> usize {
        self.times.len()
    }

    /// When the last thing happened that is known.
    #[must_use]
    pub fn ends_at(&self) -> Instant {
        let event = self.times.last().copied().unwrap_or_default();
        self.said.last().map_or(event, |said| said.at.max(event))
    }

    /// The same up to here: `events` events, and `said` of what was said.
    fn until(&self, events: usize, said: usize) -> Branch {
        let mut branch = self.clone();
        branch.said.truncate(said);
        branch
            .checkpoints
            .retain(|moment| moment.events <= events && moment.said <= said);
        branch.times.truncate(events);
        branch.sent.truncate(events);
        branch
    }

    /// Event `events` has happened.
    fn note(&mut self, events: usize, said: usize, session: &Session) {
        if events <= self.times.len() {
            return;
        }
        let world = session.world();
        self.times.push(world.now());
        self.sent.push(world.record().flights().len());
        if events.is_multiple_of(self.interval) {
            self.checkpoints.push(Checkpoint {
                events,
                said,
                session: Arc::new(session.clone()),
            });
        }
        if self.checkpoints.len() > CHECKPOINTS {
            self.interval *= 2;
            let interval = self.interval;
            self.checkpoints
                .retain(|moment| moment.events.is_multiple_of(interval));
        }
    }

    /// The last kept moment with at most so many events.
    fn checkpoint(&self, events: usize) -> Option<&Checkpoint> {
        let after = self
            .checkpoints
            .partition_point(|moment| moment.events <= events);
        self.checkpoints.get(after.checked_sub(1)?)
    }
}

/// What a viewer has seen that is no longer so, after the time went back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// So much of everything is still as it was.
    pub kept: Watermarks,
    /// The segments among those that are as they were before something befell them.
    pub segments: Set,
    /// The calls among those that have not returned.
    pub calls: Set,
    /// The expectations among those that are open.
    pub checks: Set,
}

/// A session with its past.
#[derive(Clone, Debug)]
pub struct History {
    branches: Vec<Branch>,
    /// The place of the present branch in the list.
    current: usize,
    /// The id of the next branch.
    next_id: usize,
    session: Session,
    /// How many events of the branch have happened.
    events: usize,
    /// How much of what the user said in it has been said.
    said: usize,
    undone: Option<Undone>,
}

impl History {
    /// Plays `script` up to where its viewer begins. `seed` decides all chance, unless the script
    /// does.
    #[must_use]
    pub fn new(script: Script, seed: u32) -> History {
        let session = Session::new(script, seed);
        let start = session.start();
        let branch = Branch {
            id: 0,
            began: Beginning::First,
            title: String::new(),
            parent: None,
            kept: 0,
            said: Vec::new(),
            left_out: Vec::new(),
            begun: (0, 0),
            checkpoints: vec![Checkpoint {
                events: 0,
                said: 0,
                session: Arc::new(session.clone()),
            }],
            interval: INTERVAL,
            times: Log::default(),
            sent: Log::default(),
        };
        let mut history = History {
            branches: vec![branch],
            current: 0,
            next_id: 1,
            session,
            events: 0,
            said: 0,
            undone: None,
        };
        history.advance(start);
        history
    }

    /// The session at the present moment.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// How many events of the present branch have happened.
    #[must_use]
    pub const fn events(&self) -> usize {
        self.events
    }

    /// All branches, the first one first, in the order in which they began.
    #[must_use]
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// The present branch.
    #[must_use]
    pub fn branch(&self) -> &Branch {
        &self.branches[self.current]
    }

    /// All that was said in the present branch, also what comes after the present moment, as a
    /// script that replays to the same octets.
    #[must_use]
    pub fn script(&self) -> Script {
        let mut script = self.session.script();
        let later = self.branch().said.iter().skip(self.said);
        script.statements.extend(later.map(|said| {
            let mut statement = said.statement.clone();
            let at = said.at.since(Instant::ZERO);
            statement.at.get_or_insert(at);
            statement
        }));
        script
    }

    /// What is no longer so since the last call.
    pub fn take_undone(&mut self) -> Option<Undone> {
        self.undone.take()
    }

    /// There is a known future.
    #[must_use]
    pub fn is_past(&self) -> bool {
        let branch = self.branch();
        self.events < branch.events() || self.said < branch.said.len()
    }

    /// When something will happen: by itself, or because the user said so then.
    #[must_use]
    pub fn next_event_at(&self) -> Option<Instant> {
        match self.next_said() {
            Some(said) => Some(said.at),
            None => self.session.next_event_at(),
        }
    }

    /// Lets the next thing happen.
    pub fn step(&mut self) {
        if self.next_said().is_some() {
            self.say_again();
        } else if self.session.next_event_at().is_some() {
            self.happen();
        }
    }

    /// Moves the time to `to`; whatever is due until then happens, at most as much at once as in
    /// [`Session::advance`]. Never moves it back.
    pub fn advance(&mut self, to: Instant) {
        for _ in 0..MOST_EVENTS {
            if self.next_event_at().is_none_or(|at| at > to) {
                return self.session.advance(to);
            }
            self.step();
        }
    }

    /// Moves the time to `to`, back or forth.
    pub fn seek(&mut self, to: Instant) {
        let events = self.count(|index, branch| branch.times[index] <= to);
        let back = to < self.session.world().now();
        let kept = self.branch().checkpoint(events);
        if back || kept.is_some_and(|moment| moment.events > self.events) {
            self.rewind(events);
        }
        self.advance(to);
    }

    /// To just before the last event; to the very beginning, if there was none.
    pub fn step_back(&mut self) {
        let events = self.events.saturating_sub(1);
        self.rewind(events);
        while self.next_said().is_some() {
            self.say_again();
        }
    }

    /// The user says a line now. In the past that begins another branch, which begins with the line; what
    /// was said later is [left out](Branch::left_out) of it.
    ///
    /// # Errors
    /// When it makes no sense now; then nothing has changed.
    pub fn dispatch(&mut self, statement: &Statement) -> Result<(), Refusal> {
        let now = self.session.world().now();
        // What is due by now comes first, as it will in a replay.
        while self.session.next_event_at().is_some_and(|at| at <= now) {
            self.happen();
        }
        let known = self.untried(statement);
        self.session.dispatch(statement.clone())?;
        let forked = self.is_past();
        if forked {
            self.fork(statement.into());
        }
        let said = Said {
            after: self.events,
            at: now,
            statement: statement.clone(),
            was: known
                .filter(|_| !forked)
                .and_then(|place| self.take_in(place, statement)),
        };
        self.branch_mut().said.push(said);
        self.said += 1;
        if forked {
            self.begin();
        }
        Ok(())
    }

    /// What would have been if this had befallen a segment as it was sent: `drop segment 12` begins
    /// another branch there, unless nothing is known of what happened after it. What was said later
    /// is said again there at its times, as far as it can be done: [`take_up`](History::take_up).
    ///
    /// # Errors
    /// When it is about no segment, or about one that never was on its way; then nothing has
    /// changed.
    pub fn what_if(&mut self, fault: &Statement) -> Result<(), Refusal> {
        let Action::Fault {
            target: Target::Flight(id),
            ..
        } = fault.action
        else {
            return Err(Refusal::SegmentNotInFlight);
        };
        let before = self.clone();
        let parent = self.branch().id;
        let events = self.count(|index, branch| branch.sent[index] <= id as usize);
        self.rewind(events);
        while self.session.world().record().flights().len() <= id as usize && self.is_past() {
            self.step();
        }
        let result = self.dispatch(fault);
        if result.is_err() {
            *self = before;
        } else if self.branch().id != parent {
            self.take_up();
        }
        result
    }

    /// Begins another branch here in any case, and says all these lines in it, each with its time.
    /// `began`: with what it begins.
    ///
    /// # Errors
    /// When one of them makes no sense; then nothing has changed.
    pub fn follow(&mut self, lines: &[Statement], began: Beginning) -> Result<(), Refusal> {
        let before = self.clone();
        self.fork(began);
        let result = lines.iter().try_for_each(|line| self.dispatch(line));
        if result.is_err() {
            *self = before;
        } else {
            self.begin();
        }
        result
    }

    /// Nothing more is to happen: expectations that are still open are decided.
    pub fn finish(&mut self) {
        self.session.finish();
    }

    /// Turns to another branch, at the present time or at its end, whichever comes first. An id
    /// that there is not changes nothing.
    pub fn select(&mut self, id: usize) {
        let Some(place) = self.place(id) else {
            return;
        };
        let to = self.session.world().now();
        let to = to.min(self.branches[place].ends_at());
        self.current = place;
        let events = self.count(|index, branch| branch.times[index] <= to);
        self.rewind(events);
        // What the two have in common is not worth the search.
        let before = Seen::of(&self.session);
        self.undo(&before, Watermarks::default());
        self.advance(to);
    }

    /// The user calls branch `id` so; with an empty title it has its first name again.
    pub fn rename(&mut self, id: usize, title: &str) {
        if let Some(place) = self.place(id) {
            title.trim().clone_into(&mut self.branches[place].title);
        }
    }

    /// Forgets branch `id`; never the first one. What departs from it departs from its parent then.
    /// Whoever is on it turns to its parent.
    pub fn remove(&mut self, id: usize) {
        let removed = self.place(id).map(|place| &self.branches[place]);
        let Some((kept, (parent, forked_at))) =
            removed.and_then(|branch| Some((branch.kept, branch.parent?)))
        else {
            return;
        };
        if self.branch().id == id {
            self.select(parent);
        }
        let current = self.branch().id;
        self.branches.retain(|branch| branch.id != id);
        for branch in &mut self.branches {
            if let Some((_, at)) = branch.parent.filter(|(from, _)| *from == id) {
                branch.parent = Some((parent, at.min(forked_at)));
                branch.kept = branch.kept.min(kept);
            }
        }
        self.current = self.place(current).unwrap_or_default();
    }

    /// Branch `id` as far as it is known, as a history of its own.
    #[must_use]
    pub fn whole(&self, id: usize) -> Option<History> {
        let ends_at = self.branches[self.place(id)?].ends_at();
        let mut history = self.clone();
        history.select(id);
        history.seek(ends_at);
        Some(history)
    }

    /// To the very beginning of the present branch.
    pub(super) fn start_over(&mut self) {
        self.rewind(0);
    }

    /// Less has happened here than there, in the same branch.
    pub(super) const fn is_before(&self, other: &History) -> bool {
        self.events < other.events || self.said < other.said
    }

    /// Where branch `id` stands in the list.
    fn place(&self, id: usize) -> Option<usize> {
        self.branches.iter().position(|branch| branch.id == id)
    }

    /// Another branch begins here.
    fn fork(&mut self, began: Beginning) {
        let left_out = self.later();
        let mut branch = self.branch().until(self.events, self.said);
        branch.kept = self.said;
        branch.left_out = left_out;
        for said in &mut branch.said {
            said.was = None;
        }
        branch.parent = Some((branch.id, self.session.world().now()));
        branch.id = self.next_id;
        branch.began = began;
        branch.title = String::new();
        self.next_id += 1;
        self.current = self.branches.len();
        self.branches.push(branch);
        self.begin();
    }

    /// What follows is the present branch's own.
    fn begin(&mut self) {
        let begun = (self.events, self.said);
        self.branch_mut().begun = begun;
    }

    fn branch_mut(&mut self) -> &mut Branch {
        &mut self.branches[self.current]
    }

    /// What the user said at this point of the branch, and has not said again yet.
    fn next_said(&self) -> Option<&Said> {
        let said = self.branch().said.get(self.said)?;
        (said.after == self.events).then_some(said)
    }

    fn say_again(&mut self) {
        if let Some(said) = self.next_said().cloned() {
            self.session.advance(said.at);
            // It made sense the first time, and all is as it was then.
            let _ = self.session.dispatch(said.statement);
            self.said += 1;
        }
    }

    fn happen(&mut self) {
        self.session.step();
        self.events += 1;
        let branch = &mut self.branches[self.current];
        branch.note(self.events, self.said, &self.session);
    }

    /// How many events of the branch come before the first for which this is not so.
    fn count(&self, is: impl Fn(usize, &Branch) -> bool) -> usize {
        let branch = self.branch();
        let (mut low, mut high) = (0, branch.events());
        while low < high {
            let middle = low.midpoint(high);
            if is(middle, branch) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Rewinds to just after `events` events, before any command given there, from the nearest
    /// checkpoint.
    fn rewind(&mut self, events: usize) {
        let before = Seen::of(&self.session);
        if let Some(moment) = self.branch().checkpoint(events) {
            let Checkpoint {
                events,
                said,
                session,
            } = moment.clone();
            self.session = (*session).clone();
            self.events = events;
            self.said = said;
        }
        while self.events < events {
            self.step();
        }
        self.undo(&before, Watermarks::of(&self.session));
    }

    /// A viewer has seen `before`, of which only `kept` is still so.
    fn undo(&mut self, before: &Seen, kept: Watermarks) {
        let undone = self.undone.get_or_insert_with(|| Undone {
            kept,
            segments: Set::new(),
            calls: Set::new(),
            checks: Set::new(),
        });
        undone.kept = undone.kept.min(kept);
        let Watermarks {
            changed,
            returned,
            decided,
            ..
        } = kept;
        undone.segments.extend(before.changed.since(changed));
        undone.calls.extend(before.returned.since(returned));
        undone.checks.extend(before.decided.since(decided));
    }
}

/// What can change after it was told.
struct Seen {
    changed: Log<usize>,
    returned: Log<usize>,
    decided: Log<usize>,
}

impl Seen {
    fn of(session: &Session) -> Seen {
        let world = session.world();
        Seen {
            changed: world.record().changed().clone(),
            returned: world.calls().returned().clone(),
            decided: session.decided().clone(),
        }
    }
}
