//! A case for each kind of defect: the files, and what is reported about them.

use std::collections::BTreeSet;

use indexer::Code;

use super::{defects, read};

const POINTS: &str = "service_points.csv";
const PROCEDURES: (&str, &str) = ("procedures.csv", "id,title_th\np,การทำบัตร\nq,การแจ้งเกิด\n");
const OFFERS: (&str, &str) = ("offers.csv", "service_point_id,procedure_id\na,p\n");

const MAPPING: &str = r#"
[[tables.service_points]]
file = "units.csv"
[tables.service_points.columns]
id = "no"
name_th = "n"
type = { column = "kind", values = { sao = "sao" } }
hours = { hsds_schedules = { file = "schedules.csv", key = "no", match = "location_id" } }

[[tables.service_points]]
file = "points.geojson"
columns = { id = "id", name_th = "name", lat = "lat", lon = "lon" }
"#;

const TERRITORIES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[103,18],[104,18],[104,19],[103,18]]]}},
{"type":"Feature","properties":{"id":"c"},"geometry":{"type":"Polygon","coordinates":[[[103,18],[104,18],[104,19],[103,18]]]}},
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[103,18],[104,18],[104,19],[103,18]]]}},
{"type":"Feature","properties":{"id":"b"},"geometry":{"type":"Polygon","coordinates":[[[103,18],[104,19],[104,18],[103,19],[103,18]]]}},
{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[103,18],[104,18],[104,19],[103,18]]]}}]}"#;

pub(super) type Case<'t> = (&'t str, &'t [(&'t str, &'t str)], &'t [&'t str]);

/// Each case with its files and what is reported; every code is in one of them.
pub(super) const CASES: &[Case<'static>] = &[
    (
        "a row with too few or too many cells",
        &[(POINTS, "id,name_th,phone\na,ก\nb,ข,1,2\nc,ค,3\n")],
        &["service_points.csv:2: phone: row-too-short", "service_points.csv:3: column 4: row-too-long"],
    ),
    (
        "ids that are missing, impossible or repeated",
        &[(POINTS, "id,name_th\n,ก\na/b,ข\nc,ค\nc,ง\n")],
        &[
            "service_points.csv:2: id: missing-id",
            "service_points.csv:3: id: invalid-id",
            "service_points.csv:5: id: duplicate-id",
        ],
    ),
    (
        "all defects of a row that is dropped",
        &[(POINTS, "id,name_th,postcode,phone\n,,1234,0\nb,ข,,\n")],
        &[
            "service_points.csv:2: id: missing-id",
            "service_points.csv:2: name_th: missing-name",
            "service_points.csv:2: postcode: not-a-postcode",
        ],
    ),
    (
        "a row without a name does not take the id from a later one",
        &[(POINTS, "id,name_th\na,\na,ก\n")],
        &["service_points.csv:2: name_th: missing-name"],
    ),
    (
        "unit codes",
        &[(POINTS, "id,name_th,code\na,ก,1234567890123\nb,ข,๑๒๓๔๕๖๗๘๙๐๑๒๓\nc,ค,123\n")],
        &["service_points.csv:3: code: duplicate-code", "service_points.csv:4: code: invalid-code"],
    ),
    (
        "references to nothing, to oneself and in a circle",
        &[(POINTS, "id,name_th,parent_id,succeeded_by\na,ก,x,a\nb,ข,c,\nc,ค,b,y\n")],
        &[
            "service_points.csv:2: parent_id: unknown-reference",
            "service_points.csv:2: succeeded_by: reference-loop",
            "service_points.csv:4: parent_id: reference-loop",
            "service_points.csv:4: succeeded_by: unknown-reference",
        ],
    ),
    (
        "positions",
        &[(
            POINTS,
            "id,name_th,lat,lon\na,ก,13.7,\nb,ข,,100.5\nc,ค,1e5,NaN\nd,ง,91,181\ne,จ,๑๓.๗,๑๐๐.๕\nf,ฉ,0,0\n",
        )],
        &[
            "service_points.csv:2: lon: half-position",
            "service_points.csv:3: lat: half-position",
            "service_points.csv:4: lat: not-a-number",
            "service_points.csv:4: lon: not-a-number",
            "service_points.csv:5: lat: out-of-range",
            "service_points.csv:5: lon: out-of-range",
        ],
    ),
    (
        "areas",
        &[(
            POINTS,
            "id,name_th,subdistrict_code,serves\na,ก,3801,38|3801|380101|๓๘\nb,ข,999999,380|380101\nc,ค,380101,99\n",
        )],
        &[
            "service_points.csv:2: subdistrict_code: not-an-area-code",
            "service_points.csv:3: subdistrict_code: unknown-area",
            "service_points.csv:3: serves: not-an-area-code",
            "service_points.csv:4: serves: unknown-area",
        ],
    ),
    (
        "telephone numbers",
        &[(POINTS, "id,name_th,phone\na,ก,๐ ๔๒๔๙ ๑๒๓๔ ต่อ ๑๒\nb,ข,ไม่มี\n")],
        &["service_points.csv:3: phone: not-a-phone"],
    ),
    (
        "positions in other notations",
        &[(
            POINTS,
            "id,name_th,lat,lon\na,ก,\"13.7, 100.5\",\nb,ข,13°45'22.8\"N,๑๐๐ ๓๐ ๖.๓ E\nc,ค,\"13,75\",\nd,ง,13 45.39,100.5\n\
            e,จ,\"100.5, 13.7\",\nf,ฉ,\"13.7, 100.5\",100.5\n",
        )],
        &[
            "service_points.csv:4: lat: not-a-number",
            "service_points.csv:4: lon: half-position",
            "service_points.csv:5: lat: not-a-number",
            "service_points.csv:6: lat: out-of-range",
            "service_points.csv:7: lat: not-a-number",
        ],
    ),
    (
        "addresses",
        &[(
            POINTS,
            "id,name_th,postcode,email,website,photo\na,ก,๓๘๐๐๐,a@b.go.th,https://b.go.th,photos/a.jpg\nb,ข,3800,a@,ftp://b,../a.jpg\n",
        )],
        &[
            "service_points.csv:3: postcode: not-a-postcode",
            "service_points.csv:3: email: not-an-email",
            "service_points.csv:3: website: not-a-web-address",
            "service_points.csv:3: photo: not-a-photo",
        ],
    ),
    (
        "what decides whether a door is open",
        &[(
            POINTS,
            "id,name_th,hours,calendar,timezone,status,updated_at\na,ก,Mo-Fr ๐๘:๓๐-16:30,national,Europe/Berlin,shown,2569-01-31\nb,ข,แล้วแต่วัน,bank,Bangkok,visible,yesterday\n",
        )],
        &[
            "service_points.csv:3: hours: hours-not-understood",
            "service_points.csv:3: calendar: unknown-calendar",
            "service_points.csv:3: timezone: unknown-time-zone",
            "service_points.csv:3: status: unknown-status",
            "service_points.csv:3: updated_at: not-a-date",
        ],
    ),
    (
        "columns of made-up values",
        &[(POINTS, "id,name_th,sample_fields\na,ก,lat|lon|colour\n")],
        &["service_points.csv:2: sample_fields: unknown-sample-field"],
    ),
    (
        "procedures",
        &[(
            "procedures.csv",
            "id,title_th,group_id,counter_minutes,processing_days,fee_thb,jurisdiction,jurisdiction_basis,season,channel,url\n\
            p,การทำบัตร,g,๑๕,30,๑๐๐.๕๐,local,property,Oct-Nov,both,http://b.go.th\n\
            q,,g/h,15 นาที,100001,-1,country,moon,ต.ค.,phone,b.go.th\n",
        )],
        &[
            "procedures.csv:3: group_id: invalid-id",
            "procedures.csv:3: title_th: missing-name",
            "procedures.csv:3: counter_minutes: not-a-whole-number",
            "procedures.csv:3: processing_days: out-of-range",
            "procedures.csv:3: fee_thb: out-of-range",
            "procedures.csv:3: jurisdiction: unknown-word",
            "procedures.csv:3: jurisdiction_basis: unknown-word",
            "procedures.csv:3: season: season-not-understood",
            "procedures.csv:3: channel: unknown-word",
            "procedures.csv:3: url: not-a-web-address",
        ],
    ),
    (
        "offers to nothing, and twice",
        &[
            PROCEDURES,
            (
                "offers.csv",
                "service_point_id,procedure_id,hours,last_acceptance,copies_required\n\
            a,p,,30,TRUE\nx,p,,,\na,y,,,\n,p,,,\na,p,,,\na,q,soon,half,maybe\n",
            ),
        ],
        &[
            "offers.csv:3: service_point_id: unknown-service-point",
            "offers.csv:4: procedure_id: unknown-procedure",
            "offers.csv:5: service_point_id: missing-id",
            "offers.csv:6: procedure_id: duplicate-offer",
            "offers.csv:7: hours: hours-not-understood",
            "offers.csv:7: last_acceptance: not-a-whole-number",
            "offers.csv:7: copies_required: not-yes-or-no",
        ],
    ),
    (
        "an offer of an office whose row was dropped",
        &[(POINTS, "id,name_th\na,\n"), PROCEDURES, OFFERS],
        &[
            "service_points.csv:2: name_th: missing-name",
            "offers.csv:2: service_point_id: unknown-service-point",
        ],
    ),
    (
        "holidays",
        &[(
            "holidays.csv",
            "date,kind,calendar,from,to,announced_on,withdrawn_on\n\
            2026-01-01,closed,,,,,\n2026-01-01,open,,,,,\n,closed,,,,,\n31/12/2026,closed,,,,,\n2026-01-02,holiday,,,,,\n\
            2026-01-03,,,,,,\n2026-01-04,closed,a/b,,,,\n2026-01-05,closed,,12:00,,,\n2026-01-06,closed,,13:00,12:00,,\n\
            2026-01-07,closed,,noon,16:30,,\n2026-01-08,closed,,12:00,24:00,2569-01-01,\n2026-01-09,closed,,,,soon,later\n",
        )],
        &[
            "holidays.csv:3: date: conflicting-day",
            "holidays.csv:4: date: missing-date",
            "holidays.csv:5: date: not-a-date",
            "holidays.csv:6: kind: unknown-word",
            "holidays.csv:7: kind: unknown-word",
            "holidays.csv:8: calendar: invalid-id",
            "holidays.csv:9: to: not-a-part-of-a-day",
            "holidays.csv:10: to: not-a-part-of-a-day",
            "holidays.csv:11: from: not-a-part-of-a-day",
            "holidays.csv:13: announced_on: not-a-date",
            "holidays.csv:13: withdrawn_on: not-a-date",
        ],
    ),
    (
        "exceptions",
        &[
            PROCEDURES,
            OFFERS,
            (
                "exceptions.csv",
                "service_point_id,date_from,date_to,procedure_id,hours,announced_on\n\
            a,2026-01-01,,p,off,\nx,2026-01-01,,,,\na,2026-01-01,,q,,\na,2026-01-01,,y,,\na,2026-01-02,2026-01-01,,,\n\
            a,,,,,\na,1 ม.ค.,,,,\na,2026-01-01,2026-01-02,,half a day,soon\n",
            ),
        ],
        &[
            "exceptions.csv:3: service_point_id: unknown-service-point",
            "exceptions.csv:4: procedure_id: procedure-not-offered",
            "exceptions.csv:5: procedure_id: unknown-procedure",
            "exceptions.csv:6: date_to: dates-reversed",
            "exceptions.csv:7: date_from: missing-date",
            "exceptions.csv:8: date_from: not-a-date",
            "exceptions.csv:9: hours: hours-not-understood",
            "exceptions.csv:9: announced_on: not-a-date",
        ],
    ),
    (
        "types and organisations",
        &[
            ("types.csv", "id,name_th,parent_id\nt,อำเภอ,\nu,,\nv,ตำบล,x\n"),
            ("organisations.csv", "id,name_th,parent_id\no,กรม,\nt,กอง,\nw,ฝ่าย,w\n"),
        ],
        &[
            "types.csv:3: name_th: missing-name",
            "types.csv:4: parent_id: unknown-reference",
            "organisations.csv:3: id: duplicate-id",
            "organisations.csv:4: parent_id: reference-loop",
        ],
    ),
    (
        "words",
        &[("words.csv", "word,from\nคิวอาร์โค้ด,\ne-Service,\nน้ำ ใส,\n,ใคร\nเ,\n")],
        &[
            "words.csv:3: word: unusable-word",
            "words.csv:4: word: unusable-word",
            "words.csv:5: word: unusable-word",
            "words.csv:6: word: unusable-word",
        ],
    ),
    (
        "what a mapping finds while it puts a row together",
        &[
            ("mapping.toml", MAPPING),
            ("units.csv", "no,n,kind\nb,ข,sao\nc,ค,other\n"),
            ("schedules.csv", "location_id,byday,opens_at,closes_at\nb,1MO,08:30,16:30\n"),
            (
                "points.geojson",
                r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "d", "properties": {"name": "ง"},
                "geometry": {"type": "LineString", "coordinates": [[103, 18], [104, 18]]}}]}"#,
            ),
        ],
        &[
            "units.csv:2: hours: schedule-not-understood",
            "units.csv:3: kind: untranslated-value",
            "points.geojson:2: lat: not-a-point",
        ],
    ),
    (
        "names that nobody can search for",
        &[
            (POINTS, "id,name_th,name_en\na,---,…\nb,ก,B\nc,☎,\nd,๑,-\n"),
            ("procedures.csv", "id,title_th\np,???\nq,ขอมีบัตร\n"),
        ],
        &[
            "service_points.csv:2: name_th: not-found-by-name",
            "service_points.csv:2: name_en: not-found-by-name",
            "service_points.csv:4: name_th: not-found-by-name",
            "service_points.csv:5: name_en: not-found-by-name",
            "procedures.csv:2: title_th: not-found-by-name",
        ],
    ),
    (
        "outlines of territories",
        &[(POINTS, "id,name_th\na,ก\nb,ข\n"), ("territories.geojson", TERRITORIES)],
        &[
            "territories.geojson:3: id: unknown-service-point",
            "territories.geojson:4: id: missing-id",
            "territories.geojson:5: geometry: unusable-territory",
            "territories.geojson:6: id: duplicate-id",
        ],
    ),
];

#[test]
fn every_defect_is_reported_with_its_file_row_column_and_code() {
    for (name, files, expected) in CASES {
        let checked = read(files).expect(name);
        assert_eq!(defects(&checked), *expected, "{name}");
    }
}

#[test]
fn every_code_has_a_case() {
    let lines = CASES.iter().flat_map(|(_, _, expected)| expected.iter());
    let covered: BTreeSet<&str> = lines.filter_map(|line| line.rsplit(": ").next()).collect();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(covered, codes);
}

#[test]
fn a_message_shows_the_value_cut_after_80_characters_on_one_line() {
    for (hours, expected) in [
        ("ก่อนเที่ยง", "\"ก่อนเที่ยง\" can't be read as opening hours (".to_owned()),
        (&"ก".repeat(100), format!("\"{}…\" can't be read", "ก".repeat(80))),
        ("\"ก\nข\u{1b}[31m\"", "\"ก ข [31m\" can't be read".to_owned()),
    ] {
        let checked = read(&[(POINTS, &format!("id,name_th,hours\na,ก,{hours}\n"))]).expect(hours);
        let message = &checked.defects[0].message;
        assert!(message.starts_with(&expected), "{message}");
        assert!(!message.contains(char::is_control), "{message}");
    }
}
