//! The wire between the two hosts: both directions, all that is under way, and what goes wrong.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::explain::{Loss, Note, Observer};
use crate::net::{Link, LinkConfig, LinkSetting};
use crate::script::{Action, Edit, Fault, Forgery, Kind, Pick, Target, Which};
use crate::segment::Segment;
use crate::seq::Seq;
use crate::side::Side;
use crate::table::Table;
use crate::time::{Duration, Instant};
use crate::wakeups::Wakeups;

use super::Refusal;
use super::describe::matches;
use super::record::{Fate, Flight, Record};

/// Both directions of the wire.
///
/// Whatever it is asked to do at `now` it writes into the record, which must be the same one in
/// each call. `now` never goes back.
#[derive(Clone, Debug)]
pub struct Cable {
    links: [Link; 2],
    /// What is under way, by id.
    transits: Table<usize, Transit>,
    /// When the way of each that is not held ends; at one instant the oldest first.
    due: Wakeups,
    /// What will befall segments that are still to be sent, by their sender, oldest first.
    rules: [Vec<Rule>; 2],
    unplugged: bool,
}

/// A segment that is under way.
#[derive(Clone, Debug)]
struct Transit {
    /// When its way ends, were it not held.
    ends_at: Instant,
    /// Why it does not arrive then.
    lost: Option<Loss>,
    /// Since when it is held.
    held: Option<Instant>,
}

/// A fault that waits for its segments.
#[derive(Clone, Debug)]
struct Rule {
    pick: Pick,
    fault: Fault,
    /// How many of the description it has met.
    met: u32,
}

/// A segment has come out at the other end.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Its id in the record.
    pub id: usize,
    /// The host that it reaches.
    pub to: Side,
    /// As it arrives.
    pub segment: Segment,
    /// Its checksum fits; if not, the host has to ignore it.
    pub intact: bool,
}

impl Cable {
    /// A plugged cable; each direction's chance comes from a seed of its own.
    #[must_use]
    pub fn new(wire: LinkConfig, seeds: [u64; 2]) -> Cable {
        Cable {
            links: seeds.map(|seed| Link::new(wire, seed)),
            transits: Table::new(),
            due: Wakeups::default(),
            rules: [Vec::new(), Vec::new()],
            unplugged: false,
        }
    }

    /// The direction that begins at `side`.
    #[must_use]
    pub const fn link(&self, side: Side) -> &Link {
        &self.links[side as usize]
    }

    /// Changes the direction that begins at this host, or both. What is under way keeps its pace.
    pub fn configure(&mut self, from: Option<Side>, setting: LinkSetting) {
        for side in Side::BOTH {
            if from.is_none_or(|from| from == side) {
                self.links[side as usize].configure(setting);
            }
        }
    }

    /// It is not out.
    #[must_use]
    pub const fn is_plugged(&self) -> bool {
        !self.unplugged
    }

    /// A fault waits for a segment from `side`.
    #[must_use]
    pub const fn armed(&self, side: Side) -> bool {
        !self.rules[side as usize].is_empty()
    }

    /// The faults that wait for a segment from `side`, as they would be said now.
    pub fn waiting(&self, side: Side) -> impl Iterator<Item = Action> {
        self.rules[side as usize].iter().map(|rule| Action::Fault {
            target: Target::Described(rule.left()),
            fault: rule.fault.clone(),
        })
    }

    /// The very next segment from `side` will be lost.
    #[must_use]
    pub fn drops_next(&self, side: Side) -> bool {
        self.rules[side as usize]
            .iter()
            .any(|rule| rule.fault == Fault::Drop && rule.is_for_next())
    }

    /// Segment `id` is under way, perhaps held.
    #[must_use]
    pub fn carries(&self, id: u32) -> bool {
        self.transits.contains_key(&(id as usize))
    }

    /// How many segments are under way, held ones included.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.transits.len()
    }

    /// What is under way, oldest first: its id, and when its way ends unless it is held.
    pub(super) fn under_way(&self) -> impl Iterator<Item = (usize, Option<Instant>)> {
        self.transits.iter().map(|(id, transit)| {
            let due = transit.held.is_none().then_some(transit.ends_at);
            (*id, due)
        })
    }

    /// When something will arrive or be lost.
    #[must_use]
    pub fn next_event_at(&self) -> Option<Instant> {
        self.due.earliest()
    }

    /// A host sends a segment; the record's entries from `since` on told why. The faults that wait
    /// for it befall it in the order in which they were armed. Returns its id.
    pub fn send(
        &mut self,
        now: Instant,
        from: Side,
        segment: Segment,
        since: usize,
        record: &mut Record,
    ) -> usize {
        let link = &mut self.links[from as usize];
        if self.unplugged {
            let arrives_at = now + link.config().delay;
            let id = record.sent(from, segment, now, arrives_at, since);
            self.struck(from, id, record);
            record.lost(id, now, Loss::Unplugged);
            return id;
        }
        let passage = link.enter(now, datagram_octets(&segment));
        let id = record.sent(from, segment, now, passage.arrives_at, since);
        let faults = self.struck(from, id, record);
        let (ends_at, why) = match passage.lost {
            // It never was on the way: nothing else can befall it.
            Some((at, why @ (Loss::TooBig | Loss::QueueFull))) => {
                record.lost(id, at, why);
                return id;
            }
            Some((at, why)) => (at, Some(why)),
            None => (passage.arrives_at, None),
        };
        self.launch(id, ends_at, why);
        if passage.corrupted {
            record.change(id, |flight| flight.corrupted = true);
        }
        if passage.reordered {
            record.note(now, id, Note::WireReordered);
        }
        // Who asks for a loss wants nothing of it to arrive.
        let doomed = faults.iter().any(|(fault, _)| *fault == Fault::Drop);
        if let Some(copy_at) = passage.copy_at.filter(|_| !doomed) {
            self.copy(now, id, copy_at, Note::WireDuplicated, record);
        }
        for (fault, why) in faults {
            if fault == Fault::Drop {
                self.redirect(id, |transit| {
                    transit.ends_at = passage.half_way;
                    transit.lost = Some(why);
                });
            } else {
                self.befall(now, id, &fault, record);
            }
        }
        id
    }

    /// A fault will befall the picked segments, counted from now on.
    pub fn arm(&mut self, now: Instant, pick: Pick, fault: Fault, record: &mut Record) {
        let side = pick.segment.from;
        let note = Note::FaultArmed {
            fault: fault.name(),
        };
        record.observe(now, side, None).note(note);
        self.rules[side as usize].push(Rule {
            pick,
            fault,
            met: 0,
        });
    }

    /// The faults that still wait for a segment from `side` are forgotten.
    pub fn disarm(&mut self, now: Instant, side: Side, record: &mut Record) {
        if self.armed(side) {
            self.rules[side as usize].clear();
            record.observe(now, side, None).note(Note::FaultDisarmed);
        }
    }

    /// Something befalls this very segment. To hold what is held changes nothing.
    ///
    /// # Errors
    /// [`Refusal::SegmentNotInFlight`], also for an id that there never was.
    pub fn fault(
        &mut self,
        now: Instant,
        id: u32,
        fault: &Fault,
        record: &mut Record,
    ) -> Result<(), Refusal> {
        if !self.carries(id) {
            return Err(Refusal::SegmentNotInFlight);
        }
        self.befall(now, id as usize, fault, record);
        Ok(())
    }

    /// What is held, or only this, goes the rest of its way. To release what is not held changes
    /// nothing.
    ///
    /// # Errors
    /// [`Refusal::SegmentNotInFlight`].
    pub fn release(
        &mut self,
        now: Instant,
        id: Option<u32>,
        record: &mut Record,
    ) -> Result<(), Refusal> {
        if id.is_some_and(|id| !self.carries(id)) {
            return Err(Refusal::SegmentNotInFlight);
        }
        let chosen = |other: usize| id.is_none_or(|id| other == id as usize);
        let held = self.transits.iter().filter_map(|(id, transit)| {
            let since = transit.held.filter(|_| chosen(*id))?;
            Some((*id, now.since(since)))
        });
        for (id, waited) in held.collect::<Vec<_>>() {
            self.redirect(id, |transit| {
                transit.held = None;
                transit.ends_at = transit.ends_at + waited;
            });
            record.change(id, |flight| {
                flight.fate = Fate::InFlight;
                flight.arrives_at = flight.arrives_at + waited;
            });
            record.note(now, id, Note::SegmentReleased);
        }
        Ok(())
    }

    /// The cable is out: what is under way is lost, as is all that is sent until it is in again.
    pub fn unplug(&mut self, now: Instant, record: &mut Record) {
        if self.unplugged {
            return;
        }
        self.unplugged = true;
        // It belongs to both hosts; an entry has one.
        record
            .observe(now, Side::Client, None)
            .note(Note::CableUnplugged);
        self.due = Wakeups::default();
        for id in std::mem::take(&mut self.transits).keys() {
            record.lost(*id, now, Loss::Unplugged);
        }
        self.links.iter_mut().for_each(Link::clear);
    }

    /// The cable is in again.
    pub fn plug(&mut self, now: Instant, record: &mut Record) {
        if std::mem::take(&mut self.unplugged) {
            record
                .observe(now, Side::Client, None)
                .note(Note::CablePlugged);
        }
    }

    /// A third party sends a segment in a host's name, from the first socket to the second. It
    /// travels one delay, and only an unplugged cable keeps it from arriving. Returns its id.
    pub fn forge(
        &mut self,
        now: Instant,
        forgery: &Forgery,
        (src, dst): (SocketAddr, SocketAddr),
        record: &mut Record,
    ) -> usize {
        let from = forgery.host;
        let initial = (record.bases((src, dst)).0, record.bases((dst, src)).0);
        // To count from the negative is to count the other way round.
        let negative = |seq: Seq| Seq(Seq(0).since(seq));
        let absolute = forgery
            .segment
            .relative_to(negative(initial.0), negative(initial.1));
        let segment = Segment {
            src,
            dst,
            ..absolute
        };
        record.forged(&segment);
        let arrives_at = now + self.link(from).config().delay;
        let id = record.file(Flight {
            initial,
            forged: true,
            ..Flight::new(from, segment, now, arrives_at)
        });
        record.note(now, id, Note::SegmentForged);
        if self.unplugged {
            record.lost(id, now, Loss::Unplugged);
        } else {
            self.launch(id, arrives_at, None);
        }
        id
    }

    /// Lets the next thing happen that is due: an arrival, or a loss, which is only recorded.
    pub fn step(&mut self, now: Instant, record: &mut Record) -> Option<Arrival> {
        let id = self.due.take_due(now)?;
        if let Some(why) = self.take(id).and_then(|transit| transit.lost) {
            record.lost(id, now, why);
            return None;
        }
        record.arrived(id);
        let flight = &record.flights()[id];
        Some(Arrival {
            id,
            to: flight.from.other(),
            segment: flight.segment.clone(),
            intact: !flight.corrupted,
        })
    }

    /// The faults that waited for segment `id`, and as what each would lose it.
    fn struck(&mut self, from: Side, id: usize, record: &Record) -> Vec<(Fault, Loss)> {
        let mut struck = Vec::new();
        self.rules[from as usize].retain_mut(|rule| {
            if !matches(record, id, &rule.pick.segment) {
                return true;
            }
            rule.met = rule.met.saturating_add(1);
            let (hit, more) = match rule.pick.which {
                Which::Nth(number) => (rule.met == number, rule.met < number),
                Which::First(count) => (rule.met <= count, rule.met < count),
                Which::Every => (true, true),
            };
            if hit {
                struck.push((rule.fault.clone(), rule.loss()));
            }
            more
        });
        struck
    }

    /// Something befalls segment `id`, which is under way.
    fn befall(&mut self, now: Instant, id: usize, fault: &Fault, record: &mut Record) {
        match fault {
            Fault::Drop => {
                self.take(id);
                record.lost(id, now, Loss::Chosen);
            }
            Fault::Hold if self.held_since(id).is_some() => {}
            Fault::Hold => {
                self.redirect(id, |transit| transit.held = Some(now));
                record.change(id, |flight| flight.fate = Fate::Held(now));
                record.note(now, id, Note::SegmentHeld);
            }
            Fault::Delay { by } => {
                self.redirect(id, |transit| transit.ends_at = transit.ends_at + *by);
                record.change(id, |flight| flight.arrives_at = flight.arrives_at + *by);
                record.note(now, id, Note::SegmentDelayed { by: *by });
            }
            Fault::Duplicate { after } => {
                // Where the original is held the copy is not: it goes on from there.
                let waited = self
                    .held_since(id)
                    .map_or(Duration::ZERO, |at| now.since(at));
                let copy_at = record.flights()[id].arrives_at + waited + *after;
                let note = Note::SegmentDuplicated { after: *after };
                self.copy(now, id, copy_at, note, record);
            }
            Fault::Corrupt => {
                record.change(id, |flight| flight.corrupted = true);
                record.note(now, id, Note::SegmentCorrupted);
            }
            Fault::Edit { edits } => {
                record.change(id, |flight| {
                    let sent = || Arc::new(flight.segment.clone());
                    flight.unedited.get_or_insert_with(sent);
                    for edit in edits {
                        rewrite(&mut flight.segment, *edit, flight.initial);
                    }
                });
                record.note(now, id, Note::SegmentEdited);
            }
        }
    }

    /// A second segment like `id`, damage included, which only arrives.
    fn copy(&mut self, now: Instant, id: usize, at: Instant, note: Note, record: &mut Record) {
        let original = record.flights()[id].clone();
        let copy = record.file(Flight {
            sent_at: now,
            arrives_at: at,
            fate: Fate::InFlight,
            copy_of: Some(id),
            ..original
        });
        record.note(now, copy, note);
        self.launch(copy, at, None);
    }

    fn launch(&mut self, id: usize, ends_at: Instant, lost: Option<Loss>) {
        let transit = Transit {
            ends_at,
            lost,
            held: None,
        };
        self.transits.insert(id, transit);
        self.due.set(id, Some(ends_at));
    }

    /// Changes when and how the way of segment `id` ends.
    fn redirect(&mut self, id: usize, change: impl FnOnce(&mut Transit)) {
        if let Some(transit) = self.transits.get_mut(&id) {
            change(transit);
            let due = transit.held.is_none().then_some(transit.ends_at);
            self.due.set(id, due);
        }
    }

    /// Segment `id` is no longer under way.
    fn take(&mut self, id: usize) -> Option<Transit> {
        self.due.set(id, None);
        self.transits.remove(&id)
    }

    fn held_since(&self, id: usize) -> Option<Instant> {
        self.transits.get(&id)?.held
    }
}

impl Rule {
    /// As what it loses a segment.
    const fn loss(&self) -> Loss {
        if self.is_for_next() {
            Loss::Next
        } else {
            Loss::Described
        }
    }

    /// It is for whatever comes first.
    const fn is_for_next(&self) -> bool {
        let what = &self.pick.segment;
        let anything = matches!((what.kind, what.of), (Kind::Any, None)) && !what.retransmitted;
        anything && matches!(self.pick.which, Which::Nth(1))
    }

    /// What it would have to pick if it were armed now.
    fn left(&self) -> Pick {
        let which = match self.pick.which {
            Which::Nth(nth) => Which::Nth(nth.saturating_sub(self.met).max(1)),
            Which::First(first) => Which::First(first.saturating_sub(self.met).max(1)),
            Which::Every => Which::Every,
        };
        Pick {
            which,
            ..self.pick.clone()
        }
    }
}

/// Octets of the datagram that carries it.
fn datagram_octets(segment: &Segment) -> u32 {
    let ip = if segment.src.is_ipv6() { 40 } else { 20 };
    (ip + 20 + segment.options.len() + segment.payload.len()) as u32
}

/// One change of a header whose relative numbers count from `iss` and `irs`.
fn rewrite(segment: &mut Segment, edit: Edit, (iss, irs): (Seq, Seq)) {
    match edit {
        Edit::Seq(relative) => segment.seq = iss + relative,
        Edit::MoveSeq(by) => segment.seq += by.cast_unsigned(),
        Edit::Ack(relative) => segment.ack = irs + relative,
        Edit::MoveAck(by) => segment.ack += by.cast_unsigned(),
        Edit::Window(window) => segment.window = window,
        Edit::Flags(flags) => segment.flags = flags,
    }
}
