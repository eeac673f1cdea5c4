//! Every procedure and every office is found by what it is called, and nearly always with a slip.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use analyzers::{kedmanee_to_qwerty, qwerty_to_kedmanee};
use domain::ServicePoint;
use domain::area::{AreaLevel, Gazetteer};
use engine::{OfficeQuery, QueryEngine, SuggestQuery, Suggested, View};
use fastrand::Rng;
use indexer::{ReadOptions, read_source_with};

use crate::sample;

/// A procedure is among so many, an office is first.
const BEST: usize = 5;

/// Slips that are tried, by their names.
const SLIPS: [&str; 8] = [
    "mark left out",
    "mark doubled",
    "neighbouring key",
    "transposed",
    "letter left out",
    "เเ for แ, ํา for ำ",
    "split",
    "joined",
];

/// How many texts were asked, and which of them didn't lead to what they name.
#[derive(Default)]
struct Outcome {
    asked: usize,
    lost: Vec<String>,
}

impl Outcome {
    fn note(&mut self, is_found: bool, text: &str) {
        self.asked += 1;
        if !is_found {
            self.lost.push(text.to_owned());
        }
    }

    fn rate(&self) -> f64 {
        1.0 - self.lost.len() as f64 / self.asked.max(1) as f64
    }
}

/// What of a register was found.
#[derive(Default)]
struct Outcomes {
    procedures: Outcome,
    suggested: Outcome,
    offices: Outcome,
    procedures_with_slip: Outcome,
    offices_with_slip: Outcome,
}

/// Asks for every so many records of an index by each of their names, and by each with a slip, of which the seed decides.
fn prove(source: &Path, mappings: &[&str], seed: u64, step: usize) -> Outcomes {
    let mappings: Vec<String> = mappings.iter().map(|&name| name.to_owned()).collect();
    let options = ReadOptions { mappings: &mappings, ..ReadOptions::default() };
    let checked = read_source_with(source, &options).expect("a source");
    let index = tempfile::tempdir().expect("a directory");
    indexer::build(checked, index.path()).expect("published");
    let view = View::new(Arc::new(engine::open_current(index.path()).expect("a snapshot")));
    let (mut outcomes, mut random) = (Outcomes::default(), Rng::with_seed(seed));
    for procedure in view.all_procedures().expect("records").into_iter().step_by(step) {
        let names = [&procedure.title_th].into_iter().chain(&procedure.title_en).chain(&procedure.aliases);
        for name in names {
            outcomes.procedures.note(finds_procedure(&view, name, name), name);
            outcomes.suggested.note(suggests(&view, name, procedure.id.as_str()), name);
            if let Some(typed) = with_slip(name, &mut random) {
                outcomes.procedures_with_slip.note(finds_procedure(&view, &typed, name), &typed);
            }
        }
    }
    for ordinal in (0..view.base().points() as u32).step_by(step) {
        let point = view.base().point(ordinal).expect("a record");
        for name in names_with_place(&point) {
            outcomes.offices.note(finds_office(&view, &name, point.id.as_str()), &name);
            if let Some(typed) = with_slip(&name, &mut random) {
                outcomes.offices_with_slip.note(finds_office(&view, &typed, point.id.as_str()), &typed);
            }
        }
    }
    outcomes
}

/// Whether a procedure that is called so, whichever agency's, is among the best.
fn finds_procedure(view: &View, text: &str, name: &str) -> bool {
    let found = view.find_procedures(text, BEST).expect("an answer");
    found.iter().any(|scored| {
        let procedure = &scored.procedure;
        [&procedure.title_th]
            .into_iter()
            .chain(&procedure.title_en)
            .chain(&procedure.aliases)
            .any(|own| own == name)
    })
}

fn suggests(view: &View, text: &str, id: &str) -> bool {
    let query = SuggestQuery { text: text.to_owned(), from: None, limit: 8 };
    let found = view.suggest(&query).expect("an answer");
    found.iter().any(|suggestion| matches!(&suggestion.what, Suggested::Procedure(own) if own.as_str() == id))
}

fn finds_office(view: &View, text: &str, id: &str) -> bool {
    let query = OfficeQuery { text: text.to_owned(), from: None, limit: 1 };
    let found = view.find_offices(&query).expect("an answer");
    found.first().is_some_and(|first| first.id.as_str() == id)
}

/// What an office is called, officially and for short, each with its district and province; its code needs none.
fn names_with_place(point: &ServicePoint) -> Vec<String> {
    let district = point.subdistrict.and_then(|area| area.at(AreaLevel::District));
    let around = std::iter::successors(district, |area| area.parent());
    let places: Vec<_> = around.filter_map(|area| Gazetteer::built_in().place(area)).collect();
    let of_address = || point.address.clone().filter(|address| address.starts_with("อำเภอ"));
    let names_th: Vec<&str> = places.iter().map(|place| place.name_th).collect();
    let place_th = if names_th.is_empty() { of_address().unwrap_or_default() } else { names_th.join(" ") };
    let names_en: Vec<&str> = places.iter().map(|place| place.name_en).collect();
    let place_en = names_en.join(", ");
    let with = |name: &str, place: &str| format!("{name} {place}").trim().to_owned();
    let short = [("องค์การบริหารส่วนตำบล", "อบต."), ("องค์การบริหารส่วนจังหวัด", "อบจ."), ("เทศบาลตำบล", "ทต.")];
    let abbreviated = short
        .iter()
        .filter_map(|(long, short)| Some(format!("{short}{}", point.name_th.strip_prefix(long)?)));
    let names = [point.name_th.clone()].into_iter().chain(abbreviated).chain(point.aliases.iter().cloned());
    let mut names: Vec<String> = names.map(|name| with(&name, &place_th)).collect();
    names.extend(point.name_en.iter().map(|name| with(name, &place_en)));
    names.extend(point.code.as_ref().map(|code| code.as_str().to_owned()));
    names
}

/// The text with a slip that it can hold; none if it can hold no slip: it is a number, or too short.
fn with_slip(text: &str, random: &mut Rng) -> Option<String> {
    let mut kinds: Vec<usize> = (0..SLIPS.len()).collect();
    random.shuffle(&mut kinds);
    kinds.into_iter().find_map(|kind| slipped(text, kind, random))
}

fn slipped(text: &str, kind: usize, random: &mut Rng) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_mark = |c: char| matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    let is_letter = |c: char| c.is_alphabetic() || is_mark(c);
    let places =
        |fits: &dyn Fn(usize) -> bool| -> Vec<usize> { (0..letters.len()).filter(|at| fits(*at)).collect() };
    let replaced = |from: usize, to: usize, by: &str| -> String {
        let (before, after) = (letters[..from].iter(), letters[to..].iter());
        before.copied().chain(by.chars()).chain(after.copied()).collect()
    };
    let choose = |places: Vec<usize>, random: &mut Rng| random.choice(places);
    let pair = |at: usize| at + 1 < letters.len() && letters[at] != letters[at + 1];
    match SLIPS[kind] {
        "mark left out" => {
            choose(places(&|at| is_mark(letters[at])), random).map(|at| replaced(at, at + 1, ""))
        }
        "mark doubled" => choose(places(&|at| is_mark(letters[at])), random)
            .map(|at| replaced(at, at, &letters[at].to_string())),
        "neighbouring key" => {
            let at = choose(places(&|at| is_letter(letters[at])), random)?;
            Some(replaced(at, at + 1, &neighbour(letters[at])?.to_string()))
        }
        "transposed" => {
            let at = choose(
                places(&|at| pair(at) && is_letter(letters[at]) && is_letter(letters[at + 1])),
                random,
            )?;
            Some(replaced(at, at + 2, &format!("{}{}", letters[at + 1], letters[at])))
        }
        "letter left out" => {
            choose(places(&|at| is_letter(letters[at])), random).map(|at| replaced(at, at + 1, ""))
        }
        "เเ for แ, ํา for ำ" => choose(places(&|at| matches!(letters[at], 'แ' | 'ำ')), random)
            .map(|at| replaced(at, at + 1, if letters[at] == 'แ' { "เเ" } else { "\u{e4d}\u{e32}" })),
        "split" => {
            let at = choose(places(&|at| at > 0 && is_letter(letters[at]) && !is_mark(letters[at])), random)?;
            Some(replaced(at, at, " "))
        }
        _ => choose(places(&|at| letters[at] == ' '), random).map(|at| replaced(at, at + 1, "")),
    }
}

/// The letter of the key to the right, on the layout that the letter is of.
fn neighbour(letter: char) -> Option<char> {
    const ROWS: [&str; 4] = ["`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./"];
    let is_thai = !letter.is_ascii();
    let key = if is_thai { kedmanee_to_qwerty(&letter.to_string()) } else { letter.to_string() };
    let key = key.chars().next()?;
    let next = ROWS.iter().find_map(|row| row.chars().skip_while(|c| *c != key).nth(1))?.to_string();
    if is_thai { qwerty_to_kedmanee(&next).chars().next() } else { next.chars().next() }
}

fn assert_found(outcomes: &Outcomes) {
    for (what, outcome) in [
        ("procedures", &outcomes.procedures),
        ("procedures while typing", &outcomes.suggested),
        ("offices", &outcomes.offices),
    ] {
        assert!(outcome.asked > 0 && outcome.lost.is_empty(), "{what}: {:#?}", outcome.lost);
    }
    for (what, outcome) in
        [("procedures", &outcomes.procedures_with_slip), ("offices", &outcomes.offices_with_slip)]
    {
        let (rate, shown) = (outcome.rate(), outcome.lost.iter().take(20).collect::<Vec<_>>());
        assert!(
            rate >= 0.98,
            "{what} with a slip: {rate:.4} of {}, among those lost: {shown:#?}",
            outcome.asked
        );
    }
}

#[test]
fn a_third_of_the_sample_is_found_by_each_of_its_names_also_with_a_slip() {
    assert_found(&prove(sample().path(), &[], 1, 3));
}

/// Run by `cargo xtask prove retrieval`.
#[test]
#[ignore = "needs the register and the list of procedures, which are no part of the project"]
fn everything_in_the_register_is_found_by_each_of_its_names_also_with_a_slip() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let dir = tempfile::tempdir().expect("a directory");
    for file in ["lao_register.csv", "procedures.csv"] {
        let from = data.join(file);
        let copied = fs::copy(&from, dir.path().join(file));
        assert!(copied.is_ok(), "{}: {copied:?}: expected the file beside the workspace", from.display());
    }
    let seed = std::env::var("PROOF_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let outcomes = prove(dir.path(), &["dla-and-dga"], seed, 1);
    for (what, outcome) in [
        ("procedures in the best five by each title and alias", &outcomes.procedures),
        ("procedures suggested by each title and alias", &outcomes.suggested),
        ("offices first by each name, alias and code with their district", &outcomes.offices),
        ("procedures with a slip", &outcomes.procedures_with_slip),
        ("offices with a slip", &outcomes.offices_with_slip),
    ] {
        let (asked, lost, rate) = (outcome.asked, outcome.lost.len(), outcome.rate());
        println!(
            "PROOF {{\"what\":\"{what}\",\"seed\":{seed},\"asked\":{asked},\"lost\":{lost},\"found\":{rate:.4}}}"
        );
        for text in outcome.lost.iter().take(40) {
            eprintln!("lost: {text}");
        }
    }
    assert_found(&outcomes);
}
