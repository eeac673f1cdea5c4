//! Workbooks as a spreadsheet program writes them, and as nobody should.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Cell formats: 1 is a day, 2 a time of day.
const STYLES: &str =
    "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs>";

/// Names and contents of the parts of a workbook.
pub(super) type Parts = Vec<(String, Vec<u8>)>;

/// A workbook of sheets given as CSV. What looks like a number, a day, a time or a truth value is one.
pub(super) fn workbook(sheets: &[&str]) -> Vec<u8> {
    packed(&parts(sheets))
}

/// The parts of such a workbook.
pub(super) fn parts(sheets: &[&str]) -> Parts {
    let mut strings = Vec::new();
    let data: Vec<String> = sheets.iter().map(|sheet| sheet_data(sheet, &mut strings)).collect();
    let strings: String = strings
        .iter()
        .map(|text| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(text)))
        .collect();
    let mut parts = parts_of_data(&data);
    parts.push(("xl/sharedStrings.xml".to_owned(), main("sst", &strings)));
    parts
}

/// The parts of a workbook whose sheets hold this XML of rows.
pub(super) fn parts_of_data(sheets: &[String]) -> Parts {
    let numbers = 1..=sheets.len();
    let entries: String = numbers
        .clone()
        .map(|number| format!("<sheet name=\"Sheet{number}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"))
        .collect();
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let mut relations: String = numbers
        .map(|number| {
            relation(&format!("rId{number}"), "worksheet", &format!("worksheets/sheet{number}.xml"))
        })
        .collect();
    relations.push_str(&relation("rId98", "styles", "styles.xml"));
    relations.push_str(&relation("rId99", "sharedStrings", "sharedStrings.xml"));
    let relationships = |inner: &str| {
        format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{RELATIONS}\">{inner}</Relationships>")
            .into_bytes()
    };
    let mut parts = vec![
        ("_rels/.rels".to_owned(), relationships(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml".to_owned(), main("workbook", &format!("<sheets>{entries}</sheets>"))),
        ("xl/_rels/workbook.xml.rels".to_owned(), relationships(&relations)),
        ("xl/styles.xml".to_owned(), main("styleSheet", STYLES)),
    ];
    for (index, data) in sheets.iter().enumerate() {
        let content = main("worksheet", &format!("<sheetData>{data}</sheetData>"));
        parts.push((format!("xl/worksheets/sheet{}.xml", index + 1), content));
    }
    parts
}

/// The archive of these parts.
pub(super) fn packed(parts: &Parts) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(content).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

fn main(element: &str, inner: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?><{element} xmlns=\"{NAMESPACE}\" xmlns:r=\"{OFFICE}\">{inner}</{element}>"
    )
    .into_bytes()
}

fn sheet_data(text: &str, strings: &mut Vec<String>) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut data = String::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.expect("CSV");
        let cells: String = record
            .iter()
            .enumerate()
            .map(|(column, text)| cell(&format!("{}{}", column_letters(column), row + 1), text, strings))
            .collect();
        data.push_str(&format!("<row r=\"{}\">{cells}</row>", row + 1));
    }
    data
}

fn cell(place: &str, text: &str, strings: &mut Vec<String>) -> String {
    let number = text.parse::<f64>().ok().filter(|number| number.to_string() == text);
    let day = text.parse::<NaiveDate>().ok();
    let minutes = text
        .split_once(':')
        .filter(|_| text.len() == 5)
        .and_then(|(hours, minutes)| Some(hours.parse::<f64>().ok()? * 60.0 + minutes.parse::<f64>().ok()?));
    if text.is_empty() {
        format!("<c r=\"{place}\"/>")
    } else if let Some(number) = number {
        format!("<c r=\"{place}\"><v>{number:.17}</v></c>")
    } else if let Some(day) = day {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
        format!("<c r=\"{place}\" s=\"1\"><v>{}</v></c>", (day - epoch).num_days())
    } else if let Some(minutes) = minutes {
        format!("<c r=\"{place}\" s=\"2\"><v>{}</v></c>", minutes / 1440.0)
    } else if let Ok(is_true) = text.parse::<bool>() {
        format!("<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(is_true))
    } else {
        strings.push(text.to_owned());
        format!("<c r=\"{place}\" t=\"s\"><v>{}</v></c>", strings.len() - 1)
    }
}

/// The letters of a column: A, B, …, Z, AA, …
pub(super) fn column_letters(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    let rest = if index < 26 { String::new() } else { column_letters(index / 26 - 1) };
    format!("{rest}{last}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
