//! What an officer changes is searched at once, after a restart and in the next snapshot.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::back_office::{Client, on_both, serve_sample};
use crate::harness::http::Reply;
use crate::harness::{Server, indexer, succeeds, utf8};

/// Longer than the second that a change may take, so that a busy machine isn't a fault.
const PATIENCE: Duration = Duration::from_secs(5);

const UNIT: &str = "dopa-3804";

fn admin_path(id: &str) -> String {
    format!("/admin/v1/service-points/{id}")
}

fn public_path(id: &str) -> String {
    format!("/v1/service-points/{id}")
}

/// Asks until an answer is as expected.
fn until(server: &Server, path: &str, is_expected: impl Fn(&Reply) -> bool) -> Reply {
    let begun = Instant::now();
    loop {
        let reply = server.get(path);
        if is_expected(&reply) {
            println!("{path} after {:?}", begun.elapsed());
            return reply;
        }
        assert!(begun.elapsed() < PATIENCE, "{path}: {}", reply.text());
        thread::sleep(Duration::from_millis(10));
    }
}

/// Changes a record in the version in which it is.
#[track_caller]
fn change(client: &Client<'_>, method: &str, seen: &str, path: &str, body: &Value) -> Value {
    let tag = client.get(seen).header("etag").expect("a version").to_owned();
    let reply = client.send(method, path, &[("if-match", &tag)], Some(body));
    assert!(reply.status < 300, "{method} {path}: {}", reply.text());
    reply.json()
}

/// Lets somebody else approve what waits, and shows that it changed nothing before.
#[track_caller]
fn approve(server: &Server, registry: &str, waiting: &Value, path: &str) {
    let before = server.get(path).json()["lat"].clone();
    let review = waiting["review"].as_str().expect("it waits").to_owned();
    let second = Client::second(server, registry);
    let listed = second.get("/admin/v1/reviews").json();
    assert_eq!(
        (&listed["results"][0]["id"], &listed["results"][0]["may_decide"]),
        (&json!(review), &json!(true))
    );
    assert_eq!(server.get(path).json()["lat"], before);
    let approved = second.send("POST", &format!("/admin/v1/reviews/{review}/approve"), &[], None);
    assert_eq!(approved.status, 200, "{}", approved.text());
}

#[test]
fn an_edit_shows_at_once_after_a_restart_and_in_the_next_snapshot() {
    on_both(|dir, registry| {
        let server = serve_sample(dir, registry);
        let client = Client::administrator(&server, registry);
        let before = server.get(&public_path(UNIT));
        let (unit, path) = (admin_path(UNIT), public_path(UNIT));
        let fields = json!({"name_th": "ที่ว่าการอำเภอเซกาแห่งใหม่", "hours": "ทุกวัน 06.00-20.00 น.", "pin": {"lat": 18.5, "lon": 103.25}});
        let moved = change(&client, "PATCH", &unit, &unit, &fields);
        approve(&server, registry, &moved, &path);
        let after = until(&server, &path, |reply| reply.text().contains("แห่งใหม่"));
        assert_ne!(after.header("etag"), before.header("etag"));
        assert_eq!(
            (&after.json()["lat"], &after.json()["open"]["hours"]),
            (&json!(18.5), &json!("Mo-Su 06:00-20:00"))
        );
        let near = server.get("/v1/nearest?lat=18.5&lon=103.25&limit=1").json();
        assert_eq!(near["results"][0]["id"], UNIT);

        let offers = format!("{unit}/offers");
        let linked = client.get("/admin/v1/procedures?missing_at=dopa-3804&limit=1").json();
        let procedure = linked["results"][0]["id"].as_str().expect("one that isn't linked").to_owned();
        change(&client, "PUT", &offers, &format!("{offers}/{procedure}"), &json!({"note": "ชั้น 9"}));
        until(&server, &path, |reply| reply.text().contains("ชั้น 9"));
        let manual = format!("/admin/v1/procedures/{procedure}");
        change(&client, "PATCH", &manual, &manual, &json!({"title_th": "การทดสอบที่เพิ่งเปลี่ยนชื่อ"}));
        let asked = format!("/v1/procedures/{procedure}");
        until(&server, &asked, |reply| reply.text().contains("เพิ่งเปลี่ยนชื่อ"));
        server.assert_clean_log();

        let server = Server::start_following(&dir.join("index"), registry);
        assert!(server.get(&path).text().contains("แห่งใหม่"), "a restart forgets nothing");
        succeeds(&["build", "--registry", registry, "--out", utf8(&dir.join("index"))]);
        let of_snapshot = Server::start(&dir.join("index"));
        assert!(of_snapshot.get(&path).text().contains("แห่งใหม่"));
        assert!(of_snapshot.get(&asked).text().contains("เพิ่งเปลี่ยนชื่อ"));
        server.assert_clean_log();
        let verified = indexer(&["verify", "--registry", registry]);
        assert_eq!(verified.code(), 0, "{}{}", verified.stdout, verified.stderr);
    });
}

#[test]
fn what_is_hidden_or_merged_is_gone_at_once_and_an_old_address_leads_on() {
    on_both(|dir, registry| {
        let server = serve_sample(dir, registry);
        let client = Client::administrator(&server, registry);
        let (gone, kept) = (admin_path("dopa-3804"), admin_path("dopa-3803"));
        let name = client.get(&gone).json()["data"]["name_th"].as_str().expect("a name").to_owned();
        let found = |id: &str| {
            let query: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let suggested = server.get(&format!("/v1/suggest?q={query}")).text().to_owned();
            let searched =
                server.get(&format!("/v1/search?q={query}&at=2026-11-27T10:00:00%2B07:00")).text().to_owned();
            [suggested, searched].map(|answer| answer.contains(&format!("\"{id}\"")))
        };
        assert_eq!(found("dopa-3804"), [true, true]);
        let is_listed =
            |server: &Server| server.get("/areas/3804").text().contains("/service-points/dopa-3804\"");
        assert!(is_listed(&server));
        let into = client.get(&kept).json()["change"].clone();
        let merged = change(
            &client,
            "POST",
            &gone,
            &format!("{gone}/merge"),
            &json!({"into": "dopa-3803", "into_change": into, "reason": "หน่วยเดียวกัน"}),
        );
        let old = until(&server, &public_path("dopa-3804"), |reply| reply.status == 308);
        assert_eq!(old.header("location"), Some("/v1/service-points/dopa-3803"));
        for language in ["", "/en"] {
            let page = server.get(&format!("{language}/service-points/dopa-3804"));
            assert_eq!(page.status, 308, "{}", page.text());
            assert_eq!(
                page.header("location"),
                Some(format!("{language}/service-points/dopa-3803").as_str())
            );
        }
        assert!(!is_listed(&server), "a list of an area has no office without a door");
        // By its name one finds the unit that took over.
        assert_eq!((found("dopa-3804"), found("dopa-3803")), ([false, false], [true, true]));

        let path = public_path("dopa-3801");
        let unit = admin_path("dopa-3801");
        let hiding = json!({"status": "hidden", "reason": "ยุบ"});
        let hidden = change(&client, "PUT", &unit, &format!("{unit}/visibility"), &hiding);
        approve(&server, registry, &hidden, &path);
        until(&server, &path, |reply| reply.status == 404);
        change(&client, "PUT", &unit, &format!("{unit}/visibility"), &json!({"status": "shown"}));
        until(&server, &path, |reply| reply.status == 200);

        // The next snapshot leads on too, and the merged unit isn't found there either.
        succeeds(&["build", "--registry", registry, "--out", utf8(&dir.join("index"))]);
        let of_snapshot = Server::start(&dir.join("index"));
        assert_eq!(of_snapshot.get(&public_path("dopa-3804")).status, 308);
        assert!(!is_listed(&of_snapshot));
        of_snapshot.assert_clean_log();
        until(&server, "/v1/service-points/dopa-3803", |reply| reply.status == 200);
        assert_eq!(found("dopa-3804"), [false, false]);

        let batch = merged["batch"].as_str().expect("a name").replace(' ', "%20").replace(':', "%3A");
        let undone = client.post(&format!("/admin/v1/batches/{batch}/undo"), &json!({}));
        assert_eq!(undone.status, 200, "{}", undone.text());
        until(&server, &public_path("dopa-3804"), |reply| reply.status == 200);
        server.assert_clean_log();
    });
}

#[test]
fn calendars_and_what_they_refine_hold_at_once() {
    on_both(|dir, registry| {
        let server = serve_sample(dir, registry);
        let client = Client::administrator(&server, registry);
        let unit = admin_path(UNIT);
        let asked = format!("{}?at=2026-12-15T10:00:00%2B07:00", public_path(UNIT));
        let status = |reply: &Reply| reply.json()["open"]["status"].as_str().unwrap_or_default().to_owned();
        assert_eq!(status(&server.get(&asked)), "open");
        let put = |path: &str, body: &Value| {
            let reply = client.send("PUT", path, &[], Some(body));
            assert_eq!(reply.status, 200, "{path}: {}", reply.text());
            reply
        };
        put("/admin/v1/calendars/th-38", &json!({"refines": "national"}));
        change(&client, "PATCH", &unit, &unit, &json!({"calendar": "th-38"}));
        put("/admin/v1/calendars/th-38/dates/2026-12-15", &json!({"kind": "closed", "name_th": "งานกาชาด"}));
        let closed = until(&server, &asked, |reply| status(reply) == "closed");
        assert!(closed.text().contains("งานกาชาด"), "{}", closed.text());
        // One that refines another one has its days too.
        put("/admin/v1/calendars/th-3804", &json!({"refines": "national"}));
        change(&client, "PATCH", &unit, &unit, &json!({"calendar": "th-3804"}));
        until(&server, &asked, |reply| status(reply) == "open");
        let version = client.get("/admin/v1/calendars").json();
        let calendars = version["results"].as_array().expect("calendars");
        let own = calendars.iter().find(|one| one["id"] == "th-3804").expect("it is there");
        let seen = format!("\"{}\"", own["change"]);
        let refined = client.put("/admin/v1/calendars/th-3804", &seen, &json!({"refines": "th-38"}));
        assert_eq!(refined.status, 200, "{}", refined.text());
        until(&server, &asked, |reply| status(reply) == "closed");
        server.assert_clean_log();
    });
}
