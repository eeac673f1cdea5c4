//! What the pin doctor found about a source, as a table, as features and as one page.

mod earlier;
mod features;
mod outlines;
mod page;
mod row;
mod table;
mod warnings;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::NaiveDate;
use domain::AreaCode;
use domain::area::Gazetteer;
use pins::queue::{self, Earlier};
use pins::{Country, Diagnosis, Doctor, Office};

use crate::boundaries;
use crate::{Checked, Refusal};
use row::Row;
pub use warnings::PinWarnings;

/// Why a report can't be written.
#[derive(Debug, thiserror::Error)]
pub enum PinReportError {
    /// The boundaries or the earlier report can't be used.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The earlier report is no table of this program.
    #[error("{path}: {reason}: expected a table that `indexer pins --format csv` wrote")]
    Earlier {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// What the pin doctor found about each service point, the most harmful first.
#[derive(Debug)]
pub struct PinReport {
    rows: Vec<Row>,
    outlines: Vec<Vec<[f64; 2]>>,
    /// Of the subdistricts in which doubtful pins should be.
    areas: BTreeMap<AreaCode, outlines::Rings>,
    today: NaiveDate,
    source: String,
    has_earlier: bool,
}

/// Bends of provinces that the map of the page does without, in degrees: 1 km.
const OUTLINE_DEGREES: f64 = 0.01;

impl PinReport {
    /// Examines every service point of a source, hidden ones among them, on a day. `earlier` is a table of an earlier run.
    ///
    /// # Errors
    /// [`PinReportError`] when there are no boundaries, or the earlier table can't be read.
    pub fn new(
        checked: &Checked,
        source: &str,
        dir: &Path,
        earlier: Option<&Path>,
        today: NaiveDate,
    ) -> Result<(Self, Vec<String>), PinReportError> {
        let earlier = earlier.map(earlier::read).transpose()?;
        let subdistricts = boundaries::read_subdistricts_with_people(dir)?;
        let outlines = boundaries::read_province_outlines(dir, OUTLINE_DEGREES)?;
        let (waters, unusable) = boundaries::read_waters(dir)?;
        let country = Country::new(subdistricts.areas.clone()).with_waters(waters);
        let people = subdistricts.people.into_iter().map(|(code, people)| (code, people as f64)).collect();
        let offices = offices(checked);
        let diagnoses = Doctor::new(&country, today).with_people(people).examine(&offices);
        let areas = outlines::of(&subdistricts.areas, &diagnoses);
        let has_earlier = earlier.is_some();
        let rows = rows(checked, &offices, diagnoses, &earlier.unwrap_or_default());
        let report = Self { rows, outlines, areas, today, source: source.to_owned(), has_earlier };
        Ok((report, [subdistricts.unusable, unusable].concat()))
    }

    /// How many service points there are, how many have a pin, and how many pins are probably a kilometre off.
    #[must_use]
    pub fn totals(&self) -> [usize; 3] {
        let pinned = self.rows.iter().filter(|row| row.wrong.is_some());
        let doubtful = pinned.clone().filter(|row| row.wrong.is_some_and(|wrong| wrong.by_1_km > 0.5));
        [self.rows.len(), pinned.count(), doubtful.count()]
    }
}

/// The offices of a source, with what stands around their records.
fn offices(checked: &Checked) -> Vec<Office<'_>> {
    let records = &checked.records;
    let mut offices: Vec<Office<'_>> = records.points.iter().map(Office::new).collect();
    for unread in &checked.unread_pins {
        let number = unread.point as usize;
        offices[number] = Office::with_text(&records.points[number], &unread.latitude, &unread.longitude);
    }
    if !records.offers.is_empty() {
        let mut offered: HashMap<&str, Vec<&str>> = HashMap::new();
        for offer in &records.offers {
            offered.entry(offer.service_point.as_str()).or_default().push(offer.procedure.as_str());
        }
        for office in &mut offices {
            office.procedures = Some(offered.remove(office.point.id.as_str()).unwrap_or_default());
        }
    }
    offices
}

fn rows(checked: &Checked, offices: &[Office<'_>], diagnoses: Vec<Diagnosis>, earlier: &Earlier) -> Vec<Row> {
    let order = queue::order(&diagnoses);
    let names: HashMap<&str, &str> =
        checked.records.terms.iter().map(|term| (term.id.as_str(), term.name_th.as_str())).collect();
    let mut diagnoses: Vec<Option<Diagnosis>> = diagnoses.into_iter().map(Some).collect();
    let mut rows = Vec::with_capacity(order.len());
    for (rank, number) in (1..).zip(order) {
        let Some(diagnosis) = diagnoses[number].take() else { continue };
        rows.push(Row::new(rank, &offices[number], diagnosis, &names, Gazetteer::built_in(), earlier));
    }
    rows
}
