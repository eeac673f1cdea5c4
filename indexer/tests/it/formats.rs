//! Encodings, delimiters and workbooks: the same table in another form is the same table, and a file in no form that is
//! known is refused.

use std::fs;
use std::path::Path;

use encoding_rs::WINDOWS_874;
use indexer::{Checked, NoteCode, Refusal, build, read_source};
use proptest::prelude::*;

use super::workbooks::{Parts, column_letters, packed, parts, parts_of_data, workbook};
use super::{defects, sample, source, write};

const POINTS: &str = "service_points.csv";
const BOOK: &str = "service_points.xlsx";
const OFFICES: &str = "id,name_th,phone\na,ที่ว่าการอำเภอเมืองบึงกาฬ,0 4249 1234\nb,เทศบาลตำบลวิศิษฐ์,\n";

pub(super) fn windows_874(text: &str) -> Vec<u8> {
    let (bytes, _, has_unmappable) = WINDOWS_874.encode(text);
    assert!(!has_unmappable, "{text}");
    bytes.into_owned()
}

pub(super) fn delimited(text: &str, delimiter: u8) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record.expect("CSV")).expect("CSV");
    }
    writer.into_inner().expect("CSV")
}

/// Writes each CSV file of a directory anew, under another ending.
pub(super) fn rewrite(dir: &Path, ending: &str, form: impl Fn(&str) -> Vec<u8>) {
    for entry in fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let text = fs::read_to_string(&path).expect("a file");
            fs::remove_file(&path).expect("a file");
            fs::write(path.with_extension(ending), form(&text)).expect("a file");
        }
    }
}

/// A source of this one file and nothing else of its table.
fn read_only(name: &str, content: &[u8]) -> Result<Checked, Refusal> {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), name, content);
    read_source(dir.path())
}

fn notes(checked: &Checked) -> Vec<String> {
    checked.notes.iter().map(ToString::to_string).collect()
}

#[test]
fn the_sample_in_every_form_gives_the_same_snapshot() {
    type Form = (&'static str, &'static str, fn(&str) -> Vec<u8>, Option<NoteCode>);
    let forms: [Form; 7] = [
        ("UTF-8", "csv", |text| text.as_bytes().to_vec(), None),
        ("UTF-8 with a mark", "csv", |text| format!("\u{feff}{text}").into_bytes(), None),
        ("Windows-874", "csv", windows_874, Some(NoteCode::Encoding)),
        ("semicolons", "csv", |text| delimited(text, b';'), Some(NoteCode::Delimiter)),
        ("tabs", "csv", |text| delimited(text, b'\t'), Some(NoteCode::Delimiter)),
        ("a workbook", "xlsx", |text| workbook(&[text]), None),
        (
            "a workbook with a title sheet",
            "xlsx",
            |text| workbook(&["สำนักงาน\n", text]),
            Some(NoteCode::UnknownSheet),
        ),
    ];
    let mut manifests = Vec::new();
    for (name, ending, form, note) in forms {
        let dir = sample();
        rewrite(dir.path(), ending, form);
        let checked = read_source(dir.path()).expect(name);
        assert_eq!(defects(&checked), [] as [&str; 0], "{name}");
        let codes: Vec<NoteCode> = checked.notes.iter().map(|note| note.code).collect();
        // A note for each of the six files.
        assert_eq!(codes, note.map_or(Vec::new(), |note| vec![note; 6]), "{name}");
        let out = tempfile::tempdir().expect("a directory");
        manifests.push((name, build(checked, out.path()).expect(name)));
    }
    for (name, manifest) in &manifests {
        assert_eq!(*manifest, manifests[0].1, "{name}");
    }
}

#[test]
fn a_note_says_what_a_file_was_taken_as() {
    let both = windows_874(&String::from_utf8(delimited(OFFICES, b';')).expect("UTF-8"));
    for (name, content, expected) in [
        (POINTS, OFFICES.as_bytes().to_vec(), &[][..]),
        (
            POINTS,
            windows_874(OFFICES),
            &["service_points.csv: encoding: this file is not UTF-8 and is taken as Windows-874 (TIS-620)"],
        ),
        (
            POINTS,
            delimited(OFFICES, b'\t'),
            &["service_points.csv: delimiter: the cells are separated by tabs"],
        ),
        (
            POINTS,
            both,
            &[
                "service_points.csv: encoding: this file is not UTF-8 and is taken as Windows-874 (TIS-620)",
                "service_points.csv: delimiter: the cells are separated by semicolons",
            ],
        ),
        (
            BOOK,
            workbook(&["", OFFICES, "more\n"]),
            &["service_points.xlsx: unknown-sheet: sheet 3 is not read: the table is in sheet 2"],
        ),
    ] {
        let checked = read_only(name, &content).expect(name);
        assert_eq!(notes(&checked), expected);
        assert_eq!(checked.records.points[0].name_th, "ที่ว่าการอำเภอเมืองบึงกาฬ");
    }
}

#[test]
fn defects_of_a_workbook_name_the_workbook_and_its_rows() {
    let text = "id,name_th,postcode,phone\na,ก,38000,\n,,,\nb,ข,1,\nc,ค,,-,more\n";
    let checked = read_only(BOOK, &workbook(&[text])).expect("a workbook");
    assert_eq!(
        defects(&checked),
        [
            "service_points.xlsx:4: postcode: not-a-postcode",
            "service_points.xlsx:5: phone: not-a-phone",
            "service_points.xlsx:5: column 5: row-too-long",
        ]
    );
}

#[test]
fn a_workbook_that_is_open_in_a_program_is_read_without_its_lock() {
    let dir = source(&[("~$service_points.xlsx", b"somebody")]);
    assert!(read_source(dir.path()).expect("a source").notes.is_empty());
}

#[test]
fn two_files_of_one_table_are_refused_by_name() {
    let dir = source(&[(BOOK, &workbook(&[OFFICES]))]);
    let refusal = read_source(dir.path()).expect_err("two tables").to_string();
    assert_eq!(refusal, "service_points.csv and service_points.xlsx hold the same table: remove one of them");
}

#[test]
fn the_firewall_looks_into_every_sheet_of_every_workbook() {
    for (name, sheets, expected) in [
        (BOOK, &["id,name_th,password\na,ก,hunter2\n"][..], "service_points.xlsx: password: "),
        (BOOK, &["id,name_th\na,password: hunter2\n"], "service_points.xlsx: row 2, name_th: "),
        (BOOK, &[OFFICES, "", "id,รหัสผ่าน\n1,hunter2\n"], "service_points.xlsx, sheet 3: รหัสผ่าน: "),
        ("users.XLSX", &["id,note\n1,token=hunter2\n"], "users.XLSX: row 2, note: "),
    ] {
        let refusal = read_source(source(&[(name, &workbook(sheets))]).path()).expect_err(expected);
        assert!(refusal.to_string().starts_with(expected), "{refusal}");
        assert!(!format!("{refusal} {refusal:?}").contains("hunter2"), "{refusal}");
    }
    let semicolons = "id;title_th\np;ลืมรหัสผ่าน: ขอใหม่\n";
    assert!(read_source(source(&[("procedures.csv", semicolons.as_bytes())]).path()).is_ok());
}

/// A workbook whose sheet has these rows of XML.
fn book_of_rows(rows: &str) -> Vec<u8> {
    packed(&parts_of_data(&[rows.to_owned()]))
}

/// A file of a source, what it holds, and how the refusal begins.
fn refused() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let book = workbook(&[OFFICES]);
    let unreadable = "service_points.xlsx: not a workbook that can be read: ";
    let columns = format!("id,name_th{}\na,ก\n", ",x".repeat(1_000_000));
    let mut in_the_middle = OFFICES.as_bytes().to_vec();
    in_the_middle[50] = b'?';
    let mut damaged = book.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    let mut other_order = OFFICES.lines().collect::<Vec<_>>().join("\n").into_bytes();
    other_order.extend(windows_874("\nc,สำนักงานเขต\n"));
    let zeros = vec![b' '; 64 << 20];
    let mut bomb = parts(&[OFFICES]);
    bomb.push(("xl/media/image1.png".to_owned(), zeros));
    let mut dishonest = parts(&[OFFICES]);
    let strings = &mut dishonest.last_mut().expect("the texts").1;
    *strings =
        String::from_utf8_lossy(strings).replace("<sst", "<sst uniqueCount=\"99999999999\"").into_bytes();
    let far = format!("<row r=\"1\"><c r=\"{}1\"><v>1</v></c></row>", column_letters(1_000));
    vec![
        (POINTS, in_the_middle, "service_points.csv: row 2, name_th: not UTF-8 from byte "),
        (POINTS, other_order, "service_points.csv: row 4, name_th: not UTF-8 from byte 0"),
        (
            POINTS,
            columns.into_bytes(),
            "service_points.csv: row 1 has 1000002 columns: expected at most 1000",
        ),
        (BOOK, Vec::new(), unreadable),
        (BOOK, OFFICES.as_bytes().to_vec(), unreadable),
        (BOOK, book[..book.len() - 30].to_vec(), unreadable),
        (BOOK, damaged, unreadable),
        (BOOK, packed(&vec![("a.txt".to_owned(), b"a".to_vec())]), unreadable),
        (BOOK, packed(&bomb), "service_points.xlsx: the workbook is packed more than 200 times smaller"),
        (
            BOOK,
            workbook(&["name,x\na,b\n"]),
            "service_points.xlsx: there is no column id: expected a header row",
        ),
        (BOOK, packed(&dishonest), unreadable),
        (BOOK, workbook(&[]), unreadable),
        (BOOK, book_of_rows(""), "service_points.xlsx: there is no column id"),
        (BOOK, book_of_rows(&far), "service_points.xlsx: row 1 has 1001 columns: expected at most 1000"),
        (
            BOOK,
            book_of_rows("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"),
            "service_points.xlsx: row 1048577 is beyond the last of a sheet",
        ),
        (
            BOOK,
            book_of_rows(
                "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
            ),
            "service_points.xlsx: not a workbook that can be read: its cells are not in the order",
        ),
        (BOOK, book_of_rows("<row r=\"1\"><c r=\"A1\"><v>1</v>"), unreadable),
    ]
}

#[test]
fn a_file_in_no_known_form_is_refused_and_the_old_snapshot_stays() {
    let out = tempfile::tempdir().expect("a directory");
    let good = read_only(BOOK, &workbook(&[OFFICES])).expect("a workbook");
    let before = build(good, out.path()).expect("a snapshot").id;
    for (name, content, expected) in refused() {
        let refusal = read_only(name, &content).map(|_| ()).expect_err(expected);
        assert!(refusal.to_string().starts_with(expected), "{refusal}\nexpected: {expected}");
        assert_eq!(engine::open_current(out.path()).expect("a snapshot").manifest().id, before);
    }
}

#[test]
fn a_workbook_that_is_cut_off_anywhere_is_refused() {
    let book = workbook(&[OFFICES]);
    for length in 0..book.len() {
        let refusal = read_only(BOOK, &book[..length]).map(|_| ()).expect_err("a part of a workbook");
        assert!(matches!(refusal, Refusal::NotAWorkbook { .. }), "{length}: {refusal}");
    }
}

/// A workbook with bytes of its parts replaced, which are packed whole again.
fn disturbed(mut parts: Parts, changes: &[(usize, usize, u8)]) -> Vec<u8> {
    let count = parts.len();
    for (part, at, byte) in changes {
        let content = &mut parts[part % count].1;
        let length = content.len();
        content[at % length] = *byte;
    }
    packed(&parts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_source_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let text = [b"id,name_th\n", &bytes[..]].concat();
        for (name, content) in [(POINTS, &bytes), (POINTS, &text), (BOOK, &bytes)] {
            let _ = read_only(name, content);
        }
    }

    #[test]
    fn any_thai_table_is_the_same_in_both_encodings(names in prop::collection::vec("[ก-ฮ][ก-ฮะาำเแโ]{4,9}", 2..9)) {
        let rows: String = names.iter().enumerate().map(|(id, name)| format!("{id},{name}\n")).collect();
        let text = format!("id,name_th\n{rows}");
        // In Windows-874 these two letters begin what is a Thai character of UTF-8: with many of them it is a broken one.
        prop_assume!(!text.contains("เธ"));
        let [plain, other] = [text.as_bytes().to_vec(), windows_874(&text)].map(|bytes| read_only(POINTS, &bytes));
        prop_assert_eq!(plain.expect("UTF-8").records.points, other.expect("Windows-874").records.points);
    }

    #[test]
    fn any_disturbed_workbook_is_a_source_or_refused(
        changes in prop::collection::vec((any::<usize>(), any::<usize>(), any::<u8>()), 1..6),
    ) {
        let _ = read_only(BOOK, &disturbed(parts(&[OFFICES]), &changes));
    }

    #[test]
    fn any_places_of_cells_are_a_source_or_refused(
        cells in prop::collection::vec(("[A-Za-z0-9:]{0,12}", "[0-9A-Za-z.-]{0,12}", "(s|b|n|e|d|str)"), 0..6),
    ) {
        let cell = |(place, value, kind): &(String, String, String)| {
            format!("<c r=\"{place}\" t=\"{kind}\" s=\"1\"><v>{value}</v></c>")
        };
        let rows: String = cells.iter().map(|cell_of| format!("<row>{}</row>", cell(cell_of))).collect();
        let _ = read_only(BOOK, &book_of_rows(&rows));
    }
}
