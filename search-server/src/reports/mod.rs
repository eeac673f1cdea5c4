//! Reports of mistakes: what citizens say is wrong, kept as tickets in a file, without who said it.
//!
//! Nothing of a sender is kept: no address, no cookie, no time but the day. That one sender doesn't send too much is seen
//! by a hash of the address under a key that only this process knows, for some minutes, see [`limit`].

mod address;
mod limit;
mod ticket;

use std::net::IpAddr;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use axum::http::HeaderMap;

pub(crate) use address::Peer;
use limit::Limit;
use ticket::File;
pub(crate) use ticket::Ticket;

/// Takes reports.
#[derive(Debug)]
pub(crate) struct Reports {
    file: File,
    limit: Limit,
    /// Whose word about a sender's address is believed.
    proxies: Vec<IpAddr>,
}

impl Reports {
    /// Takes reports into a folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the folder or its file can't be written.
    pub(crate) fn open(dir: &Path, proxies: Vec<IpAddr>) -> anyhow::Result<Self> {
        let file = File::open(dir).with_context(|| format!("reports can't be kept in {}", dir.display()))?;
        Ok(Self { file, limit: Limit::new(Instant::now()), proxies })
    }

    /// Whether a sender may send another report now. Asking counts as sending.
    pub(crate) fn may_send(&self, peer: Option<Peer>, headers: &HeaderMap) -> bool {
        let sender = peer.map(|peer| address::sender(peer, headers, &self.proxies));
        self.limit.takes(sender, Instant::now())
    }

    /// Keeps a ticket. It is on the disk when this returns.
    ///
    /// # Errors
    /// When the file can't be written, or is as large as it may get.
    pub(crate) fn keep(&self, ticket: &Ticket) -> std::io::Result<()> {
        self.file.append(ticket)
    }
}
