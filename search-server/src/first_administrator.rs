//! `search-server admin create`: how the first administrator comes in.

use std::io::Write;

use anyhow::Context;
use chrono::{TimeDelta, Utc};
use registry::Registry;

use crate::admin::LINKS;
use crate::config::FirstAdministrator;

/// How long the link can be used.
const VALID_FOR: TimeDelta = TimeDelta::hours(24);

/// Makes a link and prints it. A register that isn't there yet is made, so that its first administrator can come before its
/// first record.
///
/// # Errors
/// When the register can't be opened, or the person was shut out.
pub(crate) fn create(asked: &FirstAdministrator) -> anyhow::Result<()> {
    let (url, site) = asked.places()?;
    anyhow::ensure!(
        asked.email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')),
        "--email {:?} is no e-mail address: expected one such as malee@example.go.th",
        asked.email
    );
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let word = runtime.block_on(async {
        let register = Registry::create(&url).await?;
        let word = register.issue_administrator_link(&asked.email, VALID_FOR, Utc::now()).await;
        register.close().await;
        word
    })?;
    let mut output = std::io::stdout().lock();
    writeln!(output, "{site}{LINKS}{}", word.reveal()).context("the link can't be printed")?;
    eprintln!(
        "whoever opens this address within {} hours is an administrator from then on; it works once",
        VALID_FOR.num_hours()
    );
    Ok(())
}
