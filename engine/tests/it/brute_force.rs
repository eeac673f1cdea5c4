//! Brute force over a register's own columns and records, against the oracle and against answers that are wrong.

use std::sync::{Arc, Mutex};

use domain::Change;
use domain::change::Changed;
use engine::{Budget, Comparison, Findings, NearestQuery, Overlay, QueryEngine, Rank, View, Watcher};

use crate::nearest::question;
use crate::world::{self, instant, position};

fn view(dir: &std::path::Path) -> View {
    let (records, donor) = (world::register(500, 71), world::register(560, 72));
    let base = world::published(&records, dir);
    let mut overlay = Overlay::new(&base);
    let mut number = base.change();
    for point in donor.points.iter().skip(400) {
        let offers = donor.offers.iter().filter(|offer| offer.service_point == point.id).cloned().collect();
        let what = Changed::ServicePoint { point: Box::new(point.clone()), offers, exceptions: Vec::new() };
        number = number.next();
        overlay.apply(&base, Change { number, what }).expect("applied");
    }
    View::with_overlay(base, overlay)
}

#[test]
fn every_answer_equals_brute_force_and_a_changed_one_does_not() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = view(dir.path());
    let unlimited = Budget::unlimited();
    let mut changed = 0;
    for seed in 0..1_500 {
        let rank = if seed % 5 == 0 { Rank::Soonest } else { Rank::Distance };
        let query = NearestQuery { rank, ..question(seed) };
        let findings = view.find(&query, &unlimited).expect("an answer");
        let compare = |findings: &Findings| view.compare(&query, findings, &unlimited).expect("a comparison");
        assert_eq!(compare(&findings), Comparison::Equal, "{query:?} {findings:?}");
        let Some(last) = findings.offices.last() else { continue };
        changed += 1;
        let mut missed = findings.clone();
        missed.offices.pop();
        assert_eq!(compare(&missed), Comparison::Different, "{query:?} without its last office");
        missed.complete = false;
        assert_eq!(compare(&missed), Comparison::Equal, "{query:?} cut off before its last office");
        let mut repeated = findings.clone();
        repeated.offices.insert(0, *last);
        repeated.complete = false;
        let expected = if findings.offices.len() == 1 { Comparison::Different } else { compare(&repeated) };
        assert_eq!(expected, Comparison::Different, "{query:?} with an office twice");
    }
    assert!(changed > 700, "{changed} answers had an office");
}

#[test]
fn a_comparison_stops_when_its_budget_is_spent() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = view(dir.path());
    let query = NearestQuery::from_here(position(15.0, 101.0), instant("2026-12-08T03:00:00Z"));
    let findings = view.find(&query, &Budget::unlimited()).expect("an answer");
    let spent = Budget::of_looks(0, 0);
    assert_eq!(view.compare(&query, &findings, &spent).expect("a comparison"), Comparison::OutOfTime);
}

#[derive(Default)]
struct Seen(Mutex<Vec<Comparison>>);

impl Watcher for Seen {
    fn saw(&self, view: &View, query: &NearestQuery, findings: &Findings) {
        let compared = view.compare(query, findings, &Budget::unlimited()).expect("a comparison");
        self.0.lock().expect("nobody panicked").push(compared);
    }
}

#[test]
fn a_watcher_sees_every_answer_of_a_register_and_of_what_becomes_of_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let seen = Arc::new(Seen::default());
    let watched = view(dir.path()).watched_by(seen.clone());
    let number = watched.change().next();
    let after = watched
        .with_change(Change { number, what: Changed::ServicePointRemoved(world::point("p00001", None).id) })
        .expect("applied");
    for seed in 0..20 {
        for view in [&watched, &after] {
            view.nearest(&question(seed), &Budget::unlimited()).expect("an answer");
        }
    }
    assert_eq!(*seen.0.lock().expect("nobody panicked"), vec![Comparison::Equal; 40]);
}
