//! Degrees of latitude and longitude in either order: the text is cut at every place where one may end, and both halves read.

use domain::Position;
use domain::degrees::{Axis, WrittenDegrees};

use super::{Notation, Reading};

/// Longest text that is cut at every place, in bytes.
const MAX_BYTES: usize = 200;

const SEPARATORS: [char; 5] = [' ', ',', ';', '/', '|'];

pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    if text.len() > MAX_BYTES {
        return found;
    }
    for (first, second) in cuts(text) {
        for (north, east) in [(first, second), (second, first)] {
            if let Some(reading) = both(north, east)
                && !found.contains(&reading)
            {
                found.push(reading);
            }
        }
    }
    if found.is_empty() { with_decimal_commas(text) } else { found }
}

/// Both halves of the text, for every place at which it may be cut.
fn cuts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let may_end = |(_, c): &(usize, char)| matches!(c, 'N' | 'S' | 'E' | 'W') || SEPARATORS.contains(c);
    let places = text.char_indices().filter(may_end).flat_map(|(at, c)| [at, at + c.len_utf8()]);
    let halves = places.map(|at| text.split_at(at));
    let halves =
        halves.map(|(first, second)| (first.trim_matches(SEPARATORS), second.trim_matches(SEPARATORS)));
    halves.filter(|(first, second)| !first.is_empty() && !second.is_empty())
}

fn both(north: &str, east: &str) -> Option<Reading> {
    let (north, east) = (Axis::Latitude.read(north)?, Axis::Longitude.read(east)?);
    // `18 21 103 39` could be cut anywhere: without marks both halves have to be alike.
    let are_alike = north.parts == east.parts;
    let are_certain = north.is_certain && east.is_certain;
    if !are_alike && !are_certain {
        return None;
    }
    Some(Reading {
        position: Position::from_degrees(north.degrees, east.degrees).ok()?,
        notation: notation(north, east),
    })
}

fn notation(north: WrittenDegrees, east: WrittenDegrees) -> Notation {
    match north.parts.max(east.parts) {
        1 => Notation::DecimalDegrees,
        2 => Notation::DecimalMinutes,
        _ => Notation::DegreesMinutesSeconds,
    }
}

/// `18,36 103,65`: two numbers, each with one comma in the place of the point.
fn with_decimal_commas(text: &str) -> Vec<Reading> {
    let numbers: Vec<&str> = text.split([' ', ';', '/']).filter(|part| !part.is_empty()).collect();
    let has_one_comma = |number: &&str| number.matches(',').count() == 1 && !number.contains('.');
    match &numbers[..] {
        [first, second] if numbers.iter().all(has_one_comma) => {
            read(&format!("{} {}", first.replace(',', "."), second.replace(',', ".")))
        }
        _ => Vec::new(),
    }
}
