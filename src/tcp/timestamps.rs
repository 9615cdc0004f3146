//! Timestamps, and the protection against wrapped sequence numbers (RFC 7323 §3 to §5).

use crate::segment::{Segment, Timestamps};
use crate::seq::Seq;
use crate::time::{Duration, Instant};

/// A timestamp is worthless after half its circle at the fastest clock allowed (§5.5): 24 days.
const OUTDATED: Duration = Duration::from_secs(24 * 24 * 3_600);

/// The timestamps of a connection that uses them.
#[derive(Clone, Debug, PartialEq)]
pub struct TimestampState {
    /// What our clock showed at time 0.
    offset: u32,
    /// TS.Recent: the value to echo.
    pub recent: u32,
    /// When TS.Recent was set.
    recent_at: Instant,
}

impl TimestampState {
    /// Begins with the value of the peer's SYN.
    #[must_use]
    pub const fn new(offset: u32, recent: u32, now: Instant) -> TimestampState {
        TimestampState {
            offset,
            recent,
            recent_at: now,
        }
    }

    /// The option for a segment that leaves now.
    #[must_use]
    pub fn option(&self, now: Instant) -> Timestamps {
        Timestamps {
            value: clock(self.offset, now),
            echo: self.recent,
        }
    }

    /// How long ago we sent the value that `echo` brings back; none if it is not ours.
    #[must_use]
    pub fn round_trip(&self, echo: u32, now: Instant) -> Option<Duration> {
        let millis = clock(self.offset, now).wrapping_sub(echo);
        (millis < 1 << 31).then(|| Duration::from_millis(millis.into()))
    }

    /// How old TS.Recent is.
    #[must_use]
    pub const fn silent_for(&self, now: Instant) -> Duration {
        now.since(self.recent_at)
    }

    /// R1 of §5.3: the segment is older than what was last accepted in order.
    #[must_use]
    pub fn is_old(&self, value: u32, now: Instant) -> bool {
        before(value, self.recent) && now.since(self.recent_at) <= OUTDATED
    }

    /// R3 of §5.3: takes over the value of a segment at or before the last acknowledgment sent.
    pub fn remember(&mut self, segment: &Segment, last_ack_sent: Seq, now: Instant) {
        if let Some(Timestamps { value, .. }) = segment.options.timestamps
            && !self.is_old(value, now)
            && segment.seq.before_or_eq(last_ack_sent)
        {
            self.recent = value;
            self.recent_at = now;
        }
    }
}

/// Our clock: it ticks once a millisecond.
#[must_use]
pub fn clock(offset: u32, now: Instant) -> u32 {
    // The clock wraps, as the option's 32 bits do.
    offset.wrapping_add((now.as_micros() / 1_000) as u32)
}

/// `a` is older than `b`, on their circle.
#[must_use]
pub const fn before(a: u32, b: u32) -> bool {
    Seq(a).before(Seq(b))
}
