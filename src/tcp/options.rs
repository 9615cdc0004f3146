//! Which options a segment carries, and what those of the peer's SYN switch on.

use crate::segment::{Flags, Options, SackBlock, Segment};
use crate::time::Instant;

use super::timestamps::{self, TimestampState};
use super::{Connection, State, config};

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
        self.snd.mss = self.config.largest_segment(offered_mss(segment));
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
        let shorter = if self.local.is_ipv6() {
            config::IPV6_EXTRA
        } else {
            0
        };
        options.mss = self.config.mss.map(|mss| mss.saturating_sub(shorter));
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
        let reports = flags.contains(Flags::ACK) && !flags.intersects(Flags::SYN | Flags::RST);
        if reports {
            options.sack = self.sack_blocks().collect();
        }
        options
    }

    /// What to report: the duplicate first (RFC 2883 §4), then the block that changed last
    /// (RFC 2018 §4).
    pub(super) fn sack_blocks(&self) -> impl Iterator<Item = SackBlock> {
        // Forty octets of options hold four blocks, or three beside timestamps.
        let most = match (self.sack_permitted, self.timestamps.is_some()) {
            (false, _) => 0,
            (true, true) => 3,
            (true, false) => 4,
        };
        self.acks
            .duplicate
            .into_iter()
            .chain(self.receive_buffer.blocks())
            .take(most)
    }
}

/// What the sender of the SYN `segment` takes, octets: its option, or the default (MUST-15).
pub(crate) fn offered_mss(segment: &Segment) -> u16 {
    // A peer that takes nothing at all has said nothing.
    let offered = segment.options.mss.filter(|mss| *mss > 0);
    offered.unwrap_or(config::default_send_mss(segment.src))
}
