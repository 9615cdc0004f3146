//! What a listener that keeps nothing asks of a connection (SYN cookies, RFC 4987 §3.6): it is
//! made twice, once to answer the SYN, and again from what the peer's acknowledgment brings back.

use crate::segment::Segment;
use crate::time::{Duration, Instant};

use super::{Connection, State};

impl Connection {
    /// In LISTEN: takes up `syn` and answers it as SYN-RECEIVED does, without a Note.
    pub fn answer_syn(&mut self, now: Instant, syn: &Segment) -> Segment {
        self.take_syn(now, syn);
        self.state = State::SynReceived;
        let answer = self.first_syn(now);
        self.acknowledged_all();
        answer
    }

    /// After [`answer_syn`](Self::answer_syn), if in truth that was long ago and nobody knows when:
    /// it is no measurement of the round trip. Nor is there any data to wait for.
    pub fn forget_when_answered(&mut self) {
        self.defer_accept = Duration::ZERO;
        for entry in &mut self.unacknowledged {
            entry.sacked = true;
        }
    }
}
