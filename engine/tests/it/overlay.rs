use std::collections::HashMap;

use domain::change::Changed;
use domain::hours::{CalendarDay, DayKind, Decider};
use domain::id::CalendarId;
use domain::{Change, ServicePoint, Status};
use engine::{Budget, Overlay, QueryEngine, Records, Term, View};
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
            overlay.apply(&base, Change { number, what }).expect("applied");
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

#[test]
fn a_day_of_a_calendar_changes_for_all_offices_that_keep_it_and_can_be_withdrawn() {
    let (mut records, donor) = (world::register(300, 31), world::register(300, 32));
    let dir = tempfile::tempdir().expect("a directory");
    let base = world::published(&records, dir.path());
    let mut overlay = Overlay::new(&base);
    let mut number = base.change();
    let mut random = Rng::with_seed(8);
    let (national, date) = (CalendarId::national(), "2026-12-09".parse().expect("a date"));
    let announced = CalendarDay {
        announced_on: "2026-12-01".parse().ok(),
        ..CalendarDay::whole(date, DayKind::Closed, "วันหยุดราชการเพิ่มเป็นกรณีพิเศษ")
    };
    let withdrawn = CalendarDay { withdrawn_on: "2026-12-02".parse().ok(), ..announced.clone() };
    let other =
        CalendarDay::whole("2026-12-07".parse().expect("a date"), DayKind::Unknown, "หัวหน้าส่วนราชการพิจารณา");
    for days in [vec![announced], vec![withdrawn], vec![other]] {
        for day in &days {
            records.calendars.set(&national, day.clone());
        }
        number = number.next();
        let what = Changed::CalendarDays { calendar: national.clone(), days };
        overlay.apply(&base, Change { number, what }).expect("applied");
        for _ in 0..10 {
            let point = donor.points[random.usize(..donor.points.len())].clone();
            number = number.next();
            let what = set(&mut records, &donor, &point);
            overlay.apply(&base, Change { number, what }).expect("applied");
        }
        let view = View::with_overlay(base.clone(), overlay.clone());
        let oracle = Oracle::new(&records);
        for seed in 0..60 {
            let query = question(seed);
            let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
            assert_equal(&answer, &oracle.nearest(&query), &query);
        }
    }
}

#[test]
fn what_kinds_and_organisations_are_called_goes_by_the_newest_change() {
    let term = |id: &str, name: &str| Term { id: id.to_owned(), name_th: name.to_owned(), name_en: None };
    let terms = vec![term("a", "ก"), term("c", "ค"), term("d", "ง")];
    let records = Records { terms, ..Records::default() };
    let dir = tempfile::tempdir().expect("a directory");
    let base = world::published(&records, dir.path());
    let mut overlay = Overlay::new(&base);
    let mut number = base.change();
    for (id, name) in [("b", Some("ข")), ("c", Some("ฆ")), ("d", None)] {
        number = number.next();
        let name_th = name.map(str::to_owned);
        let what = Changed::Named { id: id.to_owned(), name_th, name_en: None };
        overlay.apply(&base, Change { number, what }).expect("applied");
    }
    let terms = View::with_overlay(base, overlay).terms().expect("terms");
    assert_eq!(terms, [term("a", "ก"), term("b", "ข"), term("c", "ฆ")]);
}

#[test]
fn an_office_tells_the_holiday_that_was_announced_after_the_snapshot() {
    let mut records = Records::default();
    let mut point = world::point("a", Some(world::position(18.36, 103.65)));
    point.hours = world::hours("Mo-Fr 08:30-16:30");
    records.points.push(point);
    let dir = tempfile::tempdir().expect("a directory");
    let base = world::published(&records, dir.path());
    let mut overlay = Overlay::new(&base);
    let day = CalendarDay::whole("2026-12-09".parse().expect("a date"), DayKind::Closed, "วันหยุดพิเศษ");
    let what = Changed::CalendarDays { calendar: CalendarId::national(), days: vec![day] };
    let mut query = question(0);
    query.procedures.clear();
    query.kinds.clear();
    query.areas.clear();
    (query.ministries, query.text, query.radius) = (Vec::new(), None, None);
    (query.open, query.at) = (engine::OpenFilter::Any, world::instant("2026-12-09T10:00:00+07:00"));
    let told = |view: &View| {
        let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
        let state = answer.hits[0].state.clone();
        (state.status, matches!(state.decided_by, Decider::Calendar { .. }))
    };
    assert_eq!(told(&View::new(base.clone())), (Status::Open, false));
    overlay.apply(&base, Change { number: base.change().next(), what }).expect("applied");
    assert_eq!(told(&View::with_overlay(base, overlay)), (Status::Closed, true));
}
