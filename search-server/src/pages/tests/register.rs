//! A small register with an office for each thing that can be the matter with one.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use domain::hours::{CalendarDay, DayKind, Exception, ExceptionHours};
use domain::id::{CalendarId, GroupId};
use domain::procedure::{Channel, Jurisdiction, JurisdictionBasis};
use domain::service_point::UpdatedAt;
use domain::{
    ChangeNumber, HoursExpression, Offer, Position, Procedure, ProcedureId, ServicePoint, ServicePointId,
};
use engine::{Records, View, publish};
use tempfile::TempDir;

use crate::app::App;
use crate::{pages, site as settings};

/// The pages over the register. The directory lives as long as they do.
pub(super) struct Site {
    pub(super) router: Router,
    _dir: TempDir,
}

pub(super) fn site() -> Site {
    site_of(settings::Site::default())
}

/// The same with what an operator says about it.
pub(super) fn site_of(settings: settings::Site) -> Site {
    let dir = tempfile::tempdir().expect("a directory");
    publish(records(), ChangeNumber(0), Vec::new(), dir.path()).expect("published");
    let snapshot = engine::open_current(dir.path()).expect("opened");
    let app = App::new(Arc::new(View::new(Arc::new(snapshot))), Duration::from_secs(2)).with_site(settings);
    let router = pages::router(&app.site).fallback(pages::not_found).with_state(app);
    Site { router, _dir: dir }
}

fn records() -> Records {
    let mut records = Records { procedures: procedures(), points: points(), ..Records::default() };
    records.offers = vec![
        offer("lunch", "card-new"),
        Offer { last_acceptance_minutes: Some(30), ..offer("lunch", "card-renewal") },
        offer("holiday", "card-renewal"),
        offer("unknown", "card-renewal"),
        Offer {
            hours: hours("We 09:00-10:00"),
            copies_required: Some(false),
            note: Some("<b>ชั้น 2</b>".to_owned()),
            sample_fields: columns("hours|note"),
            ..offer("script", "card-renewal")
        },
        offer("lunch", "allowance"),
        offer("far", "allowance"),
        Offer { last_acceptance_minutes: Some(30), ..offer("lunch", "passport") },
        offer("tea", "passport"),
    ];
    let date = "2026-12-10".parse().expect("a date");
    let day = CalendarDay {
        name_en: Some("Constitution Day".to_owned()),
        ..CalendarDay::whole(date, DayKind::Closed, "วันรัฐธรรมนูญ")
    };
    records.calendars.add(&CalendarId::national(), day).expect("no conflict");
    let undecided = "2026-12-15".parse().expect("a date");
    let day = CalendarDay::whole(undecided, DayKind::Unknown, "วันหัวหน้าตัดสินใจ");
    records.calendars.add(&CalendarId::national(), day).expect("no conflict");
    records.exceptions = vec![
        exception("2026-12-16", ExceptionHours::Hours(hours("09:00-11:00").expect("hours")), Some("ย้ายห้อง")),
        exception("2026-12-17", ExceptionHours::Unknown, None),
    ];
    records
}

fn exception(date: &str, hours: ExceptionHours, reason: Option<&str>) -> Exception {
    let date = date.parse().expect("a date");
    Exception {
        service_point: ServicePointId::new("tea").expect("an id"),
        procedure: None,
        from: date,
        to: date,
        hours,
        reason: reason.map(str::to_owned),
        announced_on: None,
    }
}

fn points() -> Vec<ServicePoint> {
    let lunch = ServicePoint {
        name_en: Some("Lunch Office".to_owned()),
        hours: hours("Mo-Fr 08:30-12:00,13:00-16:30; PH off"),
        phone: Some("0 4200 0001 ต่อ 5".to_owned()),
        photo: Some("https://pictures.go.th/lunch.jpg".to_owned()),
        updated_at: UpdatedAt::new("2026-06-10").ok(),
        sample_fields: columns("phone|lat|lon"),
        ..point("lunch", "พักเที่ยง", (17.95, 103.95), "380401")
    };
    let holiday = ServicePoint {
        hours: hours("Mo-Fr 08:30-16:30"),
        ..point("holiday", "วันหยุด", (17.97, 103.95), "380401")
    };
    let unknown = ServicePoint {
        phone: Some("1548".to_owned()),
        email: Some("ask@example.go.th".to_owned()),
        website: Some("javascript:alert(1)".to_owned()),
        ..point("unknown", "ไม่บอกเวลา", (18.10, 103.95), "380404")
    };
    let script = ServicePoint {
        hours: hours("24/7"),
        ..point("script", "<script>alert(1)</script>", (18.30, 103.95), "380404")
    };
    let far = ServicePoint {
        serves: vec!["380401".parse().expect("an area")],
        ..point("far", "ดูแลเซกา", (18.50, 103.95), "380101")
    };
    let merged = ServicePoint {
        succeeded_by: ServicePointId::new("เปิด เดิม").ok(),
        ..point("merged", "ยุบแล้ว", (18.5, 103.5), "380101")
    };
    let nowhere = ServicePoint {
        position: None, ..point("nowhere", "ไม่มีหมุด", (18.5, 103.5), "380101")
    };
    let tea = ServicePoint {
        hours: hours("Mo-Fr 08:30-10:30,10:45-16:30"),
        sample_fields: columns("hours"),
        ..point("tea", "พักดื่มชา", (18.60, 103.95), "380101")
    };
    let weeks = ServicePoint {
        hours: hours("week 01-53/2 Mo 09:00-12:00"),
        ..point("weeks", "สัปดาห์เว้นสัปดาห์", (18.61, 103.95), "380101")
    };
    vec![tea, weeks, lunch, holiday, unknown, script, far, merged, nowhere]
}

fn procedures() -> Vec<Procedure> {
    let card = Procedure {
        group: GroupId::new("card").ok(),
        fee_thb: Some(0.0),
        documents: vec!["บัตรเดิม".to_owned()],
        steps: vec!["ยื่นคำขอ".to_owned()],
        jurisdiction: Some(Jurisdiction::Any),
        channel: Some(Channel::InPerson),
        sample_fields: columns("fee_thb"),
        ..procedure("card-renewal", "การขอมีบัตรใหม่", &["ทำบัตร", "ต่อบัตร"])
    };
    let new = Procedure {
        id: id("card-new"), aliases: names(&["ทำบัตร", "บัตรใบแรก"]), ..card.clone()
    };
    let allowance = Procedure {
        jurisdiction: Some(Jurisdiction::Local),
        jurisdiction_basis: Some(JurisdictionBasis::Residence),
        season: Some("Oct-Nov".to_owned()),
        ..procedure("allowance", "การลงทะเบียนเบี้ยยังชีพ", &["เบี้ยคนชรา"])
    };
    let online = Procedure {
        channel: Some(Channel::Online),
        url: Some("https://example.go.th/tax".to_owned()),
        ..procedure("online", "การยื่นภาษี", &["ยื่นภาษี"])
    };
    let passport = Procedure {
        counter_minutes: Some(20),
        processing_days: Some(15),
        sample_fields: columns("counter_minutes"),
        ..procedure("passport", "การทำหนังสือเดินทาง", &["ทำพาสปอร์ต"])
    };
    vec![card, new, allowance, online, passport, procedure("nobody", "เรื่องที่ไม่มีใครทำ", &[])]
}

fn point(id: &str, name: &str, (latitude, longitude): (f64, f64), area: &str) -> ServicePoint {
    ServicePoint {
        position: Position::from_degrees(latitude, longitude).ok(),
        subdistrict: area.parse().ok(),
        ..ServicePoint::named(ServicePointId::new(id).expect("an id"), name.to_owned())
    }
}

fn procedure(name: &str, title: &str, aliases: &[&str]) -> Procedure {
    let titled = Procedure::titled(id(name), title.to_owned());
    Procedure { title_en: Some(format!("English {name}")), aliases: names(aliases), ..titled }
}

fn offer(point: &str, procedure: &str) -> Offer {
    Offer::plain(ServicePointId::new(point).expect("an id"), id(procedure))
}

fn id(text: &str) -> ProcedureId {
    ProcedureId::new(text).expect("an id")
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn columns(joined: &str) -> Vec<String> {
    joined.split('|').map(str::to_owned).collect()
}

fn hours(text: &str) -> Option<HoursExpression> {
    Some(HoursExpression::parse(text).expect(text))
}
