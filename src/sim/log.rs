//! A list that only grows and is cheap to clone, so that a moment of the past can be kept whole.

use std::ops::Index;
use std::sync::Arc;

/// How many items are shared at once.
const CHUNK: usize = 64;

/// A list that only grows. A clone shares all full chunks with the original; what is changed later
/// is copied first, a chunk at a time.
#[derive(Clone, Debug)]
pub struct Log<T> {
    full: Vec<Arc<Vec<T>>>,
    last: Vec<T>,
}

impl<T> Default for Log<T> {
    fn default() -> Log<T> {
        Log {
            full: Vec::new(),
            last: Vec::new(),
        }
    }
}

impl<T: PartialEq> PartialEq for Log<T> {
    fn eq(&self, other: &Log<T>) -> bool {
        self.full == other.full && self.last == other.last
    }
}

impl<T> Log<T> {
    /// How many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.full.len() * CHUNK + self.last.len()
    }

    /// There are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many items a clone copies.
    #[must_use]
    pub const fn unshared(&self) -> usize {
        self.last.len()
    }

    /// Item `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&T> {
        match self.full.get(index / CHUNK) {
            Some(chunk) => chunk.get(index % CHUNK),
            None => self.last.get(index - self.full.len() * CHUNK),
        }
    }

    /// The last item.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.get(self.len().checked_sub(1)?)
    }

    /// All items, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.since(0)
    }

    /// The items from number `first` on, oldest first.
    pub fn since(&self, first: usize) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        (first.min(self.len())..self.len()).map(|index| &self[index])
    }

    /// One more.
    pub fn push(&mut self, item: T) {
        self.last.push(item);
        if self.last.len() == CHUNK {
            self.full.push(Arc::new(std::mem::take(&mut self.last)));
        }
    }
}

impl<T: Clone> Log<T> {
    /// Keeps the first `len` items.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len() {
            return;
        }
        let full = len / CHUNK;
        if full < self.full.len() {
            self.last = (*self.full[full]).clone();
            self.full.truncate(full);
        }
        self.last.truncate(len % CHUNK);
    }

    /// Item `index`, to change it.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        let shared = self.full.len() * CHUNK;
        match self.full.get_mut(index / CHUNK) {
            Some(chunk) => Arc::make_mut(chunk).get_mut(index % CHUNK),
            None => self.last.get_mut(index - shared),
        }
    }
}

impl<T> Index<usize> for Log<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        match self.full.get(index / CHUNK) {
            Some(chunk) => &chunk[index % CHUNK],
            None => &self.last[index - self.full.len() * CHUNK],
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Like a `Vec`; and a clone does not see what the original does later.
        #[test]
        fn it_is_a_list(items in prop::collection::vec(0u32..1000, 0..1000), at in 0usize..1000) {
            let mut log = Log::default();
            for item in &items {
                log.push(*item);
            }
            prop_assert_eq!(log.len(), items.len());
            prop_assert!(log.iter().eq(&items));
            prop_assert!(log.since(at).eq(items.iter().skip(at)));
            prop_assert_eq!(log.get(at), items.get(at));
            let before = log.clone();
            if let Some(item) = log.get_mut(at) {
                *item += 1000;
                prop_assert_ne!(&log, &before);
            }
            log.push(7);
            log.truncate(at);
            prop_assert_eq!(log.len(), at.min(items.len() + 1));
            prop_assert!(log.iter().zip(&items).skip(at + 1).all(|(kept, item)| kept == item));
            prop_assert!(before.iter().eq(&items));
        }
    }
}
