//! What is read from the files of a snapshot when it is opened.

use std::path::Path;

use domain::area::AreaLevel;
use domain::{AreaCode, Calendars, Schedule};

use crate::Error;
use crate::format::WORDS_FILE;
use crate::format::hours::{ScheduleReader, StoredCalendar};
use crate::format::manifest::Manifest;
use crate::format::records;
use crate::format::sections::Table;
use crate::text::Analyzer;

/// The numbers that codes of subdistricts within an area have.
pub(super) fn subdistrict_numbers(area: AreaCode) -> std::ops::Range<u32> {
    let below = match area.level() {
        AreaLevel::Province => 10_000,
        AreaLevel::District => 100,
        AreaLevel::Subdistrict => 1,
    };
    area.number() * below..(area.number() + 1) * below
}

/// The words that its texts were cut with besides the embedded dictionary's.
pub(super) fn read_words(dir: &Path, manifest: &Manifest) -> Result<Analyzer, Error> {
    match manifest.files.contains_key(WORDS_FILE) {
        true => Analyzer::open(&dir.join(WORDS_FILE)),
        false => Ok(Analyzer::new([""; 0])),
    }
}

pub(super) fn read_calendars(table: &Table) -> Result<Calendars, Error> {
    let mut calendars = Calendars::default();
    for index in 0..table.len() {
        let (id, refines, days) = records::load::<StoredCalendar>(table, index)?;
        calendars.refine(&id, refines);
        for day in days {
            calendars.add(&id, day).map_err(|error| table.damaged(error.to_string()))?;
        }
    }
    Ok(calendars)
}

pub(super) fn read_schedules(table: &Table, calendars: &Calendars) -> Result<Vec<Schedule>, Error> {
    let mut reader = ScheduleReader::new(calendars);
    (0..table.len()).map(|index| reader.read(table, index)).collect()
}
