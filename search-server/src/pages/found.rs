//! An office that was found, and which of its offers stand behind the answer.

use domain::service::{Coming, Counter};
use domain::{AreaCode, Offer, Procedure, Schedule, ServicePoint, UtcMinute};
use engine::{Hit, HoursSource, OfficeRecord};

use super::acceptance::LastAcceptance;

/// A procedure at an office, with the hours that it has there.
type Offered = (Offer, Procedure, Schedule);

/// A hit, and what its record says about what was asked for.
pub(crate) struct Found {
    pub(crate) hit: Hit,
    pub(crate) point: ServicePoint,
    schedule: Schedule,
    /// What it offers of what was asked for.
    offers: Vec<Offered>,
    /// The place of the offer whose door gave the hit its state.
    decisive: Option<usize>,
    /// The place of the offer that is served first.
    served: Option<usize>,
}

impl Found {
    pub(crate) fn new(hit: Hit, record: OfficeRecord, coming: &Coming) -> Self {
        let mut offers = record.offers;
        offers.retain(|(offer, ..)| hit.procedures.contains(&offer.procedure));
        let departs = coming.departs();
        let decisive =
            offers.iter().position(|(.., schedule)| schedule.status_at(departs) == hit.state.status);
        let served = served_first(&offers, &hit, coming).or(decisive);
        Self { hit, point: record.point, schedule: record.schedule, offers, decisive, served }
    }

    /// Whether the office answers for a whole area.
    pub(crate) fn serves(&self, area: AreaCode) -> bool {
        let drawn = self.point.territory.iter().flat_map(|drawn| drawn.wholly());
        self.point.serves.iter().copied().chain(drawn).any(|served| served.contains(area))
    }

    /// The hours that gave the hit its state.
    pub(crate) fn schedule(&self) -> &Schedule {
        self.decisive().map_or(&self.schedule, |(.., schedule)| schedule)
    }

    /// The hours behind which one is served first.
    pub(crate) fn served_schedule(&self) -> &Schedule {
        self.served().map_or(&self.schedule, |(.., schedule)| schedule)
    }

    /// When the offer that gave the state takes its last case.
    pub(crate) fn last_acceptance(&self) -> Option<LastAcceptance> {
        self.decisive().and_then(|(offer, procedure, _)| LastAcceptance::of(offer, procedure))
    }

    /// When the offer that is served first takes its last case.
    pub(crate) fn served_last_acceptance(&self) -> Option<LastAcceptance> {
        self.served().and_then(|(offer, procedure, _)| LastAcceptance::of(offer, procedure))
    }

    /// Whether anybody said how long the case takes.
    pub(crate) fn knows_counter_minutes(&self) -> bool {
        self.served().is_some_and(|(_, procedure, _)| procedure.counter_minutes.is_some())
    }

    /// Whether it says that it needs no photocopies for any of it.
    pub(crate) fn needs_no_copies(&self) -> bool {
        !self.offers.is_empty() && self.offers.iter().all(|(offer, ..)| offer.copies_required == Some(false))
    }

    pub(crate) fn is_unconfirmed(&self) -> bool {
        self.decisive().is_some_and(|(offer, ..)| has_sample(&offer.sample_fields, "procedure_id"))
    }

    pub(crate) fn hours_are_sample(&self) -> bool {
        match (self.hit.hours_source, self.decisive()) {
            (HoursSource::Procedure, Some((offer, ..))) => has_sample(&offer.sample_fields, "hours"),
            _ => self.point_has_sample("hours"),
        }
    }

    /// Whether anything that the time of service rests on is made up.
    pub(crate) fn service_is_sample(&self) -> bool {
        let of_offer = |(offer, procedure, _): &Offered| {
            let has_own_hours = offer.hours.is_some();
            has_sample(&procedure.sample_fields, "counter_minutes")
                || has_sample(&offer.sample_fields, "last_acceptance")
                || has_own_hours && has_sample(&offer.sample_fields, "hours")
                || !has_own_hours && self.point_has_sample("hours")
        };
        self.served().map_or_else(|| self.point_has_sample("hours"), of_offer)
    }

    fn decisive(&self) -> Option<&Offered> {
        self.decisive.map(|place| &self.offers[place])
    }

    fn served(&self) -> Option<&Offered> {
        self.served.map(|place| &self.offers[place])
    }

    fn point_has_sample(&self, column: &str) -> bool {
        has_sample(&self.point.sample_fields, column)
    }
}

fn has_sample(fields: &[String], column: &str) -> bool {
    fields.iter().any(|field| field == column)
}

/// The place of the offer that the hit's visit is for. Of a group any will do, and the engine doesn't say which it was.
fn served_first(offers: &[Offered], hit: &Hit, coming: &Coming) -> Option<usize> {
    let (arrives, visit) = (hit.service.arrives, hit.service.visit?);
    if offers.len() == 1 {
        return Some(0);
    }
    let from = arrives.start()?;
    offers.iter().position(|(offer, procedure, schedule)| {
        let minutes = procedure.counter_minutes.unwrap_or(0);
        let counter = Counter::new(minutes, offer.last_acceptance_minutes, schedule.zone());
        let pieces = schedule.timeline(from);
        let pieces = pieces.map(|piece| (UtcMinute(piece.from.div_euclid(60)), piece.status));
        !schedule.is_unknown() && counter.earliest(arrives, coming, pieces) == Some(visit)
    })
}
