//! People, their roles, their tokens and their passwords, as an administrator and as they themselves see them.

use axum::http::Method;
use chrono::{TimeDelta, Utc};
use registry::Role;
use serde_json::{Value, json};

use super::back_office::{Answer, BackOffice, Client, PASSWORD};

const PEOPLE: &str = "/admin/v1/people";
const TOKENS: &str = "/admin/v1/tokens";
const ACCOUNT: &str = "/admin/v1/account";

async fn post(office: &BackOffice, client: &Client, path: &str, body: &Value) -> Answer {
    office.send(client, Method::POST, path, Some(body)).await
}

async fn appoint(office: &BackOffice, client: &Client, person: &str, change: &str, roles: &Value) -> Answer {
    let path = format!("{PEOPLE}/{person}/roles");
    let body = json!({ "roles": roles });
    office.send(&client.with("if-match", change), Method::PUT, &path, Some(&body)).await
}

#[tokio::test]
async fn an_invitation_names_what_is_wrong_with_it_and_adds_nobody() {
    let office = BackOffice::new().await;
    let admin = office.signed_in(&[Role::Administrator]).await;
    let taken = json!({"email": "taken@example.org"});
    let link = post(&office, &admin, PEOPLE, &taken).await.has_status(201).json();
    let url = link["link"]["url"].as_str().expect("a link");
    assert!(url.starts_with("http://127.0.0.1:8080/admin/links/"), "{url}");
    for (body, status, named) in [
        (json!({"email": "Taken@example.org"}), 422, "email"),
        (json!({"email": "nobody"}), 422, "email"),
        (json!({"email": "a b@example.org"}), 422, "email"),
        (json!({"email": "a@example.org", "name": ""}), 422, "name"),
        (json!({"email": "a@example.org", "name": "a\nb"}), 422, "name"),
        (json!({"email": "a@example.org", "roles": [{"role": "king"}]}), 400, "roles[0].role"),
        (json!({"email": "a@example.org", "roles": [{"role": "officer"}]}), 400, "roles[0].of"),
        (json!({"email": "a@example.org", "roles": [{"role": "auditor", "of": "x"}]}), 400, "roles[0].of"),
        (json!({"email": "a@example.org", "roles": [{"role": "supervisor", "of": "3"}]}), 400, "roles[0].of"),
        (
            json!({"email": "a@example.org", "roles": [{"role": "auditor", "until": "tomorrow"}]}),
            400,
            "roles[0].until",
        ),
        (json!({"email": "a@example.org", "roles": [{"role": "officer", "of": "unit-z"}]}), 422, "roles"),
        (json!({"email": "a@example.org", "roles": [{"rol": "auditor"}]}), 400, "roles[0]"),
        (json!({"name": "a"}), 400, "email"),
    ] {
        let refused = post(&office, &admin, PEOPLE, &body).await;
        let problem = refused.has_status(status).json();
        let told = problem["errors"][0]["parameter"]
            .as_str()
            .unwrap_or_else(|| problem["detail"].as_str().expect("why"));
        assert!(told.contains(named), "{body}: {problem}");
    }
    let list = office.get(&admin, &format!("{PEOPLE}?q=example.org")).await.json();
    assert_eq!(list["results"].as_array().map(Vec::len), Some(1), "{list}");
}

#[tokio::test]
async fn people_are_listed_page_by_page() {
    let office = BackOffice::new().await;
    let admin = office.signed_in(&[Role::Administrator]).await;
    for _ in 0..4 {
        office.person(&[Role::Auditor]).await;
    }
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = office.get(&admin, &format!("{PEOPLE}?limit=2{after}")).await.has_status(200).json();
        let results = page["results"].as_array().expect("results");
        seen.extend(results.iter().map(|person| person["id"].as_str().expect("an id").to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert!(seen.len() == 5 && seen.is_sorted_by(|a, b| a < b), "{seen:?}");
    office.get(&admin, &format!("{PEOPLE}?limit=0")).await.has_status(400);
    office.get(&admin, &format!("{PEOPLE}?lim=1")).await.has_status(400);
}

#[tokio::test]
async fn roles_are_given_as_of_the_version_that_was_seen() {
    let office = BackOffice::new().await;
    let admin = office.signed_in(&[Role::Administrator]).await;
    let person = office.person(&[Role::Auditor]).await;
    let path = format!("{PEOPLE}/{person}");
    let seen = office.get(&admin, &path).await.has_status(200).header("etag").to_owned();
    let officer = json!([{"role": "officer", "of": "unit-a", "until": "2027-09-30T17:00:00Z"}]);
    let given = appoint(&office, &admin, &person, &seen, &officer).await;
    assert_eq!(given.has_status(200).json()["roles"], officer);
    assert_ne!(given.header("etag"), seen);
    let late = appoint(&office, &admin, &person, &seen, &json!([])).await;
    let problem = late.has_status(412).json();
    assert_eq!((&problem["code"], &problem["conflict"]["current"]["roles"]), (&json!("conflict"), &officer));
    for version in ["", "42", "\"x\"", "*"] {
        let without = appoint(&office, &admin, &person, version, &json!([])).await;
        assert_eq!(without.has_status(428).code(), "if_match_required", "{version}");
    }
    let body = json!({"roles": []});
    let without = office.send(&admin, Method::PUT, &format!("{path}/roles"), Some(&body)).await;
    without.has_status(428);
}

#[tokio::test]
async fn there_is_always_somebody_left_who_gives_roles() {
    let office = BackOffice::new().await;
    let admin = office.signed_in(&[Role::Administrator]).await;
    let own = format!("{PEOPLE}/{}", admin.person);
    let version = office.get(&admin, &own).await.header("etag").to_owned();
    let taken = appoint(&office, &admin, &admin.person, &version, &json!([{"role": "auditor"}])).await;
    assert_eq!(taken.has_status(422).code(), "refused");
    let over = json!([{"role": "administrator", "until": "2020-01-01T00:00:00Z"}]);
    appoint(&office, &admin, &admin.person, &version, &over).await.has_status(422);
    office.send(&admin, Method::DELETE, &own, None).await.has_status(422);
    office.send(&admin, Method::POST, &format!("{own}/disable"), None).await.has_status(422);
    office.get(&admin, PEOPLE).await.has_status(200);
}

#[tokio::test]
async fn who_is_shut_out_is_out_at_once_and_gets_no_link() {
    let office = BackOffice::new().await;
    let admin = office.signed_in(&[Role::Administrator]).await;
    let other = office.signed_in(&[Role::Auditor]).await;
    let path = format!("{PEOPLE}/{}", other.person);
    office.send(&admin, Method::POST, &format!("{path}/link"), None).await.has_status(201);
    office.send(&admin, Method::POST, &format!("{path}/disable"), None).await.has_status(204);
    office.get(&other, "/admin/v1/sessions/current").await.has_status(401);
    office.send(&admin, Method::POST, &format!("{path}/link"), None).await.has_status(422);
    let shut_out = office.get(&admin, &path).await.json();
    assert!(shut_out["disabled_at"].is_string());
    assert_eq!(shut_out["standing_set_by"], admin.person.as_str());
}

#[tokio::test]
async fn who_was_shut_out_may_be_let_in_again_and_comes_by_a_new_link() {
    let office = BackOffice::new().await;
    let admin = office.signed_in(&[Role::Administrator]).await;
    let other = office.signed_in(&[Role::Auditor]).await;
    let path = format!("{PEOPLE}/{}", other.person);
    office.send(&admin, Method::POST, &format!("{path}/disable"), None).await.has_status(204);
    office.send(&admin, Method::POST, &format!("{path}/enable"), None).await.has_status(204);
    assert!(office.get(&admin, &path).await.json()["disabled_at"].is_null());
    office.get(&other, "/admin/v1/sessions/current").await.has_status(401);
    office.send(&admin, Method::POST, &format!("{path}/link"), None).await.has_status(201);
}

#[tokio::test]
async fn a_token_ends_within_a_year_and_is_shown_once() {
    let office = BackOffice::new().await;
    let client = office.signed_in(&[Role::Auditor]).await;
    let in_days = |days: i64| (Utc::now() + TimeDelta::days(days)).to_rfc3339();
    let asked = |scope: &str, until: String| json!({"name": "นำเข้าทุกคืน", "scope": scope, "until": until});
    for (body, named) in [
        (asked("read", in_days(-1)), "until"),
        (asked("read", in_days(367)), "until"),
        (asked("read", "tomorrow".to_owned()), "until"),
        (asked("all", in_days(1)), "scope"),
    ] {
        let problem = post(&office, &client, TOKENS, &body).await.has_status(422).json();
        assert_eq!(problem["errors"][0]["parameter"], named, "{problem}");
    }
    let issued = post(&office, &client, TOKENS, &asked("write", in_days(365))).await.has_status(201).json();
    let token = issued["token"].as_str().expect("a token");
    let list = office.get(&client, TOKENS).await;
    assert_eq!(list.has_status(200).json()["results"][0]["id"], issued["id"]);
    assert!(!list.body.contains(token));
    let other = office.signed_in(&[Role::Administrator]).await;
    let path = format!("{TOKENS}/{}", issued["id"].as_str().expect("an id"));
    office.send(&other, Method::DELETE, &path, None).await.has_status(404);
    let program = Client::default().with("authorization", &format!("Bearer {token}"));
    office.get(&program, "/admin/v1/sessions/current").await.has_status(200);
    office.send(&client, Method::DELETE, &path, None).await.has_status(204);
    office.get(&program, "/admin/v1/sessions/current").await.has_status(401);
}

#[tokio::test]
async fn another_password_needs_the_one_so_far_and_ends_the_other_sessions() {
    let office = BackOffice::new().await;
    let client = office.signed_in(&[]).await;
    let set =
        async |client: &Client, body: Value| office.send(client, Method::PUT, ACCOUNT, Some(&body)).await;
    let first = json!({"login": "malee", "password": PASSWORD});
    set(&client, first.clone()).await.has_status(204);
    assert_eq!(office.get(&client, ACCOUNT).await.json(), json!({"login": "malee"}));
    let elsewhere = post(&office, &Client::default(), "/admin/v1/sessions", &first).await;
    let elsewhere = Client::default().with("cookie", elsewhere.has_status(201).cookie());
    let other = "four other words of mine";
    set(&client, json!({"login": "malee", "password": other})).await.has_status(400);
    let wrong = json!({"login": "malee", "password": other, "current_password": "guessed guessed"});
    assert_eq!(set(&client, wrong).await.has_status(401).code(), "denied");
    office.get(&elsewhere, ACCOUNT).await.has_status(200);
    set(&client, json!({"login": "malee", "password": other, "current_password": PASSWORD}))
        .await
        .has_status(204);
    office.get(&elsewhere, ACCOUNT).await.has_status(401);
    office.get(&client, ACCOUNT).await.has_status(200);
    post(&office, &Client::default(), "/admin/v1/sessions", &first).await.has_status(401);
}
