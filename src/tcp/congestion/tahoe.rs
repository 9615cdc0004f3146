//! Tahoe: fast retransmit without fast recovery (Jacobson, *Congestion Avoidance and Control*, 1988,
//! as 4.3BSD-Tahoe had it; RFC 2001 §3 tells it apart from Reno).

use super::{Congestion, Recipe, Repair};

pub(super) struct Tahoe;

impl Recipe for Tahoe {
    /// ssthresh is half of what was in flight, and slow start begins with a single segment.
    fn loss(&self, window: &mut Congestion, flight: u32, mss: u32) -> Repair {
        window.lost(flight, mss);
        window.set(mss, mss);
        Repair::SlowStart
    }

    /// There is no fast recovery that could go on.
    fn partial(&self, _: &mut Congestion, _acked: u32, _mss: u32) -> bool {
        false
    }

    fn recovered(&self, _: &mut Congestion, _flight: u32, _mss: u32) {}
}
