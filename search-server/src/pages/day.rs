//! Days as one says them beside a time: today, tomorrow, or which one.

use chrono::{DateTime, Datelike, Days, NaiveDate};
use chrono_tz::Tz;

use super::language::Language;
use super::messages::{Messages, fill};
use super::moment::{self, Moment};

/// The local day that an answer is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnswerDay {
    date: NaiveDate,
    /// It was chosen: then `today` is the reader's own day, and days are told by their dates.
    chosen: bool,
    language: Language,
}

impl AnswerDay {
    pub(crate) fn new(moment: Moment, zone: Tz, language: Language) -> Self {
        Self { date: moment.instant.with_timezone(&zone).date_naive(), chosen: moment.asked, language }
    }

    pub(crate) fn date(self) -> NaiveDate {
        self.date
    }

    pub(crate) fn is_day_of(self, instant: &DateTime<Tz>) -> bool {
        instant.date_naive() == self.date
    }

    /// `พรุ่งนี้`, `วันจันทร์ 30 พ.ย.`; with the year where it is another one.
    pub(crate) fn name(self, date: NaiveDate) -> String {
        let words = &Messages::of(self.language).state;
        let tomorrow = self.date.checked_add_days(Days::new(1));
        if !self.chosen && date == self.date {
            words.today.clone()
        } else if !self.chosen && Some(date) == tomorrow {
            words.tomorrow.clone()
        } else {
            let has_same_year = date.year() == self.date.year();
            let said = if has_same_year { moment::short_date } else { moment::date };
            fill(&words.later_day, &[("date", &said(date, self.language))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_near_ones_only_where_the_answer_is_for_now() {
        let noon = "2026-12-28T05:00:00Z".parse().expect("an instant");
        let zone = chrono_tz::Asia::Bangkok;
        let name = |moment, date: &str, language| {
            AnswerDay::new(moment, zone, language).name(date.parse().expect("a date"))
        };
        for (date, now, chosen, english) in [
            ("2026-12-28", "วันนี้", "วันจันทร์ 28 ธ.ค.", "today"),
            ("2026-12-29", "พรุ่งนี้", "วันอังคาร 29 ธ.ค.", "tomorrow"),
            ("2026-12-30", "วันพุธ 30 ธ.ค.", "วันพุธ 30 ธ.ค.", "Wed 30 Dec"),
            ("2027-01-04", "วันจันทร์ 4 ม.ค. 70", "วันจันทร์ 4 ม.ค. 70", "Mon 4 Jan 2027"),
        ] {
            assert_eq!(name(Moment::now(noon), date, Language::Thai), now);
            assert_eq!(name(Moment::asked(noon), date, Language::Thai), chosen);
            assert_eq!(name(Moment::now(noon), date, Language::English), english);
        }
    }
}
