//! Who is responsible, several things in one trip, and the pages about both, asked of the real server over the sample.

use serde_json::{Value, json};

use crate::harness::{Server, sample_index};

/// A Thursday morning.
const AT: &str = "2026-11-26T10:00:00+07:00";
/// In Bangkok, 600 km from Bueng Kan.
const BANGKOK: (f64, f64) = (13.7563, 100.5018);

fn nearest(server: &Server, question: &Value) -> Value {
    let mut body = question.clone();
    for (name, value) in [("at", json!(AT)), ("lat", json!(BANGKOK.0)), ("lon", json!(BANGKOK.1))] {
        body.as_object_mut().expect("an object").entry(name).or_insert(value);
    }
    let reply = server.post("/v1/nearest", &body);
    assert_eq!(reply.status, 200, "{question}: {}", reply.text());
    reply.json()
}

fn ids(offices: &Value) -> Vec<&str> {
    offices.as_array().into_iter().flatten().filter_map(|office| office["id"].as_str()).collect()
}

#[test]
fn the_allowance_of_a_house_registration_is_paid_by_its_local_administration_wherever_one_asks_from() {
    let index = sample_index();
    let server = Server::start(index.path());
    for (home, status, offices) in [
        (json!({"home": "380409"}), "found", &["lao-6380406"][..]),
        (json!({"home_q": "ตำบลโสกก่าม"}), "found", &["lao-6380406"]),
        (json!({"home_q": "Sok Kam, Seka"}), "found", &["lao-6380406"]),
        // Without a pin.
        (json!({"home_q": "ตำบลท่าสะอาด อำเภอเซกา"}), "ambiguous", &["lao-5380401", "lao-6380404"]),
        // The town municipality took วิศิษฐ์ in.
        (json!({"home": "380110"}), "found", &["lao-4380104"]),
    ] {
        let mut question = home.clone();
        question["procedure"] = json!("old-age-allowance");
        let answer = nearest(&server, &question);
        let responsible = &answer["responsible"][0];
        assert_eq!(responsible["procedure"], "old-age-allowance");
        assert_eq!(responsible["status"], status, "{home}: {responsible}");
        assert_eq!(ids(&responsible["offices"]), offices, "{home}");
        assert!(responsible["why_th"].as_str().is_some_and(|why| !why.is_empty()));
        assert_eq!(responsible["season"], json!({"open_now": true, "next": null, "until": null}));
        // Nobody else is listed, however near.
        let listed = ids(&answer["results"]);
        assert!(listed.iter().all(|id| offices.contains(id)), "{home}: {listed:?}");
        for office in answer["results"].as_array().into_iter().flatten() {
            assert!(office["why_th"].as_str().is_some_and(|why| why.contains("ทะเบียนบ้าน")), "{office}");
        }
    }
    let gap = nearest(&server, &json!({"procedure": "old-age-allowance", "home": "100101"}));
    assert_eq!(gap["responsible"][0]["status"], "none");
    assert!(gap["responsible"][0]["why_th"].as_str().is_some_and(|why| why.contains("เขตพระนคร")), "{gap}");
    assert_eq!(gap["results"], json!([]));
    let anywhere = nearest(&server, &json!({"procedure": "id-card", "home": "380409"}));
    assert_eq!(anywhere["responsible"][0]["status"], "not_applicable");
    assert!(!ids(&anywhere["results"]).is_empty());
    let in_address = server.get("/v1/nearest?lat=18&lon=103&procedure=old-age-allowance&home=380409");
    assert_eq!(
        in_address.header("cache-control"),
        Some("no-store"),
        "where somebody is at home is kept by nobody"
    );
    let without = nearest(&server, &json!({"procedure": "old-age-allowance"}));
    assert_eq!(without["responsible"], json!([]));
    assert!(without.get("home").is_none());
    server.assert_clean_log();
}

#[test]
fn out_of_season_it_is_told_when_applications_are_taken() {
    let index = sample_index();
    let server = Server::start(index.path());
    let answer = nearest(&server, &json!({"procedure": "farmer-registration", "home": "380401"}));
    let responsible = &answer["responsible"][0];
    assert_eq!(ids(&responsible["offices"]), ["doae-3804"]);
    assert_eq!(responsible["season"]["open_now"], false);
    assert_eq!(responsible["season"]["next"], "2027-05-01T00:00:00+07:00");
    server.assert_clean_log();
}

#[test]
fn a_sentence_with_a_home_names_the_office_that_is_responsible() {
    let index = sample_index();
    let server = Server::start(index.path());
    let reply = server.post("/v1/search", &json!({"q": "เบี้ยคนแก่", "home_q": "โสกก่าม", "at": AT}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let answer = reply.json();
    assert_eq!(answer["responsible"][0]["procedure"], "old-age-allowance", "{answer}");
    assert_eq!(ids(&answer["responsible"][0]["offices"]), ["lao-6380406"]);
    assert_eq!(answer["home"]["subdistricts"][0]["code"], "380409");
    server.assert_clean_log();
}

#[test]
fn birth_card_and_move_are_one_trip_with_one_list_of_documents() {
    let index = sample_index();
    let server = Server::start(index.path());
    let question = json!({
        "lat": 17.93, "lon": 103.95, "at": AT, "home": "380409",
        "procedure": ["birth-registration", "id-card-renewal", "move-registration"],
    });
    let reply = server.post("/v1/trip", &question);
    assert_eq!(reply.status, 200, "{}", reply.text());
    let trip = reply.json();
    assert_eq!(trip["complete"], true);
    let first = &trip["rounds"][0];
    assert_eq!(first["stops"][0]["office"]["id"], "dopa-3804", "{trip}");
    assert_eq!(first["stops"].as_array().map(Vec::len), Some(1));
    assert_eq!(first["certain"], true);
    assert!(first["done_by"].as_str().is_some_and(|done| done.starts_with("2026-11-26T")), "{first}");
    let documents = trip["documents"].as_array().expect("documents");
    let texts: Vec<&str> = documents.iter().filter_map(|document| document["text"].as_str()).collect();
    let mut once = texts.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), texts.len(), "{texts:?}");
    assert!(documents.iter().all(|document| {
        ["needed", "not_needed", "unknown"].contains(&document["copies"].as_str().unwrap_or(""))
    }));
    // A lost card 100, a move 20, a birth nothing.
    assert_eq!(trip["fees"]["total_thb"], 120.0);
    assert_eq!(trip["fees"]["complete"], true);

    // No office takes a building permit and a land transfer: two that are open one after the other do.
    let round = server.post(
        "/v1/trip",
        &json!({
            "lat": 17.93, "lon": 103.95, "at": "2026-11-28T10:00:00+07:00", "home": "380408",
            "procedure": ["old-age-allowance", "land-transfer"],
        }),
    );
    let round = round.json();
    // Asked on a Saturday: on Monday.
    assert!(
        round["rounds"][0]["done_by"].as_str().is_some_and(|done| done.starts_with("2026-11-30T")),
        "{round}"
    );
    let stops = round["rounds"][0]["stops"].as_array().expect("stops");
    assert_eq!(stops.len(), 2, "{round}");
    assert!(stops[0]["done_by"].as_str() <= stops[1]["arrives_at"].as_str(), "{round}");
    assert_eq!(round["responsible"].as_array().map(Vec::len), Some(2));
    // Nobody knows the way to the office of โสกก่าม: the rest is a trip, and whom to call is told.
    let apart = server.post(
        "/v1/trip",
        &json!({
            "lat": 17.93, "lon": 103.95, "at": AT, "home": "380409",
            "procedure": ["old-age-allowance", "land-transfer"],
        }),
    );
    let apart = apart.json();
    assert_eq!(apart["apart"], json!(["old-age-allowance"]));
    assert_eq!(apart["rounds"][0]["stops"].as_array().map(Vec::len), Some(1), "{apart}");
    assert_eq!(apart["responsible"][0]["offices"][0]["id"], "lao-6380406");
    server.assert_clean_log();
}

#[test]
fn a_trip_that_can_not_be_asked_for_is_refused_by_name() {
    let index = sample_index();
    let server = Server::start(index.path());
    for (query, named) in [
        ("lat=17.9&lon=103.9", "procedure:missing"),
        ("lat=17.9&lon=103.9&procedure=a", "procedure:not_found"),
        (
            "lat=17.9&lon=103.9&procedure=passport&procedure=id-card&procedure=land-transfer&procedure=vehicle-tax&procedure=work-permit",
            "procedure:invalid",
        ),
        ("procedure=passport", "lat:missing"),
        ("lat=17.9&lon=103.9&procedure=passport&rank=soonest", "rank:not_available"),
        ("lat=17.9&lon=103.9&procedure=passport&open=only", "open:not_available"),
        ("lat=17.9&lon=103.9&procedure=passport&home=12", "home:invalid"),
    ] {
        let reply = server.get(&format!("/v1/trip?{query}"));
        assert_eq!(reply.status, 400, "{query}: {}", reply.text());
        let error = &reply.json()["errors"][0];
        let found =
            format!("{}:{}", error["parameter"].as_str().unwrap_or(""), error["code"].as_str().unwrap_or(""));
        assert_eq!(found, named, "{query}");
    }
    let online = server.get("/v1/trip?lat=17.9&lon=103.9&procedure=income-tax-online").json();
    assert_eq!(online["rounds"], json!([]));
    assert_eq!(online["online"][0]["procedure"], "income-tax-online");
    server.assert_clean_log();
}

#[test]
fn the_page_asks_for_the_place_that_decides_and_answers_without_it_in_the_address() {
    let index = sample_index();
    let server = Server::start(index.path());
    let asks = server.get("/responsible?procedure=old-age-allowance&home=380409");
    assert_eq!(asks.status, 200);
    assert!(asks.text().contains("ตำบลที่มีชื่อคุณในทะเบียนบ้าน"), "{}", asks.text());
    assert!(!asks.text().contains("lao-6380406"), "a place in an address isn't answered");
    for (form, shown) in [
        (
            "procedure=old-age-allowance&home_q=โสกก่าม",
            &["องค์การบริหารส่วนตำบลโสกก่าม", "ต้องไปที่นี่", "data-status=\"found\""][..],
        ),
        ("procedure=old-age-allowance&home_q=ท่าสะอาด เซกา", &["data-status=\"ambiguous\"", "สำนักทะเบียน"]),
        (
            "procedure=old-age-allowance&home_q=ศรีชมภู บึงกาฬ",
            &["data-status=\"ambiguous\"", "value=\"380201\"", "value=\"380303\""],
        ),
        ("procedure=old-age-allowance&home=100101", &["data-status=\"none\"", "1567"]),
        (
            "procedure=farmer-registration&home_q=เซกา&at=2026-11-26T10:00:00%2B07:00",
            &["เปิดรับอีกครั้ง เสาร์ 1 พ.ค. 70"],
        ),
        ("procedure=income-tax-online&home_q=เซกา", &["ไม่ต้องไปที่สำนักงาน"]),
    ] {
        let reply = server.post_text("/responsible", "application/x-www-form-urlencoded", form);
        assert_eq!(reply.status, 200, "{form}: {}", reply.text());
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{form}");
        assert!(
            !reply.text().contains("home_q=") && !reply.text().contains("home=1"),
            "{form}: no link tells the place"
        );
        for text in shown {
            assert!(reply.text().contains(text), "{form}: {text} in {}", reply.text());
        }
    }
    for (form, shown) in [
        ("procedure=old-age-allowance&home_q=บึงกาฬ จังหวัด", "ไม่พบตำบลชื่อนี้"),
        ("procedure=old-age-allowance&home_q=1234567890123", "ไม่ต้องใช้เลขบัตรประชาชน"),
        ("procedure=old-age-allowance&home_q=จังหวัดบึงกาฬ", "นี่เป็นชื่ออำเภอหรือจังหวัด"),
    ] {
        let reply = server.post_text("/responsible", "application/x-www-form-urlencoded", form);
        assert_eq!(reply.status, 400, "{form}");
        assert!(reply.text().contains(shown), "{form}: {}", reply.text());
    }
    server.assert_clean_log();
}
