//! Tiles over HTTP, read by another program's reader.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use fast_mvt::{MvtFeatureRef, MvtReaderRef};
use serde_json::Value;

use crate::harness::http::Reply;
use crate::harness::{Server, sample_index, utf8};
use crate::territory;

/// A Tuesday on which offices of the sample are open.
const AT: &str = "at=2026-12-08T10:00:00%2B07:00";

/// The world, which has every office of the sample.
const WORLD: &str = "/v1/tiles/0/0/0.mvt";

/// The most bytes of a tile, as the contract has it.
const MOST_BYTES: usize = 100 * 1024;

type Feature = (String, BTreeMap<String, String>);

/// The features of each layer: geometry and properties as text.
fn layers(reply: &Reply) -> BTreeMap<String, Vec<Feature>> {
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, Some("application/vnd.mapbox-vector-tile"))
    );
    let tile = MvtReaderRef::new(&reply.body).expect("a tile");
    let properties = |feature: MvtFeatureRef<'_>| {
        let pairs = feature.properties().map(|property| property.expect("a property"));
        pairs.map(|(name, value)| (name.to_owned(), format!("{value:?}"))).collect()
    };
    tile.layers()
        .map(|layer| {
            let feature = |feature: MvtFeatureRef<'_>| {
                let geometry = feature.geometry().expect("a geometry");
                (format!("{geometry:?}"), properties(feature))
            };
            (layer.name().to_owned(), layer.features().map(feature).collect())
        })
        .collect()
}

/// How many offices a tile stands for.
fn offices(layers: &BTreeMap<String, Vec<Feature>>) -> u64 {
    let alone = layers.get("service_points").map_or(0, Vec::len) as u64;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let counts = layers.get("clusters").into_iter().flatten();
    // `Uint(12)`: the variant of the value has no digit.
    alone + counts.map(|(_, own)| digits(&own["count"]).parse::<u64>().expect("a count")).sum::<u64>()
}

#[test]
fn the_world_has_as_many_offices_as_a_list_with_the_same_filters() {
    let index = sample_index();
    let server = Server::start(index.path());
    for filter in ["", "&procedure=id-card-first", "&open=only", "&procedure=id-card-first&open=possible"] {
        let list = server.get(&format!("/v1/nearest?lat=18&lon=103&limit=100&{AT}{filter}")).json();
        let expected = list["results"].as_array().expect("results").len() as u64;
        let tile = server.get(&format!("{WORLD}?{AT}{filter}"));
        assert_eq!(offices(&layers(&tile)), expected, "{filter}");
        assert!(expected > 0 && tile.body.len() <= MOST_BYTES, "{filter}: {expected}, {}", tile.body.len());
    }
    server.assert_clean_log();
}

#[test]
fn a_tile_keeps_its_tag_and_may_come_compressed() {
    let index = sample_index();
    let server = Server::start(index.path());
    let path = format!("{WORLD}?{AT}");
    let first = server.get(&path);
    let tag = first.header("etag").expect("a tag").to_owned();
    assert_eq!(first.header("cache-control"), Some("public, max-age=60, stale-while-revalidate=300"));
    let again = server.get_with(&path, &[("if-none-match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_ne!(server.get(&format!("{path}&open=only")).header("etag"), Some(tag.as_str()));
    let packed = server.get_with(&path, &[("accept-encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
}

#[test]
fn what_is_no_tile_or_no_filter_is_named() {
    let index = sample_index();
    let server = Server::start(index.path());
    for path in ["1/2/0.mvt", "21/0/0.mvt", "0/0/0", "0/0/0.png", "0/0/-1.mvt", "a/0/0.mvt"] {
        let reply = server.get(&format!("/v1/tiles/{path}"));
        assert_eq!((reply.status, &reply.json()["code"]), (404, &Value::from("not_found")), "{path}");
    }
    for (query, parameter) in [
        ("procedure=nope", "procedure"),
        ("open=maybe", "open"),
        ("lat=18", "lat"),
        ("q=x", "q"),
        ("at=x", "at"),
    ] {
        let reply = server.get(&format!("{WORLD}?{query}"));
        assert_eq!(
            (reply.status, &reply.json()["errors"][0]["parameter"]),
            (400, &Value::from(parameter)),
            "{query}"
        );
    }
    server.assert_clean_log();
}

#[test]
fn borders_have_levels_and_areas_have_thai_names() {
    let dir = territory::index(true);
    let server = Server::start(&dir.path().join("index"));
    // 18.5 N, 103.5 E, where the four squares meet.
    let tile = server.get(&format!("/v1/tiles/8/201/114.mvt?{AT}"));
    let layers = layers(&tile);
    let levels: Vec<&str> = layers["boundaries"].iter().map(|(_, own)| own["level"].as_str()).collect();
    for level in ["province", "district"] {
        assert!(levels.iter().any(|shown| shown.contains(level)), "{level} in {levels:?}");
    }
    let names: Vec<&String> = layers["areas"].iter().map(|(_, own)| &own["name_th"]).collect();
    assert!(names.iter().any(|name| name.contains("เซกา")), "{names:?}");
    server.assert_clean_log();
}

#[test]
fn gdal_reads_a_tile() {
    if Command::new("ogrinfo").arg("--version").output().is_err() {
        eprintln!(
            "DID NOT RUN: GDAL (Debian's gdal-bin) is not installed; the other tests read tiles by a library"
        );
        return;
    }
    let dir = territory::index(true);
    let server = Server::start(&dir.path().join("index"));
    let tile = server.get(&format!("/v1/tiles/8/201/114.mvt?{AT}"));
    let file = dir.path().join("114.mvt");
    fs::write(&file, &tile.body).expect("written");
    let output =
        Command::new("ogrinfo").args(["-al", "-oo", "CLIP=NO", utf8(&file)]).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    for expected in [
        "Layer name: boundaries",
        "Layer name: areas",
        "name_th (String) = เซกา",
        "level (String) = province",
    ] {
        assert!(told.contains(expected), "{expected} is not in\n{told}");
    }
}
