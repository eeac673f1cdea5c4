//! The report as CSV.

use std::io::{self, Write};

use domain::ServicePoint;
use domain::procedure::Jurisdiction;

use super::{CoverageReport, names};

/// The columns. Programs know them by name; new ones go to the end.
const COLUMNS: [&str; 14] = [
    "subdistrict",
    "subdistrict_th",
    "district_th",
    "province_th",
    "procedure_id",
    "title_th",
    "jurisdiction",
    "finding",
    "status",
    "offices",
    "office_names",
    "unknown_offices",
    "unknown_names",
    "population",
];

impl CoverageReport<'_> {
    /// Writes the report as CSV in UTF-8 with a byte order mark, as spreadsheets want it for Thai.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write_csv(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS).map_err(io::Error::from)?;
        for (finding, row) in self.listed() {
            let [subdistrict, district, province] = names(row.subdistrict);
            let jurisdiction = row.procedure.jurisdiction.map_or("", Jurisdiction::as_str);
            let cells: [String; COLUMNS.len()] = [
                row.subdistrict.to_string(),
                subdistrict.to_owned(),
                district.to_owned(),
                province.to_owned(),
                row.procedure.id.to_string(),
                row.procedure.title_th.clone(),
                jurisdiction.to_owned(),
                finding.as_str().to_owned(),
                row.standing.as_str().to_owned(),
                ids(&row.offices),
                office_names(&row.offices),
                ids(&row.unknown),
                office_names(&row.unknown),
                self.people(row.subdistrict).map_or_else(String::new, |people| people.to_string()),
            ];
            table.write_record(cells).map_err(io::Error::from)?;
        }
        table.flush()
    }
}

fn ids(points: &[&ServicePoint]) -> String {
    points.iter().map(|point| point.id.as_str()).collect::<Vec<_>>().join("|")
}

fn office_names(points: &[&ServicePoint]) -> String {
    points.iter().map(|point| point.name_th.as_str()).collect::<Vec<_>>().join("|")
}
