//! From an empty machine to a unit's officer: the first administrator, an invitation, a code, a token; and what the log of the
//! server says of it all.

use serde_json::{Value, json};

use crate::harness::back_office::{Client, administrator_link, on_both, redeemed_at, serve_sample};
use crate::harness::{Server, search_server};

const PASSWORD: &str = "สี่คำที่ไม่มีใครเดาได้";
const CURRENT: &str = "/admin/v1/sessions/current";
const UNIT: &str = "dopa-3804";

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {value}"))
}

#[test]
fn the_first_administrator_comes_by_a_link_that_works_once_and_is_one_from_then_on() {
    on_both(|dir, registry| {
        // Before there is a register.
        let unused = administrator_link(registry, "first@example.org");
        let server = serve_sample(dir, registry);
        let link = administrator_link(registry, "First@example.org");
        let post = |path: &str, body: Option<&Value>| server.send("POST", path, &[], body);
        assert_eq!(post(&unused, None).status, 401, "the newer link is the only one");
        let weak = json!({"login": "first", "password": "too short"});
        let refused = post(&link, Some(&weak));
        assert_eq!((refused.status, text(&refused.json(), "/errors/0/parameter")), (422, "password"));
        let chosen = json!({"login": "first", "password": PASSWORD});
        let first = Client::of(&server, &post(&link, Some(&chosen)));
        assert_eq!(text(&first.get(CURRENT).json(), "/roles/0/role"), "administrator");
        assert_eq!(post(&link, None).status, 401, "it was used");
        Client::of(&server, &post("/admin/v1/sessions", Some(&chosen)));
        server.assert_clean_log();
    });
}

#[test]
fn a_command_that_can_make_no_link_says_why() {
    let refused = |arguments: &[&str]| {
        let finished = search_server(&[&["admin", "create"], arguments].concat());
        assert!(finished.code() != 0 && finished.stdout.is_empty(), "{finished:?}");
        finished.stderr
    };
    for (arguments, expected) in [
        (&["--email", "a@example.org"][..], "--registry"),
        (&["--registry", "sqlite:register.db"], "--email"),
        (&["--registry", "sqlite:register.db", "--email", "nobody"], "no e-mail address"),
        (&["--registry", "register.db", "--email", "a@example.org"], "no register"),
        (&["--registry", "sqlite:register.db", "--email", "a@example.org", "--password", "x"], "--password"),
    ] {
        let message = refused(arguments);
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
}

/// A whole story, and every secret that was in it.
fn story(server: &Server, registry: &str) -> Vec<String> {
    let mut secrets = Vec::new();
    let admin = Client::administrator(server, registry);
    let invited = admin.post(
        "/admin/v1/people",
        &json!({"name": "มาลี ใจดี", "email": "malee@example.org", "roles": [{"role": "supervisor", "of": "38"}]}),
    );
    assert_eq!(invited.status, 201, "{}", invited.text());
    let link = redeemed_at(text(&invited.json(), "/link/url"));
    let chosen = json!({"login": "malee-login", "password": PASSWORD});
    let malee = Client::of(server, &server.send("POST", &link, &[], Some(&chosen)));
    secrets.extend(["มาลี", "malee@example.org", "malee-login", PASSWORD].map(str::to_owned));
    secrets.push(link.rsplit('/').next().expect("a word").to_owned());

    let path = format!("/admin/v1/service-points/{UNIT}/authorize-code");
    assert_eq!(text(&malee.get(&path).json(), "/state"), "none");
    let issued = malee.post(&path, &json!({"valid_days": 7}));
    assert_eq!(issued.status, 201, "{}", issued.text());
    let code = text(&issued.json(), "/code").to_owned();
    assert!(!malee.get(&path).text().contains(&code), "it is shown once");
    let wrong = json!({"service_point": UNIT, "code": "0000-0000-0000-0000", "login": "somchai-login", "password": PASSWORD});
    let sign_up = |body: &Value| server.send("POST", "/admin/v1/sign-up", &[], Some(body));
    assert_eq!((sign_up(&wrong).status, text(&malee.get(&path).json(), "/state")), (401, "issued"));
    let mut right = wrong;
    right["code"] = code.to_lowercase().into();
    let somchai = Client::of(server, &sign_up(&right));
    let session = somchai.get(CURRENT).json();
    assert_eq!((text(&session, "/roles/0/role"), text(&session, "/roles/0/of")), ("officer", UNIT));
    let used = malee.get(&path).json();
    assert_eq!((text(&used, "/state"), text(&used, "/by")), ("used", text(&session, "/person")));
    assert_eq!(sign_up(&right).status, 401, "a code is used once");
    let other = "/admin/v1/service-points/dopa-3801/authorize-code";
    assert_eq!((somchai.get(&path).status, somchai.get(other).status), (200, 403));
    assert_eq!(somchai.post(&path, &json!({})).status, 403);
    secrets.extend([code, "somchai-login".to_owned()]);

    let token = json!({"name": "นำเข้าทุกคืน", "scope": "read", "until": in_a_month()});
    let issued = somchai.post("/admin/v1/tokens", &token);
    assert_eq!(issued.status, 201, "{}", issued.text());
    let issued = issued.json();
    let program = Client::program(server, text(&issued, "/token"));
    assert_eq!((program.get(&path).status, program.get(other).status), (200, 403));
    assert_eq!(program.post("/admin/v1/tokens", &token).status, 403, "a token makes no token");
    let revoked = format!("/admin/v1/tokens/{}", text(&issued, "/id"));
    assert_eq!(somchai.send("DELETE", &revoked, &[], None).status, 204);
    assert_eq!(program.get(&path).status, 401);
    secrets.push(text(&issued, "/token").to_owned());

    let person = admin.get(&format!("/admin/v1/people/{}", text(&session, "/person")));
    let roles = format!("/admin/v1/people/{}/roles", text(&session, "/person"));
    let auditor = json!({"roles": [{"role": "auditor"}]});
    let version = person.header("etag").expect("a version").to_owned();
    assert_eq!(admin.put(&roles, &version, &auditor).status, 200);
    let late = admin.put(&roles, &version, &auditor);
    assert_eq!((late.status, text(&late.json(), "/conflict/current/roles/0/role")), (412, "auditor"));
    assert_eq!(somchai.get(other).status, 200, "an auditor reads everything at once");

    let somchai_path = format!("/admin/v1/people/{}", text(&session, "/person"));
    assert_eq!(admin.send("DELETE", &somchai_path, &[], None).status, 204);
    assert_eq!(somchai.get(CURRENT).status, 401, "forgotten people are shut out");
    assert_eq!(malee.get(&somchai_path).status, 403);
    secrets
}

fn in_a_month() -> String {
    (chrono::Utc::now() + chrono::TimeDelta::days(30)).to_rfc3339()
}

#[test]
fn people_come_by_invitation_and_by_code_and_no_secret_stands_in_the_log() {
    on_both(|dir, registry| {
        let server = serve_sample(dir, registry);
        let secrets = story(&server, registry);
        let log = server.stop();
        assert!(log.contains("/admin/v1/sign-up"), "requests are logged by their route: {log}");
        for secret in secrets {
            assert!(!log.contains(&secret), "{secret} is in the log:\n{log}");
        }
        assert!(!log.contains("WARN") && !log.contains("ERROR"), "{log}");
    });
}
