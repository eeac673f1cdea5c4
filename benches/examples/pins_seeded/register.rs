//! The register whose good pins get errors.

use domain::service_point::Visibility;
use domain::{AreaCode, Position, ServicePoint, ServicePointId};
use engine::Records;
use pins::claim::Claim;
use pins::probability::Precision;
use pins::written::Written;
use pins::{Country, Office};

/// How far inside of its subdistrict a pin is that is taken as right: then no drawing of the border makes it wrong.
const INSIDE_M: f64 = 300.0;

/// The records of a register whose pins are taken as right.
pub(crate) struct Register {
    points: Vec<ServicePoint>,
    /// In the order of the records.
    pub(crate) good: Vec<Good>,
}

/// A pin that is taken as right: with more than four decimals, clicked on no map that shows no streets, and well inside of the
/// subdistrict that its record names.
pub(crate) struct Good {
    /// The place of its record.
    pub(crate) number: usize,
    /// Where it is.
    pub(crate) position: Position,
    /// The subdistrict.
    pub(crate) subdistrict: AreaCode,
}

/// A record that may get an error.
pub(crate) struct Record {
    point: ServicePoint,
    text: Option<[String; 2]>,
}

impl Register {
    /// The good pins of a register.
    pub(crate) fn of(records: Records, country: &Country) -> Self {
        let (mut points, mut goods) = (Vec::new(), Vec::new());
        for point in records.points {
            if let Some((position, subdistrict)) = good(&point, country) {
                goods.push(Good { number: points.len(), position, subdistrict });
                points.push(point);
            }
        }
        Self { points, good: goods }
    }

    /// The records as they are.
    pub(crate) fn records(&self) -> Vec<Record> {
        self.points.iter().map(|point| Record { point: point.clone(), text: None }).collect()
    }
}

fn good(point: &ServicePoint, country: &Country) -> Option<(Position, AreaCode)> {
    let (position, claim) = (point.position?, Claim::of(point));
    let subdistrict = super::only(&claim)?;
    let reach = country.reach(subdistrict, position)?;
    let is_fine = matches!(
        Precision::of(position, Written::of(position)),
        Precision::Fine | Precision::ClickedTo15 | Precision::ClickedNear
    );
    let is_inside = reach.is_inside && reach.border.0 > INSIDE_M;
    (is_fine && is_inside).then_some((position, subdistrict))
}

impl Record {
    /// The record as the doctor sees it.
    pub(crate) fn office(&self) -> Office<'_> {
        match &self.text {
            Some([latitude, longitude]) => Office::with_text(&self.point, latitude, longitude),
            None => Office::new(&self.point),
        }
    }

    /// Writes other coordinates.
    pub(crate) fn write(&mut self, latitude: &str, longitude: &str) {
        let degrees = |text: &str| text.parse::<f64>().ok();
        let position = degrees(latitude).zip(degrees(longitude));
        self.point.position =
            position.and_then(|(latitude, longitude)| Position::from_degrees(latitude, longitude).ok());
        self.text = self.point.position.is_none().then(|| [latitude.to_owned(), longitude.to_owned()]);
    }

    /// The same unit in another, hidden record.
    pub(crate) fn hidden_copy(&self) -> Self {
        let mut point = self.point.clone();
        point.id = ServicePointId::new(&format!("{}-old", point.id)).expect("a short id");
        point.visibility = Visibility::Hidden;
        Self { point, text: None }
    }
}
