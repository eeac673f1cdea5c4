//! Days: by name, by number, relative to today.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Reader;
use super::words::{PartOfMonth, TimeWord};
use crate::understand::sentence::Number;

/// From a day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DaySpan {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

/// Years from here on are of the Buddhist era.
const FIRST_BUDDHIST_YEAR: i32 = 2400;
/// Years from the Buddhist era's first to the common era's.
const BUDDHIST_YEARS: i32 = 543;
/// How far from today a date may be that somebody asks for, in years: farther ones are other numbers.
const MOST_YEARS_AWAY: i32 = 20;
/// Longest time ahead that is counted, in days.
const MOST_DAYS_AHEAD: u32 = 366;

impl DaySpan {
    pub(super) fn of(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// So many days from a day on.
    fn from(first: NaiveDate, days: u64) -> Option<Self> {
        Some(Self { first, last: first.checked_add_days(Days::new(days - 1))? })
    }

    fn month(day: NaiveDate) -> Option<Self> {
        let first = day.with_day(1)?;
        Some(Self { first, last: first.checked_add_months(Months::new(1))?.pred_opt()? })
    }
}

impl Reader<'_> {
    /// The days that the words from a token on say, and the token after them.
    pub(super) fn day(&self, token: usize) -> Option<(usize, DaySpan)> {
        self.counted_day(token)
            .or_else(|| self.weekday(token))
            .or_else(|| self.week(token))
            .or_else(|| self.month(token))
            .or_else(|| self.date(token))
    }

    /// พรุ่งนี้; อีก 3 วัน.
    fn counted_day(&self, token: usize) -> Option<(usize, DaySpan)> {
        let days = self.pick(token, |word| match word {
            TimeWord::Days(days) => Some(days),
            _ => None,
        });
        if let Some(days) = days {
            return Some((token + 1, DaySpan::of(self.ahead(days)?)));
        }
        if !self.is(token, TimeWord::Ahead) {
            return None;
        }
        let number = self.number(token + 1).filter(|number| *number <= MOST_DAYS_AHEAD)?;
        let day = if self.is(token + 2, TimeWord::Day) {
            self.ahead(number)?
        } else if self.is_week(token + 2) {
            self.ahead(7 * number)?
        } else if self.is(token + 2, TimeWord::Month) {
            self.today.checked_add_months(Months::new(number))?
        } else {
            return None;
        };
        Some((token + 3, DaySpan::of(day)))
    }

    /// วันเสาร์, the next one; วันศุกร์หน้า, that of the next week; เสาร์นี้, today or the next one. A date may follow and
    /// decides: วันศุกร์ที่ 27 พ.ย.
    fn weekday(&self, token: usize) -> Option<(usize, DaySpan)> {
        // English says it before: next monday.
        if (self.is(token, TimeWord::Next) || self.is(token, TimeWord::This))
            && let Some((weekday, _)) = self.weekday_name(token + 1)
            && self.sentence.words(token..token + 1).is_ascii()
        {
            let day = if self.is(token, TimeWord::Next) {
                self.in_next_week(weekday)?
            } else {
                self.on_or_after(weekday, 0)?
            };
            return Some((token + 2, DaySpan::of(day)));
        }
        let (weekday, is_bare) = self.weekday_name(token)?;
        let mut after = token + 1;
        if self.sentence.tokens.get(after).is_some_and(|_| self.sentence.words(after..after + 1) == "ที่")
        {
            after += 1;
        }
        if let Some(dated) = self.date(after) {
            return Some(dated);
        }
        let is_a_week = is_bare && weekday == Weekday::Sun;
        if self.is(token + 1, TimeWord::Next) && !is_a_week {
            return Some((token + 2, DaySpan::of(self.in_next_week(weekday)?)));
        }
        if self.is(token + 1, TimeWord::This) && !is_a_week {
            return Some((token + 2, DaySpan::of(self.on_or_after(weekday, 0)?)));
        }
        if is_bare && !self.sentence.stands_alone(token..token + 1) || is_a_week && self.is_week_of(token) {
            return None;
        }
        Some((token + 1, DaySpan::of(self.on_or_after(weekday, 1)?)))
    }

    fn weekday_name(&self, token: usize) -> Option<(Weekday, bool)> {
        self.pick(token, |word| match word {
            TimeWord::Weekday(weekday) => Some((weekday, false)),
            TimeWord::BareWeekday(weekday) => Some((weekday, true)),
            _ => None,
        })
    }

    /// สัปดาห์หน้า, อาทิตย์นี้, เสาร์อาทิตย์หน้า.
    fn week(&self, token: usize) -> Option<(usize, DaySpan)> {
        let monday = self.monday()?;
        let next = monday.checked_add_days(Days::new(7))?;
        if self.is(token, TimeWord::NextWeek) {
            return Some((token + 1, DaySpan::from(next, 7)?));
        }
        let is_next = self.is(token + 1, TimeWord::Next);
        let has_word = is_next || self.is(token + 1, TimeWord::This);
        let end = token + 1 + usize::from(has_word);
        if self.is(token, TimeWord::Weekend) {
            let saturday = if is_next { next } else { monday }.checked_add_days(Days::new(5))?;
            return Some((end, DaySpan::from(saturday, 2)?));
        }
        if !has_word || !self.is_week(token) {
            return None;
        }
        let week = if is_next {
            DaySpan::from(next, 7)?
        } else {
            DaySpan { first: self.today, last: next.pred_opt()? }
        };
        Some((end, week))
    }

    /// Whether a token is a week: อาทิตย์ is one too.
    fn is_week(&self, token: usize) -> bool {
        self.is(token, TimeWord::Week) || self.is(token, TimeWord::BareWeekday(Weekday::Sun))
    }

    fn is_week_of(&self, token: usize) -> bool {
        self.is(token + 1, TimeWord::Next) || self.is(token + 1, TimeWord::This)
    }

    /// เดือนหน้า, เดือนธันวาคม, สิ้นเดือน, ปลายเดือนหน้า.
    fn month(&self, token: usize) -> Option<(usize, DaySpan)> {
        let part = self.pick(token, |word| match word {
            TimeWord::PartOfMonth(part) => Some(part),
            _ => None,
        });
        if part.is_none() && !self.is(token, TimeWord::Month) {
            if self.is(token, TimeWord::Next) && self.is(token + 1, TimeWord::Month) {
                return Some((token + 2, DaySpan::month(self.today.checked_add_months(Months::new(1))?)?));
            }
            return None;
        }
        let (end, day) = if self.is(token + 1, TimeWord::Next) {
            (token + 2, self.today.checked_add_months(Months::new(1))?)
        } else if self.is(token + 1, TimeWord::This) {
            (token + 2, self.today)
        } else if let Some(month) = self.month_name(token + 1) {
            (token + 2, self.next_in_year(month, 28)?)
        } else if part.is_some() {
            (token + 1, self.today)
        } else {
            return None;
        };
        let month = DaySpan::month(day)?;
        let days = |first: u32, last: u32| {
            Some(DaySpan { first: month.first.with_day(first)?, last: month.first.with_day(last)? })
        };
        let span = match part {
            None => month,
            Some(PartOfMonth::Start) => days(1, 10)?,
            Some(PartOfMonth::Middle) => days(11, 20)?,
            Some(PartOfMonth::End) => DaySpan { first: month.first.with_day(21)?, ..month },
            Some(PartOfMonth::Last) => DaySpan::of(month.last),
        };
        Some((end, span))
    }

    fn month_name(&self, token: usize) -> Option<u32> {
        self.pick(token, |word| match word {
            TimeWord::MonthName(month) => Some(month),
            _ => None,
        })
    }

    /// 17 ธ.ค. 2569, วันที่ 5, 17/12/69, December 17.
    pub(super) fn date(&self, token: usize) -> Option<(usize, DaySpan)> {
        if let Some(named) = self.english_date(token) {
            return Some(named);
        }
        let has_word = self.is(token, TimeWord::DayOfMonth);
        let first = token + usize::from(has_word);
        let (end, day) = match self.sentence.number(first)? {
            Number::Date { day, month, year } if !self.is_a_number_of_something(first) => {
                (first + 1, self.day_of(day, month, year)?)
            }
            Number::Plain(day) => match self.month_name(self.after_ordinal(first)) {
                Some(month) => {
                    let named = self.after_ordinal(first);
                    let (end, year) = self.year(named + 1);
                    (end, self.day_of(day, month, year)?)
                }
                None if has_word => (self.after_ordinal(first), self.next_in_month(day)?),
                None => return None,
            },
            _ => return None,
        };
        Some((end, DaySpan::of(day)))
    }

    /// December 17, 2026.
    fn english_date(&self, token: usize) -> Option<(usize, DaySpan)> {
        let month = self.month_name(token).filter(|_| self.sentence.words(token..token + 1).is_ascii())?;
        let Some(Number::Plain(day)) = self.sentence.number(token + 1) else { return None };
        let (end, year) = self.year(self.after_ordinal(token + 1));
        Some((end, DaySpan::of(self.day_of(day, month, year)?)))
    }

    /// The token after a number and the ending of an English ordinal: 17th.
    fn after_ordinal(&self, number: usize) -> usize {
        let next = number + 1;
        let ends = |word: &str| ["st", "nd", "rd", "th"].contains(&word);
        let is_ordinal = next < self.sentence.len()
            && self.sentence.before(next).is_empty()
            && ends(self.sentence.words(next..next + 1));
        next + usize::from(is_ordinal)
    }

    /// เลขที่ 12/5 is a house.
    fn is_a_number_of_something(&self, token: usize) -> bool {
        let before = token.checked_sub(1).map(|before| self.sentence.words(before..token));
        before.is_some_and(|word| word.ends_with("เลขที่") || word.ends_with("หมู่") || word.ends_with("ข้อ"))
    }

    /// A year as it is written, and the token after it.
    fn year(&self, token: usize) -> (usize, Option<(i32, usize)>) {
        let number = token + usize::from(self.is(token, TimeWord::Year));
        let Some(Number::Plain(year)) = self.sentence.number(number) else { return (token, None) };
        let digits = self.sentence.words(number..number + 1).chars().count();
        // 17 ธ.ค. 9 โมง has no year.
        let is_year = matches!(digits, 2 | 4) && !self.is_hour(number);
        match i32::try_from(year) {
            Ok(year) if is_year => (number + 1, Some((year, digits))),
            _ => (token, None),
        }
    }

    fn is_hour(&self, number: usize) -> bool {
        let hours = [
            TimeWord::Clock,
            TimeWord::ClockMorning,
            TimeWord::ClockEvening,
            TimeWord::Night,
            TimeWord::Oclock,
            TimeWord::Am,
            TimeWord::Pm,
        ];
        hours.iter().any(|hour| self.is(number + 1, *hour))
    }

    fn day_of(&self, day: u32, month: u32, year: Option<(i32, usize)>) -> Option<NaiveDate> {
        let date = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
        let found = match year {
            None => self.next_in_year(month, day)?,
            Some((year, 4)) if year >= FIRST_BUDDHIST_YEAR => date(year - BUDDHIST_YEARS)?,
            Some((year, 4)) => date(year)?,
            Some((year, 2)) => {
                // Of either era, whichever is nearer.
                let years = [2500 - BUDDHIST_YEARS + year, 2000 + year];
                let nearest = years.into_iter().min_by_key(|year| (year - self.today.year()).abs())?;
                date(nearest)?
            }
            Some(_) => return None,
        };
        ((found.year() - self.today.year()).abs() <= MOST_YEARS_AWAY).then_some(found)
    }

    /// The next day of that number, today included.
    fn next_in_month(&self, day: u32) -> Option<NaiveDate> {
        let months =
            (0..=12).filter_map(|months| self.today.with_day(1)?.checked_add_months(Months::new(months)));
        months.filter_map(|first| first.with_day(day)).find(|date| *date >= self.today)
    }

    /// The next day of that month and number, today included.
    fn next_in_year(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let years = self.today.year()..=self.today.year() + 4;
        years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date >= self.today)
    }

    fn ahead(&self, days: u32) -> Option<NaiveDate> {
        self.today.checked_add_days(Days::new(u64::from(days)))
    }

    fn monday(&self) -> Option<NaiveDate> {
        let since = self.today.weekday().num_days_from_monday();
        self.today.checked_sub_days(Days::new(u64::from(since)))
    }

    fn in_next_week(&self, weekday: Weekday) -> Option<NaiveDate> {
        self.monday()?.checked_add_days(Days::new(u64::from(7 + weekday.num_days_from_monday())))
    }

    /// The first such day, at the earliest so many days from today.
    fn on_or_after(&self, weekday: Weekday, days: u32) -> Option<NaiveDate> {
        let from = self.ahead(days)?;
        let more = weekday.days_since(from.weekday());
        from.checked_add_days(Days::new(u64::from(more)))
    }
}
