//! The targets. Each takes any bytes, and panics when its reader does or contradicts itself.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use domain::hours::{CalendarView, Schedule, read_hours};
use domain::{AreaCode, HoursExpression, Position};
use engine::Areas;
use indexer::boundaries::{ImportOptions, Origin};
use indexer::{Checked, Refusal, read_source};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Instants at which hours are evaluated: an ordinary noon, midnight of a new year, a leap day.
const INSTANTS: [&str; 3] = ["2026-11-23T05:00:00Z", "2026-12-31T17:00:00Z", "2028-02-29T03:00:00Z"];

/// A table of offices as text.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn delimited(bytes: &[u8]) {
    read(&[("service_points.csv", bytes)]);
}

/// A workbook as it is packed.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn workbook(bytes: &[u8]) {
    read(&[("service_points.xlsx", bytes)]);
}

/// The sheet within a workbook that is packed well.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn sheet(bytes: &[u8]) {
    read(&[("service_points.xlsx", &packed(&crate::seeds::book(bytes)))]);
}

/// A mapping, beside files for it.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn mapping(bytes: &[u8]) {
    let units = "no,name,kind,lat,lon\n1,ก,sao,18.1,103.1\n2,ข,pao,18.2,103.2\n";
    let procedures = "id,title_th\nLAO-001,การขอ\n";
    read(&[
        ("units.csv", units.as_bytes()),
        ("procedures.csv", procedures.as_bytes()),
        ("mapping.toml", bytes),
    ]);
}

/// Offices as features.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn features(bytes: &[u8]) {
    read(&[("service_points.geojson", bytes)]);
}

/// Polygons of areas as features.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn polygons(bytes: &[u8]) {
    import("subdistricts.geojson", bytes);
}

/// A packed package of boundaries.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn package(bytes: &[u8]) {
    import("package.zip", bytes);
}

/// Hours as text.
///
/// # Panics
/// When the reader does, or contradicts itself.
pub fn hours(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(hours) = read_hours(&text).map(|read| read.expression) else { return };
    let again = HoursExpression::parse(hours.as_str());
    assert_eq!(again.as_ref(), Ok(&hours), "hours are read again as they are written");
    let zone = chrono_tz::Asia::Bangkok;
    let schedule = Schedule::new(Some(hours), CalendarView::default(), Vec::new(), zone);
    for instant in INSTANTS {
        let at = instant.parse().expect("an instant");
        assert_eq!(schedule.state_at(at).status, schedule.status_at(at));
    }
}

/// Reads a source directory of these files, twice.
fn read(files: &[(&str, &[u8])]) {
    let dir = tempfile::tempdir().expect("a directory");
    for (name, bytes) in files {
        fs::write(dir.path().join(name), bytes).expect("a file");
    }
    let told = |read: Result<Checked, Refusal>| match read {
        Ok(Checked { records, defects, notes, .. }) => Ok((records.points, defects, notes)),
        Err(refusal) => Err(refusal.to_string()),
    };
    let (first, second) = (told(read_source(dir.path())), told(read_source(dir.path())));
    assert_eq!(first, second, "the same files are read the same way");
    for point in first.map(|(points, ..)| points).unwrap_or_default() {
        assert!(!point.name_th.is_empty(), "an office without a name is dropped");
    }
}

/// Imports boundaries, reads what was written, and locates positions.
fn import(name: &str, bytes: &[u8]) {
    let dir = tempfile::tempdir().expect("a directory");
    let (from, out) = (dir.path().join(name), dir.path().join("boundaries"));
    fs::write(&from, bytes).expect("a file");
    let origin = Origin::from(from.as_os_str());
    let Ok(import) = indexer::boundaries::import(&origin, &out, ImportOptions::default(), &|_| ()) else {
        return;
    };
    let areas = Areas::new(subdistricts(&out));
    assert_eq!(areas.codes().len(), import.written[2], "all that was written is read");
    for (latitude, longitude) in [(18.25, 103.25), (18.5, 103.5), (0.0, 0.0), (90.0, 180.0)] {
        let position = Position::from_degrees(latitude, longitude).expect("in range");
        let around: Vec<AreaCode> = areas.all_around(position);
        assert_eq!(areas.locate(position).map(|located| located.subdistrict), around.first().copied());
    }
}

fn subdistricts(dir: &Path) -> Vec<engine::Area> {
    indexer::boundaries::read_subdistricts(dir).expect("what was just written").0
}

/// A zip file of parts.
pub(crate) fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("memory takes a part");
        zip.write_all(content).expect("memory takes bytes");
    }
    zip.finish().expect("memory takes the end").into_inner()
}
