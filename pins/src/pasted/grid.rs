//! Metres on the UTM grid, with their zone or without.

use super::{Notation, Reading, is_thai};
use crate::projection::from_utm;

/// Degrees around the middle of a zone that are read as its own, where no zone is named: a little more than it has.
const HALF_ZONE_DEGREES: f64 = 3.3;

/// What a text says of a place on the grid.
struct OnGrid {
    zone: Option<u8>,
    numbers: [f64; 2],
    /// Whether letters say that the first number goes east; none: they say nothing.
    is_first_easting: Option<bool>,
}

pub(super) fn read(text: &str) -> Vec<Reading> {
    let Some(OnGrid { zone, numbers: [first, second], is_first_easting }) = on_grid(text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for named in [47, 48].into_iter().filter(|number| zone.is_none_or(|zone| zone == *number)) {
        let middle = f64::from(named) * 6.0 - 183.0;
        // Eastings come first, unless letters say otherwise. In the south of Thailand either could be either.
        for (easting, northing, is_first) in [(first, second, true), (second, first, false)] {
            let is_told = is_first_easting.is_none_or(|told| told == is_first);
            let position =
                from_utm(named, easting, northing).filter(|position| is_told && is_thai(*position));
            let Some(position) = position else { continue };
            if zone.is_some() || (position.longitude_degrees() - middle).abs() <= HALF_ZONE_DEGREES {
                let notation = if named == 47 { Notation::Utm47 } else { Notation::Utm48 };
                found.push(Reading { position, notation });
            }
        }
    }
    found
}

/// Two numbers of metres, with the zone and the letters beside them.
fn on_grid(text: &str) -> Option<OnGrid> {
    let text = text.replace("UTM", " ").replace("ZONE", " ").replace("โซน", " ");
    let (mut zone, mut numbers, mut letters) = (None, Vec::new(), Vec::new());
    for piece in text.split([' ', ';', '/', '|']).flat_map(pieces) {
        match piece {
            Piece::Zone(named) if zone.is_none() => zone = Some(named),
            Piece::Letter(letter) => letters.push(letter),
            Piece::Metres(value, letter) => {
                numbers.push(value);
                letters.extend(letter);
            }
            Piece::Zone(_) | Piece::Other => return None,
        }
    }
    // Before the numbers or after them, the first of two letters is of the first number. One before both may be of the zone.
    let is_first_easting = match &letters[..] {
        [.., first, last] if first != last => Some(*first == 'E'),
        _ => None,
    };
    Some(OnGrid { zone, numbers: numbers.try_into().ok()?, is_first_easting })
}

enum Piece {
    Zone(u8),
    Letter(char),
    Metres(f64, Option<char>),
    Other,
}

/// A word, which may hold two numbers with a comma between them or commas that group digits.
fn pieces(word: &str) -> Vec<Piece> {
    let word = word.trim_matches(',');
    let parts: Vec<&str> = word.split(',').collect();
    let groups_digits = |(place, part): (usize, &&str)| {
        let whole = part.split('.').next().unwrap_or_default();
        let digits = whole.bytes().filter(u8::is_ascii_digit).count();
        if place == 0 { (1..=3).contains(&digits) } else { digits == 3 }
    };
    if parts.len() > 1 && parts.iter().enumerate().all(groups_digits) {
        return vec![piece(&parts.concat())];
    }
    parts.into_iter().filter(|part| !part.is_empty()).map(piece).collect()
}

fn piece(word: &str) -> Piece {
    let is_letter = |c: char| matches!(c, 'E' | 'N');
    let mut characters = word.chars();
    if let (Some(only), None) = (characters.next(), characters.next())
        && is_letter(only)
    {
        return Piece::Letter(only);
    }
    let zone = word.get(..2).and_then(|digits| digits.parse().ok()).filter(|zone| matches!(zone, 47 | 48));
    if let Some(zone) = zone
        // `47`, `47N` for the half of the earth, or `47Q` for the band.
        && (word.len() == 2 || (word.len() == 3 && word.as_bytes()[2].is_ascii_uppercase()))
    {
        return Piece::Zone(zone);
    }
    let before = word.chars().next().filter(|c| is_letter(*c));
    let number = if before.is_some() { &word[1..] } else { word };
    let after = number.chars().next_back().filter(|c| is_letter(*c));
    let number = number.trim_end_matches(['E', 'N']).trim_end_matches(['M', '.']);
    match number.parse::<f64>() {
        Ok(value) if value >= 100_000.0 => Piece::Metres(value, before.or(after)),
        _ => Piece::Other,
    }
}
