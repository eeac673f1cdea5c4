//! What the sample's offices are called, in the words of citizens, as the corpus has it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use domain::Position;
use engine::{Likeness, OfficeQuery, QueryEngine, View};
use serde::Deserialize;

use crate::sample;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    first: Vec<String>,
    from: Option<[f64; 2]>,
    likeness: Option<String>,
}

fn corpus() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/offices");
    let files = fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path());
    let tables = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let read = |path| fs::read_to_string(path).expect("text");
    tables.flat_map(|path| toml::from_str::<Corpus>(&read(path)).expect("cases").case).collect()
}

fn name(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Name => "name",
        Likeness::Part => "part",
        Likeness::Alike => "alike",
    }
}

#[test]
fn offices_are_found_by_what_citizens_call_them_in_the_order_of_the_corpus() {
    let index = tempfile::tempdir().expect("a directory");
    let checked = indexer::read_source(sample().path()).expect("the sample");
    indexer::build(checked, index.path()).expect("published");
    let view = View::new(Arc::new(engine::open_current(index.path()).expect("a snapshot")));
    let mut faults = Vec::new();
    let cases = corpus();
    for Case { text, first, from, likeness } in &cases {
        let from = from.map(|[lat, lon]| Position::from_degrees(lat, lon).expect("in range"));
        let query = OfficeQuery { text: text.clone(), from, limit: first.len().max(1) };
        let found = view.find_offices(&query).expect("an answer");
        let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        if ids != *first {
            faults.push(format!("{text}: found {ids:?}, expected {first:?}"));
        }
        let found_likeness = found.first().map(|one| name(one.likeness));
        if likeness.is_some() && found_likeness != likeness.as_deref() {
            faults.push(format!("{text}: is {found_likeness:?}, expected {likeness:?}"));
        }
    }
    assert!(cases.len() >= 50 && faults.is_empty(), "{} cases\n{}", cases.len(), faults.join("\n"));
}
