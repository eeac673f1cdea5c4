//! What the calls that work with a system of record have in common.

use std::future::Future;

use domain::ChangeNumber;
use indexer::Checked;
use registry::{Head, Registry};

/// Runs something that waits for a database.
pub(super) fn run<T>(what: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(what)
}

/// Everything that a register holds as of a change; none: as it is now.
pub(super) fn read(url: &str, as_of: Option<u64>) -> anyhow::Result<Checked> {
    run(async {
        let register = Registry::open(url).await?;
        let checked = indexer::read_register(&register, as_of.map(ChangeNumber)).await?;
        register.close().await;
        Ok(checked)
    })
}

/// The end of a log as it is printed, and read again.
pub(super) fn end(head: &Head) -> String {
    format!("{}:{}", head.number.0, head.hash)
}
