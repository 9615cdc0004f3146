//! What a segment is like, in the words of the script language.

use rustc_hash::FxHashMap;

use crate::script::{Description, Kind};
use crate::segment::Segment;
use crate::seq::Seq;

use super::Record;

/// Segment `id` of the record is like this. "Sent before" is the sender's own doing: a copy that
/// the wire made is what the original was.
#[must_use]
pub fn matches(record: &Record, id: usize, what: &Description) -> bool {
    let like_this = |flight: &super::Flight| {
        flight.from == what.from
            && (flight.retransmission || !what.retransmitted)
            && is(&flight.segment, what.kind)
            && what
                .of
                .is_none_or(|kind| record.acknowledges(&flight.segment, kind))
    };
    record.flights().get(id).is_some_and(like_this)
}

/// The segment is mainly this.
fn is(segment: &Segment, kind: Kind) -> bool {
    let (syn, fin, rst) = (segment.syn(), segment.fin(), segment.rst());
    let acknowledges = segment.acknowledges().is_some();
    let empty = segment.payload.is_empty();
    match kind {
        Kind::Syn => syn && !acknowledges,
        Kind::SynAck => syn && acknowledges,
        Kind::Ack => acknowledges && empty && !(syn || fin || rst),
        Kind::Fin => fin,
        Kind::Rst => rst,
        Kind::Data => !empty,
        Kind::Any => true,
    }
}

/// Where the segments of one direction of a connection end: which number acknowledges which kinds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ends(FxHashMap<u32, u8>);

impl Ends {
    /// `segment` was sent.
    pub(super) fn add(&mut self, segment: &Segment) {
        let kinds = Kind::ALL.into_iter().filter(|kind| is(segment, *kind));
        let bits = kinds.fold(0, |bits, kind| bits | Ends::bit(kind));
        // An `ACK of SYN` is one of a SYN-ACK as well.
        let syn = if segment.syn() {
            Ends::bit(Kind::Syn)
        } else {
            0
        };
        *self.at(segment.seq + segment.len()) |= bits | syn;
        if is(segment, Kind::Data) {
            // With a FIN the number before it acknowledges the data as well.
            *self.at(segment.text_end()) |= Ends::bit(Kind::Data);
        }
    }

    /// Such a segment ends just before `ack`.
    pub(super) fn contain(&self, kind: Kind, ack: Seq) -> bool {
        let bits = self.0.get(&ack.0).copied().unwrap_or(0);
        bits & Ends::bit(kind) != 0
    }

    fn at(&mut self, end: Seq) -> &mut u8 {
        self.0.entry(end.0).or_default()
    }

    const fn bit(kind: Kind) -> u8 {
        1 << kind as u8
    }
}
