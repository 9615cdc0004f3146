//! Recovery by selective acknowledgments (RFC 6675 §5): they tell what has left the network, so that
//! the window need not be inflated; for Reno and NewReno alike.

use super::{Congestion, Recipe, Repair};

pub(super) struct Sack;

impl Recipe for Sack {
    /// Step 4.2: cwnd and ssthresh are half of what was in flight.
    fn loss(&self, window: &mut Congestion, flight: u32, mss: u32) -> Repair {
        window.lost(flight, mss);
        window.set(window.ssthresh, mss);
        Repair::Fast
    }

    /// Steps A to C: what else is lost is found by what is reported.
    fn partial(&self, _: &mut Congestion, _acked: u32, _mss: u32) -> bool {
        true
    }

    fn recovered(&self, window: &mut Congestion, _flight: u32, mss: u32) {
        window.set(window.ssthresh, mss);
    }
}
