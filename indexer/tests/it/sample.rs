//! What the sample source directory promises to whoever tries the product out.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::area::AreaLevel;
use domain::procedure::{Channel, Jurisdiction};
use domain::service_point::Visibility;
use domain::{AreaCode, Schedule, ServicePoint, Status};
use engine::{QueryEngine, Records, View};
use indexer::{build, read_source};
use tempfile::TempDir;

use super::sample;

/// Telephone numbers of nobody, as the README of the sample says.
const INVENTED_NUMBERS: &str = "0 4200 00";

fn records() -> Records {
    let dir = sample();
    let checked = read_source(dir.path()).expect("the sample");
    assert!(checked.defects.is_empty(), "{:?}", checked.defects);
    checked.records
}

/// The sample as it is served.
fn published() -> (TempDir, View) {
    let dir = sample();
    let out = tempfile::tempdir().expect("a directory");
    build(read_source(dir.path()).expect("the sample"), out.path()).expect("a snapshot");
    let snapshot = engine::open_current(out.path()).expect("opened");
    (out, View::new(Arc::new(snapshot)))
}

fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect(text).to_utc()
}

/// The schedule of an office, or of one procedure there.
fn schedule(view: &View, point: &str, procedure: &str) -> Schedule {
    let office = view.office(point).expect("an answer").unwrap_or_else(|| panic!("no office {point}"));
    if procedure.is_empty() {
        return office.schedule;
    }
    let mut offers = office.offers.into_iter();
    let offer = offers.find(|(offer, ..)| offer.procedure.as_str() == procedure);
    offer.unwrap_or_else(|| panic!("{point} doesn't offer {procedure}")).2
}

fn is_local(point: &ServicePoint) -> bool {
    let code = point.id.as_str().strip_prefix("lao-");
    code.is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_sample(fields: &[String], column: &str) -> bool {
    fields.iter().any(|field| field == column)
}

#[test]
fn the_province_has_its_58_local_administrations_and_8_district_offices() {
    let records = records();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for point in records.points.iter().filter(|point| is_local(point)) {
        *kinds.entry(point.kind.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let expected = [("municipality_tambon", 17), ("municipality_town", 1), ("pao", 1), ("sao", 39)];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), expected);
    let districts: Vec<String> = records
        .points
        .iter()
        .filter(|point| point.kind.as_deref() == Some("district_office"))
        .flat_map(|point| point.serves.iter().map(ToString::to_string))
        .collect();
    assert_eq!(districts, ["3801", "3802", "3803", "3804", "3805", "3806", "3807", "3808"]);
}

#[test]
fn every_subdistrict_of_the_province_has_a_local_administration_and_never_the_provincial_one() {
    let records = records();
    let local: Vec<&ServicePoint> = records
        .points
        .iter()
        .filter(|point| is_local(point) && point.kind.as_deref() != Some("pao"))
        .collect();
    let province: AreaCode = "38".parse().expect("an area");
    for place in domain::area::Gazetteer::built_in().places() {
        if place.code.level() != AreaLevel::Subdistrict || !province.contains(place.code) {
            continue;
        }
        let serving: Vec<&&ServicePoint> =
            local.iter().filter(|point| point.serves.contains(&place.code)).collect();
        assert!(!serving.is_empty(), "{} {}", place.code, place.name_th);
        // Where several share a subdistrict, nobody said which part is whose.
        let said = serving.iter().all(|point| is_sample(&point.sample_fields, "serves"));
        assert!(serving.len() == 1 || said, "{} {}", place.code, place.name_th);
    }
    let by_id = |id: &str| records.procedures.iter().find(|procedure| procedure.id.as_str() == id);
    for offer in &records.offers {
        let procedure = by_id(offer.procedure.as_str()).expect("a procedure");
        let is_pao = offer.service_point.as_str() == "lao-2380101";
        assert!(!is_pao || procedure.jurisdiction != Some(Jurisdiction::Local), "{}", procedure.id);
    }
}

#[test]
fn what_nobody_reported_is_marked_as_sample() {
    let records = records();
    for point in &records.points {
        let (id, fields) = (&point.id, &point.sample_fields);
        let [latitude, longitude] = ["lat", "lon"].map(|column| is_sample(fields, column));
        assert_eq!(latitude, longitude, "{id}");
        // Only a local administration reported where it is.
        assert_eq!(latitude, point.position.is_some() && !is_local(point), "{id}: position");
        if latitude {
            for column in ["subdistrict_code", "address", "postcode"] {
                let is_placed = point.subdistrict.is_some();
                assert_eq!(is_sample(fields, column), is_placed, "{id}: {column} by an invented position");
            }
        }
        if let Some(phone) = &point.phone {
            let is_invented = is_sample(fields, "phone");
            assert_eq!(phone.starts_with(INVENTED_NUMBERS), is_invented, "{id}: {phone}");
            assert!(is_invented || phone.len() <= 4, "{id}: {phone} is no short number of the whole country");
        }
        assert!(point.email.is_none() && point.code.is_none(), "{id}");
        // Some district offices keep the hours that a rule gives all of them.
        let follows_the_rule = point.hours.as_ref().is_none_or(|hours| {
            point.kind.as_deref() == Some("district_office") && hours.as_str() == "Mo-Fr 08:30-16:30; PH off"
        });
        assert!(follows_the_rule || is_sample(fields, "hours"), "{id}: hours");
        let says_so = point.name_th.contains("ตัวอย่าง");
        let is_invented = matches!(point.kind.as_deref(), Some("mobile_unit" | "service_desk"));
        assert_eq!(says_so, is_invented, "{id}: {}", point.name_th);
        assert!(!says_so || is_sample(fields, "name_th"), "{id}");
    }
    for procedure in &records.procedures {
        for (column, is_filled) in [
            ("counter_minutes", procedure.counter_minutes.is_some()),
            ("documents", !procedure.documents.is_empty()),
            ("steps", !procedure.steps.is_empty()),
        ] {
            assert_eq!(is_sample(&procedure.sample_fields, column), is_filled, "{}: {column}", procedure.id);
        }
    }
    for offer in &records.offers {
        for (column, is_filled) in [
            ("hours", offer.hours.is_some()),
            ("last_acceptance", offer.last_acceptance_minutes.is_some()),
            ("copies_required", offer.copies_required.is_some()),
            ("note", offer.note.is_some()),
        ] {
            let pair = (&offer.service_point, &offer.procedure);
            assert_eq!(is_sample(&offer.sample_fields, column), is_filled, "{pair:?}: {column}");
        }
    }
    for exception in &records.exceptions {
        let reason = exception.reason.as_deref().unwrap_or_default();
        assert!(reason.starts_with("ข้อมูลตัวอย่าง"), "{reason}");
    }
    for (calendar, days) in records.calendars.iter() {
        let is_national = calendar.as_str() == "national";
        for day in days.days() {
            assert_eq!(day.name_th.contains("ตัวอย่าง"), !is_national, "{calendar} {}", day.date);
        }
    }
}

#[test]
fn invented_pins_lie_apart_and_every_pin_of_the_country_in_it() {
    let records = records();
    let mut places = HashSet::new();
    for point in &records.points {
        let Some(position) = point.position else { continue };
        let (latitude, longitude) = (position.latitude_degrees(), position.longitude_degrees());
        assert!((17.0..18.6).contains(&latitude) && (102.5..104.3).contains(&longitude), "{}", point.id);
        let is_new = places.insert((latitude.to_bits(), longitude.to_bits()));
        assert!(is_new, "{} stands where another office does", point.id);
    }
}

#[test]
fn every_kind_of_office_has_a_name() {
    let records = records();
    let named: HashSet<&str> = records.terms.iter().map(|term| term.id.as_str()).collect();
    for point in &records.points {
        let kind = point.kind.as_deref().unwrap_or_else(|| panic!("{} is of no kind", point.id));
        for kind in [Some(kind), point.subtype.as_deref()].into_iter().flatten() {
            assert!(named.contains(kind), "{}: {kind}", point.id);
        }
    }
}

#[test]
fn a_procedure_is_offered_somewhere_unless_it_is_online_only() {
    let records = records();
    let offered: BTreeSet<&str> = records.offers.iter().map(|offer| offer.procedure.as_str()).collect();
    let online_only: Vec<&str> = records
        .procedures
        .iter()
        .filter(|procedure| procedure.channel == Some(Channel::Online))
        .map(|procedure| procedure.id.as_str())
        .collect();
    assert_eq!(online_only, ["income-tax-online"]);
    for procedure in &records.procedures {
        let id = procedure.id.as_str();
        assert_ne!(offered.contains(id), online_only.contains(&id), "{id}");
        assert!(procedure.jurisdiction.is_some() && procedure.jurisdiction_basis.is_some(), "{id}");
        assert!(procedure.title_en.is_some() && procedure.aliases.len() >= 4, "{id}");
        assert!(procedure.channel != Some(Channel::Online) || procedure.url.is_some(), "{id}");
    }
    let seasonal = records.procedures.iter().filter(|procedure| procedure.season.is_some()).count();
    assert!(seasonal >= 2, "{seasonal}");
}

#[test]
fn each_kind_of_hours_opens_and_closes_when_it_says() {
    let (_out, view) = published();
    use Status::{Closed, Open, Unknown};
    for (point, procedure, at, expected) in [
        // A lunch break, on a Tuesday.
        ("dopa-3803", "", "2026-12-08T11:59:00+07:00", Open),
        ("dopa-3803", "", "2026-12-08T12:30:00+07:00", Closed),
        ("dopa-3803", "", "2026-12-08T13:00:00+07:00", Open),
        // A Saturday morning.
        ("dopa-3801", "", "2026-12-12T10:00:00+07:00", Open),
        ("dopa-3801", "", "2026-12-12T13:00:00+07:00", Closed),
        ("dopa-3802", "", "2026-12-12T10:00:00+07:00", Closed),
        // An evening desk, and the town hall behind it.
        ("lao-4380104-evening", "", "2026-12-08T19:59:00+07:00", Open),
        ("lao-4380104-evening", "", "2026-12-08T10:00:00+07:00", Closed),
        ("lao-4380104", "", "2026-12-08T19:59:00+07:00", Closed),
        // Around the clock, also on a holiday at night; the desk for other matters is not.
        ("hospital-3801", "", "2026-12-10T03:00:00+07:00", Open),
        ("hospital-3801", "emergency-care", "2026-12-10T03:00:00+07:00", Open),
        ("hospital-3801", "health-right", "2026-12-10T10:00:00+07:00", Closed),
        ("hospital-3801", "health-right", "2026-12-08T10:00:00+07:00", Open),
        ("police-3808", "", "2027-01-01T00:30:00+07:00", Open),
        // A monthly mobile unit: the second Wednesday, the third Thursday.
        ("dopa-3808-mobile", "", "2026-12-09T10:00:00+07:00", Open),
        ("dopa-3808-mobile", "", "2026-12-02T10:00:00+07:00", Closed),
        ("dlt-38-seka", "", "2026-11-19T10:00:00+07:00", Open),
        ("dlt-38-seka", "", "2026-11-26T10:00:00+07:00", Closed),
        // Special days before usual ones.
        ("dlt-38-seka", "", "2026-12-17T10:00:00+07:00", Closed),
        ("dlt-38-seka", "", "2026-12-24T10:00:00+07:00", Open),
        ("sso-38", "", "2026-12-26T10:00:00+07:00", Open),
        ("dlt-38", "driving-licence-first", "2026-12-16T10:00:00+07:00", Closed),
        ("dlt-38", "driving-licence-renewal", "2026-12-16T10:00:00+07:00", Open),
        // Only mornings for one matter.
        ("dlt-38", "driving-licence-first", "2026-12-08T13:00:00+07:00", Closed),
        // Nobody said.
        ("lao-6380803", "", "2026-12-08T10:00:00+07:00", Unknown),
        ("moc-38", "", "2026-12-08T10:00:00+07:00", Unknown),
        // A holiday of the national calendar closes hours that don't mention holidays.
        ("lao-6380304", "", "2026-12-10T10:00:00+07:00", Closed),
    ] {
        let found = schedule(&view, point, procedure).status_at(instant(at));
        assert_eq!(found, expected, "{point} {procedure} at {at}");
    }
}

#[test]
fn the_embassy_keeps_its_own_clock_and_calendar() {
    let (_out, view) = published();
    let embassy = schedule(&view, "embassy-vientiane", "");
    assert_eq!(embassy.zone().name(), "Asia/Vientiane");
    for (at, expected) in [
        ("2026-12-08T08:30:00+07:00", Status::Open),
        ("2026-12-08T02:00:00Z", Status::Open),
        ("2026-12-08T12:30:00+07:00", Status::Closed),
        // The national day of the country it stands in.
        ("2026-12-02T10:00:00+07:00", Status::Closed),
        // A holiday at home, and one that it doesn't keep.
        ("2026-12-10T10:00:00+07:00", Status::Closed),
        ("2026-12-07T10:00:00+07:00", Status::Open),
        ("2027-04-14T10:00:00+07:00", Status::Closed),
    ] {
        assert_eq!(embassy.status_at(instant(at)), expected, "{at}");
    }
    let at_home = schedule(&view, "dopa-3801", "");
    assert_eq!(at_home.status_at(instant("2026-12-02T10:00:00+07:00")), Status::Open);
    assert_eq!(at_home.status_at(instant("2026-12-07T10:00:00+07:00")), Status::Closed);
}

#[test]
fn the_hidden_desk_is_not_published_and_the_merged_unit_leads_on() {
    let hidden: Vec<String> = records()
        .points
        .into_iter()
        .filter(|point| point.visibility == Visibility::Hidden)
        .map(|point| point.id.to_string())
        .collect();
    assert_eq!(hidden, ["dopa-3805-desk"]);
    let (_out, view) = published();
    assert!(view.office("dopa-3805-desk").expect("an answer").is_none());
    let merged = view.office("lao-wisit").expect("an answer").expect("the merged unit");
    assert_eq!(merged.point.succeeded_by.map(|id| id.to_string()).as_deref(), Some("lao-4380104"));
    assert!(merged.offers.is_empty());
}

#[test]
fn the_words_that_citizens_use_lead_to_the_procedure() {
    let (_out, view) = published();
    let procedures = view.all_procedures().expect("procedures");
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for alias in procedures.iter().flat_map(|procedure| &procedure.aliases) {
        *uses.entry(alias).or_default() += 1;
    }
    for procedure in &procedures {
        for alias in &procedure.aliases {
            let found = view.find_procedures(alias, 3).expect("an answer");
            let rank = found.iter().position(|found| found.procedure.id == procedure.id);
            let sharing = uses[alias.as_str()];
            assert!(rank.is_some_and(|rank| rank < sharing), "{alias} of {}: {rank:?}", procedure.id);
        }
    }
    for (words, id) in [
        ("ต่อใบขับขี่", "driving-licence-renewal"),
        ("ทำใบขับขี่", "driving-licence-first"),
        ("ใบขับขี่สากล", "driving-licence-international"),
        ("ต่อทะเบียนรถ", "vehicle-tax"),
        ("ต่อภาษีรถ", "vehicle-tax"),
        ("โอนรถ", "vehicle-transfer"),
        ("โอนที่ดิน", "land-transfer"),
        ("จดจำนอง", "land-mortgage"),
        ("ออกโฉนด", "land-title-deed"),
        ("รังวัด", "land-survey"),
        ("ประกันสังคม ม.39", "social-security-39"),
        ("ประกันสังคม ม.40", "social-security-40"),
        ("ว่างงาน", "unemployment-registration"),
        ("ทำฟัน", "dental-benefit"),
        ("ย้ายสิทธิ", "health-right"),
        ("ทำพาสปอร์ต", "passport"),
        ("แจ้งความ", "crime-report"),
        ("แจ้งหาย", "lost-document-report"),
        ("หย่า", "divorce-registration"),
        ("รับรองบุตร", "child-legitimation"),
        ("คัดทะเบียนบ้าน", "civil-register-copy"),
        ("ย้ายทะเบียนบ้าน", "move-registration"),
        ("เบี้ยยังชีพ", "old-age-allowance"),
        ("เบี้ยคนพิการ", "disability-allowance"),
        ("บัตรคนพิการ", "disability-card"),
        ("เงินอุดหนุนบุตร", "child-support-grant"),
        ("ขออนุญาตก่อสร้าง", "building-permit"),
        ("ภาษีป้าย", "sign-tax"),
        ("ขายของออนไลน์", "commercial-registration"),
        ("ขอใช้ไฟฟ้า", "electricity-connection"),
        ("ขอใช้น้ำ", "water-connection"),
        ("ต่อวีซ่า", "stay-extension"),
        ("ใบอนุญาตทำงาน", "work-permit"),
        ("ขึ้นทะเบียนเกษตรกร", "farmer-registration"),
        ("ยื่นภาษีออนไลน์", "income-tax-online"),
    ] {
        let found = view.find_procedures(words, 1).expect("an answer");
        assert_eq!(found.first().map(|found| found.procedure.id.as_str()), Some(id), "{words}");
    }
}
