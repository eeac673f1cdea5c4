//! Whoever sends something without signing in: how much, and from where, without knowing who it is.

use std::net::IpAddr;
use std::time::Instant;

use axum::http::HeaderMap;

use super::address::{self, Peer};
use super::limit::{Limit, Most};

/// Counts what senders send.
#[derive(Debug)]
pub(crate) struct Senders {
    limit: Limit,
    /// Whose word about a sender's address is believed.
    proxies: Vec<IpAddr>,
}

impl Senders {
    pub(crate) fn new(most: Most, proxies: Vec<IpAddr>) -> Self {
        Self { limit: Limit::new(most, Instant::now()), proxies }
    }

    /// Whether a sender may send another one now. Asking counts as sending.
    pub(crate) fn may_send(&self, peer: Option<Peer>, headers: &HeaderMap) -> bool {
        let sender = peer.map(|peer| address::sender(peer, headers, &self.proxies));
        self.limit.takes(sender, Instant::now())
    }
}
