//! A passive open that waits for data: Linux's `TCP_DEFER_ACCEPT`. A server that never speaks
//! first need not know of a peer that says nothing.
//!
//! The bare ACK that would complete the handshake is passed over. When the time is up, the SYN,ACK
//! goes out once more, and whatever answers it completes the handshake.

use crate::explain::{Ignored, Note, Observer};
use crate::segment::Segment;
use crate::time::Duration;

use super::recovery::Trigger;
use super::timers::{Running, Timer};
use super::{Connection, Context, Origin};

impl Connection {
    /// How long a passive open waits for data from when it has sent its SYN,ACK; zero: not at all.
    pub const fn set_defer_accept(&mut self, span: Duration) {
        self.defer_accept = span;
    }

    /// In SYN-RECEIVED: `segment` acknowledges our SYN, but is passed over for now.
    pub(super) fn defers(
        &mut self,
        cx: &mut Context<'_, impl Observer>,
        segment: &Segment,
    ) -> bool {
        let Some(front) = self.unacknowledged.front_mut() else {
            return false;
        };
        let (sent_at, resent) = (front.sent_at, front.resent > 0);
        let until = sent_at + self.defer_accept;
        let passive = self.origin == Origin::Passive;
        // Data may have come with the SYN.
        let silent = segment.is_empty() && !self.receive_buffer.has_hole();
        if !passive || !silent || cx.now >= until {
            return false;
        }
        cx.note(Note::Ignored {
            why: Ignored::Deferred,
        });
        if !std::mem::replace(&mut front.sacked, true) {
            self.measure(cx, Some(sent_at), resent, 1, segment);
            let wait = Running {
                started: cx.now,
                expires: until,
            };
            self.timers.resume(Timer::Retransmission, wait);
        }
        true
    }

    /// The retransmission timer ran out where it only ended the wait for data: says so, and lets
    /// the SYN,ACK ask once more.
    pub(super) fn ends_deferral(&mut self, observer: &mut impl Observer) -> bool {
        let front = self.unacknowledged.front_mut();
        let deferred = front.is_some_and(|front| {
            let deferred = front.syn && front.sacked;
            front.sacked &= !deferred;
            deferred
        });
        if deferred {
            observer.note(Note::DeferOver);
            self.mark_front_lost(Trigger::Timeout);
        }
        deferred
    }
}
