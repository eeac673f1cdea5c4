//! `indexer coverage` from outside, and against what a server would answer.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use domain::area::{AreaLevel, Gazetteer};
use domain::jurisdiction::Home;
use domain::{AreaCode, Position};
use engine::{NearestQuery, QueryEngine, View, coverage};

use super::command::{indexer, text};
use super::{sample, write};

fn subdistricts_of(province: u32) -> Vec<AreaCode> {
    let province = AreaCode::from_number(province).expect("a code");
    let places = Gazetteer::built_in().places().iter().map(|place| place.code);
    places.filter(|code| code.level() == AreaLevel::Subdistrict && province.contains(*code)).collect()
}

#[test]
fn every_pair_of_a_subdistrict_and_a_bound_procedure_is_covered_or_listed_as_a_question_would_be_answered() {
    let (source, out) = (sample(), tempfile::tempdir().expect("a directory"));
    let checked = indexer::read_source(source.path()).expect("the sample");
    let mut places = subdistricts_of(38);
    places.extend(subdistricts_of(10).into_iter().take(3));
    let rows = coverage(&checked.records, &places);
    engine::publish(checked.records.clone(), domain::ChangeNumber(0), Vec::new(), out.path())
        .expect("published");
    let view = View::new(Arc::new(engine::open_current(out.path()).expect("opened")));
    let at = chrono::DateTime::UNIX_EPOCH;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        let query = NearestQuery {
            procedures: vec![vec![row.procedure.id.clone()]],
            home: Some(Home::of(row.subdistrict)),
            ..NearestQuery::from_here(Position::from_degrees(13.0, 100.0).expect("in range"), at)
        };
        let answers = view.responsible(&query).expect("an answer");
        assert_eq!(answers[0].standing, row.standing, "{} {}", row.subdistrict, row.procedure.id);
        let mut found: Vec<&str> = answers[0].offices.iter().map(|one| one.hit.point.id.as_str()).collect();
        found.sort_unstable();
        let expected: Vec<&str> = row.offices.iter().map(|point| point.id.as_str()).collect();
        assert_eq!(found, expected, "{} {}", row.subdistrict, row.procedure.id);
        *seen.entry(row.standing.as_str()).or_default() += 1;
    }
    assert_eq!(rows.len() % places.len(), 0);
    assert!(seen["found"] > 500 && seen["ambiguous"] > 50 && seen["none"] > 50, "{seen:?}");
}

const BOUNDARIES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"380407","name_th":"ท่าสะอาด","name_en":"Tha Sa-at","population":5200},
 "geometry":{"type":"Polygon","coordinates":[[[103.9,17.9],[104.0,17.9],[104.0,18.0],[103.9,18.0],[103.9,17.9]]]}}]}"#;

#[test]
fn gaps_and_overlaps_are_a_table_and_features_with_outlines() {
    let source = sample();
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "subdistricts.geojson", BOUNDARIES.as_bytes());
    let written = |format: &str, more: &[&str]| {
        let out = dir.path().join("out");
        let mut arguments = vec!["coverage", "--source", text(source.path()), "--format", format];
        arguments.extend(["--boundaries", text(dir.path()), "--area", "3804", "--out", text(&out)]);
        arguments.extend(more);
        let (status, stdout, stderr) = indexer(&arguments);
        assert_eq!((status, stdout.as_str()), (0, ""), "{stderr}");
        assert!(stderr.contains("overlaps"), "{stderr}");
        fs::read_to_string(&out).expect("a report")
    };
    let table = written("csv", &[]);
    let row = table.lines().find(|line| line.starts_with("380407,") && line.contains(",old-age-allowance,"));
    let row = row.expect("an overlap");
    for cell in ["ท่าสะอาด", "overlap", "ambiguous", "lao-5380401|lao-6380404", "5200"] {
        assert!(row.contains(cell), "{row}");
    }
    assert!(!table.contains(",covered,"));
    assert!(written("csv", &["--all"]).contains(",covered,"));
    let features: serde_json::Value = serde_json::from_str(&written("geojson", &[])).expect("JSON");
    let all = features["features"].as_array().expect("features");
    let one = all.iter().find(|one| one["id"] == "380407-old-age-allowance").expect("a feature");
    assert_eq!(one["geometry"]["type"], "MultiPolygon");
    assert_eq!(one["properties"]["offices"][0]["id"], "lao-5380401");
    // Outside of the polygons a point stands for the subdistrict.
    assert!(all.iter().any(|one| one["geometry"]["type"] == "Point"));
    let (status, _, stderr) =
        indexer(&["coverage", "--source", text(source.path()), "--area", "xx", "--out", "x"]);
    assert_eq!(status, 2, "{stderr}");
}
