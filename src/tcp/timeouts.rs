//! What the timers do (§3.10.8), and what sets and stops them.

use crate::explain::{Cause, Note, Observer, Reason};
use crate::time::{Duration, Instant};

use super::config::Patience;
use super::timers::Timer;
use super::{Connection, Failure, Origin, State};

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
            self.persist_timeout(now, observer);
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
        if self.timers.take_expired(Timer::FinWait2, now).is_some() {
            self.delete(Cause::FinWait2Over, observer);
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
        let attempts = front.resent + 1;
        if self.has_tried_enough(now) {
            self.give_up(observer);
            return;
        }
        let linear = self.state == State::SynSent && attempts <= self.config.syn_linear_timeouts;
        self.rtt.back_off(linear, &self.config);
        observer.note(Note::RetransmissionTimeout {
            waited,
            rto: self.rtt.rto,
            how: if linear { "linear" } else { "doubled" },
        });
        if attempts == self.config.r1 {
            observer.note(Note::PathDoubted { attempts });
        }
        self.enter_timeout_recovery();
    }

    /// R2 is reached (§3.8.3): there is no more to be hoped for.
    fn has_tried_enough(&self, now: Instant) -> bool {
        let Some(front) = self.unacknowledged.front() else {
            return false;
        };
        let config = &self.config;
        let waited = now.since(self.progress_at.max(front.sent_at));
        let opening = front.syn;
        let patience = match self.origin {
            Origin::Active if opening => {
                let by_user = config.user_timeout.map(Patience::Time);
                by_user.unwrap_or(config.syn_give_up.syn)
            }
            Origin::Passive if opening => config.syn_give_up.syn_ack,
            _ => self.patience(),
        };
        match patience {
            Patience::Time(limit) => waited >= limit,
            Patience::Retries(retries) if opening => {
                let linear = match self.state {
                    State::SynSent => config.syn_linear_timeouts,
                    _ => 0,
                };
                // As Linux: not so often in vain, and not longer than without linear timeouts.
                let too_long = self.origin == Origin::Active
                    && waited >= config.would_take(retries, config.initial_rto);
                front.resent >= retries.saturating_add(linear) || too_long
            }
            Patience::Retries(retries) => {
                let since = self.progress_at.max(front.resent_at);
                front.resent > 0 && now.since(since) >= config.would_take(retries, config.min_rto)
            }
        }
    }

    /// How long to wait for the acknowledgment of what was just sent: the RTO, but once in vain not
    /// beyond the user timeout (as Linux's `tcp_clamp_rto_to_user_timeout`).
    pub(super) fn retransmission_wait(&self, now: Instant) -> Duration {
        let rto = self.rtt.rto;
        let (Some(limit), Some(front)) = (self.config.user_timeout, self.unacknowledged.front())
        else {
            return rto;
        };
        let waited = now.since(self.progress_at.max(front.sent_at));
        match front.resent {
            0 if !front.syn => rto,
            _ if self.origin == Origin::Passive && front.syn => rto,
            _ => rto.min(limit - waited),
        }
    }

    /// R2 once the handshake is over.
    fn patience(&self) -> Patience {
        let config = &self.config;
        let orphan = config.orphan_give_up.filter(|_| self.abandoned);
        let by_user = config.user_timeout.map(Patience::Time);
        by_user.or(orphan).unwrap_or(config.give_up)
    }

    /// It is time for a probe of the closed window. While the peer answers them only the user's own
    /// timeout ends them (MUST-37, §3.9.1.1); a silent peer is given up after as many as R2 counts.
    fn persist_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        if self.probes == 0 {
            self.probing_since = now;
        }
        let over = match (self.config.user_timeout, self.patience()) {
            (Some(limit), _) => now.since(self.probing_since) >= limit,
            (None, Patience::Retries(retries)) => u32::from(self.unanswered_probes) >= retries,
            (None, Patience::Time(_)) => false,
        };
        if over {
            self.give_up(observer);
        } else {
            self.probe_due = true;
        }
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

    /// The peer is there: the count of silence starts again.
    pub(super) fn heard_from_peer(&mut self, now: Instant) {
        self.keep_alive.unanswered = 0;
        self.unanswered_probes = 0;
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

    /// Runs the timer of FIN-WAIT-2 where the user is gone, who could no longer be told of what the
    /// peer sends.
    pub(super) fn watch_orphan(&mut self, now: Instant, observer: &mut impl Observer) {
        let orphan = self.state == State::FinWait2 && self.abandoned;
        let span = self.config.fin_wait_2_timeout.filter(|_| orphan);
        match span {
            None => self.timers.stop(Timer::FinWait2),
            Some(_) if self.timers.get(Timer::FinWait2).is_some() => {}
            Some(span) => {
                // A peer that is far away has time for its answer (Linux's `tcp_fin_time`).
                let span = span.max(self.rtt.rto * 7 / 2);
                self.timers.start(Timer::FinWait2, now, span);
                observer.note(Note::OrphanWaits { span });
            }
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
            let gap = match self.config.user_timeout {
                Some(limit) if self.probes > 0 => gap.min(limit - now.since(self.probing_since)),
                _ => gap,
            };
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
