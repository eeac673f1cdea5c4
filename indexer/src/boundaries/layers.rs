//! Provinces and districts, each of the shape that its subdistricts have together.

use std::collections::HashMap;

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};
use geo::{GeodesicArea, MultiPolygon};

use super::features::Found;
use super::{Boundary, dissolve};

/// Of an outline of its own, what share may be missing or too much before it is worth a word. Outlines that were
/// simplified apart from each other differ by less.
const WORTH_A_WORD: f64 = 0.01;

/// An area whose own outline isn't that of its subdistricts.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The province or district.
    pub code: AreaCode,
    /// Square metres of its own outline.
    pub own_square_metres: f64,
    /// Square metres of its subdistricts together.
    pub together_square_metres: f64,
}

/// The features of provinces and districts that have subdistricts.
pub(super) type Own = HashMap<AreaCode, Boundary>;

/// Takes the provinces and districts out that will be put together. What has no subdistrict stays as it is.
pub(super) fn take_apart(found: &mut Found) -> Own {
    let wholes: std::collections::HashSet<AreaCode> = found
        .of_level(AreaLevel::Subdistrict)
        .flat_map(|boundary| [AreaLevel::Province, AreaLevel::District].map(|level| boundary.code.at(level)))
        .flatten()
        .collect();
    let (own, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut found.boundaries)
        .into_iter()
        .partition(|boundary| wholes.contains(&boundary.code));
    found.boundaries = rest;
    own.into_iter().map(|boundary| (boundary.code, boundary)).collect()
}

/// Adds provinces and districts, each made of its subdistricts, so that their borders are the same lines. How many of
/// them no file had, and those that a file has with another outline, the largest difference first.
pub(super) fn put_together(found: &mut Found, mut own: Own) -> (usize, Vec<Difference>) {
    let (mut new, mut differences) = (0, Vec::new());
    for level in [AreaLevel::Province, AreaLevel::District] {
        let mut parts: Vec<&Boundary> = found.of_level(AreaLevel::Subdistrict).collect();
        parts.sort_by_key(|boundary| boundary.code);
        let mut whole = Vec::new();
        for of_one in parts.chunk_by(|a, b| a.code.at(level) == b.code.at(level)) {
            let Some(code) = of_one[0].code.at(level) else { continue };
            let shape = dissolve::shape(dissolve::rings(of_one.iter().map(|boundary| &boundary.shape)));
            if let Some(of_file) = own.remove(&code) {
                differences.extend(difference(code, &of_file.shape, &shape));
                whole.push(Boundary { shape, ..of_file });
            } else {
                new += 1;
                whole.push(named(code, shape));
            }
        }
        found.boundaries.extend(whole);
    }
    let size =
        |difference: &Difference| (difference.own_square_metres - difference.together_square_metres).abs();
    differences.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.code.cmp(&b.code)));
    (new, differences)
}

fn named(code: AreaCode, shape: MultiPolygon) -> Boundary {
    let place = Gazetteer::built_in().place(code);
    Boundary {
        code,
        name_th: place.map(|place| place.name_th.to_owned()).unwrap_or_default(),
        name_en: place.map(|place| place.name_en.to_owned()).unwrap_or_default(),
        postcode: String::new(),
        population: None,
        shape,
    }
}

fn difference(code: AreaCode, own: &MultiPolygon, together: &MultiPolygon) -> Option<Difference> {
    let [own, together] = [own, together].map(GeodesicArea::geodesic_area_unsigned);
    let is_worth_a_word = (own - together).abs() > WORTH_A_WORD * own.max(together);
    is_worth_a_word.then_some(Difference { code, own_square_metres: own, together_square_metres: together })
}
