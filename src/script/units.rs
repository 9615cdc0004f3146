//! Numbers with a unit: `1.5s` is read with whole numbers only, and printed as `1500ms`.

use std::fmt;

use crate::time::Duration;

use super::Term;

/// What can be measured.
pub(super) struct Units {
    /// What such a number is.
    pub what: Term,
    /// The finest that can be told.
    pub finest: &'static str,
    /// The names, and how many of the finest each is; the smallest first.
    names: &'static [(&'static str, u64)],
    /// In which nothing is measured.
    zero: &'static str,
}

/// Why a word is no such number.
pub(super) enum Misread {
    /// It does not begin like a number.
    NoNumber,
    /// Nothing follows the number.
    NoUnit,
    /// There is no such unit.
    UnknownUnit,
    /// Finer than the finest.
    TooFine,
    /// More than can be counted.
    TooLarge,
}

/// µs.
pub(super) const DURATION: Units = Units {
    what: Term::Duration,
    finest: "1us",
    names: &[
        ("us", 1),
        ("ms", 1_000),
        ("s", 1_000_000),
        ("min", 60_000_000),
        ("h", 3_600_000_000),
    ],
    zero: "s",
};

/// Octets.
pub(super) const SIZE: Units = Units {
    what: Term::Size,
    finest: "1B",
    names: &[
        ("B", 1),
        ("kB", 1_000),
        ("KiB", 1 << 10),
        ("MB", 1_000_000),
        ("MiB", 1 << 20),
        ("GB", 1_000_000_000),
        ("GiB", 1 << 30),
    ],
    zero: "B",
};

/// Octets, or just a number.
pub(super) const LEVEL: Units = Units {
    what: Term::Level,
    finest: "1",
    names: &[
        ("", 1),
        ("B", 1),
        ("kB", 1_000),
        ("KiB", 1 << 10),
        ("MB", 1_000_000),
        ("MiB", 1 << 20),
    ],
    zero: "",
};

/// Bits a second.
pub(super) const RATE: Units = Units {
    what: Term::Rate,
    finest: "1bit/s",
    names: &[
        ("bit/s", 1),
        ("kbit/s", 1_000),
        ("Mbit/s", 1_000_000),
        ("Gbit/s", 1_000_000_000),
    ],
    zero: "bit/s",
};

/// Millionths.
pub(super) const SHARE: Units = Units {
    what: Term::Share,
    finest: "0.0001%",
    names: &[("%", 10_000)],
    zero: "%",
};

/// More decimals than any unit needs. As many of the coarsest unit still fit into 64 bits.
const DECIMALS: usize = 9;

impl Units {
    /// The names of the units.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().map(|(name, _)| *name)
    }

    /// How many of the finest `word` is.
    pub fn read(&self, word: &str) -> Result<u64, Misread> {
        let (number, unit) = split(word);
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        if whole.is_empty() || decimals.is_empty() || decimals.contains('.') {
            return Err(Misread::NoNumber);
        }
        let scale = self.names.iter().find(|(name, _)| *name == unit);
        let (_, scale) = match scale {
            None if unit.is_empty() => return Err(Misread::NoUnit),
            scale => scale.ok_or(Misread::UnknownUnit)?,
        };
        let whole: u64 = whole.parse().map_err(|_| Misread::TooLarge)?;
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > DECIMALS {
            return Err(Misread::TooFine);
        }
        let (mut part, mut of) = (0, 1);
        for digit in decimals.bytes() {
            part = part * 10 + u64::from(digit - b'0');
            of *= 10;
        }
        if part * scale % of != 0 {
            return Err(Misread::TooFine);
        }
        let whole = whole.checked_mul(*scale);
        whole
            .and_then(|whole| whole.checked_add(part * scale / of))
            .ok_or(Misread::TooLarge)
    }

    /// `value` in the largest unit in which it is a whole number.
    pub fn amount(&self, value: u64) -> Amount<'_> {
        Amount { value, units: self }
    }
}

/// Prints a number with its unit.
pub(super) struct Amount<'a> {
    value: u64,
    units: &'a Units,
}

impl fmt::Display for Amount<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Amount { value, units } = *self;
        let mut names = units.names.iter().rev();
        match names.find(|(_, scale)| value > 0 && value.is_multiple_of(*scale)) {
            Some((name, scale)) => write!(f, "{}{name}", value / scale),
            None => write!(f, "{value}{}", units.zero),
        }
    }
}

/// The digits and points that `word` begins with, and what follows.
pub(super) fn split(word: &str) -> (&str, &str) {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    word.split_at(word.find(|c| !is_number(c)).unwrap_or(word.len()))
}

/// Prints `1500ms`.
pub(super) struct Time(pub Duration);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        DURATION.amount(self.0.as_micros()).fmt(f)
    }
}

/// Prints `65536B`, as headers and windows count.
pub(super) struct Octets(pub u64);

impl fmt::Display for Octets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}B", self.0)
    }
}

/// Prints millionths as `2.5%`.
pub(super) struct Share(pub u32);

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut part, mut digits) = (self.0 % 10_000, 4);
        write!(f, "{}", self.0 / 10_000)?;
        while part > 0 && part.is_multiple_of(10) {
            part /= 10;
            digits -= 1;
        }
        if part > 0 {
            write!(f, ".{part:0digits$}")?;
        }
        f.write_str("%")
    }
}

/// Prints `2nd`.
pub(super) struct Ordinal(pub u32);

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = match (self.0 % 10, self.0 % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        write!(f, "{}{ending}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn micros(word: &str) -> Option<u64> {
        DURATION.read(word).ok()
    }

    #[test]
    fn reads_decimals_exactly() {
        assert_eq!(micros("1.5s"), Some(1_500_000));
        assert_eq!(micros("0.000001s"), Some(1));
        assert_eq!(micros("0.5h"), Some(1_800_000_000));
        assert_eq!(micros("1.500000000000000s"), Some(1_500_000));
        assert_eq!(SHARE.read("0.0001%").ok(), Some(1));
        assert_eq!(SIZE.read("0.5KiB").ok(), Some(512));
        assert_eq!(micros("18446744073709551615us"), Some(u64::MAX));
    }

    #[test]
    fn refuses_what_cannot_be_told() {
        for (word, why) in [
            ("s", "no number"),
            ("1.s", "no number"),
            ("1.2.3s", "no number"),
            ("7", "no unit"),
            ("7parsec", "no such unit"),
            ("0.5us", "too fine"),
            ("0.0000000001h", "too fine"),
            ("18446744073709551616us", "too large"),
            ("9999999999999h", "too large"),
        ] {
            let found = match DURATION.read(word) {
                Ok(_) => "fine",
                Err(Misread::NoNumber) => "no number",
                Err(Misread::NoUnit) => "no unit",
                Err(Misread::UnknownUnit) => "no such unit",
                Err(Misread::TooFine) => "too fine",
                Err(Misread::TooLarge) => "too large",
            };
            assert_eq!(found, why, "{word}");
        }
    }

    #[test]
    fn prints_whole_numbers_of_the_largest_unit() {
        let time = |micros| Time(Duration::from_micros(micros)).to_string();
        assert_eq!(time(1_500_000), "1500ms");
        assert_eq!(time(0), "0s");
        assert_eq!(time(120_000_000), "2min");
        assert_eq!(Share(12_345).to_string(), "1.2345%");
        assert_eq!(Share(500).to_string(), "0.05%");
        assert_eq!(Share(1_000_000).to_string(), "100%");
        assert_eq!(RATE.amount(1_500_000).to_string(), "1500kbit/s");
        let ordinals = [1, 2, 3, 4, 11, 12, 13, 21, 111, 122].map(|n| Ordinal(n).to_string());
        assert_eq!(
            ordinals.join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 111th 122nd"
        );
    }
}
