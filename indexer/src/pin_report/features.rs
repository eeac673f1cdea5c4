//! The report as GeoJSON.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::PinReport;
use super::row::Row;

impl PinReport {
    /// Writes the report as a GeoJSON collection with one feature for each service point; of one without a pin the geometry
    /// is null (RFC 7946, section 3.2).
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write_geojson(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, r#"{{"type":"FeatureCollection","features":["#)?;
        for (number, row) in self.rows.iter().enumerate() {
            let comma = if number + 1 < self.rows.len() { "," } else { "" };
            writeln!(out, "{}{comma}", feature(row))?;
        }
        writeln!(out, "]}}")
    }
}

fn feature(row: &Row) -> Value {
    let point = |latitude: f64, longitude: f64| json!([longitude, latitude]);
    let geometry = row.position.map(|position| {
        json!({"type": "Point", "coordinates": point(position.latitude_degrees(), position.longitude_degrees())})
    });
    let evidence: Vec<Value> = row
        .evidence
        .iter()
        .map(|evidence| {
            let figures: serde_json::Map<String, Value> =
                evidence.figures.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
            json!({
                "code": evidence.code.as_str(),
                "severity": evidence.code.severity().as_str(),
                "figures": figures,
                "message_th": evidence.message_th,
                "message_en": evidence.message_en,
                "source": evidence.code.source(),
            })
        })
        .collect();
    let repair = row.repair.as_ref();
    let proposed = repair.and_then(|repair| repair.position);
    json!({
        "type": "Feature",
        "id": row.id,
        "geometry": geometry,
        "properties": {
            "id": row.id,
            "name_th": row.name_th,
            "p_wrong_1km": row.wrong.map(|wrong| wrong.by_1_km),
            "p_wrong_5km": row.wrong.map(|wrong| wrong.by_5_km),
            "codes": row.codes().collect::<Vec<_>>(),
            "message_th": row.message_th(),
            "proposed_lat": proposed.map(|position| position.latitude_degrees()),
            "proposed_lon": proposed.map(|position| position.longitude_degrees()),
            "repair": repair.map(|repair| repair.kind.as_str()),
            "confidence": repair.map(|repair| repair.confidence),
            "uncertainty_m": repair.and_then(|repair| repair.uncertainty).map(|metres| metres.0),
            "would_pass": repair.map(|repair| repair.would_pass.iter().map(|code| code.as_str()).collect::<Vec<_>>()),
            "rank": row.rank,
            "off_m": row.off_m,
            "harm": row.harm,
            "province_th": row.province_th,
            "district_th": row.district_th,
            "change": row.change.map(|change| change.as_str()),
            "evidence": evidence,
        },
    })
}
