//! What units drew of their territories, from the file to the answer.

use std::fs;
use std::sync::Arc;

use domain::jurisdiction::Standing;
use domain::{Position, ProcedureId};
use engine::{NearestQuery, QueryEngine, View};

use super::command::{indexer, text};
use super::write;

/// A square of a tenth of a degree from a corner in the south-west, as GeoJSON.
fn square(lon: f64, lat: f64, width: f64) -> String {
    let (east, north) = (lon + width, lat + 0.1);
    format!(
        r#"{{"type":"Polygon","coordinates":[[[{lon},{lat}],[{east},{lat}],[{east},{north}],[{lon},{north}],[{lon},{lat}]]]}}"#
    )
}

fn collection(features: &[(&str, &str, String)]) -> String {
    let feature = |(key, value, geometry): &(&str, &str, String)| {
        format!(r#"{{"type":"Feature","properties":{{"{key}":"{value}"}},"geometry":{geometry}}}"#)
    };
    let features: Vec<String> = features.iter().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

/// Two subdistricts side by side. A municipality drew the first and half of the second, another the rest of it.
fn source() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    write(
        dir.path(),
        "service_points.csv",
        "id,name_th\ntown,เทศบาลตำบลหนึ่ง\nrest,เทศบาลตำบลสอง\n".as_bytes(),
    );
    write(
        dir.path(),
        "procedures.csv",
        "id,title_th,jurisdiction,jurisdiction_basis\nallowance,เบี้ย,local,residence\n".as_bytes(),
    );
    write(dir.path(), "offers.csv", b"service_point_id,procedure_id\ntown,allowance\nrest,allowance\n");
    let drawn = [("id", "town", square(103.9, 17.9, 0.15)), ("id", "rest", square(104.05, 17.9, 0.05))];
    write(dir.path(), "territories.geojson", collection(&drawn).as_bytes());
    let areas = [("code", "380407", square(103.9, 17.9, 0.1)), ("code", "380401", square(104.0, 17.9, 0.1))];
    fs::create_dir(dir.path().join("boundaries")).expect("a directory");
    write(&dir.path().join("boundaries"), "subdistricts.geojson", collection(&areas).as_bytes());
    dir
}

#[test]
fn who_drew_the_place_of_a_house_is_responsible_for_it() {
    let (source, out) = (source(), tempfile::tempdir().expect("a directory"));
    let boundaries = source.path().join("boundaries");
    let arguments = ["build", "--source", text(source.path()), "--out", text(out.path()), "--strict"];
    let (status, _, stderr) = indexer(&[&arguments[..], &["--boundaries", text(&boundaries)]].concat());
    assert_eq!(status, 0, "{stderr}");
    let view = View::new(Arc::new(engine::open_current(out.path()).expect("opened")));
    let ask = |home| {
        let query = NearestQuery {
            procedures: vec![vec![ProcedureId::new("allowance").expect("an id")]],
            home: Some(home),
            ..NearestQuery::from_here(position(13.75, 100.5), chrono::DateTime::UNIX_EPOCH)
        };
        let answer = view.responsible(&query).expect("an answer").remove(0);
        let mut ids: Vec<String> = answer.offices.iter().map(|one| one.hit.point.id.to_string()).collect();
        ids.sort_unstable();
        (answer.standing, ids.join(" "))
    };
    let at = |lon: f64| view.home_at(position(17.95, lon)).expect("boundaries");
    let home = |code: &str| domain::jurisdiction::Home::of(code.parse().expect("a code"));
    for (asked, standing, offices) in [
        (at(103.95), Standing::Found, "town"),
        (at(104.02), Standing::Found, "town"),
        (at(104.08), Standing::Found, "rest"),
        (at(104.0499), Standing::Ambiguous, "rest town"),
        (home("380407"), Standing::Found, "town"),
        (home("380401"), Standing::Ambiguous, "rest town"),
    ] {
        assert_eq!(ask(asked.clone()), (standing, offices.to_owned()), "{asked:?}");
    }
}

#[test]
fn a_divided_subdistrict_is_listed_for_those_who_can_look_at_the_outlines() {
    let source = source();
    let (boundaries, out) = (source.path().join("boundaries"), source.path().join("out.csv"));
    let arguments =
        ["coverage", "--source", text(source.path()), "--out", text(&out), "--area", "3804", "--all"];
    let (status, _, stderr) = indexer(&[&arguments[..], &["--boundaries", text(&boundaries)]].concat());
    assert_eq!(status, 0, "{stderr}");
    assert!(stderr.contains("1 divided by outlines, 1 confirmed"), "{stderr}");
    let table = fs::read_to_string(&out).expect("a report");
    let row = |code: &str| table.lines().find(|line| line.starts_with(code)).expect(code).to_owned();
    assert!(row("380401,").contains(",divided,ambiguous,rest|town,"), "{table}");
    assert!(row("380407,").contains(",covered,found,town,"), "{table}");
}

#[test]
fn outlines_without_boundaries_are_refused_and_the_old_index_stays() {
    let (source, out) = (source(), tempfile::tempdir().expect("a directory"));
    for command in ["build", "coverage"] {
        let to = out.path().join(command);
        let (status, _, stderr) = indexer(&[command, "--source", text(source.path()), "--out", text(&to)]);
        assert_eq!(status, 3, "{stderr}");
        let expected = "territories.geojson: 2 units drew a territory";
        assert!(stderr.contains(expected) && stderr.contains("--boundaries DIR"), "{stderr}");
        assert!(!to.exists());
    }
}

#[test]
fn an_outline_that_can_not_be_used_names_file_unit_and_fault() {
    let source = source();
    let crossed = r#"{"type":"Polygon","coordinates":[[[103,18],[104,19],[104,18],[103,19],[103,18]]]}"#;
    let far = square(101.0, 15.0, 0.1);
    let drawn = [("id", "town", crossed.to_owned()), ("id", "rest", far)];
    write(source.path(), "territories.geojson", collection(&drawn).as_bytes());
    let (status, stdout, stderr) = indexer(&["check", "--source", text(source.path())]);
    assert_eq!(status, 3, "{stderr}");
    let expected =
        "territories.geojson:2: geometry: unusable-territory: unit town: its outline crosses itself at 18.5";
    assert!(stdout.contains(expected), "{stdout}");
    let (boundaries, out) = (source.path().join("boundaries"), source.path().join("out"));
    let arguments = ["build", "--source", text(source.path()), "--out", text(&out)];
    let arguments = [&arguments[..], &["--boundaries", text(&boundaries)]].concat();
    let (status, _, stderr) = indexer(&arguments);
    assert_eq!(status, 0, "{stderr}");
    let expected = "territories.geojson:3: geometry: unusable-territory: unit rest: what it drew lies in none of the subdistricts";
    assert!(stderr.contains(expected), "{stderr}");

    let elsewhere = [("id", "rest", square(101.0, 15.0, 0.1))];
    write(source.path(), "territories.geojson", collection(&elsewhere).as_bytes());
    let (status, _, stderr) = indexer(&[&arguments[..], &["--strict"]].concat());
    assert_eq!(status, 3, "{stderr}");
    assert!(stderr.contains(expected.replace(":3:", ":2:").as_str()), "{stderr}");
}

fn position(lat: f64, lon: f64) -> Position {
    Position::from_degrees(lat, lon).expect("in range")
}
