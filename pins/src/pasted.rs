//! A place as somebody pastes it: degrees in any notation and order, metres on the UTM grid, links of maps. Nothing is fetched.
//!
//! A text that can mean several places gives all of them, those within Thailand first: a person looks at the map and chooses.

mod grid;
mod link;
mod pair;

use domain::Position;

/// Longest text that is looked at, in characters: links of maps have hundreds.
pub const MAX_CHARS: usize = 2_000;

/// How a place was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `18.36, 103.65`.
    DecimalDegrees,
    /// `18°21.6'N 103°39.0'E`.
    DecimalMinutes,
    /// `18°21'36"N 103°39'00"E`.
    DegreesMinutesSeconds,
    /// Metres in zone 47.
    Utm47,
    /// Metres in zone 48.
    Utm48,
    /// A link of Google Maps.
    Google,
    /// A link of OpenStreetMap.
    OpenStreetMap,
    /// A link of another map.
    OtherMap,
    /// `geo:18.36,103.65` (RFC 5870).
    Geo,
}

impl Notation {
    /// A word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DecimalDegrees => "decimal",
            Self::DecimalMinutes => "decimal-minutes",
            Self::DegreesMinutesSeconds => "dms",
            Self::Utm47 => "utm-47",
            Self::Utm48 => "utm-48",
            Self::Google => "google",
            Self::OpenStreetMap => "openstreetmap",
            Self::OtherMap => "map-link",
            Self::Geo => "geo",
        }
    }
}

/// A place that a text may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The place.
    pub position: Position,
    /// How it was written.
    pub notation: Notation,
}

/// Why no place was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The text is a link that leads to a map only when it is followed, which isn't done here.
    ShortLink,
    /// The text is the link of a map, and no place stands in it.
    LinkWithoutPlace,
    /// Anything else.
    NotAPlace,
}

/// Every place that a text may mean, the likeliest first.
///
/// # Errors
/// [`Unread`] where it means none.
pub fn read(text: &str) -> Result<Vec<Reading>, Unread> {
    let text: String = text.chars().take(MAX_CHARS).map(plain).collect();
    if let Some(link) = link::within(&text) {
        return link::read(link);
    }
    let text = without_labels(&text);
    let mut readings = pair::read(&text);
    readings.extend(grid::read(&text));
    // Stable: what is likelier by its notation stays before.
    readings.sort_by_key(|reading| !is_thai(reading.position));
    if readings.is_empty() { Err(Unread::NotAPlace) } else { Ok(readings) }
}

/// Whether a place is in the box around Thailand.
fn is_thai(position: Position) -> bool {
    (5.5..=20.6).contains(&position.latitude_degrees())
        && (97.2..=105.8).contains(&position.longitude_degrees())
}

/// Digits and signs as they are computed with.
fn plain(c: char) -> char {
    match c {
        '๐'..='๙' => char::from(b'0' + (u32::from(c) - u32::from('๐')) as u8),
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        '\u{ff0c}' | '\u{3001}' => ',',
        '\u{200b}' | '\u{feff}' | '\n' | '\r' | '\t' => ' ',
        other => other,
    }
}

/// Words that stand before coordinates and say nothing that the coordinates don't; the longer ones first.
const LABELS: [&str; 16] = [
    "LATITUDE",
    "LONGITUDE",
    "COORDINATES",
    "LAT",
    "LONG",
    "LNG",
    "LON",
    "GPS",
    "WGS84",
    "WGS 84",
    "ละติจูด",
    "ลองจิจูด",
    "ลองติจูด",
    "พิกัด",
    "เส้นรุ้ง",
    "เส้นแวง",
];

/// The text with its marks plain, and without the words before coordinates and brackets around them.
fn without_labels(text: &str) -> String {
    let marked = domain::degrees::plainly_marked(text);
    let mut text = LABELS.iter().fold(marked, |text, label| text.replace(label, " "));
    text = text.replace(['(', ')', '[', ']', ':', '=', '{', '}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
