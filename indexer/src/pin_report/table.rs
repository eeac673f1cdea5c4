//! The report as CSV.

use std::io::{self, Write};

use super::PinReport;
use super::row::{Row, degrees, joined};

/// The columns. Programs know them by name; new ones go to the end.
const COLUMNS: [&str; 22] = [
    "id",
    "p_wrong_1km",
    "p_wrong_5km",
    "codes",
    "message_th",
    "proposed_lat",
    "proposed_lon",
    "repair",
    "confidence",
    "rank",
    "name_th",
    "type_th",
    "province_th",
    "district_th",
    "lat",
    "lon",
    "uncertainty_m",
    "would_pass",
    "off_m",
    "harm",
    "message_en",
    "change",
];

impl PinReport {
    /// Writes the report as CSV in UTF-8 with a byte order mark, as spreadsheets want it for Thai.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write_csv(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS).map_err(io::Error::from)?;
        for row in &self.rows {
            table.write_record(cells(row)).map_err(io::Error::from)?;
        }
        table.flush()
    }
}

fn cells(row: &Row) -> [String; COLUMNS.len()] {
    let text = |value: Option<String>| value.unwrap_or_default();
    let (repair, wrong) = (row.repair.as_ref(), row.wrong);
    let proposed = repair.and_then(|repair| repair.position);
    [
        row.id.clone(),
        text(wrong.map(|wrong| format!("{:.6}", wrong.by_1_km))),
        text(wrong.map(|wrong| format!("{:.6}", wrong.by_5_km))),
        joined(row.codes(), "|"),
        row.message_th(),
        text(proposed.map(|position| degrees(position.latitude_degrees()))),
        text(proposed.map(|position| degrees(position.longitude_degrees()))),
        text(repair.map(|repair| repair.kind.as_str().to_owned())),
        text(repair.map(|repair| format!("{:.3}", repair.confidence))),
        row.rank.to_string(),
        row.name_th.clone(),
        row.kind_th.clone(),
        row.province_th.clone(),
        row.district_th.clone(),
        text(row.position.map(|position| position.latitude_degrees().to_string())),
        text(row.position.map(|position| position.longitude_degrees().to_string())),
        text(repair.and_then(|repair| repair.uncertainty).map(|metres| format!("{:.0}", metres.0))),
        text(repair.map(|repair| joined(repair.would_pass.iter().map(|code| code.as_str()), "|"))),
        text(row.off_m.map(|metres| format!("{metres:.0}"))),
        format!("{:.0}", row.harm / 1_000.0),
        row.message_en(),
        text(row.change.map(|change| change.as_str().to_owned())),
    ]
}
