//! A service point in the report.

use std::collections::HashMap;

use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Position};
use pins::queue::{self, Change, Earlier};
use pins::{Diagnosis, Evidence, Office, Repair, Wrong};

/// A service point with what was found.
#[derive(Debug)]
pub(super) struct Row {
    /// Its place in the queue, from 1.
    pub(super) rank: usize,
    pub(super) id: String,
    pub(super) name_th: String,
    pub(super) kind_th: String,
    pub(super) province_th: String,
    pub(super) district_th: String,
    /// The smallest area that the record names for certain.
    pub(super) area: Option<AreaCode>,
    pub(super) position: Option<Position>,
    pub(super) wrong: Option<Wrong>,
    pub(super) off_m: Option<f64>,
    pub(super) harm: f64,
    pub(super) evidence: Vec<Evidence>,
    pub(super) repair: Option<Repair>,
    pub(super) change: Option<Change>,
}

impl Row {
    pub(super) fn new(
        rank: usize,
        office: &Office<'_>,
        diagnosis: Diagnosis,
        kinds: &HashMap<&str, &str>,
        gazetteer: &Gazetteer,
        earlier: &Earlier,
    ) -> Self {
        let point = office.point;
        let area_name = |level: AreaLevel| {
            let area = diagnosis.area.and_then(|area| area.at(level));
            area.and_then(|area| gazetteer.place(area))
                .map(|place| place.name_th.to_owned())
                .unwrap_or_default()
        };
        let kind = point.kind.as_deref().unwrap_or_default();
        let (province_th, district_th) = (area_name(AreaLevel::Province), area_name(AreaLevel::District));
        let mut row = Self {
            rank,
            id: point.id.to_string(),
            name_th: point.name_th.clone(),
            kind_th: kinds.get(kind).map_or(kind, |name| name).to_owned(),
            province_th,
            district_th,
            area: diagnosis.area,
            position: point.position,
            wrong: diagnosis.wrong,
            off_m: diagnosis.off_m,
            harm: diagnosis.harm,
            evidence: diagnosis.evidence,
            repair: diagnosis.repair,
            change: None,
        };
        if let Some(before) = earlier.get(&row.id) {
            let now: Vec<&str> = row.codes().collect();
            row.change = queue::change(before, &now);
        } else if !earlier.is_empty() && !row.evidence.is_empty() {
            row.change = Some(Change::New);
        }
        row
    }

    pub(super) fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.evidence.iter().map(|evidence| evidence.code.as_str())
    }

    pub(super) fn message_th(&self) -> String {
        joined(self.evidence.iter().map(|evidence| evidence.message_th.as_str()), " · ")
    }

    pub(super) fn message_en(&self) -> String {
        joined(self.evidence.iter().map(|evidence| evidence.message_en.as_str()), " ")
    }
}

pub(super) fn joined<'t>(parts: impl Iterator<Item = &'t str>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}

/// Degrees to six decimals, 11 cm.
pub(super) fn degrees(degrees: f64) -> String {
    format!("{degrees:.6}")
}
