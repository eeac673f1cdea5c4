//! The table of an earlier run.

use std::path::Path;

use pins::queue::Earlier;

use super::PinReportError;

/// The codes of each id.
pub(super) fn read(path: &Path) -> Result<Earlier, PinReportError> {
    let unusable = |reason: String| PinReportError::Earlier { path: path.display().to_string(), reason };
    let bytes = std::fs::read(path).map_err(|error| unusable(error.to_string()))?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let mut table = csv::Reader::from_reader(bytes);
    let header = table.headers().map_err(|error| unusable(error.to_string()))?.clone();
    let column = |name: &str| {
        let at = header.iter().position(|known| known == name);
        at.ok_or_else(|| unusable(format!("it has no column {name}")))
    };
    let (id, codes) = (column("id")?, column("codes")?);
    let mut earlier = Earlier::new();
    for record in table.records() {
        let record = record.map_err(|error| unusable(error.to_string()))?;
        let codes = record.get(codes).unwrap_or_default().split('|').filter(|code| !code.is_empty());
        earlier.insert(record.get(id).unwrap_or_default().to_owned(), codes.map(str::to_owned).collect());
    }
    Ok(earlier)
}
