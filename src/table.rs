//! A map in the order of its keys, for keys that come and go in about that order.

/// A map in the order of its keys, kept in a vector.
///
/// It grows at its end at no cost, and is short where it shrinks: descriptors, segments in flight
/// and turns. Compiled, it is a fraction of a `BTreeMap` or a ring buffer, of which the page would
/// have to load a copy for each type of values.
#[derive(Clone, Debug)]
pub struct Table<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Table<K, V> {
        Table::new()
    }
}

impl<K, V> Table<K, V> {
    /// Nothing is in it.
    #[must_use]
    pub const fn new() -> Table<K, V> {
        Table {
            entries: Vec::new(),
        }
    }

    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// It has no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes all entries out.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// Keeps the entries for which this is so.
    pub fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        self.entries.retain(|(key, value)| keep(key, value));
    }

    /// The entries in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The entry with the smallest key.
    #[must_use]
    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next()
    }
}

impl<K: Ord, V> Table<K, V> {
    /// The value of `key`.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        let place = self.place(key).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.place(key).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// There is a value of `key`.
    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Gives `key` a value, instead of the one that it may have.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(place) => self.entries[place].1 = value,
            Err(place) => self.entries.insert(place, (key, value)),
        }
    }

    /// Takes the entry of `key` out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.place(key).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Where the entry of `key` is, or has to be.
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.entries.binary_search_by(|(other, _)| other.cmp(key))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Like the map of the standard library.
        #[test]
        fn a_table_is_a_map(steps in prop::collection::vec((any::<bool>(), 0u8..20, 0u8..4), 0..200)) {
            let mut table = Table::new();
            let mut map = BTreeMap::new();
            for (insert, key, value) in steps {
                if insert {
                    table.insert(key, value);
                    map.insert(key, value);
                } else {
                    prop_assert_eq!(table.remove(&key), map.remove(&key));
                }
                prop_assert!(table.iter().eq(map.iter()));
                prop_assert_eq!(table.first_key_value(), map.first_key_value());
                prop_assert_eq!(table.get(&key), map.get(&key));
            }
        }
    }
}
