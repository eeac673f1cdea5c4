//! The shape of the answer to `/v1/trip`.

use chrono::{DateTime, FixedOffset};
use domain::together::{self, Copies, Document, Fees};
use domain::{Offer, Procedure, ProcedureId, Schedule};
use engine::trip::{Round, Stop, Trip};
use engine::{Budget, Error, NearestQuery, QueryEngine};
use serde::Serialize;
use utoipa::ToSchema;

use super::home::DecidingPlace;
use super::instant::Stamp;
use super::responsible::{Answers, InCharge};
use super::service::{Errand, print};
use super::trip::is_online;
use super::wire::{Office, millimetres};
use crate::app::Engine;

/// The offers of an office.
type Offers = Vec<(Offer, Procedure, Schedule)>;

/// What was asked for: the procedures of each group, and how each is done.
pub(super) struct Asked {
    groups: Vec<(Vec<Procedure>, How)>,
}

/// How a thing is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// At an office that one can go to.
    There,
    /// Online only.
    Online,
    /// No office with a pin does it: nobody knows the way.
    Apart,
}

impl Asked {
    pub(super) fn of(engine: &dyn QueryEngine, query: &NearestQuery, budget: &Budget) -> Result<Self, Error> {
        let mut groups = Vec::new();
        for ids in &query.procedures {
            let mut group = Vec::new();
            for id in ids {
                group.extend(engine.procedure(id.as_str())?);
            }
            let one = NearestQuery { procedures: vec![ids.clone()], limit: 1, ..query.clone() };
            let how = if group.iter().all(is_online) {
                How::Online
            } else if engine.find(&one, budget)?.offices.is_empty() {
                How::Apart
            } else {
                How::There
            };
            groups.push((group, how));
        }
        Ok(Self { groups })
    }

    /// The groups that one can go for.
    pub(super) fn to_go_for(&self) -> Vec<Vec<ProcedureId>> {
        let ids = |group: &[Procedure]| group.iter().map(|procedure| procedure.id.clone()).collect();
        self.done(How::There).map(ids).collect()
    }

    fn done(&self, how: How) -> impl Iterator<Item = &[Procedure]> {
        self.groups.iter().filter(move |(_, own)| *own == how).map(|(group, _)| group.as_slice())
    }
}

/// Several things in one trip.
#[derive(Serialize, ToSchema)]
pub(crate) struct Trips<'h> {
    /// Name of the data answered from.
    snapshot: &'h str,
    /// The register's last change that the answer knows.
    change: u64,
    /// False when the time was over: then there may be shorter rounds.
    pub(super) complete: bool,
    /// The instant asked about.
    #[schema(value_type = String, format = DateTime)]
    at: Stamp,
    /// Single offices that do everything, the nearest first, and behind them the shortest round of several where that is
    /// shorter; or else rounds of two or three offices, the shortest first, by `length_m`, fewer offices, `done_by`, ids. All
    /// of a round is done on one day, the first on which there is any.
    rounds: Vec<WireRound<'h>>,
    /// What to bring for everything, each document once. `copies` is that of the first round.
    documents: Vec<WireDocument>,
    fees: WireFees,
    /// Procedures that need no way.
    online: Vec<Online<'h>>,
    /// Procedures that are in no round, because no office with a pin does them as asked: `responsible` tells whom to call.
    apart: Vec<&'h str>,
    /// Who is responsible for each procedure; empty without `home`.
    responsible: Vec<InCharge<'h>>,
    /// The place that decides, as it was understood; with `home`.
    #[serde(skip_serializing_if = "Option::is_none")]
    home: Option<DecidingPlace>,
}

/// A way from office to office, and back.
#[derive(Serialize, ToSchema)]
struct WireRound<'h> {
    /// The whole way by geodesics, from where one sets out, through the offices, and back.
    length_m: f64,
    /// Whether every office is known to be open when one is there. If not, call before you go.
    certain: bool,
    /// When the last thing is done, by the clock of the last office; null where nothing is certain.
    #[schema(value_type = Option<String>, format = DateTime)]
    done_by: Option<Stamp>,
    /// In the order of the visit.
    stops: Vec<WireStop<'h>>,
}

/// An office of a round.
#[derive(Serialize, ToSchema)]
struct WireStop<'h> {
    /// As in `/v1/nearest`; `procedures` are those that are done here, `open` is what holds at `at`.
    office: Office<'h>,
    /// The way to it from the stop before, or from where one sets out.
    leg_m: f64,
    #[schema(value_type = Option<String>, format = DateTime)]
    arrives_at: Option<Stamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Stamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    done_by: Option<Stamp>,
}

/// A document to bring.
#[derive(Serialize, ToSchema)]
struct WireDocument {
    text: String,
    /// The procedures that need it.
    procedures: Vec<String>,
    /// `not_needed`: no photocopy of it is asked for. `needed`: one is. `unknown`: nobody said.
    #[schema(example = "not_needed")]
    copies: &'static str,
}

/// Fees in baht.
#[derive(Serialize, ToSchema)]
struct WireFees {
    /// Of those that are known.
    total_thb: f64,
    /// False: of some procedures nobody said the fee.
    complete: bool,
    each: Vec<WireFee>,
}

/// The fee of a procedure.
#[derive(Serialize, ToSchema)]
struct WireFee {
    procedure: String,
    /// Null: nobody said.
    fee_thb: Option<f64>,
}

/// A procedure that is done online only.
#[derive(Serialize, ToSchema)]
struct Online<'h> {
    procedure: &'h str,
    title_th: &'h str,
    /// Where it is done.
    url: Option<&'h str>,
}

impl<'h> Trips<'h> {
    pub(super) fn new(
        engine: &'h Engine,
        at: DateTime<FixedOffset>,
        query: &NearestQuery,
        (asked, trip, offers): (&'h Asked, Option<&'h Trip>, &[Offers]),
        (errand, responsible): (&Errand, &'h Answers),
    ) -> Self {
        let rounds: &[Round] = trip.map_or(&[], |trip| &trip.rounds);
        let chosen = chosen(asked, rounds.first(), offers);
        let fees = Fees::of(chosen.iter().map(|(procedure, _)| *procedure));
        Self {
            snapshot: engine.snapshot_id(),
            change: engine.change().0,
            complete: trip.is_none_or(|trip| trip.complete),
            at: Stamp::of(&at),
            rounds: rounds.iter().map(|round| WireRound::new(round, errand)).collect(),
            documents: together::documents(&chosen).into_iter().map(WireDocument::from).collect(),
            fees: WireFees::from(&fees),
            online: asked.done(How::Online).flatten().map(Online::new).collect(),
            apart: asked.done(How::Apart).flatten().map(|procedure| procedure.id.as_str()).collect(),
            responsible: responsible.to_wire(),
            home: query.home.as_ref().map(DecidingPlace::of),
        }
    }
}

/// Of each group the procedure that is done in a round, or else its first, with what the office there says about copies.
fn chosen<'p>(asked: &'p Asked, round: Option<&Round>, offers: &[Offers]) -> Vec<(&'p Procedure, Copies)> {
    let in_round = |group: &'p [Procedure]| {
        let stops = round.into_iter().flat_map(|round| &round.stops);
        stops.into_iter().find_map(|stop: &Stop| {
            let done = group.iter().find(|procedure| stop.procedures.contains(&procedure.id))?;
            let offer = offers
                .iter()
                .flatten()
                .map(|(offer, ..)| offer)
                .find(|offer| offer.service_point == stop.hit.point.id && offer.procedure == done.id);
            Some((done, Copies::of(offer.and_then(|offer| offer.copies_required))))
        })
    };
    let first = |group: &'p [Procedure]| group.first().map(|procedure| (procedure, Copies::Unknown));
    let groups = asked.groups.iter().map(|(group, _)| group.as_slice());
    groups.filter_map(|group| in_round(group).or_else(|| first(group))).collect()
}

impl<'h> WireRound<'h> {
    fn new(round: &'h Round, errand: &Errand) -> Self {
        let stops: Vec<WireStop<'h>> = round.stops.iter().map(|stop| WireStop::new(stop, errand)).collect();
        Self {
            length_m: millimetres(round.length.0),
            certain: round.stops.iter().all(|stop| stop.times.is_some()),
            done_by: stops.last().and_then(|stop| stop.done_by),
            stops,
        }
    }
}

impl<'h> WireStop<'h> {
    fn new(stop: &'h Stop, errand: &Errand) -> Self {
        let stamp = |minute| print(minute, stop.hit.point.zone);
        Self {
            office: Office::new(&stop.hit, errand).without_service(),
            leg_m: millimetres(stop.leg.0),
            arrives_at: stop.times.map(|times| stamp(times.arrives)),
            starts_at: stop.times.map(|times| stamp(times.starts)),
            done_by: stop.times.map(|times| stamp(times.done)),
        }
    }
}

impl From<Document> for WireDocument {
    fn from(document: Document) -> Self {
        Self {
            text: document.text,
            procedures: document.procedures.iter().map(ToString::to_string).collect(),
            copies: match document.copies {
                Copies::NotNeeded => "not_needed",
                Copies::Unknown => "unknown",
                Copies::Needed => "needed",
            },
        }
    }
}

impl From<&Fees> for WireFees {
    fn from(fees: &Fees) -> Self {
        let fee = |(procedure, fee_thb): &(ProcedureId, Option<f64>)| WireFee {
            procedure: procedure.to_string(),
            fee_thb: *fee_thb,
        };
        Self {
            total_thb: fees.known_total_thb,
            complete: fees.are_known(),
            each: fees.each.iter().map(fee).collect(),
        }
    }
}

impl<'h> Online<'h> {
    fn new(procedure: &'h Procedure) -> Self {
        Self {
            procedure: procedure.id.as_str(),
            title_th: &procedure.title_th,
            url: procedure.url.as_deref(),
        }
    }
}
