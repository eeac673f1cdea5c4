//! How long suggestions take in process, over an index: every beginning of every hundredth name, as one types it, also with
//! a slip and from a position; and how long the sentences of the corpus take to be understood.
//!
//! ```text
//! cargo run --release --package engine --example suggest_latency -- INDEX [TEXT…]
//! ```
//!
//! With texts it prints what they suggest instead, and which offices they name.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use analyzers::clusters;
use chrono::DateTime;
use domain::Position;
use engine::{Asker, OfficeQuery, QueryEngine, SuggestQuery, View, open_current};

type Failure = Box<dyn std::error::Error>;

/// Names from one that is typed to the next.
const STEP: usize = 100;
/// Times that each text is asked. The shortest counts: what other programs take of the processor isn't ours.
const REPEATED: usize = 3;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let index = PathBuf::from(arguments.next().ok_or("expected the folder of an index")?);
    let view = View::new(Arc::new(open_current(&index)?));
    let texts: Vec<String> = arguments.collect();
    if !texts.is_empty() {
        return texts.iter().try_for_each(|text| print(&view, text));
    }
    let typed = typed(&view)?;
    let from = Some(Position::from_degrees(18.36, 103.65)?);
    for (what, from, slips) in [
        ("as typed", None, false),
        ("as typed, from a position", from, false),
        ("with a slip", None, true),
        ("with a slip, from a position", from, true),
    ] {
        let queries = typed.iter().map(|text| {
            let text = if slips { with_slip(text) } else { text.clone() };
            SuggestQuery { text, from, limit: 8 }
        });
        let timed = queries.map(|query| {
            let suggest = || view.suggest(&query).map(drop);
            Ok((least(suggest)?, query.text.clone()))
        });
        report(what, timed.collect::<Result<_, Failure>>()?)?;
    }
    let at = DateTime::parse_from_rfc3339("2026-11-26T10:00:00+07:00")?;
    let timed = sentences()?.into_iter().map(|text| {
        let understand = || view.understand(&text, Asker { at, from }).map(drop);
        Ok((least(understand)?, text.clone()))
    });
    report("sentences understood", timed.collect::<Result<_, Failure>>()?)?;
    Ok(())
}

/// The shortest time of several.
fn least(ask: impl Fn() -> Result<(), engine::Error>) -> Result<Duration, Failure> {
    let mut least = Duration::MAX;
    for _ in 0..REPEATED {
        let start = Instant::now();
        ask()?;
        least = least.min(start.elapsed());
    }
    Ok(least)
}

fn report(what: &str, mut times: Vec<(Duration, String)>) -> Result<(), Failure> {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].0;
    let (longest, text) = times.last().ok_or("no texts")?;
    println!(
        "{what}: {} texts, p50 {:?}, p99 {:?}, longest {longest:?} for {text}",
        times.len(),
        at(0.5),
        at(0.99)
    );
    Ok(())
}

/// The sentences of the corpus.
fn sentences() -> Result<Vec<String>, Failure> {
    let files = [
        include_str!("../../tests/corpus/sentences/written.toml"),
        include_str!("../../tests/corpus/sentences/spoken.toml"),
    ];
    let mut texts = Vec::new();
    for file in files {
        let table: toml::Table = toml::from_str(file)?;
        let sentences = table.get("sentence").and_then(toml::Value::as_array).ok_or("no sentences")?;
        texts.extend(sentences.iter().filter_map(|one| one.get("text")?.as_str()).map(str::to_owned));
    }
    Ok(texts)
}

/// Every beginning of names of offices and titles of procedures, cluster by cluster.
fn typed(view: &View) -> Result<Vec<String>, Failure> {
    let base = view.base();
    let mut names = Vec::new();
    for ordinal in (0..base.points() as u32).step_by(STEP) {
        names.push(base.point(ordinal)?.name_th);
    }
    names.extend(view.all_procedures()?.into_iter().step_by(STEP).map(|procedure| procedure.title_th));
    let mut typed = Vec::new();
    for name in &names {
        let mut so_far = String::new();
        for cluster in clusters(name).take(30) {
            so_far.push_str(cluster);
            typed.push(so_far.clone());
        }
    }
    Ok(typed)
}

/// The text with the character in its middle left out.
fn with_slip(text: &str) -> String {
    let middle = text.chars().count() / 2;
    text.chars().enumerate().filter(|(at, _)| *at != middle).map(|(_, c)| c).collect()
}

fn print(view: &View, text: &str) -> Result<(), Failure> {
    println!("== {text}");
    for found in view.suggest(&SuggestQuery { text: text.to_owned(), from: None, limit: 8 })? {
        let detail = found.detail_th.unwrap_or_default();
        println!(
            "{:6.2} {:?} {} {:?} | {} | {detail}",
            found.score, found.what, found.text, found.matched, found.name_th
        );
    }
    for found in view.find_offices(&OfficeQuery { text: text.to_owned(), from: None, limit: 3 })? {
        println!("{:6.2} {:?} {}", found.score, found.likeness, found.id.as_str());
    }
    println!("did you mean: {:?}", view.did_you_mean(text)?);
    Ok(())
}
