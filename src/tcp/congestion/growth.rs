//! How the window grows while nothing is lost: slow start and congestion avoidance (RFC 5681 §3.1)
//! by the octets that are acknowledged (RFC 3465), and what idleness does to it (RFC 5681 §4.1).

use crate::time::Duration;

use super::{Congestion, CongestionConfig, IdleRestart};

impl CongestionConfig {
    /// IW (RFC 6928 §2), octets.
    pub(super) fn initial_window(&self, mss: u32) -> u32 {
        let segments = self.initial_window;
        // The RFC bounds its ten segments at 14600 octets, but never below two segments.
        (segments * mss)
            .min((segments * 1460).max(2 * mss))
            .max(mss)
    }
}

impl Congestion {
    /// `acked` new octets are acknowledged. `repairing`: what a timeout gave up is being sent
    /// again, and an acknowledgment may tell of what had arrived long before (RFC 3465 §2.3).
    pub fn acknowledged(
        &mut self,
        config: &CongestionConfig,
        acked: u32,
        repairing: bool,
        mss: u32,
    ) {
        let slow_start = self.cwnd < self.ssthresh;
        if config.algorithm.is_none() || config.validation && !self.is_used_up(slow_start, mss) {
            return;
        }
        let left = if slow_start {
            self.slow_start(config, acked, repairing, mss)
        } else {
            acked
        };
        self.avoid_congestion(left, mss);
    }

    /// The window was used up in this round trip: in slow start, at least by half, since what is
    /// acknowledged now was sent when it was smaller.
    fn is_used_up(&self, slow_start: bool, mss: u32) -> bool {
        let flight = self.largest_flight;
        if slow_start {
            self.cwnd < flight.saturating_mul(2)
        } else {
            flight.saturating_add(mss) > self.cwnd
        }
    }

    /// cwnd += min (N, L * SMSS) (RFC 5681 §3.1, equation 2; RFC 3465 §2.2). Returns how many
    /// acknowledged octets are left for congestion avoidance: without a limit a single
    /// acknowledgment can lead far beyond ssthresh, so that growth ends there.
    fn slow_start(
        &mut self,
        config: &CongestionConfig,
        acked: u32,
        repairing: bool,
        mss: u32,
    ) -> u32 {
        let Some(segments) = config.slow_start_limit else {
            let grown = acked.min(self.ssthresh - self.cwnd);
            self.cwnd += grown;
            return acked - grown;
        };
        let limit = if repairing { 1 } else { segments } * mss;
        self.cwnd = self.cwnd.saturating_add(acked.min(limit));
        0
    }

    /// One segment for each cwnd of acknowledged octets, that is about one in a round trip.
    fn avoid_congestion(&mut self, acked: u32, mss: u32) {
        self.acked = self.acked.saturating_add(acked);
        if acked > 0 && self.acked >= self.cwnd {
            self.acked -= self.cwnd;
            self.cwnd = self.cwnd.saturating_add(mss);
        }
    }

    /// Nothing was sent for the time `idle`, longer than an `rto`.
    pub fn restart(&mut self, config: &CongestionConfig, idle: Duration, rto: Duration, mss: u32) {
        let initial = config.initial_window(mss);
        match config.idle_restart {
            _ if config.algorithm.is_none() => {}
            IdleRestart::Never => {}
            IdleRestart::InitialWindow => self.cwnd = self.cwnd.min(initial),
            IdleRestart::Halving => {
                // How wide the path was is not forgotten (RFC 2861 §3).
                self.ssthresh = self.ssthresh.max(self.cwnd - self.cwnd / 4);
                let mut left = idle;
                while self.cwnd > initial && left > rto {
                    left = left - rto;
                    self.cwnd = (self.cwnd / 2).max(initial);
                }
            }
        }
    }
}
