//! How often citizens' questions find an official title that answers them: `cargo xtask relevance [PROCEDURES]`.
//!
//! Every question of the corpus is asked of a snapshot of the titles, as it was typed and with the official words of the
//! vocabulary. The worst questions are named of the tuning half alone; nobody looks at the others.

mod corpus;
mod scores;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use analyzers::Vocabulary;
use anyhow::{Context, ensure};
use clap::Parser;
use engine::{QueryEngine, View, open_current};

use corpus::{Half, Question, Written, one_line};
use scores::{DEPTH, Scores};

/// Measures how often questions find a title that answers them.
#[derive(Parser)]
struct Arguments {
    /// The list of government services: CSV with the columns id and title_th
    #[arg(default_value = "../shared/data/procedures.csv")]
    procedures: PathBuf,
    /// Directory of the questions
    #[arg(long, value_name = "DIR", default_value = "tests/corpus/search")]
    corpus: PathBuf,
    /// Questions of each tuning half to name, worst first
    #[arg(long, default_value_t = 15)]
    worst: usize,
    /// An agency's own table of synonyms, beside the built-in ones
    #[arg(long, value_name = "FILE")]
    vocabulary: Option<PathBuf>,
    /// Directory of tables in place of the built-in ones, to try a change without building
    #[arg(long, value_name = "DIR", conflicts_with = "vocabulary")]
    tables: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let vocabulary = vocabulary(&arguments)?;
    let index = tempfile::tempdir()?;
    let view = index_of(&arguments.procedures, index.path())?;
    let titles: BTreeSet<String> =
        view.all_procedures()?.iter().map(|procedure| one_line(&procedure.title_th)).collect();
    let questions = corpus::read(&arguments.corpus, &titles)?;
    println!(
        "{} titles, {} questions, {} entries",
        titles.len(),
        questions.len(),
        vocabulary.entries().count()
    );
    println!("| written | half | questions | asked | hit@1 | hit@5 | MRR | nDCG@10 | exact@1 |");
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut worst = Vec::new();
    for (written, half) in [
        (Written::Before, Half::Tune),
        (Written::Before, Half::Sealed),
        (Written::After, Half::Tune),
        (Written::After, Half::Sealed),
        (Written::Last, Half::Sealed),
    ] {
        let group: Vec<&Question> = questions
            .iter()
            .filter(|question| (question.written, question.half()) == (written, half))
            .collect();
        let row = |questions: usize, asked: &str, scores: &Scores| {
            println!("| {written} | {half} | {questions} | {asked} | {scores} |");
        };
        row(group.len(), "as typed", &scored(&view, &group, |question| question.text.clone())?);
        let official = |question: &Question| vocabulary.official_text(&question.text);
        let scores = scored(&view, &group, official)?;
        row(group.len(), "with vocabulary", &scores);
        let unlisted: Vec<&Question> =
            group.iter().copied().filter(|question| !is_a_word(&vocabulary, &question.text)).collect();
        if unlisted.len() < group.len() {
            row(
                unlisted.len(),
                "with vocabulary, no word of the table",
                &scored(&view, &unlisted, official)?,
            );
        }
        if half == Half::Tune {
            worst.extend(scores.worst(arguments.worst));
        }
    }
    for (rank, question, asked, best) in worst {
        let rank = rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        println!("\n{rank} {question}\n  asked {asked}\n  found {best}");
    }
    Ok(())
}

/// Whether a question is nothing but a word of the table: its figure would say more about the table than about questions.
fn is_a_word(vocabulary: &Vocabulary, question: &str) -> bool {
    vocabulary.expand(question).first().is_some_and(|word| word.span == (0..question.len()))
}

fn vocabulary(arguments: &Arguments) -> anyhow::Result<Vocabulary> {
    let read = |path: &Path| fs::read_to_string(path).with_context(|| path.display().to_string());
    let mut tables = Vec::new();
    for entry in
        arguments.tables.iter().map(fs::read_dir).collect::<Result<Vec<_>, _>>()?.into_iter().flatten()
    {
        let path = entry?.path();
        tables.push((path.display().to_string(), read(&path)?));
    }
    let tables: Vec<(&str, &str)> =
        tables.iter().map(|(name, table)| (name.as_str(), table.as_str())).collect();
    let vocabulary = match &arguments.vocabulary {
        _ if !tables.is_empty() => Vocabulary::read(&tables),
        Some(path) => Vocabulary::with(&path.display().to_string(), &read(path)?),
        None => Vocabulary::with("no more", "scope = \"actions\"\nentry = []"),
    };
    vocabulary.map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{} faults:\n{}", faults.len(), faults.join("\n"))
    })
}

/// A snapshot of the titles alone, through the importer.
fn index_of(procedures: &Path, out: &Path) -> anyhow::Result<View> {
    ensure!(
        procedures.is_file(),
        "{} is not there: expected the list of government services, as CSV with id and title_th",
        procedures.display()
    );
    let source = tempfile::tempdir()?;
    fs::copy(procedures, source.path().join("procedures.csv"))?;
    fs::write(source.path().join("service_points.csv"), "id,name_th\n")?;
    let checked = indexer::read_source(source.path())?;
    indexer::build(checked, out)?;
    Ok(View::new(Arc::new(open_current(out)?)))
}

fn scored(
    view: &View,
    questions: &[&Question],
    asked: impl Fn(&Question) -> String,
) -> anyhow::Result<Scores> {
    let mut scores = Scores::default();
    for question in questions {
        let words = asked(question);
        let found = view.find_procedures(&words, DEPTH)?;
        let titles: Vec<String> = found.iter().map(|found| one_line(&found.procedure.title_th)).collect();
        scores.add(question, &words, &titles);
    }
    Ok(scores)
}
