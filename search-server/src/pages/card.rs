//! An office as one answer among others.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{AreaCode, Offer, Procedure, Schedule, Status};
use engine::{Hit, HoursSource, OfficeRecord};

use super::contact::{Phone, directions, distance};
use super::language::{Language, Words};
use super::messages::{Messages, fill};
use super::moment::{self, Moment};
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

    /// The offer's own minutes, or the procedure's where it has none.
    fn acceptance_is_sample(&self) -> bool {
        match &self.offer {
            Some((offer, _)) if offer.last_acceptance_minutes.is_some() => {
                self.offer_has_sample("last_acceptance")
            }
            Some((_, procedure)) => procedure.sample_fields.iter().any(|field| field == "counter_minutes"),
            None => false,
        }
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
        Self {
            href: page.office_href(point.id.as_str()),
            name: Words::either(&point.name_th, point.name_en.as_deref(), language),
            area: point.subdistrict.map(|area| FullName::new(area, language)),
            state: state(found, moment, language),
            acceptance: last_acceptance(found, moment, language),
            distance: measured.then(|| distance(hit.distance, language)),
            phone: point.phone.as_deref().map(Phone::new),
            directions: point.position.map(directions),
            in_charge: false,
            marks: Marks {
                name: samples.mark("name_th"),
                position: samples.mark("lat|lon"),
                phone: samples.mark("phone"),
                acceptance: Mark::when(found.acceptance_is_sample(), language),
                serves: samples.mark("serves"),
                unconfirmed: found.offer_has_sample("procedure_id"),
            },
        }
    }

    pub(crate) fn in_charge(self, in_charge: bool) -> Self {
        Self { in_charge, ..self }
    }
}

fn state(found: &Found, moment: Moment, language: Language) -> StateInWords {
    let hit = &found.hit;
    let then = hit.state.until.map_or(Status::Closed, |until| found.schedule.status_at(until.to_utc()));
    let door = Door {
        state: &hit.state,
        at: moment.instant,
        zone: hit.point.zone,
        then,
        has_phone: hit.point.phone.is_some(),
    };
    StateInWords::new(&door, Mark::when(found.hours_are_sample(), language), language)
}

/// Until when an open office takes cases today before its door closes next, or that it takes none any more.
fn last_acceptance(found: &Found, moment: Moment, language: Language) -> Option<String> {
    let until = found.hit.state.until.filter(|_| found.hit.state.status == Status::Open)?;
    let (offer, procedure) = found.offer.as_ref()?;
    let minutes =
        offer.last_acceptance_minutes.or(procedure.counter_minutes).filter(|minutes| *minutes > 0)?;
    let last = until - TimeDelta::minutes(i64::from(minutes));
    let now = moment.instant.with_timezone(&found.hit.point.zone);
    let words = &Messages::of(language).state;
    let sentence = if now > last { &words.too_late } else { &words.last_acceptance };
    (last.date_naive() == now.date_naive()).then(|| fill(sentence, &[("time", &moment::time(&last))]))
}
