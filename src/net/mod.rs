//! One direction of the wire. It knows nothing of TCP: it says when, and whether, something that
//! enters now comes out.

use std::collections::VecDeque;

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use crate::explain::Loss;
use crate::time::{Duration, Instant};

/// One million, the base of all rates of mishaps.
const MILLION: u64 = 1_000_000;

/// The least by which a mishap moves an arrival, so that it shows where the wire has no delay.
const LEAST: Duration = Duration::from_millis(1);

/// How a direction behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkConfig {
    /// Time from end to end.
    pub delay: Duration,
    /// At most so much more, by chance. It lets nothing overtake.
    pub jitter: Duration,
    /// Bits a second; else all leaves at once.
    pub rate: Option<u64>,
    /// How many things may wait for their turn; else any number.
    pub queue: Option<u32>,
    /// The longest datagram, octets.
    pub mtu: u16,
    /// Random loss, parts per million, as all that follow.
    pub loss_ppm: u32,
    /// Takes so long that what follows overtakes it.
    pub reorder_ppm: u32,
    /// Comes out a second time.
    pub duplicate_ppm: u32,
    /// Comes out damaged.
    pub corrupt_ppm: u32,
}

impl LinkConfig {
    /// 50 ms, Ethernet's 1500 octets, no bounds and no mishaps.
    pub const DEFAULT: LinkConfig = LinkConfig {
        delay: Duration::from_millis(50),
        jitter: Duration::ZERO,
        rate: None,
        queue: None,
        mtu: 1500,
        loss_ppm: 0,
        reorder_ppm: 0,
        duplicate_ppm: 0,
        corrupt_ppm: 0,
    };
}

/// One change of a [`LinkConfig`]: the field of that name, in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkSetting {
    /// [`LinkConfig::delay`].
    Delay(Duration),
    /// [`LinkConfig::jitter`].
    Jitter(Duration),
    /// [`LinkConfig::rate`], at least 1.
    Rate(Option<u64>),
    /// [`LinkConfig::queue`].
    Queue(Option<u32>),
    /// [`LinkConfig::mtu`], at least 68 (RFC 791). The host behind the link needs it too: its MSS
    /// option says 40 less.
    Mtu(u16),
    /// [`LinkConfig::loss_ppm`], at most a million, as all that follow.
    Loss(u32),
    /// [`LinkConfig::reorder_ppm`].
    Reorder(u32),
    /// [`LinkConfig::duplicate_ppm`].
    Duplicate(u32),
    /// [`LinkConfig::corrupt_ppm`].
    Corrupt(u32),
}

/// One direction of the wire: a transmitter with a queue before it, then a way on which nothing
/// overtakes but by [`LinkConfig::reorder_ppm`].
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    config: LinkConfig,
    chance: Xoshiro256PlusPlus,
    /// When the transmitter has sent all that entered.
    free_at: Instant,
    /// When each thing that waits for the transmitter has its turn.
    turns: VecDeque<Instant>,
    /// When the last thing that keeps the order comes out.
    last_arrival: Instant,
}

/// What becomes of something that entered a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// When half of the way is behind it: whatever is lost on the way is lost there, so that it
    /// can be seen.
    pub half_way: Instant,
    /// When it comes out, or would have come out.
    pub arrives_at: Instant,
    /// When it is lost, and why; what does not even enter is lost at once.
    pub lost: Option<(Instant, Loss)>,
    /// It comes out damaged.
    pub corrupted: bool,
    /// What follows may overtake it.
    pub reordered: bool,
    /// When it comes out a second time.
    pub copy_at: Option<Instant>,
}

/// What chance has in store for one thing.
struct Luck {
    lost: bool,
    reordered: bool,
    duplicated: bool,
    corrupted: bool,
    jitter: Duration,
}

impl Link {
    /// A direction whose chance comes from `seed`.
    #[must_use]
    pub fn new(config: LinkConfig, seed: u64) -> Link {
        Link {
            config,
            chance: Xoshiro256PlusPlus::seed_from_u64(seed),
            free_at: Instant::ZERO,
            turns: VecDeque::new(),
            last_arrival: Instant::ZERO,
        }
    }

    /// How it behaves.
    #[must_use]
    pub const fn config(&self) -> &LinkConfig {
        &self.config
    }

    /// Changes how it behaves towards what enters from now on.
    pub fn configure(&mut self, setting: LinkSetting) {
        let config = &mut self.config;
        match setting {
            LinkSetting::Delay(delay) => config.delay = delay,
            LinkSetting::Jitter(jitter) => config.jitter = jitter,
            LinkSetting::Rate(rate) => config.rate = rate,
            LinkSetting::Queue(queue) => config.queue = queue,
            LinkSetting::Mtu(mtu) => config.mtu = mtu,
            LinkSetting::Loss(ppm) => config.loss_ppm = ppm,
            LinkSetting::Reorder(ppm) => config.reorder_ppm = ppm,
            LinkSetting::Duplicate(ppm) => config.duplicate_ppm = ppm,
            LinkSetting::Corrupt(ppm) => config.corrupt_ppm = ppm,
        }
    }

    /// All that it holds is gone: the transmitter is free, and nobody is ahead.
    pub fn clear(&mut self) {
        self.free_at = Instant::ZERO;
        self.turns.clear();
        self.last_arrival = Instant::ZERO;
    }

    /// A datagram of so many octets enters at `now`, which never goes back.
    pub fn enter(&mut self, now: Instant, octets: u32) -> Passage {
        let luck = self.draw();
        let left_at = match self.transmit(now, octets) {
            Ok(left_at) => left_at,
            Err(why) => return self.refused(now, why),
        };
        let on_time = (left_at + self.config.delay + luck.jitter).max(self.last_arrival);
        let half_way = left_at + on_time.since(left_at) / 2;
        let lost = luck.lost.then_some((half_way, Loss::Chance));
        let mut arrives_at = on_time;
        if luck.reordered {
            // The next one, if it enters at once and is no longer, comes out before.
            arrives_at = on_time + (self.config.delay + self.transmission(octets)).max(LEAST);
        } else if lost.is_none() {
            self.last_arrival = on_time;
        }
        let duplicated = luck.duplicated && lost.is_none();
        Passage {
            half_way,
            arrives_at,
            lost,
            corrupted: luck.corrupted,
            reordered: luck.reordered,
            copy_at: duplicated.then(|| arrives_at + (self.config.delay / 4).max(LEAST)),
        }
    }

    /// How many things wait for the transmitter.
    #[must_use]
    pub fn waiting(&self, now: Instant) -> usize {
        self.turns.iter().filter(|turn| **turn > now).count()
    }

    /// When something of this length has left the transmitter.
    fn transmit(&mut self, now: Instant, octets: u32) -> Result<Instant, Loss> {
        if octets > self.config.mtu.into() {
            return Err(Loss::TooBig);
        }
        while self.turns.front().is_some_and(|turn| *turn <= now) {
            self.turns.pop_front();
        }
        let turn = self.free_at.max(now);
        if turn > now {
            let room = self.config.queue.map_or(usize::MAX, |room| room as usize);
            if self.turns.len() >= room {
                return Err(Loss::QueueFull);
            }
            self.turns.push_back(turn);
        }
        self.free_at = turn + self.transmission(octets);
        Ok(self.free_at)
    }

    /// How long the transmitter needs for it, rounded up.
    fn transmission(&self, octets: u32) -> Duration {
        let micro_bits = u64::from(octets) * 8 * MILLION;
        let span = |rate: u64| Duration::from_micros(micro_bits.div_ceil(rate.max(1)));
        self.config.rate.map_or(Duration::ZERO, span)
    }

    fn refused(&self, now: Instant, why: Loss) -> Passage {
        Passage {
            half_way: now + self.config.delay / 2,
            arrives_at: now + self.config.delay,
            lost: Some((now, why)),
            corrupted: false,
            reordered: false,
            copy_at: None,
        }
    }

    /// Always as many draws, so that to switch on one mishap does not shift the others.
    fn draw(&mut self) -> Luck {
        let LinkConfig {
            loss_ppm,
            reorder_ppm,
            duplicate_ppm,
            corrupt_ppm,
            jitter,
            ..
        } = self.config;
        let mut hits = |ppm: u32| self.chance.next_u64() % MILLION < ppm.into();
        Luck {
            lost: hits(loss_ppm),
            reordered: hits(reorder_ppm),
            duplicated: hits(duplicate_ppm),
            corrupted: hits(corrupt_ppm),
            jitter: Duration::from_micros(
                self.chance.next_u64() % jitter.as_micros().saturating_add(1),
            ),
        }
    }
}

#[cfg(test)]
mod tests;
