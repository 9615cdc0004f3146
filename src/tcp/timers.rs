//! The timers of a connection.

use crate::time::{Duration, Instant};

/// Which timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// When to send the oldest unacknowledged segment again (RFC 6298 §5).
    Retransmission,
    /// When to probe a closed window (§3.8.6.1).
    Persist,
    /// When a small segment no longer waits for a better window (§3.8.6.2.1).
    Override,
    /// When an acknowledgment no longer waits for company (§3.8.6.3).
    DelayedAck,
    /// When to ask a silent peer whether it is still there (§3.8.4).
    KeepAlive,
    /// When FIN-WAIT-2 is over though the peer has not closed, once the user is gone.
    FinWait2,
    /// When 2 MSL are over (§3.6).
    TimeWait,
}

impl Timer {
    /// All timers.
    pub const ALL: [Timer; 7] = [
        Timer::Retransmission,
        Timer::Persist,
        Timer::Override,
        Timer::DelayedAck,
        Timer::KeepAlive,
        Timer::FinWait2,
        Timer::TimeWait,
    ];
}

/// A timer that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// When it was set.
    pub started: Instant,
    /// When it runs out.
    pub expires: Instant,
}

/// The timers, each running or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timers {
    running: [Option<Running>; Timer::ALL.len()],
}

impl Timers {
    /// Sets `timer` to run out `span` from `now`, whether it runs or not.
    pub fn set(&mut self, timer: Timer, now: Instant, span: Duration) {
        self.running[timer as usize] = Some(Running {
            started: now,
            expires: now + span,
        });
    }

    /// Sets `timer` unless it runs.
    pub fn start(&mut self, timer: Timer, now: Instant, span: Duration) {
        if self.get(timer).is_none() {
            self.set(timer, now, span);
        }
    }

    /// Runs `timer` as it ran before.
    pub const fn resume(&mut self, timer: Timer, as_before: Running) {
        self.running[timer as usize] = Some(as_before);
    }

    /// Stops `timer`.
    pub fn stop(&mut self, timer: Timer) {
        self.running[timer as usize] = None;
    }

    /// Stops all.
    pub fn stop_all(&mut self) {
        *self = Timers::default();
    }

    /// `timer`, if it runs.
    #[must_use]
    pub const fn get(&self, timer: Timer) -> Option<Running> {
        self.running[timer as usize]
    }

    /// Stops `timer` and returns it if it has run out by `now`.
    pub fn take_expired(&mut self, timer: Timer, now: Instant) -> Option<Running> {
        self.running[timer as usize].take_if(|running| running.expires <= now)
    }

    /// When the first one runs out.
    #[must_use]
    pub fn earliest(&self) -> Option<Instant> {
        self.running
            .iter()
            .flatten()
            .map(|running| running.expires)
            .min()
    }
}
