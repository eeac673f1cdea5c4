//! `indexer mappings`.

use std::io::{self, Write};
use std::process::ExitCode;

use indexer::{Refusal, SHIPPED_MAPPINGS};

pub(super) fn run(name: Option<&str>) -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let Some(name) = name else {
        let width = SHIPPED_MAPPINGS.map(|shipped| shipped.name.len()).into_iter().max().unwrap_or_default();
        for shipped in SHIPPED_MAPPINGS {
            writeln!(out, "{:width$}  {}", shipped.name, shipped.about())?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Some(shipped) = SHIPPED_MAPPINGS.into_iter().find(|shipped| shipped.name == name) else {
        let shipped = SHIPPED_MAPPINGS.map(|shipped| shipped.name).join(", ");
        return Err(Refusal::UnknownMapping { name: name.to_owned(), shipped }.into());
    };
    out.write_all(shipped.text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
