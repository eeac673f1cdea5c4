//! What a change would mean, against asking everything twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::change::Changed;
use domain::jurisdiction::{DrawnTerritory, Home};
use domain::service_point::Visibility;
use domain::travel::{Means, StraightLine};
use domain::{AreaCode, Change, Metres, Offer, ProcedureId, ServicePoint, ServicePointId};
use engine::preview::{Answer, Consequence, Place, Preview, PreviewQuery, Universe, preview};
use engine::{Area, Areas, Budget, NearestQuery, OpenFilter, QueryEngine, Records, View};
use fastrand::Rng;

use crate::world::{self, PROCEDURES, between, instant, position};

/// Four subdistricts of a quarter of a degree.
fn squares() -> Vec<Area> {
    let corner =
        |row: u32, column: u32| position(10.0 + f64::from(row) / 4.0, 99.0 + f64::from(column) / 4.0);
    let area = |number: u32| {
        let (row, column) = (number / 2, number % 2);
        let ring = vec![
            corner(row, column),
            corner(row, column + 1),
            corner(row + 1, column + 1),
            corner(row + 1, column),
        ];
        Area { code: code(number), rings: vec![ring] }
    };
    (0..4).map(area).collect()
}

fn code(number: u32) -> AreaCode {
    AreaCode::from_number(200_101 + 100 * (number / 2) + number % 2).expect("a code")
}

fn register(seed: u64) -> Records {
    let mut records = world::with_territories(world::register(40, seed), seed);
    let mut random = Rng::with_seed(seed);
    records.boundaries.subdistricts = squares();
    for point in &mut records.points {
        let place = position(between(&mut random, 9.9, 10.6), between(&mut random, 98.9, 99.6));
        point.position = point.position.map(|_| place);
        let area = code(random.u32(..4));
        let around: Vec<AreaCode> = std::iter::successors(Some(area), |area| area.parent()).collect();
        point.serves = vec![around[random.usize(..3)]];
        point.territory = None;
        if random.usize(..4) == 0 {
            (point.serves, point.territory) = (Vec::new(), Some(drawn(&mut random)));
        }
    }
    records
}

/// What an office draws in the squares.
fn drawn(random: &mut Rng) -> Arc<DrawnTerritory> {
    world::drawn((between(random, 9.9, 10.6), between(random, 98.9, 99.6)), 0.2, random)
}

/// Moves, hides, closes, opens, unlinks or gives another territory.
fn changed(records: &Records, random: &mut Rng) -> (ServicePoint, Vec<Offer>) {
    let shown: Vec<&ServicePoint> =
        records.points.iter().filter(|point| point.visibility == Visibility::Shown).collect();
    let mut point = shown[random.usize(..shown.len())].clone();
    let mut offers: Vec<Offer> =
        records.offers.iter().filter(|offer| offer.service_point == point.id).cloned().collect();
    match random.usize(..7) {
        0 | 1 => {
            let place = position(between(random, 9.9, 10.6), between(random, 98.9, 99.6));
            point.position = Some(place);
        }
        2 => point.visibility = Visibility::Hidden,
        3 => point.hours = world::hours(world::HOURS[random.usize(..world::HOURS.len())]),
        4 => offers.clear(),
        5 => point.territory = Some(drawn(random)),
        _ => point.serves = vec![code(random.u32(..4))],
    }
    (point, offers)
}

fn answer(view: &View, place: &Place, procedure: &ProcedureId, query: &PreviewQuery) -> Option<Answer> {
    let question = NearestQuery {
        procedures: vec![vec![procedure.clone()]],
        home: Some(Home::of(place.subdistrict).at(place.centre)),
        open: query.open,
        limit: 1,
        ..NearestQuery::from_here(place.centre, query.at)
    };
    let nearest = view.nearest(&question, &Budget::unlimited()).expect("an answer");
    let hit = nearest.hits.into_iter().next()?;
    let distance = domain::ellipsoid::geodesic(place.centre, hit.point.position.expect("a pin"));
    Some(Answer { office: hit.point.id, distance, time: StraightLine::time(query.travel, distance) })
}

#[test]
fn a_preview_is_the_difference_of_two_recomputations() {
    let universe = Universe::of(&Areas::new(squares()));
    assert!((400..900).contains(&universe.places().len()), "{}", universe.places().len());
    let (mut with_change, mut lost, mut cut_short) = (0, 0, 0);
    for seed in 0..20 {
        let records = register(7_000 + seed);
        let dir = tempfile::tempdir().expect("a directory");
        let before = View::new(world::published(&records, dir.path()));
        let mut random = Rng::with_seed(seed);
        for _ in 0..3 {
            let mut after = before.clone();
            let (mut ids, mut changes): (Vec<ServicePointId>, Vec<Change>) = (Vec::new(), Vec::new());
            for _ in 0..1 + random.usize(..2) {
                let (point, offers) = changed(&records, &mut random);
                ids.push(point.id.clone());
                let what = Changed::ServicePoint { point: Box::new(point), offers, exceptions: Vec::new() };
                let number = after.change().next();
                changes.push(Change { number, what });
                after = after.with_change(changes[changes.len() - 1].clone()).expect("applied");
            }
            let query = PreviewQuery {
                at: instant("2026-12-10T03:00:00Z"),
                open: [OpenFilter::Any, OpenFilter::Only][random.usize(..2)],
                travel: Means::Car,
                reach: Metres(12_000.0),
                people: BTreeMap::from([(code(0), 1_000), (code(1), 9_000)]),
            };
            let all = Budget::unlimited();
            let found = preview((&before, &after), &ids, &universe, &query, &all).expect("a preview");
            let mut expected = Vec::new();
            for procedure in PROCEDURES {
                let procedure = ProcedureId::new(procedure).expect("an id");
                for place in universe.places() {
                    let sides = [&before, &after].map(|view| answer(view, place, &procedure, &query));
                    let [before, after] = sides;
                    if before != after {
                        expected.push(Consequence {
                            procedure: procedure.clone(),
                            place: place.hexagon,
                            subdistrict: place.subdistrict,
                            before,
                            after,
                        });
                    }
                }
            }
            assert_eq!(found, Preview::of(expected, &universe, &query), "{ids:?} {query:?}");
            // What the register itself previews, and what a part of the looks comes to.
            let whole = before.preview(&changes, &query, &all).expect("a preview");
            assert_eq!(whole.as_ref(), Some(&found));
            let cut = before.preview(&changes, &query, &Budget::of_looks(random.u64(..60), 0));
            let cut = cut.expect("a preview").expect("there are areas");
            let told = |one: &Consequence| found.consequences.contains(one);
            assert!(cut.consequences.iter().all(told), "what was told is right");
            assert!(!cut.is_complete || cut == found, "{ids:?}");
            cut_short += usize::from(!cut.is_complete);
            with_change += usize::from(!found.consequences.is_empty());
            lost += found.left_without.len();
        }
    }
    assert!(with_change > 15 && lost > 10 && cut_short > 15, "{with_change} {lost} {cut_short}");
}

#[test]
fn hexagons_have_the_size_and_the_names_of_h3() {
    let universe = Universe::of(&Areas::new(squares()));
    let first = universe.places()[0];
    // Resolution 7, as any implementation of H3 writes it.
    assert_eq!(first.hexagon.to_string().len(), 15);
    assert!(first.hexagon.to_string().starts_with("87"), "{}", first.hexagon);
    assert_eq!(engine::preview::Hexagon::around(first.centre), first.hexagon);
    let counted: usize = (0..4).map(|number| universe.count_in(code(number))).sum();
    assert_eq!(counted, universe.places().len());
}
