//! What a build publishes, and what it is made of.

use std::fs;
use std::path::Path;

use domain::ServicePointId;
use engine::Manifest;
use indexer::{build, read_source};
use tempfile::TempDir;

use super::{sample, source, write};

fn published(source: &Path) -> (TempDir, Manifest) {
    let out = tempfile::tempdir().expect("a directory");
    let manifest = build(read_source(source).expect("a source"), out.path()).expect("a snapshot");
    (out, manifest)
}

/// Whether any file below a directory holds a text.
fn holds(dir: &Path, text: &str) -> bool {
    fs::read_dir(dir).expect("a directory").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return holds(&path, text);
        }
        let content = fs::read(path).expect("a file");
        content.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn the_sample_has_no_defect_and_is_published_whole() {
    let dir = sample();
    let checked = read_source(dir.path()).expect("the sample");
    assert!(
        checked.defects.is_empty() && checked.notes.is_empty(),
        "{:?} {:?}",
        checked.defects,
        checked.notes
    );
    let (_out, manifest) = published(dir.path());
    let counts = manifest.counts;
    assert_eq!((counts.service_points, counts.pinned, counts.procedures, counts.offers), (114, 89, 57, 748));
    let kept: Vec<(&str, u64, u64)> =
        manifest.provenance.iter().map(|table| (table.table.as_str(), table.rows, table.kept)).collect();
    assert_eq!(
        kept,
        [
            ("service_points", 115, 115),
            ("procedures", 57, 57),
            ("offers", 749, 749),
            ("calendars", 0, 0),
            ("holidays", 97, 97),
            ("exceptions", 10, 10),
            ("types", 38, 38),
            ("organisations", 0, 0),
            ("words", 0, 0),
        ]
    );
}

#[test]
fn the_same_table_in_other_columns_line_ends_and_digits_gives_the_same_snapshot() {
    let [plain, other] = [
        "id,name_th,lat,lon,postcode,colour\na,ก,13.5,100.5,38000,red\nb,ข,,,,\n",
        "\u{feff}lon,postcode,name_th,lat,id\r\n๑๐๐.๕,๓๘๐๐๐,ก , 13.5,a\r\n,,ข,,b\r\n",
    ]
    .map(|text| published(source(&[("service_points.csv", text.as_bytes())]).path()).1);
    assert_eq!(plain.id, other.id);
    let changed = "id,name_th,lat,lon,postcode\na,ก,13.5,100.5,38001\nb,ข,,,\n";
    assert_ne!(plain.id, published(source(&[("service_points.csv", changed.as_bytes())]).path()).1.id);
}

#[test]
fn a_snapshot_holds_the_words_of_its_source_and_the_places_of_its_offices_and_of_the_country() {
    let dir = source(&[
        ("words.csv", "word\nคนละครึ่ง\nคนละครึ่ง\n".as_bytes()),
        (
            "service_points.csv",
            "id,name_th,status\na,องค์การบริหารส่วนตำบลทุ่งแสนสุขใจ,\nb,เทศบาลตำบลลับแลลับลา,hidden\nc,โรงเรียนวัดทุ่งแสนไกล,\n"
                .as_bytes(),
        ),
    ]);
    let (out, manifest) = published(dir.path());
    let path = out.path().join("snapshots").join(&manifest.id).join("words.txt");
    let text = fs::read_to_string(path).expect("text");
    let words: Vec<&str> = text.lines().collect();
    assert!(words.is_sorted());
    for word in ["คนละครึ่ง", "โนนสมบูรณ์", "พระนคร", "ทุ่งแสนสุขใจ"]
    {
        assert!(words.binary_search(&word).is_ok(), "{word}");
    }
    // What is written like เทศบาลเมืองกระบี่ stays two words. Nothing published names a hidden office.
    for word in ["เมืองกระบี่", "เขตพระนคร", "ลับแลลับลา", "วัดทุ่งแสนไกล", ""]
    {
        assert!(words.binary_search(&word).is_err(), "{word}");
    }
}

#[test]
fn building_twice_gives_the_same_snapshot() {
    let dir = sample();
    assert_eq!(published(dir.path()).1, published(dir.path()).1);
}

#[test]
fn nothing_published_names_a_hidden_office() {
    let dir = source(&[
        (
            "service_points.csv",
            "id,name_th,status,parent_id,succeeded_by\n\
             point-shown,ที่ว่าการอำเภอ,,point-hidden,point-hidden\npoint-hidden,สำนักงานลับ,hidden,,\n"
                .as_bytes(),
        ),
        ("procedures.csv", "id,title_th\np,การทำบัตร\n".as_bytes()),
        ("offers.csv", b"service_point_id,procedure_id\npoint-shown,p\npoint-hidden,p\n"),
        ("exceptions.csv", b"service_point_id,date_from,reason\npoint-hidden,2026-01-01,why-hidden\n"),
    ]);
    assert!(read_source(dir.path()).expect("a source").defects.is_empty());
    let (out, manifest) = published(dir.path());
    assert_eq!((manifest.counts.service_points, manifest.counts.offers), (1, 1));
    let snapshot = engine::open_current(out.path()).expect("a snapshot");
    let find = |id: &str| snapshot.find_point(&ServicePointId::new(id).expect("an id"));
    assert!(find("point-shown").is_some() && find("point-hidden").is_none());
    assert!(holds(out.path(), "point-shown"));
    for text in ["point-hidden", "สำนักงานลับ", "why-hidden"] {
        assert!(!holds(out.path(), text), "{text}");
    }
}

#[test]
fn a_directory_with_something_else_in_it_is_not_made_a_sample() {
    let dir = sample();
    assert_eq!(indexer::write_sample(dir.path()).expect("the same sample"), 0);
    fs::remove_file(dir.path().join("types.csv")).expect("a file");
    assert_eq!(indexer::write_sample(dir.path()).expect("the same sample"), 1);
    write(dir.path(), "offers.csv", b"mine");
    indexer::write_sample(dir.path()).expect_err("another file");
    assert_eq!(fs::read(dir.path().join("offers.csv")).expect("a file"), b"mine");

    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "thesis.doc", b"mine");
    indexer::write_sample(dir.path()).expect_err("a directory in use");
    assert_eq!(fs::read_dir(dir.path()).expect("a directory").count(), 1);
}
