//! Lists of days: names, ranges, holidays, and which of the month.

use super::UnreadHours;
use super::cursor::Cursor;
use super::lexicon::Word;
use super::token::Kind;

/// Monday to Friday as bits, Monday is the lowest.
pub(super) const WORKING_WEEK: u8 = 0b001_1111;
pub(super) const WEEKEND: u8 = 0b110_0000;
pub(super) const WHOLE_WEEK: u8 = 0b111_1111;

/// The bit of the last one of a month, beside those of the first to the fifth.
const LAST: u8 = 1 << 5;

/// Signs between parts of a list.
const JOINTS: [Kind; 4] = [Kind::Comma, Kind::Slash, Kind::And, Kind::Word(Word::And)];

/// What stands between the first and the last day.
pub(super) const RANGES: [Kind; 2] = [Kind::Dash, Kind::Word(Word::To)];

/// Some days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    /// Days of the week.
    pub(super) week: u8,
    /// For each day of the week: which ones of the month.
    pub(super) of_month: [u8; 7],
    /// Public holidays.
    pub(super) holidays: bool,
    /// The word for the holidays may cover Saturdays and Sundays.
    pub(super) weekends_too: bool,
    /// It was said as *every day*, without a name.
    pub(super) every: bool,
    /// It was said as *working days*, which leaves holidays out.
    pub(super) working: bool,
    /// It was said in one word, such as `วันธรรมดา`; which days are meant may follow.
    pub(super) together: bool,
}

impl Days {
    pub(super) fn of_week(week: u8) -> Self {
        Self { week, ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.week == 0 && !self.holidays && !self.has_some_of_month()
    }

    pub(super) fn is_holidays_only(&self) -> bool {
        self.holidays && self.week == 0 && !self.has_some_of_month()
    }

    pub(super) fn has_some_of_month(&self) -> bool {
        self.of_month != [0; 7]
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.week |= other.week;
        for (own, more) in self.of_month.iter_mut().zip(other.of_month) {
            *own |= more;
        }
        self.holidays |= other.holidays;
        self.weekends_too |= other.weekends_too;
        self.every |= other.every;
        self.working |= other.working;
        self.together &= other.together;
    }

    /// Whether these are days of the week among others.
    pub(super) fn is_part_of(&self, others: &Self) -> bool {
        self.week & !others.week == 0 && !self.holidays && !self.has_some_of_month()
    }

    /// The same days, however they were said.
    pub(super) fn equals(&self, other: &Self) -> bool {
        (self.week, self.of_month, self.holidays) == (other.week, other.of_month, other.holidays)
    }
}

/// How far a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joined {
    /// Also to names with nothing but a space between them.
    Loosely,
    /// Only over commas, slashes and words.
    Firmly,
}

/// A list of days, if one stands here.
pub(super) fn days(cursor: &mut Cursor<'_>, joined: Joined) -> Result<Option<Days>, UnreadHours> {
    let Some(mut list) = part(cursor)? else { return Ok(None) };
    loop {
        let place = cursor.place();
        let mut is_firm = false;
        while cursor.eat_any(&JOINTS) || cursor.attempt(dash_before_holidays).is_some() {
            is_firm = true;
        }
        let is_named = matches!(cursor.word(), Some(Word::DayPrefix));
        let goes_on = is_firm || (joined == Joined::Loosely && !begins_closing(cursor, &list));
        let part = if goes_on { part(cursor)? } else { None };
        let Some(more) = part else {
            cursor.go_to(place);
            return Ok(Some(list));
        };
        // อาทิตย์ is also a week: วันศุกร์อาทิตย์ที่ 2 is no Sunday.
        if !is_firm && !is_named && more.of_month[6] != 0 {
            return Err(cursor.expected_at(place, "a comma, วัน or และ before the name of the day"));
        }
        list.join(&more);
    }
}

/// `เสาร์-อาทิตย์-วันหยุดนักขัตฤกษ์`: no range goes to a holiday.
fn dash_before_holidays(cursor: &mut Cursor<'_>) -> Option<()> {
    let is_dash = cursor.eat(Kind::Dash);
    (is_dash && matches!(cursor.word(), Some(Word::Holidays { .. } | Word::HolidaysOff { .. }))).then_some(())
}

/// Whether holidays stand here, after a space, on which the door is closed: those are no part of the list.
fn begins_closing(cursor: &mut Cursor<'_>, list: &Days) -> bool {
    let place = cursor.place();
    let is_closing = match cursor.word() {
        Some(Word::HolidaysOff { .. }) => true,
        // Of เสาร์ อาทิตย์ วันหยุดนักขัตฤกษ์ ปิด all may be closed.
        Some(Word::Holidays { .. }) if list.week & WORKING_WEEK != 0 => {
            cursor.advance();
            cursor.eat_word(Word::Closed) && part(cursor).is_ok_and(|days| days.is_none())
        }
        _ => false,
    };
    cursor.go_to(place);
    is_closing
}

fn part(cursor: &mut Cursor<'_>) -> Result<Option<Days>, UnreadHours> {
    let place = cursor.place();
    let is_every = cursor.eat_word(Word::EveryDay);
    cursor.eat_word(Word::Every);
    let is_named = cursor.eat_word(Word::DayPrefix);
    let found = match cursor.word() {
        Some(Word::Ordinal(_)) if !is_named => ordinals_before(cursor)?,
        Some(Word::Day(first)) => {
            cursor.advance();
            Some(range_or_day(cursor, first)?)
        }
        Some(word) => {
            let days = collective(word);
            if days.is_some() {
                cursor.advance();
            }
            days
        }
        None => None,
    };
    if found.is_some() {
        return Ok(found);
    }
    if is_every {
        cursor.go_to(place + 1);
        return Ok(Some(Days { every: true, ..Days::of_week(WHOLE_WEEK) }));
    }
    cursor.go_to(place);
    Ok(None)
}

/// Days that have a name together.
fn collective(word: Word) -> Option<Days> {
    match word {
        Word::Weekdays => Some(Days { together: true, ..Days::of_week(WORKING_WEEK) }),
        Word::Weekend => Some(Days { together: true, ..Days::of_week(WEEKEND) }),
        Word::WorkingDays => Some(Days { working: true, ..Days::of_week(WORKING_WEEK) }),
        Word::Holidays { weekends_too } | Word::HolidaysOff { weekends_too } => {
            Some(Days { holidays: true, weekends_too, ..Days::default() })
        }
        _ => None,
    }
}

fn range_or_day(cursor: &mut Cursor<'_>, first: u8) -> Result<Days, UnreadHours> {
    let place = cursor.place();
    if let Some(last) = cursor.attempt(range_end) {
        if first == last {
            return Err(cursor.expected_at(place, "a range that ends on another day"));
        }
        let again = cursor.place();
        if cursor.attempt(range_end).is_some() {
            return Err(cursor.expected_at(again, "commas between days, or one range"));
        }
        let length = (last + 7 - first) % 7;
        let week = (0..=length).fold(0, |week, offset| week | 1 << ((first + offset) % 7));
        return Ok(Days::of_week(week));
    }
    let which = which_of_month(cursor)?;
    if which == 0 {
        return Ok(Days::of_week(1 << first));
    }
    let mut of_month = [0; 7];
    of_month[usize::from(first)] = which;
    Ok(Days { of_month, ..Days::default() })
}

fn range_end(cursor: &mut Cursor<'_>) -> Option<u8> {
    if !cursor.eat_any(&RANGES) {
        return None;
    }
    while cursor.eat_any(&RANGES) {}
    cursor.eat_word(Word::DayPrefix);
    let Some(Word::Day(last)) = cursor.word() else { return None };
    cursor.advance();
    Some(last)
}

/// Which ones of the month days were meant, where that is said after their times: `สัปดาห์ที่ 1 และ 3 ของเดือน`.
pub(super) fn of_month_later(cursor: &mut Cursor<'_>, days: Days) -> Result<Option<Days>, UnreadHours> {
    let place = cursor.place();
    let introduces = matches!(cursor.word(), Some(Word::Nth | Word::Week));
    let which = if introduces { which_of_month(cursor)? } else { 0 };
    let is_one_day = days.week.count_ones() == 1 && !days.holidays && !days.has_some_of_month();
    // ที่ 2 alone may be a floor.
    if which == 0 || !is_one_day || !cursor.follows(Word::OfMonth) {
        cursor.go_to(place);
        return Ok(None);
    }
    let mut of_month = [0; 7];
    for (day, ones) in of_month.iter_mut().enumerate() {
        *ones = if days.week & 1 << day != 0 { which } else { 0 };
    }
    Ok(Some(Days { of_month, ..Days::default() }))
}

/// What follows the name of a day: `แรก`, `ที่ 1 และ 3 ของเดือน`, `สัปดาห์ที่ 2`. 0 if nothing does.
fn which_of_month(cursor: &mut Cursor<'_>) -> Result<u8, UnreadHours> {
    let Some(mut which) = which_one(cursor, false)? else { return Ok(0) };
    loop {
        let place = cursor.place();
        let mut is_joined = false;
        while cursor.eat_any(&JOINTS) {
            is_joined = true;
        }
        match if is_joined { which_one(cursor, true)? } else { None } {
            Some(more) => which |= more,
            None => {
                cursor.go_to(place);
                break;
            }
        }
    }
    cursor.eat_word(Word::OfMonth);
    if matches!(cursor.word(), Some(Word::Month(_))) {
        return Err(cursor.expected("hours for every month; one date belongs to the exceptions"));
    }
    Ok(which)
}

/// One of them; `bare` where a number needs no word before it.
fn which_one(cursor: &mut Cursor<'_>, bare: bool) -> Result<Option<u8>, UnreadHours> {
    let place = cursor.place();
    let has_week = cursor.eat_word(Word::Week);
    if let Some(Word::Ordinal(which)) = cursor.word() {
        cursor.advance();
        return Ok(Some(bit(which)));
    }
    let is_introduced = cursor.eat_word(Word::Nth);
    if !is_introduced && (!bare || has_week) {
        cursor.go_to(place);
        return Ok(None);
    }
    let Some(first) = ordinal_number(cursor) else {
        if is_introduced {
            return Err(cursor.expected("which one of the month, 1 to 5"));
        }
        cursor.go_to(place);
        return Ok(None);
    };
    let last = cursor.attempt(|cursor| if cursor.eat_any(&RANGES) { ordinal_number(cursor) } else { None });
    let numbers = first..=last.unwrap_or(first);
    if numbers.is_empty() || !(1..=5).contains(numbers.start()) || !(1..=5).contains(numbers.end()) {
        return Err(cursor.expected_at(place, "which one of the month, 1 to 5"));
    }
    Ok(Some(numbers.fold(0, |which, number| which | bit(number))))
}

/// A small number that no time of day begins with.
fn ordinal_number(cursor: &mut Cursor<'_>) -> Option<i8> {
    cursor.attempt(|cursor| {
        let value = match cursor.peek()? {
            Kind::Number { value, digits: 1 } => i8::try_from(value).ok()?,
            Kind::Word(Word::Numeral(value)) => i8::try_from(value).ok()?,
            _ => return None,
        };
        cursor.advance();
        let begins_a_time = match cursor.peek() {
            Some(Kind::Dot | Kind::Colon) => matches!(cursor.ahead(1), Some(Kind::Number { .. })),
            Some(Kind::Word(word)) => {
                matches!(word, Word::OClock | Word::Mong | Word::Am | Word::Pm | Word::Thum)
            }
            _ => false,
        };
        (!begins_a_time).then_some(value)
    })
}

fn bit(which: i8) -> u8 {
    if which < 0 { LAST } else { 1 << (which - 1) }
}

/// `first and third Saturday of the month`.
fn ordinals_before(cursor: &mut Cursor<'_>) -> Result<Option<Days>, UnreadHours> {
    let mut which = 0;
    loop {
        match cursor.word() {
            Some(Word::Ordinal(ordinal)) => which |= bit(ordinal),
            Some(Word::And) => {}
            _ if cursor.peek() == Some(Kind::Comma) || cursor.peek() == Some(Kind::And) => {}
            _ => break,
        }
        cursor.advance();
    }
    let Some(Word::Day(day)) = cursor.word() else { return Ok(None) };
    cursor.advance();
    if !cursor.eat_word(Word::OfMonth) {
        return Err(cursor.expected("of the month, as it may mean every other week"));
    }
    let mut of_month = [0; 7];
    of_month[usize::from(day)] = which;
    Ok(Some(Days { of_month, ..Days::default() }))
}

/// Numbers of a month in OSM, such as `1,3` or `-1`.
pub(super) fn numbers_of_month(which: u8) -> String {
    let numbers =
        (1..=5).filter(|number| which & 1 << (number - 1) != 0).map(|number: u8| number.to_string());
    let last = (which & LAST != 0).then(|| "-1".to_owned());
    numbers.chain(last).collect::<Vec<_>>().join(",")
}
