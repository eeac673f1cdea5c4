//! Whether the Thai and the English name are of the same place.

use analyzers::{romanize, unit_name};
use domain::area::Gazetteer;

use super::{Code, Evidence};
use crate::case::Case;

/// Share of a name's letters that has to stand in the other one, with edits. Rules spell 92 % of the official names as
/// they are, the others nearly so (`analyzers/src/romanize.rs`).
const LEAST_ALIKE: f64 = 0.55;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let point = case.office.point;
    let Some(english) = &point.name_en else { return };
    let Some(place) = unit_name(&point.name_th).map(|name| name.place).filter(|place| !place.is_empty())
    else {
        return;
    };
    let gazetteer = Gazetteer::built_in();
    let official = case.claim.subdistricts.iter().filter_map(|named| gazetteer.place(named.area));
    let spellings = official.map(|place| place.name_en.to_owned()).chain([romanize(&place)]);
    let alike = spellings.map(|spelling| alike(&latin(&spelling), &latin(english))).fold(0.0, f64::max);
    if alike < LEAST_ALIKE {
        found.push(
            Evidence::new(
                Code::NamesDiffer,
                format!("ชื่อภาษาอังกฤษ “{english}” ไม่ตรงกับชื่อไทย “{place}”"),
                format!("The English name {english:?} isn't that of {place}."),
            )
            .with("alike", alike),
        );
    }
}

fn latin(text: &str) -> Vec<char> {
    text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
}

/// How much of a name stands somewhere in a text: 1 less the fewest edits that bring it there, over its letters.
fn alike(name: &[char], text: &[char]) -> f64 {
    if name.is_empty() {
        return 1.0;
    }
    // A row of zeros: the name may begin anywhere.
    let mut row = vec![0_usize; text.len() + 1];
    for (number, letter) in name.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = number + 1;
        for (place, other) in text.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + 1).min(row[place] + 1);
        }
    }
    let fewest = row.iter().min().copied().unwrap_or(name.len());
    1.0 - fewest as f64 / name.len() as f64
}
