//! Random histories of edits, builds and swaps: after each step the register answers as a plain map of the same records.

mod answers;
mod edits;
mod model;

use std::time::Instant;

use domain::ChangeNumber;
use engine::{Overlay, QueryEngine, Records, View, publish};
use fastrand::Rng;

use crate::world;
use answers::Compared;
use edits::Editor;
use model::Model;

/// Most edits of a step: now and then nothing happens but a build.
const MOST_EDITS: usize = 6;

/// A snapshot that is published anew from time to time, with the changes since on top.
struct Served {
    dir: tempfile::TempDir,
    view: View,
}

impl Served {
    fn new(records: &Records) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let view = View::new(published(records, ChangeNumber(0), dir.path()));
        Self { dir, view }
    }

    /// Publishes the register as it was after a change, and swaps to it with the later ones on top.
    fn swap(&mut self, model: &Model, as_of: ChangeNumber) {
        let base = published(model.as_of(as_of), as_of, self.dir.path());
        let mut overlay = Overlay::new(&base);
        assert_eq!(overlay.change(), as_of);
        for change in model.since(as_of) {
            overlay.apply(&base, change.clone()).expect("applied");
        }
        self.view = View::with_overlay(base, overlay);
    }
}

fn published(
    records: &Records,
    change: ChangeNumber,
    dir: &std::path::Path,
) -> std::sync::Arc<engine::Snapshot> {
    publish(records.clone(), change, Vec::new(), dir).expect("published");
    std::sync::Arc::new(engine::open_current(dir).expect("opened"))
}

/// Lives through a history and compares after each step; says what was compared.
fn live(seed: u64, steps: usize) -> Compared {
    let mut random = Rng::with_seed(seed);
    let points = 40 + random.usize(..80);
    let mut model = Model::new(world::register(points, seed));
    let mut editor = Editor::new(world::register(points + 40, seed + 1), seed);
    let mut served = Served::new(model.now());
    let mut compared = Compared::default();
    for step in 0..steps {
        for _ in 0..random.usize(..=MOST_EDITS) {
            let what = editor.edit(model.now());
            let change = model.apply(what);
            served.view = served.view.with_change(change).expect("applied");
            compared.edits += 1;
        }
        if random.usize(..6) == 0 {
            let behind = random.u64(..10);
            let as_of = ChangeNumber(model.number().0.saturating_sub(behind).max(model.oldest().0));
            served.swap(&model, as_of);
            compared.builds += 1;
        }
        assert_eq!(served.view.change(), model.number());
        let place = format!("history {seed}, step {step}");
        answers::check(&served.view, &model, &mut random, &mut compared, &place);
    }
    compared
}

#[test]
fn short_histories_of_edits_builds_and_swaps_equal_a_plain_map() {
    let mut all = Compared::default();
    for seed in 0..3 {
        all.add(&live(9_000 + seed, 24));
    }
    assert!(all.edits > 100 && all.builds > 4 && all.rebuilt > 4 && all.hits > 500, "{all:?}");
}

/// `cargo xtask prove histories` runs it, with its number of steps, and prints what it records.
#[test]
#[ignore = "a proof that takes minutes: cargo xtask prove histories"]
fn long_histories_of_edits_builds_and_swaps_equal_a_plain_map() {
    let steps: usize = std::env::var("PROOF_CASES").map_or(4_000, |cases| cases.parse().expect("a number"));
    let started = Instant::now();
    let (mut left, mut seed, mut all) = (steps, 0, Compared::default());
    while left > 0 {
        let own = left.min(100);
        all.add(&live(100_000 + seed * 7, own));
        (left, seed) = (left - own, seed + 1);
    }
    let Compared { edits, builds, questions, hits, offices, searches, .. } = all;
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "PROOF {{\"histories\":{seed},\"steps\":{steps},\"edits\":{edits},\"builds\":{builds},\
         \"questions\":{questions},\"hits\":{hits},\"offices\":{offices},\"searches\":{searches},\
         \"differ\":0,\"seconds\":{seconds:.1}}}"
    );
}
