//! The variables of the transmission control block (§3.3.1).

use crate::seq::Seq;
use crate::time::Instant;

/// The send sequence space.
///
/// ```text
///        1         2          3          4
///   ──────────┼──────────┼──────────┼──────────
///          snd.una    snd.nxt    snd.una
///                               +snd.wnd
///   1 acknowledged   2 sent   3 may be sent   4 may not be sent yet
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SendSequence {
    /// SND.UNA: the oldest unacknowledged number.
    pub una: Seq,
    /// SND.NXT: the next number to be sent; never moves back but for a refused window probe.
    pub nxt: Seq,
    /// The highest SND.NXT so far: what may be acknowledged.
    pub max: Seq,
    /// SND.WND: the peer's window, octets from `una` on.
    pub wnd: u32,
    /// SND.WL1: sequence number of the segment that last set `wnd`.
    pub wl1: Seq,
    /// SND.WL2: acknowledgment number of that segment.
    pub wl2: Seq,
    /// ISS: initial sequence number.
    pub iss: Seq,
    /// MAX.SND.WND: the largest window seen, octets (RFC 5961 §5).
    pub max_wnd: u32,
    /// Octets of data and options that the peer takes in a segment (§3.7.1).
    pub mss: u16,
    /// Shift of the peer's windows (RFC 7323 §2).
    pub scale: u8,
    /// SND.UP: the number after the urgent data, once there is any (§3.8.5).
    pub up: Option<Seq>,
}

impl SendSequence {
    /// How many numbers may still be sent, octets. A window that shrank below what was sent leaves
    /// none.
    #[must_use]
    pub fn usable_window(&self) -> u32 {
        let edge = self.una + self.wnd;
        if edge.after(self.nxt) {
            edge.since(self.nxt)
        } else {
            0
        }
    }

    /// Something sent is not yet acknowledged.
    #[must_use]
    pub fn outstanding(&self) -> bool {
        self.una != self.nxt
    }
}

/// The receive sequence space.
///
/// ```text
///        1          2          3
///   ──────────┼──────────┼──────────
///          rcv.nxt    rcv.nxt
///                    +rcv.wnd
///   1 acknowledged   2 acceptable   3 not acceptable yet
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiveSequence {
    /// RCV.NXT: the next number expected.
    pub nxt: Seq,
    /// RCV.WND: octets from `nxt` on that are acceptable.
    pub wnd: u32,
    /// IRS: the peer's initial sequence number.
    pub irs: Seq,
    /// The number of the peer's FIN, once seen.
    pub fin: Option<Seq>,
    /// Shift of our windows (RFC 7323 §2).
    pub scale: u8,
    /// RCV.UP: the number after the peer's urgent data, once there is any (§3.8.5).
    pub up: Option<Seq>,
}

/// A segment on the retransmission queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Unacknowledged {
    /// Its first number.
    pub seq: Seq,
    /// Numbers it occupies, SYN and FIN included.
    pub len: u32,
    /// When it was sent first.
    pub sent_at: Instant,
    /// It is our SYN.
    pub syn: bool,
    /// How often it was sent again.
    pub resent: u32,
    /// When it was sent again first, if it was.
    pub resent_at: Instant,
    /// It was sent again because the retransmission timer ran out.
    pub by_timer: bool,
    /// It is the octet that probes a closed window.
    pub probe: bool,
    /// The peer has it, though something before it is missing (RFC 2018).
    pub sacked: bool,
    /// It is presumed lost and was not sent again since.
    pub lost: bool,
    /// A SYN that went out again with an ACK, since the peer's crossed it: no retransmission, but
    /// its acknowledgment may mean either.
    pub crossed: bool,
    /// It was presumed lost; sent again or not.
    pub was_lost: bool,
}

impl Unacknowledged {
    /// `len` numbers from `seq` on, sent at `now`.
    #[must_use]
    pub const fn new(seq: Seq, len: u32, now: Instant) -> Unacknowledged {
        Unacknowledged {
            seq,
            len,
            sent_at: now,
            syn: false,
            resent: 0,
            resent_at: now,
            by_timer: false,
            probe: false,
            sacked: false,
            lost: false,
            crossed: false,
            was_lost: false,
        }
    }

    /// The number after its last one.
    #[must_use]
    pub fn end(&self) -> Seq {
        self.seq + self.len
    }
}
