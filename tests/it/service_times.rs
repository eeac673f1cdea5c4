//! When one arrives at an office and is served there, against a walk through the minutes that knows nothing of the
//! engine: the hours are those that the records of the offices show.

mod minutes;
mod oracle;

use serde_json::{Value, json};

use crate::harness::{Server, sample_index};
use minutes::{minute, travel_minutes};
use oracle::{Offices, Terms};

/// Parameters by name, as in a body.
fn asked(more: &Value) -> Value {
    let mut body = json!({"lat": 18.05, "lon": 103.7, "limit": 100});
    let members = body.as_object_mut().expect("an object");
    members.extend(more.as_object().expect("an object").clone());
    body
}

fn results(server: &Server, body: &Value) -> Vec<Value> {
    let reply = server.post("/v1/nearest", body);
    assert_eq!(reply.status, 200, "{body}: {}", reply.text());
    reply.json()["results"].as_array().expect("results").clone()
}

/// An instant of December 2026.
fn december(day_and_time: &str) -> String {
    format!("2026-12-{day_and_time}:00+07:00")
}

#[test]
fn each_value_of_a_service_is_that_of_a_walk_through_the_minutes() {
    let index = sample_index();
    let server = Server::start(index.path());
    let mut offices = Offices::of(&server);
    let (mut served, mut unserved) = (0, 0);
    for procedures in [
        json!([]),
        json!(["id-card"]),
        json!(["land-transfer"]),
        json!(["emergency-care"]),
        json!(["birth-registration", "id-card"]),
        json!(["driving-licence-first,driving-licence-renewal", "vehicle-tax"]),
    ] {
        for at in
            ["08T09:00", "08T11:45", "08T12:10", "08T15:05", "08T16:29", "09T23:00", "10T10:00", "11T17:30"]
        {
            let at = december(at);
            for more in [
                json!({}),
                json!({"travel": "walk"}),
                json!({"stay_min": 95, "travel": "motorcycle"}),
                json!({"window": [december("12T00:00") + "/" + &december("13T00:00")]}),
                json!({"window": [december("14T11:30") + "/" + &december("14T13:10"),
                                  december("15T13:05") + "/" + &december("16T10:00")]}),
                json!({"arrive_by": december("14T09:00")}),
                json!({"depart_at": december("14T08:00"), "arrive_by": december("14T08:20")}),
            ] {
                let mut body = asked(&more);
                body["at"] = json!(at);
                body["procedure"] = procedures.clone();
                let terms = Terms::of(&body);
                for mut result in results(&server, &body) {
                    let service = result["service"].as_object_mut().expect("a service");
                    // They have a test of their own.
                    service.retain(|name, _| name != "counter_min" && name != "result_days");
                    let Some(expected) = offices.service(&result, &terms) else { continue };
                    assert_eq!(result["service"], expected, "{body} at {}", result["id"]);
                    if expected["done_by"].is_null() { unserved += 1 } else { served += 1 }
                }
            }
        }
    }
    assert!(served > 4_000 && unserved > 1_000, "{served} {unserved}");
    server.assert_clean_log();
}

/// What someone at the door of the district office in Seka, or at that in So Phisai, is told.
#[test]
fn at_the_door_the_times_are_those_on_it() {
    let index = sample_index();
    let server = Server::start(index.path());
    // Renewals in Seka: Monday to Friday 08:30 to 15:30, 15 minutes each, the last one taken 30 minutes before.
    let seka = json!({"lat": 17.95949, "lon": 103.95614, "procedure": "id-card-renewal"});
    // Births in So Phisai: 08:30 to 12:00 and 13:00 to 16:30, 20 minutes each.
    let so_phisai = json!({"lat": 18.04681, "lon": 103.43739, "procedure": "birth-registration", "type": "district_office"});
    for (office, at, more, expected) in [
        (&seka, "08T07:00", json!({}), "08T07:00 08T08:30 08T08:45"),
        (&seka, "08T09:00", json!({}), "08T09:00 08T09:00 08T09:15"),
        (&seka, "08T15:00", json!({}), "08T15:00 08T15:00 08T15:15"),
        (&seka, "08T15:01", json!({}), "08T15:01 09T08:30 09T08:45"),
        (&seka, "10T09:00", json!({}), "10T09:00 11T08:30 11T08:45"),
        (&seka, "11T18:00", json!({}), "11T18:00 14T08:30 14T08:45"),
        (&so_phisai, "08T11:40", json!({}), "08T11:40 08T11:40 08T12:00"),
        (&so_phisai, "08T11:41", json!({}), "08T11:41 08T13:00 08T13:20"),
        (&so_phisai, "08T12:30", json!({}), "08T12:30 08T13:00 08T13:20"),
        (&so_phisai, "08T16:10", json!({}), "08T16:10 08T16:10 08T16:30"),
        (&so_phisai, "08T16:11", json!({}), "08T16:11 09T08:30 09T08:50"),
        (&so_phisai, "08T11:00", json!({"stay_min": 60}), "08T11:00 08T11:00 08T12:00"),
        (&so_phisai, "08T11:01", json!({"stay_min": 60}), "08T11:01 08T13:00 08T14:00"),
        (&so_phisai, "08T11:00", json!({"stay_min": 211}), "08T11:00 - -"),
        (&so_phisai, "08T09:00", json!({"depart_at": december("08T10:00")}), "08T10:00 08T10:00 08T10:20"),
        (&so_phisai, "08T09:00", json!({"arrive_by": december("08T14:00")}), "08T14:00 08T14:00 08T14:20"),
        (
            &so_phisai,
            "08T09:00",
            json!({"depart_at": december("08T10:00"), "arrive_by": december("08T14:00")}),
            "08T10:00 08T10:00 08T10:20",
        ),
        (
            &so_phisai,
            "08T09:00",
            json!({"window": december("09T11:45") + "/" + &december("09T13:30")}),
            "09T11:45 09T13:00 09T13:20",
        ),
        (
            &so_phisai,
            "08T09:00",
            json!({"window": [december("09T11:45") + "/" + &december("09T13:10"), december("09T13:10") + "/" + &december("09T13:20")]}),
            "09T11:45 09T13:00 09T13:20",
        ),
        (
            &so_phisai,
            "08T09:00",
            json!({"window": december("12T00:00") + "/" + &december("13T00:00")}),
            "08T09:00 - -",
        ),
    ] {
        let mut body = office.clone();
        body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        body["at"] = json!(december(at));
        let service = results(&server, &body)[0]["service"].clone();
        let told = ["arrives_at", "starts_at", "done_by"].map(|name| {
            let text = service[name].as_str().unwrap_or("2026-12--:00+07:00");
            text.strip_prefix("2026-12-")
                .and_then(|rest| rest.strip_suffix(":00+07:00"))
                .expect("December")
                .to_owned()
        });
        assert_eq!(told.join(" "), expected, "{body}: {service}");
    }
    server.assert_clean_log();
}

#[test]
fn whoever_cannot_be_there_in_time_is_not_served_and_hours_that_nobody_knows_promise_nothing() {
    let index = sample_index();
    let server = Server::start(index.path());
    let late = json!({"lat": 18.6, "lon": 103.7, "travel": "walk", "procedure": "id-card", "at": december("08T09:00"),
                      "arrive_by": december("08T11:00")});
    for result in results(&server, &late) {
        let service = &result["service"];
        let minutes = travel_minutes("walk", result["distance_m"].as_f64().expect("metres"));
        assert!(minutes > 120 && service["starts_at"].is_null() && service["done_by"].is_null(), "{service}");
        assert_eq!(
            minute(service["arrives_at"].as_str().expect("an instant")),
            minute(&december("08T09:00")) + minutes
        );
    }
    let all = results(&server, &asked(&json!({"at": december("08T09:00"), "limit": 100})));
    let unknown = all.iter().filter(|result| result["open"]["hours"].is_null());
    let told: Vec<&Value> = unknown.map(|result| &result["service"]["done_by"]).collect();
    assert!(!told.is_empty() && told.iter().all(|done| done.is_null()), "{told:?}");
    server.assert_clean_log();
}

#[test]
fn minutes_at_the_counter_and_days_until_the_result_are_told_apart() {
    let index = sample_index();
    let server = Server::start(index.path());
    for (procedures, minutes, days) in [
        (json!([]), json!(null), json!(null)),
        (json!("birth-registration"), json!(20), json!(null)),
        (json!("house-number"), json!(30), json!(7)),
        (json!(["house-number", "building-permit"]), json!(90), json!(45)),
        (json!(["birth-registration", "building-permit"]), json!(80), json!(null)),
        (json!("birth-registration,death-registration"), json!(20), json!(null)),
    ] {
        let body = asked(&json!({"procedure": procedures, "at": december("08T09:00"), "limit": 5}));
        for result in results(&server, &body) {
            let service = &result["service"];
            assert_eq!((&service["counter_min"], &service["result_days"]), (&minutes, &days), "{body}");
        }
    }
    server.assert_clean_log();
}

#[test]
fn a_time_that_cannot_be_is_refused_and_named_with_its_value() {
    let index = sample_index();
    let server = Server::start(index.path());
    let span = |from: &str, to: &str| format!("{from}/{to}");
    let many: Vec<String> = (0..33).map(|_| span(&december("09T09:00"), &december("09T10:00"))).collect();
    for (more, parameter, detail) in [
        (json!({"rank": "best"}), "rank", "\"best\""),
        (json!({"travel": "bus"}), "travel", "walk, motorcycle, car"),
        (json!({"depart_at": "morning"}), "depart_at", "\"morning\""),
        (json!({"arrive_by": "2026-12-09"}), "arrive_by", "\"2026-12-09\""),
        (json!({"arrive_by": december("08T08:59")}), "arrive_by", "2026-12-08T08:59:00+07:00 is before"),
        (
            json!({"depart_at": december("09T10:00"), "arrive_by": december("09T09:59")}),
            "arrive_by",
            "depart_at, 2026-12-09T10:00:00+07:00",
        ),
        (json!({"stay_min": -1}), "stay_min", "\"-1\""),
        (json!({"stay_min": 1441}), "stay_min", "0 to 1440"),
        (json!({"stay_min": 1.5}), "stay_min", "\"1.5\""),
        (json!({"window": december("09T09:00")}), "window", "is not a span"),
        (json!({"window": span("now", &december("09T09:00"))}), "window", "\"now\""),
        (json!({"window": span(&december("09T09:00"), "later")}), "window", "\"later\""),
        (json!({"window": span(&december("09T09:00"), &december("09T09:00"))}), "window", "ends before"),
        (
            json!({"window": span(&december("09T09:00"), "2026-12-09T09:00:59+07:00")}),
            "window",
            "no whole minute",
        ),
        (
            json!({"window": span(&december("09T09:00"), "2027-12-09T09:01:00+07:00")}),
            "window",
            "within 366 days",
        ),
        (json!({"window": many}), "window", "33 spans"),
        (json!({"procedure": vec!["id-card"; 9]}), "procedure", "9 cases are too many: expected at most 8"),
    ] {
        let mut body = asked(&more);
        body["at"] = json!(december("08T09:00"));
        let reply = server.post("/v1/nearest", &body);
        assert_eq!(reply.status, 400, "{more}: {}", reply.text());
        let problem = reply.json();
        let errors = problem["errors"].as_array().expect("errors");
        assert_eq!(errors.len(), 1, "{more}: {problem}");
        assert_eq!(
            (&errors[0]["parameter"], &errors[0]["code"]),
            (&json!(parameter), &json!("invalid")),
            "{more}"
        );
        let told = errors[0]["detail"].as_str().expect("a detail");
        assert!(told.contains(detail), "{more}: {told}");
    }
    let edge =
        asked(&json!({"stay_min": 1440, "at": december("08T09:00"), "arrive_by": december("08T09:00"),
                             "window": span(&december("09T09:00"), "2027-12-09T09:00:00+07:00"),
                             "procedure": vec!["id-card"; 8]}));
    assert!(!results(&server, &edge).is_empty());
    server.assert_clean_log();
}

#[test]
fn the_url_and_the_body_give_the_same_services_and_other_times_are_other_answers() {
    let index = sample_index();
    let server = Server::start(index.path());
    let at = december("08T09:00");
    let window = format!("{at}/{}", december("09T12:00"));
    let body = json!({"lat": 18.05, "lon": 103.7, "at": at, "travel": "walk", "stay_min": 30, "depart_at": at,
                      "window": window});
    let path = |more: &str| {
        format!("/v1/nearest?lat=18.05&lon=103.7&at={at}&travel=walk&depart_at={at}{more}")
            .replace('+', "%2B")
    };
    let whole = server.get(&path(&format!("&stay_min=30&window={window}")));
    assert_eq!(whole.json()["results"], json!(results(&server, &body)));
    let tag = whole.header("etag").expect("a tag").to_owned();
    for more in ["&stay_min=30", "&stay_min=31", "", "&stay_min=30&rank=soonest"] {
        let other = server.get_with(&path(more), &[("if-none-match", &tag)]);
        assert_eq!(other.status, 200, "{more}");
    }
    let features = server.get_with(&path(""), &[("accept", "application/geo+json")]).json();
    assert_eq!(features["features"][0]["properties"]["service"]["travel"], "walk");
    server.assert_clean_log();
}

#[test]
fn the_soonest_are_all_offices_by_the_end_of_their_cases_then_by_distance() {
    let index = sample_index();
    let server = Server::start(index.path());
    let mut reordered = 0;
    for procedures in [
        json!([]),
        json!(["id-card"]),
        json!(["land-building-tax"]),
        json!(["crime-report"]),
        json!(["birth-registration", "house-number"]),
        json!(["driving-licence-renewal,passport"]),
    ] {
        for at in ["08T09:00", "08T11:50", "08T12:10", "08T15:10", "10T10:00", "11T17:30"] {
            for more in [
                json!({}),
                json!({"travel": "walk"}),
                json!({"stay_min": 120, "travel": "motorcycle"}),
                json!({"window": december("12T08:00") + "/" + &december("12T12:00")}),
                json!({"arrive_by": december("14T10:00")}),
                json!({"depart_at": december("14T08:00"), "arrive_by": december("14T08:30"), "open": "possible"}),
                json!({"lat": 17.96, "lon": 103.95, "radius_m": 40_000, "open": "only"}),
            ] {
                let mut body = asked(&more);
                body["at"] = json!(december(at));
                body["procedure"] = procedures.clone();
                let nearest = results(&server, &body);
                assert!(nearest.len() < 100, "there are more offices than one answer has");
                let mut expected = nearest.clone();
                // A stable sort keeps distance, code and id among equals.
                let done = |result: &Value| result["service"]["done_by"].as_str().map_or(i64::MAX, minute);
                expected.sort_by_key(done);
                reordered += usize::from(expected != nearest);
                body["rank"] = json!("soonest");
                for limit in [100, 7, 1] {
                    body["limit"] = json!(limit);
                    expected.truncate(limit);
                    let ids = |results: &[Value]| results.iter().map(|r| r["id"].clone()).collect::<Vec<_>>();
                    let found = results(&server, &body);
                    assert_eq!(ids(&found), ids(&expected), "{body}");
                    assert_eq!(found, expected, "{body}");
                }
            }
        }
    }
    assert!(reordered > 100, "{reordered}");
    server.assert_clean_log();
}
