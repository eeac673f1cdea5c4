//! The offices of areas against every office, one by one, also through changes.

use std::collections::{BTreeMap, BTreeSet};

use domain::area::AreaLevel;
use domain::{AreaCode, Status};
use engine::{OfficeCounts, OfficeRecord, QueryEngine, Records, View};

use crate::exactness::registers;
use crate::world::instant;

const LEVELS: [AreaLevel; 3] = [AreaLevel::Province, AreaLevel::District, AreaLevel::Subdistrict];

fn offices(view: &View, records: &Records) -> Vec<OfficeRecord> {
    let shown = records.points.iter().filter_map(|point| view.office(point.id.as_str()).expect("whole"));
    shown.collect()
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
                let directory = view.directory(own, instant(at), 0..usize::MAX).expect("whole");
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
                let some = view.directory(own, instant(at), 1..3).expect("whole").offices;
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
