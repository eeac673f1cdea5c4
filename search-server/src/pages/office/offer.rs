//! What an office says about one procedure that it does.

use chrono::NaiveDate;
use domain::{Offer, Procedure, Schedule};

use crate::pages::language::Words;
use crate::pages::messages::fill;
use crate::pages::overview::Overview;
use crate::pages::page::Page;
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
    pub(super) acceptance: Option<String>,
    pub(super) copies: Option<&'static str>,
    pub(super) note: Option<Words>,
    pub(super) samples: Samples,
}

impl OfferInWords {
    pub(super) fn new(
        (offer, procedure, schedule): &(Offer, Procedure, Schedule),
        office_week: &[DayInWords],
        today: NaiveDate,
        overview: &Overview,
        page: &Page,
    ) -> Self {
        let (language, words) = (page.language, &page.m.office);
        let (task, official) = (overview.task(procedure, language), Words::title(procedure, language));
        let week = week(schedule, today, language);
        let minutes = offer.last_acceptance_minutes.filter(|minutes| *minutes > 0);
        Self {
            official: (official != task).then_some(official),
            official_mark: Mark::of_title(procedure, language),
            task,
            href: page.procedure_href(procedure.id.as_str()),
            own_week: if week == office_week { Vec::new() } else { week },
            acceptance: minutes
                .map(|minutes| fill(&words.last_acceptance, &[("minutes", &minutes.to_string())])),
            copies: offer
                .copies_required
                .map(|required| if required { words.copies.as_str() } else { &words.no_copies }),
            note: offer.note.as_deref().map(|note| Words::thai(note, language)),
            samples: Samples::new(&offer.sample_fields, language),
        }
    }
}
