//! The report as GeoJSON.

use std::io::{self, Write};

use domain::area::Gazetteer;
use domain::procedure::Jurisdiction;
use engine::{Coverage, CoverageFinding as Finding};
use serde_json::{Value, json};

use super::{CoverageReport, names};

impl CoverageReport<'_> {
    /// Writes the report as a GeoJSON collection with a feature for each row. Its geometry is the outline of the subdistrict,
    /// or without boundaries a point in it, or null where nobody knows one.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write_geojson(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, r#"{{"type":"FeatureCollection","features":["#)?;
        let mut rows = self.listed().peekable();
        while let Some((finding, row)) = rows.next() {
            let comma = if rows.peek().is_some() { "," } else { "" };
            writeln!(out, "{}{comma}", self.feature(finding, row))?;
        }
        writeln!(out, "]}}")
    }

    fn feature(&self, finding: Finding, row: &Coverage<'_>) -> Value {
        let [subdistrict, district, province] = names(row.subdistrict);
        let outline = self.outlines.get(&row.subdistrict).map(|outline| outline.geometry.clone());
        let point = || {
            let position = Gazetteer::built_in().position(row.subdistrict)?;
            let coordinates = [position.longitude_degrees(), position.latitude_degrees()];
            Some(json!({"type": "Point", "coordinates": coordinates}))
        };
        let offices = |points: &[&domain::ServicePoint]| -> Vec<Value> {
            let office =
                |point: &&domain::ServicePoint| json!({"id": point.id.as_str(), "name_th": point.name_th});
            points.iter().map(office).collect()
        };
        json!({
            "type": "Feature",
            "id": format!("{}-{}", row.subdistrict, row.procedure.id),
            "geometry": outline.or_else(point),
            "properties": {
                "subdistrict": row.subdistrict.to_string(),
                "subdistrict_th": subdistrict,
                "district_th": district,
                "province_th": province,
                "procedure_id": row.procedure.id.as_str(),
                "title_th": row.procedure.title_th,
                "jurisdiction": row.procedure.jurisdiction.map(Jurisdiction::as_str),
                "finding": finding.as_str(),
                "status": row.standing.as_str(),
                "offices": offices(&row.offices),
                "unknown": offices(&row.unknown),
                "population": self.people(row.subdistrict),
            },
        })
    }
}
