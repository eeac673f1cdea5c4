//! What a unit is responsible for, drawn on a map, and how many people a change concerns.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::back_office::{Client, import_sample, on_both, on_sqlite};
use crate::harness::{Server, succeeds, utf8};

/// A district office in the first of the subdistricts of [`boundaries`].
const UNIT: &str = "/admin/v1/service-points/dopa-3804";

/// The subdistrict of the unit with 1,200 people and the one to the east of it with 800, as squares.
fn boundaries() -> Value {
    let feature = |(code, west, population): (&str, f64, u32)| {
        let rings = [square([west, 17.935, west + 0.05, 17.985])];
        json!({
            "type": "Feature",
            "properties": {"code": code, "name_th": "ตำบล", "name_en": "Subdistrict", "population": population},
            "geometry": {"type": "Polygon", "coordinates": rings},
        })
    };
    let features = [("380401", 103.93, 1_200), ("380409", 103.98, 800)].map(feature);
    json!({ "type": "FeatureCollection", "features": features })
}

fn square([west, south, east, north]: [f64; 4]) -> [[f64; 2]; 5] {
    [[west, south], [east, south], [east, north], [west, north], [west, south]]
}

/// A server over the sample with subdistricts.
fn serve(dir: &Path, registry: &str) -> Server {
    import_sample(dir, registry);
    let (index, areas) = (dir.join("index"), dir.join("boundaries"));
    fs::create_dir(&areas).expect("created");
    fs::write(areas.join("subdistricts.geojson"), boundaries().to_string()).expect("written");
    build(registry, &index, &areas);
    Server::start_following(&index, registry)
}

fn build(registry: &str, index: &Path, areas: &Path) {
    let call = ["build", "--registry", registry, "--out", utf8(index), "--boundaries", utf8(areas)];
    succeeds(&call);
}

/// Sets fields of the unit in the version in which it is.
fn set(client: &Client<'_>, fields: &Value) -> (u16, Value) {
    let version = client.get(UNIT).header("etag").expect("a version").to_owned();
    let reply = client.send("PATCH", UNIT, &[("if-match", &version)], Some(fields));
    (reply.status, reply.json())
}

/// Sets fields of the unit, and lets somebody else approve; gives the card as it is then.
fn set_by_two(client: &Client<'_>, second: &Client<'_>, fields: &Value) -> Value {
    let (status, waiting) = set(client, fields);
    assert_eq!(status, 202, "{waiting}");
    let review = format!("/admin/v1/reviews/{}", waiting["review"].as_str().expect("a review"));
    let told = second.get(&review).json();
    assert_eq!(told["reasons"], json!([{"code": "redrawn"}]), "{told}");
    let approved = second.send("POST", &format!("{review}/approve"), &[], None);
    assert_eq!(approved.status, 200, "{}", approved.text());
    client.get(UNIT).json()
}

#[test]
fn an_outline_is_drawn_seen_by_the_public_built_in_and_taken_away() {
    on_both(|dir, registry| {
        let server = serve(dir, registry);
        let client = Client::administrator(&server, registry);
        let second = Client::second(&server, registry);
        assert_eq!(client.get(UNIT).json()["data"]["territory"], Value::Null);
        let drawn = json!({"type": "Polygon", "coordinates": [square([103.94, 17.94, 103.97, 17.98])]});
        let public = || server.get("/v1/service-points/dopa-3804").json()["territory"].clone();
        let told = set_by_two(&client, &second, &json!({ "territory": drawn }));
        let expected =
            json!({"type": "MultiPolygon", "coordinates": [[square([103.94, 17.94, 103.97, 17.98])]]});
        assert_eq!(told["data"]["territory"], expected);
        assert_eq!(public(), expected);

        // The same again is no change.
        let change = told["change"].clone();
        let (_, again) = set(&client, &json!({ "territory": expected }));
        assert_eq!(again["change"], change);
        build(registry, &dir.join("index"), &dir.join("boundaries"));
        let built = Server::start(&dir.join("index"));
        assert_eq!(built.get("/v1/service-points/dopa-3804").json()["territory"], expected);

        let told = set_by_two(&client, &second, &json!({"territory": null}));
        assert_eq!((&told["data"]["territory"], public()), (&Value::Null, Value::Null));
        server.assert_clean_log();
    });
}

#[test]
fn an_outline_that_could_be_meant_in_two_ways_is_refused_with_what_is_wrong() {
    on_sqlite(|dir, registry| {
        let server = serve(dir, registry);
        let client = Client::administrator(&server, registry);
        let before = client.get(UNIT).json()["change"].clone();
        let polygon = |ring: Value| json!({"type": "Polygon", "coordinates": [ring]});
        for (outline, expected) in [
            (
                polygon(json!([[103.94, 17.94], [103.97, 17.98], [103.97, 17.94], [103.94, 17.98]])),
                "crosses itself",
            ),
            (polygon(json!([[103.94, 17.94], [103.97, 17.98]])), "no extent"),
            (polygon(json!([[17.94, 103.94], [17.98, 103.94], [17.98, 103.97]])), "not in Thailand"),
            (polygon(json!([[103.94], [103.97, 17.98], [103.97, 17.94]])), "not in Thailand"),
            (polygon(json!(square([100.0, 10.0, 100.1, 10.1]))), "in no subdistrict"),
            (json!({"type": "Point", "coordinates": [103.94, 17.94]}), "Polygon"),
            (json!("Seka"), "territory"),
            (json!({"type": "Polygon", "coordinates": "none"}), "territory"),
        ] {
            let (status, told) = set(&client, &json!({ "territory": outline }));
            assert_eq!(status, 400, "{outline}: {told}");
            assert!(told.to_string().contains(expected), "{outline}: {told}");
            let named = told["errors"][0]["parameter"].as_str();
            assert!(named.is_some_and(|named| named.starts_with("territory")), "{told}");
        }
        assert_eq!(client.get(UNIT).json()["change"], before);
        server.assert_clean_log();
    });
}

#[test]
fn a_check_tells_about_how_many_people_would_go_farther() {
    on_sqlite(|dir, registry| {
        let server = serve(dir, registry);
        let client = Client::administrator(&server, registry);
        let checked =
            client.post(&format!("{UNIT}/check?preview=1"), &json!({"pin": {"lat": 17.96, "lon": 104.3}}));
        assert_eq!(checked.status, 200, "{}", checked.text());
        let people = &checked.json()["preview"]["people"];
        // Everybody's way to the only district office here grows, unless another office is nearer to some.
        let count = |field: &str| people[field].as_u64().expect("a number");
        assert!((1..=2_000).contains(&count("farther")) && count("farther") <= count("affected"), "{people}");
        assert!((1..=2).contains(&count("subdistricts")), "{people}");
        assert!(people["added_m"].as_f64() > Some(0.0), "{people}");
        server.assert_clean_log();
    });
}
