//! From tokens to what they say, item by item.

use super::breaks::{self, Breaks};
use super::clauses::{Draft, Holidays};
use super::clock::{self, ALL_DAY, Period};
use super::cursor::Cursor;
use super::days::{self, Days, Joined, WHOLE_WEEK, WORKING_WEEK};
use super::lexicon::Word;
use super::seasons::{self, Season};
use super::token::{self, Kind, Token, Unlisted};
use super::{ReadHours, UnreadHours, form, queue, sections};

/// Signs between periods of one day.
const JOINTS: [Kind; 4] = [Kind::Comma, Kind::Slash, Kind::And, Kind::Word(Word::And)];

pub(super) fn read(text: &str) -> Result<ReadHours, UnreadHours> {
    let read = |unlisted| {
        let tokens = token::tokens(text, unlisted)?;
        sections::read(text, tokens, |tokens| read_one(text, tokens))
    };
    read(Unlisted::Refused).or_else(|error| read(Unlisted::PassedOver).map_err(|_| error))
}

/// Reads the hours of one door.
fn read_one(text: &str, tokens: &[Token]) -> Result<ReadHours, UnreadHours> {
    let mut cursor = Cursor::new(text, tokens);
    cursor.refuse(
        Word::HolyDays,
        "days that can be told; holy days follow the moon, and no calendar here has them",
    )?;
    let mut draft = Draft::default();
    while cursor.peek().is_some() {
        let place = cursor.place();
        item(&mut cursor, &mut draft)?;
        if cursor.place() == place {
            return Err(cursor.expected("days, times of day, holidays or breaks"));
        }
    }
    form::read_hours(&cursor, draft)
}

fn item(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<(), UnreadHours> {
    let place = cursor.place();
    if let Some(season) = cursor.attempt(closed_season) {
        draft.closed_seasons.push(season);
        return Ok(());
    }
    if let Some(season) = seasons::season(cursor)? {
        return draft.add_season(cursor, place, season);
    }
    if cursor.attempt(bullet).is_some() {
        return Ok(());
    }
    if let Some(days) = cursor.attempt(closed_in_brackets) {
        draft.closed.join(&days);
        return Ok(());
    }
    if cursor.attempt(twenty_four_seven).is_some() {
        draft.add_days(cursor, place, Days { every: true, ..Days::of_week(WHOLE_WEEK) })?;
        return draft.add_times(cursor, place, &[ALL_DAY]);
    }
    if matches!(cursor.word(), Some(Word::HolidaysOff { .. })) {
        return holidays_off(cursor, draft, place);
    }
    if let Some(days) = days::days(cursor, Joined::Loosely)? {
        return draft.add_days(cursor, place, days);
    }
    if clock::begins(cursor) {
        return times(cursor, draft);
    }
    let closes_nothing = draft.closed.is_empty();
    if let [clause] = &mut draft.clauses[..]
        && closes_nothing
        && let Some(days) = clause.days.filter(|_| !clause.times.is_empty())
        && let Some(days) = days::of_month_later(cursor, days)?
    {
        clause.days = Some(days);
        return Ok(());
    }
    let Some(Kind::Word(word)) = cursor.peek() else {
        cursor.advance();
        return Ok(());
    };
    cursor.advance();
    match word {
        Word::Noise | Word::DayPrefix | Word::And => Ok(()),
        Word::OtherDays => {
            let said = draft.said_days();
            if said == 0 || said == WHOLE_WEEK {
                return Err(cursor.expected_at(place, "names of days"));
            }
            draft.add_days(cursor, place, Days::of_week(WHOLE_WEEK & !said))
        }
        Word::HalfDay => half_day(cursor),
        Word::Phone => phone(cursor, draft),
        Word::AllDay => draft.add_times(cursor, place, &[ALL_DAY]),
        Word::OfficialHours => {
            draft.set_holidays(cursor, place, Holidays::Off)?;
            draft.add_official(place);
            Ok(())
        }
        Word::Except => except(cursor, draft, place),
        Word::Closed => closed(cursor, draft, place),
        Word::Including => including(cursor, draft, place),
        Word::NoHolidays => draft.set_holidays(cursor, place, Holidays::Included),
        Word::Lunch => {
            let found = breaks::after_word(cursor)?;
            draft.set_breaks(cursor, place, found)
        }
        Word::NoLunch => draft.set_breaks(cursor, place, Breaks::None),
        Word::Queue => queue(cursor, draft),
        Word::QueueEnds => {
            draft.last_acceptance = queue::last_acceptance(cursor, true)?;
            Ok(())
        }
        Word::Appointment => {
            draft.set_appointment();
            Ok(())
        }
        Word::Emergency => {
            let has_hours =
                draft.last().is_some_and(|clause| clause.days.is_some() && !clause.times.is_empty());
            draft.emergency |= !(has_hours && cursor.attempt(all_day).is_some());
            Ok(())
        }
        _ => Err(cursor.expected_at(place, "days, times of day, holidays or breaks")),
    }
}

/// What follows a telephone number: when somebody answers it is no time of the door.
fn phone(cursor: &mut Cursor<'_>, draft: &Draft) -> Result<(), UnreadHours> {
    let place = cursor.place();
    let hours_follow =
        clock::begins(cursor) || cursor.attempt(|cursor| days::days(cursor, Joined::Loosely).ok()?).is_some();
    if hours_follow && draft.clauses.is_empty() && !cursor.has_digits(place - 1) {
        return Err(cursor.expected_at(place, "hours of the door, not of the telephone"));
    }
    cursor.go_to(place);
    let answers = cursor.attempt(|cursor| {
        if cursor.tells_opening(place) {
            return None;
        }
        skip_noise(cursor);
        cursor.eat_any(&[Kind::Open, Kind::Word(Word::Noise)]);
        skip_noise(cursor);
        cursor.eat_any(&[Word::AllDay, Word::OfficialHours].map(Kind::Word)).then_some(())
    });
    let has_hours = draft.last().is_some_and(|clause| clause.days.is_some() || clause.official);
    if answers.is_some() && !has_hours && !draft.emergency {
        return Err(cursor.expected_at(place, "hours of the door, not of the telephone"));
    }
    Ok(())
}

/// Day and night, after hours of the door: those of the emergency room beside it.
fn all_day(cursor: &mut Cursor<'_>) -> Option<()> {
    skip_noise(cursor);
    cursor.eat_word(Word::AllDay).then_some(())
}

/// `ครึ่งวันเช้า` says which times follow.
fn half_day(cursor: &mut Cursor<'_>) -> Result<(), UnreadHours> {
    let place = cursor.place();
    skip_noise(cursor);
    cursor.eat(Kind::Open);
    if clock::begins(cursor) {
        return Ok(());
    }
    Err(cursor.expected_at(place, "the times of the half day"))
}

/// `1.` or `2)` before a line of a list.
fn bullet(cursor: &mut Cursor<'_>) -> Option<()> {
    let (_, digits) = cursor.number()?;
    let is_mark = digits == 1 && cursor.eat_any(&[Kind::Dot, Kind::Close]);
    (is_mark && matches!(cursor.peek(), Some(Kind::Word(_)))).then_some(())
}

fn twenty_four_seven(cursor: &mut Cursor<'_>) -> Option<()> {
    let is_day = cursor.number()?.0 == 24 && cursor.eat(Kind::Slash);
    (is_day && cursor.number()?.0 == 7).then_some(())
}

fn times(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<(), UnreadHours> {
    let place = cursor.place();
    let times = periods(cursor)?;
    if times.is_empty() {
        return Err(cursor.expected("a time of day such as 08:30"));
    }
    if let [period] = times[..]
        && draft.last().is_some_and(|clause| !clause.times.is_empty())
        && cursor.eat_word(Word::Lunch)
    {
        return draft.set_breaks(cursor, place, Breaks::At(period));
    }
    draft.add_times(cursor, place, &times)
}

/// Periods of one day, `08.30-12.00 น. และ 13.00-16.30 น.`.
fn periods(cursor: &mut Cursor<'_>) -> Result<Vec<Period>, UnreadHours> {
    let mut periods = Vec::new();
    loop {
        periods.extend(clock::period(cursor)?);
        let place = cursor.place();
        while cursor.eat_any(&JOINTS) {}
        if cursor.place() == place || !clock::begins(cursor) || seasons::season(cursor)?.is_some() {
            cursor.go_to(place);
            return Ok(periods);
        }
        if cursor.attempt(bullet).is_some() {
            cursor.go_to(place);
            return Ok(periods);
        }
    }
}

/// What follows `ยกเว้น`.
fn except(cursor: &mut Cursor<'_>, draft: &mut Draft, place: usize) -> Result<(), UnreadHours> {
    skip_noise(cursor);
    if cursor.eat_word(Word::Lunch) {
        let found = breaks::after_word(cursor)?;
        return draft.set_breaks(cursor, place, found);
    }
    if closed_seasons(cursor, draft)? {
        return Ok(());
    }
    if let Some(days) = days::days(cursor, Joined::Loosely)? {
        draft.closed.join(&days);
        return Ok(());
    }
    if clock::begins(cursor)
        && let Some(period) = clock::period(cursor)?
    {
        return draft.set_breaks(cursor, place, Breaks::At(period));
    }
    Err(cursor.expected("the days or times that are left out"))
}

/// `(วันหยุดนักขัตฤกษ์ หยุด)`.
fn closed_in_brackets(cursor: &mut Cursor<'_>) -> Option<Days> {
    cursor.eat(Kind::Open).then_some(())?;
    skip_noise(cursor);
    let days = days::days(cursor, Joined::Loosely).ok()??;
    skip_noise(cursor);
    cursor.eat_word(Word::Closed).then_some(())?;
    skip_noise(cursor);
    cursor.eat(Kind::Close).then_some(days)
}

/// What follows `ปิด`, or goes before it.
fn closed(cursor: &mut Cursor<'_>, draft: &mut Draft, place: usize) -> Result<(), UnreadHours> {
    while cursor.eat_word(Word::Closed) {}
    let is_pending = draft.last().is_some_and(|clause| clause.days.is_some() && clause.times.is_empty());
    let are_holidays =
        draft.last().and_then(|clause| clause.days).is_some_and(|days| days.is_holidays_only());
    if is_pending && are_holidays && draft.close_pending() {
        return Ok(());
    }
    if cursor.eat_word(Word::Queue) {
        draft.last_acceptance = queue::last_acceptance(cursor, true)?;
        return Ok(());
    }
    let list = cursor.place();
    if cursor.tells_opening(list) && draft.close_pending() {
        return Ok(());
    }
    skip_noise(cursor);
    if closed_seasons(cursor, draft)? {
        return Ok(());
    }
    if cursor.eat_word(Word::Lunch) {
        let found = breaks::after_word(cursor)?;
        return draft.set_breaks(cursor, place, found);
    }
    let start = cursor.place();
    let is_after_hours = draft.last().is_some_and(|clause| clause.days.is_some() && !clause.times.is_empty());
    if is_after_hours && let Some(period) = cursor.attempt(|cursor| clock::period(cursor).ok()?) {
        return draft.set_breaks(cursor, place, Breaks::At(period));
    }
    let Some(days) = days::days(cursor, Joined::Loosely)? else {
        cursor.go_to(list);
        if draft.close_pending() {
            return Ok(());
        }
        return Err(cursor.expected("the days on which it is closed"));
    };
    let end = cursor.place();
    skip_noise(cursor);
    let times_follow =
        clock::begins(cursor) || matches!(cursor.word(), Some(Word::AllDay | Word::OfficialHours));
    let of_every_day = draft.last().and_then(|clause| clause.days).is_some_and(|days| days.every);
    if times_follow && is_pending && !of_every_day && !is_told_apart(cursor, draft, days) {
        return Err(cursor.expected("days and times in an order that says which are closed"));
    }
    let closed =
        if times_follow && !cursor.tells_opening(end) { first_days(cursor, start, days)? } else { days };
    // งดให้บริการ จันทร์-ศุกร์ 08.30-16.30 น. says when it is closed.
    let says_all = closed == days && days.week & WORKING_WEEK != 0 && draft.clauses.is_empty();
    if times_follow && says_all && !cursor.tells_opening(end) {
        return Err(cursor.expected("a word such as เปิด between closed days and times"));
    }
    draft.closed.join(&closed);
    Ok(())
}

/// `เปิดวันจันทร์-เสาร์ หยุดวันอาทิตย์`: the days before are said to be open, and are others.
fn is_told_apart(cursor: &Cursor<'_>, draft: &Draft, closed: Days) -> bool {
    let Some((place, days)) = draft.last().and_then(|clause| Some((clause.place, clause.days?))) else {
        return false;
    };
    cursor.told_opening(place) && days.week & closed.week == 0
}

/// `หยุดนักขัตฤกษ์`, which before times may also name their days.
fn holidays_off(cursor: &mut Cursor<'_>, draft: &mut Draft, place: usize) -> Result<(), UnreadHours> {
    let holidays = days::days(cursor, Joined::Firmly)?.unwrap_or_default();
    let is_pending = draft.last().is_some_and(|clause| clause.days.is_some() && clause.times.is_empty());
    if clock::begins(cursor)
        && !(is_pending && cursor.told_opening(draft.last().map_or(0, |clause| clause.place)))
    {
        return Err(cursor.expected_at(place, "holidays in brackets, or after the times"));
    }
    draft.closed.join(&holidays);
    Ok(())
}

/// `5 ธันวาคม หยุด`, where nothing goes on that may be what is closed.
fn closed_season(cursor: &mut Cursor<'_>) -> Option<Season> {
    let season = seasons::closed(cursor).ok()??;
    skip_noise(cursor);
    cursor.eat_word(Word::Closed).then_some(())?;
    let ends = match cursor.peek() {
        None | Some(Kind::Comma | Kind::Semicolon | Kind::Close | Kind::Dot | Kind::Slash | Kind::Dash) => {
            true
        }
        Some(Kind::Word(word)) => matches!(word, Word::Noise | Word::Phone | Word::Lunch | Word::NoLunch),
        Some(_) => false,
    };
    ends.then_some(season)
}

/// Parts of the year after `ปิด` or `ยกเว้น`. False if none stands here.
fn closed_seasons(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<bool, UnreadHours> {
    let Some(first) = seasons::closed(cursor)? else { return Ok(false) };
    draft.closed_seasons.push(first);
    loop {
        let more = cursor.attempt(|cursor| {
            let place = cursor.place();
            while cursor.eat_any(&JOINTS) {}
            if cursor.place() > place { seasons::closed(cursor).ok()? } else { None }
        });
        match more {
            Some(more) => draft.closed_seasons.push(more),
            None => return Ok(true),
        }
    }
}

/// The closed days of a list right before times. Those that only a space joins to it are the days of the times, where
/// they are said as a range.
fn first_days(cursor: &mut Cursor<'_>, start: usize, list: Days) -> Result<Days, UnreadHours> {
    cursor.go_to(start);
    let Some(first) = days::days(cursor, Joined::Firmly)? else { return Ok(list) };
    let end = cursor.place();
    let Some(rest) = days::days(cursor, Joined::Loosely)? else { return Ok(first) };
    cursor.go_to(end);
    if rest.holidays || cursor.attempt(range_of_days).is_none() {
        return Err(cursor.expected("a word such as เปิด between closed days and times"));
    }
    cursor.go_to(end);
    Ok(first)
}

/// Days that are no single one of a list.
fn range_of_days(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.eat_any(&[Kind::Word(Word::DayPrefix), Kind::Word(Word::Every)]);
    let Kind::Word(word) = cursor.peek()? else { return None };
    cursor.advance();
    match word {
        Word::Day(_) => cursor.eat_any(&days::RANGES).then_some(()),
        Word::EveryDay | Word::Weekdays | Word::WorkingDays => Some(()),
        _ => None,
    }
}

/// What follows `ไม่เว้น` or `รวม`.
fn including(cursor: &mut Cursor<'_>, draft: &mut Draft, place: usize) -> Result<(), UnreadHours> {
    skip_noise(cursor);
    match days::days(cursor, Joined::Loosely)? {
        // ไม่เว้นวันหยุดราชการ เสาร์-อาทิตย์ says no more than ทุกวัน did.
        Some(days) if days.holidays => draft.set_holidays(cursor, place, Holidays::Included),
        // ทุกวัน (รวมเสาร์-อาทิตย์).
        Some(days)
            if draft.last().and_then(|clause| clause.days).is_some_and(|all| days.is_part_of(&all)) =>
        {
            Ok(())
        }
        _ => Err(cursor.expected("the holidays that are included")),
    }
}

/// What follows words about taking cases.
fn queue(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Result<(), UnreadHours> {
    let place = cursor.place();
    skip_noise(cursor);
    if let Some(days) = days::days(cursor, Joined::Loosely)? {
        let is_heading = draft.clauses.iter().all(|clause| clause.times.is_empty());
        if is_heading {
            cursor.go_to(place);
            return Ok(());
        }
        if !draft.last().and_then(|clause| clause.days).is_some_and(|known| known.equals(&days)) {
            return Err(cursor.expected_at(place, "the days that the door is open"));
        }
    }
    let is_last = cursor.eat_word(Word::Ordinal(-1));
    draft.last_acceptance = queue::last_acceptance(cursor, is_last)?;
    Ok(())
}

fn skip_noise(cursor: &mut Cursor<'_>) {
    while cursor.eat_any(&[Kind::Colon, Kind::Word(Word::Noise)]) {}
}
