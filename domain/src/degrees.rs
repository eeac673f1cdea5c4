//! A coordinate as people write it: degrees with minutes and seconds, marks, letters and words.
//!
//! These are read: `13.756`, `13°45'23.4"N`, `13 45 23.4 N`, `N13 45.390`, `13.75° N`, `13°45'23.4"`, with the words องศา, ลิปดา and
//! พิลิปดา for the marks, and เหนือ, ใต้, ตะวันออก and ตะวันตก for the letters. Not read: a sign and a letter, a decimal comma.

/// One of the two coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// North and south.
    Latitude,
    /// East and west.
    Longitude,
}

/// A coordinate that was read. It may be out of range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WrittenDegrees {
    /// Degrees, north and east positive; never a negative zero.
    pub degrees: f64,
    /// 1: degrees alone; 2: with minutes; 3: with minutes and seconds.
    pub parts: u8,
    /// Whether a mark or a letter says that these are degrees. A bare number may be something else, and numbers with spaces
    /// between them (`13 45.39`) may be a list.
    pub is_certain: bool,
}

/// Marks and words as one character each; the longer ones first.
const SPELLINGS: [(&str, &str); 22] = [
    ("ตะวันออก", "E"),
    ("ตะวันตก", "W"),
    ("เหนือ", "N"),
    ("ใต้", "S"),
    ("องศา", "°"),
    ("พิลิปดา", "\""),
    ("ฟิลิปดา", "\""),
    ("วินาที", "\""),
    ("ลิปดา", "'"),
    ("นาที", "'"),
    ("''", "\""),
    ("º", "°"),
    ("˚", "°"),
    ("′", "'"),
    ("’", "'"),
    ("‘", "'"),
    ("´", "'"),
    ("`", "'"),
    ("″", "\""),
    ("”", "\""),
    ("“", "\""),
    ("\u{a0}", " "),
];

/// Marks and words as they are read: letters large, a character for each mark.
#[must_use]
pub fn plainly_marked(text: &str) -> String {
    SPELLINGS.iter().fold(text.to_uppercase(), |text, (spelling, plain)| text.replace(spelling, plain))
}

impl Axis {
    /// Its letters, and the sign of each.
    fn letters(self) -> [(char, f64); 2] {
        match self {
            Self::Latitude => [('N', 1.0), ('S', -1.0)],
            Self::Longitude => [('E', 1.0), ('W', -1.0)],
        }
    }

    /// Whether it goes so far.
    #[must_use]
    pub fn holds(self, degrees: f64) -> bool {
        let most = match self {
            Self::Latitude => 90.0,
            Self::Longitude => 180.0,
        };
        degrees.abs() <= most
    }

    /// Reads a coordinate of this axis; none where it can't be one. Spaces alone between the parts are taken, and told as
    /// uncertain.
    #[must_use]
    pub fn read(self, text: &str) -> Option<WrittenDegrees> {
        let text = plainly_marked(text);
        let mut rest = text.trim();
        let mut sign = None;
        for (letter, letter_sign) in self.letters() {
            if let Some(without) = rest.strip_prefix(letter).or_else(|| rest.strip_suffix(letter)) {
                (rest, sign) = (without.trim(), Some(letter_sign));
                break;
            }
        }
        let has_letter = sign.is_some();
        if !has_letter && let Some(without) = rest.strip_prefix('-') {
            (rest, sign) = (without, Some(-1.0));
        }
        let (degrees, parts, has_mark) = parts(rest)?;
        Some(WrittenDegrees {
            // No negative zero.
            degrees: degrees * sign.unwrap_or(1.0) + 0.0,
            parts,
            is_certain: has_letter || has_mark,
        })
    }
}

/// Degrees, minutes and seconds: their sum, how many they are, and whether one has its mark.
fn parts(mut rest: &str) -> Option<(f64, u8, bool)> {
    let (mut degrees, mut unit, mut parts, mut has_mark, mut is_last) = (0.0, 1.0, 0, false, false);
    for mark in ['°', '\'', '"'] {
        if rest.is_empty() || is_last {
            break;
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let value = unsigned(number).filter(|value| *value <= 180.0)?;
        if unit > 1.0 && value >= 60.0 {
            return None;
        }
        degrees += value / unit;
        unit *= 60.0;
        parts += 1;
        // A number with a fraction has nothing smaller after it.
        is_last = number.contains('.');
        let after_space = after.trim_start();
        rest = match after_space.strip_prefix(mark) {
            Some(after_mark) => {
                has_mark = true;
                after_mark.trim_start()
            }
            None if after_space.len() < after.len() || after.is_empty() => after_space,
            None => return None,
        };
    }
    (rest.is_empty() && parts > 0).then_some((degrees, parts, has_mark))
}

/// Digits with a fraction or without; not `.5`, `5.` or `1e5`.
fn unsigned(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if are_digits(whole) && are_digits(fraction) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_mark_says_is_read_and_told_as_uncertain() {
        for (text, expected) in [
            ("13.5", Some((13.5, 1, false))),
            ("-13.5", Some((-13.5, 1, false))),
            ("13 30", Some((13.5, 2, false))),
            ("13 30.0", Some((13.5, 2, false))),
            ("13 30 0", Some((13.5, 3, false))),
            ("13°30'", Some((13.5, 2, true))),
            ("13 องศา 30 ลิปดา เหนือ", Some((13.5, 2, true))),
            ("S13.5", Some((-13.5, 1, true))),
            ("13 30 0 0", None),
            ("13 60", None),
            ("200", None),
            ("13.5E", None),
            ("", None),
        ] {
            let read = Axis::Latitude.read(text).map(|read| (read.degrees, read.parts, read.is_certain));
            assert_eq!(read, expected, "{text}");
        }
    }
}
