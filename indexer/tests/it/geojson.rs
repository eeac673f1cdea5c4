//! Points of GeoJSON files, with a mapping and under a table's own name.

use indexer::{Checked, Refusal, read_source};

use super::mapping::only;
use super::read_mapped;

/// A collection of these features, with these further members.
fn collection(members: &str, features: &[&str]) -> String {
    format!(r#"{{"type": "FeatureCollection"{members}, "features": [{}]}}"#, features.join(","))
}

fn point(id: &str, properties: &str) -> String {
    format!(
        r#"{{"type": "Feature"{id}, "properties": {{{properties}}},
        "geometry": {{"type": "Point", "coordinates": [103.65, 18.36]}}}}"#
    )
}

fn read(text: &str) -> Result<Checked, Refusal> {
    let dir = only(&[("points.geojson", text)]);
    read_mapped(dir.path(), "geojson-points")
}

#[test]
fn properties_are_columns_and_the_geometry_is_the_pin() -> Result<(), Refusal> {
    let first = point(
        r#", "id": 7"#,
        r#""name": "ก", "opening_hours": "Mo-Fr 08:30-16:30", "lat": 1, "contact": {"phone": "1"}"#,
    );
    let second = point("", r#""id": "b", "name:th": "ข", "tags": ["x", "y"]"#);
    let checked = read(&collection("", &[&first, &second]))?;
    let points = &checked.records.points;
    assert_eq!(points.iter().map(|point| point.id.as_str()).collect::<Vec<_>>(), ["7", "b"]);
    assert!(points.iter().all(|point| point.position.is_some()) && points[0].hours.is_some());
    assert!(checked.defects.is_empty(), "{:?}", checked.defects);
    let unread: Vec<&str> = checked.notes.iter().filter_map(|note| note.column.as_deref()).collect();
    assert_eq!(unread, ["contact.phone", "properties.lat", "tags"]);
    Ok(())
}

#[test]
fn a_table_may_be_geojson_under_its_own_name() -> Result<(), Refusal> {
    let text = collection("", &[&point("", r#""id": "a", "name_th": "ก""#)]);
    let checked = read_source(only(&[("service_points.geojson", &text)]).path())?;
    assert_eq!(checked.records.points.len(), 1);
    assert!(checked.records.points[0].position.is_some());
    Ok(())
}

#[test]
fn the_firewall_sees_every_member_however_deep() {
    for (text, column) in [
        (collection("", &[&point("", r#""name": "ก", "password": "hunter2""#)]), "password"),
        (collection("", &[&point("", r#""name": "ก", "login": {"api key": "hunter2"}"#)]), "login.api key"),
        (collection("", &[&point(r#", "secret": "hunter2""#, r#""name": "ก""#)]), "feature.secret"),
        (collection(r#", "token": "hunter2""#, &[&point("", r#""name": "ก""#)]), "collection.token"),
        (collection("", &[&point("", r#""name": "ก", "note": "password: hunter2""#)]), "row 2, note"),
        (collection("", &[&point("", r#""name": "ก", "list": [{"password": "hunter2"}]"#)]), "row 2, list"),
        (collection("", &[&point("", r#""name": "ก", "สถานะ Authorize": "hunter2""#)]), "สถานะ Authorize"),
    ] {
        let refusal = read(&text).expect_err(&text);
        assert!(refusal.to_string().starts_with(&format!("points.geojson: {column}: ")), "{refusal}");
        assert!(!format!("{refusal} {refusal:?}").contains("hunter2"), "{refusal}");
    }
}

#[test]
fn what_is_no_collection_is_refused_by_line_without_its_values() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for text in ["", "{", "[]", "hunter2", r#"{"type": "FeatureCollection", "features": "hunter2"}"#, &deep] {
        let refusal = read(text).expect_err(text).to_string();
        assert!(refusal.contains("points.geojson: not a GeoJSON collection of features: line "), "{refusal}");
        assert!(!refusal.contains("hunter2"), "{refusal}");
    }
}
