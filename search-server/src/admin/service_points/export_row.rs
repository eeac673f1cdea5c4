//! Lines of an exported table: RFC 4180, for people who open it in a spreadsheet.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Utc};
use domain::service_point::Visibility;
use registry::{CodeWord, ListedPoint, Office};

/// Tells spreadsheets that the file is UTF-8.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Years from the common era's first to the Buddhist era's.
const BUDDHIST_YEARS: i32 = 543;

/// The Thai clock, which knows no summer time.
const THAI_OFFSET_SECONDS: i32 = 7 * 3600;

/// What begins a formula in a spreadsheet (OWASP, CSV Injection), also in the wide forms of East Asian typing.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Columns as the manual of the back office has them, then what else is known.
const HEADER: [&str; 23] = [
    "รหัสหน่วยงาน (13 หลัก)",
    "ประเภท",
    "ประเภทย่อย",
    "หน่วยงาน",
    "สถานะ Authorize Code",
    "ระดับ",
    "แก้ไขล่าสุด",
    "แก้ไขล่าสุด (ISO 8601)",
    "สถานะการแสดง",
    "จำนวนคู่มือที่เชื่อมโยง",
    "กระทรวง",
    "กรม",
    "หมวดหมู่",
    "ละติจูด",
    "ลองจิจูด",
    "ที่อยู่",
    "รหัสตำบล",
    "รหัสไปรษณีย์",
    "โทรศัพท์",
    "อีเมล",
    "เว็บไซต์",
    "เวลาทำการ",
    "รหัสระเบียน",
];

/// The first line of a table.
pub(super) fn header() -> String {
    line(HEADER.map(str::to_owned))
}

/// The line of a unit.
pub(super) fn of(listed: &ListedPoint, office: &Office) -> String {
    let point = &office.point;
    let owned = |word: Option<&str>| word.unwrap_or_default().to_owned();
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
    let thai = listed.edited_at.with_timezone(&thai_clock());
    line([
        owned(listed.code.as_deref()),
        owned(listed.kind.as_deref()),
        owned(listed.subtype.as_deref()),
        listed.name_th.clone(),
        state(listed.code_state).to_owned(),
        owned(listed.level.as_deref()),
        thai_date(listed.edited_at),
        thai.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
        if point.visibility == Visibility::Hidden { "ไม่แสดง" } else { "แสดง" }.to_owned(),
        listed.offers.to_string(),
        owned(listed.ministry.as_deref()),
        owned(listed.department.as_deref()),
        owned(listed.category.as_deref()),
        degrees(point.position.map(domain::Position::latitude_degrees)),
        degrees(point.position.map(domain::Position::longitude_degrees)),
        owned(point.address.as_deref()),
        point.subdistrict.map(|area| area.to_string()).unwrap_or_default(),
        owned(point.postcode.as_deref()),
        owned(point.phone.as_deref()),
        owned(point.email.as_deref()),
        owned(point.website.as_deref()),
        owned(point.hours.as_ref().map(domain::HoursExpression::as_str)),
        point.id.to_string(),
    ])
}

/// A line of cells, none of which is a formula.
pub(crate) fn line<const N: usize>(cells: [String; N]) -> String {
    cells.map(|cell| quoted(&guarded(&cell))).join(",") + "\r\n"
}

/// A cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin one. Telephone numbers and
/// coordinates stay as they are: with nothing but digits and their signs, nothing can be called or referred to.
fn guarded(cell: &str) -> String {
    let is_number = cell.chars().all(|c| c.is_ascii_digit() || " +-.,()".contains(c))
        && cell.contains(|c: char| c.is_ascii_digit());
    if cell.starts_with(FORMULA) && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn state(code: CodeWord) -> &'static str {
    match code {
        CodeWord::None => "ยังไม่ออก",
        CodeWord::Issued => "ออกแล้ว ยังไม่ใช้",
        CodeWord::Used => "ใช้แล้ว",
        CodeWord::Expired => "หมดอายุ",
        CodeWord::Revoked => "เพิกถอน",
    }
}

/// The clock of Thailand.
///
/// # Panics
/// Never: seven hours are an offset.
fn thai_clock() -> FixedOffset {
    FixedOffset::east_opt(THAI_OFFSET_SECONDS).expect("seven hours are an offset")
}

/// An instant as the manual of the back office shows it: `16 เม.ย. 63, 09.03 น.`
pub(super) fn thai_date(at: DateTime<Utc>) -> String {
    let at = at.with_timezone(&thai_clock());
    format!("{}, {:02}.{:02} น.", thai_day(at.date_naive()), at.hour(), at.minute())
}

/// A day as the manual of the back office shows it: `16 เม.ย. 63`.
pub(crate) fn thai_day(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
    let year = (day.year() + BUDDHIST_YEARS).rem_euclid(100);
    format!("{} {} {year:02}", day.day(), MONTHS[day.month0() as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_would_be_a_formula_is_none_and_numbers_stay_usable() {
        for (cell, expected) in [
            ("=HYPERLINK(\"http://example.org\")", "'=HYPERLINK(\"http://example.org\")"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3+A1", "'-2+3+A1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1+A1", "'＝1+A1"),
            ("-", "'-"),
            ("+66 2 123 4567", "+66 2 123 4567"),
            ("(042) 491-234", "(042) 491-234"),
            ("-33.86", "-33.86"),
            ("อบต. = เทศบาล", "อบต. = เทศบาล"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn commas_quotes_and_line_breaks_stay_within_their_cell() {
        assert_eq!(
            line(["a,b".to_owned(), "c\"d".to_owned(), "e\nf".to_owned()]),
            "\"a,b\",\"c\"\"d\",\"e\nf\"\r\n"
        );
    }

    #[test]
    fn a_date_is_written_as_in_the_manual() {
        for (at, expected) in [
            ("2020-04-16T02:03:00Z", "16 เม.ย. 63, 09.03 น."),
            ("2026-12-31T17:00:00Z", "1 ม.ค. 70, 00.00 น."),
        ] {
            let at = DateTime::parse_from_rfc3339(at).expect("an instant").to_utc();
            assert_eq!(thai_date(at), expected);
        }
    }
}
