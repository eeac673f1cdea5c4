//! The register whose good pins get errors.

use std::path::Path;

use domain::service_point::Visibility;
use domain::{AreaCode, Position, ServicePoint, ServicePointId};
use indexer::ReadOptions;
use pins::claim::Claim;
use pins::{Country, Office};

/// How far inside of its subdistrict a pin is that is taken as right: then no drawing of the border makes it wrong.
const INSIDE_M: f64 = 300.0;

/// A register, and the pins of it that are taken as right.
pub(crate) struct Register {
    points: Vec<ServicePoint>,
    /// How many records it has.
    pub(crate) records: usize,
    /// In the order of the register.
    pub(crate) good: Vec<Good>,
}

/// A pin that is taken as right: with more than two decimals, alone, and well inside of the subdistrict that its record
/// names.
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
    /// Reads a register.
    pub(crate) fn read(source: &Path, mappings: &[String], country: &Country) -> anyhow::Result<Self> {
        let options = ReadOptions { mappings, ..ReadOptions::default() };
        let points = indexer::read_source_with(source, &options)?.records.points;
        let good = (0..points.len()).filter_map(|number| good(&points, number, country)).collect();
        Ok(Self { records: points.len(), points, good })
    }

    /// The records as they are.
    pub(crate) fn records(&self) -> Vec<Record> {
        self.points.iter().map(|point| Record { point: point.clone(), text: None }).collect()
    }

    /// Whether a record has a pin that is taken as right.
    pub(crate) fn is_good(&self, number: usize) -> bool {
        self.good.binary_search_by_key(&number, |good| good.number).is_ok()
    }
}

fn good(points: &[ServicePoint], number: usize, country: &Country) -> Option<Good> {
    let (position, claim) = (points[number].position?, Claim::of(&points[number]));
    let subdistrict = super::only(&claim)?;
    let reach = country.reach(subdistrict, position)?;
    let is_fine = pins::written::Written::of(position).decimals > 2;
    let is_inside = reach.is_inside && reach.border.0 > INSIDE_M;
    (is_fine && is_inside).then_some(Good { number, position, subdistrict })
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
