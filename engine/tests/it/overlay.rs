use std::collections::HashMap;

use domain::change::Changed;
use domain::{Change, ServicePoint};
use engine::{Budget, Overlay, QueryEngine, Records, View};
use fastrand::Rng;

use crate::nearest::{assert_equal, question};
use crate::oracle::Oracle;
use crate::world::{self};

/// What the register holds after a point was set: the point, its offers and exceptions, from another register.
fn set(records: &mut Records, donor: &Records, point: &ServicePoint) -> Changed {
    remove(records, point);
    let offers: Vec<_> = donor.offers.iter().filter(|o| o.service_point == point.id).cloned().collect();
    let exceptions: Vec<_> =
        donor.exceptions.iter().filter(|e| e.service_point == point.id).cloned().collect();
    records.points.push(point.clone());
    records.offers.extend(offers.iter().cloned());
    records.exceptions.extend(exceptions.iter().cloned());
    Changed::ServicePoint { point: Box::new(point.clone()), offers, exceptions }
}

fn remove(records: &mut Records, point: &ServicePoint) {
    records.points.retain(|other| other.id != point.id);
    records.offers.retain(|offer| offer.service_point != point.id);
    records.exceptions.retain(|exception| exception.service_point != point.id);
}

#[test]
fn a_snapshot_with_changes_on_top_answers_as_the_changed_register() {
    let (mut records, donor) = (world::register(400, 21), world::register(500, 22));
    let dir = tempfile::tempdir().expect("a directory");
    let base = world::published(&records, dir.path());
    let mut overlay = Overlay::new(&base);
    let mut random = Rng::with_seed(7);
    let mut number = base.change();
    for round in 0..12 {
        for _ in 0..20 {
            let point = donor.points[random.usize(..donor.points.len())].clone();
            let what = if random.usize(..4) == 0 {
                remove(&mut records, &point);
                Changed::ServicePointRemoved(point.id)
            } else {
                set(&mut records, &donor, &point)
            };
            number = number.next();
            overlay.apply(&base, Change { number, what });
        }
        let view = View::with_overlay(base.clone(), overlay.clone());
        assert_eq!(view.change(), number);
        let oracle = Oracle::new(&records);
        for seed in 0..40 {
            let query = question(round * 1_000 + seed);
            let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
            assert_equal(&answer, &oracle.nearest(&query), &query);
        }
    }
    let by_id: HashMap<&str, &ServicePoint> = records.points.iter().map(|p| (p.id.as_str(), p)).collect();
    let view = View::with_overlay(base, overlay);
    for point in donor.points.iter().chain(&records.points) {
        let office = view.office(point.id.as_str()).expect("an answer");
        let expected = by_id.get(point.id.as_str());
        let shown = expected.filter(|p| p.visibility == domain::service_point::Visibility::Shown);
        assert_eq!(office.as_ref().map(|office| &office.point), shown.copied(), "{}", point.id);
    }
}
