//! The congestion window (RFC 5681, with byte counting by RFC 3465).

use crate::seq::Seq;

use super::config::{Config, CongestionConfig};

/// How much may be in the network, whatever the peer's window allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Congestion {
    config: Option<CongestionConfig>,
    /// cwnd, octets.
    pub cwnd: u32,
    /// ssthresh, octets.
    pub ssthresh: u32,
    /// Octets acknowledged since cwnd last grew in congestion avoidance.
    acked: u32,
    /// The most that was in flight in the present round trip, octets.
    largest_flight: u32,
    /// SND.NXT when that was: its acknowledgment ends the round trip.
    round_end: Seq,
}

impl Congestion {
    /// Before the handshake: nothing is known of the path.
    #[must_use]
    pub const fn new(config: &Config) -> Congestion {
        let config = config.congestion;
        Congestion {
            config,
            cwnd: u32::MAX,
            ssthresh: u32::MAX,
            acked: 0,
            largest_flight: 0,
            round_end: Seq(0),
        }
    }

    /// Its settings; none where there is no congestion control.
    #[must_use]
    pub const fn config(&self) -> Option<&CongestionConfig> {
        self.config.as_ref()
    }

    /// The handshake is over. Where its SYN was lost the path starts with one segment
    /// (RFC 5681 §3.1).
    pub fn start(&mut self, mss: u32, syn_was_lost: bool) {
        if self.config.is_some() {
            // What was lost before says nothing of the path's width.
            self.ssthresh = u32::MAX;
            self.cwnd = if syn_was_lost {
                mss
            } else {
                self.initial_window(mss)
            };
        }
    }

    /// IW (RFC 6928 §2).
    fn initial_window(&self, mss: u32) -> u32 {
        let segments = self.config.map_or(0, |config| config.initial_window);
        // The RFC bounds its ten segments at 14600 octets, but never below two segments.
        (segments * mss)
            .min((segments * 1460).max(2 * mss))
            .max(mss)
    }

    /// Something was sent, so that now `flight` octets are in flight from `una` up to `nxt`.
    pub fn sent(&mut self, una: Seq, nxt: Seq) {
        let flight = nxt.since(una);
        if flight > self.largest_flight || una.after_or_eq(self.round_end) {
            self.largest_flight = flight;
            self.round_end = nxt;
        }
    }

    /// `acked` new octets are acknowledged. A window that was not used up says nothing about the
    /// path and does not grow (RFC 7661's concern). In slow start it grows by at most `limit`
    /// octets (RFC 3465 §2.2, §2.3: two segments, after a timeout one).
    pub fn acknowledged(&mut self, acked: u32, limit: u32, mss: u32) {
        let flight = self.largest_flight;
        if self.config.is_none() {
            return;
        }
        if self.cwnd < self.ssthresh {
            if self.cwnd < 2 * flight {
                self.cwnd = self.cwnd.saturating_add(acked.min(limit));
            }
        } else if flight.saturating_add(mss) > self.cwnd {
            self.acked = self.acked.saturating_add(acked);
            if self.acked >= self.cwnd {
                self.acked -= self.cwnd;
                self.cwnd = self.cwnd.saturating_add(mss);
            }
        }
    }

    /// A loss was found while `flight` octets were in flight: half of that is enough
    /// (RFC 5681 §3.1, equation 4).
    pub fn lost(&mut self, flight: u32, mss: u32) {
        if self.config.is_some() {
            self.ssthresh = (flight / 2).max(2 * mss);
            self.acked = 0;
        }
    }

    /// Sets cwnd to `octets`, at least a segment.
    pub fn set(&mut self, octets: u32, mss: u32) {
        if self.config.is_some() {
            self.cwnd = octets.max(mss);
        }
    }

    /// Nothing was sent for an RTO: the path is unknown again (RFC 5681 §4.1).
    pub fn restart(&mut self, mss: u32) {
        if self.config.is_none() {
            return;
        }
        self.cwnd = self.cwnd.min(self.initial_window(mss));
    }
}
