//! The budget of a question, counted in looks instead of timed: what is found before it is spent is a true beginning.

use std::collections::BTreeMap;

use domain::Change;
use domain::change::Changed;
use engine::{Budget, NearestQuery, Overlay, PlanKind, QueryEngine, Rank, View};

use crate::nearest::question;
use crate::world::{self, instant, position};

/// A snapshot with changes on top, large enough for each loop to take several looks.
fn view(dir: &std::path::Path) -> View {
    let (records, donor) = (world::register(6_000, 61), world::register(7_000, 62));
    let base = world::published(&records, dir);
    let mut overlay = Overlay::new(&base);
    let mut number = base.change();
    for point in donor.points.iter().rev().step_by(4) {
        let offers = donor.offers.iter().filter(|offer| offer.service_point == point.id).cloned().collect();
        let what = Changed::ServicePoint { point: Box::new(point.clone()), offers, exceptions: Vec::new() };
        number = number.next();
        overlay.apply(&base, Change { number, what }).expect("applied");
    }
    View::with_overlay(base, overlay)
}

fn ids(view: &View, query: &NearestQuery, budget: &Budget) -> (Vec<String>, bool) {
    let answer = view.nearest(query, budget).expect("an answer");
    (answer.hits.iter().map(|hit| hit.point.id.to_string()).collect(), answer.complete)
}

/// Gives a question ever more looks until its answer is whole; says how many looks and how long a beginning it saw.
fn check(view: &View, query: &NearestQuery) -> (u64, usize) {
    let (whole, complete) = ids(view, query, &Budget::unlimited());
    assert!(complete);
    let mut longest = 0;
    for looks in 0.. {
        let (found, complete) = ids(view, query, &Budget::of_looks(looks, u64::MAX));
        assert!(
            whole.starts_with(&found),
            "{looks} looks: {found:?} is no beginning of {whole:?} for {query:?}"
        );
        if complete {
            assert_eq!(found, whole, "{looks} looks");
            return (looks, longest);
        }
        longest = longest.max(found.len());
    }
    unreachable!("there are more numbers than looks")
}

#[test]
fn whenever_the_budget_is_spent_the_answer_is_a_beginning_of_the_whole_one() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = view(dir.path());
    let mut seen: BTreeMap<(&str, bool), (u64, usize, u64)> = BTreeMap::new();
    for seed in 0..160 {
        let query = question(30_000 + seed);
        for rank in [Rank::Distance, Rank::Soonest] {
            // The longest walks.
            let query = NearestQuery { rank, limit: 100, ..query.clone() };
            let plan = view.find(&query, &Budget::unlimited()).expect("an answer").plan;
            let (looks, longest) = check(&view, &query);
            let of_kind = seen.entry((plan.kind.as_str(), rank == Rank::Soonest)).or_default();
            *of_kind = (of_kind.0.max(looks), of_kind.1.max(longest), of_kind.2 + 1);
        }
    }
    for kind in [PlanKind::Scan, PlanKind::Tree, PlanKind::Merge, PlanKind::Text, PlanKind::Area] {
        for soonest in [false, true] {
            let (looks, _, questions) = seen.get(&(kind.as_str(), soonest)).copied().unwrap_or_default();
            assert!(questions >= 3 && looks >= 1, "{kind:?} soonest={soonest}: {seen:?}");
        }
    }
    // A walk that is cut off has something to tell.
    for walk in [("tree", false), ("tree", true), ("merge", true)] {
        assert!(seen[&walk].1 > 0, "{walk:?}: {seen:?}");
    }
}

#[test]
fn telling_stops_when_the_time_that_is_kept_for_it_is_over() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&world::register(200, 63), dir.path()));
    let query = NearestQuery::from_here(position(15.0, 101.0), instant("2026-12-08T03:00:00Z"));
    let whole = ids(&view, &query, &Budget::unlimited());
    assert_eq!(whole.0.len(), 10);
    // The overlay takes the first look; it has nothing to take another for.
    for told in 0..=10 {
        let (found, complete) = ids(&view, &query, &Budget::of_looks(u64::MAX, told));
        assert_eq!((&found[..], complete), (&whole.0[..told as usize], told == 10), "{told} looks");
    }
}

#[test]
fn words_that_match_too_many_offices_to_be_found_in_time_give_no_office_and_say_so() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&world::register(3_000, 64), dir.path()));
    let near = NearestQuery::from_here(position(15.0, 101.0), instant("2026-12-08T03:00:00Z"));
    let query = NearestQuery { text: Some("สำนักงาน".to_owned()), ..near };
    // 3,000 names match; the collection looks at the budget every 64 of them.
    assert_eq!(ids(&view, &query, &Budget::of_looks(40, u64::MAX)), (Vec::new(), false));
    assert_eq!(
        ids(&view, &query, &Budget::of_looks(400, u64::MAX)),
        ids(&view, &query, &Budget::unlimited())
    );
}
