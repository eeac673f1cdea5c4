//! Reports of mistakes: what citizens say is wrong, kept as tickets in the register, or in a file where there is none, without who
//! said it.
//!
//! Nothing of a sender is kept: no address, no cookie, no time but the day. That one sender doesn't send too much is seen
//! by a hash of the address under a key that only this process knows, for some minutes, see [`limit`].

mod address;
mod limit;
mod personal;
mod senders;
mod ticket;

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use axum::http::HeaderMap;
use registry::Registry;

use crate::app::on_busy_thread;
pub(crate) use address::Peer;
pub(crate) use limit::Most;
pub(crate) use personal::{has_email, has_identification_number, has_link};
pub(crate) use senders::Senders;
use ticket::File;
pub(crate) use ticket::Ticket;

/// Takes reports.
#[derive(Debug)]
pub(crate) struct Reports {
    place: Place,
    senders: Senders,
}

/// Where tickets are kept.
#[derive(Debug)]
enum Place {
    Register(Registry),
    File(Arc<File>),
}

impl Reports {
    /// Takes reports into a folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the folder or its file can't be written.
    pub(crate) fn in_folder(dir: &Path, proxies: Vec<IpAddr>) -> anyhow::Result<Self> {
        let file = File::open(dir).with_context(|| format!("reports can't be kept in {}", dir.display()))?;
        Ok(Self { place: Place::File(Arc::new(file)), senders: Senders::new(Most::WORDS, proxies) })
    }

    /// Takes reports into a register.
    pub(crate) fn in_register(register: Registry, proxies: Vec<IpAddr>) -> Self {
        Self { place: Place::Register(register), senders: Senders::new(Most::WORDS, proxies) }
    }

    /// Whether a sender may send another report now. Asking counts as sending.
    pub(crate) fn may_send(&self, peer: Option<Peer>, headers: &HeaderMap) -> bool {
        self.senders.may_send(peer, headers)
    }

    /// Keeps a ticket. It is on the disk when this returns.
    ///
    /// # Errors
    /// When the register fails, or the file can't be written or is as large as it may get.
    pub(crate) async fn keep(&self, ticket: Ticket) -> anyhow::Result<()> {
        match &self.place {
            Place::Register(register) => drop(register.report(&ticket.try_into()?).await?),
            Place::File(file) => {
                let file = Arc::clone(file);
                on_busy_thread(move || file.append(&ticket)).await?;
            }
        }
        Ok(())
    }
}
