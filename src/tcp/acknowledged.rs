//! What an acknowledgment brings: SND.UNA moves, the queue shrinks, the round trip is measured.

use crate::explain::{Note, Observer};
use crate::segment::Segment;
use crate::seq::Seq;
use crate::time::Instant;

use super::Connection;
use super::timers::Timer;

impl Connection {
    /// `ack` newly acknowledges something (RFC 6298 §5.2, §5.3).
    pub(super) fn acknowledge(
        &mut self,
        now: Instant,
        ack: Seq,
        segment: &Segment,
        observer: &mut impl Observer,
    ) {
        let flight = self.flight();
        self.snd.una = ack;
        // A probe that was taken back may have been accepted after all.
        self.snd.nxt = self.snd.nxt.max(ack);
        self.progress_at = now;
        let (mut resent, mut lost_syns, mut sent_at) = (false, None, None);
        while let Some(done) = self
            .unacknowledged
            .pop_front_if(|entry| entry.end().before_or_eq(ack))
        {
            resent |= done.resent > 0 || done.crossed;
            lost_syns = lost_syns.or(done.syn.then_some(done.resent));
            // What was reported before was not waiting for this.
            sent_at = if done.sacked {
                sent_at
            } else {
                Some(done.sent_at)
            };
        }
        if let Some(front) = self.unacknowledged.front_mut()
            && front.seq.before(ack)
        {
            front.len = front.end().since(ack);
            front.seq = ack;
        }
        let bytes = self.send_buffer.release(ack);
        self.traffic.acknowledged += u64::from(bytes);
        if bytes > 0 {
            observer.note(Note::Acked { bytes });
        }
        self.snd.up = self.snd.up.filter(|up| up.after(ack));
        self.measure(now, sent_at, resent, flight, segment, observer);
        self.timers.stop(Timer::Retransmission);
        self.advance_recovery(bytes, observer);
        if let Some(lost_syns) = lost_syns {
            self.syn_acknowledged(now, lost_syns, observer);
        }
        if !self.unacknowledged.is_empty() {
            let wait = self.retransmission_wait(now);
            self.timers.set(Timer::Retransmission, now, wait);
        }
    }

    /// Our SYN has arrived: what may be sent now, and how long to wait for it, is known. It had to
    /// be sent again so often as `lost` says.
    fn syn_acknowledged(&mut self, now: Instant, lost: u32, observer: &mut impl Observer) {
        if self.rtt.backoff > 0 && self.rtt.after_syn_timeout(&self.config) {
            observer.note(Note::RtoAfterSynTimeout { rto: self.rtt.rto });
        }
        self.recovery.point = self.snd.una;
        let mss = self.effective_mss();
        self.congestion.start(&self.config.congestion, mss, lost);
        self.last_sent_at = now;
    }

    /// Takes a round-trip sample: from the echoed timestamp (RFC 7323 §4), or, without one, from a
    /// segment that was sent only once (Karn's algorithm, RFC 6298 §3).
    pub(super) fn measure(
        &mut self,
        now: Instant,
        sent_at: Option<Instant>,
        resent: bool,
        flight: u32,
        segment: &Segment,
        observer: &mut impl Observer,
    ) {
        let Some(sent_at) = sent_at else {
            return;
        };
        let echo = self.timestamps.as_ref().zip(segment.options.timestamps);
        let echoed = echo.and_then(|(state, option)| state.round_trip(option.echo, now));
        let rtt = match echoed {
            _ if !resent => now.since(sent_at),
            Some(rtt) => rtt,
            None => {
                observer.note(Note::RttAmbiguous);
                return;
            }
        };
        let per_round = u64::from(flight.div_ceil(2 * self.effective_mss()).max(1));
        let floored = self.rtt.sample(rtt, per_round, &self.config);
        let (srtt, rto) = (self.rtt.srtt.unwrap_or(rtt), self.rtt.rto);
        let least = self.config.min_rto;
        observer.note(match floored {
            false => Note::RttSampled { rtt, srtt, rto },
            true if self.config.min_rto_above_srtt => Note::RttSampledAboveFloor {
                rtt,
                srtt,
                rto,
                least,
            },
            true => Note::RttSampledAtFloor { rtt, srtt, rto },
        });
    }
}
