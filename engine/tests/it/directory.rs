//! The offices of areas against every office, one by one, also through changes.

use std::collections::{BTreeMap, BTreeSet};

use domain::area::AreaLevel;
use domain::{AreaCode, ProcedureId, Status};
use engine::{NearestQuery, OfficeCounts, OfficeRecord, OpenFilter, QueryEngine, Records, View};

use crate::exactness::registers;
use crate::world::{PROCEDURES, instant, position};

const LEVELS: [AreaLevel; 3] = [AreaLevel::Province, AreaLevel::District, AreaLevel::Subdistrict];

fn offices(view: &View, records: &Records) -> Vec<OfficeRecord> {
    let shown = records.points.iter().filter_map(|point| view.office(point.id.as_str()).expect("whole"));
    shown.collect()
}

/// A question that every office passes.
fn everything(at: &str) -> NearestQuery {
    NearestQuery::from_here(position(0.0, 0.0), instant(at))
}

fn area(office: &OfficeRecord) -> Option<AreaCode> {
    office.point.subdistrict.or(office.found.map(|found| found.subdistrict))
}

fn counts<'o>(offices: impl Iterator<Item = &'o OfficeRecord>, at: &str) -> OfficeCounts {
    offices.fold(OfficeCounts::default(), |mut counts, office| {
        let status = office.schedule.status_at(instant(at));
        counts.all += 1;
        counts.open += usize::from(status == Status::Open);
        counts.unknown += usize::from(status == Status::Unknown);
        counts
    })
}

#[test]
fn an_area_has_the_offices_that_stand_in_it_with_a_pin_or_without() {
    let (at, mut looked_at, mut without_pin) = ("2026-12-08T10:00:00+07:00", 0, 0);
    for seed in 0..3 {
        for (view, records, _dir) in registers(seed) {
            let offices = offices(&view, &records);
            let all = offices.iter().filter_map(area);
            let areas: BTreeSet<AreaCode> =
                all.flat_map(|area| LEVELS.map(|level| area.at(level))).flatten().collect();
            for own in areas.into_iter().map(Some).chain([None]) {
                let is_in = |office: &&OfficeRecord| {
                    own.is_none_or(|own| area(office).is_some_and(|area| own.contains(area)))
                };
                let mut expected: Vec<&OfficeRecord> = offices.iter().filter(is_in).collect();
                expected.sort_by_cached_key(|office| {
                    (analyzers::sort_key(&office.point.name_th), office.point.id.to_string())
                });
                let directory = view.directory(own, &everything(at), 0..usize::MAX).expect("whole");
                let ids: Vec<&str> =
                    directory.offices.iter().map(|office| office.point.id.as_str()).collect();
                assert_eq!(
                    ids,
                    expected.iter().map(|office| office.point.id.as_str()).collect::<Vec<_>>(),
                    "{own:?}"
                );
                assert_eq!(directory.counts, counts(expected.iter().copied(), at), "{own:?}");
                for (part, own_counts) in &directory.parts {
                    let within =
                        expected.iter().filter(|one| area(one).is_some_and(|area| part.contains(area)));
                    assert_eq!(*own_counts, counts(within.copied(), at), "{part}");
                }
                let mut offered: BTreeMap<&str, usize> = BTreeMap::new();
                for (offer, ..) in expected.iter().flat_map(|office| &office.offers) {
                    *offered.entry(offer.procedure.as_str()).or_default() += 1;
                }
                if own.is_some() {
                    let told: BTreeMap<&str, usize> =
                        directory.procedures.iter().map(|(id, count)| (id.as_str(), *count)).collect();
                    assert_eq!(told, offered, "{own:?}");
                }
                let some = view.directory(own, &everything(at), 1..3).expect("whole").offices;
                let part: Vec<&str> = some.iter().map(|office| office.point.id.as_str()).collect();
                assert_eq!(part, ids.iter().skip(1).take(2).copied().collect::<Vec<_>>(), "{own:?}");
                looked_at += 1;
                without_pin += expected.iter().filter(|office| office.point.position.is_none()).count();
            }
            let mut ids: Vec<String> = offices.iter().map(|office| office.point.id.to_string()).collect();
            ids.sort();
            let listed = view.office_ids(0..usize::MAX).expect("whole");
            assert_eq!(listed.iter().map(ToString::to_string).collect::<Vec<_>>(), ids);
            assert_eq!(view.office_count(), ids.len());
            assert_eq!(view.office_ids(2..5).expect("whole")[..], listed[2..5]);
        }
    }
    assert!(looked_at > 50 && without_pin > 0, "{looked_at} areas, {without_pin} without a pin");
}

#[test]
fn a_question_leaves_those_in_the_list_that_pass_it_with_what_holds_at_the_door_that_it_asks_for() {
    let (mut listed, mut left_out) = (0, 0);
    for seed in 0..2 {
        for (view, records, _dir) in registers(seed) {
            let offices = offices(&view, &records);
            for procedure in PROCEDURES {
                for (open, kinds) in [
                    (OpenFilter::Any, vec![]),
                    (OpenFilter::Only, vec![]),
                    (OpenFilter::Any, vec!["municipality".to_owned()]),
                ] {
                    let id = ProcedureId::new(procedure).expect("an id");
                    let query = NearestQuery {
                        procedures: vec![vec![id.clone()]],
                        open,
                        kinds: kinds.clone(),
                        ..everything("2026-12-08T10:00:00+07:00")
                    };
                    let directory = view.directory(None, &query, 0..usize::MAX).expect("whole");
                    let expected = offices.iter().filter_map(|office| {
                        let (.., schedule) =
                            office.offers.iter().find(|(offer, ..)| offer.procedure == id)?;
                        let status = schedule.status_at(query.at);
                        let is_kind =
                            kinds.is_empty() || office.point.kind.as_deref() == Some("municipality");
                        let passes = is_kind && (open == OpenFilter::Any || status == Status::Open);
                        passes.then(|| (office.point.id.to_string(), status))
                    });
                    let mut expected: Vec<(String, Status)> = expected.collect();
                    expected.sort_by(|a, b| a.0.cmp(&b.0));
                    let found = directory.offices.iter();
                    let found = found.map(|office| (office.point.id.to_string(), office.state.status));
                    let mut found: Vec<(String, Status)> = found.collect();
                    found.sort_by(|a, b| a.0.cmp(&b.0));
                    assert_eq!(found, expected, "{procedure} {open:?} {kinds:?}");
                    assert_eq!(directory.counts.all, expected.len());
                    listed += expected.len();
                    left_out += offices.len() - expected.len();
                }
            }
        }
    }
    assert!(listed > 500 && left_out > 500, "{listed} {left_out}");
}
