//! What an answer tells of an office.

use std::sync::Arc;

use chrono_tz::Tz;
use domain::hours::State;
use domain::jurisdiction::Why;
use domain::service::{Arrival, Coming, Visit};
use domain::travel::Journey;
use domain::{
    AreaCode, HoursExpression, Metres, Position, ProcedureId, ServicePoint, ServicePointId, UnitCode,
    UtcMinute,
};

use crate::Located;

/// What an answer says about an office itself. Its record says more: see [`QueryEngine::office`].
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its permanent id.
    pub id: ServicePointId,
    /// Official unit code.
    pub code: Option<UnitCode>,
    /// Official Thai name.
    pub name_th: String,
    /// English name.
    pub name_en: Option<String>,
    /// Kind of office.
    pub kind: Option<String>,
    /// Where it stands.
    pub position: Option<Position>,
    /// Subdistrict that it says it stands in.
    pub subdistrict: Option<AreaCode>,
    /// Telephone.
    pub phone: Option<String>,
    /// Its clock.
    pub zone: Tz,
    /// Columns whose value is made up for a sample.
    pub sample_fields: Vec<String>,
}

impl From<&ServicePoint> for Summary {
    fn from(point: &ServicePoint) -> Self {
        Self {
            id: point.id.clone(),
            code: point.code.clone(),
            name_th: point.name_th.clone(),
            name_en: point.name_en.clone(),
            kind: point.kind.as_deref().map(str::to_owned),
            position: point.position,
            subdistrict: point.subdistrict,
            phone: point.phone.clone(),
            zone: point.zone,
            sample_fields: point.sample_fields.clone(),
        }
    }
}

/// One office of an answer.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The office.
    pub point: Summary,
    /// Geodesic distance on the WGS-84 ellipsoid, to three micrometres; none of an office without a pin, to which nobody knows
    /// the way either.
    pub distance: Option<Metres>,
    /// The procedures asked for that it offers; all that it offers where none was asked for.
    pub procedures: Vec<ProcedureId>,
    /// What holds at T for what was asked.
    pub state: Arc<State>,
    /// Whose hours these are.
    pub hours_source: HoursSource,
    /// The hours that decided.
    pub hours: Option<HoursExpression>,
    /// When one is there and served.
    pub service: Service,
    /// The subdistrict that its pin lies in.
    pub found: Option<Located>,
    /// Whom it takes, where the question names the place that decides.
    pub why: Option<Why>,
}

/// Going to an office and being served there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// When one is there: as soon as one can, or as late as the question allows.
    pub arrives: UtcMinute,
    /// The way there.
    pub journey: Journey,
    /// From the beginning of the first case to the end of the last. None: nothing is certain within 14 days, or one
    /// is there later than one has to be.
    pub visit: Option<Visit>,
}

impl Service {
    pub(crate) fn new(coming: &Coming, arrival: Arrival, journey: Journey, visit: Option<Visit>) -> Self {
        let arrives = visit.map_or(arrival.at, |visit| coming.is_there_from(arrival.at, visit.starts));
        Self { arrives, journey, visit }
    }
}

impl Hit {
    /// The subdistrict that it says it stands in, or else the one that its pin lies in.
    #[must_use]
    pub fn area(&self) -> Option<AreaCode> {
        self.point.subdistrict.or(self.found.map(|found| found.subdistrict))
    }
}

/// Whose regular hours hold for what was asked at an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursSource {
    /// The procedure's own at this office.
    Procedure,
    /// The office's.
    Unit,
}
