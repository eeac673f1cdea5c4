//! The names of a scanned list of units, matched to the register.

use std::fs;
use std::path::Path;

use domain::AreaCode;
use domain::area::Gazetteer;
use pins::names::{Listed, Matcher, Scanned, Verdict};
use serde::Deserialize;

#[derive(Deserialize)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    scanned: String,
    district: String,
    means: String,
}

/// The units of the register whose province is given; all of them where none is.
fn listed(data: &Path) -> Vec<Listed> {
    let text = fs::read_to_string(data.join("lao_register.csv")).expect("the register");
    let gazetteer = Gazetteer::built_in();
    let unit = |row: &str| {
        let cells: Vec<&str> = row.split(',').collect();
        let province: AreaCode = cells[3].parse().expect("a province");
        Listed {
            id: format!("{} {}", cells[1], cells[5]),
            name_th: cells[1].to_owned(),
            district_th: Some(cells[5].to_owned()),
            province_th: gazetteer.place(province).map(|place| place.name_th.to_owned()),
        }
    };
    text.lines().skip(1).map(unit).collect()
}

/// 95 % of the names is what the project asks for.
#[test]
fn scanned_names_mean_the_units_that_they_are_and_no_wrong_one_is_certain() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let Ok(list) = fs::read_to_string(data.join("bueng_kan_units.csv")) else {
        eprintln!("DID NOT RUN: ../shared/data is not here");
        return;
    };
    let corpus: Corpus =
        toml::from_str(include_str!("../../../tests/corpus/pins/scanned_names.toml")).expect("cases");
    let names: Vec<(&str, &str)> = list.lines().skip(1).filter_map(|row| row.split_once(',')).collect();
    let scanned: Vec<Scanned<'_>> = names
        .iter()
        .map(|(name, district)| Scanned {
            name_th: name,
            district_th: Some(*district).filter(|district| !district.is_empty()),
            province_th: Some("บึงกาฬ"),
        })
        .collect();
    let (mut right, mut wrong) = (0, Vec::new());
    for ((name, district), found) in names.iter().zip(Matcher::new(&listed(&data)).match_list(&scanned)) {
        let name = name.split(" อำเภอ").next().unwrap_or(name).trim_end_matches([' ', '*']);
        let case = corpus.case.iter().find(|case| case.scanned == name && case.district == *district);
        let expected = case.map_or(name, |case| case.means.as_str());
        let found = found.unwrap_or_else(|| panic!("{name}: nothing is proposed"));
        let is_right = found.id.split(' ').next() == Some(expected)
            && (district.is_empty() || case.is_some() || found.id.ends_with(district));
        if is_right {
            right += 1;
        } else {
            wrong.push(format!("{name}: {found:?}, not {expected}"));
        }
        assert!(is_right || found.verdict != Verdict::Certain, "{name}: {found:?}, not {expected}");
    }
    assert_eq!(names.len(), 60);
    assert!(right >= 57, "{right} of 60; {wrong:#?}");
}

#[test]
fn a_name_of_two_units_alike_is_no_certain_match() {
    let unit = |id: &str, name: &str, district: &str| Listed {
        id: id.to_owned(),
        name_th: name.to_owned(),
        district_th: Some(district.to_owned()),
        province_th: Some("บึงกาฬ".to_owned()),
    };
    let matcher = Matcher::new(&[
        unit("a", "องค์การบริหารส่วนตำบลศรีชมภู", "พรเจริญ"),
        unit("b", "องค์การบริหารส่วนตำบลศรีชมภู", "โซ่พิสัย"),
    ]);
    let of = |district| {
        let name = Scanned {
            name_th: "อบต.ศรีชมภู", district_th: district, province_th: Some("บึงกาฬ")
        };
        let found = matcher.match_list(&[name]).remove(0).expect("a match");
        (found.id, found.verdict)
    };
    assert_eq!(of(Some("โซ่พิสัย")), ("b".to_owned(), Verdict::Certain));
    assert_eq!(of(None).1, Verdict::Proposed);
}
