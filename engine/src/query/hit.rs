//! What an answer tells of an office.

use std::sync::Arc;

use domain::hours::State;
use domain::jurisdiction::Why;
use domain::service::{Arrival, Coming, Visit};
use domain::travel::Journey;
use domain::{AreaCode, HoursExpression, Metres, ProcedureId, UtcMinute};

use crate::Located;
use crate::summary::Summary;

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
