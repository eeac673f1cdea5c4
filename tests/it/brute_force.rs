//! 300 random questions over 3,000 generated points, asked of the real server, against a brute force that shares no
//! code with it: distances by Karney's own library, hours by seven hand-written clocks.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta, Timelike, Weekday};
use fastrand::Rng;
use geographiclib_rs::{Geodesic, InverseGeodesic};
use serde_json::{Value, json};

use crate::harness::{Server, succeeds, utf8};

/// A holiday on a Monday.
const HOLIDAY: &str = "2026-12-07";

/// A kind of hours: its text, and whether it is open on a day of the week at a minute, given whether the day is the
/// holiday. None: unknown.
type Clock = fn(Weekday, u32, bool) -> Option<bool>;
const HOURS: [(&str, Clock); 7] = [
    ("Mo-Fr 08:30-16:30", |day, minute, holiday| {
        Some(!holiday && is_workday(day) && (510..990).contains(&minute))
    }),
    ("Mo-Fr 08:30-12:00,13:00-16:30; PH off", |day, minute, holiday| {
        let before_or_after_lunch = (510..720).contains(&minute) || (780..990).contains(&minute);
        Some(!holiday && is_workday(day) && before_or_after_lunch)
    }),
    ("Mo-Fr 08:30-16:30; Sa 09:00-12:00", |day, minute, holiday| {
        let saturday = day == Weekday::Sat && (540..720).contains(&minute);
        Some(!holiday && (saturday || is_workday(day) && (510..990).contains(&minute)))
    }),
    ("24/7", |_, _, _| Some(true)),
    ("Mo-Fr,PH 10:00-20:00", |day, minute, holiday| {
        Some((holiday || is_workday(day)) && (600..1200).contains(&minute))
    }),
    ("Sa-Su 06:00-22:00", |day, minute, holiday| {
        Some(!holiday && !is_workday(day) && (360..1320).contains(&minute))
    }),
    ("", |_, _, _| None),
];

fn is_workday(day: Weekday) -> bool {
    !matches!(day, Weekday::Sat | Weekday::Sun)
}

/// A coordinate of six decimals.
fn degrees(random: &mut Rng, low: i64, high: i64) -> f64 {
    let millionths = low * 1_000_000 + random.i64(0..(high - low) * 1_000_000);
    format!(
        "{}{}.{:06}",
        if millionths < 0 { "-" } else { "" },
        millionths.abs() / 1_000_000,
        millionths.abs() % 1_000_000
    )
    .parse()
    .expect("a number")
}

struct Point {
    id: String,
    code: String,
    kind: &'static str,
    place: Option<(f64, f64)>,
    hours: usize,
    /// Procedures with their own kind of hours, if any.
    offers: Vec<(usize, Option<usize>)>,
}

const PROCEDURES: usize = 9;

fn points(random: &mut Rng) -> Vec<Point> {
    (0..3_000)
        .map(|index| {
            let place = match random.usize(..30) {
                0 => None,
                // Embassies, and both sides of the antimeridian.
                1 => Some((degrees(random, -89, 89), degrees(random, -180, 180))),
                2 => Some((degrees(random, -2, 2), [179.995, -179.995][random.usize(..2)])),
                // One building.
                3 => Some((18.360_001, 103.650_002)),
                _ => Some((degrees(random, 6, 20), degrees(random, 98, 105))),
            };
            // Never the empty text, which would mean the hours of the point.
            let own = |random: &mut Rng| (random.usize(..5) == 0).then(|| random.usize(..6));
            let mut offers = Vec::new();
            for procedure in 0..PROCEDURES {
                // From one that every second point offers to one that about six do.
                if random.usize(..2 << procedure) == 0 {
                    offers.push((procedure, own(random)));
                }
            }
            Point {
                id: format!("p{index}"),
                code: if random.usize(..3) == 0 { format!("{:013}", 10_000 - index) } else { String::new() },
                kind: ["district_office", "municipality"][random.usize(..2)],
                place,
                hours: random.usize(..7),
                offers,
            }
        })
        .collect()
}

fn write_source(points: &[Point], dir: &Path) {
    let mut table = "id,code,name_th,type,lat,lon,hours\n".to_owned();
    let mut offers = "service_point_id,procedure_id,hours\n".to_owned();
    for point in points {
        let place = point.place.map_or(",".to_owned(), |(lat, lon)| format!("{lat},{lon}"));
        let hours = HOURS[point.hours].0;
        let Point { id, code, kind, .. } = point;
        writeln!(table, "{id},{code},สำนักงาน {id},{kind},{place},\"{hours}\"").expect("a string takes text");
        for (procedure, own) in &point.offers {
            let hours = own.map_or("", |own| HOURS[own].0);
            writeln!(offers, "{id},do{procedure},\"{hours}\"").expect("a string takes text");
        }
    }
    let procedures: String = (0..PROCEDURES).map(|n| format!("do{n},กลุ่ม {n},g{}\n", n / 3)).collect();
    let files = [
        ("service_points.csv", table),
        ("offers.csv", offers),
        ("procedures.csv", format!("id,title_th,group_id\n{procedures}")),
        ("holidays.csv", format!("date,name_th,kind\n{HOLIDAY},วันหยุด,closed\n")),
    ];
    for (name, text) in files {
        fs::write(dir.join(name), text).expect("written");
    }
}

/// A question, with the groups of procedures that it means.
struct Question {
    path: String,
    from: (f64, f64),
    groups: Vec<Vec<usize>>,
    at: DateTime<FixedOffset>,
    open: &'static str,
    kind: Option<&'static str>,
    radius_m: Option<f64>,
    limit: usize,
}

fn question(random: &mut Rng) -> Question {
    let from = match random.usize(..10) {
        0 => (degrees(random, -89, 89), degrees(random, -180, 180)),
        1 => (0.5, 180.0),
        2 => (90.0, 0.0),
        3 => (18.360_001, 103.650_002),
        _ => (degrees(random, 6, 20), degrees(random, 98, 105)),
    };
    let start = DateTime::parse_from_rfc3339("2026-12-04T00:00:00+07:00").expect("an instant");
    let at = start + TimeDelta::minutes(random.usize(..5 * 1440) as i64);
    let mut one = || random.usize(..PROCEDURES);
    let (given, groups): (Vec<String>, Vec<Vec<usize>>) = match one() {
        0 => (vec![], vec![]),
        1 | 2 => {
            let (a, b) = (one(), one());
            (vec![format!("do{a},do{b}")], vec![vec![a, b]])
        }
        3 => {
            let (a, b) = (one(), one());
            (vec![format!("do{a}"), format!("do{b}")], vec![vec![a], vec![b]])
        }
        4 => {
            let group = one() / 3;
            (vec![format!("g{group}")], vec![(group * 3..group * 3 + 3).collect()])
        }
        _ => {
            let a = one();
            (vec![format!("do{a}")], vec![vec![a]])
        }
    };
    let open = ["any", "only", "possible"][random.usize(..3)];
    let kind = (random.usize(..4) == 0).then_some("municipality");
    let radius_m = (random.usize(..4) == 0).then(|| random.usize(..300_000) as f64 + 0.5);
    let limit = [1, 5, 10, 100][random.usize(..4)];
    let mut path = format!(
        "/v1/nearest?lat={}&lon={}&at={}&open={open}&limit={limit}&explain=1",
        from.0,
        from.1,
        at.to_rfc3339().replace('+', "%2B")
    );
    for procedure in given {
        write!(path, "&procedure={procedure}").expect("a string takes text");
    }
    if let Some(kind) = kind {
        write!(path, "&type={kind}").expect("a string takes text");
    }
    if let Some(radius_m) = radius_m {
        write!(path, "&radius_m={radius_m}").expect("a string takes text");
    }
    Question { path, from, groups, at, open, kind, radius_m, limit }
}

/// What an office is worth to a question: 0 open, 1 unknown, 2 closed.
fn rank(hours: usize, at: DateTime<FixedOffset>) -> usize {
    let minute = at.hour() * 60 + at.minute();
    let holiday = at.date_naive().to_string() == HOLIDAY;
    match HOURS[hours].1(at.weekday(), minute, holiday) {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    }
}

fn passes(rank: usize, open: &str) -> bool {
    open == "any" || rank == 0 || open == "possible" && rank == 1
}

/// The status that an office has for a question; none if it is no answer.
fn status(point: &Point, question: &Question) -> Option<&'static str> {
    let mut worst = None;
    if question.groups.is_empty() {
        worst = Some(rank(point.hours, question.at)).filter(|rank| passes(*rank, question.open));
        worst?;
    }
    for group in &question.groups {
        let of_group = point.offers.iter().filter(|(procedure, _)| group.contains(procedure));
        let ranks = of_group.map(|(_, own)| rank(own.unwrap_or(point.hours), question.at));
        let best = ranks.filter(|rank| passes(*rank, question.open)).min()?;
        worst = worst.max(Some(best));
    }
    worst.map(|rank| ["open", "unknown", "closed"][rank])
}

fn expected<'p>(points: &'p [Point], question: &Question) -> Vec<(f64, &'p Point, &'static str)> {
    let geodesic = Geodesic::wgs84();
    let mut hits: Vec<(f64, &Point, &str)> = points
        .iter()
        .filter(|point| question.kind.is_none_or(|kind| point.kind == kind))
        .filter_map(|point| {
            let (lat, lon) = point.place?;
            let distance_m: f64 = geodesic.inverse(question.from.0, question.from.1, lat, lon);
            Some((distance_m, point, status(point, question)?))
        })
        .filter(|(distance_m, _, _)| question.radius_m.is_none_or(|radius_m| *distance_m <= radius_m))
        .collect();
    hits.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| (&a.1.code, &a.1.id).cmp(&(&b.1.code, &b.1.id))));
    hits.truncate(question.limit);
    hits
}

#[test]
fn three_hundred_random_questions_equal_an_independent_brute_force() {
    let mut random = Rng::with_seed(20_261_123);
    let points = points(&mut random);
    let (source, index) =
        (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
    write_source(&points, source.path());
    succeeds(&["build", "--strict", "--source", utf8(source.path()), "--out", utf8(index.path())]);
    let server = Server::start(index.path());
    let mut plans = HashSet::new();
    for _ in 0..300 {
        let question = question(&mut random);
        let reply = server.get(&question.path);
        assert_eq!(reply.status, 200, "{}: {}", question.path, reply.text());
        let answer = reply.json();
        assert_eq!(answer["complete"], true);
        plans.insert(answer["plan"]["kind"].to_string());
        assert_equal(&answer, &expected(&points, &question), &question.path);
    }
    assert!(plans.len() >= 3, "the questions were to be answered in several ways: {plans:?}");
    server.assert_clean_log();
}

fn assert_equal(answer: &Value, expected: &[(f64, &Point, &str)], path: &str) {
    let results = answer["results"].as_array().expect("results");
    let ids: Vec<&str> = results.iter().filter_map(|result| result["id"].as_str()).collect();
    let expected_ids: Vec<&str> = expected.iter().map(|(_, point, _)| point.id.as_str()).collect();
    assert_eq!(ids, expected_ids, "{path}");
    for (result, (distance_m, point, status)) in results.iter().zip(expected) {
        let printed = result["distance_m"].as_f64().expect("a distance");
        assert!((printed - distance_m).abs() <= 0.001, "{path}: {} is {printed}, not {distance_m}", point.id);
        assert_eq!(result["open"]["status"], json!(status), "{path}: {}", point.id);
    }
}

#[test]
fn the_hand_written_clocks_know_the_holiday() {
    let date: NaiveDate = HOLIDAY.parse().expect("a date");
    assert_eq!(date.weekday(), Weekday::Mon);
    assert_eq!((date + Days::new(1)).weekday(), Weekday::Tue);
}
