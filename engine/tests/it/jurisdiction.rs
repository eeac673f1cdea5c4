//! Who is responsible, and who may not serve: against the oracle, and case by case.

use std::sync::Arc;

use domain::change::Changed;
use domain::jurisdiction::{DrawnTerritory, Home, HomeCertainty, Standing};
use domain::procedure::{Jurisdiction, JurisdictionBasis};
use domain::service_point::ServicePoint;
use domain::{AreaCode, Change, Procedure, ProcedureId};
use engine::{
    Budget, Comparison, NearestQuery, Overlay, QueryEngine, Rank, Records, Responsible, View, home_named,
};
use fastrand::Rng;

use crate::exactness::hard_question;
use crate::nearest::assert_equal;
use crate::oracle::Oracle;
use crate::world::{self, instant, position};

/// A register with territories, as a snapshot and with a third of its points as changes on top; and what it holds then.
fn registers(seed: u64) -> [(View, Records, tempfile::TempDir); 2] {
    let records = world::with_territories(world::register(260, 900_000 + seed), seed);
    let donor = world::with_territories(world::register(300, 910_000 + seed), seed + 1);
    let dirs = [(); 2].map(|()| tempfile::tempdir().expect("a directory"));
    let base = world::published(&records, dirs[0].path());
    let (mut overlay, mut changed, mut number) = (Overlay::new(&base), records.clone(), base.change());
    let mut random = Rng::with_seed(seed);
    for point in donor.points.iter().filter(|_| random.usize(..3) == 0) {
        changed.points.retain(|other| other.id != point.id);
        changed.offers.retain(|offer| offer.service_point != point.id);
        changed.exceptions.retain(|exception| exception.service_point != point.id);
        let offers: Vec<_> =
            donor.offers.iter().filter(|one| one.service_point == point.id).cloned().collect();
        changed.points.push(point.clone());
        changed.offers.extend(offers.iter().cloned());
        number = number.next();
        let what = Changed::ServicePoint { point: Box::new(point.clone()), offers, exceptions: Vec::new() };
        overlay.apply(&base, Change { number, what }).expect("applied");
    }
    let [first, second] = dirs;
    let plain = View::new(base.clone());
    [(plain, records, first), (View::with_overlay(base, overlay), changed, second)]
}

fn home(random: &mut Rng) -> Home {
    let subdistricts: Vec<AreaCode> =
        (0..1 + random.usize(..2)).map(|_| world::some_square(random)).collect();
    let [only] = subdistricts[..] else { return Home::one_of(subdistricts, HomeCertainty::NearBorder) };
    // A point in it, as often as the name of it.
    match random.usize(..2) {
        0 => Home::of(only),
        _ => Home::of(only).at(world::within_square(only, random)),
    }
}

#[test]
fn offices_that_may_not_serve_are_left_out_and_all_others_stay() {
    let unlimited = Budget::unlimited();
    let mut left_out = 0;
    for seed in 0..3 {
        for (view, records, _dir) in registers(seed) {
            let oracle = Oracle::new(&records);
            for number in 0..700 {
                let mut random = Rng::with_seed(number ^ seed << 32);
                let rank = if number % 6 == 0 { Rank::Soonest } else { Rank::Distance };
                let without = NearestQuery { rank, ..hard_question(number) };
                let query = NearestQuery { home: Some(home(&mut random)), ..without.clone() };
                let findings = view.find(&query, &unlimited).expect("an answer");
                let compared = view.compare(&query, &findings, &unlimited).expect("a comparison");
                assert_eq!(compared, Comparison::Equal, "{query:?} {findings:?}");
                if rank == Rank::Distance {
                    let answer = view.nearest(&query, &unlimited).expect("an answer");
                    assert_equal(&answer, &oracle.nearest(&query), &query);
                }
                left_out += usize::from(oracle.nearest(&query) != oracle.nearest(&without));
            }
        }
    }
    assert!(left_out > 400, "{left_out} answers are others with a home");
}

#[test]
fn everyone_who_serves_a_place_by_code_or_by_what_was_drawn_is_responsible_with_or_without_a_pin() {
    let (mut with_pin, mut without_pin, mut drawn, mut perhaps) = (0, 0, 0, 0);
    for seed in 10..13 {
        for (view, records, _dir) in registers(seed) {
            let oracle = Oracle::new(&records);
            for number in 0..120 {
                let mut random = Rng::with_seed(number ^ seed << 32);
                let home = home(&mut random);
                let procedures =
                    vec![world::PROCEDURES.map(|id| ProcedureId::new(id).expect("an id")).to_vec()];
                let from = position(15.0, 101.0);
                let query = NearestQuery {
                    procedures,
                    home: Some(home.clone()),
                    ..NearestQuery::from_here(from, instant("2026-12-08T03:00:00Z"))
                };
                for answer in view.responsible(&query).expect("an answer") {
                    let mut found: Vec<String> =
                        answer.offices.iter().map(|office| office.hit.point.id.to_string()).collect();
                    found.sort_unstable();
                    if answer.standing == Standing::NotApplicable {
                        assert!(
                            found.is_empty()
                                && ["card-new", "card-renewal"].contains(&answer.procedure.as_str())
                        );
                        continue;
                    }
                    // Names in this world tell nothing, so nobody else is likely.
                    let expected = oracle.who_may(&answer.procedure, &home);
                    assert!(expected.len() <= found.len() || found.len() == 20, "{home:?} {answer:?}");
                    assert!(found.iter().all(|id| expected.contains(id)), "{home:?} {answer:?}");
                    assert_eq!(expected.is_empty(), answer.standing == Standing::None);
                    with_pin += answer.offices.iter().filter(|one| one.hit.distance.is_some()).count();
                    let of_drawn = answer.offices.iter().filter(|one| {
                        let id = one.hit.point.id.as_str();
                        let office = oracle.offices.iter().find(|office| office.point.id.as_str() == id);
                        office.is_some_and(|office| office.point.territory.is_some())
                    });
                    drawn += of_drawn.count();
                    perhaps += answer.offices.iter().filter(|one| one.is_perhaps).count();
                    without_pin += answer.offices.iter().filter(|one| one.hit.distance.is_none()).count();
                }
            }
        }
    }
    assert!(with_pin > 500 && without_pin > 10, "{with_pin} {without_pin}");
    assert!(drawn > 500 && perhaps > 200, "{drawn} {perhaps}");
}

fn local(id: &str, name: &str, address: &str, serves: &[&str]) -> ServicePoint {
    let mut point = world::point(id, None);
    name.clone_into(&mut point.name_th);
    point.agency = Some(name.into());
    point.address = Some(address.to_owned());
    point.serves = serves.iter().map(|code| code.parse().expect("a code")).collect();
    point
}

fn procedure(id: &str, jurisdiction: Option<Jurisdiction>, season: Option<&str>) -> Procedure {
    let season = season.map(str::to_owned);
    Procedure {
        jurisdiction,
        jurisdiction_basis: Some(JurisdictionBasis::Residence),
        season,
        ..world::procedure(id)
    }
}

/// Local administrations of Bueng Kan, most as the national register has them: without territory.
fn bueng_kan() -> Records {
    let procedures = vec![
        procedure("allowance", Some(Jurisdiction::Local), None),
        procedure("autumn", Some(Jurisdiction::Local), Some("Oct-Nov")),
        procedure("anywhere", Some(Jurisdiction::Any), None),
        procedure("nobody-said", None, None),
    ];
    let mut records = Records { procedures, ..Records::default() };
    let (seka, mueang) = ("อำเภอเซกา จังหวัดบึงกาฬ", "อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ");
    records.points = vec![
        local("sok-kam", "องค์การบริหารส่วนตำบลโสกก่าม", seka, &[]),
        local("tha-sa-at-1", "เทศบาลตำบลท่าสะอาด", seka, &[]),
        local("tha-sa-at-2", "องค์การบริหารส่วนตำบลท่าสะอาด", seka, &[]),
        local("bueng-kan", "เทศบาลเมืองบึงกาฬ", mueang, &[]),
        local("si-phana", "เทศบาลตำบลศรีพนา", seka, &[]),
        local("pao", "องค์การบริหารส่วนจังหวัดบึงกาฬ", mueang, &["38"]),
        local("sang", "เทศบาลตำบลซาง", seka, &["380402"]),
        local("sang-desk", "จุดบริการ เทศบาลตำบลซาง", seka, &["380402"]),
    ];
    let pins = [("sang", 17.95, 103.95), ("sang-desk", 17.96, 103.96), ("pao", 18.36, 103.65)];
    for (id, latitude, longitude) in pins {
        let pinned = records.points.iter_mut().find(|point| point.id.as_str() == id).expect("a point");
        pinned.position = Some(position(latitude, longitude));
        pinned.hours = world::hours("Mo-Fr 08:30-16:30");
        if id == "sang-desk" {
            pinned.agency = Some("เทศบาลตำบลซาง".into());
        }
    }
    for point in &records.points {
        records.offers.extend(records.procedures.iter().map(|own| world::offer(point, own.id.as_str())));
    }
    records
}

fn ask(view: &View, home: Home) -> Vec<Responsible> {
    let id = |id| vec![ProcedureId::new(id).expect("an id")];
    let query = NearestQuery {
        procedures: ["allowance", "autumn", "anywhere", "nobody-said"].map(id).to_vec(),
        home: Some(home),
        ..NearestQuery::from_here(position(13.75, 100.5), instant("2026-12-08T03:00:00Z"))
    };
    view.responsible(&query).expect("an answer")
}

fn ids(answer: &Responsible) -> Vec<&str> {
    answer.offices.iter().map(|office| office.hit.point.id.as_str()).collect()
}

#[test]
fn an_allowance_asked_for_from_bangkok_leads_to_the_local_administration_or_names_the_gap() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&bueng_kan(), dir.path()));
    for (place, standing, offices, why) in [
        ("ตำบลโสกก่าม", Standing::Likely, &["sok-kam"][..], "องค์การบริหารส่วนตำบลโสกก่าม"),
        ("ท่าสะอาด เซกา", Standing::Ambiguous, &["tha-sa-at-1", "tha-sa-at-2"], "สำนักทะเบียน"),
        ("ซาง เซกา บึงกาฬ", Standing::Found, &["sang", "sang-desk"], "ผู้มีทะเบียนบ้านในตำบลซาง"),
        // The register's gap: the municipality took วิศิษฐ์ in, and nobody says so.
        ("วิศิษฐ์", Standing::None, &[], "ตำบลวิศิษฐ์ อำเภอเมืองบึงกาฬ"),
        // เซกา has an office whose territory nobody knows.
        ("ตำบลเซกา", Standing::None, &[], "เทศบาลตำบลศรีพนา"),
        ("ศรีชมภู บึงกาฬ", Standing::None, &[], "ศรีชมภู"),
    ] {
        let answers = ask(&view, home_named(place).expect(place));
        let allowance = &answers[0];
        assert_eq!((allowance.standing, ids(allowance)), (standing, offices.to_vec()), "{place}");
        assert!(allowance.why.th.contains(why), "{place}: {}", allowance.why.th);
        assert!(!ids(allowance).contains(&"pao"), "{place}");
        assert_eq!(answers[2].standing, Standing::NotApplicable);
        assert_eq!(answers[3].standing, Standing::NotApplicable);
        assert!(answers[3].why.th.contains("โทรถาม"), "{}", answers[3].why.th);
    }
}

#[test]
fn out_of_season_the_office_is_told_and_when_it_takes_applications_again() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&bueng_kan(), dir.path()));
    let answers = ask(&view, home_named("ตำบลโสกก่าม").expect("a place"));
    let [allowance, autumn, ..] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(ids(autumn), ["sok-kam"]);
    assert!(!autumn.season.open_now && allowance.season.open_now);
    let opens = autumn.season.opens_next.expect("an instant").to_rfc3339();
    assert_eq!(opens, "2027-10-01T00:00:00+07:00");
}

#[test]
fn a_change_of_territory_shows_at_once() {
    let dir = tempfile::tempdir().expect("a directory");
    let records = bueng_kan();
    let view = View::new(world::published(&records, dir.path()));
    let mut town = records.points[3].clone();
    town.serves = ["380101", "380110"].map(|code| code.parse::<AreaCode>().expect("a code")).to_vec();
    let offers = records.offers.iter().filter(|offer| offer.service_point == town.id).cloned().collect();
    let what = Changed::ServicePoint { point: Box::new(town), offers, exceptions: Vec::new() };
    let number = view.change().next();
    let view = view.with_change(Change { number, what }).expect("applied");
    let answers = ask(&view, home_named("วิศิษฐ์").expect("a place"));
    assert_eq!((answers[0].standing, ids(&answers[0])), (Standing::Found, vec!["bueng-kan"]));
}

#[test]
fn what_an_office_drew_is_asked_for_by_a_point_and_only_likely_by_a_subdistrict() {
    let ring =
        [(11.0, 100.0), (11.0, 100.5), (12.0, 100.5), (12.0, 100.0)].map(|(lat, lon)| position(lat, lon));
    let mut town = local("town", "เทศบาลนคร ก", "", &[]);
    town.territory = Some(Arc::new(DrawnTerritory::of(vec![vec![ring.to_vec()]])));
    let rest = local("rest", "อบต. ข", "", &["2103"]);
    let allowance = procedure("allowance", Some(Jurisdiction::Local), None);
    let mut records = world::register(0, 1);
    records.procedures = vec![allowance];
    records.offers = vec![world::offer(&town, "allowance"), world::offer(&rest, "allowance")];
    records.points = vec![town, rest];
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let square = world::square(11, 100);
    let asked = |home: Home| {
        let allowance = vec![ProcedureId::new("allowance").expect("an id")];
        let query = NearestQuery {
            procedures: vec![allowance],
            home: Some(home),
            ..NearestQuery::from_here(position(13.75, 100.5), instant("2026-12-08T03:00:00Z"))
        };
        let mut answers = view.responsible(&query).expect("an answer");
        let answer = answers.remove(0);
        let ids: Vec<String> = answer.offices.iter().map(|one| one.hit.point.id.to_string()).collect();
        (answer.standing, ids, answer.why.th)
    };
    let at = |lon: f64| view.home_at(position(11.5, lon)).expect("there are boundaries");
    let (standing, ids, why) = asked(at(100.2));
    assert_eq!((standing, ids), (Standing::Found, vec!["town".to_owned()]));
    assert!(why.contains("เฉพาะส่วนที่อยู่ในเขต"), "{why}");
    let (standing, ids, _) = asked(at(100.8));
    assert_eq!((standing, ids), (Standing::None, vec![]));
    let (standing, ids, why) = asked(Home::of(square));
    assert_eq!((standing, ids), (Standing::Likely, vec!["town".to_owned()]));
    assert!(why.contains("เพียงบางส่วน"), "{why}");
    let (standing, _, why) = asked(at(100.5005));
    assert_eq!(standing, Standing::Likely);
    assert!(why.contains("ใกล้แนวเขต"), "{why}");
}
