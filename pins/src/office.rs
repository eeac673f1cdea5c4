//! An office as the doctor sees it.

use domain::{Position, ServicePoint};

use crate::written::Written;

/// A record with what stands around it.
#[derive(Clone, Debug)]
pub struct Office<'r> {
    /// The record.
    pub point: &'r ServicePoint,
    /// Its coordinates as numbers, also where they are no position.
    pub written: Option<Written>,
    /// The ids of the procedures that it offers; none where the register says so of no office.
    pub procedures: Option<Vec<&'r str>>,
}

impl<'r> Office<'r> {
    /// A record whose coordinates were read.
    #[must_use]
    pub fn new(point: &'r ServicePoint) -> Self {
        let written = point.position.map(Written::of);
        Self { point, written, procedures: None }
    }

    /// A record whose coordinates are no position: as they were written.
    #[must_use]
    pub fn with_text(point: &'r ServicePoint, latitude: &str, longitude: &str) -> Self {
        Self { written: Written::read(latitude, longitude), ..Self::new(point) }
    }

    /// Where the pin is, if it is anywhere.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.point.position
    }
}
