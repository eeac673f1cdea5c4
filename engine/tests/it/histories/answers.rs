//! Answers of every kind, compared with the plain map.

use std::collections::BTreeMap;

use domain::service_point::Visibility;
use domain::{Offer, Procedure, ProcedureId};
use engine::{Budget, Comparison, NearestQuery, QueryEngine, Rank, Records, ScoredProcedure, View};
use fastrand::Rng;

use super::edits::{COMING, TITLES};
use super::model::Model;
use crate::nearest::{assert_equal, question};
use crate::oracle::Oracle;
use crate::soonest::{self, Judge};
use crate::world;

/// How much was compared.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compared {
    pub(super) edits: u64,
    pub(super) builds: u64,
    /// Comparisons with a snapshot built of the same records.
    pub(super) rebuilt: u64,
    pub(super) questions: u64,
    pub(super) hits: u64,
    /// Looked up by id.
    pub(super) offices: u64,
    /// For procedures by words.
    pub(super) searches: u64,
}

impl Compared {
    pub(super) fn add(&mut self, other: &Self) {
        self.edits += other.edits;
        self.builds += other.builds;
        self.rebuilt += other.rebuilt;
        self.questions += other.questions;
        self.hits += other.hits;
        self.offices += other.offices;
        self.searches += other.searches;
    }
}

/// Asks for the nearest, the soonest, offices by id and procedures, and compares.
pub(super) fn check(view: &View, model: &Model, random: &mut Rng, compared: &mut Compared, place: &str) {
    let oracle = Oracle::new(model.now());
    for _ in 0..10 {
        let query = with_coming_procedures(question(random.u64(..)), random);
        check_nearest(view, &oracle, &query, compared);
    }
    check_offices(view, model.now(), &oracle, compared, place);
    check_procedures(view, model.now(), place);
    match random.usize(..12) {
        // Minute by minute, which takes its time.
        0 => {
            let judge = Judge::new(model.now());
            let first = random.u64(..1 << 40);
            let seen = soonest::check(view, &judge, first..first + 12);
            (compared.questions, compared.hits) =
                (compared.questions + 12, compared.hits + seen.iter().sum::<usize>() as u64);
        }
        1..4 => check_against_a_build(view, model.now(), random, compared, place),
        _ => {}
    }
}

/// Procedures that are asked for may have come since, or gone.
fn with_coming_procedures(mut query: NearestQuery, random: &mut Rng) -> NearestQuery {
    for id in query.procedures.iter_mut().flatten() {
        if random.usize(..3) == 0 {
            *id = ProcedureId::new(COMING[random.usize(..COMING.len())]).expect("an id");
        }
    }
    query
}

fn check_nearest(view: &View, oracle: &Oracle, query: &NearestQuery, compared: &mut Compared) {
    let unlimited = Budget::unlimited();
    let answer = view.nearest(query, &unlimited).expect("an answer");
    assert!(answer.complete);
    assert_equal(&answer, &oracle.nearest(query), query);
    compared.questions += 1;
    compared.hits += answer.hits.len() as u64;
    for rank in [Rank::Distance, Rank::Soonest] {
        let query = NearestQuery { rank, ..query.clone() };
        let findings = view.find(&query, &unlimited).expect("an answer");
        let comparison = view.compare(&query, &findings, &unlimited).expect("a comparison");
        assert_eq!(comparison, Comparison::Equal, "{query:?}");
    }
}

/// Every office that there is or ever was, by id: its record, its offers and the hours of both.
fn check_offices(view: &View, records: &Records, oracle: &Oracle, compared: &mut Compared, place: &str) {
    let instants =
        ["2026-12-09T03:00:00Z", "2026-12-07T06:10:00Z", "2026-12-05T19:00:00Z"].map(world::instant);
    let shown = |point: &&domain::ServicePoint| point.visibility == Visibility::Shown;
    let expected: BTreeMap<&str, &domain::ServicePoint> =
        records.points.iter().filter(shown).map(|point| (point.id.as_str(), point)).collect();
    for number in 0..180 {
        let id = format!("p{number:05}");
        let office = view.office(&id).expect("an answer");
        let point = office.as_ref().map(|office| &office.point);
        assert_eq!(point, expected.get(id.as_str()).copied(), "{place}: {id}");
        let Some(office) = office else { continue };
        let own = oracle.offices.iter().find(|own| own.point.id.as_str() == id).expect("it is shown");
        let mut found: Vec<(Offer, Procedure)> =
            office.offers.iter().map(|(offer, procedure, _)| (offer.clone(), procedure.clone())).collect();
        found.sort_by(|a, b| a.1.id.cmp(&b.1.id));
        assert_eq!(found, offers(records, &id), "{place}: offers of {id}");
        for at in instants {
            let status = |schedule: &domain::Schedule| schedule.status_at(at);
            assert_eq!(status(&office.schedule), status(&own.schedule), "{place}: {id} at {at}");
            for (offer, _, schedule) in &office.offers {
                let (_, expected) =
                    own.offers.iter().find(|(id, _)| *id == offer.procedure).expect("it is offered");
                assert_eq!(status(schedule), status(expected), "{place}: {id} {} at {at}", offer.procedure);
            }
        }
        compared.offices += 1;
    }
}

fn offers(records: &Records, id: &str) -> Vec<(Offer, Procedure)> {
    let own = records.offers.iter().filter(|offer| offer.service_point.as_str() == id);
    let with_procedure = |offer: &Offer| {
        let procedure = records.procedures.iter().find(|one| one.id == offer.procedure);
        (offer.clone(), procedure.expect("offers name known procedures").clone())
    };
    let mut offers: Vec<(Offer, Procedure)> = own.map(with_procedure).collect();
    offers.sort_by(|a, b| a.1.id.cmp(&b.1.id));
    offers
}

fn check_procedures(view: &View, records: &Records, place: &str) {
    let mut expected = records.procedures.clone();
    expected.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(view.all_procedures().expect("procedures"), expected, "{place}");
    for id in world::PROCEDURES.iter().chain(&COMING) {
        let known = expected.iter().find(|one| one.id.as_str() == *id);
        assert_eq!(view.procedure(id).expect("an answer").as_ref(), known, "{place}");
        let ids: Vec<ProcedureId> = known.iter().map(|one| one.id.clone()).collect();
        assert_eq!(view.procedures_of(id).expect("an answer"), ids, "{place}");
    }
    for group in ["card", "home"] {
        let is_member = |one: &&Procedure| one.group.as_ref().is_some_and(|own| own.as_str() == group);
        let members: Vec<ProcedureId> = expected.iter().filter(is_member).map(|one| one.id.clone()).collect();
        assert_eq!(view.procedures_of(group).expect("an answer"), members, "{place}: {group}");
    }
}

/// A snapshot of the same records, with nothing on top, gives the same answers.
fn check_against_a_build(
    view: &View,
    records: &Records,
    random: &mut Rng,
    compared: &mut Compared,
    place: &str,
) {
    let dir = tempfile::tempdir().expect("a directory");
    let rebuilt = View::new(world::published(records, dir.path()));
    compared.rebuilt += 1;
    let words = TITLES.into_iter().chain(["บัตร", "ภาษี", "งาน card", "ทะเบยน", "[y9i", "2026"]);
    for words in words {
        let limit = 1 + random.usize(..6);
        let found = view.find_procedures(words, limit).expect("an answer");
        let everything = rebuilt.find_procedures(words, 1_000).expect("an answer");
        assert_same_rank(&found, &everything, limit, &format!("{place}: {words}"));
        compared.searches += 1;
    }
    for _ in 0..10 {
        let rank = [Rank::Distance, Rank::Soonest][random.usize(..2)];
        let query = NearestQuery { rank, ..with_coming_procedures(question(random.u64(..)), random) };
        let told = |view: &View| -> Vec<_> {
            let hits = view.nearest(&query, &Budget::unlimited()).expect("an answer").hits;
            let told = |hit: engine::Hit| {
                let mut procedures = hit.procedures.clone();
                procedures.sort();
                (hit.point.id.clone(), hit.state, hit.service, procedures, hit.hours, hit.found)
            };
            hits.into_iter().map(told).collect()
        };
        let (found, expected) = (told(view), told(&rebuilt));
        assert_eq!(found, expected, "{place}: {query:?}");
        compared.hits += found.len() as u64;
        compared.questions += 1;
    }
}

/// Sums of the same numbers in another order may differ in their last digits, and so may the order of equals.
fn assert_same_rank(found: &[ScoredProcedure], everything: &[ScoredProcedure], limit: usize, place: &str) {
    let shown = |list: &[ScoredProcedure]| -> Vec<(String, f32)> {
        list.iter().map(|one| (one.procedure.id.to_string(), one.score)).collect()
    };
    let near = |a: f32, b: f32| (a - b).abs() <= 1e-4 * a.abs().max(b.abs()).max(1e-3);
    let context = || format!("{place}: {:?} instead of {:?}", shown(found), shown(everything));
    assert_eq!(found.len(), everything.len().min(limit), "{}", context());
    for (place, one) in found.iter().enumerate() {
        let own = everything.iter().find(|other| other.procedure.id == one.procedure.id);
        let own = own.unwrap_or_else(|| panic!("{}", context()));
        assert_eq!(one.procedure, own.procedure);
        assert!(near(one.score, own.score) && near(one.score, everything[place].score), "{}", context());
    }
}
