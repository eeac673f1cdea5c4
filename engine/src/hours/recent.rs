//! The values that were used last, each made once.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Keeps a number of values by key; the one that was not used for longest goes first.
///
/// Every question takes several values out, so those that are kept are read side by side.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    capacity: usize,
    uses: AtomicU64,
    kept: RwLock<Vec<Kept<K, V>>>,
}

#[derive(Debug)]
struct Kept<K, V> {
    key: K,
    slot: Slot<V>,
    /// The number of its last use.
    last_use: AtomicU64,
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
        Self { capacity, uses: AtomicU64::new(0), kept: RwLock::default() }
    }

    pub(super) fn clear(&mut self) {
        self.kept.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl<K: Copy, V> Recent<K, V> {
    /// Other values for the keys that are ready; none: the key is forgotten.
    pub(super) fn map_ready(&self, mut other: impl FnMut(K, &V) -> Option<V>) -> Self {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let mapped = |kept: &Kept<K, V>| {
            let slot = Arc::new(OnceLock::from(other(kept.key, kept.slot.get()?)?));
            let last_use = AtomicU64::new(kept.last_use.load(Ordering::Relaxed));
            Some(Kept { key: kept.key, slot, last_use })
        };
        Self {
            capacity: self.capacity,
            uses: AtomicU64::new(self.uses.load(Ordering::Relaxed)),
            kept: RwLock::new(kept.iter().filter_map(mapped).collect()),
        }
    }
}

impl<K: PartialEq + Copy, V: Clone> Recent<K, V> {
    pub(super) fn get_or_make(&self, key: K, make: impl FnOnce() -> V) -> V {
        let slot = self.slot(key).unwrap_or_else(|| self.new_slot(key));
        slot.get_or_init(make).clone()
    }

    /// The value, if it is kept and ready.
    pub(super) fn ready(&self, key: K) -> Option<V> {
        self.slot(key).and_then(|slot| slot.get().cloned())
    }

    fn slot(&self, key: K) -> Option<Slot<V>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|kept| kept.key == key)?;
        found.last_use.store(self.next_use(), Ordering::Relaxed);
        Some(Arc::clone(&found.slot))
    }

    fn new_slot(&self, key: K) -> Slot<V> {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        // Another question may have come first.
        if let Some(found) = kept.iter().find(|kept| kept.key == key) {
            return Arc::clone(&found.slot);
        }
        if kept.len() >= self.capacity {
            let uses =
                kept.iter().enumerate().map(|(place, kept)| (kept.last_use.load(Ordering::Relaxed), place));
            if let Some((_, place)) = uses.min() {
                kept.swap_remove(place);
            }
        }
        let slot = Slot::default();
        kept.push(Kept { key, slot: Arc::clone(&slot), last_use: AtomicU64::new(self.next_use()) });
        slot
    }

    fn next_use(&self) -> u64 {
        self.uses.fetch_add(1, Ordering::Relaxed)
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
