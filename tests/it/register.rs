//! The register of all local administrations, converted by hand to the contract's columns.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use crate::harness::{Server, indexer, utf8};

/// The data folder that stands beside the project on a developer's machine; it is no part of the project.
pub(crate) fn shared_data() -> Option<PathBuf> {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    Some(workspace.join("../shared/data")).filter(|path| path.is_dir())
}

#[test]
fn every_local_administration_is_indexed_and_those_with_a_pin_are_found_by_it() {
    let Some(data) = shared_data() else {
        eprintln!("DID NOT RUN: ../shared/data is not here");
        return;
    };
    let register = fs::read_to_string(data.join("lao_register.csv")).expect("text");
    let mut rows = register.lines();
    assert_eq!(
        rows.next(),
        Some("dla_code,name_th,kind,province,district,district_th,same_named_subdistrict,lat,lon,area_km2")
    );
    let mut table = "id,name_th,type,subdistrict_code,lat,lon\n".to_owned();
    let (mut count, mut pinned) = (0, Vec::new());
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let [id, name, kind, _, _, _, subdistrict, lat, lon, _] = cells[..] else {
            panic!("a row of another shape: {row}");
        };
        count += 1;
        if !lat.is_empty() && !lon.is_empty() {
            pinned.push((id, lat, lon));
        }
        writeln!(table, "{id},{name},{kind},{subdistrict},{lat},{lon}").expect("a string takes text");
    }
    assert_eq!((count, pinned.len()), (7_849, 4_875));

    let (source, index) =
        (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
    fs::write(source.path().join("service_points.csv"), table).expect("written");
    let built = indexer(&["build", "--source", utf8(source.path()), "--out", utf8(index.path())]);
    assert_eq!(built.code(), 0, "{}", built.stderr);
    assert!(built.stdout.contains("7849 service points (4875 pinned)"), "{}", built.stdout);

    let server = Server::start(index.path());
    for (id, lat, lon) in pinned.iter().step_by(97) {
        let answer = server.get(&format!("/v1/nearest?lat={lat}&lon={lon}&limit=10")).json();
        let found = answer["results"].as_array().into_iter().flatten().find(|hit| hit["id"] == **id);
        // The question's decimals are cut after the sixth, about 11 cm.
        let distance_m =
            found.unwrap_or_else(|| panic!("{id} isn't found at its own pin"))["distance_m"].as_f64();
        assert!(distance_m.is_some_and(|distance_m| distance_m < 0.2), "{id}: {distance_m:?}");
        assert_eq!(server.get(&format!("/v1/service-points/{id}")).status, 200);
    }
    server.assert_clean_log();
}
