//! Virtual time in whole microseconds. There is no clock here: the present is an argument.

use std::fmt;
use std::ops::{Add, Mul, Sub};

/// A point in virtual time: µs since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

/// A span of virtual time in µs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(u64);

/// JavaScript's numbers hold whole numbers exactly up to here.
const EXACT_IN_F64: u64 = 1 << 53;

impl Instant {
    /// The start.
    pub const ZERO: Instant = Instant(0);

    /// `micros` µs after the start.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Instant {
        Instant(micros)
    }

    /// The same from a JavaScript number; what is no time (NaN, negative) is the start.
    #[must_use]
    pub fn from_micros_f64(micros: f64) -> Instant {
        // A cast of a float saturates and takes NaN to 0.
        Instant((micros as u64).min(EXACT_IN_F64))
    }

    /// µs since the start.
    #[must_use]
    pub const fn as_micros(self) -> u64 {
        self.0
    }

    /// µs since the start, for JavaScript.
    #[must_use]
    pub fn as_micros_f64(self) -> f64 {
        self.0 as f64
    }

    /// The time from `earlier` until now; zero if it is later.
    #[must_use]
    pub const fn since(self, earlier: Instant) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }
}

impl Duration {
    /// No time.
    pub const ZERO: Duration = Duration(0);

    /// `micros` µs.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Duration {
        Duration(micros)
    }

    /// `millis` ms.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Duration {
        Duration(millis * 1_000)
    }

    /// `secs` s.
    #[must_use]
    pub const fn from_secs(secs: u64) -> Duration {
        Duration(secs * 1_000_000)
    }

    /// µs.
    #[must_use]
    pub const fn as_micros(self) -> u64 {
        self.0
    }

    /// µs, for JavaScript.
    #[must_use]
    pub fn as_micros_f64(self) -> f64 {
        self.0 as f64
    }

    /// The difference without its sign.
    #[must_use]
    pub const fn abs_diff(self, other: Duration) -> Duration {
        Duration(self.0.abs_diff(other.0))
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, span: Duration) -> Instant {
        Instant(self.0.saturating_add(span.0))
    }
}

impl Add for Duration {
    type Output = Duration;

    fn add(self, other: Duration) -> Duration {
        Duration(self.0.saturating_add(other.0))
    }
}

impl Sub for Duration {
    type Output = Duration;

    fn sub(self, other: Duration) -> Duration {
        Duration(self.0.saturating_sub(other.0))
    }
}

impl Mul<u64> for Duration {
    type Output = Duration;

    fn mul(self, factor: u64) -> Duration {
        Duration(self.0.saturating_mul(factor))
    }
}

impl std::ops::Div<u64> for Duration {
    type Output = Duration;

    fn div(self, divisor: u64) -> Duration {
        Duration(self.0 / divisor)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Duration(self.0).fmt(f)
    }
}

impl fmt::Display for Duration {
    /// Seconds with as many decimals as there are: `1.05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (secs, micros) = (self.0 / 1_000_000, self.0 % 1_000_000);
        let decimals = format!("{micros:06}");
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{secs}"),
            decimals => write!(f, "{secs}.{decimals}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_any_number_from_javascript() {
        assert_eq!(Instant::from_micros_f64(f64::NAN), Instant::ZERO);
        assert_eq!(Instant::from_micros_f64(-1.0), Instant::ZERO);
        assert_eq!(Instant::from_micros_f64(1.9), Instant::from_micros(1));
        assert_eq!(Instant::from_micros_f64(f64::INFINITY).as_micros(), 1 << 53);
    }

    #[test]
    fn prints_seconds_without_idle_zeros() {
        assert_eq!(Instant::from_micros(1_050_000).to_string(), "1.05");
        assert_eq!(Duration::from_secs(240).to_string(), "240");
    }
}
