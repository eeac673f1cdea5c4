//! Hours in words: what they say, and that reading them again gives the same hours.

use chrono::{Days, NaiveDate};
use domain::hours::{
    CalendarDay, CalendarView, DayKind, PlanSpan, Sentence, SentenceLanguage, read_hours, sentence,
};
use domain::id::CalendarId;
use domain::{Calendars, HoursExpression, Schedule, Status};
use proptest::prelude::*;

fn hours(text: &str) -> HoursExpression {
    HoursExpression::parse(text).expect(text)
}

#[test]
fn hours_are_said_in_thai_and_english() {
    for (osm, thai, english) in [
        ("24/7", "ทุกวัน ตลอด 24 ชั่วโมง", "every day, 24 hours"),
        ("Mo-Fr 08:30-16:30", "วันจันทร์–ศุกร์ 08:30–16:30 น.", "Monday–Friday 08:30–16:30"),
        (
            "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
            "วันจันทร์–ศุกร์ 08:30–12:00 และ 13:00–16:30 น.; ปิดวันหยุดราชการ",
            "Monday–Friday 08:30–12:00 and 13:00–16:30; closed on public holidays",
        ),
        ("Mo-Su 20:00-02:00", "ทุกวัน 20:00–02:00 น.", "every day 20:00–02:00"),
        (
            "Mo-Su 00:00-24:00; PH off",
            "ทุกวัน ตลอด 24 ชั่วโมง; ปิดวันหยุดราชการ",
            "every day 24 hours; closed on public holidays",
        ),
        ("We[2] 09:00-15:00", "วันพุธที่ 2 ของเดือน 09:00–15:00 น.", "second Wednesday of the month 09:00–15:00"),
        ("Fr[-1] 09:00-12:00", "วันศุกร์สุดท้ายของเดือน 09:00–12:00 น.", "last Friday of the month 09:00–12:00"),
        (
            "Mo-Fr 08:30-16:30; Sa[1,3] 09:00-12:00",
            "วันจันทร์–ศุกร์ 08:30–16:30 น.; วันเสาร์ที่ 1 และ 3 ของเดือน 09:00–12:00 น.",
            "Monday–Friday 08:30–16:30; first and third Saturday of the month 09:00–12:00",
        ),
        (
            "Mo,We,Fr 09:00-12:00",
            "วันจันทร์, วันพุธ และวันศุกร์ 09:00–12:00 น.",
            "Monday, Wednesday and Friday 09:00–12:00",
        ),
        (
            "Sa-Su,PH 09:00-12:00",
            "วันเสาร์–อาทิตย์ และวันหยุดราชการ 09:00–12:00 น.",
            "Saturday–Sunday and public holidays 09:00–12:00",
        ),
        (
            "Apr-Sep Mo-Su 08:00-18:00",
            "เดือนเมษายน–กันยายน ทุกวัน 08:00–18:00 น.",
            "April–September: every day 08:00–18:00",
        ),
        (
            "Mo-Fr 09:00-15:00 unknown \"by appointment\"",
            "วันจันทร์–ศุกร์ 09:00–15:00 น. (ต้องนัดหมายล่วงหน้า)",
            "Monday–Friday 09:00–15:00 (by appointment only)",
        ),
        ("unknown \"by appointment\"", "ต้องนัดหมายล่วงหน้า", "by appointment only"),
        (
            "Mo-Fr 09:00-16:00; Sa-Su 09:00-16:00 unknown \"not certain whether open on weekends\"; PH off",
            "วันจันทร์–ศุกร์ 09:00–16:00 น.; วันเสาร์–อาทิตย์ 09:00–16:00 น. (ไม่แน่ชัดว่าเปิดหรือไม่); ปิดวันหยุดราชการ",
            "Monday–Friday 09:00–16:00; Saturday–Sunday 09:00–16:00 (not certain whether open); closed on public holidays",
        ),
        (
            "2026 Jan 15 Mo-Su 09:00-12:00",
            "วันที่ 15 มกราคม 2569 09:00–12:00 น.",
            "on 15 January 2026 09:00–12:00",
        ),
        (
            "2026 Dec 25-2027 Jan 05 Mo-Su 10:00-20:00",
            "วันที่ 25 ธันวาคม 2569 ถึงวันที่ 5 มกราคม 2570 ทุกวัน 10:00–20:00 น.",
            "from 25 December 2026 to 5 January 2027: every day 10:00–20:00",
        ),
        (
            "2026 Dec 01+ Mo-Fr 08:30-16:30; 1900 Jan 01-2026 Nov 30 unknown \"hours before that day not known\"",
            "ตั้งแต่วันที่ 1 ธันวาคม 2569 เป็นต้นไป วันจันทร์–ศุกร์ 08:30–16:30 น.; ก่อนวันที่ 1 ธันวาคม 2569 ไม่ทราบเวลา",
            "from 1 December 2026 onwards: Monday–Friday 08:30–16:30; before 1 December 2026 not known",
        ),
        (
            "Mo-Fr 08:30-16:30; 2026 Dec 09 off; PH off",
            "วันจันทร์–ศุกร์ 08:30–16:30 น.; ปิดวันที่ 9 ธันวาคม 2569; ปิดวันหยุดราชการ",
            "Monday–Friday 08:30–16:30; closed on 9 December 2026; closed on public holidays",
        ),
    ] {
        let said = |language| sentence(&hours(osm), language);
        assert_eq!(said(SentenceLanguage::Thai), Sentence::Said(thai.to_owned()), "{osm}");
        assert_eq!(said(SentenceLanguage::English), Sentence::Said(english.to_owned()), "{osm}");
    }
}

#[test]
fn days_of_each_month_are_said_once_for_all_months() {
    for (text, thai, english) in [
        (
            "วันที่ 1-15 ของทุกเดือน 08.30-12.00 น.",
            "วันที่ 1–15 ของทุกเดือน 08:30–12:00 น.",
            "on 1–15 of every month 08:30–12:00",
        ),
        (
            "ทุกวันที่ 5 และ 31 ของเดือน จันทร์-ศุกร์ 09.00-15.00 น. เว้นวันหยุดราชการ",
            "วันที่ 5 และ 31 ของทุกเดือน วันจันทร์–ศุกร์ 09:00–15:00 น.; ปิดวันหยุดราชการ",
            "on 5 and 31 of every month: Monday–Friday 09:00–15:00; closed on public holidays",
        ),
    ] {
        let read = read_hours(text).expect(text).expression;
        let said = |language| sentence(&read, language);
        assert_eq!(said(SentenceLanguage::Thai), Sentence::Said(thai.to_owned()), "{text}");
        assert_eq!(said(SentenceLanguage::English), Sentence::Said(english.to_owned()), "{text}");
        let again = read_hours(thai).expect(thai).expression;
        assert_eq!(again, read, "{thai}");
    }
}

#[test]
fn dates_that_are_said_in_thai_are_read_again() {
    for text in [
        "2026 Jan 15 Mo-Su 09:00-12:00",
        "2026 Dec 25-2027 Jan 05 Mo-Su 10:00-20:00",
        "Mo-Fr 08:30-16:30; 2026 Dec 09 off; PH off",
    ] {
        let said = sentence(&hours(text), SentenceLanguage::Thai);
        let again = read_hours(said.as_str()).map(|read| read.expression.as_str().to_owned());
        assert_eq!(again.as_deref(), Ok(text), "{}", said.as_str());
    }
}

#[test]
fn what_no_sentence_says_stays_as_it_is_written() {
    for osm in [
        "Mo-Fr 08:30-16:30; We 08:30-20:00",
        "week 01-53/2 Mo 09:00-12:00",
        "2026 Mo-Fr 08:30-16:30",
        "Mo-Fr 08:30-16:30 \"ring the bell\"",
        "Mo-Fr 08:30+",
        "Mo-Fr 08:30-16:30; Dec 25 off",
    ] {
        assert_eq!(sentence(&hours(osm), SentenceLanguage::Thai), Sentence::AsWritten(osm.to_owned()));
        assert_eq!(sentence(&hours(osm), SentenceLanguage::English), Sentence::AsWritten(osm.to_owned()));
    }
}

fn calendar() -> CalendarView {
    let national = CalendarId::national();
    let mut calendars = Calendars::default();
    for date in ["2026-12-05", "2026-12-07", "2026-12-10"] {
        let date = date.parse().expect("a date");
        calendars.set(&national, CalendarDay::whole(date, DayKind::Closed, "วันหยุด"));
    }
    calendars.view(&national)
}

/// The status at each minute of a fortnight with three holidays.
fn statuses(hours: &HoursExpression, calendar: &CalendarView) -> Vec<Status> {
    let schedule = Schedule::new(Some(hours.clone()), calendar.clone(), Vec::new(), chrono_tz::Asia::Bangkok);
    let first = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a date");
    let mut statuses = Vec::new();
    for date in (0..14).map(|offset| first + Days::new(offset)) {
        for PlanSpan { span, status, .. } in schedule.day(date).spans {
            statuses.extend((span.from..span.to).map(|_| status));
        }
    }
    statuses
}

/// Hours such as offices have: a clause for the working week, one for other days, holidays in or out.
fn office_hours() -> impl Strategy<Value = String> {
    let times = prop_oneof![
        Just("08:30-16:30"),
        Just("08:30-12:00,13:00-16:30"),
        Just("05:00-21:00"),
        Just("20:00-02:00"),
        Just("00:00-24:00"),
        Just("09:00-15:45"),
    ];
    let week = prop_oneof![Just("Mo-Fr"), Just("Mo,We,Fr"), Just("Tu-Th"), Just("Mo"), Just("Mo-Tu,Th-Fr")];
    let others = prop_oneof![
        Just(""),
        Just("; Sa 09:00-12:00"),
        Just("; Sa-Su 10:00-18:00"),
        Just("; Sa[1,3] 08:30-12:00"),
        Just("; Su[-1] 08:30-12:00"),
        Just("; Sa-Su,PH 09:00-12:00"),
        Just("; Sa 09:00-12:00; PH off"),
        Just("; PH off"),
    ];
    (week, times, others).prop_map(|(week, times, others)| format!("{week} {times}{others}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sentence_that_is_read_again_gives_the_same_hours(text in office_hours()) {
        let (hours, calendar) = (hours(&text), calendar());
        for language in [SentenceLanguage::Thai, SentenceLanguage::English] {
            let said = sentence(&hours, language);
            prop_assert!(matches!(said, Sentence::Said(_)), "{text}");
            let again = read_hours(said.as_str()).map_err(|error| TestCaseError::fail(format!("{}: {error}", said.as_str())))?;
            let same = statuses(&again.expression, &calendar) == statuses(&hours, &calendar);
            prop_assert!(same, "{} became {} of {text}", said.as_str(), again.expression.as_str());
        }
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_place_inside_it(text in "\\PC{0,60}") {
        if let Err(error) = read_hours(&text) {
            prop_assert!((1..=text.chars().count() + 1).contains(&error.position));
        }
    }

    #[test]
    fn any_words_in_any_order_are_read_or_refused(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..14),
        joint in prop::sample::select(&["", " ", ", "][..]),
    ) {
        let text = words.join(joint);
        if let Ok(read) = read_hours(&text) {
            prop_assert!(HoursExpression::parse(read.expression.as_str()).is_ok());
            statuses_of_a_day(&read.expression);
        }
    }
}

const WORDS: &[&str] = &[
    "จันทร์",
    "วันศุกร์",
    "เสาร์",
    "อาทิตย์",
    "จ.-ศ.",
    "ทุกวัน",
    "วันทำการ",
    "ในเวลาราชการ",
    "เว้น",
    "ปิด",
    "ไม่เว้น",
    "วันหยุดราชการ",
    "วันหยุดนักขัตฤกษ์",
    "08.30-16.30",
    "08.30 น.",
    "ถึง",
    "-",
    "12.00",
    "16.30",
    "8",
    "โมงเช้า",
    "เที่ยง",
    "เที่ยงคืน",
    "บ่าย",
    "3",
    "และ",
    "พักเที่ยง",
    "ไม่พักเที่ยง",
    "รับบัตรคิว",
    "ก่อนปิด",
    "30",
    "นาที",
    "ที่",
    "1",
    "ของเดือน",
    "แรก",
    "เม.ย.",
    "ก.ย.",
    "24 ชม.",
    "(",
    ")",
    "am",
    "pm",
    "first",
    "Mon",
    "closed",
    "except",
    "by appointment",
    "โทร.",
    "0123456789",
    "\u{e4d}",
    "\u{e48}",
    "เ",
    "ตี",
    "ทุ่ม",
    "99999999999",
    "งานทะเบียน",
    "สำนักงานเขต",
    "วันที่",
    "ทุกวันที่",
    "ของทุกเดือน",
    "ธ.ค. 2569",
    "9 ธันวาคม",
    "2569",
    "เป็นต้นไป",
    "ตั้งแต่",
    "วันพระ",
    "นอกเวลาราชการ",
    "จ.บึงกาฬ",
    "99/9 หมู่ 1",
    "042-491832",
    "❌",
    "Land Office",
    "a@b.go.th",
    "24/7",
    ";",
    ":",
    "/",
];

fn statuses_of_a_day(hours: &HoursExpression) {
    let schedule = Schedule::new(Some(hours.clone()), calendar(), Vec::new(), chrono_tz::Asia::Bangkok);
    let plan = schedule.day(NaiveDate::from_ymd_opt(2026, 12, 7).expect("a date"));
    assert_eq!(plan.spans.last().map(|span| span.span.to), Some(1440));
}
