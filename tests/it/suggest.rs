//! `/v1/suggest` and the search field's suggestions, as programs see them.

use serde_json::{Value, json};

use crate::harness::{Server, sample_index};

const MOST_BYTES: usize = 20 << 10;

#[test]
fn what_is_being_typed_suggests_procedures_offices_and_places_with_what_matched() {
    let index = sample_index();
    let server = Server::start(index.path());
    let answer = server.get("/v1/suggest?q=%E0%B8%AD%E0%B8%9A%E0%B8%95.%E0%B9%82%E0%B8%AA%E0%B8%81").json();
    let first = &answer["results"][0];
    assert_eq!((&first["kind"], &first["id"]), (&json!("office"), &json!("lao-6380406")), "{answer}");
    assert_eq!(first["text"], "องค์การบริหารส่วนตำบลโสกก่าม");
    assert_eq!((&first["span"], &first["spans"]), (&json!([0, 24]), &json!([[0, 24]])));
    assert_eq!(first["detail_th"], "อำเภอเซกา จังหวัดบึงกาฬ");

    let posted = |body: Value| server.post("/v1/suggest", &body).json();
    let kinds = |answer: &Value| -> Vec<String> {
        let results = answer["results"].as_array().into_iter().flatten();
        results.map(|result| result["kind"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let seka = posted(json!({"q": "เซกา", "limit": 20}));
    assert!(["office", "place"].iter().all(|kind| kinds(&seka).iter().any(|found| found == kind)), "{seka}");
    let place = seka["results"].as_array().into_iter().flatten().find(|result| result["kind"] == "place");
    assert_eq!(place.map(|place| &place["code"]), Some(&json!("3804")), "{seka}");
    let card = posted(json!({"q": "[y9ixit=k=o"}));
    assert_eq!(card["results"][0]["kind"], "procedure", "{card}");
    let near = posted(json!({"q": "โรงพยาบาล", "lat": 17.96, "lon": 103.96}));
    assert_eq!(near["results"][0]["id"], "hospital-3804", "{near}");
    assert_eq!(posted(json!({"q": "xyzzy"}))["results"], json!([]));
    for q in ["การ", "สำนักงาน", "ส", "ขอ"] {
        let bytes = server.post("/v1/suggest", &json!({"q": q, "limit": 20})).json().to_string().len();
        assert!(bytes <= MOST_BYTES, "{q}: {bytes}");
    }
    server.assert_clean_log();
}

#[test]
fn every_bad_parameter_of_a_suggestion_is_named() {
    let index = sample_index();
    let server = Server::start(index.path());
    for (query, named) in [
        ("", "q"),
        ("?q=", "q"),
        ("?q=a&limit=21", "limit"),
        ("?q=a&lat=18", "lon"),
        ("?q=a&lat=91&lon=100", "lat"),
        ("?q=a&qq=b", "qq"),
    ] {
        let answer = server.get(&format!("/v1/suggest{query}"));
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.json()["errors"][0]["parameter"], named, "{query}");
    }
    server.assert_clean_log();
}

#[test]
fn words_that_are_nowhere_come_with_what_was_meant() {
    let index = sample_index();
    let server = Server::start(index.path());
    let asked = |q: &str| server.get(&format!("/v1/procedures?q={q}")).json()["did_you_mean"].clone();
    // ทะเบียรสมรส
    let slip =
        "%E0%B8%97%E0%B8%B0%E0%B9%80%E0%B8%9A%E0%B8%B5%E0%B8%A2%E0%B8%A3%E0%B8%AA%E0%B8%A1%E0%B8%A3%E0%B8%AA";
    assert_eq!(asked(slip), json!("ทะเบียนสมรส"));
    // ทะเบียนสมรส
    let right = slip.replacen("%E0%B8%A3", "%E0%B8%99", 1);
    assert_eq!(asked(&right), Value::Null);
    server.assert_clean_log();
}
