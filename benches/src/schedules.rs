//! Hours as offices keep them: twenty common kinds, and any number of others that look like them.

use domain::hours::CalendarView;
use domain::{HoursExpression, Schedule};

/// Twenty kinds of hours. The first three are those of most offices.
const COMMON: [&str; 20] = [
    "Mo-Fr 08:30-16:30; PH off",
    "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
    "Mo-Fr 08:00-16:00; PH off",
    "Mo-Fr 08:30-16:30; Sa 09:00-12:00; PH off",
    "Mo-Fr 09:00-15:30; PH off",
    "24/7",
    "Mo-Su 08:00-20:00",
    "Mo-Fr 07:30-15:30; PH off",
    "Mo-Sa 08:30-16:30; PH off",
    "Mo-Fr 10:00-18:00; PH off",
    "Tu-Sa 08:30-16:30",
    "Mo-Fr 08:30-15:00; PH off",
    "Mo-Su 10:00-19:00",
    "Mo-Fr 08:30-16:00; PH off",
    "Sa-Su 09:00-17:00",
    "Mo-Fr 16:30-20:00; PH off",
    "Mo,We,Fr 09:00-12:00",
    "Tu,Th 13:00-16:00",
    "Mo-Fr 08:00-17:00",
    "We 09:00-12:00",
];
/// Days, lunch and holidays of the others. With their 40 openings and 52 closings there are 66,560 of them.
const DAYS: [&str; 8] = ["Mo-Fr", "Mo-Sa", "Tu-Sa", "Mo-Su", "Mo-Th", "Mo,We,Fr", "Tu,Th", "Sa-Su"];
const LUNCH: [&str; 2] = ["-", "-12:00,13:00-"];
const HOLIDAYS: [&str; 2] = ["; PH off", ""];
const OPENINGS: usize = 40;
const CLOSINGS: usize = 52;
const OTHERS: usize = OPENINGS * CLOSINGS * DAYS.len() * LUNCH.len() * HOLIDAYS.len();
/// Without a common factor with `OTHERS`, so that every one comes once before any comes twice.
const STRIDE: usize = 27_617;

/// So many distinct texts of hours, the common ones first.
///
/// # Panics
/// When more are asked for than there are.
pub(crate) fn texts(count: usize) -> Vec<String> {
    assert!(count <= COMMON.len() + OTHERS, "{count} schedules: expected at most {}", COMMON.len() + OTHERS);
    let common = COMMON.iter().map(|text| (*text).to_owned());
    common.chain((0..OTHERS).map(|index| other(index * STRIDE % OTHERS))).take(count).collect()
}

/// The text of a number under `OTHERS`, read digit by digit in mixed radix.
fn other(number: usize) -> String {
    let mut rest = number;
    let mut digit = |radix: usize| {
        let digit = rest % radix;
        rest /= radix;
        digit
    };
    let (opens, closes) = (7 * 60 + 2 + digit(OPENINGS) * 5, 15 * 60 + 1 + digit(CLOSINGS) * 5);
    let (days, lunch, holidays) = (DAYS[digit(DAYS.len())], LUNCH[digit(2)], HOLIDAYS[digit(2)]);
    let clock = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{days} {}{lunch}{}{holidays}", clock(opens), clock(closes))
}

/// The schedule of a text.
pub(crate) fn schedule(text: &str) -> Schedule {
    let hours = HoursExpression::parse(text).expect("hours");
    Schedule::new(Some(hours), CalendarView::default(), Vec::new(), chrono_tz::Asia::Bangkok)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn fifty_thousand_texts_are_distinct_and_can_be_read() {
        let texts = texts(50_000);
        assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), 50_000);
        for text in texts.iter().step_by(97) {
            HoursExpression::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
    }
}
