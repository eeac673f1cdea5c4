//! How long a task takes at the counter, and how long until the result: two things that are easily taken for one.

use chrono::TimeDelta;
use domain::Procedure;
use domain::procedure::Channel;

use crate::pages::going::time_in_words;
use crate::pages::language::Language;
use crate::pages::messages::{Messages, fill};
use crate::pages::sample::Mark;

/// One of them in words.
pub(super) struct Duration {
    pub(super) text: String,
    pub(super) mark: Mark,
}

/// What is known, and the same for all procedures of a task.
pub(super) fn of(procedures: &[Procedure], language: Language) -> Vec<Duration> {
    let words = &Messages::of(language).going;
    let mark = |column: &str| {
        let is_sample = |procedure: &Procedure| procedure.sample_fields.iter().any(|field| field == column);
        Mark::when(procedures.iter().any(is_sample), language)
    };
    let counter = agreed(procedures, |procedure| {
        procedure.counter_minutes.filter(|_| procedure.channel != Some(Channel::Online))
    });
    let counter = counter.filter(|minutes| *minutes > 0).map(|minutes| {
        let time = time_in_words(TimeDelta::minutes(minutes.into()), language);
        Duration { text: fill(&words.counter, &[("time", &time)]), mark: mark("counter_minutes") }
    });
    let result = agreed(procedures, |procedure| procedure.processing_days).filter(|days| *days > 0);
    let result = result.map(|days| Duration {
        text: fill(&words.result, &[("days", &days.to_string())]),
        mark: mark("processing_days"),
    });
    counter.into_iter().chain(result).collect()
}

fn agreed(procedures: &[Procedure], value: impl Fn(&Procedure) -> Option<u32>) -> Option<u32> {
    let mut values = procedures.iter().map(value);
    let first = values.next()??;
    values.all(|other| other == Some(first)).then_some(first)
}
