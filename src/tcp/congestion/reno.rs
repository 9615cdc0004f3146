//! Reno: fast retransmit and fast recovery (RFC 5681 §3.2; 4.3BSD-Reno). The next acknowledgment of
//! something new ends it, so that a second loss in the same window is told by duplicates of its own,
//! and halves the window again, or waits for the timer.

use super::{Congestion, Recipe, Repair};

/// What left the network by the duplicates that told of the loss, segments (§3.2, step 3).
pub(super) const LEFT: u32 = 3;

pub(super) struct Reno;

impl Recipe for Reno {
    /// Steps 2 and 3: ssthresh is half of what was in flight, cwnd three segments more.
    fn loss(&self, window: &mut Congestion, flight: u32, mss: u32) -> Repair {
        window.lost(flight, mss);
        window.set(window.ssthresh.saturating_add(LEFT * mss), mss);
        Repair::Fast
    }

    /// Step 4: another segment has left the network.
    fn duplicate(&self, window: &mut Congestion, mss: u32) {
        window.set(window.cwnd.saturating_add(mss), mss);
    }

    /// Step 6, with which fast recovery is over.
    fn partial(&self, window: &mut Congestion, _acked: u32, mss: u32) -> bool {
        window.set(window.ssthresh, mss);
        false
    }

    /// Step 6: the window is deflated.
    fn recovered(&self, window: &mut Congestion, _flight: u32, mss: u32) {
        window.set(window.ssthresh, mss);
    }
}
