//! Which options a segment carries, and what those of the peer's SYN switch on.

use crate::segment::{Flags, Options, SackBlock, Segment};
use crate::time::Instant;

use super::timestamps::{self, TimestampState};
use super::{Connection, State};

/// The largest shift of a window (RFC 7323 §2.3).
const MAX_SHIFT: u8 = 14;

impl Connection {
    /// Takes the peer's initial sequence number and options from its SYN. An extension is on when
    /// both sides offer it.
    pub(super) fn synchronize(&mut self, now: Instant, segment: &Segment) {
        self.rcv.irs = segment.seq;
        self.rcv.nxt = segment.seq + 1;
        self.last_ack_sent = self.rcv.nxt;
        let offered = &segment.options;
        if let Some(mss) = offered.mss {
            self.snd.mss = self.config.largest_segment(mss);
        }
        if let (Some(ours), Some(theirs)) = (self.config.window_scale, offered.window_scale) {
            self.rcv.scale = ours.min(MAX_SHIFT);
            self.snd.scale = theirs.min(MAX_SHIFT);
        }
        self.sack_permitted = self.config.sack && offered.sack_permitted;
        if let (true, Some(theirs)) = (self.config.timestamps, offered.timestamps) {
            self.timestamps = Some(TimestampState::new(
                self.timestamp_offset,
                theirs.value,
                now,
            ));
        }
    }

    /// The options of a SYN: what we offer, or in an answer what both want.
    pub(super) fn add_syn_options(&self, now: Instant, segment: &mut Segment) {
        let offering = self.state == State::SynSent;
        let options = &mut segment.options;
        options.mss = self.config.mss;
        options.sack_permitted = if offering {
            self.config.sack
        } else {
            self.sack_permitted
        };
        let scaled = offering || self.peer_scales;
        options.window_scale = self
            .config
            .window_scale
            .filter(|_| scaled)
            .map(|shift| shift.min(MAX_SHIFT));
        if offering && self.config.timestamps {
            let value = timestamps::clock(self.timestamp_offset, now);
            options.timestamps = Some(crate::segment::Timestamps { value, echo: 0 });
        }
    }

    /// The options of any segment: timestamps once they are agreed on, and what arrived ahead of a
    /// hole.
    pub(super) fn options(&self, now: Instant, flags: Flags) -> Options {
        let mut options = Options {
            timestamps: self.timestamps.as_ref().map(|state| state.option(now)),
            ..Options::default()
        };
        let reports = self.sack_permitted
            && flags.contains(Flags::ACK)
            && !flags.intersects(Flags::SYN | Flags::RST);
        if reports {
            self.add_sack_blocks(&mut options);
        }
        options
    }

    /// The duplicate first (RFC 2883 §4), then the block that changed last (RFC 2018 §4).
    fn add_sack_blocks(&self, options: &mut Options) {
        // Forty octets of options hold four blocks, or three beside timestamps.
        let most = if options.timestamps.is_some() { 3 } else { 4 };
        let duplicate: Option<SackBlock> = self.acks.duplicate;
        let blocks = duplicate.into_iter().chain(self.receive_buffer.blocks());
        options.sack = blocks.take(most).collect();
    }
}
