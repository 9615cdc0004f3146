//! What the timers do (§3.10.8), and what sets and stops them.

use crate::explain::{Cause, Note, Observer, Reason};
use crate::time::{Duration, Instant};

use super::timers::Timer;
use super::{Connection, Failure, State};

/// Whether the peer of a silent connection is still there (§3.8.4).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KeepAliveState {
    /// A probe is to be sent.
    pub due: bool,
    /// Probes without an answer.
    pub unanswered: u32,
}

impl Connection {
    /// Lets the timers that have run out by `now` act (§3.10.8). Too early a call does nothing.
    pub fn handle_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        if let Some(timer) = self.timers.take_expired(Timer::Retransmission, now) {
            self.retransmission_timeout(now, timer.expires.since(timer.started), observer);
        }
        if self.timers.take_expired(Timer::Persist, now).is_some() {
            self.probe_due = true;
        }
        if self.timers.take_expired(Timer::Override, now).is_some() {
            self.override_due = true;
        }
        if self.timers.take_expired(Timer::DelayedAck, now).is_some() {
            self.acks.due.get_or_insert(Reason::AckDelayed);
        }
        if self.timers.take_expired(Timer::KeepAlive, now).is_some() {
            self.keep_alive_timeout(now, observer);
        }
        if self.timers.take_expired(Timer::TimeWait, now).is_some() {
            self.delete(Cause::TimeWaitOver, observer);
        }
    }

    fn retransmission_timeout(
        &mut self,
        now: Instant,
        waited: Duration,
        observer: &mut impl Observer,
    ) {
        if self.ends_deferral(observer) {
            return;
        }
        let Some(front) = self.unacknowledged.front() else {
            return;
        };
        let limit = if front.syn {
            self.config.syn_give_up
        } else {
            self.config.give_up
        };
        let attempts = front.resent + 1;
        if now.since(self.progress_at.max(front.sent_at)) >= limit {
            self.give_up(observer);
            return;
        }
        self.rtt.back_off(&self.config);
        observer.note(Note::RetransmissionTimeout {
            waited,
            rto: self.rtt.rto,
        });
        if attempts == self.config.r1 {
            observer.note(Note::PathDoubted { attempts });
        }
        self.enter_timeout_recovery();
    }

    fn keep_alive_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        let settings = self.config.keep_alive;
        if !settings.on {
            return;
        }
        if self.keep_alive.unanswered >= settings.count {
            self.give_up(observer);
            return;
        }
        // What is in flight asks often enough (MUST-26).
        if !self.snd.outstanding() {
            self.keep_alive.unanswered += 1;
            self.keep_alive.due = true;
        }
        self.timers.set(Timer::KeepAlive, now, settings.interval);
    }

    /// The peer is there: silence begins anew.
    pub(super) fn heard_from_peer(&mut self, now: Instant) {
        self.keep_alive.unanswered = 0;
        self.timers.stop(Timer::KeepAlive);
        self.watch_peer(now);
    }

    /// Runs the keep-alive timer on an open connection whose user wants it.
    pub(super) fn watch_peer(&mut self, now: Instant) {
        let open = self.state.may_receive() || self.state.may_transmit();
        if open && self.config.keep_alive.on {
            self.timers
                .start(Timer::KeepAlive, now, self.config.keep_alive.idle);
        } else {
            self.timers.stop(Timer::KeepAlive);
        }
    }

    fn give_up(&mut self, observer: &mut impl Observer) {
        self.fail(Failure::TimedOut, Cause::GaveUp, observer);
    }

    /// The refused probe was never accepted: its octet counts as unsent again.
    pub(super) fn take_back_probe(&mut self) {
        self.probe_due = false;
        if self
            .unacknowledged
            .pop_front_if(|entry| entry.probe)
            .is_some()
        {
            self.snd.nxt = self.snd.una;
        }
    }

    /// Runs the persist timer while there is something to send and the window is closed, with
    /// growing gaps and without an end (SHLD-29, SHLD-30, MUST-36), and the override timer while
    /// nothing but silly window avoidance or Nagle's algorithm keeps data back.
    pub(super) fn watch_window(&mut self, now: Instant) {
        let end = self.fin_seq() + u32::from(self.close_requested);
        let waiting = self.state.may_transmit() && (self.snd.nxt != end || self.snd.outstanding());
        let idle = self.unacknowledged.iter().all(|entry| entry.probe);
        if waiting && idle && self.snd.wnd == 0 {
            let gap = self.rtt.rto * (1 << self.probes.min(16));
            self.timers
                .start(Timer::Persist, now, gap.min(self.config.max_rto));
        } else {
            self.timers.stop(Timer::Persist);
            self.probes = 0;
        }
        let held_back = waiting && self.unacknowledged.is_empty() && self.snd.wnd > 0;
        if held_back && self.state != State::SynReceived {
            self.timers
                .start(Timer::Override, now, self.config.override_timeout);
        } else {
            self.timers.stop(Timer::Override);
        }
    }
}
