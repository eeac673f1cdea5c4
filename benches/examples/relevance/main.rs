//! How often citizens' questions find an official title that answers them, and how often their sentences are understood:
//! `cargo xtask relevance [PROCEDURES]`.
//!
//! Every question of the corpus is asked of a snapshot of the titles. The worst questions are named of the tuning half
//! alone; nobody looks at the others.

mod corpus;
mod scores;
mod sentences;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use analyzers::Vocabulary;
use anyhow::ensure;
use clap::Parser;
use engine::{QueryEngine, View, open_current};

use corpus::{Half, Question, Written, one_line};
use scores::{DEPTH, Scores};
use sentences::Sentences;

/// Measures how often questions find a title that answers them.
#[derive(Parser)]
struct Arguments {
    /// The list of government services: CSV with the columns id and title_th
    #[arg(default_value = "../shared/data/procedures.csv")]
    procedures: PathBuf,
    /// Directory of the questions
    #[arg(long, value_name = "DIR", default_value = "tests/corpus/search")]
    corpus: PathBuf,
    /// Directory of the sentences
    #[arg(long, value_name = "DIR", default_value = "tests/corpus/sentences")]
    sentences: PathBuf,
    /// Questions of each tuning half to name, worst first
    #[arg(long, default_value_t = 15)]
    worst: usize,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let vocabulary = Vocabulary::built_in();
    let sentences = Sentences::read(&arguments.sentences)?;
    let index = tempfile::tempdir()?;
    let view = index_of(&arguments.procedures, &sentences.types(), index.path())?;
    let titles: BTreeSet<String> =
        view.all_procedures()?.iter().map(|procedure| one_line(&procedure.title_th)).collect();
    let questions = corpus::read(&arguments.corpus, &titles)?;
    println!(
        "{} titles, {} questions, {} entries",
        titles.len(),
        questions.len(),
        vocabulary.entries().count()
    );
    println!("| written | half | questions | hit@1 | hit@5 | MRR | nDCG@10 | exact@1 |");
    println!("|---|---|---|---|---|---|---|---|");
    let mut worst = Vec::new();
    for (written, half) in [
        (Written::Before, Half::Tune),
        (Written::Before, Half::Sealed),
        (Written::After, Half::Tune),
        (Written::After, Half::Sealed),
        (Written::Last, Half::Sealed),
        (Written::Fresh, Half::Sealed),
        (Written::Tuned, Half::Tune),
        (Written::Newest, Half::Sealed),
        (Written::Spoken, Half::Tune),
        (Written::Final, Half::Sealed),
    ] {
        let group: Vec<&Question> = questions
            .iter()
            .filter(|question| (question.written, question.half()) == (written, half))
            .collect();
        let scores = scored(&view, &group)?;
        println!("| {written} | {half} | {} | {scores} |", group.len());
        if half == Half::Tune {
            worst.extend(scores.worst(arguments.worst));
        }
    }
    for (rank, question, asked, best) in worst {
        let rank = rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        println!("\n{rank} {question}\n  asked {asked}\n  found {best}");
    }
    sentences.print(&view, &questions, arguments.worst)
}

/// A snapshot of the titles and the kinds of offices alone, through the importer.
fn index_of(procedures: &Path, types: &str, out: &Path) -> anyhow::Result<View> {
    ensure!(
        procedures.is_file(),
        "{} is not there: expected the list of government services, as CSV with id and title_th",
        procedures.display()
    );
    let source = tempfile::tempdir()?;
    fs::copy(procedures, source.path().join("procedures.csv"))?;
    fs::write(source.path().join("service_points.csv"), "id,name_th\n")?;
    fs::write(source.path().join("types.csv"), types)?;
    let checked = indexer::read_source(source.path())?;
    indexer::build(checked, out)?;
    Ok(View::new(Arc::new(open_current(out)?)))
}

fn scored(view: &View, questions: &[&Question]) -> anyhow::Result<Scores> {
    let mut scores = Scores::default();
    for question in questions {
        let found = view.find_procedures(&question.text, DEPTH)?;
        let titles: Vec<String> = found.iter().map(|found| one_line(&found.procedure.title_th)).collect();
        scores.add(question, &Vocabulary::built_in().official_text(&question.text), &titles);
    }
    Ok(scores)
}
