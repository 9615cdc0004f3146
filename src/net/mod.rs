//! One direction of the wire. It knows nothing of TCP: it says when, and whether, something that
//! enters now comes out.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use crate::explain::Loss;
use crate::time::{Duration, Instant};

/// One million, the base of loss rates.
const MILLION: u64 = 1_000_000;

/// How a direction behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkConfig {
    /// Time from end to end.
    pub delay: Duration,
    /// Random loss, parts per million.
    pub loss_ppm: u32,
}

/// One direction of the wire.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    config: LinkConfig,
    chance: Xoshiro256PlusPlus,
    drop_next: bool,
}

/// What becomes of something that entered a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// When it comes out, or would have come out.
    pub arrives_at: Instant,
    /// When it is lost on the way, and why.
    pub lost: Option<(Instant, Loss)>,
}

impl Link {
    /// A direction whose chance comes from `seed`.
    #[must_use]
    pub fn new(config: LinkConfig, seed: u64) -> Link {
        Link {
            config,
            chance: Xoshiro256PlusPlus::seed_from_u64(seed),
            drop_next: false,
        }
    }

    /// How it behaves.
    #[must_use]
    pub const fn config(&self) -> &LinkConfig {
        &self.config
    }

    /// The next thing that enters will be lost.
    #[must_use]
    pub const fn drops_next(&self) -> bool {
        self.drop_next
    }

    /// Sets whether the next thing that enters will be lost.
    pub fn set_drop_next(&mut self, armed: bool) {
        self.drop_next = armed;
    }

    /// Something enters at `now`. What is lost is lost half-way, so that it can be seen.
    pub fn enter(&mut self, now: Instant) -> Passage {
        let draw = self.chance.next_u64() % MILLION;
        let why = if std::mem::take(&mut self.drop_next) {
            Some(Loss::Next)
        } else {
            (draw < u64::from(self.config.loss_ppm)).then_some(Loss::Chance)
        };
        let arrives_at = now + self.config.delay;
        Passage {
            arrives_at,
            lost: why.map(|why| (now + self.config.delay / 2, why)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(loss_ppm: u32, seed: u64) -> Link {
        Link::new(
            LinkConfig {
                delay: Duration::from_millis(50),
                loss_ppm,
            },
            seed,
        )
    }

    #[test]
    fn delays() {
        let passage = link(0, 1).enter(Instant::from_micros(7));
        assert_eq!(
            passage,
            Passage {
                arrives_at: Instant::from_micros(50_007),
                lost: None
            }
        );
    }

    #[test]
    fn drops_the_next_one_only() {
        let mut link = link(0, 1);
        link.set_drop_next(true);
        let lost = Some((Instant::from_micros(25_000), Loss::Next));
        assert_eq!(link.enter(Instant::ZERO).lost, lost);
        assert_eq!(link.enter(Instant::ZERO).lost, None);
    }

    #[test]
    fn loses_at_the_given_rate_and_the_same_ones_for_the_same_seed() {
        let fates = |seed| {
            let mut link = link(200_000, seed);
            (0..10_000)
                .map(|_| link.enter(Instant::ZERO).lost.is_some())
                .collect::<Vec<_>>()
        };
        let lost = fates(1).iter().filter(|lost| **lost).count();
        assert!((1_800..2_200).contains(&lost), "{lost} of 10000 at 20 %");
        assert_eq!(fates(1), fates(1));
        assert_ne!(fates(1), fates(2));
    }
}
