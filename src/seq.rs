//! Sequence numbers: 32 bits that wrap (§3.4).
//!
//! There is no `Ord`: on a circle "less" means nothing. `before` and `after` compare two numbers
//! that are less than 2³¹ apart, which all numbers of one connection are.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

/// A sequence number of one octet, SYN or FIN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seq(pub u32);

impl Seq {
    /// `self` comes strictly before `other`.
    #[must_use]
    pub const fn before(self, other: Seq) -> bool {
        (self.0.wrapping_sub(other.0) as i32) < 0
    }

    /// `self` comes strictly after `other`.
    #[must_use]
    pub const fn after(self, other: Seq) -> bool {
        other.before(self)
    }

    /// `self` is `other` or comes before it.
    #[must_use]
    pub const fn before_or_eq(self, other: Seq) -> bool {
        !self.after(other)
    }

    /// `self` is `other` or comes after it.
    #[must_use]
    pub const fn after_or_eq(self, other: Seq) -> bool {
        !self.before(other)
    }

    /// `start <= self < start + size`, as in Table 6 of §3.10.7.4.
    #[must_use]
    pub const fn in_window(self, start: Seq, size: u32) -> bool {
        self.since(start) < size
    }

    /// How many numbers lie from `earlier` up to `self`.
    #[must_use]
    pub const fn since(self, earlier: Seq) -> u32 {
        self.0.wrapping_sub(earlier.0)
    }

    /// The later of two.
    #[must_use]
    pub const fn max(self, other: Seq) -> Seq {
        if self.before(other) { other } else { self }
    }

    /// The earlier of two.
    #[must_use]
    pub const fn min(self, other: Seq) -> Seq {
        if self.before(other) { self } else { other }
    }
}

impl Add<u32> for Seq {
    type Output = Seq;

    fn add(self, count: u32) -> Seq {
        Seq(self.0.wrapping_add(count))
    }
}

impl AddAssign<u32> for Seq {
    fn add_assign(&mut self, count: u32) {
        *self = *self + count;
    }
}

impl Sub<u32> for Seq {
    type Output = Seq;

    fn sub(self, count: u32) -> Seq {
        Seq(self.0.wrapping_sub(count))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn compares_across_the_wrap() {
        let last = Seq(u32::MAX);
        assert!(last.before(Seq(0)));
        assert!(Seq(0).after(last));
        assert!(Seq(5).in_window(last, 7));
        assert!(!Seq(6).in_window(last, 7));
        assert!(!Seq(5).in_window(Seq(5), 0));
    }

    proptest! {
        #[test]
        fn order_holds_for_numbers_less_than_half_the_circle_apart(a: u32, gap in 1..=i32::MAX as u32) {
            let (a, b) = (Seq(a), Seq(a) + gap);
            prop_assert!(a.before(b) && b.after(a) && !b.before(a));
            prop_assert_eq!(b.since(a), gap);
            prop_assert_eq!(a.max(b), b);
            prop_assert_eq!(a.min(b), a);
            prop_assert_eq!(b - gap, a);
        }

        #[test]
        fn a_window_holds_exactly_its_size(start: u32, size: u32, offset: u32) {
            prop_assert_eq!((Seq(start) + offset).in_window(Seq(start), size), offset < size);
        }
    }
}
