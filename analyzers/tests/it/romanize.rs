//! Romanised names beside the official English ones, which are not part of this repository.

use std::fs;
use std::path::Path;

use analyzers::romanize;

/// Shares of official names (%) that come out right, a little below what was measured: see `romanize`.
const LEAST_EQUAL: f64 = 92.0;

#[test]
fn well_known_names_are_romanised_by_the_general_system() {
    for (thai, latin) in [
        ("กระบี่", "krabi"),
        ("เชียงใหม่", "chiangmai"),
        ("เชียงราย", "chiangrai"),
        ("น่าน", "nan"),
        ("พะเยา", "phayao"),
        ("แพร่", "phrae"),
        ("หนองคาย", "nongkhai"),
        ("หนองบัวลำภู", "nongbualamphu"),
        ("ขอนแก่น", "khonkaen"),
        ("ตราด", "trat"),
        ("ตรัง", "trang"),
        ("ลำปาง", "lampang"),
        ("ลำพูน", "lamphun"),
        ("เลย", "loei"),
        ("ระยอง", "rayong"),
        ("สงขลา", "songkhla"),
        ("สตูล", "satun"),
        ("ภูเก็ต", "phuket"),
        ("พังงา", "phangnga"),
        ("ยะลา", "yala"),
        ("บึงกาฬ", "buengkan"),
        ("ปาย 2", "pai 2"),
        ("", ""),
    ] {
        assert_eq!(romanize(thai), latin, "{thai}");
    }
}

#[test]
fn most_official_english_names_are_found_from_the_thai_ones() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/gazetteer.csv");
    let Ok(table) = fs::read_to_string(&path) else {
        println!("DID NOT RUN: the gazetteer is absent ({})", path.display());
        return;
    };
    let (mut equal, mut near, mut all) = (0, 0, 0);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let official: String =
            cells[3].chars().filter(char::is_ascii_alphabetic).flat_map(char::to_lowercase).collect();
        if official.is_empty() {
            continue;
        }
        let ours = romanize(cells[2]);
        all += 1;
        equal += u32::from(ours == official);
        near += u32::from(distance(&ours, &official) <= 1);
    }
    let share = |count: u32| 100.0 * f64::from(count) / f64::from(all);
    println!(
        "{:.1} % of {all} names equal, {:.1} % with at most one letter changed",
        share(equal),
        share(near)
    );
    assert!(share(equal) >= LEAST_EQUAL, "expected at least {LEAST_EQUAL} %");
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (above + 1).min(row[j] + 1).min(diagonal + usize::from(x != y));
            diagonal = above;
        }
    }
    row[b.len()]
}
