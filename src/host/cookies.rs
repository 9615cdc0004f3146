//! SYN cookies (RFC 4987 §3.6): an answer to a SYN for which nothing is kept.
//!
//! All that is needed later is in the initial sequence number, much as in Linux: a keyed function
//! of the sockets, plus the peer's number, plus in the upper octet the time in units of 64 s, plus
//! below it three bits for what the peer takes in a segment and 21 of proof, all under a keyed
//! function of the rest. What does not fit is off, unless the peer uses timestamps: ours then
//! carry it back and forth.
//!
//! The price: an answer is sent once only, and whoever copies a valid acknowledgment within
//! [`LIFETIME`] can make the connection rise again.

use crate::segment::{Flags, Options, Segment};
use crate::seq::Seq;
use crate::tcp::{Connection, offered_mss};
use crate::time::{Duration, Instant};

use super::secret::Secret;

/// When a listener answers with SYN cookies (RFC 4987 §3.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SynCookies {
    /// `never`.
    #[default]
    Never,
    /// `overflow`: when its SYN queue is full.
    Overflow,
    /// `always`.
    Always,
}

/// The time within a cookie counts these.
const PERIOD: Duration = Duration::from_secs(64);

/// How many periods a cookie may be old.
const PERIODS: u32 = 2;

/// No cookie is valid for longer.
pub const LIFETIME: Duration = Duration::from_secs(64 * PERIODS as u64);

/// Segment sizes that a cookie can tell; the peer's is rounded down to one of them, or up to the
/// first.
const SIZES: [u16; 8] = [64, 536, 1024, 1220, 1440, 1460, 4312, 8960];

/// The bits below the time, and those of them that are proof.
const LOW: u32 = 0x00ff_ffff;
const PROOF: u32 = 0x001f_ffff;

/// The bits of our timestamp that carry options, and what they say.
const TIMESTAMP_BITS: u32 = 0x3f;
const NO_SCALE: u32 = 0x0f;
const SACK: u32 = 0x10;

/// What only the host knows, and the time.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// The key.
    pub secret: Secret,
    /// The present.
    pub now: Instant,
}

impl Cookies {
    fn period(self) -> u32 {
        (self.now.as_micros() / PERIOD.as_micros()) as u32
    }

    /// The number from which we count towards a peer that sent `syn` and takes `mss` octets.
    fn number(self, syn: &Segment, mss: u16) -> Seq {
        let smaller = SIZES.iter().rposition(|size| *size <= mss);
        let size = smaller.unwrap_or(0) as u32;
        let period = self.period();
        let low = (self.mask(syn, syn.seq, period) ^ size << PROOF.count_ones()) & LOW;
        syn.seq + self.base(syn) + (period << 24) + low
    }

    /// The segment size within the cookie that `ack` brings back.
    fn size(self, ack: &Segment) -> Option<u16> {
        let irs = ack.seq - 1;
        let cookie = (ack.ack - 1).since(irs + self.base(ack));
        let age = self.period().wrapping_sub(cookie >> 24) & 0xff;
        if age >= PERIODS {
            return None;
        }
        let mask = self.mask(ack, irs, self.period().wrapping_sub(age));
        let clear = (cookie ^ mask) & LOW;
        let size = SIZES.get((clear >> PROOF.count_ones()) as usize);
        size.filter(|_| clear & PROOF == 0).copied()
    }

    fn base(self, segment: &Segment) -> u32 {
        self.secret.keyed([segment.src, segment.dst], b"cookie")
    }

    fn mask(self, segment: &Segment, irs: Seq, period: u32) -> u32 {
        let rest = (u64::from(irs.0) << 32 | u64::from(period)).to_be_bytes();
        self.secret.keyed([segment.src, segment.dst], &rest)
    }

    /// The SYN,ACK with which the listener `template` answers `syn`.
    pub fn answer(self, template: &Connection, syn: &Segment) -> Segment {
        let mut syn = syn.clone();
        let has_timestamps = template.config().timestamps && syn.options.timestamps.is_some();
        if !has_timestamps {
            syn.options.window_scale = None;
            syn.options.sack_permitted = false;
        }
        let mut child = self.secret.child(template, Seq(0), &syn);
        let mut answer = child.answer_syn(self.now, &syn);
        // Our own bound holds again when the SYN is made up.
        answer.seq = self.number(&syn, offered_mss(&syn));
        if let Some(ours) = &mut answer.options.timestamps {
            let scale = syn.options.window_scale.map_or(NO_SCALE, u32::from);
            let sack = if syn.options.sack_permitted { SACK } else { 0 };
            let marked = ours.value & !TIMESTAMP_BITS | scale.min(NO_SCALE) | sack;
            // Never ahead of the clock.
            let ahead = Seq(marked).after(Seq(ours.value));
            ours.value = marked.wrapping_sub(u32::from(ahead) * (TIMESTAMP_BITS + 1));
        }
        answer
    }

    /// The connection that has answered so, if `ack` brings back a cookie that is right: the SYN
    /// is made up again and goes the normal way. `ack` itself it has not seen yet.
    pub fn rebuild(self, template: &Connection, ack: &Segment) -> Option<Connection> {
        let mss = self.size(ack)?;
        let mut options = Options {
            mss: Some(mss),
            ..Options::default()
        };
        if template.config().timestamps
            && let Some(theirs) = ack.options.timestamps
        {
            let scale = theirs.echo & NO_SCALE;
            options.timestamps = Some(theirs);
            options.sack_permitted = theirs.echo & SACK != 0;
            options.window_scale = (scale != NO_SCALE).then_some(scale as u8);
        }
        let syn = Segment {
            seq: ack.seq - 1,
            ack: Seq(0),
            flags: Flags::SYN,
            options,
            payload: bytes::Bytes::new(),
            ..ack.clone()
        };
        let mut child = self.secret.child(template, ack.ack - 1, &syn);
        child.answer_syn(self.now, &syn);
        child.forget_when_answered();
        Some(child)
    }
}

impl Secret {
    /// A copy of the listener `template` for whoever has sent `segment`, to begin with `iss`.
    pub fn child(self, template: &Connection, iss: Seq, segment: &Segment) -> Connection {
        let mut child = template.spawn(iss);
        child.set_timestamp_offset(self.timestamp_offset(segment.dst, segment.src));
        child
    }
}
