//! Lists of service points, against the points themselves.

use domain::service_point::Visibility;
use domain::{AreaCode, ChangeNumber, ServicePoint};
use registry::{Edit, ListedPoint, PointFilter, PointOrder, Registry};

use crate::places::{Place, on_both};
use crate::world::{Draw, at, office_id, officer, procedure, record};

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
        office.point.parent = None;
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
    is(&filter.ministry, &point.ministry)
        && is(&filter.department, &point.department)
        && filter.area.is_none_or(|area| point.subdistrict.and_then(|s| s.at(area.level())) == Some(area))
        && filter.is_hidden.is_none_or(|hidden| hidden == (point.visibility == Visibility::Hidden))
        && filter.has_pin.is_none_or(|pinned| pinned == point.position.is_some())
        && filter.name.as_ref().is_none_or(|name| point.name_th.contains(name))
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
        PointFilter { name: word("' OR 1=1 --"), ..none() },
    ]
}

#[test]
fn a_list_has_the_points_that_pass_in_its_order_page_by_page() {
    on_both(async |place| {
        let (register, points) = filled(&place).await;
        for filter in filters() {
            for order in [PointOrder::Code, PointOrder::Name, PointOrder::EditedAt, PointOrder::Offers] {
                for is_descending in [false, true] {
                    let mut expected: Vec<&(ServicePoint, u64)> =
                        points.iter().filter(|(point, _)| passes(&filter, point)).collect();
                    expected.sort_by_key(|(point, offers)| {
                        let code = point.code.as_ref().map_or("", domain::UnitCode::as_str);
                        let by = match order {
                            PointOrder::Code => code.to_owned(),
                            PointOrder::Name => point.name_th.clone(),
                            PointOrder::EditedAt => String::new(),
                            PointOrder::Offers => format!("{offers:09}"),
                        };
                        (by, point.id.clone())
                    });
                    if is_descending {
                        expected.reverse();
                    }
                    let mut found: Vec<ListedPoint> = Vec::new();
                    loop {
                        let skip = found.len() as u32;
                        let page =
                            register.list(&filter, order, is_descending, skip, 7).await.expect("a list");
                        assert_eq!(page.total, expected.len() as u64, "{filter:?}");
                        if page.points.is_empty() {
                            break;
                        }
                        found.extend(page.points);
                    }
                    let told: Vec<_> = found.iter().map(|listed| (&listed.id, listed.offers)).collect();
                    let expected: Vec<_> =
                        expected.iter().map(|(point, offers)| (&point.id, *offers)).collect();
                    assert_eq!(told, expected, "{filter:?} by {order:?}, descending: {is_descending}");
                }
            }
        }
        let edited = register.list(&filters()[0], PointOrder::Code, false, 0, 1).await.expect("a list");
        assert_eq!(
            (edited.points[0].edited_by.as_str(), edited.points[0].edited_at),
            ("person:somchai", at(0))
        );
    });
}

#[test]
fn a_register_of_an_earlier_version_gets_its_list_from_the_log() {
    on_both(async |place| {
        let (register, _) = filled(&place).await;
        let all = PointFilter::default();
        let before = register.list(&all, PointOrder::Name, false, 0, 100).await.expect("a list");
        register.close().await;
        let people = [
            "person",
            "account",
            "authorize_code",
            "session",
            "api_token",
            "one_time_link",
            "sign_in_try",
            "identity",
            "newcomer",
        ];
        for table in people.into_iter().chain(["listed_point"]) {
            place.tamper(&format!("DROP TABLE {table}")).await;
        }
        place.tamper("DELETE FROM register_version WHERE version > 1").await;
        let register = Registry::open(&place.url).await.expect("it is brought to the newest version");
        let after = register.list(&all, PointOrder::Name, false, 0, 100).await.expect("a list");
        assert_eq!(after, before);
        assert_eq!(after.total, u64::from(POINTS));
    });
}
