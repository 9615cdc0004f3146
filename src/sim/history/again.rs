//! What was said later than another branch departed, said again in that branch.
//!
//! Of a fault in the past the reader wants to know what it alone changes; without what they did later
//! the branch would tell of that, too. So it is said again at its times. What can't be done there, a
//! call that would be refused, or a fault of a segment that is not under way there, is left out, and
//! the branch keeps why.

use std::net::SocketAddr;

use crate::explain::UserCall;
use crate::host::Errno;
use crate::script::{Action, Call, Outcome, Statement, Target};
use crate::segment::Flags;
use crate::sim::session::MOST_EVENTS;
use crate::sim::{Fate, Flight, Log, Refusal, Session};
use crate::time::Instant;

use super::{Beginning, Branch, History};

/// Something that was said in the branch from which another one departs, later than that, and that
/// is not said there.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// When it was said, or is to begin where its line has a later time.
    pub at: Instant,
    /// What was said.
    pub statement: Statement,
    /// Why it can't be done here; none where it was not tried.
    pub why: Option<Refusal>,
    /// The segment that it is about, as it was there.
    segment: Option<SegmentKey>,
    /// It failed there, too.
    failed: bool,
}

/// By what a segment is known in another branch: its conversation, octets and control bits and,
/// where it is nothing but an acknowledgment, the number that it acknowledges. Initial numbers may
/// be others there, and so may be when it is sent.
#[derive(Clone, Copy, Debug, PartialEq)]
struct SegmentKey {
    ends: (SocketAddr, SocketAddr),
    flags: Flags,
    /// Relative to the initial ones.
    seq: u32,
    ack: u32,
    len: u32,
    /// The wire or a third party made it.
    made: bool,
}

impl SegmentKey {
    fn of(flight: &Flight) -> SegmentKey {
        let segment = flight.unedited.as_deref().unwrap_or(&flight.segment);
        let (own, peers) = flight.initial;
        let len = segment.len();
        SegmentKey {
            ends: (segment.src, segment.dst),
            flags: segment.flags,
            seq: segment.seq.since(own),
            ack: if len == 0 {
                segment.ack.since(peers)
            } else {
                0
            },
            len,
            made: flight.forged || flight.copy_of.is_some(),
        }
    }
}

/// Something that was said in a branch.
#[derive(Clone, Copy, Debug)]
pub struct WasSaid<'a> {
    /// When.
    pub at: Instant,
    /// What.
    pub statement: &'a Statement,
    /// What was said for it in the branch from which this one departs, where that is another line:
    /// the same segment may have another number here.
    pub was: Option<&'a Statement>,
}

impl Branch {
    /// Everything that was said in it, also before it departed, oldest first.
    pub fn said(&self) -> impl ExactSizeIterator<Item = WasSaid<'_>> {
        self.said.iter().map(|said| WasSaid {
            at: said.at,
            statement: &said.statement,
            was: said.was.as_ref(),
        })
    }

    /// What was said in the branch from which it departs, later than that, and is not said here;
    /// oldest first.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }
}

impl History {
    /// What was left out of the present branch and not tried is said in it at its times, along with
    /// what was said in it since it began. What can't be done is left out, now with why. Time stays
    /// where it is.
    pub fn take_up(&mut self) {
        let place = (self.events, self.said);
        let now = self.session.world().now();
        let (events, said) = self.branch().begun;
        self.return_to(events, said);
        let own = self.later();
        let mut branch = self.branch().until(events, said);
        let mut acts = Vec::new();
        for act in std::mem::take(&mut branch.left_out).into_iter().chain(own) {
            let list = match act.why {
                Some(_) => &mut branch.left_out,
                None => &mut acts,
            };
            insert(list, act);
        }
        *self.branch_mut() = branch;
        self.say_at_their_times(acts);
        self.return_to(events, said);
        if place != (events, said) {
            self.seek(now);
        }
    }

    /// Begins another branch with `began` at a moment of branch `parent`: at `at`, when the first
    /// `said` things had been said in it. Of a branch that there is not, none begins. Of a moment
    /// that is very far, at the last one before it that is reached.
    pub fn depart(&mut self, parent: usize, said: usize, at: Instant, began: Beginning) {
        let Some(place) = self.place(parent) else {
            return;
        };
        self.current = place;
        self.start_over();
        for _ in 0..MOST_EVENTS {
            match self.next_said().map(|next| next.at) {
                Some(next) if self.said < said && next <= at => self.say_again(),
                Some(_) => break,
                None if self.session.next_event_at().is_some_and(|next| next <= at) => {
                    self.happen();
                }
                None => break,
            }
        }
        if self.session.next_event_at().is_none_or(|next| next > at) {
            self.session.advance(at);
        }
        self.fork(began);
    }

    /// What is said in the present branch later than now.
    pub(super) fn later(&self) -> Vec<LeftOut> {
        let said = &self.branch().said[self.said..];
        if said.is_empty() {
            return Vec::new();
        }
        let mut then = self.clone();
        then.return_to(self.events, self.said);
        let mut failed = Vec::new();
        while then.is_past() {
            if let Some(next) = then.next_said() {
                let deferred = next
                    .statement
                    .at
                    .is_some_and(|at| Instant::ZERO + at > next.at);
                let sense = makes_sense(&then.session, next.at, &next.statement);
                failed.push(!deferred && sense.is_err());
            }
            let before = (then.events, then.said);
            then.step();
            if before == (then.events, then.said) {
                break;
            }
        }
        let flights = then.session.world().record().flights();
        // What is said later than one of them begins may come before it.
        let mut acts = Vec::new();
        for (said, failed) in said.iter().zip(failed) {
            let segment = segment_of(&said.statement).and_then(|id| flights.get(id));
            let act = LeftOut {
                at: begins_at(said.at, &said.statement),
                statement: said.statement.clone(),
                why: None,
                segment: segment.map(SegmentKey::of),
                failed,
            };
            insert(&mut acts, act);
        }
        acts
    }

    /// The place, among what is left out of the present branch, of what this line says at its time.
    pub(super) fn untried(&self, statement: &Statement) -> Option<usize> {
        let world = self.session.world();
        let at = begins_at(world.now(), statement);
        self.branch().left_out.iter().position(|act| {
            let tried = act.why.is_some() || act.at != at;
            !tried && about_the_same(act, world.record().flights()).as_ref() == Some(statement)
        })
    }

    /// It is not left out any more; as what it was said before, where that was another line.
    pub(super) fn take_in(&mut self, place: usize, statement: &Statement) -> Option<Statement> {
        let act = self.branch_mut().left_out.remove(place);
        (act.statement != *statement).then_some(act.statement)
    }

    /// To the moment after so many events when so much had been said.
    fn return_to(&mut self, events: usize, said: usize) {
        self.rewind(events);
        while self.said < said && self.next_said().is_some() {
            self.say_again();
        }
    }

    /// Says these at the end of the present branch, each when its time comes.
    fn say_at_their_times(&mut self, acts: Vec<LeftOut>) {
        let mut effort = MOST_EVENTS;
        for mut act in acts {
            while effort > 0 && self.session.next_event_at().is_some_and(|at| at <= act.at) {
                self.happen();
                effort -= 1;
            }
            let result = if effort == 0 {
                Err(Refusal::NotReached)
            } else {
                self.session.advance(act.at);
                self.say_in_turn(&act)
            };
            if let Err(why) = result {
                act.why = Some(why);
                insert(&mut self.branch_mut().left_out, act);
            }
        }
    }

    fn say_in_turn(&mut self, act: &LeftOut) -> Result<(), Refusal> {
        if self.session.world().now() < act.at {
            return Err(Refusal::NotReached);
        }
        let flights = self.session.world().record().flights();
        let statement = about_the_same(act, flights).ok_or(Refusal::SegmentNotInFlight)?;
        if !act.failed {
            makes_sense(&self.session, act.at, &statement)?;
        }
        self.dispatch(&statement)?;
        if statement != act.statement
            && let Some(said) = self.branch_mut().said.last_mut()
        {
            said.was = Some(act.statement.clone());
        }
        Ok(())
    }
}

/// By its time, after those of the same time.
fn insert(acts: &mut Vec<LeftOut>, act: LeftOut) {
    let place = acts.partition_point(|other| other.at <= act.at);
    acts.insert(place, act);
}

/// When a line that is said at `said_at` begins.
fn begins_at(said_at: Instant, statement: &Statement) -> Instant {
    let own = statement.at.map(|at| Instant::ZERO + at);
    own.map_or(said_at, |own| own.max(said_at))
}

/// The number of the segment that a line is about.
fn segment_of(statement: &Statement) -> Option<usize> {
    match statement.action {
        Action::Fault {
            target: Target::Flight(id),
            ..
        }
        | Action::Release { segment: Some(id) } => Some(id as usize),
        _ => None,
    }
}

/// The line as it has to be said where these are the segments: with the number that the same
/// segment has there. None where it is not under way there.
fn about_the_same(act: &LeftOut, flights: &Log<Flight>) -> Option<Statement> {
    let Some(id) = segment_of(&act.statement) else {
        return Some(act.statement.clone());
    };
    let there = act.segment?;
    let under_way = |flight: &Flight| matches!(flight.fate, Fate::InFlight | Fate::Held(_));
    let is_same = |flight: &Flight| under_way(flight) && SegmentKey::of(flight) == there;
    let same = if flights.get(id).is_some_and(is_same) {
        id
    } else {
        // Of several copies, the one that was sent last: it is the one with the longest way to go.
        flights.iter().rposition(is_same)?
    };
    let mut statement = act.statement.clone();
    if let Action::Fault {
        target: Target::Flight(id),
        ..
    }
    | Action::Release { segment: Some(id) } = &mut statement.action
    {
        *id = u32::try_from(same).ok()?;
    }
    Some(statement)
}

/// Whether a socket call makes sense at `at`: RFC 9293 §3.9.1 would not refuse it, and it would not
/// fail at once.
fn makes_sense(session: &Session, at: Instant, statement: &Statement) -> Result<(), Refusal> {
    let Action::Call {
        host, socket, call, ..
    } = &statement.action
    else {
        return Ok(());
    };
    if statement.when.is_some() {
        return Ok(());
    }
    let mut trial = session.clone();
    trial.advance(at);
    if let (None, Some(call)) = (socket, user_call(call)) {
        trial.world().check(*host, call)?;
    }
    let before = trial.world().calls().list().len();
    trial.dispatch(statement.clone())?;
    let mut made = trial.world().calls().list().since(before);
    let made = made.find(|made| made.side == *host && !made.by_app);
    match made.and_then(|made| made.returned.as_ref()) {
        // Those only say that it takes time.
        Some((_, Outcome::Error(Errno::WouldBlock | Errno::InProgress))) => Ok(()),
        Some((_, Outcome::Error(errno))) => Err(Refusal::CallFails(*errno)),
        _ => Ok(()),
    }
}

/// The call of RFC 9293 §3.9.1 behind a socket call, where the page offers it.
const fn user_call(call: &Call) -> Option<UserCall> {
    match call {
        Call::Listen { .. } => Some(UserCall::Listen),
        Call::Connect { .. } => Some(UserCall::Connect),
        Call::Send { .. } => Some(UserCall::Send),
        Call::Close => Some(UserCall::Close),
        Call::Abort => Some(UserCall::Abort),
        _ => None,
    }
}
