//! What a text says, clause by clause, before it is made into one form.

use super::UnreadHours;
use super::breaks::Breaks;
use super::clock::Period;
use super::cursor::Cursor;
use super::days::{Days, WORKING_WEEK};
use super::queue::LastAcceptance;
use super::seasons::Season;

/// What is said about public holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Holidays {
    /// Nothing: the calendar decides.
    #[default]
    Unsaid,
    /// The door is closed.
    Off,
    /// They are days like others.
    Included,
}

/// Days with their times.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    pub(super) season: Option<Season>,
    pub(super) days: Option<Days>,
    pub(super) times: Vec<Period>,
    /// The official hours, where no times are given.
    pub(super) official: bool,
    /// Whether anyone may come is not certain.
    pub(super) appointment: bool,
    /// The times stand before the days.
    pub(super) times_first: bool,
    /// The token that it begins at.
    pub(super) place: usize,
}

impl Clause {
    fn is_complete(&self) -> bool {
        let names_days = self.days.is_some() || self.season.as_ref().is_some_and(|season| season.names_days);
        names_days && !self.times.is_empty()
    }

    fn is_season_only(&self) -> bool {
        self.season.is_some() && self.days.is_none() && self.times.is_empty() && !self.official
    }
}

/// Everything that a text says.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) clauses: Vec<Clause>,
    pub(super) closed: Days,
    pub(super) closed_seasons: Vec<Season>,
    pub(super) holidays: Holidays,
    /// It speaks of working days, among which no holidays are.
    pub(super) working: bool,
    pub(super) breaks: Breaks,
    /// All of it is by appointment.
    pub(super) appointment: bool,
    /// It speaks of emergencies.
    pub(super) emergency: bool,
    pub(super) last_acceptance: Option<LastAcceptance>,
}

impl Draft {
    pub(super) fn last(&self) -> Option<&Clause> {
        self.clauses.last()
    }

    /// The clause that is being read, or a new one.
    fn current(&mut self, place: usize, is_new: impl FnOnce(&Clause) -> bool) -> &mut Clause {
        let needs_new = self.clauses.last().is_none_or(is_new);
        if needs_new {
            let season = self.clauses.last().and_then(|clause| clause.season.clone());
            self.clauses.push(Clause { season, place, ..Clause::default() });
        }
        let last = self.clauses.len() - 1;
        &mut self.clauses[last]
    }

    pub(super) fn add_days(
        &mut self,
        cursor: &Cursor<'_>,
        place: usize,
        days: Days,
    ) -> Result<(), UnreadHours> {
        if days.working && self.holidays == Holidays::Included {
            return Err(cursor.expected_at(place, "one thing about holidays, closed or open"));
        }
        self.working |= days.working;
        let starts_anew = |clause: &Clause| {
            let known = clause.days.unwrap_or_default();
            let is_repeated = clause.is_complete() && known.equals(&days);
            let is_other_than_official = clause.official
                && clause.times.is_empty()
                && known.week & days.week == 0
                && days.week & !WORKING_WEEK != 0;
            let narrows_dates = days.working && clause.days.is_none();
            (clause.is_complete() && !is_repeated && !narrows_dates) || is_other_than_official
        };
        let clause = self.current(place, starts_anew);
        match clause.days {
            None => clause.days = Some(days),
            Some(known) if known.equals(&days) => {}
            // ทุกวัน and วันทำการ are headings where the days themselves follow, or go before.
            Some(known) if known.every || known.working => clause.days = Some(days),
            Some(known) if known.together && days.is_part_of(&known) => clause.days = Some(days),
            Some(_) if days.working => {}
            Some(_) => return Err(cursor.expected_at(place, "the times of the days before")),
        }
        Ok(())
    }

    pub(super) fn add_times(
        &mut self,
        cursor: &Cursor<'_>,
        place: usize,
        times: &[Period],
    ) -> Result<(), UnreadHours> {
        let clause = self.current(place, |clause| clause.is_complete() && clause.times_first);
        if clause.times.is_empty() {
            clause.times_first = clause.days.is_none();
        }
        for period in times {
            let is_later = clause.times.last().is_none_or(|(_, end)| *end <= period.0);
            if is_later {
                clause.times.push(*period);
            } else if !clause.times.contains(period) {
                return Err(
                    cursor.expected_at(place, "times that come after those before, or the days they are of")
                );
            }
        }
        Ok(())
    }

    pub(super) fn add_official(&mut self, place: usize) {
        let clause = self.current(place, |clause| {
            clause.is_complete() && clause.days.is_some_and(|days| days.week & !WORKING_WEEK != 0)
        });
        clause.official = true;
    }

    pub(super) fn add_season(
        &mut self,
        cursor: &Cursor<'_>,
        place: usize,
        season: Season,
    ) -> Result<(), UnreadHours> {
        let is_another = self.last().is_some_and(|clause| !clause.is_complete() && clause.season.is_some());
        if is_another {
            return Err(cursor.expected_at(place, "the times of the days before"));
        }
        let clause = self.current(place, Clause::is_complete);
        let is_after_all = clause.times_first && clause.days.is_some();
        if is_after_all {
            return Err(cursor.expected_at(place, "a part of the year before its days and times"));
        }
        clause.season = Some(season);
        Ok(())
    }

    /// A part of the year that stands after everything else is that of the only hours.
    pub(super) fn settle_season(&mut self) {
        let [hours, last] = &mut self.clauses[..] else { return };
        if hours.season.is_none() && last.is_season_only() {
            hours.season = last.season.take();
            self.clauses.pop();
        }
    }

    pub(super) fn set_holidays(
        &mut self,
        cursor: &Cursor<'_>,
        place: usize,
        holidays: Holidays,
    ) -> Result<(), UnreadHours> {
        let is_other = self.holidays != Holidays::Unsaid && self.holidays != holidays;
        if is_other || (self.working && holidays == Holidays::Included) {
            return Err(cursor.expected_at(place, "one thing about holidays, closed or open"));
        }
        self.holidays = holidays;
        Ok(())
    }

    pub(super) fn set_breaks(
        &mut self,
        cursor: &Cursor<'_>,
        place: usize,
        breaks: Breaks,
    ) -> Result<(), UnreadHours> {
        let is_refined = self.breaks == Breaks::Ordinary && matches!(breaks, Breaks::At(_));
        let is_repeated = matches!(self.breaks, Breaks::At(_)) && breaks == Breaks::Ordinary;
        if is_repeated {
            return Ok(());
        }
        if self.breaks != Breaks::Unsaid && self.breaks != breaks && !is_refined {
            return Err(cursor.expected_at(place, "one thing about the break at noon"));
        }
        self.breaks = breaks;
        Ok(())
    }

    /// By appointment: the days before it if they have no times yet, else everything.
    pub(super) fn set_appointment(&mut self) {
        match self.clauses.last_mut() {
            Some(clause) if clause.days.is_some() && clause.times.is_empty() && !clause.official => {
                clause.appointment = true;
                clause.times.push(super::clock::ALL_DAY);
            }
            _ => self.appointment = true,
        }
    }

    /// The days of the week of which something was said.
    pub(super) fn said_days(&self) -> u8 {
        let days = self.clauses.iter().filter_map(|clause| clause.days);
        days.fold(self.closed.week, |said, days| said | days.week)
    }

    /// Takes back the days before `ปิด`: they are closed.
    pub(super) fn close_pending(&mut self) -> bool {
        let is_pending =
            self.clauses.last().is_some_and(|clause| clause.days.is_some() && clause.times.is_empty());
        let Some(clause) = (if is_pending { self.clauses.pop() } else { None }) else { return false };
        if let Some(days) = clause.days {
            self.closed.join(&days);
        }
        true
    }
}
