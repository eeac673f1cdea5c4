//! Every office with what it offers, against asking for each of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::Changed;
use domain::service_point::Visibility;
use domain::{Change, ServicePoint};
use engine::{QueryEngine, View};

use crate::world;

#[test]
fn the_roll_has_every_office_with_what_it_offers_also_after_changes() {
    let records = world::register(60, 11);
    let dir = tempfile::tempdir().expect("a directory");
    let mut view = View::new(world::published(&records, dir.path()));
    check(&view);
    let shown: Vec<&ServicePoint> =
        records.points.iter().filter(|point| point.visibility == Visibility::Shown).collect();
    let mut renamed = shown[1].clone();
    renamed.name_th = "ชื่อใหม่".to_owned();
    let offers = records.offers.iter().filter(|offer| offer.service_point == renamed.id).cloned().collect();
    let removed = records.offers[0].procedure.clone();
    for what in [
        Changed::ServicePointRemoved(shown[0].id.clone()),
        Changed::ServicePoint { point: Box::new(renamed), offers, exceptions: Vec::new() },
        Changed::ProcedureRemoved(removed),
    ] {
        let number = view.change().next();
        view = view.with_change(Change { number, what }).expect("applied");
        check(&view);
    }
}

fn check(view: &View) {
    let roll = view.roll().expect("readable");
    assert_eq!(roll.points.len(), roll.offered.len());
    let offered = |places: &Vec<u32>| -> BTreeSet<String> {
        places.iter().map(|place| roll.procedures[*place as usize].to_string()).collect()
    };
    let found: BTreeMap<String, (&ServicePoint, BTreeSet<String>)> = roll
        .points
        .iter()
        .zip(&roll.offered)
        .map(|(point, places)| (point.id.to_string(), (point, offered(places))))
        .collect();
    let ids = view.office_ids(0..view.office_count()).expect("readable");
    assert_eq!(found.len(), ids.len());
    for id in ids {
        let office = view.office(id.as_str()).expect("readable").expect("it is listed");
        let (point, procedures) = &found[id.as_str()];
        assert_eq!(**point, office.point);
        let offers = office.offers.iter().map(|(offer, ..)| offer.procedure.to_string());
        assert_eq!(*procedures, offers.collect::<BTreeSet<_>>(), "{id}");
    }
}
