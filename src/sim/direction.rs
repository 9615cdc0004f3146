//! What went from one socket to another: one conversation after the other, each with numbers of its
//! own.

use crate::segment::Segment;
use crate::seq::Seq;

use super::describe::Ends;

/// What was sent from one socket to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Direction {
    /// The conversations, the oldest first.
    spans: Vec<Span>,
    /// Where the segments of the newest one end, if a host has begun it.
    ends: Ends,
}

/// The numbers of one conversation.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    /// What they count from: the SYN's, or 0 where no host has begun it.
    base: Seq,
    /// A host has begun it, by its SYN.
    begun: bool,
    /// The lowest one that was sent.
    start: Seq,
    /// The one after the highest that was sent.
    end: Seq,
    /// What the numbers count from that its sender acknowledges, once it has acknowledged any.
    peers: Option<Seq>,
}

impl Direction {
    /// A host sends `segment`, which acknowledges a number that counts from `peers`. A SYN with
    /// another number than that of the newest conversation begins the next one.
    pub fn sent(&mut self, segment: &Segment, peers: Option<Seq>) {
        let begins = |span: &Span| !span.begun || span.base != segment.seq;
        if segment.syn() && self.spans.last().is_none_or(begins) {
            self.spans.push(Span::of(segment, segment.seq, true));
            self.ends = Ends::default();
        } else {
            self.extend(segment);
        }
        let Some(newest) = self.spans.last_mut() else {
            return;
        };
        if newest.begun {
            self.ends.add(segment);
        }
        // A SYN may be that of the next connection, though its number is that of the one before; a
        // RST may answer what belongs to another one.
        if segment.syn() || (newest.peers.is_none() && !segment.rst()) {
            newest.peers = peers;
        }
    }

    /// A third party sends `segment`: it begins no conversation of a host.
    pub fn forged(&mut self, segment: &Segment) {
        if self.spans.last().is_none_or(|span| !span.begun) {
            self.extend(segment);
        }
    }

    /// Where the segments of the newest conversation end.
    pub const fn ends(&self) -> &Ends {
        &self.ends
    }

    /// What a number counts from: of the newest conversation that has it, or else of the newest.
    pub fn base(&self, number: Seq) -> Seq {
        let of = self.place_of(number).and_then(|at| self.spans.get(at));
        of.map_or(Seq(0), |span| span.base)
    }

    /// What the numbers count from that are acknowledged in the newest conversation.
    pub fn peers(&self) -> Option<Seq> {
        self.spans.last()?.peers
    }

    /// What the numbers of the newest conversation count from.
    pub fn newest(&self) -> Seq {
        self.spans.last().map_or(Seq(0), |span| span.base)
    }

    /// `segment` begins nothing: the conversation that has its number may go on to its end.
    fn extend(&mut self, segment: &Segment) {
        let of = self.place_of(segment.seq);
        match of.and_then(|at| self.spans.get_mut(at)) {
            Some(span) => span.take(segment),
            None => self.spans.push(Span::of(segment, Seq(0), false)),
        }
    }

    /// Where the conversation stands that has a number: the newest of several, and of none.
    fn place_of(&self, number: Seq) -> Option<usize> {
        let of = self.spans.iter().rposition(|span| span.has(number));
        of.or(self.spans.len().checked_sub(1))
    }
}

impl Span {
    fn of(segment: &Segment, base: Seq, begun: bool) -> Span {
        Span {
            base,
            begun,
            start: segment.seq,
            end: segment.seq + segment.len(),
            peers: None,
        }
    }

    /// The number was sent, or is the next one.
    fn has(&self, number: Seq) -> bool {
        number.since(self.start) <= self.end.since(self.start)
    }

    /// A number that was never sent, such as that of a RST which answers a made-up ACK, makes no span
    /// of half the circle; what is all made up has no other numbers.
    fn take(&mut self, segment: &Segment) {
        if self.has(segment.seq) || !self.begun {
            self.start = self.start.min(segment.seq);
            self.end = self.end.max(segment.seq + segment.len());
        }
    }
}
