//! Sentences asked of the real server, over the sample.

use serde_json::{Value, json};

use crate::harness::{Server, sample_index};

/// A Thursday morning.
const AT: &str = "2026-11-26T10:00:00+07:00";

fn ask(server: &Server, question: &Value) -> Value {
    let mut body = question.clone();
    body["at"] = json!(AT);
    let reply = server.post("/v1/search", &body);
    assert_eq!(reply.status, 200, "{question}: {}", reply.text());
    reply.json()
}

fn ids(answer: &Value) -> Vec<&str> {
    let results = answer["results"].as_array().into_iter().flatten();
    results.filter_map(|office| office["id"].as_str()).collect()
}

/// The part of a text that a span names.
fn said(text: &str, part: &Value) -> String {
    let end =
        |place: usize| usize::try_from(part["span"][place].as_u64().expect("a span")).expect("an offset");
    text.chars().skip(end(0)).take(end(1) - end(0)).collect()
}

#[test]
fn a_sentence_is_shown_as_it_was_understood() {
    let index = sample_index();
    let server = Server::start(index.path());
    let text = "ต่อภาษีรถ แถวบางนา วันเสาร์";
    let answer = ask(&server, &json!({ "q": text }));
    let understood = &answer["understood"];
    assert_eq!(understood["procedures"][0]["id"], "vehicle-tax", "{answer}");
    assert_eq!(said(text, &understood["procedures"][0]), "ต่อภาษีรถ");
    assert_eq!(understood["place"]["code"], "1047");
    assert_eq!(understood["place"]["level"], "district");
    assert_eq!(said(text, &understood["place"]), "บางนา");
    let others = understood["place"]["alternatives"].as_array().expect("alternatives");
    assert!(
        others.iter().any(|other| other["code"] == "141505" && other["level"] == "subdistrict"),
        "{others:?}"
    );
    assert_eq!(understood["time"]["from"], "2026-11-28T00:00:00+07:00");
    assert_eq!(understood["time"]["to"], "2026-11-29T00:00:00+07:00");
    assert_eq!(understood["time"]["text"], "วันเสาร์");
    assert_eq!(said(text, &understood["time"]), "วันเสาร์");
    assert_eq!(understood["rest"], "");
    assert_eq!(answer["responsible"], json!([]));
    server.assert_clean_log();
}

#[test]
fn a_saturday_leaves_only_offices_that_are_open_on_it() {
    let index = sample_index();
    let server = Server::start(index.path());
    let any_day = ask(&server, &json!({"q": "ทำบัตรประชาชน แถวเซกา"}));
    let saturday = ask(&server, &json!({"q": "ทำบัตรประชาชน แถวเซกา วันเสาร์"}));
    assert_eq!(ids(&any_day)[0], "dopa-3804", "{any_day}");
    assert_eq!(ids(&saturday), ["dopa-3801"], "the only one that opens on Saturdays: {saturday}");
    let best = &saturday["results"][0];
    assert_eq!(best["open"]["status"], "open", "{best}");
    let starts = best["service"]["starts_at"].as_str().expect("a beginning");
    assert!(starts.starts_with("2026-11-28T09:"), "{best}");
    // What is asked beside the sentence wins over it.
    let any = ask(&server, &json!({"q": "ทำบัตรประชาชน แถวเซกา วันเสาร์", "open": "any"}));
    assert_eq!(ids(&any)[0], "dopa-3804", "{any}");
    let window = "2026-11-27T09:00:00+07:00/2026-11-27T12:00:00+07:00";
    let friday = ask(&server, &json!({"q": "ทำบัตรประชาชน แถวเซกา วันเสาร์", "window": [window]}));
    assert_eq!(friday["understood"]["applied"]["time"], false);
    assert_eq!(ids(&friday)[0], "dopa-3804", "{friday}");
    server.assert_clean_log();
}

#[test]
fn an_office_is_found_by_its_kind_and_place_with_a_pin_and_without() {
    let index = sample_index();
    let server = Server::start(index.path());
    for (text, first) in [
        ("ที่ดิน บึงกาฬ เปิดกี่โมง", "dol-38"),
        ("อบต โสกก่าม", "lao-6380406"),
        ("อบต.โสกก่าม อ.เซกา", "lao-6380406"),
        ("ที่ว่าการอำเภอเซกา", "dopa-3804"),
        ("district office seka", "dopa-3804"),
        ("ขนส่งบึงกาฬ เปิดวันเสาร์ไหม", "dlt-38"),
    ] {
        let answer = ask(&server, &json!({ "q": text }));
        assert_eq!(ids(&answer).first().copied(), Some(first), "{text}: {answer}");
        assert_eq!(answer["understood"]["procedures"], json!([]), "{text}");
    }
    // Who says อำเภอ may mean the office of that name, though another one in the district is nearer to its middle.
    let birth = ask(&server, &json!({"q": "ทำใบเกิดลูก อำเภอพรเจริญ"}));
    assert_eq!(ids(&birth)[..2], ["dopa-3802", "lao-5380201"], "{birth}");
    let unpinned = ask(&server, &json!({"q": "อบต โสกก่าม"}));
    let office = &unpinned["results"][0];
    for member in ["lat", "lon", "distance_m", "service"] {
        assert_eq!(office[member], Value::Null, "{member}: {office}");
    }
    server.assert_clean_log();
}

#[test]
fn without_any_place_offices_have_no_distance_and_with_a_position_they_do() {
    let index = sample_index();
    let server = Server::start(index.path());
    let nowhere = ask(&server, &json!({"q": "ทำบัตรประชาชน"}));
    assert!(!ids(&nowhere).is_empty());
    assert!(nowhere["results"].as_array().into_iter().flatten().all(|office| office["distance_m"].is_null()));
    let here = ask(&server, &json!({"q": "ทำบัตรประชาชน แถวนี้", "lat": 17.93, "lon": 103.95}));
    assert_eq!(ids(&here)[0], "dopa-3804", "{here}");
    assert!(here["results"][0]["distance_m"].as_f64().is_some_and(|metres| metres < 5_000.0));
    assert_eq!(said("ทำบัตรประชาชน แถวนี้", &here["understood"]["here"]), "แถวนี้");
    let elsewhere = ask(&server, &json!({"q": "ทำบัตรประชาชน แถวเซกา", "near": "3805"}));
    assert_eq!(ids(&elsewhere)[0], "dopa-3805", "near wins over the sentence: {elsewhere}");
    server.assert_clean_log();
}

#[test]
fn what_is_done_online_only_needs_no_office() {
    let index = sample_index();
    let server = Server::start(index.path());
    let answer = ask(&server, &json!({"q": "ยื่นภาษีออนไลน์"}));
    assert_eq!(answer["online"]["procedure"], "income-tax-online", "{answer}");
    assert_eq!(answer["online"]["url"], "https://efiling.rd.go.th");
    assert_eq!(answer["results"], json!([]));
    server.assert_clean_log();
}

#[test]
fn a_question_of_any_shape_is_answered_or_refused_by_name() {
    let index = sample_index();
    let server = Server::start(index.path());
    for text in ["xyzzy", "่่่่", "๙๙๙๙๙๙๙๙๙๙๙", "ตอนนี้", "ที่", "31/2/2569", "วันที่ 99", "หลัง ก่อน ตอน", "🙂", "แถว"]
    {
        let answer = ask(&server, &json!({ "q": text }));
        assert_eq!(answer["understood"]["place"], Value::Null, "{text}: {answer}");
    }
    let nothing = ask(&server, &json!({"q": "xyzzy"}));
    assert_eq!((&nothing["results"], &nothing["understood"]["rest"]), (&json!([]), &json!("xyzzy")));
    for (query, named) in [
        ("", "q"),
        ("q=", "q"),
        ("q=a&lat=91&lon=1", "lat"),
        ("q=a&lat=1", "lon"),
        ("q=a&near=999999", "near"),
        ("q=a&home=38", "home"),
        ("q=a&qq=1", "qq"),
        ("q=a&limit=101", "limit"),
        (&format!("q={}", "a".repeat(201)), "q"),
    ] {
        let reply = server.get(&format!("/v1/search?{query}"));
        assert_eq!(reply.status, 400, "{query}");
        assert_eq!(reply.json()["errors"][0]["parameter"], named, "{query}: {}", reply.text());
    }
    let path = "/v1/search?q=card&at=2026-11-26T10:00:00%2B07:00";
    let first = server.get(path);
    let tag = first.header("etag").expect("a tag").to_owned();
    assert_eq!(server.get_with(path, &[("if-none-match", &tag)]).status, 304);
    assert_eq!(server.get(path).body, first.body);
    assert_eq!(server.post("/v1/search", &json!({"q": "card"})).header("cache-control"), Some("no-store"));
    let features = server.get_with(path, &[("accept", "application/geo+json")]).json();
    assert_eq!(features["type"], "FeatureCollection");
    assert!(features["understood"].is_object(), "{features}");
    server.assert_clean_log();
}
