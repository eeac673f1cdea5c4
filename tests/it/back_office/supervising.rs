//! What supervisors work down: doubted pins, and places where nobody is responsible.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::Server;
use crate::harness::back_office::{Client, on_both, on_sqlite, serve_sample};

const UNIT: &str = "/admin/v1/service-points/dopa-3804";
/// The doubted pins in a state, once they are those of a change.
fn doubted(client: &Client<'_>, state: &str, change: u64) -> Vec<Value> {
    let begun = Instant::now();
    loop {
        let told = client.get(&format!("/admin/v1/doctor?state={state}&limit=100"));
        assert_eq!(told.status, 200, "{}", told.text());
        let told = told.json();
        if told["is_ready"] == true && told["change"].as_u64() >= Some(change) {
            return told["results"].as_array().expect("a list").clone();
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "no pins were examined: {told}");
        sleep(Duration::from_millis(200));
    }
}

fn ids(pins: &[Value]) -> Vec<&str> {
    pins.iter().filter_map(|pin| pin["id"].as_str()).collect()
}

fn version(client: &Client<'_>) -> String {
    client.get(UNIT).header("etag").expect("a version").to_owned()
}

/// Sets the pin of the unit, or takes it away; a second person agrees where one has to.
fn moved(server: &Server, registry: &str, client: &Client<'_>, pin: &Value) -> u64 {
    let answered =
        client.send("PATCH", UNIT, &[("if-match", &version(client))], Some(&json!({ "pin": pin })));
    if answered.status == 202 {
        let review = answered.json()["review"].as_str().expect("it has a name").to_owned();
        let second = Client::second(server, registry);
        let approved =
            second.post(&format!("/admin/v1/reviews/{review}/approve"), &json!({"words": "ตรวจแล้ว"}));
        assert_eq!(approved.status, 200, "{}", approved.text());
    }
    let told = client.get(UNIT).json();
    assert_eq!(told["data"]["pin"], *pin, "{told}");
    told["change"].as_u64().expect("a number")
}

#[test]
fn a_doubted_pin_leaves_the_queue_by_being_confirmed_asked_about_or_moved_and_comes_back_once_it_is_moved() {
    on_both(|dir, registry| {
        let server = serve_sample(dir, registry);
        let admin = Client::administrator(&server, registry);
        let good = admin.get(UNIT).json()["data"]["pin"].clone();
        // In the sea off West Africa, where forms begin that nobody filled in.
        let change = moved(&server, registry, &admin, &json!({"lat": 0.0, "lon": 0.0}));
        let pins = doubted(&admin, "open", change);
        assert_eq!(pins[0]["id"], "dopa-3804", "the most harmful first: {:?}", ids(&pins));
        assert!(pins[0]["harm_km"].as_f64() > Some(0.0) && pins[0]["unit_change"] == change, "{}", pins[0]);
        assert!(
            pins[0]["diagnosis"]["evidence"].as_array().is_some_and(|found| !found.is_empty()),
            "{}",
            pins[0]
        );

        let question = admin.post(&format!("{UNIT}/pin-question"), &json!({"words": "หมุดอยู่ในทะเล"}));
        assert_eq!(question.status, 201, "{}", question.text());
        assert!(!ids(&doubted(&admin, "open", change)).contains(&"dopa-3804"));
        assert_eq!(ids(&doubted(&admin, "asked", change)), ["dopa-3804"]);
        let tickets = admin.get("/admin/v1/tickets?service_point=dopa-3804").json();
        assert_eq!(tickets["results"][0]["words"], "หมุดอยู่ในทะเล");

        let confirmed = admin.send(
            "POST",
            &format!("{UNIT}/confirmations"),
            &[("if-match", &version(&admin))],
            Some(&json!({"task": "pin"})),
        );
        assert_eq!(confirmed.status, 201, "{}", confirmed.text());
        assert!(!ids(&doubted(&admin, "open", change)).contains(&"dopa-3804"));
        assert_eq!(ids(&doubted(&admin, "confirmed", change)), ["dopa-3804"]);

        let elsewhere = moved(&server, registry, &admin, &Value::Null);
        let ticket = tickets["results"][0]["id"].as_str().expect("a ticket");
        admin.post(&format!("/admin/v1/tickets/{ticket}/close"), &json!({"words": "แล้ว"}));
        assert!(ids(&doubted(&admin, "open", elsewhere)).contains(&"dopa-3804"), "another pin was confirmed");
        let back = moved(&server, registry, &admin, &good);
        assert!(!ids(&doubted(&admin, "all", back)).contains(&"dopa-3804"));
        server.assert_clean_log();
    });
}

#[test]
fn gaps_are_listed_of_an_area_and_of_a_procedure() {
    on_sqlite(|dir, registry| {
        let server = serve_sample(dir, registry);
        let admin = Client::administrator(&server, registry);
        let told = |query: &str| {
            let answered = admin.get(&format!("/admin/v1/gaps?{query}"));
            assert_eq!(answered.status, 200, "{}", answered.text());
            answered.json()
        };
        let all = told("area=38&finding=gap&limit=500");
        let gaps = all["results"].as_array().expect("a list");
        assert_eq!(all["totals"]["gaps"].as_u64(), Some(gaps.len() as u64));
        for gap in gaps {
            assert!(gap["subdistrict"].as_str().is_some_and(|code| code.starts_with("38")), "{gap}");
            assert_eq!((&gap["finding"], &gap["units"]), (&json!("gap"), &json!([])), "{gap}");
        }
        let allowance = told("area=38&procedure=old-age-allowance&finding=unconfirmed");
        assert_eq!(allowance["totals"]["gaps"], 0, "every subdistrict has a local administration");
        let first = told("area=38&finding=gap&limit=1");
        assert_eq!(first["next"].is_null(), gaps.len() <= 1, "{first}");
        server.assert_clean_log();
    });
}

#[test]
fn posters_are_printed_of_the_units_that_one_may_read() {
    on_sqlite(|dir, registry| {
        let server = serve_sample(dir, registry);
        let stranger = server.get("/admin/posters/print?area=3804");
        assert_eq!((stranger.status, stranger.header("location")), (303, Some("/admin/sign-in")));
        let admin = Client::administrator(&server, registry);
        let all = admin.get("/admin/posters/print?area=38");
        let sheets = |page: &str| page.matches("class=\"sheet\"").count();
        assert_eq!((all.status, all.header("cache-control")), (200, Some("no-store")));
        assert!(sheets(all.text()) > 60, "{}", sheets(all.text()));
        let one = admin.get("/admin/posters/print?q=Seka+District+Office");
        let one = one.text();
        assert!((1..10).contains(&sheets(one)), "{}", sheets(one));
        assert!(one.contains("ที่ว่าการอำเภอเซกา") && one.contains("<svg"), "{one}");
        assert_eq!(admin.get("/admin/posters/print?colour=blue").status, 400);
        server.assert_clean_log();
    });
}
