//! How long the lists of the back office take, over a register of made-up units:
//!
//! ```sh
//! cargo run --release --package registry --example lists -- sqlite:register.db
//! ```
//!
//! The register is filled first if it is empty: 100,000 units of 20 ministries with 20 manuals each, of 2,000, by a seed. Each
//! question is asked with each order, in full, and at the beginning, in the middle and at the end of its list; what it answers
//! is compared with what was made.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use domain::service_point::Visibility;
use domain::{
    AreaCode, ChangeNumber, Offer, Position, Procedure, ProcedureId, ServicePoint, ServicePointId, UnitCode,
};
use fastrand::Rng;
use registry::{
    Author, Cause, CodeWord, Edit, Grant, Office, Page, PointFilter, PointOrder, PointQuestion, Record,
    Registry, Role, Scope,
};

type Failed = Box<dyn std::error::Error>;

/// Units that are made, manuals of each, and times that each question is asked.
const UNITS: u32 = 100_000;
const OFFERS: u32 = 20;
const TIMES: usize = 5;

const MINISTRIES: u32 = 20;
const DEPARTMENTS: u32 = 10;
const PROCEDURES: u32 = 2_000;
const KINDS: [&str; 8] = [
    "องค์การบริหารส่วนตำบล",
    "เทศบาลตำบล",
    "ที่ว่าการอำเภอ",
    "สำนักงานที่ดินจังหวัด",
    "สำนักงานขนส่งจังหวัด",
    "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "สถานีตำรวจภูธร",
    "สำนักงานประกันสังคม",
];
const PLACES: [&str; 10] =
    ["เซกา", "บึงกาฬ", "โซ่พิสัย", "พรเจริญ", "บุ่งคล้า", "ศรีวิไล", "ปากคาด", "หนองเข็ง", "น้ำจั้น", "ท่ากกแดง"];
/// Units that are written at a time.
const BATCH: u32 = 1_000;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let url = std::env::args().nth(1).ok_or("where is the register? sqlite:PATH or postgres://…")?;
    let register = Registry::create(&url).await?;
    let now = DateTime::parse_from_rfc3339("2026-11-27T09:00:00+07:00")?.to_utc();
    if register.head().await?.number.0 == 0 {
        let started = Instant::now();
        fill(&register, now).await?;
        println!("filled in {:.1} s", started.elapsed().as_secs_f64());
    }
    let everything = Scope::everything();
    let total = register.count(&PointFilter::default(), &everything, now).await?;
    println!("{total} units; milliseconds, best / median / slowest of {TIMES}");
    let mut slowest = Duration::ZERO;
    for (name, filter, scope) in questions() {
        slowest = slowest.max(measure(&register, &name, &filter, &scope, now).await?);
    }
    println!("slowest median: {:.1} ms", slowest.as_secs_f64() * 1e3);
    Ok(())
}

async fn fill(register: &Registry, now: DateTime<Utc>) -> Result<(), Failed> {
    let author = Author::new("bench", now - TimeDelta::days(1), Cause::Import);
    let procedures = (0..PROCEDURES).map(|number| {
        let procedure = Procedure {
            department: Some(format!("กรม {}", number % (MINISTRIES * DEPARTMENTS))),
            ..Procedure::titled(procedure(number), format!("การขออนุญาต {number}"))
        };
        Edit::set(Record::Procedure(Box::new(procedure)), ChangeNumber(0))
    });
    register.append(procedures.collect(), &author).await?;
    let mut rng = Rng::with_seed(11);
    for first in (0..UNITS).step_by(BATCH as usize) {
        let last = UNITS.min(first + BATCH);
        let units = (first..last).map(|number| unit(number, OFFERS, &mut rng));
        let units = units.map(|office| Edit::set(Record::ServicePoint(Box::new(office)), ChangeNumber(0)));
        let at = author.at + TimeDelta::seconds(i64::from(first));
        register.append(units.collect(), &Author { at, ..author.clone() }).await?;
    }
    for number in 0..UNITS / 100 {
        register.issue_code(&id(number), TimeDelta::days(30), &Author { at: now, ..author.clone() }).await?;
    }
    Ok(())
}

fn id(number: u32) -> ServicePointId {
    ServicePointId::new(&format!("unit-{number:06}")).expect("an id")
}

fn procedure(number: u32) -> ProcedureId {
    ProcedureId::new(&format!("procedure-{number:04}")).expect("an id")
}

/// A unit whose columns follow from its number, but for its pin and its manuals.
fn unit(number: u32, offers: u32, rng: &mut Rng) -> Office {
    let kind = KINDS[(number % 8) as usize];
    let place = PLACES[(number / 8 % 10) as usize];
    let first = rng.u32(..PROCEDURES);
    let point = ServicePoint {
        code: UnitCode::new(&format!("{:013}", u64::from(number) * 7_919 % 10_000_000_000_000)).ok(),
        kind: Some(kind.into()),
        category: Some(["ราชการส่วนภูมิภาค", "ราชการส่วนท้องถิ่น"][(number % 2) as usize].into()),
        ministry: Some(format!("กระทรวง {}", number % MINISTRIES).into()),
        department: Some(format!("กรม {}", number % (MINISTRIES * DEPARTMENTS)).into()),
        subdistrict: area(number),
        position: (!number.is_multiple_of(10)).then(|| {
            Position::from_degrees(6.0 + rng.f64() * 14.0, 98.0 + rng.f64() * 7.0).expect("a position")
        }),
        visibility: if number.is_multiple_of(50) { Visibility::Hidden } else { Visibility::Shown },
        ..ServicePoint::named(id(number), format!("{kind}{place} ที่ {number}"))
    };
    let offers =
        (0..offers).map(|step| Offer::plain(id(number), procedure((first + step * 97) % PROCEDURES)));
    Office { point, offers: offers.collect(), exceptions: Vec::new() }
}

/// One of the subdistricts of Bueng Kan's eight districts.
fn area(number: u32) -> Option<AreaCode> {
    format!("38{:02}01", number % 8 + 1).parse().ok()
}

/// Filters with who asks.
fn questions() -> Vec<(String, PointFilter, Scope)> {
    let word = |word: &str| Some(word.to_owned());
    let none = PointFilter::default;
    let all = Scope::everything;
    let of = |role: Role| {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        Scope::of(&[Grant { role, until: None }], registry::Action::Read, now)
    };
    let filters = vec![
        ("all", none()),
        ("ministry", PointFilter { ministry: word("กระทรวง 3"), ..none() }),
        ("department", PointFilter { department: word("กรม 3"), ..none() }),
        ("type", PointFilter { kind: word(KINDS[2]), ..none() }),
        ("district", PointFilter { area: "3804".parse().ok(), ..none() }),
        ("province", PointFilter { area: "38".parse().ok(), ..none() }),
        ("hidden", PointFilter { is_hidden: Some(true), ..none() }),
        ("without pin", PointFilter { has_pin: Some(false), ..none() }),
        ("procedure", PointFilter { offers: word("procedure-0007"), ..none() }),
        ("text, many", PointFilter { name: word("เซกา"), ..none() }),
        ("text, few", PointFilter { name: word("9999 เซกา อำเภอ"), ..none() }),
        ("text, none", PointFilter { name: word("ไม่มีชื่อนี้"), ..none() }),
        ("code issued", PointFilter { code: Some(CodeWord::Issued), ..none() }),
        ("code none", PointFilter { code: Some(CodeWord::None), ..none() }),
        (
            "ministry, type, shown, pin, text",
            PointFilter {
                ministry: word("กระทรวง 2"),
                kind: word(KINDS[2]),
                is_hidden: Some(false),
                has_pin: Some(true),
                name: word("อำเภอ"),
                ..none()
            },
        ),
    ];
    let mut questions: Vec<_> =
        filters.into_iter().map(|(name, filter)| (name.to_owned(), filter, all())).collect();
    let district: AreaCode = "3804".parse().expect("a code");
    for (name, scope) in [
        ("all, by a supervisor", of(Role::Supervisor(district))),
        ("all, by a manager", of(Role::Manager("กระทรวง 3".to_owned()))),
        ("all, by an officer", of(Role::Officer(id(4_711)))),
    ] {
        questions.push((name.to_owned(), none(), scope));
    }
    questions
}

async fn measure(
    register: &Registry,
    name: &str,
    filter: &PointFilter,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Duration, Failed> {
    let total = register.count(filter, scope, now).await?;
    let mut slowest = Duration::ZERO;
    for order in [PointOrder::Code, PointOrder::Name, PointOrder::EditedAt, PointOrder::Offers] {
        for is_descending in [false, true] {
            for (part, skip) in [("first", 0), ("middle", total / 2), ("last", total.saturating_sub(50))] {
                let page = Page::Skip(skip);
                let question =
                    PointQuestion { filter, scope, order, is_descending, page: &page, limit: 50, now };
                let mut taken = Vec::with_capacity(TIMES);
                for _ in 0..TIMES {
                    let started = Instant::now();
                    let listing = register.list(&question).await?;
                    taken.push(started.elapsed());
                    assert_eq!(listing.total, total, "{name}");
                    assert_eq!(
                        listing.points.len() as u64,
                        total.saturating_sub(skip).min(50),
                        "{name}: {part}"
                    );
                }
                taken.sort_unstable();
                let median = taken[taken.len() / 2];
                slowest = slowest.max(median);
                let ms = |taken: Duration| taken.as_secs_f64() * 1e3;
                println!(
                    "{name}: {total} units, {order:?}{}, {part}: {:.1} / {:.1} / {:.1}",
                    if is_descending { " down" } else { "" },
                    ms(taken[0]),
                    ms(median),
                    ms(taken[taken.len() - 1])
                );
            }
        }
    }
    let mut taken = Vec::new();
    for _ in 0..5 {
        let started = Instant::now();
        register.facets(filter, scope, now).await?;
        taken.push(started.elapsed());
    }
    taken.sort_unstable();
    println!("{name}: facets: {:.1}", taken[taken.len() / 2].as_secs_f64() * 1e3);
    Ok(slowest)
}
