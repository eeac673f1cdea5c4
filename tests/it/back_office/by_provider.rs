//! Signing in by a provider: a real one on this machine (OpenID Connect), with each way of signing that is taken.

use std::path::Path;

use serde_json::json;

use crate::harness::back_office::{Client, import_sample, on_both, path_of};
use crate::harness::http::Reply;
use crate::harness::provider::Provider;
use crate::harness::{Server, utf8};

const SIGN_IN: &str = "/admin/v1/oidc/sign-in";
const CALLBACK: &str = "/admin/v1/oidc/callback";
const CURRENT: &str = "/admin/v1/sessions/current";
const UNIT: &str = "dopa-3804";

/// What the provider of tests knows its only client by.
const SECRET: &str = "made up for tests: not a secret";

fn settings(dir: &Path, registry: &str, issuer: &str, secret: &str) -> Server {
    let settings = format!(
        "registry = {registry:?}\n[oidc]\nissuer = {issuer:?}\nclient_id = \"pakmut\"\nclient_secret = {secret:?}\n"
    );
    Server::start_with(&dir.join("index"), &settings)
}

/// The cookies that an answer sets, as a browser sends them.
fn cookies(answer: &Reply) -> String {
    let set = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().expect("ASCII"));
    let pairs: Vec<&str> = set.filter_map(|cookie| cookie.split(';').next()).collect();
    pairs.join("; ")
}

/// Begins to sign in: the cookie that is kept, and where the browser is sent.
fn begun(server: &Server) -> (String, String) {
    let away = server.get(SIGN_IN);
    assert_eq!(away.status, 303, "{}", away.text());
    (cookies(&away), away.header("location").expect("an address").to_owned())
}

/// Signs in from the beginning to the end.
fn signed_in(server: &Server, provider: &Provider, login: &str) -> Reply {
    let (cookie, sent_to) = begun(server);
    let back = provider.sign_in(&sent_to, login);
    server.get_with(&path_of(&back), &[("cookie", &cookie)])
}

fn code(answer: &Reply) -> String {
    answer.json()["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn whoever_was_invited_or_has_a_code_comes_in_by_the_provider_and_comes_back_by_it() {
    on_both(|dir, registry| {
        import_sample(dir, registry);
        let algorithm = if registry.starts_with("sqlite") { "RS256" } else { "ES256" };
        let provider = Provider::start(CALLBACK, algorithm);
        let server = settings(dir, registry, provider.url(), SECRET);
        let admin = Client::administrator(&server, registry);
        let invitation = json!({"email": "Malee@example.org", "roles": [{"role": "auditor"}]});
        assert_eq!(admin.post("/admin/v1/people", &invitation).status, 201);

        // By invitation, and then as a person who is known.
        for _ in 0..2 {
            let back = signed_in(&server, &provider, "malee@example.org");
            assert_eq!((back.status, back.header("location")), (303, Some(CURRENT)), "{}", back.text());
            let session = server.get_with(CURRENT, &[("cookie", &cookies(&back))]).json();
            assert_eq!(session["roles"][0]["role"], "auditor", "{session}");
        }

        // An address that the provider hasn't verified is nobody's invitation.
        let invitation = json!({"email": "unverified@example.org"});
        assert_eq!(admin.post("/admin/v1/people", &invitation).status, 201);
        let stranger = signed_in(&server, &provider, "unverified@example.org");
        assert_eq!((stranger.status, code(&stranger).as_str()), (403, "sign_up_required"));

        // A stranger comes in by a unit's code.
        let stranger = signed_in(&server, &provider, "somchai@example.org");
        assert_eq!((stranger.status, code(&stranger).as_str()), (403, "sign_up_required"));
        let cookie = cookies(&stranger);
        assert_eq!(server.get_with(CURRENT, &[("cookie", &cookie)]).status, 401);
        let path = format!("/admin/v1/service-points/{UNIT}/authorize-code");
        let issued = admin.post(&path, &json!({})).json();
        let sign_up = |code: &str| {
            let body = json!({"service_point": UNIT, "code": code});
            server.send("POST", "/admin/v1/sign-up", &[("cookie", &cookie)], Some(&body))
        };
        assert_eq!(sign_up("0").status, 401);
        let somchai = Client::of(&server, &sign_up(issued["code"].as_str().expect("a code")));
        let session = somchai.get(CURRENT).json();
        assert_eq!(
            (&session["roles"][0]["of"], &session["email"]),
            (&json!(UNIT), &json!("somchai@example.org"))
        );
        assert_eq!(signed_in(&server, &provider, "somchai@example.org").status, 303);

        // Whoever was shut out stays out.
        let person = format!("/admin/v1/people/{}/disable", session["person"].as_str().expect("an id"));
        assert_eq!(admin.send("POST", &person, &[], None).status, 204);
        assert_eq!(code(&signed_in(&server, &provider, "somchai@example.org")), "denied");
        let log = server.stop();
        for secret in [SECRET, "somchai@example.org", "malee@example.org"] {
            assert!(!log.to_lowercase().contains(secret), "{secret} is in the log:\n{log}");
        }
        assert!(!log.contains("WARN") && !log.contains("ERROR"), "{log}");
    });
}

#[test]
fn nobody_comes_in_by_what_was_begun_elsewhere_or_is_used_twice() {
    let dir = tempfile::tempdir().expect("a directory");
    let registry = format!("sqlite:{}", utf8(&dir.path().join("register.db")));
    import_sample(dir.path(), &registry);
    let provider = Provider::start(CALLBACK, "RS256");
    let server = settings(dir.path(), &registry, provider.url(), SECRET);
    let (cookie, sent_to) = begun(&server);
    for expected in ["response_type=code", "code_challenge_method=S256", "scope=openid+", "nonce=", "state="]
    {
        assert!(sent_to.contains(expected), "{expected} in {sent_to}");
    }
    let back = path_of(&provider.sign_in(&sent_to, "malee@example.org"));
    let (others_cookie, _) = begun(&server);
    assert_eq!(code(&server.get(&back)), "denied", "no cookie");
    assert_eq!(code(&server.get_with(&back, &[("cookie", &others_cookie)])), "denied", "another browser");
    let state = back.split(['?', '&']).find(|part| part.starts_with("state=")).expect("a state");
    let other_code = format!("{CALLBACK}?code=guessed&{state}");
    assert_eq!(code(&server.get_with(&other_code, &[("cookie", &cookie)])), "denied", "a guessed code");
    let other_issuer = back.replace("iss=", "iss=x");
    assert_eq!(code(&server.get_with(&other_issuer, &[("cookie", &cookie)])), "denied", "another provider");
    let first = server.get_with(&back, &[("cookie", &cookie)]);
    assert_eq!(code(&first), "sign_up_required", "{}", first.text());
    assert_eq!(code(&server.get_with(&back, &[("cookie", &cookie)])), "denied", "a code that was used");
    for elsewhere in ["//elsewhere.example", "https://elsewhere.example", "elsewhere"] {
        let refused = server.get(&format!("{SIGN_IN}?return_to={elsewhere}"));
        assert_eq!(refused.status, 400, "{elsewhere}: {}", refused.text());
    }
    server.assert_clean_log();
}

#[test]
fn a_provider_that_is_away_or_takes_us_for_nobody_is_said_and_the_search_goes_on() {
    let dir = tempfile::tempdir().expect("a directory");
    let registry = format!("sqlite:{}", utf8(&dir.path().join("register.db")));
    import_sample(dir.path(), &registry);
    let provider = Provider::start(CALLBACK, "RS256");
    let server = settings(dir.path(), &registry, provider.url(), "another secret");
    assert_eq!(code(&signed_in(&server, &provider, "malee@example.org")), "denied");
    let gone = provider.url().to_owned();
    drop(provider);
    drop(server);
    let server = settings(dir.path(), &registry, &gone, SECRET);
    let refused = server.get(SIGN_IN);
    assert_eq!((refused.status, code(&refused).as_str()), (502, "provider_failed"));
    assert_eq!(server.get("/readyz").status, 200);
    let plain = Server::start_following(&dir.path().join("index"), &registry);
    assert_eq!(code(&plain.get(SIGN_IN)), "no_provider");
    plain.assert_clean_log();
}
