//! The corpus of questions, `tests/corpus/search` at the root of the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

const LEAST_QUESTIONS: usize = 300;

#[derive(Deserialize)]
struct Corpus {
    question: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    text: String,
    exact: Vec<String>,
    #[serde(default)]
    acceptable: Vec<String>,
}

#[test]
fn every_question_stands_once_and_has_a_title_that_answers_it() {
    let questions = questions();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for Question { text, exact, acceptable } in &questions {
        if !seen.insert(text) {
            faults.push(format!("{text} stands twice"));
        }
        if exact.is_empty() || exact.iter().any(|title| acceptable.contains(title)) {
            faults.push(format!("{text}: expected an exact title, and none in both lists"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(questions.len() >= LEAST_QUESTIONS, "{} questions", questions.len());
}

#[test]
fn every_title_is_in_the_list_of_government_services() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(list) = fs::read_to_string(folder.join("../../shared/data/procedures.csv")) else {
        eprintln!("DID NOT RUN: ../shared/data is not here");
        return;
    };
    // Stray spaces of the list are not the title's.
    let letters = |text: &str| analyzers::normalize(text).split_whitespace().collect::<String>();
    let list = letters(&list);
    let questions = questions();
    let titles = questions.iter().flat_map(|question| question.exact.iter().chain(&question.acceptable));
    let missing: BTreeSet<&String> = titles.filter(|title| !list.contains(&letters(title))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn questions() -> Vec<Question> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/search");
    let mut questions = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let corpus: Corpus = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            questions.extend(corpus.question);
        }
    }
    questions
}
