//! An office as one answer among others.

use domain::travel::Means;
use domain::{Metres, Position, Status};

use super::contact::{Phone, directions, distance};
use super::found::Found;
use super::going::Going;
use super::language::{Language, Words};
use super::moment::Moment;
use super::office;
use super::page::Page;
use super::place::FullName;
use super::sample::{Mark, Samples};
use super::state::{Door, StateInWords};

/// Farther than anyone goes for an errand without asking first: 100 km.
const FAR: Metres = Metres(100_000.0);

/// What a card shows.
pub(crate) struct Card {
    pub(crate) href: String,
    pub(crate) name: Words,
    pub(crate) area: Option<FullName>,
    pub(crate) state: StateInWords,
    /// Its regular hours.
    pub(crate) hours: Option<String>,
    /// Until when an open office takes cases, where nothing is said about going there.
    pub(crate) acceptance: Option<String>,
    pub(crate) distance: Option<String>,
    metres: Option<Metres>,
    pub(crate) going: Option<Going>,
    pub(crate) phone: Option<Phone>,
    pub(crate) directions: Option<String>,
    /// For the map, which shows what the state says in words.
    pub(crate) position: Option<Position>,
    pub(crate) status: Status,
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

impl Card {
    /// Says how far it is by some means, if one knows from where.
    pub(crate) fn new(found: &Found, moment: Moment, page: &Page, means: Option<Means>) -> Self {
        let (hit, point) = (&found.hit, &found.point);
        let language = page.language;
        let samples = Samples::new(&point.sample_fields, language);
        let phone = point.phone.as_deref().map(Phone::new);
        let means = means.filter(|_| hit.distance.is_some());
        let going = means.and_then(|means| Going::new(found, means, moment, phone.as_ref(), language));
        let acceptance = found.last_acceptance().filter(|_| going.is_none());
        Self {
            href: page.office_href(point.id.as_str()),
            name: Words::either(&point.name_th, point.name_en.as_deref(), language),
            area: point.subdistrict.map(|area| FullName::new(area, language)),
            state: state(found, phone.as_ref(), moment, language),
            hours: office::hours(found.schedule(), page),
            acceptance: acceptance
                .and_then(|acceptance| acceptance.at_door(&hit.state, moment, point.zone, language)),
            metres: hit.distance.filter(|_| means.is_some()),
            distance: means.and_then(|_| Some(distance(hit.distance?, language))),
            going,
            phone,
            directions: point.position.map(directions),
            position: point.position,
            status: hit.state.status,
            in_charge: false,
            marks: Marks {
                name: samples.mark("name_th"),
                position: samples.mark("lat|lon"),
                phone: samples.mark("phone"),
                acceptance: acceptance
                    .map_or_else(|| Mark::when(false, language), |acceptance| acceptance.mark(language)),
                serves: samples.mark("serves"),
                unconfirmed: found.is_unconfirmed(),
            },
        }
    }

    /// Whether nobody would go there without asking first.
    pub(crate) fn is_far(&self) -> bool {
        self.metres.is_some_and(|metres| metres > FAR)
    }

    pub(crate) fn in_charge(self, in_charge: bool) -> Self {
        Self { in_charge, ..self }
    }
}

fn state(found: &Found, phone: Option<&Phone>, moment: Moment, language: Language) -> StateInWords {
    let hit = &found.hit;
    let then = hit.state.until.map_or(Status::Closed, |until| found.schedule().status_at(until.to_utc()));
    let door = Door { state: &hit.state, moment, zone: hit.point.zone, then, phone };
    StateInWords::new(&door, Mark::when(found.hours_are_sample(), language), language)
}
