//! When connections want to be woken, or segments to arrive: a heap with at most a few entries for
//! each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::time::Instant;

/// The wishes of connections, or of segments under way, under their keys.
///
/// A wish that moves later, as with each acknowledgment, costs no new entry in the heap: the old
/// one is corrected when it comes to the top. So the top is always exact.
#[derive(Clone, Debug, Default)]
pub struct Wakeups {
    heap: BinaryHeap<Reverse<(Instant, usize)>>,
    wishes: Vec<Wish>,
}

/// What one connection wants, and what the heap holds for it.
#[derive(Clone, Copy, Debug, Default)]
struct Wish {
    wanted: Option<Instant>,
    /// The earliest entry in the heap; others of the same key are leftovers.
    queued: Option<Instant>,
}

impl Wakeups {
    /// `key` wants to be woken at `wanted`, or not at all.
    pub fn set(&mut self, key: usize, wanted: Option<Instant>) {
        if key >= self.wishes.len() {
            self.wishes.resize(key + 1, Wish::default());
        }
        let wish = &mut self.wishes[key];
        if wish.wanted == wanted {
            return;
        }
        wish.wanted = wanted;
        self.queue(key);
        self.correct_top();
    }

    /// The earliest wish.
    #[must_use]
    pub fn earliest(&self) -> Option<Instant> {
        self.heap.peek().map(|Reverse((at, _))| *at)
    }

    /// Takes the earliest wish, if it is due by `now`.
    pub fn take_due(&mut self, now: Instant) -> Option<usize> {
        let Reverse((_, key)) = self.heap.peek().copied().filter(|top| top.0.0 <= now)?;
        self.set(key, None);
        Some(key)
    }

    /// Makes sure that the heap wakes `key` in time.
    fn queue(&mut self, key: usize) {
        let wish = &mut self.wishes[key];
        if let Some(at) = wish.wanted
            && wish.queued.is_none_or(|queued| at < queued)
        {
            wish.queued = Some(at);
            self.heap.push(Reverse((at, key)));
        }
    }

    fn correct_top(&mut self) {
        while let Some(&Reverse((at, key))) = self.heap.peek()
            && self.wishes[key].wanted != Some(at)
        {
            self.heap.pop();
            if self.wishes[key].queued == Some(at) {
                self.wishes[key].queued = None;
                self.queue(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_timer_that_is_put_off_for_ever_takes_one_place() {
        let mut wakeups = Wakeups::default();
        for at in 1..1000 {
            wakeups.set(0, Some(Instant::from_micros(at)));
            wakeups.set(1, Some(Instant::from_micros(0)));
        }
        assert_eq!(wakeups.heap.len(), 2);
    }

    proptest! {
        /// Like a table that is searched for the smallest entry.
        #[test]
        fn the_earliest_wish_is_exact(
            steps in prop::collection::vec((0usize..5, prop::option::of(0u64..20)), 0..200),
        ) {
            let mut wakeups = Wakeups::default();
            let mut table = [None; 5];
            for (key, at) in steps {
                let at = at.map(Instant::from_micros);
                table[key] = at;
                wakeups.set(key, at);
                prop_assert_eq!(wakeups.earliest(), table.iter().flatten().min().copied());
                if key == 4 {
                    let due = wakeups.take_due(Instant::from_micros(10));
                    let first = table.iter().flatten().min().copied();
                    prop_assert_eq!(due.is_some(), first.is_some_and(|at| at.as_micros() <= 10));
                    if let Some(due) = due {
                        prop_assert_eq!(table[due].take(), first);
                    }
                }
            }
        }
    }
}
