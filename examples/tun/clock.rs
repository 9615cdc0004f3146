//! The wall clock, as the engine wants it.

use tcpscope::time::Instant;

/// Monotonic time since its start.
#[derive(Clone, Copy, Debug)]
pub struct Clock(std::time::Instant);

impl Clock {
    /// It is 0 now.
    pub fn start() -> Clock {
        Clock(std::time::Instant::now())
    }

    /// What it shows.
    pub fn now(self) -> Instant {
        Instant::from_micros(u64::try_from(self.0.elapsed().as_micros()).unwrap_or(u64::MAX))
    }
}
