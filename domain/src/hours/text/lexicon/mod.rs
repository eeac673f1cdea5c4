//! Every word that the reader knows. A word that isn't here makes the whole text unread.
//!
//! A space in an entry stands for any number of spaces, none too.

use super::composed;

pub(super) mod changes;
mod days;
pub(super) mod labels;
mod phrases;
pub(super) mod remarks;
mod times;

/// What names of days begin with.
pub(super) const DAY: &str = "วัน";

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A day of the week, Monday is 0.
    Day(u8),
    /// `วัน` before the name of a day.
    DayPrefix,
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekend,
    /// All days, unless the name of a day follows: every such day.
    EveryDay,
    /// All days that nothing was said of yet.
    OtherDays,
    /// Each of what follows.
    Every,
    /// Days on which government offices work.
    WorkingDays,
    /// The regulation's days and hours.
    OfficialHours,
    /// A label for hours outside of them.
    AfterHours,
    /// Public holidays; `weekends_too` where the word may cover Saturdays and Sundays as well.
    Holidays { weekends_too: bool },
    /// The same said as what the door does, `หยุดนักขัตฤกษ์`; after `เว้น` and in lists it names the days.
    HolidaysOff { weekends_too: bool },
    /// A month, January is 1.
    Month(u8),
    /// Which one of the month, -1 is the last.
    Ordinal(i8),
    /// What stands before the number of a week of the month.
    Nth,
    /// Week, where an ordinal follows.
    Week,
    /// Of the month.
    OfMonth,
    /// A number in words.
    Numeral(u8),
    /// Between the first and the last.
    To,
    /// Between parts of a list.
    And,
    /// What follows is left out.
    Except,
    /// What follows, or went before, is left out.
    Closed,
    /// The holidays that follow are not left out.
    Including,
    /// Open on holidays too.
    NoHolidays,
    /// `น.` after a time.
    OClock,
    /// `โมง`.
    Mong,
    /// `ทุ่ม`.
    Thum,
    /// `ตี`.
    Ti,
    /// Half an hour later.
    Half,
    /// Before noon, after the time.
    Am,
    /// After noon, after the time.
    Pm,
    /// Noon.
    Noon,
    /// Midnight.
    Midnight,
    /// `บ่ายโมง`.
    OneInTheAfternoon,
    /// A part of the day, before the time.
    Morning,
    /// A part of the day, before the time or after `โมง`.
    Afternoon,
    /// A part of the day, before the time or after `โมง`.
    Evening,
    /// Day and night.
    AllDay,
    /// Hours as a length.
    Hours,
    /// Minutes as a length.
    Minutes,
    /// A break at noon.
    Lunch,
    /// No break at noon.
    NoLunch,
    /// Taking cases.
    Queue,
    /// No longer taking cases.
    QueueEnds,
    /// Before a time.
    Before,
    /// After a time.
    After,
    /// Before the door closes.
    BeforeClosing,
    /// Only who made an appointment.
    Appointment,
    /// Buddhist holy days.
    HolyDays,
    /// The name of a feast, whose dates follow.
    Feast,
    /// From the date before it on, without an end.
    Onward,
    /// Half of the day, where the part follows.
    HalfDay,
    /// A telephone number follows.
    Phone,
    /// Emergencies.
    Emergency,
    /// Says nothing about when.
    Noise,
}

/// The longest word that a text begins with, and its length in bytes.
pub(super) fn word(text: &str) -> Option<(Word, usize)> {
    let tables = [days::WORDS, times::WORDS, phrases::WORDS];
    let known = tables.into_iter().flatten();
    let found = known.filter_map(|(entry, word)| matched(text, entry).map(|length| (*word, length)));
    let (word, length) = found.chain(composed::phrase(text)).max_by_key(|(_, length)| *length)?;
    let is_of_holidays = matches!(word, Word::Holidays { .. } | Word::HolidaysOff { .. });
    let tail = if is_of_holidays { composed::holiday_tail(&text[length..]) } else { 0 };
    Some(before_longer_day(text, (word, length + tail)))
}

/// `ทุกวันทำการ` is every working day, not every day: the last part of the word may begin a longer one.
fn before_longer_day(text: &str, (word, length): (Word, usize)) -> (Word, usize) {
    let Some(before) = text[..length].strip_suffix(DAY).filter(|_| word == Word::EveryDay) else {
        return (word, length);
    };
    let rest = &text[before.len()..];
    let goes_on =
        days::WORDS.iter().any(|(entry, _)| matched(rest, entry).is_some_and(|longer| longer > DAY.len()));
    if goes_on { (Word::Every, before.len()) } else { (word, length) }
}

/// Whether a word of more than one letter that says something about hours stands at the beginning.
pub(super) fn begins_with_word(text: &str) -> bool {
    word(text).is_some_and(|(word, length)| word != Word::Noise && text[..length].chars().count() > 1)
}

/// Whether a word that says nothing else says that something begins.
pub(super) fn says_beginning(word: &str) -> bool {
    ["ตั้งแต่", "ตั้งเเต่", "เริ่ม", "from", "start"].iter().any(|start| word.to_ascii_lowercase().starts_with(start))
}

/// Whether a word that says nothing else says that a door opens.
pub(super) fn says_opening(word: &str) -> bool {
    ["เปิด", "ให้บริการ", "เวลาเปิด", "open"].iter().any(|start| word.to_ascii_lowercase().starts_with(start))
}

/// Whether the name of a month stands at the beginning.
pub(super) fn begins_with_month(text: &str) -> bool {
    matches!(word(text), Some((Word::Month(_), _)))
}

/// Whether a text is the name of a day, or of some days, in Latin letters.
pub(super) fn is_day(text: &str) -> bool {
    days::WORDS.iter().any(|(entry, _)| *entry == text)
}

/// The length of the part of a text that an entry matches.
pub(super) fn matched(text: &str, entry: &str) -> Option<usize> {
    let mut rest = text;
    for expected in entry.chars() {
        rest = match expected {
            ' ' => rest.trim_start_matches(' '),
            _ => rest.strip_prefix(expected)?,
        };
    }
    let last = entry.chars().next_back()?;
    let is_cut = rest.chars().next().is_some_and(|next| {
        // A letter alone is a word only where no word goes on.
        let stands_alone = is_thai(last) && entry.chars().count() == 1;
        (last.is_ascii_alphabetic() && next.is_ascii_alphabetic())
            || (stands_alone && is_thai(next) && !rest.starts_with("ถึง"))
            || is_mark(next)
    });
    (!is_cut).then(|| text.len() - rest.len())
}

fn is_thai(c: char) -> bool {
    ('\u{e01}'..='\u{e4e}').contains(&c)
}

/// Vowels and marks that belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}')
}
