//! Every name and title comes back whole from its words, and finds itself in an index of them all.

use std::fs;
use std::path::Path;

use analyzers::{Scratch, Segmenter, normalize, words};
use engine::{QueryEngine, Snapshot, View};
use indexer::{ReadOptions, read_source_with};

use crate::{sample, source};

/// More procedures than have one title.
const MOST: usize = 50;

/// Builds the source's index and asks it for every name and title that is in it; gives their numbers.
fn prove(source: &Path, mappings: &[&str]) -> (usize, usize) {
    let mappings: Vec<String> = mappings.iter().map(|&name| name.to_owned()).collect();
    let options = ReadOptions { mappings: &mappings, ..ReadOptions::default() };
    let checked = read_source_with(source, &options).expect("a source");
    let index = tempfile::tempdir().expect("a directory");
    indexer::build(checked, index.path()).expect("published");
    let snapshot = engine::open_current(index.path()).expect("a snapshot");
    let offices = prove_offices(&snapshot);
    let procedures = prove_procedures(&View::new(snapshot.into()));
    (offices, procedures)
}

/// Each finds itself, but for those whose work another one took over: their names find that one. Gives how many do.
fn prove_offices(snapshot: &Snapshot) -> usize {
    let mut found = 0;
    for ordinal in 0..snapshot.points() as u32 {
        let point = snapshot.point(ordinal).expect("a record");
        comes_back(&point.name_th);
        let finds = snapshot.finds_point(&point.name_th, ordinal).expect("an answer");
        assert_eq!(finds, point.succeeded_by.is_none(), "{}", point.name_th);
        if let Some(successor) = &point.succeeded_by {
            let successor = snapshot.find_point(successor).expect("a successor");
            assert!(snapshot.finds_point(&point.name_th, successor).expect("an answer"), "{}", point.name_th);
        }
        found += usize::from(finds);
    }
    found
}

/// A title is the best answer to itself; others stand before it only if they are called the same.
fn prove_procedures(view: &View) -> usize {
    let procedures = view.all_procedures().expect("records");
    for procedure in &procedures {
        comes_back(&procedure.title_th);
        let found = view.find_procedures(&procedure.title_th, MOST).expect("an answer");
        let place = found.iter().position(|scored| scored.procedure.id == procedure.id);
        let place = place.unwrap_or_else(|| panic!("{} doesn't find itself", procedure.title_th));
        for before in &found[..place] {
            let other = &before.procedure;
            let mut titles = [&other.title_th].into_iter().chain(&other.title_en).chain(&other.aliases);
            let is_called_the_same = titles.any(|title| whole(title) == whole(&procedure.title_th));
            assert!(is_called_the_same, "{} stands before {}", other.title_th, procedure.title_th);
        }
    }
    procedures.len()
}

fn whole(title: &str) -> String {
    words(title).concat()
}

fn comes_back(text: &str) {
    let segmenter = Segmenter::embedded();
    assert_eq!(segmenter.segment_as_typed(text, &mut Scratch::default()).concat(), text);
    let normalized = normalize(text);
    let joined: String = segmenter.segment(&normalized).iter().map(|word| word.text).collect();
    assert_eq!(joined, normalized);
}

#[test]
fn every_name_and_title_of_the_sample_finds_itself() {
    assert_eq!(prove(sample().path(), &[]), (113, 57));
}

#[test]
fn names_and_titles_that_nearly_contain_each_other_find_themselves() {
    let dir = source(&[
        (
            "service_points.csv",
            "id,name_th\na,เทศบาลตำบลนา\nb,เทศบาลตำบลนาดี\nc,เทศบาลเมืองนาดี\nd,อบต.นาดี\ne,สถานีวิทยุ\nf,สถานีวิทย์\n"
                .as_bytes(),
        ),
        (
            "procedures.csv",
            "id,title_th,aliases\na,ขอมีบัตร,ขอมีบัตรประชาชน|ทำบัตร|บัตรใหม่|ขอบัตร\nb,ขอมีบัตร (กรณีเด็ก),\nc,ขอมีบัตร ขอมีบัตร,\n\
             d,ขอมีบัตร,ขอมีบัตร\ne,ขอมีบัตร,\nf,ขอมีบัตร,\ng,การขอมีบัตร,\n"
                .as_bytes(),
        ),
    ]);
    assert_eq!(prove(dir.path(), &[]), (6, 7));
}

/// Run by `cargo xtask prove names`.
#[test]
#[ignore = "needs the register and the list of procedures, which are no part of the project"]
fn every_name_of_the_register_and_every_title_finds_itself() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let dir = tempfile::tempdir().expect("a directory");
    for file in ["lao_register.csv", "procedures.csv"] {
        let from = data.join(file);
        let copied = fs::copy(&from, dir.path().join(file));
        assert!(copied.is_ok(), "{}: {copied:?}: expected the file beside the workspace", from.display());
    }
    let (offices, procedures) = prove(dir.path(), &["dla-and-dga"]);
    assert_eq!((offices, procedures), (7_849, 4_920));
    println!(r#"PROOF {{"names":{offices},"titles":{procedures},"lost":0,"not_found":0}}"#);
}
