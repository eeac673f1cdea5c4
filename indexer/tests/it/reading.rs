//! What a source's files mean, and which sources are refused.

use chrono::NaiveDate;
use domain::hours::{CABINET_DAYS_CSV, DayKind, ExceptionHours, MinuteSpan};
use domain::id::CalendarId;
use domain::service_point::Visibility;
use indexer::{Checked, Refusal, read_source};

use super::{defects, read, source};

const POINTS: &str = "service_points.csv";

fn national_day(checked: &Checked, date: &str) -> Option<(DayKind, MinuteSpan)> {
    let date: NaiveDate = date.parse().expect("a date");
    let view = checked.records.calendars.view(&CalendarId::national());
    view.decision(date).map(|(_, day)| (day.kind, day.span))
}

#[test]
fn a_byte_order_mark_empty_lines_and_blank_rows_are_no_content() {
    for text in [
        "\u{feff}id,name_th,postcode\na,ก,1\n\n,,\n\nb,ข,2\n",
        "id,name_th,postcode\r\na,ก,1\r\n\r\n,,\r\n\r\nb,ข,2",
        "id,name_th,postcode\na,ก,1\n\n,,\n\nb,ข,2",
        " id , name_th , postcode \na,\" ก \",1\n\n,,\n\nb,ข,2\n",
    ] {
        let checked = read(&[(POINTS, text)]).expect(text);
        let names: Vec<&str> = checked.records.points.iter().map(|point| point.name_th.as_str()).collect();
        assert_eq!(names, ["ก", "ข"]);
        // Rows are those that a spreadsheet shows.
        let expected = [2, 6].map(|row| format!("service_points.csv:{row}: postcode: not-a-postcode"));
        assert_eq!(defects(&checked), expected, "{text:?}");
    }
}

#[test]
fn a_cell_with_line_breaks_is_one_row_and_one_line() {
    let text = "id,name_th,address,postcode\na,ก,\"ชั้น 1\r\n อาคาร ข\",\nb,ข,,1\n";
    let checked = read(&[(POINTS, text)]).expect("a source");
    assert_eq!(checked.records.points[0].address.as_deref(), Some("ชั้น 1 อาคาร ข"));
    assert_eq!(defects(&checked), ["service_points.csv:3: postcode: not-a-postcode"]);
}

#[test]
fn a_header_without_rows_means_no_holidays_and_a_missing_file_the_national_ones() {
    let constitution_day = "2026-12-10";
    let none = read(&[("holidays.csv", "date,kind\n")]).expect("a source");
    assert_eq!(national_day(&none, constitution_day), None);
    let built_in = read(&[]).expect("a source");
    assert_eq!(national_day(&built_in, constitution_day), Some((DayKind::Closed, MinuteSpan::DAY)));
    assert_eq!(defects(&built_in), [] as [&str; 0]);
}

#[test]
fn a_withdrawn_day_does_not_hold_and_a_part_of_a_day_that_cannot_be_read_is_unknown() {
    let checked = read(&[(
        "holidays.csv",
        "date,kind,from,to,withdrawn_on\n2026-01-01,closed,,,2025-12-01\n2026-01-02,closed,12:00,24:00,\n\
         2026-01-03,closed,noon,16:30,\n",
    )])
    .expect("a source");
    assert_eq!(national_day(&checked, "2026-01-01"), None);
    assert_eq!(
        national_day(&checked, "2026-01-02"),
        Some((DayKind::Closed, MinuteSpan { from: 720, to: 1440 }))
    );
    assert_eq!(national_day(&checked, "2026-01-03"), Some((DayKind::Unknown, MinuteSpan::DAY)));
}

#[test]
fn a_calendar_refines_the_one_that_its_row_names_or_else_the_national_one() {
    let checked = read(&[
        (
            "calendars.csv",
            "id,parent_id\nsouthern-border,\nth-94,southern-border\nde,none\nlost,nowhere\na,b\nb,a\nnational,de\n",
        ),
        ("holidays.csv", "date,kind,calendar\n2026-03-20,closed,southern-border\n2026-10-03,closed,de\n"),
        (POINTS, "id,name_th,calendar\na,ก,th-94\nb,ข,nowhere\n"),
    ])
    .expect("a source");
    let calendars = &checked.records.calendars;
    for (calendar, chain) in [
        ("national", vec!["national"]),
        ("southern-border", vec!["southern-border", "national"]),
        ("th-94", vec!["th-94", "southern-border", "national"]),
        ("de", vec!["de"]),
        ("lost", vec!["lost", "national"]),
        ("a", vec!["a", "b", "national"]),
        ("b", vec!["b", "national"]),
    ] {
        let found = calendars.chain(&CalendarId::new(calendar).expect("an id"));
        assert_eq!(found.iter().map(CalendarId::as_str).collect::<Vec<_>>(), chain, "{calendar}");
    }
    assert_eq!(
        defects(&checked),
        [
            "service_points.csv:3: calendar: unknown-calendar",
            "calendars.csv:5: parent_id: unknown-calendar",
            "calendars.csv:7: parent_id: reference-loop",
            "calendars.csv:8: parent_id: reference-loop",
        ]
    );
}

#[test]
fn what_was_announced_and_withdrawn_when_is_kept() {
    let checked = read(&[(
        "holidays.csv",
        "date,kind,announced_on,withdrawn_on\n2020-04-13,closed,,2020-03-17T10:00:00+07:00\n\
         2020-07-27,closed,30 มิ.ย. 2563,\n2020-12-07,closed,,เมื่อวาน\n",
    )])
    .expect("a source");
    let known = |on: &str| {
        let calendars = checked.records.calendars.known_on(on.parse().expect("a date"));
        ["2020-04-13", "2020-07-27", "2020-12-07"].map(|date| {
            let date = date.parse().expect("a date");
            calendars.view(&CalendarId::national()).decision(date).is_some()
        })
    };
    assert_eq!(known("2020-03-16"), [true, false, false]);
    assert_eq!(known("2020-03-17"), [false, false, false]);
    assert_eq!(known("2020-06-30"), [false, true, false]);
    assert_eq!(defects(&checked), ["holidays.csv:4: withdrawn_on: not-a-date"]);
}

/// The days of a source that are closed by what was known on a day.
fn closed(checked: &Checked, known_on: &str, calendar: &str, dates: &[&str]) -> Vec<bool> {
    let calendars = checked.records.calendars.known_on(known_on.parse().expect("a date"));
    let view = calendars.view(&CalendarId::new(calendar).expect("an id"));
    dates.iter().map(|date| view.decision(date.parse().expect("a date")).is_some()).collect()
}

#[test]
fn each_day_that_the_cabinet_moved_or_added_is_known_from_its_announcement_on() {
    let checked = read(&[("holidays.csv", CABINET_DAYS_CSV)]).expect("a source");
    assert_eq!(defects(&checked), [] as [&str; 0]);
    let mut replayed = 0;
    for (id, calendar) in checked.records.calendars.iter() {
        for day in calendar.days() {
            let turns = day.announced_on.or(day.withdrawn_on).expect("an announcement with a source");
            let before = turns.pred_opt().expect("a day before");
            let known = |on: NaiveDate| {
                closed(&checked, &on.to_string(), id.as_str(), &[&day.date.to_string()]) == [true]
            };
            let is_added = day.announced_on.is_some();
            assert_eq!((known(before), known(turns)), (!is_added, is_added), "{}", day.date);
            assert!(turns < day.date, "{} was announced after it had passed", day.date);
            replayed += 1;
        }
    }
    assert_eq!(replayed, 33);
}

#[test]
fn what_was_known_on_a_day_about_a_day_is_replayed_as_it_was() {
    let checked = read(&[("holidays.csv", CABINET_DAYS_CSV)]).expect("a source");
    let songkran = ["2020-04-13", "2020-04-14", "2020-04-15", "2020-07-27", "2020-09-04", "2020-09-07"];
    let father = ["2020-12-07", "2020-12-11"];
    let new_year = ["2023-12-29", "2024-01-02"];
    for (known_on, calendar, dates, expected) in [
        // Songkran of 2563 was called off on 17 March and made up for by three days that were found later.
        ("2020-03-16", "national", &songkran[..], vec![true, true, true, false, false, false]),
        ("2020-03-17", "national", &songkran[..], vec![false, false, false, false, false, false]),
        ("2020-06-30", "national", &songkran[..], vec![false, false, false, true, false, false]),
        ("2020-08-13", "national", &songkran[..], vec![false, false, false, true, true, true]),
        ("2020-09-21", "national", &father[..], vec![true, false]),
        ("2020-09-22", "national", &father[..], vec![false, true]),
        ("2023-10-23", "national", &new_year[..], vec![false, true]),
        ("2023-10-24", "national", &new_year[..], vec![true, false]),
        // A day of one region is none of another.
        ("2020-12-28", "north", &["2021-03-26", "2021-02-12"][..], vec![false, false]),
        ("2020-12-29", "north", &["2021-03-26", "2021-02-12"][..], vec![true, true]),
        ("2020-12-29", "south", &["2021-03-26", "2021-10-06"][..], vec![false, true]),
    ] {
        let found = closed(&checked, known_on, calendar, dates);
        assert_eq!(found, expected, "{calendar} as known on {known_on}: {dates:?}");
    }
}

#[test]
fn an_office_with_an_unreadable_status_is_hidden_and_one_without_is_shown() {
    let checked = read(&[(POINTS, "id,name_th,status\na,ก,แสดง\nb,ข,\nc,ค,hidden\n")]).expect("a source");
    let visibilities: Vec<Visibility> = checked.records.points.iter().map(|point| point.visibility).collect();
    assert_eq!(visibilities, [Visibility::Hidden, Visibility::Shown, Visibility::Hidden]);
}

#[test]
fn without_a_clock_no_hours_of_an_office_are_known() {
    let checked = read(&[
        (POINTS, "id,name_th,hours,timezone\na,ก,24/7,Mars\n"),
        ("procedures.csv", "id,title_th\np,การทำบัตร\n"),
        ("offers.csv", "service_point_id,procedure_id,hours\na,p,24/7\n"),
        ("exceptions.csv", "service_point_id,date_from,hours\na,2026-01-01,off\n"),
    ])
    .expect("a source");
    let records = &checked.records;
    assert_eq!((&records.points[0].hours, &records.offers[0].hours), (&None, &None));
    assert_eq!(records.exceptions[0].hours, ExceptionHours::Unknown);
}

#[test]
fn an_exception_lasts_a_day_unless_it_says_more_and_its_unreadable_hours_are_unknown() {
    let checked = read(&[(
        "exceptions.csv",
        "service_point_id,date_from,date_to,hours\na,2026-01-01,,Closed\na,2026-01-02,2569-01-05,\na,2026-01-06,,ครึ่งวัน\n",
    )])
    .expect("a source");
    let days: Vec<String> = checked
        .records
        .exceptions
        .iter()
        .map(|exception| {
            format!(
                "{} {} {}",
                exception.from,
                exception.to,
                match &exception.hours {
                    ExceptionHours::Closed => "closed",
                    ExceptionHours::Hours(_) => "hours",
                    ExceptionHours::Unknown => "unknown",
                }
            )
        })
        .collect();
    assert_eq!(
        days,
        ["2026-01-01 2026-01-01 closed", "2026-01-02 2026-01-05 unknown", "2026-01-06 2026-01-06 unknown"]
    );
}

#[test]
fn what_is_not_read_is_noted_once() {
    let checked = read(&[
        (POINTS, "id,name_th,colour\na,ก,red\nb,ข,blue\n"),
        ("citizens.csv", "id\n1\n"),
        ("notes.txt", "password: hunter2"),
    ])
    .expect("a source");
    let notes: Vec<String> = checked.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "citizens.csv: unknown-file: this file is not read: no table has its name",
            "service_points.csv: colour: unknown-column: this column is not read: service_points has none of this name",
        ]
    );
    assert_eq!(defects(&checked), [] as [&str; 0]);
}

#[test]
fn a_source_that_cannot_be_taken_as_a_whole_is_refused_by_file_and_place() {
    let wide = format!("id,name_th{}\n", ",x".repeat(999));
    let wide_row = format!("id,name_th\na,ก{}\n", ",".repeat(999));
    let large = format!("id,name_th\na,ก\nb,{}\n", "ข".repeat(400_000));
    let cases: &[(&str, &[u8], &str)] = &[
        (
            POINTS,
            b"id,name_th,phone\na,x,1\nb,y,ok\xe0\xb8\n",
            "service_points.csv: row 3, phone: not UTF-8 from byte 2",
        ),
        (POINTS, b"id,name_th,\xc3\xe0\n", "service_points.csv: row 1, column 3: not UTF-8 from byte 0"),
        (POINTS, b"\xff\xfei\0d\0", "service_points.csv: row 1, column 1: not UTF-8"),
        ("citizens.csv", b"id\n\xa1\n", "citizens.csv: row 2, id: not UTF-8"),
        (
            POINTS,
            b"",
            "service_points.csv: there is no column id: expected a header row with at least id, name_th",
        ),
        (POINTS, b"id,name\n", "service_points.csv: there is no column name_th"),
        ("procedures.csv", b"id\n", "procedures.csv: there is no column title_th"),
        ("offers.csv", b"service_point_id\n", "offers.csv: there is no column procedure_id"),
        ("holidays.csv", b"date\n", "holidays.csv: there is no column kind"),
        ("exceptions.csv", b"date_from\n", "exceptions.csv: there is no column service_point_id"),
        ("types.csv", b"id\n", "types.csv: there is no column name_th"),
        ("organisations.csv", b"name_th\n", "organisations.csv: there is no column id"),
        (POINTS, b"id,name_th,id \n", "service_points.csv: column id stands there twice"),
        (POINTS, wide.as_bytes(), "service_points.csv: row 1 has 1001 columns: expected at most 1000"),
        (POINTS, wide_row.as_bytes(), "service_points.csv: row 2 has 1001 columns: expected at most 1000"),
        (
            POINTS,
            large.as_bytes(),
            "service_points.csv: row 3, name_th: the cell has 1200000 bytes: expected at most",
        ),
        (
            POINTS,
            b"id,name_th\na,x\nb,\"y\nc,z\n",
            "service_points.csv: row 3: a quote (\") is opened and never closed",
        ),
    ];
    for (file, content, expected) in cases {
        let refusal = read_source(source(&[(file, content)]).path()).expect_err(expected);
        assert!(refusal.to_string().starts_with(expected), "{refusal}\nexpected: {expected}");
    }
}

#[test]
fn a_directory_that_is_missing_or_no_source_is_refused() {
    let dir = tempfile::tempdir().expect("a directory");
    let refusal = read_source(dir.path()).expect_err("nothing in it");
    assert!(matches!(refusal, Refusal::MissingFile { .. }), "{refusal}");
    let refusal = read_source(&dir.path().join("gone")).expect_err("no directory");
    assert!(matches!(refusal, Refusal::Unreadable { .. }), "{refusal}");
}

#[test]
fn the_code_of_an_abolished_area_is_read_as_what_came_after_it() -> Result<(), Refusal> {
    // บึงกาฬ was a district of หนองคาย until 2011; บางนา was split into two.
    let checked = read(&[(
        "service_points.csv",
        "id,name_th,subdistrict_code,serves\na,ก,430301,4303|38\nb,ข,104701,104701\n",
    )])?;
    let told = |point: &domain::ServicePoint| {
        let serves: Vec<String> = point.serves.iter().map(ToString::to_string).collect();
        (point.subdistrict.map(|area| area.to_string()), serves.join("|"))
    };
    let found: Vec<_> = checked.records.points.iter().map(told).collect();
    assert_eq!(found, [(Some("380101".to_owned()), "3801|38".to_owned()), (None, String::new())]);
    let notes: Vec<String> = checked.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "service_points.csv:2: subdistrict_code: abolished-area: \"430301\" was the code of บึงกาฬ until 2011-03-31: \
             read as 380101",
            "service_points.csv:2: serves: abolished-area: \"4303\" was the code of บึงกาฬ until 2011-03-31: read as 3801",
        ]
    );
    let defects: Vec<String> = checked.defects.iter().map(ToString::to_string).collect();
    assert_eq!(defects.len(), 2, "{defects:?}");
    assert!(defects[0].contains("subdistrict_code: unknown-area"), "{defects:?}");
    assert!(defects[0].contains("today one of 104702, 104703"), "{defects:?}");
    Ok(())
}
