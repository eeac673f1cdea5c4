//! The corpus of segmentations, `tests/corpus/segment` at the root of the repository.

use std::fs;
use std::path::Path;

use analyzers::{Segmenter, normalize};
use serde::Deserialize;

/// Cases marked as known failures. Their number may only shrink.
const KNOWN_FAILURES: usize = 12;
const LEAST_CASES: usize = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// With bars between them.
    words: String,
    known_failure: Option<String>,
}

#[test]
fn the_corpus_is_cut_as_a_reader_cuts_it() {
    let cases = cases();
    let (mut faults, mut known) = (Vec::new(), 0);
    for Case { words, known_failure } in &cases {
        let text = words.replace('|', "");
        assert_eq!(normalize(&text), text, "the corpus holds normalised texts");
        let found: Vec<&str> = Segmenter::embedded().segment(&text).iter().map(|word| word.text).collect();
        let found = found.join("|");
        match known_failure {
            None if found != *words => faults.push(format!("expected {words}\n   found {found}")),
            Some(_) if found == *words => faults.push(format!("no failure any more: {words}")),
            _ => known += usize::from(known_failure.is_some()),
        }
    }
    println!("{} cases, {known} known failures", cases.len());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(known <= KNOWN_FAILURES, "{known} known failures, expected at most {KNOWN_FAILURES}");
    assert!(cases.len() >= LEAST_CASES);
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/segment");
    let mut cases = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let corpus: Corpus = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        cases.extend(corpus.case);
    }
    cases
}
