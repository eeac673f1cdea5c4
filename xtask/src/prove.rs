//! `cargo xtask prove`: the long proofs, each with a record of what it compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::command::{self, cargo, root};

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
    /// The nearest offices, with all conditions at once and half of the questions through an overlay, against every
    /// office and another library's geodesic.
    Nearest {
        /// Questions.
        #[arg(long, default_value_t = 1_000_000)]
        cases: u64,
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/nearest.json")]
        json: PathBuf,
    },
    /// Random histories of edits, builds and swaps, against a plain map after each step.
    Histories {
        /// Steps.
        #[arg(long, default_value_t = 4_000)]
        cases: u64,
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/histories.json")]
        json: PathBuf,
    },
    /// A published snapshot: every office by its names and code, every title, and questions against brute force.
    Snapshot {
        /// Folder with the published snapshot.
        #[arg(long, value_name = "DIR")]
        index: PathBuf,
        /// Questions compared with brute force.
        #[arg(long, default_value_t = 100_000)]
        questions: u64,
    },
    /// Where one is done first, against every office, every order of the cases and every minute.
    Soonest {
        /// Questions.
        #[arg(long, default_value_t = 100_000)]
        cases: u64,
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/soonest.json")]
        json: PathBuf,
    },
    /// Readers of files: whatever the bytes are, they are taken or refused, and twice the same way.
    Readers {
        /// Inputs of each fuzz target.
        #[arg(long, default_value_t = 100_000)]
        inputs: u64,
        /// Seed of the inputs.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Kills: a server is killed while people write, on SQLite and PostgreSQL, and nothing that was acknowledged is lost.
    Kills {
        /// Kills, half of them on each database.
        #[arg(long, default_value_t = 10_000)]
        kills: u32,
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/kills.json")]
        json: PathBuf,
    },
    /// Names: every name of the register and every title of the list of procedures, which lie in ../shared/data, comes back
    /// whole from its words and finds itself in an index of them all.
    Names {
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/names.json")]
        json: PathBuf,
    },
    /// Retrieval: every procedure and office of the register and the list of procedures, which lie in ../shared/data, is found
    /// by each of its names, and nearly always with a slip.
    Retrieval {
        /// Seed of the slips.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/retrieval.json")]
        json: PathBuf,
    },
    /// Words: cut into words, no text loses or changes anything.
    Words {
        /// Texts.
        #[arg(long, default_value_t = 10_000_000)]
        cases: u64,
        /// Seed of the texts.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// File for the record.
        #[arg(long, value_name = "FILE", default_value = "docs/proofs/words.json")]
        json: PathBuf,
    },
}

/// Runs a proof, or all of them in their usual size, and writes the records.
///
/// # Errors
/// When anything differs, or a record can't be written.
pub(crate) fn run(proof: Option<Proof>) -> Result<()> {
    let all = || {
        vec![
            Proof::Hours { cases: 1_000_000, json: PathBuf::from("docs/proofs/hours.json") },
            Proof::Nearest { cases: 1_000_000, json: PathBuf::from("docs/proofs/nearest.json") },
            Proof::Histories { cases: 4_000, json: PathBuf::from("docs/proofs/histories.json") },
            Proof::Soonest { cases: 100_000, json: PathBuf::from("docs/proofs/soonest.json") },
            Proof::Readers { inputs: 100_000, seed: 1 },
            Proof::Kills { kills: 10_000, json: PathBuf::from("docs/proofs/kills.json") },
            Proof::Names { json: PathBuf::from("docs/proofs/names.json") },
            Proof::Retrieval { seed: 1, json: PathBuf::from("docs/proofs/retrieval.json") },
            Proof::Words { cases: 10_000_000, seed: 7, json: PathBuf::from("docs/proofs/words.json") },
        ]
    };
    for proof in proof.map_or_else(all, |proof| vec![proof]) {
        match proof {
            Proof::Hours { cases, json } => prove_by_engine_test(&HOURS, cases, &json)?,
            Proof::Nearest { cases, json } => prove_by_engine_test(&NEAREST, cases, &json)?,
            Proof::Histories { cases, json } => prove_by_engine_test(&HISTORIES, cases, &json)?,
            Proof::Snapshot { index, questions } => prove_snapshot(&index, questions)?,
            Proof::Soonest { cases, json } => prove_by_engine_test(&SOONEST, cases, &json)?,
            Proof::Readers { inputs, seed } => prove_readers(inputs, seed)?,
            Proof::Kills { kills, json } => prove_kills(kills, &json)?,
            Proof::Names { json } => prove_names(&json)?,
            Proof::Retrieval { seed, json } => prove_retrieval(seed, &json)?,
            Proof::Words { cases, seed, json } => prove_words(cases, seed, &json)?,
        }
    }
    Ok(())
}

fn prove_readers(inputs: u64, seed: u64) -> Result<()> {
    let mut fuzz = cargo(&["run", "--release", "--package", "fuzz", "--"]);
    command::run(fuzz.args(["--inputs", &inputs.to_string(), "--seed", &seed.to_string()]))
}

fn prove_snapshot(index: &Path, questions: u64) -> Result<()> {
    let mut prover = cargo(&["run", "--release", "--package", "engine", "--example", "prove_snapshot", "--"]);
    // It is given from the folder of whoever calls.
    let index = std::path::absolute(index).with_context(|| index.display().to_string())?;
    command::run(prover.arg(index).arg(questions.to_string()))
}

/// In the release profile: what is killed is what runs at an office, and writes several times as much before it is.
fn prove_kills(kills: u32, json: &Path) -> Result<()> {
    let programs = ["--package", "indexer", "--package", "search-server", "--bins"];
    command::run(cargo(&["build", "--release"]).args(programs))?;
    let test = "kills::ten_thousand_kills_lose_nothing_and_leave_nothing_by_half";
    let mut command = cargo(&["test", "--release", "--package", "tests", "--test", "it", test]);
    command.args(["--", "--exact", "--ignored", "--nocapture"]).env("PROOF_CASES", kills.to_string());
    record(&mut command, &format!("kills --kills {kills}"), json)
}

fn prove_names(json: &Path) -> Result<()> {
    let test = "names::every_name_of_the_register_and_every_title_finds_itself";
    let mut command = cargo(&["test", "--package", "indexer", "--test", "it", test]);
    command.args(["--", "--exact", "--ignored", "--nocapture"]);
    record(&mut command, "names", json)
}

fn prove_words(cases: u64, seed: u64, json: &Path) -> Result<()> {
    let mut prover =
        cargo(&["run", "--release", "--package", "analyzers", "--example", "prove_lossless", "--"]);
    prover.args([cases.to_string(), seed.to_string()]);
    record(&mut prover, &format!("words --cases {cases} --seed {seed}"), json)
}

/// In the profile of development, whose build is shared with the tests: it measures no time.
fn prove_retrieval(seed: u64, json: &Path) -> Result<()> {
    let test = "retrieval::everything_in_the_register_is_found_by_each_of_its_names_also_with_a_slip";
    let mut command = cargo(&["test", "--package", "indexer", "--test", "it", test]);
    command.args(["--", "--exact", "--ignored", "--nocapture"]).env("PROOF_SEED", seed.to_string());
    record(&mut command, &format!("retrieval --seed {seed}"), json)
}

/// An ignored test of the engine that prints the rows of a record.
struct EngineTest {
    /// The argument of `cargo xtask prove`.
    proof: &'static str,
    name: &'static str,
}

const HOURS: EngineTest = EngineTest {
    proof: "hours",
    name: "hours::a_million_answers_equal_an_evaluator_that_looks_at_one_minute_alone",
};

const NEAREST: EngineTest = EngineTest {
    proof: "nearest",
    name: "exactness::a_million_questions_with_all_conditions_equal_brute_force",
};

const HISTORIES: EngineTest = EngineTest {
    proof: "histories",
    name: "histories::long_histories_of_edits_builds_and_swaps_equal_a_plain_map",
};

const SOONEST: EngineTest =
    EngineTest { proof: "soonest", name: "soonest::a_hundred_thousand_answers_equal_brute_force" };

fn prove_by_engine_test(test: &EngineTest, cases: u64, json: &Path) -> Result<()> {
    let mut command = cargo(&["test", "--release", "--package", "engine", "--test", "it", test.name]);
    command.args(["--", "--exact", "--ignored", "--nocapture"]).env("PROOF_CASES", cases.to_string());
    record(&mut command, &format!("{} --cases {cases}", test.proof), json)
}

/// Runs a prover and writes the rows that it prints behind "PROOF ", with the arguments of `cargo xtask prove` that ran it.
fn record(prover: &mut Command, arguments: &str, json: &Path) -> Result<()> {
    let output = prover.stderr(std::process::Stdio::inherit()).output().context("can't start cargo")?;
    let printed = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "the proof failed:\n{printed}");
    // The test harness may print on the same line before it.
    let rows: Vec<&str> = printed.lines().filter_map(|line| Some(line.split_once("PROOF ")?.1)).collect();
    ensure!(!rows.is_empty(), "the proof printed no record");
    let path = root().join(json);
    let record = format!(
        "{{\n  \"command\": \"cargo xtask prove {arguments}\",\n  \"rows\": [\n    {}\n  ]\n}}\n",
        rows.join(",\n    ")
    );
    let folder = path.parent().context("the record has no folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::write(&path, &record).with_context(|| path.display().to_string())?;
    print!("{record}");
    Ok(())
}
