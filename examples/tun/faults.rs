//! What may happen to segments between the host and the device.

use std::collections::BTreeMap;

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use tcpscope::segment::{Flags, Segment};
use tcpscope::time::{Duration, Instant};

/// The least and the most time for which a segment can be overtaken, µs: longer than a round trip
/// through the device, shorter than any retransmission timeout.
const OVERTAKEN: std::ops::Range<u64> = 200..4_000;

/// Whither a segment goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the device to the host.
    In,
    /// From the host to the device.
    Out,
}

/// Which faults there are. Chances are between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Faults {
    /// Chance of a segment to be lost.
    pub loss: f64,
    /// Chance of a segment to come twice.
    pub duplicate: f64,
    /// Chance of a segment to be overtaken by later ones.
    pub reorder: f64,
    /// They happen in this direction only.
    pub only: Option<Direction>,
    /// The first FIN waits until there is one from the other side, so that they cross.
    pub cross_fins: bool,
}

/// A way through which segments pass in both directions.
pub struct Way {
    faults: Faults,
    chance: Xoshiro256PlusPlus,
    /// What is under way, by the time at which it comes out; the number keeps the order.
    under_way: BTreeMap<(Instant, u64), (Direction, Segment)>,
    entered: u64,
    /// FINs that wait for one from the other side.
    held: Vec<(Direction, Segment)>,
}

impl Way {
    /// A way with these faults; `seed` decides whom they hit.
    pub fn new(faults: Faults, seed: u64) -> Way {
        Way {
            faults,
            chance: Xoshiro256PlusPlus::seed_from_u64(seed),
            under_way: BTreeMap::new(),
            entered: 0,
            held: Vec::new(),
        }
    }

    /// `segment` enters.
    pub fn enter(&mut self, now: Instant, direction: Direction, segment: Segment) {
        if self.faults.cross_fins && segment.flags.contains(Flags::FIN) {
            self.cross(now, direction, segment);
            return;
        }
        let faulty = self.faults.only.is_none_or(|only| only == direction);
        if faulty && self.happens(self.faults.loss) {
            return;
        }
        let overtaken = faulty && self.happens(self.faults.reorder);
        let copies = 1 + usize::from(faulty && self.happens(self.faults.duplicate));
        let at = match overtaken {
            true => now + self.delay(),
            false => now,
        };
        for _ in 0..copies {
            self.put(at, direction, segment.clone());
        }
    }

    /// The next segment that has come out by `now`.
    pub fn leave(&mut self, now: Instant) -> Option<(Direction, Segment)> {
        let first = self.under_way.first_entry()?;
        (first.key().0 <= now).then(|| first.remove())
    }

    /// When the next segment comes out.
    pub fn next(&self) -> Option<Instant> {
        self.under_way.keys().next().map(|(at, _)| *at)
    }

    /// A FIN enters, and waits for one from the other side.
    fn cross(&mut self, now: Instant, direction: Direction, fin: Segment) {
        self.held.push((direction, fin));
        if self.held.iter().any(|(other, _)| *other != direction) {
            self.faults.cross_fins = false;
            for (direction, fin) in std::mem::take(&mut self.held) {
                self.put(now, direction, fin);
            }
        }
    }

    fn put(&mut self, at: Instant, direction: Direction, segment: Segment) {
        self.entered += 1;
        self.under_way
            .insert((at, self.entered), (direction, segment));
    }

    fn happens(&mut self, chance: f64) -> bool {
        // A random number from [0, 1); only asked for where it matters.
        chance > 0.0 && f64::from(self.chance.next_u32()) / 4_294_967_296.0 < chance
    }

    fn delay(&mut self) -> Duration {
        let spread = OVERTAKEN.end - OVERTAKEN.start;
        Duration::from_micros(OVERTAKEN.start + self.chance.next_u64() % spread)
    }
}
