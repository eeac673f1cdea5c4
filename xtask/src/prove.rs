//! `cargo xtask prove`: the long proofs, each with a record of what it compared.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::command::{cargo, root};

/// What to prove.
#[derive(clap::Subcommand)]
pub(crate) enum Proof {
    /// Hours: the index against an evaluator that looks at one minute alone, with 20, 5,000 and 50,000 schedules.
    Hours {
        /// Answers compared for each number of schedules.
        #[arg(long, default_value_t = 1_000_000)]
        cases: u64,
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/hours.json")]
        json: PathBuf,
    },
}

/// Runs a proof and writes its record.
///
/// # Errors
/// When anything differs, or the record can't be written.
pub(crate) fn run(proof: &Proof) -> Result<()> {
    let Proof::Hours { cases, json } = proof;
    let test = "hours::a_million_answers_equal_an_evaluator_that_looks_at_one_minute_alone";
    let mut command = cargo(&["test", "--release", "--package", "engine", "--test", "it", test]);
    command.args(["--", "--exact", "--ignored", "--nocapture"]).env("PROOF_CASES", cases.to_string());
    let output = command.stderr(std::process::Stdio::inherit()).output().context("can't start cargo")?;
    let printed = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "the proof failed:\n{printed}");
    // The test harness may print on the same line before it.
    let rows: Vec<&str> = printed.lines().filter_map(|line| Some(line.split_once("PROOF ")?.1)).collect();
    ensure!(!rows.is_empty(), "the proof printed no record");
    let path = root().join(json);
    let record = format!(
        "{{\n  \"command\": \"cargo xtask prove hours --cases {cases}\",\n  \"rows\": [\n    {}\n  ]\n}}\n",
        rows.join(",\n    ")
    );
    let folder = path.parent().context("the record has no folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::write(&path, &record).with_context(|| path.display().to_string())?;
    print!("{record}");
    Ok(())
}
