//! What a manual says about a procedure: what to bring, what happens, how long it takes and what it costs.

use domain::Procedure;
use domain::procedure::Channel;

use super::contact::web_link;
use super::language::Words;
use super::messages::fill;
use super::moment;
use super::page::Page;
use super::sample::Samples;

/// A manual in words.
pub(crate) struct Manual {
    pub(crate) documents: Vec<Words>,
    pub(crate) steps: Vec<Words>,
    pub(crate) minutes: Option<String>,
    pub(crate) days: Option<String>,
    pub(crate) fee: Option<String>,
    pub(crate) channel: &'static str,
    pub(crate) season: Option<String>,
    pub(crate) website: Option<String>,
    pub(crate) samples: Samples,
}

impl Manual {
    pub(crate) fn new(procedure: &Procedure, page: &Page) -> Self {
        let (language, words) = (page.language, &page.m.procedure);
        let thai = |texts: &[String]| texts.iter().map(|text| Words::thai(text, language)).collect();
        let number = |pattern: &str, name: &str, number: Option<u32>| {
            number.map(|number| fill(pattern, &[(name, &number.to_string())]))
        };
        Self {
            documents: thai(&procedure.documents),
            steps: thai(&procedure.steps),
            minutes: number(&words.minutes_value, "minutes", procedure.counter_minutes),
            days: number(&words.days_value, "days", procedure.processing_days),
            fee: procedure.fee_thb.map(|baht| fee(baht, page)),
            channel: match procedure.channel {
                Some(Channel::InPerson) => &words.in_person,
                Some(Channel::Online) => &words.online,
                Some(Channel::Both) => &words.both,
                None => &page.m.site.unknown,
            },
            season: procedure.season.as_deref().map(|season| moment::season(season, language)),
            website: procedure.url.as_deref().and_then(web_link),
            samples: Samples::new(&procedure.sample_fields, language),
        }
    }
}

/// A fee in words.
pub(crate) fn fee(baht: f64, page: &Page) -> String {
    let words = &page.m.procedure;
    if baht == 0.0 {
        return words.no_fee.clone();
    }
    let decimals = if baht.fract() == 0.0 { 0 } else { 2 };
    fill(&words.fee_value, &[("baht", &format!("{baht:.decimals$}"))])
}
