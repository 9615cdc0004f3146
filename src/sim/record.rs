//! Everything that happened, in order: segments, Notes, changes of state.

use rustc_hash::FxHashMap;
use std::net::SocketAddr;

use crate::explain::{Loss, Note, Observer};
use crate::segment::Segment;
use crate::seq::Seq;
use crate::tcp::State;
use crate::time::Instant;

use super::Side;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub at: Instant,
    /// At whose host, or to whose segment.
    pub side: Side,
    /// What.
    pub note: Note,
    /// The segment that it is about.
    pub segment: Option<usize>,
}

/// What became of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// On its way.
    InFlight,
    /// It arrived.
    Arrived,
    /// It was lost.
    Lost(Instant),
}

/// A segment and its way over the wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    /// Who sent it.
    pub from: Side,
    /// As it was sent.
    pub segment: Segment,
    /// The initial sequence numbers of its sender and its receiver, which relative numbers count
    /// from.
    pub initial: (Seq, Seq),
    /// It was sent before.
    pub retransmission: bool,
    /// When it left.
    pub sent_at: Instant,
    /// When it arrives or would have arrived.
    pub arrives_at: Instant,
    /// What became of it.
    pub fate: Fate,
}

/// From `at` on, the host of `side` shows `state`.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Whose.
    pub side: Side,
    /// Since when.
    pub at: Instant,
    /// Which.
    pub state: State,
}

/// The record. It only grows; a segment's fate is the one thing that changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    entries: Vec<Entry>,
    flights: Vec<Flight>,
    phases: Vec<Phase>,
    /// Segments whose fate was decided, in order.
    decided: Vec<usize>,
    /// The last SYN's sequence number for each direction of each connection.
    initial: FxHashMap<(SocketAddr, SocketAddr), Seq>,
}

impl Record {
    /// All entries, oldest first; an entry's id is its index.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All segments, oldest first; a segment's id is its index.
    #[must_use]
    pub fn flights(&self) -> &[Flight] {
        &self.flights
    }

    /// All changes of the shown states, oldest first.
    #[must_use]
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The ids of the segments that have arrived or were lost, in that order.
    #[must_use]
    pub fn decided(&self) -> &[usize] {
        &self.decided
    }

    /// An observer that files what it hears under `at`, `side` and `segment`.
    pub(super) fn observe(
        &mut self,
        at: Instant,
        side: Side,
        segment: Option<usize>,
    ) -> Recorder<'_> {
        Recorder {
            record: self,
            at,
            side,
            segment,
        }
    }

    /// A segment leaves; the Notes since entry `since` told why. Returns its id.
    pub(super) fn sent(
        &mut self,
        from: Side,
        segment: Segment,
        sent_at: Instant,
        arrives_at: Instant,
        since: usize,
    ) -> usize {
        let id = self.flights.len();
        let told = self.entries.get_mut(since..).unwrap_or_default();
        let retransmission = told
            .iter()
            .any(|entry| matches!(entry.note, Note::Resent { .. }));
        for entry in told {
            entry.segment = Some(id);
        }
        let (src, dst) = (segment.src, segment.dst);
        if segment.syn() {
            self.initial.insert((src, dst), segment.seq);
        }
        // A RST for a connection that never was counts from the number it bears.
        let iss = self
            .initial
            .get(&(src, dst))
            .copied()
            .unwrap_or(segment.seq);
        let irs = self
            .initial
            .get(&(dst, src))
            .copied()
            .unwrap_or(segment.ack);
        self.flights.push(Flight {
            from,
            segment,
            initial: (iss, irs),
            retransmission,
            sent_at,
            arrives_at,
            fate: Fate::InFlight,
        });
        id
    }

    /// Segment `id` has arrived.
    pub(super) fn arrived(&mut self, id: usize) {
        self.decide(id, Fate::Arrived);
    }

    /// Segment `id` is lost.
    pub(super) fn lost(&mut self, id: usize, at: Instant, why: Loss) {
        self.decide(id, Fate::Lost(at));
        let side = self.flights[id].from;
        self.observe(at, side, Some(id)).note(Note::Lost { why });
    }

    /// The host of `side` shows `state`, perhaps since now.
    pub(super) fn shows(&mut self, at: Instant, side: Side, state: State) {
        let last = self.phases.iter().rev().find(|phase| phase.side == side);
        if last.is_none_or(|phase| phase.state != state) {
            self.phases.push(Phase { side, at, state });
        }
    }

    fn decide(&mut self, id: usize, fate: Fate) {
        self.flights[id].fate = fate;
        self.decided.push(id);
    }
}

/// Files Notes in a [`Record`].
pub(super) struct Recorder<'a> {
    record: &'a mut Record,
    at: Instant,
    side: Side,
    segment: Option<usize>,
}

impl Observer for Recorder<'_> {
    fn note(&mut self, note: Note) {
        let Recorder {
            at, side, segment, ..
        } = *self;
        self.record.entries.push(Entry {
            at,
            side,
            note,
            segment,
        });
    }
}
