//! `indexer verify`.

use std::io::{self, Write};
use std::process::ExitCode;

use registry::{Fault, Head, Registry, Verification};
use serde_json::json;

use super::REFUSED;
use super::arguments::Format;
use super::progress::Stage;
use super::register;
use super::report::count;

pub(super) fn run(url: &str, noted: Option<Head>, format: Format) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin("reading the change log".to_owned());
    let verification = register::run(async {
        let register = Registry::open(url).await?;
        let verification = register.verify(noted).await?;
        register.close().await;
        Ok(verification)
    })?;
    drop(stage);
    let mut out = io::stdout().lock();
    let Verification { head, entries, erased, faults } = &verification;
    match format {
        Format::Text => {
            faults.iter().try_for_each(|fault| writeln!(out, "{fault}"))?;
            let erased = count(*erased, "erased value");
            writeln!(
                out,
                "{}, {erased}; {}",
                count(*entries, "change"),
                count(faults.len() as u64, "fault")
            )?;
            writeln!(out, "{}", register::end(head))?;
        }
        Format::Json => {
            let fault = |Fault { number, what }: &Fault| json!({"change": number, "what": what});
            let faults: Vec<_> = faults.iter().map(fault).collect();
            let end = register::end(head);
            writeln!(out, "{}", json!({"changes": entries, "erased": erased, "faults": faults, "end": end}))?;
        }
    }
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { REFUSED.into() })
}
