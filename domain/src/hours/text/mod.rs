//! Hours as offices write them: Thai, English or OSM, read into the one stored form.
//!
//! The whole text has to be understood, or nothing is: a word that isn't known may be the one that closes the door.
//! Some things are said less clearly than it seems, and are read so that no door is falsely called open:
//!
//! - Times without days (`08.30-16.30 น.`) are unread, because nobody said what holds on Sundays. In OSM text
//!   (`08:30-16:30`) the language itself says: every day.
//! - *Every day but วันหยุดราชการ* leaves Saturdays and Sundays unknown, as the phrase may count them as holidays.
//! - By appointment is unknown.
//! - Holy days (`วันพระ`) are unread: they follow the moon, and no calendar here has them.
//!
//! Names of doors and addresses are skipped: any will do, but none holds a word that could close a door. So are words
//! before the hours that no list holds, and remarks such as what to bring; within the hours nothing is. Of several
//! doors the office is read where it alone is named, otherwise nothing is.
//!
//! Official hours (`ในเวลาราชการ`) are Monday to Friday 08:30–16:30 without public holidays, after the announcement
//! of the Office of the Prime Minister on working hours and public holidays, B.E. 2502, as amended
//! (ประกาศสำนักนายกรัฐมนตรี เรื่อง กำหนดเวลาทำงานและวันหยุดราชการ พ.ศ. 2502 และที่แก้ไขเพิ่มเติม). Its break from
//! 12:00 to 13:00 is taken off where a text speaks of a break without its times, not otherwise: a door stays open while
//! the staff take turns.

mod breaks;
mod clauses;
mod clock;
mod composed;
mod cursor;
mod dates;
mod days;
mod form;
mod grammar;
mod labels;
mod lexicon;
mod names;
mod phone;
mod queue;
mod seasons;
mod sections;
mod token;
mod typed;

use super::HoursExpression;

pub use queue::LastAcceptance;

/// Longest text of hours in characters.
const MAX_CHARS: usize = 1_000;

/// Hours that were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadHours {
    /// When the door is open, in the stored form.
    pub expression: HoursExpression,
    /// When the last case is taken, if the text says so. The door isn't concerned.
    pub last_acceptance: Option<LastAcceptance>,
    /// The minute of the day at which every period that the text names ends, if it is one and the same.
    closing: Option<u16>,
    /// How many rules say that the door is open, each about days of its own.
    opening_rules: usize,
}

impl ReadHours {
    /// Minutes before closing after which no case is taken. None where the text doesn't say, or where the door closes
    /// at different times on different days.
    #[must_use]
    pub fn last_acceptance_minutes(&self) -> Option<u32> {
        match self.last_acceptance? {
            LastAcceptance::BeforeClosing { minutes } => Some(u32::from(minutes)),
            LastAcceptance::At { minute } => self.closing?.checked_sub(minute).map(u32::from),
        }
    }
}

/// Why a text was not read as hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("from character {position} on, \"{found}\": expected {expected}")]
pub struct UnreadHours {
    /// The place in the text as written, in characters from 1.
    pub position: usize,
    /// The piece that stands there, cut where it is long.
    pub found: String,
    /// What was expected there.
    pub expected: String,
}

impl UnreadHours {
    fn new(text: &str, at: usize, found: String, expected: &str) -> Self {
        let position = text.get(..at).unwrap_or(text).chars().count() + 1;
        Self { position, found, expected: expected.to_owned() }
    }
}

/// Reads hours: OSM stays as it is, Thai and English become OSM.
///
/// # Errors
/// [`UnreadHours`] at the first thing that isn't understood, or that could mean two things.
pub fn read_hours(text: &str) -> Result<ReadHours, UnreadHours> {
    if text.chars().count() > MAX_CHARS {
        let found = text.chars().take(24).collect();
        return Err(UnreadHours::new(text, 0, found, &format!("at most {MAX_CHARS} characters")));
    }
    match HoursExpression::parse(text) {
        Ok(expression) if expression.says_when() => {
            Ok(ReadHours { expression, last_acceptance: None, closing: None, opening_rules: 1 })
        }
        _ => grammar::read(text),
    }
}
