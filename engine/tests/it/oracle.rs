//! The answer by looking at every office: Karney's geodesic by another crate, hours minute by minute from the rules
//! of each record, conditions as the contract words them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::hours::Exception;
use domain::jurisdiction::{DrawnTerritory, Home};
use domain::procedure::Jurisdiction;
use domain::service_point::Visibility;
use domain::{AreaCode, Offer, Position, ProcedureId, Schedule, ServicePoint, Status};
use engine::{NearestQuery, OpenFilter, Records};
use geo::{
    Area, BooleanOps, Contains, Coord, Distance, Euclidean, Intersects, LineString, MultiPolygon, Point,
    Polygon, Within,
};
use geographiclib_rs::{Geodesic, InverseGeodesic};

use crate::world;

/// An expected hit.
#[derive(Debug, PartialEq)]
pub(crate) struct Expected {
    pub(crate) id: String,
    pub(crate) distance_m: f64,
    pub(crate) status: Status,
}

/// The register as the oracle sees it: each office with its offers.
pub(crate) struct Oracle {
    geodesic: Geodesic,
    /// Procedures that any office may do are left out.
    bound: HashMap<ProcedureId, Jurisdiction>,
    pub(crate) offices: Vec<Office>,
}

pub(crate) struct Office {
    pub(crate) point: ServicePoint,
    drawn: Option<DrawnShape>,
    pub(crate) schedule: Schedule,
    pub(crate) offers: Vec<(ProcedureId, Schedule)>,
}

impl Oracle {
    pub(crate) fn new(records: &Records) -> Self {
        let mut offers: HashMap<&str, Vec<&Offer>> = HashMap::new();
        for offer in &records.offers {
            offers.entry(offer.service_point.as_str()).or_default().push(offer);
        }
        let mut exceptions: HashMap<&str, Vec<&Exception>> = HashMap::new();
        for exception in &records.exceptions {
            exceptions.entry(exception.service_point.as_str()).or_default().push(exception);
        }
        let squares: Vec<(AreaCode, Polygon)> =
            records.boundaries.subdistricts.iter().map(|area| (area.code, polygon(&area.rings))).collect();
        let office = |point: &ServicePoint| {
            let special = exceptions.get(point.id.as_str()).cloned().unwrap_or_default();
            let schedule = |offer: Option<&Offer>| {
                let hours = offer.and_then(|offer| offer.hours.clone()).or_else(|| point.hours.clone());
                let concerned = |exception: &&&Exception| {
                    exception.procedure.as_ref().is_none_or(|p| offer.is_some_and(|o| o.procedure == *p))
                };
                let special = special.iter().filter(concerned).map(|e| (*e).clone()).collect();
                Schedule::new(hours, records.calendars.view(&point.calendar), special, point.zone)
            };
            let own = offers.get(point.id.as_str()).into_iter().flatten();
            Office {
                point: point.clone(),
                drawn: point.territory.as_deref().map(|drawn| DrawnShape::of(drawn, &squares)),
                schedule: schedule(None),
                offers: own.map(|offer| (offer.procedure.clone(), schedule(Some(offer)))).collect(),
            }
        };
        let shown = records.points.iter().filter(|point| point.visibility == Visibility::Shown);
        let bound = records.procedures.iter().filter_map(|procedure| {
            let jurisdiction = procedure.jurisdiction.filter(|own| *own != Jurisdiction::Any)?;
            Some((procedure.id.clone(), jurisdiction))
        });
        Self { geodesic: Geodesic::wgs84(), bound: bound.collect(), offices: shown.map(office).collect() }
    }

    /// Whether an office may do a procedure for a question.
    pub(crate) fn lets(&self, office: &Office, procedure: &ProcedureId, query: &NearestQuery) -> bool {
        office.may(procedure, query.home.as_ref(), &self.bound)
    }

    /// Ids of the offices that may do a procedure, ascending, with or without a pin.
    pub(crate) fn who_may(&self, procedure: &ProcedureId, home: &Home) -> Vec<String> {
        let offering = self.offices.iter().filter(|office| {
            office.offers.iter().any(|(id, _)| id == procedure)
                && office.may(procedure, Some(home), &self.bound)
        });
        let mut ids: Vec<String> = offering.map(|office| office.point.id.to_string()).collect();
        ids.sort_unstable();
        ids
    }

    pub(crate) fn nearest(&self, query: &NearestQuery) -> Vec<Expected> {
        let mut hits: Vec<(f64, &Office, Status)> = self
            .offices
            .iter()
            .filter_map(|office| {
                Some((self.distance_m(office, query)?, office, office.status(query, &self.bound)?))
            })
            .filter(|(distance_m, _, _)| query.radius.is_none_or(|radius| *distance_m <= radius.0))
            .collect();
        hits.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.tie().cmp(&b.1.tie())));
        hits.into_iter()
            .take(query.limit)
            .map(|(distance_m, office, status)| Expected {
                id: office.point.id.to_string(),
                distance_m,
                status,
            })
            .collect()
    }

    fn distance_m(&self, office: &Office, query: &NearestQuery) -> Option<f64> {
        let place = office.point.position?;
        Some(self.geodesic.inverse(
            query.from.latitude_degrees(),
            query.from.longitude_degrees(),
            place.latitude_degrees(),
            place.longitude_degrees(),
        ))
    }
}

impl Office {
    pub(crate) fn tie(&self) -> (String, String) {
        let code = self.point.code.as_ref().map_or(String::new(), |code| code.as_str().to_owned());
        (code, self.point.id.to_string())
    }

    /// The subdistrict that it claims, or else that of the square around its pin.
    fn area(&self) -> Option<AreaCode> {
        let found = || {
            let place = self.point.position?;
            let [rows, columns] = world::SQUARES;
            let (south, west) = (place.latitude_degrees().floor(), place.longitude_degrees().floor());
            let is_in = |range: &std::ops::Range<u32>, corner: f64| {
                (f64::from(range.start)..f64::from(range.end)).contains(&corner)
            };
            (is_in(&rows, south) && is_in(&columns, west)).then(|| world::square(south as u32, west as u32))
        };
        self.point.subdistrict.or_else(found)
    }

    /// Whether the office may do a procedure, given the place that decides.
    pub(crate) fn may(
        &self,
        procedure: &ProcedureId,
        home: Option<&Home>,
        bound: &HashMap<ProcedureId, Jurisdiction>,
    ) -> bool {
        let (Some(home), Some(jurisdiction)) = (home, bound.get(procedure)) else { return true };
        let is_local = !self.point.name_th.starts_with("ที่ว่าการอำเภอ");
        let serves = |place: &AreaCode| {
            let code = place.to_string();
            self.point.serves.iter().any(|area| code.starts_with(&area.to_string()))
                || self.drawn.as_ref().is_some_and(|drawn| drawn.may_hold(*place, home))
        };
        (is_local || *jurisdiction != Jurisdiction::Local) && home.subdistricts.iter().any(serves)
    }

    /// The status of what was asked; none if the office is no answer.
    fn status(&self, query: &NearestQuery, bound: &HashMap<ProcedureId, Jurisdiction>) -> Option<Status> {
        let facet = |words: &[String], word: &Option<Arc<str>>| {
            words.is_empty() || words.iter().any(|asked| word.as_deref() == Some(asked))
        };
        let named = query.text.as_deref().is_none_or(|text| self.point.name_th.contains(text));
        if !named || !facet(&query.kinds, &self.point.kind) || !facet(&query.ministries, &self.point.ministry)
        {
            return None;
        }
        let code = self.area().map_or(String::new(), |area| area.to_string());
        if !query.areas.is_empty() && !query.areas.iter().any(|area| code.starts_with(&area.to_string())) {
            return None;
        }
        if query.procedures.is_empty() {
            return passing(&self.schedule, query.at, query.open);
        }
        let order = |status: &Status| match status {
            Status::Open => 0,
            Status::Unknown => 1,
            Status::Closed => 2,
        };
        let mut of_groups = Vec::new();
        for group in &query.procedures {
            let may = |id: &ProcedureId| self.may(id, query.home.as_ref(), bound);
            let doors = self.offers.iter().filter(|(id, _)| group.contains(id) && may(id));
            let statuses = doors.filter_map(|(_, schedule)| passing(schedule, query.at, query.open));
            of_groups.push(statuses.min_by_key(order)?);
        }
        of_groups.into_iter().max_by_key(order)
    }
}

/// What an office drew, as another library's shape, with the subdistricts that it meets or covers.
struct DrawnShape {
    shape: MultiPolygon,
    met: BTreeMap<AreaCode, Meeting>,
}

/// How a shape meets a subdistrict.
#[derive(Clone, Copy, PartialEq)]
enum Meeting {
    Covers,
    Cuts,
    /// It has less than a hectare of it: nobody is told so who says no point.
    Corner,
}

/// In square degrees.
const HECTARE: f64 = 10_000.0 / (METRES_PER_DEGREE * METRES_PER_DEGREE);

impl DrawnShape {
    fn of(drawn: &DrawnTerritory, squares: &[(AreaCode, Polygon)]) -> Self {
        let shape: MultiPolygon = drawn.polygons.iter().map(|rings| polygon(rings)).collect();
        let met = squares.iter().filter(|(_, square)| shape.intersects(square));
        let how = |square: &Polygon| {
            let common = shape.intersection(&MultiPolygon::new(vec![square.clone()]));
            match square.is_within(&shape) {
                true => Meeting::Covers,
                false if common.unsigned_area() < HECTARE => Meeting::Corner,
                false => Meeting::Cuts,
            }
        };
        let met = met.map(|(code, square)| (*code, how(square))).collect();
        Self { met, shape }
    }

    /// Whether it may hold the place of a home that a subdistrict is said of.
    fn may_hold(&self, subdistrict: AreaCode, home: &Home) -> bool {
        match (self.met.get(&subdistrict), home.at) {
            (None, _) | (Some(Meeting::Corner), None) => false,
            (Some(Meeting::Covers), _) | (Some(Meeting::Cuts), None) => true,
            (Some(Meeting::Cuts | Meeting::Corner), Some(at)) => {
                let point = Point::new(at.longitude_degrees(), at.latitude_degrees());
                let borders = self.shape.iter().flat_map(|p| [p.exterior()].into_iter().chain(p.interiors()));
                let apart =
                    borders.map(|ring| Euclidean.distance(&point, ring)).fold(f64::INFINITY, f64::min);
                self.shape.contains(&point) || apart * METRES_PER_DEGREE <= 150.0
            }
        }
    }
}

/// On the equator; a little less of longitude where it is used.
const METRES_PER_DEGREE: f64 = 111_000.0;

fn polygon(rings: &[Vec<Position>]) -> Polygon {
    let line = |ring: &Vec<Position>| -> LineString {
        ring.iter().map(|p| Coord { x: p.longitude_degrees(), y: p.latitude_degrees() }).collect()
    };
    Polygon::new(line(&rings[0]), rings[1..].iter().map(line).collect())
}

fn passing(schedule: &Schedule, at: DateTime<Utc>, filter: OpenFilter) -> Option<Status> {
    let status = schedule.status_at(at);
    let passes = match filter {
        OpenFilter::Any => true,
        OpenFilter::Only => status == Status::Open,
        OpenFilter::Possible => status != Status::Closed,
    };
    passes.then_some(status)
}
