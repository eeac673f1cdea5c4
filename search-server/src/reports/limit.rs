//! How much one sender may send, without knowing who that is.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// After it everyone starts anew: key and counts are forgotten.
const WINDOW: Duration = Duration::from_secs(600);

/// How much is taken in a window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most {
    /// Of one sender. Many people may share an address.
    pub(crate) of_sender: u32,
    /// Of all: whoever has many addresses fills no disk.
    pub(crate) of_all: u32,
}

impl Most {
    /// Words of citizens, which somebody will read.
    pub(crate) const WORDS: Self = Self { of_sender: 8, of_all: 200 };
    /// Tries to sign in. A town hall may come from one address on a Monday morning, and wrong tries are counted by login and
    /// unit besides; each costs a hash of a password, which is what the second number bounds.
    pub(crate) const SIGN_INS: Self = Self { of_sender: 120, of_all: 12_000 };
}

/// Counts what is sent by hashes of addresses. The key is drawn anew for each window and never leaves the process, so that no
/// hash tells an address, nor that two of different windows are one sender's.
#[derive(Debug)]
pub(super) struct Limit {
    most: Most,
    window: Mutex<Window>,
}

#[derive(Debug)]
struct Window {
    began: Instant,
    key: [u8; blake3::KEY_LEN],
    by_sender: HashMap<[u8; 16], u32>,
    all: u32,
}

impl Window {
    fn new(now: Instant) -> Self {
        let mut key = [0; blake3::KEY_LEN];
        getrandom::fill(&mut key).expect("the system gives random bytes");
        Self { began: now, key, by_sender: HashMap::new(), all: 0 }
    }

    fn name(&self, sender: Option<IpAddr>) -> [u8; 16] {
        let bytes = match sender {
            None => Vec::new(),
            Some(IpAddr::V4(address)) => address.octets().to_vec(),
            Some(IpAddr::V6(address)) => address.octets().to_vec(),
        };
        let hash = blake3::keyed_hash(&self.key, &bytes);
        std::array::from_fn(|at| hash.as_bytes()[at])
    }
}

impl Limit {
    pub(super) fn new(most: Most, now: Instant) -> Self {
        Self { most, window: Mutex::new(Window::new(now)) }
    }

    /// Whether one more is taken of a sender, and counts it if so.
    pub(super) fn takes(&self, sender: Option<IpAddr>, now: Instant) -> bool {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(window.began) >= WINDOW {
            *window = Window::new(now);
        }
        let name = window.name(sender);
        let of_sender = window.by_sender.get(&name).copied().unwrap_or_default();
        if of_sender >= self.most.of_sender || window.all >= self.most.of_all {
            return false;
        }
        window.all += 1;
        window.by_sender.insert(name, of_sender + 1);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(number: u32) -> Option<IpAddr> {
        Some(IpAddr::V4(number.into()))
    }

    #[test]
    fn one_sender_is_stopped_before_the_others_and_starts_anew_after_a_while() {
        let start = Instant::now();
        let limit = Limit::new(Most::WORDS, start);
        let taken = (0..20).filter(|_| limit.takes(address(1), start)).count();
        assert_eq!(taken, Most::WORDS.of_sender as usize);
        assert!(limit.takes(address(2), start));
        assert!(!limit.takes(address(1), start + WINDOW - Duration::from_secs(1)));
        assert!(limit.takes(address(1), start + WINDOW));
    }

    #[test]
    fn whoever_has_many_addresses_is_stopped_too_and_no_more_is_remembered_than_was_taken() {
        let start = Instant::now();
        let limit = Limit::new(Most::WORDS, start);
        let taken = (0..100_000).filter(|number| limit.takes(address(*number), start)).count();
        assert_eq!(taken, Most::WORDS.of_all as usize);
        assert_eq!(limit.window.lock().expect("a window").by_sender.len(), taken);
    }

    #[test]
    fn another_window_has_other_names_for_the_same_senders() {
        let now = Instant::now();
        let [first, second] = [Window::new(now), Window::new(now)];
        assert_ne!(first.name(address(1)), second.name(address(1)));
        assert_eq!(first.name(address(1)), first.name(address(1)));
    }
}
