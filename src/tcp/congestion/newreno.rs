//! NewReno (RFC 6582): Reno, but an acknowledgment of a part of what was in flight tells that the
//! next segment was lost too, and fast recovery goes on until all of it is acknowledged.

use super::reno::Reno;
use super::{Congestion, Recipe, Repair};

pub(super) struct NewReno;

impl Recipe for NewReno {
    fn loss(&self, window: &mut Congestion, flight: u32, mss: u32) -> Repair {
        Reno.loss(window, flight, mss)
    }

    fn duplicate(&self, window: &mut Congestion, mss: u32) {
        Reno.duplicate(window, mss);
    }

    /// Partial window deflation (§3.2, step 3).
    fn partial(&self, window: &mut Congestion, acked: u32, mss: u32) -> bool {
        let back = if acked >= mss { mss } else { 0 };
        let cwnd = window.cwnd.saturating_sub(acked).saturating_add(back);
        window.set(cwnd, mss);
        true
    }

    /// §3.2, step 3, first option: no burst.
    fn recovered(&self, window: &mut Congestion, flight: u32, mss: u32) {
        let calm = flight.max(mss).saturating_add(mss);
        window.set(window.ssthresh.min(calm), mss);
    }
}
