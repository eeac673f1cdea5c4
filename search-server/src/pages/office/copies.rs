//! The share of an office's procedures that no longer ask for photocopies.

use domain::{Offer, Procedure, Schedule};

use crate::pages::language::Words;
use crate::pages::messages::fill;
use crate::pages::overview::Overview;
use crate::pages::page::Page;
use crate::pages::sample::{Mark, Samples};

/// The procedures of an office by whether they ask for copies.
pub(super) struct Copies {
    /// How many of those that the office says something about ask for none, and the share in per cent.
    pub(super) share: Option<Share>,
    /// Those that ask for none, for copies, and those of which nobody said.
    pub(super) groups: Vec<Group>,
}

/// The share of an office.
pub(super) struct Share {
    pub(super) sentence: String,
    pub(super) without: usize,
    pub(super) told: usize,
}

/// Procedures of which the same holds.
pub(super) struct Group {
    pub(super) heading: &'static str,
    /// Names a picture: what holds is never told by colour alone.
    pub(super) sign: &'static str,
    pub(super) tasks: Vec<(Words, Mark)>,
}

impl Copies {
    pub(super) fn of(offers: &[(Offer, Procedure, Schedule)], overview: &Overview, page: &Page) -> Self {
        let words = &page.m.copies;
        let group = |required: Option<bool>, sign: &'static str, heading: &'static str| {
            let own = offers.iter().filter(|(offer, ..)| offer.copies_required == required);
            let task = |(offer, procedure, _): &(Offer, Procedure, Schedule)| {
                let mark = Samples::new(&offer.sample_fields, page.language).mark("copies_required");
                (overview.task(procedure, page.language), mark)
            };
            Group { heading, sign, tasks: own.map(task).collect() }
        };
        let groups = [
            group(Some(false), "yes", &words.without),
            group(Some(true), "no", &words.with),
            group(None, "unknown", &words.untold),
        ];
        let [without, with] = [groups[0].tasks.len(), groups[1].tasks.len()];
        Self {
            share: share(without, without + with, page),
            groups: groups.into_iter().filter(|group| !group.tasks.is_empty()).collect(),
        }
    }
}

/// None: the office said nothing about any procedure.
fn share(without: usize, told: usize, page: &Page) -> Option<Share> {
    let percent = (without * 100 + told / 2).checked_div(told)?;
    let values = [without, told, percent].map(|number| number.to_string());
    let [without_text, told_text, percent] = values.each_ref().map(String::as_str);
    let sentence =
        fill(&page.m.copies.share, &[("without", without_text), ("told", told_text), ("percent", percent)]);
    Some(Share { sentence, without, told })
}
