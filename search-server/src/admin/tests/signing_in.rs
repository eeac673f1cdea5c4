//! Sessions: how one comes in, what a request has to show, and how one goes out again.

use std::sync::Arc;

use axum::http::Method;
use chrono::Utc;
use registry::{Role, TokenScope};
use serde_json::json;

use super::back_office::{BackOffice, Client, PASSWORD};
use crate::reports::{Most, Senders};
use crate::site::Site;

const SESSIONS: &str = "/admin/v1/sessions";
const CURRENT: &str = "/admin/v1/sessions/current";

async fn with_account(office: &BackOffice, login: &str) -> String {
    let person = office.person(&[Role::Auditor]).await;
    office.registry.set_password(&person, login, PASSWORD).await.expect("a password");
    person
}

async fn sign_in(
    office: &BackOffice,
    client: &Client,
    login: &str,
    password: &str,
) -> super::back_office::Answer {
    let body = json!({"login": login, "password": password});
    office.send(client, Method::POST, SESSIONS, Some(&body)).await
}

#[tokio::test]
async fn a_login_and_its_password_begin_a_session_that_says_who_one_is() {
    let office = BackOffice::new().await;
    let person = with_account(&office, "malee").await;
    let answer = sign_in(&office, &Client::default(), "malee", PASSWORD).await;
    let session = answer.has_status(201).json();
    assert_eq!((&session["person"], &session["roles"][0]["role"]), (&json!(person), &json!("auditor")));
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("pakmut_session=") && cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
    assert_eq!(answer.header("cache-control"), "no-store");
    let client = Client::default().with("cookie", answer.cookie());
    let current = office.get(&client, CURRENT).await;
    assert_eq!(current.has_status(200).json(), session);
    assert_eq!(current.header("cache-control"), "no-store");

    let again = sign_in(&office, &client, "malee", PASSWORD).await;
    assert_ne!(again.has_status(201).cookie(), answer.cookie());
    office.get(&client, CURRENT).await.has_status(401);
}

#[tokio::test]
async fn a_login_that_is_not_there_is_answered_as_a_wrong_password_is() {
    let office = BackOffice::new().await;
    with_account(&office, "malee").await;
    let nobody = Client::default();
    let tries = async |login: &str| {
        let mut answers = Vec::new();
        for _ in 0..10 {
            let answer = sign_in(&office, &nobody, login, "wrong wrong wrong").await;
            answers.push((answer.status, answer.body));
        }
        answers
    };
    let (known, unknown) = (tries("malee").await, tries("somchai").await);
    assert_eq!(known, unknown, "also when too many were made");
    assert_eq!((known[0].0.as_u16(), known[9].0.as_u16()), (401, 429));
}

#[tokio::test]
async fn what_changes_something_has_to_come_from_a_page_of_the_session() {
    let office = BackOffice::new().await;
    let client = office.signed_in(&[]).await;
    let other = office.signed_in(&[]).await;
    let others_token = &other.headers.last().expect("a token").1;
    let plain = client.without("x-csrf-token");
    for (client, code) in [
        (plain.clone(), "csrf"),
        (plain.with("x-csrf-token", others_token), "csrf"),
        (plain.with("x-csrf-token", "0"), "csrf"),
        (client.with("sec-fetch-site", "cross-site"), "csrf"),
        (client.with("sec-fetch-site", "same-site"), "csrf"),
        (client.with("origin", "https://elsewhere.example"), "csrf"),
        (client.with("authorization", "Bearer pakmut_0"), "not_signed_in"),
    ] {
        let refused = office.send(&client, Method::DELETE, CURRENT, None).await;
        assert_eq!(refused.code(), code, "{client:?}");
        assert_eq!(refused.header("cache-control"), "no-store");
    }
    office.get(&plain, CURRENT).await.has_status(200);
    let own = client.with("sec-fetch-site", "same-origin").with("origin", "http://127.0.0.1:8080");
    office.send(&own, Method::DELETE, CURRENT, None).await.has_status(204);
    office.get(&plain, CURRENT).await.has_status(401);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_of_this_person_and_of_nobody_else() {
    let office = BackOffice::new().await;
    let client = office.signed_in(&[]).await;
    let elsewhere = office.registry.begin_session(&client.person, Utc::now()).await.expect("a session");
    let elsewhere = Client::default().with("cookie", &format!("pakmut_session={}", elsewhere.reveal()));
    let other = office.signed_in(&[]).await;
    let out = office.send(&client, Method::DELETE, SESSIONS, None).await;
    assert!(out.has_status(204).header("set-cookie").ends_with("Max-Age=0"));
    for (client, status) in [(&client, 401), (&elsewhere, 401), (&other, 200)] {
        office.get(client, CURRENT).await.has_status(status);
    }
}

#[tokio::test]
async fn a_token_says_whose_it_is_and_ends_no_session() {
    let office = BackOffice::new().await;
    let person = office.person(&[Role::Administrator]).await;
    let program = office.program(&person, TokenScope::Read).await;
    let current = office.get(&program, CURRENT).await.has_status(200).json();
    assert_eq!((&current["person"], &current["scope"]), (&json!(person), &json!("read")));
    assert!(current["csrf_token"].is_null());
    assert_eq!(office.send(&program, Method::DELETE, SESSIONS, None).await.code(), "forbidden");
}

#[tokio::test]
async fn a_bad_body_is_named_by_the_field_and_nothing_is_said_of_what_it_held() {
    let office = BackOffice::new().await;
    let nobody = Client::default();
    for (body, named) in [
        (json!({"login": "malee"}), "password"),
        (json!({"login": "malee", "password": "x", "pasword": "x"}), "pasword"),
        (json!({"login": 5, "password": "x"}), "login"),
        (json!(["malee", "x"]), "object"),
    ] {
        let answer = office.send(&nobody, Method::POST, SESSIONS, Some(&body)).await;
        assert!(answer.has_status(400).body.contains(named), "{}", answer.body);
    }
    office.send(&nobody, Method::POST, SESSIONS, None).await.has_status(415);
}

#[tokio::test]
async fn where_the_site_is_on_https_cookies_are_bound_to_it_and_without_https_nobody_signs_in_from_afar() {
    let site = Site { public_url: "https://pakmut.example.go.th".parse().ok(), ..Site::default() };
    let office = BackOffice::of_site(site).await;
    with_account(&office, "malee").await;
    let answer = sign_in(&office, &Client::default(), "malee", PASSWORD).await;
    let cookie = answer.has_status(201).header("set-cookie");
    assert!(cookie.starts_with("__Host-pakmut_session=") && cookie.contains("; Secure;"), "{cookie}");

    let site = Site { public_url: "http://pakmut.example.go.th".parse().ok(), ..Site::default() };
    let office = BackOffice::of_site(site).await;
    with_account(&office, "malee").await;
    sign_in(&office, &Client::default(), "malee", PASSWORD).await.has_status(201);
    let afar = Client { headers: vec![("host", "pakmut.example.go.th".to_owned())], ..Client::default() };
    let refused = sign_in(&office, &afar, "malee", PASSWORD).await;
    assert_eq!(refused.has_status(403).code(), "https_required");
}

#[tokio::test]
async fn whoever_tries_many_logins_from_one_place_waits_at_every_door() {
    let most = Most { of_sender: 3, of_all: 100 };
    let site = Site { sign_ins: Some(Arc::new(Senders::new(most, Vec::new()))), ..Site::default() };
    let office = BackOffice::of_site(site).await;
    with_account(&office, "malee").await;
    for login in ["a", "b", "c"] {
        sign_in(&office, &Client::default(), login, PASSWORD).await.has_status(401);
    }
    let stopped = sign_in(&office, &Client::default(), "malee", PASSWORD).await;
    assert_eq!(stopped.has_status(429).code(), "too_many_tries");
    let link = office.send(&Client::default(), Method::POST, "/admin/v1/links/WORD", None).await;
    assert_eq!(link.has_status(429).code(), "too_many_tries", "one count for all doors");
    office.get(&Client::default(), CURRENT).await.has_status(401);
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_and_the_public_part_stays_public() {
    let office = BackOffice::new().await;
    let nobody = Client::default();
    assert_eq!(office.get(&nobody, "/admin/v1/nothing").await.has_status(404).code(), "no_such_path");
    assert_eq!(office.get(&nobody, SESSIONS).await.has_status(405).code(), "no_such_method");
    assert_eq!(office.get(&nobody, CURRENT).await.has_status(401).code(), "not_signed_in");
    office.get(&nobody, "/healthz").await.has_status(200);
}
