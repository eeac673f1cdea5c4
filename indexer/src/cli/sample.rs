//! `indexer sample`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::report::count;

pub(super) fn run(out: &Path) -> anyhow::Result<ExitCode> {
    let written = indexer::write_sample(out)?;
    let dir = out.display();
    if written == 0 {
        writeln!(io::stdout(), "{dir} holds the sample already")?;
    } else {
        writeln!(io::stdout(), "wrote {} to {dir}", count(written as u64, "file"))?;
        eprintln!("next: indexer build --source {dir} --out INDEX");
    }
    Ok(ExitCode::SUCCESS)
}
