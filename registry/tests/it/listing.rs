//! Lists of service points, against the points themselves.

use chrono::TimeDelta;
use domain::service_point::Visibility;
use domain::{AreaCode, ChangeNumber, Position, ServicePoint};
use registry::{
    Action, Author, CodeWord, Cursor, Edit, Grant, ListedPoint, Listing, LogFilter, Page, PointFilter,
    PointOrder, PointQuestion, ProcedureQuestion, Record, Registry, Role, Scope, Similar, Term, UnitPlace,
    may,
};

use crate::places::{Place, on_both};
use crate::world::{Draw, at, office, office_id, officer, procedure, record};

const POINTS: u32 = 60;

/// A register with points of a few ministries, areas and kinds.
async fn filled(place: &Place) -> (Registry, Vec<(ServicePoint, u64)>) {
    let register = place.register().await;
    let mut draw = Draw::new(11);
    let procedures = (0..4).map(|number| Edit::set(procedure(number, "ก"), ChangeNumber(0)));
    register.append(procedures.collect(), &officer()).await.expect("new ones");
    let mut points = Vec::new();
    for number in 0..POINTS {
        let mut office = draw.office();
        let id = office_id(number);
        office.point.id = id.clone();
        office.point.ministry =
            [None, Some("มหาดไทย".into()), Some("คลัง".into())][draw.rng.usize(..3)].clone();
        office.point.department = [None, Some("ที่ดิน".into())][draw.rng.usize(..2)].clone();
        let areas = ["380401", "380402", "380501", "900101"];
        office.point.subdistrict = areas[draw.rng.usize(..4)].parse().ok();
        office.point.name_th = format!("{}50%_{}", ["อำเภอ", "เขต"][draw.rng.usize(..2)], draw.rng.u8(..5));
        office.point.succeeded_by = None;
        // A tree: each unit stands below one with a smaller number.
        office.point.parent = (number > 0).then(|| office_id(draw.rng.u32(..number)));
        office.point.aliases = Vec::new();
        office.point.name_en = None;
        office.offers.iter_mut().for_each(|offer| offer.service_point = id.clone());
        office.exceptions.clear();
        points.push((office.point.clone(), office.offers.len() as u64));
        register
            .append(vec![Edit::set(record(office), ChangeNumber(0))], &officer())
            .await
            .expect("a new one");
    }
    (register, points)
}

fn passes(filter: &PointFilter, point: &ServicePoint) -> bool {
    let is = |asked: &Option<String>, word: &Option<std::sync::Arc<str>>| {
        asked.as_ref().is_none_or(|asked| word.as_deref() == Some(asked))
    };
    let words = filter.name.as_deref().unwrap_or_default();
    is(&filter.ministry, &point.ministry)
        && is(&filter.department, &point.department)
        && filter.area.is_none_or(|area| point.subdistrict.and_then(|s| s.at(area.level())) == Some(area))
        && filter.is_hidden.is_none_or(|hidden| hidden == (point.visibility == Visibility::Hidden))
        && filter.has_pin.is_none_or(|pinned| pinned == point.position.is_some())
        && words.split(' ').all(|word| point.name_th.contains(word))
}

fn filters() -> Vec<PointFilter> {
    let none = PointFilter::default;
    let word = |word: &str| Some(word.to_owned());
    let area = |code: &str| code.parse::<AreaCode>().ok();
    vec![
        none(),
        PointFilter { ministry: word("มหาดไทย"), ..none() },
        PointFilter { ministry: word("คลัง"), department: word("ที่ดิน"), ..none() },
        PointFilter { area: area("38"), ..none() },
        PointFilter { area: area("3804"), is_hidden: Some(false), ..none() },
        PointFilter { area: area("380402"), has_pin: Some(true), ..none() },
        PointFilter { is_hidden: Some(true), ..none() },
        PointFilter { name: word("0%_1"), ..none() },
        PointFilter { name: word("50%_2 อำเภอ"), ..none() },
        PointFilter { name: word("' OR 1=1 --"), ..none() },
    ]
}

const ORDERS: [PointOrder; 4] =
    [PointOrder::Code, PointOrder::Name, PointOrder::EditedAt, PointOrder::Offers];

async fn page(
    register: &Registry,
    filter: &PointFilter,
    scope: &Scope,
    (order, is_descending): (PointOrder, bool),
    page: Page,
) -> Listing {
    let question = PointQuestion { filter, scope, order, is_descending, page: &page, limit: 7, now: at(0) };
    register.list(&question).await.expect("a list")
}

/// The whole list, in two ways.
async fn whole(
    register: &Registry,
    filter: &PointFilter,
    scope: &Scope,
    sorted: (PointOrder, bool),
) -> (Vec<ListedPoint>, u64) {
    let (mut skipped, mut followed, mut total) = (Vec::new(), Vec::new(), 0);
    let mut behind: Option<Cursor> = None;
    loop {
        let by_number = page(register, filter, scope, sorted, Page::Skip(skipped.len() as u64)).await;
        let next = behind.take().map_or(Page::Skip(0), Page::Behind);
        let by_line = page(register, filter, scope, sorted, next).await;
        total = total.max(by_number.total);
        assert_eq!(by_line.total, by_number.total, "{filter:?}");
        skipped.extend(by_number.points);
        followed.extend(by_line.points);
        match by_line.next {
            Some(next) => behind = Some(next),
            None => break,
        }
    }
    assert_eq!(skipped, followed, "{filter:?} by {sorted:?}");
    (skipped, total)
}

#[test]
fn a_list_has_the_points_that_pass_in_its_order_page_by_page() {
    on_both(async |place| {
        let (register, points) = filled(&place).await;
        for filter in filters() {
            for sorted in ORDERS.into_iter().flat_map(|order| [(order, false), (order, true)]) {
                let mut expected: Vec<&(ServicePoint, u64)> =
                    points.iter().filter(|(point, _)| passes(&filter, point)).collect();
                expected.sort_by_key(|(point, offers)| {
                    let code = point.code.as_ref().map_or("", domain::UnitCode::as_str);
                    let by = match sorted.0 {
                        PointOrder::Code => code.as_bytes().to_vec(),
                        PointOrder::Name => analyzers::sort_key(&point.name_th),
                        PointOrder::EditedAt => Vec::new(),
                        PointOrder::Offers => offers.to_be_bytes().to_vec(),
                    };
                    (by, point.id.clone())
                });
                if sorted.1 {
                    expected.reverse();
                }
                let (found, total) = whole(&register, &filter, &Scope::everything(), sorted).await;
                let told: Vec<_> = found.iter().map(|listed| (&listed.id, listed.offers)).collect();
                let expected: Vec<_> = expected.iter().map(|(point, offers)| (&point.id, *offers)).collect();
                assert_eq!(told, expected, "{filter:?} by {sorted:?}");
                assert_eq!(total, expected.len() as u64);
            }
        }
        let edited =
            page(&register, &filters()[0], &Scope::everything(), (PointOrder::Code, false), Page::Skip(0))
                .await;
        assert_eq!(
            (edited.points[0].edited_by.as_str(), edited.points[0].edited_at),
            ("person:somchai", at(0))
        );
    });
}

/// Where a unit belongs, by walking up.
fn place_of(point: &ServicePoint, points: &[(ServicePoint, u64)], tree: &[Term]) -> UnitPlace {
    let above = |unit: &domain::ServicePointId| {
        points.iter().find(|(point, _)| point.id == *unit).and_then(|(point, _)| point.parent.clone())
    };
    let units = std::iter::successors(Some(point.id.clone()), above).collect();
    let own =
        [&point.ministry, &point.department, &point.agency].into_iter().flatten().map(ToString::to_string);
    let over = |id: &String| tree.iter().find(|term| term.id == *id).and_then(|term| term.parent.clone());
    let organisations = own.flat_map(|id| std::iter::successors(Some(id), over)).collect();
    UnitPlace { units, organisations, subdistrict: point.subdistrict }
}

#[test]
fn a_list_and_its_facets_have_only_what_whoever_asks_may_read() {
    on_both(async |place| {
        let (register, points) = filled(&place).await;
        let term = |id: &str, parent: &str| Term {
            id: id.to_owned(),
            name_th: id.to_owned(),
            name_en: None,
            parent: Some(parent.to_owned()),
        };
        let tree = [term("ที่ดิน", "กรม"), term("กรม", "รัฐ"), term("คลัง", "รัฐ")];
        let new = tree.iter().map(|term| Edit::set(Record::Organisation(term.clone()), ChangeNumber(0)));
        register.append(new.collect(), &officer()).await.expect("organisations");
        let grant = |role| Grant { role, until: None };
        let area = |code: &str| code.parse::<AreaCode>().expect("a code");
        let officer_of = |number| grant(Role::Officer(office_id(number)));
        let expired = Grant { role: Role::Administrator, until: Some(at(-1)) };
        for grants in [
            vec![],
            vec![expired.clone()],
            vec![officer_of(0)],
            vec![officer_of(7)],
            vec![officer_of(5), officer_of(41), expired],
            vec![grant(Role::Manager("ที่ดิน".into()))],
            vec![grant(Role::Manager("กรม".into()))],
            vec![grant(Role::Manager("รัฐ".into())), officer_of(3)],
            vec![grant(Role::Supervisor(area("3804")))],
            vec![grant(Role::Supervisor(area("90"))), grant(Role::Manager("มหาดไทย".into()))],
            vec![grant(Role::Administrator)],
            vec![grant(Role::Auditor)],
        ] {
            let scope = Scope::of(&grants, Action::Read, at(0));
            let may_read = |point: &ServicePoint| {
                let place = place_of(point, &points, &tree);
                may(&grants, Action::Read, registry::Target::Unit(&place), at(0))
            };
            for filter in &filters()[..3] {
                let mut expected: Vec<_> = points
                    .iter()
                    .filter(|(point, _)| passes(filter, point) && may_read(point))
                    .map(|(point, _)| point.id.clone())
                    .collect();
                let (found, total) = whole(&register, filter, &scope, (PointOrder::Code, false)).await;
                let mut found: Vec<_> = found.into_iter().map(|listed| listed.id).collect();
                found.sort();
                expected.sort();
                assert_eq!(found, expected, "{grants:?} {filter:?}");
                assert_eq!(total, expected.len() as u64);
                let facets = register.facets(filter, &scope, at(0)).await.expect("facets");
                let free = PointFilter { ministry: None, department: None, ..filter.clone() };
                let readable = points.iter().filter(|(point, _)| passes(&free, point) && may_read(point));
                let in_ministry = readable.filter(|(point, _)| point.ministry.is_some()).count() as u64;
                assert_eq!(facets.ministries.iter().map(|value| value.count).sum::<u64>(), in_ministry);
            }
        }
    });
}

#[test]
fn a_list_that_was_asked_before_follows_changes_removals_and_what_comes_back() {
    on_both(async |place| {
        let (register, mut points) = filled(&place).await;
        let everything = Scope::everything();
        let mut draw = Draw::new(5);
        for round in 0..12 {
            let at = draw.rng.usize(..points.len());
            let id = points[at].0.id.clone();
            let seen = register.current(&crate::world::office_key(number_of(&id))).await.expect("readable");
            let seen = seen.map_or(ChangeNumber(0), |entry| entry.number);
            let edit = if round % 4 == 3 {
                points.remove(at);
                Edit::remove(crate::world::office_key(number_of(&id)), seen)
            } else {
                points[at].0.name_th = format!("เขตใหม่ {round}");
                points[at].0.ministry = Some(format!("กระทรวงใหม่ {}", round % 2).into());
                let office = registry::Office {
                    point: points[at].0.clone(),
                    offers: Vec::new(),
                    exceptions: Vec::new(),
                };
                points[at].1 = 0;
                Edit::set(record(office), seen)
            };
            register.append(vec![edit], &officer()).await.expect("nobody was faster");
            for order in ORDERS {
                let (found, total) =
                    whole(&register, &PointFilter::default(), &everything, (order, false)).await;
                assert_eq!((found.len(), total), (points.len(), points.len() as u64), "{round} by {order:?}");
            }
            let (found, _) =
                whole(&register, &PointFilter::default(), &everything, (PointOrder::Name, false)).await;
            let mut expected: Vec<&ServicePoint> = points.iter().map(|(point, _)| point).collect();
            expected.sort_by_key(|point| (analyzers::sort_key(&point.name_th), point.id.clone()));
            let names =
                |found: &[ListedPoint]| found.iter().map(|one| one.name_th.clone()).collect::<Vec<_>>();
            assert_eq!(names(&found), expected.iter().map(|point| point.name_th.clone()).collect::<Vec<_>>());
        }
        // One that was removed comes back.
        let gone = (0..POINTS).find(|number| points.iter().all(|(point, _)| point.id != office_id(*number)));
        let gone = gone.expect("some were removed");
        let seen =
            register.current(&crate::world::office_key(gone)).await.expect("readable").expect("its removal");
        let back = Edit::set(record(office(gone, "กลับมา", &[])), seen.number);
        register.append(vec![back], &officer()).await.expect("it comes back");
        let filter = PointFilter { name: Some("กลับมา".to_owned()), ..PointFilter::default() };
        assert_eq!(register.count(&filter, &everything, at(0)).await.expect("a count"), 1);
    });
}

/// The number in an id of a test.
fn number_of(id: &domain::ServicePointId) -> u32 {
    id.as_str().rsplit(' ').next().and_then(|number| number.parse().ok()).expect("a number")
}

#[test]
fn a_list_can_be_narrowed_to_what_became_of_the_codes() {
    on_both(async |place| {
        let (register, _) = filled(&place).await;
        let hour = TimeDelta::hours(1);
        for unit in 0..4 {
            register.issue_code(&office_id(unit), hour, &officer()).await.expect("a code");
        }
        let later = Author { at: at(1), ..officer() };
        let again = register.issue_code(&office_id(1), hour, &later).await.expect("a code");
        let used = register.redeem_code("person:malee", &office_id(1), again.code.reveal(), at(2)).await;
        assert_eq!(used.expect("readable"), Ok(()));
        register
            .revoke_code(&office_id(2), &Author { at: at(2), ..officer() })
            .await
            .expect("it can be taken back");
        let names = |numbers: &[u32]| numbers.iter().map(|number| office_id(*number)).collect::<Vec<_>>();
        for (now, word, expected) in [
            (3, CodeWord::Issued, names(&[0, 3])),
            (3, CodeWord::Used, names(&[1])),
            (3, CodeWord::Revoked, names(&[2])),
            (3, CodeWord::Expired, names(&[])),
            (61, CodeWord::Expired, names(&[0, 3])),
            (61, CodeWord::Used, names(&[1])),
        ] {
            let filter = PointFilter { code: Some(word), ..PointFilter::default() };
            let question = PointQuestion {
                filter: &filter,
                scope: &Scope::everything(),
                order: PointOrder::Name,
                is_descending: false,
                page: &Page::Skip(0),
                limit: 100,
                now: at(now),
            };
            let listing = register.list(&question).await.expect("a list");
            let mut found: Vec<_> = listing.points.iter().map(|listed| listed.id.clone()).collect();
            found.sort();
            assert_eq!(found, expected, "{word:?} after {now} minutes");
            assert!(listing.points.iter().all(|listed| listed.code_state == word));
            for unit in &found {
                let state = register.code_state(unit, at(now)).await.expect("readable");
                assert_eq!(state.map(|state| state.as_str()), Some(word.as_str()));
            }
        }
        let none = PointFilter { code: Some(CodeWord::None), ..PointFilter::default() };
        let without = register.count(&none, &Scope::everything(), at(3)).await.expect("a count");
        assert_eq!(without, u64::from(POINTS) - 4);
    });
}

#[test]
fn a_name_is_found_in_any_order_of_its_words_and_in_any_way_of_typing_it() {
    on_both(async |place| {
        let register = place.register().await;
        let mut office = office(1, "ที่ว่าการอำเภอเซกา จังหวัดบึงกาฬ", &[]);
        office.point.aliases = vec!["อำเภอน้ำใส".to_owned()];
        office.point.name_en = Some("Seka District Office".to_owned());
        register
            .append(vec![Edit::set(record(office), ChangeNumber(0))], &officer())
            .await
            .expect("a new one");
        for (words, is_found) in [
            ("เซกา", true),
            ("บึงกาฬ เซกา", true),
            ("  seka   DISTRICT ", true),
            ("น\u{e49}\u{e4d}าใส", true),
            ("เซกา พรเจริญ", false),
            ("%", false),
        ] {
            let filter = PointFilter { name: Some(words.to_owned()), ..PointFilter::default() };
            let count = register.count(&filter, &Scope::everything(), at(0)).await.expect("a count");
            assert_eq!(count == 1, is_found, "{words}");
        }
    });
}

#[test]
fn units_that_may_be_the_same_are_found_by_area_pin_and_code_also_hidden_ones() {
    on_both(async |place| {
        let register = place.register().await;
        let set = |number: u32, code: Option<&str>, area: &str, at: Option<(f64, f64)>, is_hidden: bool| {
            let mut office = office(number, "เทศบาลตำบลเซกา", &[]);
            office.point.code = code.map(|code| domain::UnitCode::new(code).expect("a code"));
            office.point.subdistrict = area.parse().ok();
            office.point.position = at.and_then(|(lat, lon)| Position::from_degrees(lat, lon).ok());
            office.point.visibility = if is_hidden { Visibility::Hidden } else { Visibility::Shown };
            Edit::set(record(office), ChangeNumber(0))
        };
        let code = "1234567890123";
        let units = vec![
            set(0, None, "380401", None, true),
            set(1, None, "380501", Some((18.0, 103.0)), false),
            set(2, Some(code), "900101", Some((7.0, 100.0)), false),
            set(3, None, "900101", Some((18.009, 103.0)), false),
            set(4, None, "900102", Some((18.1, 103.0)), false),
        ];
        register.append(units, &officer()).await.expect("new ones");
        let near = Position::from_degrees(18.0, 103.0).ok().map(|position| (position, 1_200.0));
        let area = "3804".parse::<AreaCode>().ok();
        for (similar, expected) in [
            (Similar { area, ..Similar::default() }, vec![0]),
            (Similar { near, ..Similar::default() }, vec![1, 3]),
            (Similar { area, near, code: Some(code.to_owned()) }, vec![0, 1, 2, 3]),
            (Similar::default(), vec![0, 1, 2, 3, 4]),
        ] {
            let found = register.similar(&similar).await.expect("readable");
            let found: Vec<_> = found.into_iter().map(|unit| unit.id).collect();
            assert_eq!(found, expected.into_iter().map(office_id).collect::<Vec<_>>(), "{similar:?}");
        }
        let other = register.unit_with_code(code, &office_id(1)).await.expect("readable");
        assert_eq!(other, Some(office_id(2)));
        assert_eq!(register.unit_with_code(code, &office_id(2)).await.expect("readable"), None);
    });
}

#[test]
fn the_log_is_read_from_its_end_page_by_page() {
    on_both(async |place| {
        let (register, _) = filled(&place).await;
        let head = register.head().await.expect("readable").number.0;
        let (mut numbers, mut before) = (Vec::new(), None);
        loop {
            let page =
                register.log(&LogFilter { before, ..LogFilter::default() }, 10).await.expect("readable");
            numbers.extend(page.entries.iter().map(|entry| entry.number.0));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(numbers, (1..=head).rev().collect::<Vec<_>>());
        let of_one = LogFilter { record_id: Some(office_id(3).to_string()), ..LogFilter::default() };
        assert_eq!(register.log(&of_one, 10).await.expect("readable").entries.len(), 1);
        let of_nobody = LogFilter { actor: Some("nobody".to_owned()), ..LogFilter::default() };
        assert_eq!(register.log(&of_nobody, 10).await.expect("readable").entries, []);
    });
}

#[test]
fn a_register_of_an_earlier_version_gets_its_lists_from_the_log() {
    on_both(async |place| {
        let (register, _) = filled(&place).await;
        let all = PointFilter::default();
        let sorted = (PointOrder::Name, false);
        let before = whole(&register, &all, &Scope::everything(), sorted).await;
        register.close().await;
        let later = [
            "person",
            "account",
            "authorize_code",
            "session",
            "api_token",
            "one_time_link",
            "sign_in_try",
            "identity",
            "newcomer",
            "waiting_change",
            "waiting_edit",
            "rating",
            "ticket",
            "confirmed",
            "told_of_copies",
            "listed_point",
        ];
        for table in later.into_iter().chain(["listed_procedure", "twin_search"]) {
            place.tamper(&format!("DROP TABLE {table}")).await;
        }
        place.tamper("ALTER TABLE change_log DROP COLUMN approved_by").await;
        place.tamper("DELETE FROM register_version WHERE version > 1").await;
        let register = Registry::open(&place.url).await.expect("it is brought to the newest version");
        let after = whole(&register, &all, &Scope::everything(), sorted).await;
        assert_eq!(after, before);
        assert_eq!(after.1, u64::from(POINTS));
        let procedures = ProcedureQuestion {
            ministry: None,
            department: None,
            offered_by: None,
            missing_at: None,
            words: "",
            page: &Page::Skip(0),
            limit: 10,
        };
        assert_eq!(register.list_procedures(&procedures).await.expect("a list").total, 4);
    });
}
