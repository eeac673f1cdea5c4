//! `territories.geojson`: outlines that units drew of what they are responsible for.

use std::collections::HashMap;
use std::sync::Arc;

use domain::jurisdiction::DrawnTerritory;
use engine::SourceTable;

use super::Checked;
use super::service_points::Points;
use crate::boundaries::{self, Drawn};
use crate::defect::{cut, quoted};
use crate::source::{FileForm, SourceDir, SourceFile, TERRITORIES_FILE};
use crate::{Code, Defect, Refusal};

/// The table's name, which is its file's without the ending.
const TABLE: &str = "territories";

/// What happened while the outlines were read.
pub(super) struct Territories {
    defects: Vec<Defect>,
    rows: u64,
    /// Rows of those that are kept, by the place of their point.
    kept: Vec<(u32, u64)>,
    digest: blake3::Hasher,
}

/// Gives each unit what it drew; none where the source has no such file. An outline that can't be used is left out and
/// reported: its unit then serves what its record and its name tell.
pub(super) fn read(source: &SourceDir<'_>, points: &mut Points) -> Result<Option<Territories>, Refusal> {
    let Some(path) = source.path(TERRITORIES_FILE) else { return Ok(None) };
    let mut read =
        Territories { defects: Vec::new(), rows: 0, kept: Vec::new(), digest: blake3::Hasher::new() };
    let mut first_rows: HashMap<String, u64> = HashMap::new();
    // Rows as a spreadsheet would number them: the first feature is row 2.
    for (row, Drawn { unit, polygons }) in (2..).zip(boundaries::read_drawn(&path)?) {
        read.rows += 1;
        if unit.is_empty() {
            let message = "the feature names no unit: expected its id in the property id; left out";
            read.defect(row, "id", Code::MissingId, message.to_owned(), None);
            continue;
        }
        let Some(number) = points.ids.ordinal(&unit) else {
            let reason = "is the id of no office that is kept: expected one of service_points; left out";
            read.defect(row, "id", Code::UnknownServicePoint, quoted(&unit, reason), Some(&unit));
            continue;
        };
        if let Some(first) = first_rows.get(&unit) {
            let reason =
                format!("drew a territory in row {first} already: expected one feature a unit; left out");
            read.defect(row, "id", Code::DuplicateId, quoted(&unit, &reason), Some(&unit));
            continue;
        }
        first_rows.insert(unit.clone(), row);
        match polygons {
            Ok(polygons) => {
                let drawn = DrawnTerritory::of(polygons);
                read.keep(&unit, &drawn);
                read.kept.push((number, row));
                points.records[number as usize].territory = Some(Arc::new(drawn));
            }
            Err(reason) => {
                read.defects.push(unusable(row, &unit, &reason));
            }
        }
    }
    Ok(Some(read))
}

impl Territories {
    fn keep(&mut self, unit: &str, drawn: &DrawnTerritory) {
        self.digest.update(&(unit.len() as u64).to_le_bytes());
        self.digest.update(unit.as_bytes());
        for ring in drawn.rings() {
            self.digest.update(&(ring.len() as u64).to_le_bytes());
            for corner in ring {
                self.digest.update(&corner.latitude_degrees().to_le_bytes());
                self.digest.update(&corner.longitude_degrees().to_le_bytes());
            }
        }
    }

    fn defect(&mut self, row: u64, column: &str, code: Code, message: String, value: Option<&str>) {
        self.defects.push(defect(row, column, code, message, value));
    }

    /// Hands everything over.
    pub(super) fn finish(self, checked: &mut Checked) {
        let Self { mut defects, rows, kept, digest } = self;
        checked.defects.append(&mut defects);
        checked.territory_rows = kept;
        let kept = checked.territory_rows.len() as u64;
        let blake3 = digest.finalize().to_hex().to_string();
        checked.provenance.push(SourceTable { table: TABLE.to_owned(), rows, kept, blake3 });
        let (file, form) = (TERRITORIES_FILE.to_owned(), FileForm::GeoJson);
        checked.files.push(SourceFile { table: TABLE, file, form, rows, kept });
    }
}

/// What is said of an outline that can't be used.
pub(crate) fn unusable(row: u64, unit: &str, reason: &str) -> Defect {
    let message = format!("unit {}: {reason}; left out", cut(unit));
    defect(row, "geometry", Code::UnusableTerritory, message, None)
}

fn defect(row: u64, column: &str, code: Code, message: String, value: Option<&str>) -> Defect {
    Defect {
        file: TERRITORIES_FILE.to_owned(),
        row,
        column: column.to_owned(),
        field: None,
        code,
        message,
        value: value.map(cut),
        first_row: None,
        first_file: None,
        row_dropped: true,
    }
}
