//! Everything that happened, in order: segments, Notes, changes of state.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::explain::{Loss, Note, Observer};
use crate::script::Kind;
use crate::segment::Segment;
use crate::seq::Seq;
use crate::state::{State, Walked};
use crate::time::Instant;
use crate::wire::{self, WireError};

use super::direction::Direction;
use super::{Log, Side};

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
    /// What the peer's numbers in the note count from.
    pub base: Seq,
}

/// What became of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// On its way.
    InFlight,
    /// The user has held it on the wire since then.
    Held(Instant),
    /// It arrived.
    Arrived,
    /// It was lost.
    Lost(Instant),
}

/// A segment and its way over the wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    /// Who sent it, or in whose name it was sent.
    pub from: Side,
    /// As it arrives, undamaged.
    pub segment: Segment,
    /// What its sequence number and its acknowledgment number count from where they are shown
    /// relative: [`Record::bases`] when it was sent; of the answer to an older connection its own.
    pub initial: (Seq, Seq),
    /// It was sent before.
    pub retransmission: bool,
    /// When it left, or came into being on the wire.
    pub sent_at: Instant,
    /// When it arrives or would have arrived.
    pub arrives_at: Instant,
    /// What became of it.
    pub fate: Fate,
    /// The id of the segment that it repeats; the wire made it, not the host.
    pub copy_of: Option<usize>,
    /// A third party sent it.
    pub forged: bool,
    /// Its checksum does not fit.
    pub corrupted: bool,
    /// As it was sent, where its header was rewritten on the way.
    pub unedited: Option<Arc<Segment>>,
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

/// The record. It only grows; what befalls a segment on its way is the one thing that changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    entries: Log<Entry>,
    flights: Log<Flight>,
    phases: Log<Phase>,
    /// What of the state diagram the connections of each side have walked.
    walked: [Walked; 2],
    /// What each side shows.
    shown: [Option<State>; 2],
    /// Segments that something befell, in order.
    changed: Log<usize>,
    course: Log<usize>,
    /// What is known of each direction of each connection.
    directions: FxHashMap<(SocketAddr, SocketAddr), Arc<Direction>>,
}

impl Record {
    /// All entries, oldest first; an entry's id is its index.
    #[must_use]
    pub fn entries(&self) -> &Log<Entry> {
        &self.entries
    }

    /// All segments, oldest first; a segment's id is its index.
    #[must_use]
    pub fn flights(&self) -> &Log<Flight> {
        &self.flights
    }

    /// All changes of the shown states, oldest first.
    #[must_use]
    pub fn phases(&self) -> &Log<Phase> {
        &self.phases
    }

    /// What of the state diagram the connections of a side have walked.
    #[must_use]
    pub const fn walked(&self, side: Side) -> Walked {
        self.walked[side as usize]
    }

    /// The ids of the segments whose fate, arrival or content changed after they had been sent, in
    /// that order; each as often as it changed.
    #[must_use]
    pub fn changed(&self) -> &Log<usize> {
        &self.changed
    }

    /// The ids of the segments in the order in which they came onto the wire and in which they
    /// arrived: of each that has arrived twice.
    #[must_use]
    pub fn course(&self) -> &Log<usize> {
        &self.course
    }

    /// What the numbers of the newest connection between these sockets count from where they are shown
    /// relative, seen from the first one: its own and the peer's. That are the initial ones. Where no
    /// host has begun a connection it is 0, so that what a third party made up is shown as it was
    /// written.
    #[must_use]
    pub fn bases(&self, pair: (SocketAddr, SocketAddr)) -> (Seq, Seq) {
        let own = self.direction(pair);
        let peers = own.and_then(Direction::peers);
        let back = || self.direction((pair.1, pair.0));
        let newest = |sent: Option<&Direction>| sent.map_or(Seq(0), Direction::newest);
        (newest(own), peers.unwrap_or_else(|| newest(back())))
    }

    fn direction(&self, pair: (SocketAddr, SocketAddr)) -> Option<&Direction> {
        self.directions.get(&pair).map(Arc::as_ref)
    }

    fn direction_mut(&mut self, pair: (SocketAddr, SocketAddr)) -> &mut Direction {
        Arc::make_mut(self.directions.entry(pair).or_default())
    }

    /// `segment` acknowledges the end of a segment of this kind that its receiver has sent in the
    /// same connection.
    pub(super) fn acknowledges(&self, segment: &Segment, kind: Kind) -> bool {
        let acknowledged = || {
            let sent = self.direction((segment.dst, segment.src))?;
            Some(sent.ends().contain(kind, segment.acknowledges()?))
        };
        acknowledged().unwrap_or(false)
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
        let mut retransmission = false;
        for index in since..self.entries.len() {
            if let Some(entry) = self.entries.get_mut(index) {
                retransmission |= matches!(entry.note, Note::Resent { .. });
                entry.segment = Some(id);
            }
        }
        let initial = self.follow(&segment);
        self.file(Flight {
            initial,
            retransmission,
            ..Flight::new(from, segment, sent_at, arrives_at)
        })
    }

    /// A segment is on the wire. Returns its id.
    pub(super) fn file(&mut self, flight: Flight) -> usize {
        let id = self.flights.len();
        self.flights.push(flight);
        self.course.push(id);
        id
    }

    /// A third party sends `segment`: it begins no connection.
    pub(super) fn forged(&mut self, segment: &Segment) {
        self.direction_mut((segment.src, segment.dst))
            .forged(segment);
    }

    /// Segment `id` is no longer what it was. There must be one.
    pub(super) fn change(&mut self, id: usize, change: impl FnOnce(&mut Flight)) {
        if let Some(flight) = self.flights.get_mut(id) {
            change(flight);
            self.changed.push(id);
        }
    }

    /// Segment `id` arrives. There must be one.
    pub(super) fn arrived(&mut self, id: usize) {
        self.change(id, |flight| flight.fate = Fate::Arrived);
        self.course.push(id);
    }

    /// Segment `id` is lost. There must be one.
    pub(super) fn lost(&mut self, id: usize, at: Instant, why: Loss) {
        self.change(id, |flight| flight.fate = Fate::Lost(at));
        self.note(at, id, Note::Lost { why });
    }

    /// This befell segment `id`. There must be one.
    pub(super) fn note(&mut self, at: Instant, id: usize, note: Note) {
        let side = self.flights[id].from;
        self.observe(at, side, Some(id)).note(note);
    }

    /// The host of `side` shows `state`, perhaps since now.
    pub(super) fn shows(&mut self, at: Instant, side: Side, state: State) {
        if self.shown[side as usize].replace(state) != Some(state) {
            self.phases.push(Phase { side, at, state });
        }
    }

    /// A host sends `segment`; what its sequence number and its acknowledgment number count from.
    fn follow(&mut self, segment: &Segment) -> (Seq, Seq) {
        let (there, back) = ((segment.src, segment.dst), (segment.dst, segment.src));
        let acknowledged = segment.acknowledges().and_then(|ack| {
            let sent = self.direction(back)?;
            Some(sent.base(ack))
        });
        let sent = self.direction_mut(there);
        sent.sent(segment, acknowledged);
        // A RST may answer what belongs to no connection, or to an older one.
        let answers = segment.rst().then(|| sent.base(segment.seq));
        let (own, peers) = self.bases(there);
        match answers {
            Some(base) => (base, acknowledged.unwrap_or(peers)),
            None => (own, peers),
        }
    }

    /// What the peer's numbers count from that the receiver of segment `id` speaks of.
    fn peers_base(&self, id: Option<usize>) -> Seq {
        let flight = id.and_then(|id| self.flights.get(id));
        let receiver = flight.map(|flight| (flight.segment.dst, flight.segment.src));
        receiver.map_or(Seq(0), |pair| self.bases(pair).1)
    }
}

impl Flight {
    /// Its header was rewritten on the way.
    #[must_use]
    pub const fn edited(&self) -> bool {
        self.unedited.is_some()
    }

    /// The segment with relative numbers.
    #[must_use]
    pub fn relative(&self) -> Segment {
        self.segment.relative_to(self.initial.0, self.initial.1)
    }

    /// The datagram that carries it: as it arrives, or as it was sent. `address` says what stands in
    /// it for the address of a host.
    ///
    /// # Errors
    /// As for [`wire::encode`].
    pub fn datagram(
        &self,
        arrives: bool,
        address: fn(IpAddr) -> IpAddr,
    ) -> Result<Vec<u8>, WireError> {
        let sent = self.unedited.as_deref().filter(|_| !arrives);
        let mut segment = sent.unwrap_or(&self.segment).clone();
        segment.src.set_ip(address(segment.src.ip()));
        segment.dst.set_ip(address(segment.dst.ip()));
        let mut datagram = wire::encode(&segment)?;
        // The wire damages the last octet, whichever that is.
        if arrives
            && self.corrupted
            && let Some(last) = datagram.last_mut()
        {
            *last ^= 1;
        }
        Ok(datagram)
    }

    /// A segment that has just been sent, with absolute numbers.
    pub(super) fn new(
        from: Side,
        segment: Segment,
        sent_at: Instant,
        arrives_at: Instant,
    ) -> Flight {
        Flight {
            from,
            segment,
            initial: (Seq(0), Seq(0)),
            retransmission: false,
            sent_at,
            arrives_at,
            fate: Fate::InFlight,
            copy_of: None,
            forged: false,
            corrupted: false,
            unedited: None,
        }
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
        if let Some(edge) = note.edge() {
            self.record.walked[side as usize].walk(edge);
        }
        let base = self.record.peers_base(segment);
        self.record.entries.push(Entry {
            at,
            side,
            note,
            segment,
            base,
        });
    }
}
