//! Moments and dates, said in the language of a page.

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike, Utc};

use super::language::Language;
use super::messages::{Messages, fill};
use crate::api::instant::{self, Stamp};

/// Years from the Common Era to the Buddhist one.
pub(crate) const BUDDHIST_ERA: i32 = 543;

/// The moment that a page answers for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) instant: DateTime<Utc>,
    /// It was asked for, so links keep it.
    pub(crate) asked: bool,
}

impl Moment {
    pub(crate) fn now(instant: DateTime<Utc>) -> Self {
        Self { instant, asked: false }
    }

    pub(crate) fn asked(instant: DateTime<Utc>) -> Self {
        Self { instant, asked: true }
    }

    /// The parameter that carries the moment on, if it was asked for.
    pub(crate) fn parameter(self) -> Option<String> {
        self.asked.then(|| Stamp::of(&instant::thai(self.instant)).to_string())
    }

    /// Day and time in Thailand.
    pub(crate) fn in_words(self, language: Language) -> String {
        let local = instant::thai(self.instant);
        let (date, time) = (date(local.date_naive(), language), time(&local));
        fill(&Messages::of(language).calendar.moment, &[("date", &date), ("time", &time)])
    }
}

/// `พฤหัส 10 ธ.ค. 69`, `Thu 10 Dec 2026`.
pub(crate) fn date(date: NaiveDate, language: Language) -> String {
    fill_date(&Messages::of(language).calendar.date, date, language)
}

/// `พฤหัส 10 ธ.ค.`, `Thu 10 Dec`.
pub(crate) fn short_date(date: NaiveDate, language: Language) -> String {
    fill_date(&Messages::of(language).calendar.short_date, date, language)
}

fn fill_date(pattern: &str, date: NaiveDate, language: Language) -> String {
    let words = &Messages::of(language).calendar;
    let weekday = &words.weekdays[date.weekday().num_days_from_monday() as usize];
    let month = &words.months[date.month0() as usize];
    let year = match language {
        Language::Thai => format!("{:02}", (date.year() + BUDDHIST_ERA).rem_euclid(100)),
        Language::English => date.year().to_string(),
    };
    let day = date.day().to_string();
    fill(pattern, &[("weekday", weekday), ("day", &day), ("month", month), ("year", &year)])
}

/// The date at the start of an ISO 8601 day or instant.
pub(crate) fn date_of_text(text: &str, language: Language) -> Option<String> {
    text.get(..10)?.parse().ok().map(|day| date(day, language))
}

/// `08:30`.
pub(crate) fn time<Z: TimeZone>(local: &DateTime<Z>) -> String {
    clock(local.hour() * 60 + local.minute())
}

/// Minutes from midnight as `08:30`; the end of a day is `24:00`.
pub(crate) fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// OSM date ranges with the months of a language: `Oct-Nov` is `ต.ค.-พ.ย.`.
pub(crate) fn season(ranges: &str, language: Language) -> String {
    let english = &Messages::of(Language::English).calendar.months;
    let words = &Messages::of(language).calendar.months;
    english.iter().zip(words).fold(ranges.to_owned(), |text, (from, to)| text.replace(from.as_str(), to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_with_its_weekday_and_the_era_of_its_language() {
        let day: NaiveDate = "2026-12-10".parse().expect("a date");
        assert_eq!(date(day, Language::Thai), "พฤหัส 10 ธ.ค. 69");
        assert_eq!(date(day, Language::English), "Thu 10 Dec 2026");
        assert_eq!(short_date(day, Language::Thai), "พฤหัส 10 ธ.ค.");
        assert_eq!(clock(1440), "24:00");
        assert_eq!(season("Oct-Nov", Language::Thai), "ต.ค.-พ.ย.");
    }
}
