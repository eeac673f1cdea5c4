//! A point as it is since a change.

use domain::{AreaCode, Offer, ServicePoint};

use crate::Located;
use crate::build::places::has_gone;
use crate::jurisdiction::Charge;
use crate::names;
use crate::text::CutNames;

/// A point as it is since a change.
#[derive(Clone)]
pub(crate) struct OverlayPoint {
    pub(crate) point: ServicePoint,
    /// The number of its schedule in the overlay.
    pub(crate) schedule: u32,
    /// Each offer with the number of its schedule.
    pub(crate) offers: Vec<(Offer, u32)>,
    /// The subdistrict that its pin lies in.
    pub(crate) found: Option<Located>,
    /// What it is responsible for.
    pub(crate) charge: Charge,
    /// What it is found by.
    pub(crate) names: CutNames,
}

impl OverlayPoint {
    /// The subdistrict that it says it stands in, or else the one that its pin lies in; none where another office took over all
    /// that it did.
    pub(crate) fn area(&self) -> Option<AreaCode> {
        if has_gone(&self.point) {
            return None;
        }
        self.point.subdistrict.or(self.found.map(|found| found.subdistrict))
    }

    /// The number of the area that it says it stands in, see [`names::area_of`].
    pub(crate) fn area_of_names(&self) -> u32 {
        names::area_of(&self.point, self.found.map_or(0, |found| found.subdistrict.number()))
    }
}
