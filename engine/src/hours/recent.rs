//! The values that were used last, each made once.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Keeps a number of values by key; the one that was not used for longest goes first. A clone starts empty.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    capacity: usize,
    /// The last used first.
    kept: Mutex<Vec<(K, Slot<V>)>>,
}

/// Filled outside of the lock: whoever asks for the same key waits for it, and nobody else does.
type Slot<V> = Arc<OnceLock<V>>;

/// With what is ready. What is still being made is made again: each copy may go on in another way.
impl<K: Copy, V: Clone> Clone for Recent<K, V> {
    fn clone(&self) -> Self {
        self.map_ready(|_, value| Some(value.clone()))
    }
}

impl<K, V> Recent<K, V> {
    pub(super) fn new(capacity: usize) -> Self {
        Self { capacity, kept: Mutex::default() }
    }

    pub(super) fn clear(&mut self) {
        self.kept.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl<K: Copy, V> Recent<K, V> {
    /// Other values for the keys that are ready; none: the key is forgotten.
    pub(super) fn map_ready(&self, mut other: impl FnMut(K, &V) -> Option<V>) -> Self {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let mapped = |(key, slot): &(K, Slot<V>)| {
            let value = other(*key, slot.get()?)?;
            Some((*key, Arc::new(OnceLock::from(value))))
        };
        Self { capacity: self.capacity, kept: Mutex::new(kept.iter().filter_map(mapped).collect()) }
    }
}

impl<K: PartialEq + Copy, V: Clone> Recent<K, V> {
    pub(super) fn get_or_make(&self, key: K, make: impl FnOnce() -> V) -> V {
        self.slot(key).get_or_init(make).clone()
    }

    /// The value, if it is kept and ready.
    pub(super) fn ready(&self, key: K) -> Option<V> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(own, _)| *own == key).and_then(|(_, slot)| slot.get().cloned())
    }

    fn slot(&self, key: K) -> Slot<V> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.iter().position(|(own, _)| *own == key) {
            Some(place) => kept[..=place].rotate_right(1),
            None => {
                kept.truncate(self.capacity - 1);
                kept.insert(0, (key, Slot::default()));
            }
        }
        kept[0].1.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_is_made_again() {
        let recent: Recent<u8, u8> = Recent::new(2);
        let made = |key: u8| {
            let mut was_made = false;
            assert_eq!(
                recent.get_or_make(key, || {
                    was_made = true;
                    key * 2
                }),
                key * 2
            );
            was_made
        };
        assert!(made(1) && made(2) && !made(1), "both fit");
        assert!(made(3) && !made(1) && made(2), "2 gave way to 3, and 3 to 2");
        assert_eq!(recent.ready(1), Some(2));
        assert_eq!(recent.ready(3), None);
    }
}
