//! Outlines that are not as they should be, and borders that are simplified.

use serde_json::{Value, json};

use super::boundaries::{collection, directory, feature, indexer, ring, text, written};

/// Imports features, and gives the report and what `indexer locate` then answers for places, joined by blanks.
#[track_caller]
fn import(features: &[Value], arguments: &[&str], places: &[&str]) -> (Value, String) {
    let from = directory(&[("subdistricts.geojson", &collection(features))]);
    let home = tempfile::tempdir().expect("a directory");
    let out = home.path().join("boundaries");
    let mut call = vec!["boundaries", "--from", text(from.path()), "--out", text(&out), "--format", "json"];
    call.extend(arguments);
    let (status, stdout, stderr) = indexer(&call, b"");
    assert_eq!(status, 0, "{stderr}");
    let (_, located, _) = indexer(&["locate", "--boundaries", text(&out)], places.join("\n").as_bytes());

    // What was written is as it should be: an import of it changes nothing.
    let again = home.path().join("again");
    let (status, second, stderr) = indexer(
        &["boundaries", "--from", text(&out), "--out", text(&again), "--simplify", "0", "--format", "json"],
        b"",
    );
    assert_eq!(status, 0, "{stderr}");
    let second: Value = serde_json::from_str(&second).expect("JSON");
    let repairs = second["repairs"].as_object().expect("repairs");
    assert!(repairs.values().all(|number| *number == 0), "{repairs:?}");
    for level in ["provinces", "districts", "subdistricts"] {
        assert_eq!(written(&again, level), written(&out, level));
    }
    (serde_json::from_str(&stdout).expect("JSON"), located.split('\n').collect::<Vec<_>>().join(" "))
}

fn subdistrict(number: u32, ring: &Value) -> Value {
    feature(&json!({"code": number.to_string()}), ring)
}

#[test]
fn a_bow_tie_is_cut_where_it_crosses() {
    let bow_tie = json!([[103.0, 18.0], [103.1, 18.1], [103.1, 18.0], [103.0, 18.1], [103.0, 18.0]]);
    let places = ["18.05,103.01", "18.05,103.09", "18.09,103.05", "18.01,103.05"];
    let (report, located) = import(&[subdistrict(380_101, &bow_tie)], &[], &places);
    assert_eq!(located.trim(), "380101 380101");
    assert_eq!(
        (&report["repairs"]["crossed_areas"], &report["written"]["subdistricts"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        report["mended"],
        json!([
            "380101: its outline crosses itself at 18.05000,103.05000: what lies in an odd number of rings is kept, \
                2 polygons instead of 1"
        ])
    );
}

#[test]
fn an_outline_through_one_vertex_twice_is_cut_there() {
    let eight = json!([
        [103.0, 18.0],
        [103.05, 18.05],
        [103.1, 18.0],
        [103.1, 18.1],
        [103.05, 18.05],
        [103.0, 18.1],
        [103.0, 18.0]
    ]);
    // A lake that is drawn as part of the outline, which goes to its shore and back at one vertex.
    let lake = json!([
        [103.2, 18.0],
        [103.3, 18.0],
        [103.3, 18.1],
        [103.2, 18.1],
        [103.2, 18.0],
        [103.22, 18.08],
        [103.28, 18.08],
        [103.28, 18.02],
        [103.2, 18.0]
    ]);
    let features = [subdistrict(380_101, &eight), subdistrict(380_102, &lake)];
    let places = ["18.05,103.01", "18.05,103.09", "18.05,103.25", "18.05,103.29"];
    let (report, located) = import(&features, &["--simplify", "0"], &places);
    assert_eq!(located.trim(), "380101 380101  380102");
    assert_eq!(report["repairs"]["split_areas"], json!(2));
    assert_eq!(report["repairs"]["crossed_areas"], json!(0));
}

#[test]
fn parts_of_an_area_that_cover_each_other_are_united() {
    let parts = json!([[ring([103.0, 18.0, 103.1, 18.1])], [ring([103.02, 18.02, 103.05, 18.05])]]);
    let geometry = json!({"type": "MultiPolygon", "coordinates": parts});
    let overlapping = json!([[ring([103.2, 18.0, 103.3, 18.1])], [ring([103.25, 18.05, 103.35, 18.15])]]);
    let second = json!({"type": "MultiPolygon", "coordinates": overlapping});
    let features = [
        json!({"type": "Feature", "properties": {"code": "380101"}, "geometry": geometry}),
        json!({"type": "Feature", "properties": {"code": "380102"}, "geometry": second}),
    ];
    let (report, located) = import(&features, &[], &["18.03,103.03", "18.07,103.27", "18.12,103.33"]);
    assert_eq!(located.trim(), "380101 380102 380102");
    assert_eq!(report["repairs"]["crossed_areas"], json!(2));
}

#[test]
fn a_spike_is_removed() {
    let spike = json!([
        [103.0, 18.0],
        [103.1, 18.0],
        [103.1, 18.05],
        [103.3, 18.05],
        [103.1, 18.05],
        [103.1, 18.1],
        [103.0, 18.1],
        [103.0, 18.0]
    ]);
    let (report, _) = import(&[subdistrict(380_101, &spike)], &["--simplify", "0"], &["18.05,103.05"]);
    assert_eq!(report["repairs"]["spikes"], json!(1));
}

#[test]
fn vertices_a_hair_apart_and_vertices_on_an_edge_leave_no_gap() {
    let hair = 0.000_000_04;
    let features = [
        subdistrict(380_101, &ring([103.0, 18.0, 103.1, 18.1])),
        subdistrict(
            380_102,
            &json!([
                [103.1 + hair, 18.0 - hair],
                [103.2, 18.0],
                [103.2, 18.1],
                [103.1 - hair, 18.1],
                [103.1 + hair, 18.05],
                [103.1 + hair, 18.0 - hair]
            ]),
        ),
        subdistrict(380_103, &ring([103.0, 18.1, 103.2, 18.2])),
    ];
    let (report, _) = import(&features, &["--simplify", "0"], &[]);
    assert_eq!((&report["gaps"], &report["overlaps"]), (&json!([]), &json!([])));
    assert_eq!(report["repairs"]["joined"], json!(2));
}

#[test]
fn a_border_is_simplified_once_for_all_levels() {
    let winding: Vec<Value> = (0..=100)
        .map(|step| json!([103.1 + 0.000_1 * f64::from(step % 3), 18.0 + 0.001 * f64::from(step)]))
        .collect();
    let mut first = vec![json!([103.0, 18.0])];
    first.extend(winding.iter().cloned());
    first.extend([json!([103.0, 18.1]), json!([103.0, 18.0])]);
    let mut second = vec![json!([103.2, 18.0]), json!([103.2, 18.1])];
    second.extend(winding.iter().rev().cloned());
    second.push(json!([103.2, 18.0]));
    let features = [subdistrict(380_101, &json!(first)), subdistrict(380_201, &json!(second))];
    for (metres, expected) in [("0", 105), ("5", 72), ("50", 6)] {
        let (report, _) = import(&features, &["--simplify", metres], &[]);
        assert_eq!((&report["gaps"], &report["overlaps"]), (&json!([]), &json!([])));
        assert_eq!(
            (&report["vertices"]["before"], &report["vertices"]["after"]),
            (&json!(105), &json!(expected))
        );
    }
    for wrong in ["-1", "NaN", "10001", "near"] {
        let call = ["boundaries", "--from", "x", "--out", "y", &format!("--simplify={wrong}")];
        let (status, _, stderr) = indexer(&call, b"");
        assert_eq!((status, stderr.contains("expected metres from 0 to 10000")), (2, true), "{stderr}");
    }
}

#[test]
fn districts_are_what_their_subdistricts_are_together() {
    let features = [
        subdistrict(380_101, &ring([103.0, 18.0, 103.1, 18.1])),
        feature(&json!({"code": "3801", "name_th": "ของไฟล์"}), &ring([103.0, 18.0, 103.2, 18.1])),
        feature(&json!({"code": "3802", "name_th": "ไม่มีตำบล"}), &ring([103.2, 18.0, 103.3, 18.1])),
    ];
    let from = directory(&[("all.geojson", &collection(&features))]);
    let out = tempfile::tempdir().expect("a directory");
    let call = ["boundaries", "--from", text(from.path()), "--out", text(out.path())];
    let (status, _, stderr) = indexer(&call, b"");
    assert_eq!(status, 0, "{stderr}");
    assert!(
        stderr.contains(
            "note: 3801: 234.4 km² by its own outline, 117.2 km² put together from subdistricts: written"
        ),
        "{stderr}"
    );
    let districts = written(out.path(), "districts");
    let of = |number: usize| &districts["features"][number];
    assert_eq!(
        (&of(0)["properties"]["name_th"], &of(1)["properties"]["name_th"]),
        (&json!("ของไฟล์"), &json!("ไม่มีตำบล"))
    );
    let subdistricts = written(out.path(), "subdistricts");
    assert_eq!(of(0)["geometry"]["coordinates"][0][0].as_array().map(Vec::len), Some(5));
    assert_eq!(subdistricts["features"].as_array().map(Vec::len), Some(1));
}
