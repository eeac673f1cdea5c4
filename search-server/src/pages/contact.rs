//! Ways to reach an office.

use domain::{Metres, Position};

use super::language::Language;
use super::messages::{Messages, fill};

/// A telephone number as written, and as it is dialled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phone {
    pub(crate) text: String,
    /// The target of a `tel:` link; none where no number can be read.
    pub(crate) dial: Option<String>,
}

impl Phone {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), dial: dialled(text) }
    }
}

/// The first number in a text. A Thai number ends where the numbering plan says, so that `0 4200 0001-3` and an
/// extension don't run into it.
fn dialled(text: &str) -> Option<String> {
    let is_punctuation = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '.' | '\u{a0}');
    let number: String = text
        .trim_start()
        .chars()
        .enumerate()
        .take_while(|(at, c)| c.is_ascii_digit() || is_punctuation(*c) || (*at == 0 && *c == '+'))
        .map(|(_, c)| c)
        .filter(|c| !is_punctuation(*c))
        .collect();
    let length = match number.as_bytes() {
        [b'0', b'6' | b'8' | b'9', ..] => 10,
        [b'0', ..] => 9,
        _ => number.len(),
    };
    let number = &number[..length.min(number.len())];
    (number.len() >= 3).then(|| number.to_owned())
}

/// Directions to a position, in whatever opens maps on the device.
pub(crate) fn directions(to: Position) -> String {
    let (latitude, longitude) = (to.latitude_degrees(), to.longitude_degrees());
    format!("https://www.google.com/maps/dir/?api=1&destination={latitude},{longitude}")
}

/// The address if a browser may follow it, and not, say, run it.
pub(crate) fn web_link(address: &str) -> Option<String> {
    let known = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    known.then(|| address.to_owned())
}

/// `350 ม.`, `2.4 กม.`, `131 กม.`
pub(crate) fn distance(distance: Metres, language: Language) -> String {
    let words = &Messages::of(language).office;
    let metres = (distance.0 / 10.0).round() * 10.0;
    let kilometres = distance.0 / 1000.0;
    if metres < 1000.0 {
        fill(&words.metres, &[("number", &format!("{metres:.0}"))])
    } else if kilometres < 99.95 {
        fill(&words.kilometres, &[("number", &format!("{kilometres:.1}"))])
    } else {
        fill(&words.kilometres, &[("number", &format!("{kilometres:.0}"))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_of_a_text_is_dialled() {
        for (text, dial) in [
            ("0 4200 0001", Some("042000001")),
            ("0-4200-0001-3", Some("042000001")),
            ("08 1234 5678 ต่อ 12", Some("0812345678")),
            ("0 4200 0001, 0 4200 0002", Some("042000001")),
            ("+49 30 794810", Some("+4930794810")),
            ("1548", Some("1548")),
            ("สายด่วน", None),
            ("", None),
        ] {
            assert_eq!(dialled(text).as_deref(), dial, "{text}");
        }
    }

    #[test]
    fn a_distance_is_as_exact_as_one_can_walk_or_drive_it() {
        for (metres, text) in [
            (4.0, "0 ม."),
            (347.0, "350 ม."),
            (994.9, "990 ม."),
            (996.0, "1.0 กม."),
            (2_449.0, "2.4 กม."),
            (99_960.0, "100 กม."),
            (131_400.0, "131 กม."),
        ] {
            assert_eq!(distance(Metres(metres), Language::Thai), text);
        }
    }
}
