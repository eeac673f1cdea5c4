//! An office as one answer among others.

use chrono::{DateTime, Utc};
use domain::{AreaCode, Offer, Procedure, Schedule, Status};
use engine::{Hit, HoursSource, OfficeRecord};

use super::acceptance::LastAcceptance;
use super::contact::{Phone, directions, distance};
use super::language::{Language, Words};
use super::moment::Moment;
use super::page::Page;
use super::place::FullName;
use super::sample::{Mark, Samples};
use super::state::{Door, StateInWords};

/// What a card shows.
pub(crate) struct Card {
    pub(crate) href: String,
    pub(crate) name: Words,
    pub(crate) area: Option<FullName>,
    pub(crate) state: StateInWords,
    /// Until when an open office takes cases.
    pub(crate) acceptance: Option<String>,
    pub(crate) distance: Option<String>,
    pub(crate) phone: Option<Phone>,
    pub(crate) directions: Option<String>,
    /// It is responsible for the place asked about.
    pub(crate) in_charge: bool,
    pub(crate) marks: Marks,
}

/// Marks of a card's values.
pub(crate) struct Marks {
    pub(crate) name: Mark,
    pub(crate) position: Mark,
    pub(crate) phone: Mark,
    pub(crate) acceptance: Mark,
    /// That it is in charge.
    pub(crate) serves: Mark,
    /// It is nowhere confirmed that it offers the procedure.
    pub(crate) unconfirmed: bool,
}

/// A hit, and what its record says about the offer that was asked for.
pub(crate) struct Found {
    pub(crate) hit: Hit,
    offer: Option<(Offer, Procedure)>,
    /// The hours of the offer, or the office's.
    schedule: Schedule,
}

impl Found {
    pub(crate) fn new(hit: Hit, record: OfficeRecord, at: DateTime<Utc>) -> Self {
        // Of a group, the offer whose door gave the hit its state.
        let decisive = |(offer, _, schedule): &(Offer, Procedure, Schedule)| {
            hit.procedures.contains(&offer.procedure) && schedule.status_at(at) == hit.state.status
        };
        match record.offers.into_iter().find(decisive) {
            Some((offer, procedure, schedule)) => Self { hit, offer: Some((offer, procedure)), schedule },
            None => Self { hit, offer: None, schedule: record.schedule },
        }
    }

    /// Whether the office answers for a whole area.
    pub(crate) fn serves(&self, area: AreaCode) -> bool {
        self.hit.point.serves.iter().any(|served| served.contains(area))
    }

    fn offer_has_sample(&self, column: &str) -> bool {
        self.offer.as_ref().is_some_and(|(offer, _)| offer.sample_fields.iter().any(|field| field == column))
    }

    fn last_acceptance(&self) -> Option<LastAcceptance> {
        let (offer, procedure) = self.offer.as_ref()?;
        LastAcceptance::of(offer, procedure)
    }

    fn hours_are_sample(&self) -> bool {
        match self.hit.hours_source {
            HoursSource::Procedure => self.offer_has_sample("hours"),
            HoursSource::Unit => self.hit.point.sample_fields.iter().any(|field| field == "hours"),
        }
    }
}

impl Card {
    pub(crate) fn new(found: &Found, moment: Moment, page: &Page, measured: bool) -> Self {
        let (hit, point) = (&found.hit, &found.hit.point);
        let language = page.language;
        let samples = Samples::new(&point.sample_fields, language);
        let phone = point.phone.as_deref().map(Phone::new);
        let acceptance = found.last_acceptance();
        Self {
            href: page.office_href(point.id.as_str()),
            name: Words::either(&point.name_th, point.name_en.as_deref(), language),
            area: point.subdistrict.map(|area| FullName::new(area, language)),
            state: state(found, phone.as_ref(), moment, language),
            acceptance: acceptance
                .and_then(|acceptance| acceptance.at_door(&hit.state, moment, point.zone, language)),
            distance: measured.then(|| distance(hit.distance, language)),
            phone,
            directions: point.position.map(directions),
            in_charge: false,
            marks: Marks {
                name: samples.mark("name_th"),
                position: samples.mark("lat|lon"),
                phone: samples.mark("phone"),
                acceptance: acceptance
                    .map_or_else(|| Mark::when(false, language), |acceptance| acceptance.mark(language)),
                serves: samples.mark("serves"),
                unconfirmed: found.offer_has_sample("procedure_id"),
            },
        }
    }

    pub(crate) fn in_charge(self, in_charge: bool) -> Self {
        Self { in_charge, ..self }
    }
}

fn state(found: &Found, phone: Option<&Phone>, moment: Moment, language: Language) -> StateInWords {
    let hit = &found.hit;
    let then = hit.state.until.map_or(Status::Closed, |until| found.schedule.status_at(until.to_utc()));
    let door = Door { state: &hit.state, moment, zone: hit.point.zone, then, phone };
    StateInWords::new(&door, Mark::when(found.hours_are_sample(), language), language)
}
