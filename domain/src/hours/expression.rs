//! Regular hours in the OSM opening_hours language.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use opening_hours::OpeningHours;
use opening_hours_syntax::parse;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleSequence};

/// Longest text of hours in characters. Real ones stay under 200; each rule costs time at every evaluation.
const MAX_CHARS: usize = 1_000;

/// Hours that were read and can be evaluated without any fact that is missing here. Copies share what was read.
#[derive(Clone, Debug)]
pub struct HoursExpression(Arc<Parsed>);

#[derive(Debug)]
struct Parsed {
    text: String,
    evaluator: OpeningHours,
    mentions_public_holidays: bool,
    always_open: bool,
}

/// Why a text is not a usable OSM opening_hours expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} can't be read as opening hours: {reason}")]
pub struct InvalidHours {
    /// The text as written.
    pub value: String,
    /// What was found and what was expected.
    pub reason: String,
}

impl HoursExpression {
    /// Reads an OSM opening_hours expression.
    ///
    /// A rule that is only a comment (`"call first"`) reads as unknown, as the OSM grammar has it; the library
    /// alone would evaluate it as open.
    ///
    /// # Errors
    /// [`InvalidHours`] when the text doesn't parse, or depends on the sun's position
    /// or on school holidays, which nobody has told us.
    pub fn parse(text: &str) -> Result<Self, InvalidHours> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(InvalidHours {
                value: text,
                reason: "it is empty: expected hours such as Mo-Fr 08:30-16:30".to_owned(),
            });
        }
        if text.chars().count() > MAX_CHARS {
            let value = text.chars().take(80).collect();
            let reason = format!("it is too long: expected at most {MAX_CHARS} characters");
            return Err(InvalidHours { value, reason });
        }
        let invalid = |reason: String| InvalidHours { value: text.clone(), reason };
        let syntax_error = |error: opening_hours_syntax::Error| invalid(syntax_reason(&error));
        let parsed = parse(&text).map_err(syntax_error)?;
        if let Some(reason) = missing_fact(&parsed) {
            return Err(invalid(reason.to_owned()));
        }
        let always_open = parsed.is_constant()
            && parsed.rules.last().is_some_and(|rule| rule.kind == RuleKind::Open && rule.comment.is_empty());
        let mentions_public_holidays = parsed.rules.iter().any(|rule| mentions(rule, HolidayKind::Public));
        let evaluator = match comments_as_unknown(&parsed, &text) {
            Some(explicit) => explicit.to_string().parse().map_err(syntax_error)?,
            None => text.parse().map_err(syntax_error)?,
        };
        Ok(Self(Arc::new(Parsed { text, evaluator, mentions_public_holidays, always_open })))
    }

    /// The expression as written, with single spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Whether it says itself what holds on public holidays (`PH`).
    #[must_use]
    pub fn mentions_public_holidays(&self) -> bool {
        self.0.mentions_public_holidays
    }

    /// Whether it is open at every minute (`24/7`).
    #[must_use]
    pub fn is_always_open(&self) -> bool {
        self.0.always_open
    }

    pub(super) fn evaluator(&self) -> &OpeningHours {
        &self.0.evaluator
    }
}

/// What is wrong with a text, from the parser's message: for a syntax error only the place, as its list of expected
/// grammar rules says nothing to who wrote the hours.
fn syntax_reason(error: &opening_hours_syntax::Error) -> String {
    let message = error.to_string();
    let place = message.split_once("--> 1:").and_then(|(_, rest)| rest.lines().next());
    match place {
        Some(character) => format!("it is not understood from character {character} on"),
        None => message.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn missing_fact(expression: &OpeningHoursExpression) -> Option<&'static str> {
    let uses_sun = |rule: &RuleSequence| {
        let times = rule.time_selector.spans.iter().flat_map(|span| [span.range.start, span.range.end]);
        times.into_iter().any(|time| matches!(time, Time::Variable(_)))
    };
    if expression.rules.iter().any(uses_sun) {
        return Some("it depends on sunrise or sunset: expected times such as 08:30");
    }
    if expression.rules.iter().any(|rule| mentions(rule, HolidayKind::School)) {
        return Some("it depends on school holidays (SH), which are not known here: expected dates");
    }
    None
}

fn mentions(rule: &RuleSequence, holiday: HolidayKind) -> bool {
    let mut days = rule.day_selector.weekday.iter();
    days.any(|day| matches!(day, WeekDayRange::Holiday { kind, .. } if *kind == holiday))
}

/// The expression with every rule that is nothing but a comment made `unknown`; none if there is no such rule.
fn comments_as_unknown(expression: &OpeningHoursExpression, text: &str) -> Option<OpeningHoursExpression> {
    // The parsed form of `24/7 "c"` and `open "c"` is that of `"c"`: only the text tells them apart.
    if text.contains("24/7") || text.contains("open") {
        return None;
    }
    let mut explicit = expression.clone();
    for rule in explicit.rules.iter_mut().filter(|rule| is_only_a_comment(rule)) {
        rule.kind = RuleKind::Unknown;
    }
    (explicit != *expression).then_some(explicit)
}

fn is_only_a_comment(rule: &RuleSequence) -> bool {
    rule.is_constant() && rule.kind == RuleKind::Open && !rule.comment.is_empty()
}

impl PartialEq for HoursExpression {
    fn eq(&self, other: &Self) -> bool {
        self.0.text == other.0.text
    }
}

impl Eq for HoursExpression {}

impl PartialOrd for HoursExpression {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for HoursExpression {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.text.cmp(&other.0.text)
    }
}

impl Hash for HoursExpression {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.text.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_that_lean_on_missing_facts_or_do_not_parse_are_refused() {
        for (text, reason) in [
            ("Mo-Fr sunrise-sunset", "sunrise or sunset"),
            ("Mo-Fr 08:30-16:30; SH off", "school holidays"),
            ("จันทร์-ศุกร์ 08:30-16:30", "it is not understood from character 1 on"),
            ("Mo-Fr 08.30-16.30", "it is not understood from character 7 on"),
            (&"Mo 08:00-09:00; ".repeat(100), "it is too long: expected at most 1000 characters"),
            ("", "it is empty"),
        ] {
            let error = HoursExpression::parse(text).expect_err(text);
            assert!(error.reason.contains(reason), "{text}: {error}");
            assert!(!error.to_string().contains('\n'), "{error}");
        }
    }

    #[test]
    fn the_text_keeps_its_words_and_says_what_it_says_about_holidays() {
        for (text, holidays, always) in [
            ("Mo-Fr  08:30-16:30;  PH off", true, false),
            ("Mo-Fr 08:30-16:30", false, false),
            ("24/7", false, true),
            ("24/7; PH off", true, false),
            ("\"call first\"", false, false),
        ] {
            let hours = HoursExpression::parse(text).expect(text);
            assert_eq!(
                (hours.mentions_public_holidays(), hours.is_always_open()),
                (holidays, always),
                "{text}"
            );
        }
        let hours = HoursExpression::parse(" Mo-Fr  08:30-16:30;  PH off").expect("hours");
        assert_eq!(hours.as_str(), "Mo-Fr 08:30-16:30; PH off");
    }
}
