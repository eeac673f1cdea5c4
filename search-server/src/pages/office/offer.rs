//! What an office says about one procedure that it does.

use chrono::NaiveDate;
use domain::{Offer, Procedure, Schedule};

use super::coming::{SpecialDay, special_days};
use crate::pages::acceptance::LastAcceptance;
use crate::pages::language::Words;
use crate::pages::manual::Manual;
use crate::pages::overview::Overview;
use crate::pages::page::Page;
use crate::pages::report;
use crate::pages::sample::{Mark, Samples};
use crate::pages::week::{DayInWords, week};

/// A procedure as it is done at an office.
pub(super) struct OfferInWords {
    pub(super) task: Words,
    /// The official title, where the task has another name.
    pub(super) official: Option<Words>,
    pub(super) official_mark: Mark,
    pub(super) href: String,
    /// The coming days, where they differ from the office's.
    pub(super) own_week: Vec<DayInWords>,
    /// The coming holidays and special days, where they differ from the office's.
    pub(super) own_days: Vec<SpecialDay>,
    pub(super) acceptance: Option<String>,
    pub(super) acceptance_mark: Mark,
    /// Whether photocopies are asked for; none: nobody said.
    pub(super) copies: Option<bool>,
    pub(super) note: Option<Words>,
    pub(super) manual: Manual,
    pub(super) report_href: Option<String>,
    pub(super) samples: Samples,
}

/// The days of an office that its page shows.
pub(super) struct Days<'a> {
    pub(super) first: NaiveDate,
    /// The first one is the reader's own day.
    pub(super) is_today: bool,
    pub(super) week: &'a [DayInWords],
    pub(super) special: &'a [SpecialDay],
}

impl OfferInWords {
    pub(super) fn new(
        (offer, procedure, schedule): &(Offer, Procedure, Schedule),
        office: &Days<'_>,
        overview: &Overview,
        page: &Page,
    ) -> Self {
        let language = page.language;
        let (task, official) = (overview.task(procedure, language), Words::title(procedure, language));
        let week = week(schedule, office.first, language);
        let acceptance = LastAcceptance::of(offer, procedure);
        let own_days = special_days(schedule, office.first, language);
        Self {
            official: (official != task).then_some(official),
            official_mark: Mark::of_title(procedure, language),
            task,
            href: page.procedure_href(procedure.id.as_str()),
            own_week: if week == office.week { Vec::new() } else { week },
            own_days: if own_days == office.special { Vec::new() } else { own_days },
            acceptance: acceptance
                .map(|acceptance| acceptance.on_day(schedule, office.first, office.is_today, language)),
            acceptance_mark: acceptance
                .map_or_else(|| Mark::when(false, language), |acceptance| acceptance.mark(language)),
            copies: offer.copies_required,
            note: offer.note.as_deref().map(|note| Words::thai(note, language)),
            manual: Manual::new(procedure, page),
            report_href: report::href_of_offer(page, offer),
            samples: Samples::new(&offer.sample_fields, language),
        }
    }
}
