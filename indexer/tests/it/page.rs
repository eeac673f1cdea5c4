//! The page for clerks: whole, safe, and hiding nothing.

use chrono::{DateTime, TimeZone};
use chrono_tz::{Asia, Tz};
use indexer::{Checked, Code, FIRST_ROWS, MOST_ROWS, Report};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::mapping::only;
use super::{defects, read, source};

fn instant() -> DateTime<Tz> {
    Asia::Bangkok.with_ymd_and_hms(2026, 11, 23, 10, 15, 0).single().expect("an instant")
}

fn page(checked: &Checked) -> String {
    let page = Report::new(checked, "ทะเบียน <2569>", instant()).html().expect("a page");
    assert_well_formed(&page);
    page
}

/// As XML, which is stricter than a browser is.
fn assert_well_formed(page: &str) {
    let mut reader = Reader::from_str(page);
    let mut open = 0_i64;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                tag.attributes().for_each(|attribute| assert!(attribute.is_ok(), "{tag:?}"));
                open += 1;
            }
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
}

/// An office for each value of a column.
fn offices(column: &str, values: impl IntoIterator<Item = String>) -> Checked {
    let rows = values.into_iter().enumerate().map(|(at, value)| format!("p{at},ก,{value}\n"));
    let table = format!("id,name_th,{column}\n{}", rows.collect::<String>());
    read(&[("service_points.csv", &table)]).expect("a source")
}

fn bad_postcodes(number: usize) -> Checked {
    offices("postcode", (0..number).map(|at| format!("x{at}")))
}

#[test]
fn each_kind_has_what_why_and_what_to_do_on_the_page() {
    let mut seen = Vec::new();
    for (name, files, _) in defects::CASES {
        let checked = read(files).expect(name);
        let page = page(&checked);
        for defect in &checked.defects {
            let explanation = defect.code.explanation();
            for text in [explanation.title_th, explanation.why_th, explanation.did_th] {
                assert!(page.contains(text), "{name}: {text}");
            }
            for text in explanation.fix_th {
                let escaped = text.replace('"', "&#34;").replace('\'', "&#39;");
                assert!(page.contains(&escaped), "{name}: {text}");
            }
            assert!(page.contains(&format!("href=\"#{}\"", defect.code)), "{name}");
            assert!(page.contains(&format!("id=\"{}\"", defect.code)), "{name}");
            seen.push(defect.code);
        }
    }
    assert!(Code::ALL.iter().all(|code| seen.contains(code)));
}

#[test]
fn a_row_stands_there_with_its_file_row_column_value_and_advice() {
    let page = page(&offices("postcode", ["38000".to_owned(), "3800".to_owned()]));
    for text in [
        "service_points.csv",
        "<td data-label=\"แถว\" class=\"number\">3</td>",
        "รหัสไปรษณีย์ <code class=\"quiet\"><bdi>postcode</bdi></code>",
        "<bdi class=\"value\">3800</bdi>",
        "ตัวเลข 5 หลัก เช่น 38000",
        "อ่านได้ 2 จุดบริการ มีพิกัด 0 จุด <strong>ต้องแก้ 1 แถว</strong>",
        "วันจันทร์ที่ 23 พฤศจิกายน 2569 เวลา 10.15 น.",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn a_row_of_a_mapped_file_has_the_files_own_column_and_the_thai_name_of_the_tables() {
    let mapping = "[[tables.service_points]]\nfile = \"หน่วย.csv\"\n[tables.service_points.columns]\n\
         id = { template = \"u-{no}\" }\nname_th = \"n\"\npostcode = \"zip\"\n\
         level = { column = \"lv\", values = { A = \"ก\" } }\n\
         [[tables.service_points]]\nfile = \"b.csv\"\ncolumns = { id = \"id\", name_th = \"n\" }\n";
    let dir = only(&[
        ("หน่วย.csv", "no,n,zip,lv\n1,ก,3800,A\n2,ข,,B\n"),
        ("b.csv", "id,n\nu-1,ก\n"),
        ("mapping.toml", mapping),
    ]);
    let page = page(&indexer::read_source(dir.path()).expect("a source"));
    for text in [
        "<bdi>หน่วย.csv</bdi>",
        "รหัสไปรษณีย์ <code class=\"quiet\"><bdi>zip</bdi></code>",
        "ระดับ <code class=\"quiet\"><bdi>lv</bdi></code>",
        "<bdi class=\"value\">B</bdi>",
        "ซ้ำกับแถว 2 ของ <bdi>หน่วย.csv</bdi>",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn what_a_cell_holds_is_never_markup_and_its_invisible_characters_show() {
    let page = page(&offices("phone", ["<script>alert('x')</script> \u{202e}\u{200b}&".to_owned()]));
    assert!(!page.contains("<script") && !page.contains('\u{202e}'));
    assert!(page.contains("&#60;script&#62;") && page.contains("⟨U+202E⟩⟨U+200B⟩&#38;"), "{page}");
    assert!(page.contains("ทะเบียน &#60;2569&#62;"));
}

#[test]
fn the_page_needs_nothing_but_itself() {
    let page = page(&bad_postcodes(2));
    for text in ["<script", "<link", "<img", "src=", "@import", "url(", "javascript:", "@font-face"] {
        assert!(!page.contains(text), "{text}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn a_page_without_defects_says_so() {
    let page = page(&offices("postcode", ["38000".to_owned()]));
    assert!(page.contains("ไม่มีสิ่งที่ต้องแก้") && !page.contains("<h2>สิ่งที่ต้องแก้</h2>"));
}

#[test]
fn every_row_is_on_the_page_up_to_a_limit_and_beyond_it_the_page_says_how_many_are_missing() {
    for (number, is_folded, elsewhere) in [
        (FIRST_ROWS, false, None),
        (FIRST_ROWS + 1, true, None),
        (MOST_ROWS, true, None),
        (MOST_ROWS + 1, true, Some("1")),
        (MOST_ROWS + 1_234, true, Some("1,234")),
    ] {
        let checked = bad_postcodes(number);
        assert_eq!(checked.defects.len(), number);
        let page = page(&checked);
        let rows = page.matches("<bdi class=\"value\">").count();
        assert_eq!(rows, number.min(MOST_ROWS));
        assert_eq!(page.contains("<details>"), is_folded, "{number}");
        match elsewhere {
            None => assert!(!page.contains("ยังมีอีก"), "{number}"),
            Some(missing) => assert!(page.contains(&format!("ยังมีอีก {missing} รายการ")), "{number}"),
        }
    }
    assert!(page(&bad_postcodes(2_234)).contains("2,234 รายการ"));
}

#[test]
fn files_stand_there_with_what_they_were_taken_as() {
    let dir = source(&[("types.csv", "id;name_th\nt;\nu;อำเภอ\n".as_bytes())]);
    let page = page(&indexer::read_source(dir.path()).expect("a source"));
    assert!(page.contains("UTF-8 คั่นด้วยอัฒภาค (;)") && page.contains("ไม่มีไฟล์ ใช้ข้อมูลที่มากับระบบ"));
    assert!(page.contains("สิ่งที่ระบบแก้ให้หรือควรทราบ") && page.contains("id=\"note-delimiter\""));
}

/// Lightness of a colour as WCAG has it.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn text_has_a_contrast_of_7_to_1_in_both_schemes() {
    let style = include_str!("../../templates/report.css");
    let schemes: Vec<&str> = style.split("--ground:").skip(1).collect();
    assert_eq!(schemes.len(), 2);
    for scheme in schemes {
        let scheme = format!("--ground:{}", scheme.split('}').next().unwrap_or_default());
        let colour = |name: &str| {
            let (_, rest) = scheme.split_once(&format!("--{name}: ")).expect("a colour");
            luminance(&rest[..7])
        };
        for (text, ground) in [
            ("ink", "ground"),
            ("ink", "raised"),
            ("quiet", "ground"),
            ("accent", "ground"),
            ("faulty", "ground"),
            ("faulty", "raised"),
            ("on-state", "faulty"),
            ("on-state", "clean"),
        ] {
            let (a, b) = (colour(text), colour(ground));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 7.0, "{text} on {ground}: {contrast:.2}");
        }
    }
}
