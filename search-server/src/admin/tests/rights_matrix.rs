//! Every role with every path of the back office, on its own things, on others' and on guessed ones, in a session and by tokens
//! of each scope, against a table that people can read. A path that isn't in the table fails.

use std::collections::BTreeSet;

use axum::http::Method;
use registry::{Role, TokenScope};
use serde_json::Value;

use super::back_office::{Answer, BackOffice, Client, unit};

/// What `{id}` names in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// Nothing: the path is of the whole register, or of whoever asks.
    Register,
    /// A unit.
    Unit,
    /// Somebody else.
    Person,
    /// A manual.
    Procedure,
    /// Something that isn't there.
    Nothing,
}

/// A path as the router has it.
struct Route {
    method: &'static str,
    path: &'static str,
    of: Of,
    /// `open`: anybody, also who hasn't signed in. `signed`: whoever has. Else a letter for each of officer, manager, supervisor,
    /// administrator and auditor: `a` may everywhere, `o` where the role is for something, `-` nowhere.
    may: &'static str,
    /// Scopes of tokens by which it may be done too: `r` both, `w` that for writing, none.
    tokens: &'static str,
    /// A body that fits; empty: none.
    body: &'static str,
}

const fn route(
    method: &'static str,
    path: &'static str,
    of: Of,
    may: &'static str,
    tokens: &'static str,
    body: &'static str,
) -> Route {
    Route { method, path, of, may, tokens, body }
}

const CHOICE: &str = r#"{"login": "x", "password": "four words nobody guesses"}"#;
const SIGN_UP: &str = r#"{"service_point": "unit-a", "code": "0"}"#;
const TOKEN: &str = r#"{"name": "x", "scope": "read", "until": "2026-01-01T00:00:00Z"}"#;
const NEW_UNIT: &str = r#"{"searched": "0", "unit": {"name_th": "x"}}"#;
const PIN: &str = r#"{"pin": {"lat": 18.0, "lon": 103.0}}"#;
const INTO: &str = r#"{"into": "unit-a1", "into_change": 7}"#;
const MASS: &str = r#"{"units": ["unit-z"], "add": ["procedure-a"]}"#;
const ERASURE: &str = r#"{"service_point": "unit-a", "what": "phone"}"#;
const NEW_PROCEDURE: &str = r#"{"id": "new", "procedure": {"title_th": "x"}}"#;
const DAY: &str = r#"{"kind": "closed", "name_th": "x"}"#;
const WORDS: &str = r#"{"words": "x"}"#;
const CAMPAIGN: &str = r#"{"title_th": "x", "task": "data", "deadline": "2999-12-31"}"#;
const INVITATION: &str = r#"{"email": "x@example.org"}"#;

/// What else stands in paths.
const PARTS: [(&str, &str); 6] = [
    ("{rating}", "nothing"),
    ("{procedure}", "procedure-a"),
    ("{other}", "unit-a1"),
    ("{number}", "1"),
    ("{batch}", "nothing"),
    ("{date}", "2026-12-29"),
];

/// Every path of the back office.
const ROUTES: &[Route] = &[
    route("POST", "/admin/v1/sessions", Of::Register, "open", "", CHOICE),
    route("DELETE", "/admin/v1/sessions", Of::Register, "signed", "", ""),
    route("GET", "/admin/v1/sessions/current", Of::Register, "signed", "r", ""),
    route("DELETE", "/admin/v1/sessions/current", Of::Register, "signed", "", ""),
    route("POST", "/admin/v1/links/{word}", Of::Register, "open", "", ""),
    route("POST", "/admin/v1/sign-up", Of::Register, "open", "", SIGN_UP),
    route("GET", "/admin/v1/oidc/sign-in", Of::Register, "open", "", ""),
    route("GET", "/admin/v1/oidc/callback", Of::Register, "open", "", ""),
    route("GET", "/admin/v1/account", Of::Register, "signed", "", ""),
    route("PUT", "/admin/v1/account", Of::Register, "signed", "", CHOICE),
    route("GET", "/admin/v1/tokens", Of::Register, "signed", "", ""),
    route("POST", "/admin/v1/tokens", Of::Register, "signed", "", TOKEN),
    route("DELETE", "/admin/v1/tokens/{id}", Of::Nothing, "signed", "", ""),
    route("GET", "/admin/v1/people", Of::Register, "---aa", "r", ""),
    route("POST", "/admin/v1/people", Of::Register, "---a-", "", INVITATION),
    route("GET", "/admin/v1/people/{id}", Of::Person, "---aa", "r", ""),
    route("DELETE", "/admin/v1/people/{id}", Of::Person, "---a-", "", ""),
    route("PUT", "/admin/v1/people/{id}/roles", Of::Person, "---a-", "", r#"{"roles": []}"#),
    route("POST", "/admin/v1/people/{id}/disable", Of::Person, "---a-", "", ""),
    route("POST", "/admin/v1/people/{id}/enable", Of::Person, "---a-", "", ""),
    route("POST", "/admin/v1/people/{id}/link", Of::Person, "---a-", "", ""),
    route("GET", "/admin/v1/service-points/{id}/authorize-code", Of::Unit, "oooaa", "r", ""),
    route("POST", "/admin/v1/service-points/{id}/authorize-code", Of::Unit, "-ooa-", "", ""),
    route("DELETE", "/admin/v1/service-points/{id}/authorize-code", Of::Unit, "-ooa-", "", ""),
    route("GET", "/admin/v1/service-points", Of::Register, "signed", "r", ""),
    route("POST", "/admin/v1/service-points", Of::Register, "---a-", "w", NEW_UNIT),
    route("GET", "/admin/v1/service-points/facets", Of::Register, "signed", "r", ""),
    route("GET", "/admin/v1/service-points/export.csv", Of::Register, "signed", "r", ""),
    route("POST", "/admin/v1/service-points/twins", Of::Register, "aaaaa", "r", r#"{"name_th": "x"}"#),
    route("GET", "/admin/v1/service-points/{id}", Of::Unit, "oooaa", "r", ""),
    route("PATCH", "/admin/v1/service-points/{id}", Of::Unit, "oooa-", "w", PIN),
    route("GET", "/admin/v1/service-points/{id}/history", Of::Unit, "oooaa", "r", ""),
    route("GET", "/admin/v1/service-points/{id}/compare", Of::Unit, "oooaa", "r", ""),
    route(
        "PUT",
        "/admin/v1/service-points/{id}/visibility",
        Of::Unit,
        "oooa-",
        "w",
        r#"{"status": "shown"}"#,
    ),
    route("POST", "/admin/v1/service-points/{id}/merge", Of::Unit, "-ooa-", "w", INTO),
    route("GET", "/admin/v1/service-points/{id}/offers", Of::Unit, "oooaa", "r", ""),
    route("PUT", "/admin/v1/service-points/{id}/offers", Of::Unit, "oooa-", "w", r#"{"offers": []}"#),
    route("GET", "/admin/v1/service-points/{id}/of-kind", Of::Unit, "oooaa", "r", ""),
    route("PUT", "/admin/v1/service-points/{id}/offers/{procedure}", Of::Unit, "oooa-", "w", "{}"),
    route("DELETE", "/admin/v1/service-points/{id}/offers/{procedure}", Of::Unit, "oooa-", "w", ""),
    route("POST", "/admin/v1/service-points/{id}/offers/copy-from/{other}", Of::Unit, "oooa-", "w", "{}"),
    route("POST", "/admin/v1/offers/mass", Of::Register, "signed", "w", MASS),
    route("GET", "/admin/v1/changes", Of::Register, "---aa", "r", ""),
    // The first change is an organisation's.
    route("POST", "/admin/v1/changes/{number}/undo", Of::Register, "---a-", "w", "{}"),
    route("POST", "/admin/v1/batches/{batch}/undo", Of::Register, "signed", "r", "{}"),
    route("POST", "/admin/v1/erasures", Of::Register, "---a-", "", ERASURE),
    route("GET", "/admin/v1/procedures", Of::Register, "signed", "r", ""),
    route("POST", "/admin/v1/procedures", Of::Register, "---a-", "w", NEW_PROCEDURE),
    route("GET", "/admin/v1/procedures/facets", Of::Register, "signed", "r", ""),
    route("GET", "/admin/v1/procedures/{id}", Of::Procedure, "signed", "r", ""),
    route("PATCH", "/admin/v1/procedures/{id}", Of::Procedure, "-o-a-", "w", r#"{"fee_thb": 1.0}"#),
    route("GET", "/admin/v1/procedures/{id}/history", Of::Procedure, "-o-aa", "r", ""),
    route("GET", "/admin/v1/organisations", Of::Register, "signed", "r", ""),
    route("PUT", "/admin/v1/organisations/{id}", Of::Register, "---a-", "", r#"{"name_th": "x"}"#),
    route("GET", "/admin/v1/office-types", Of::Register, "signed", "r", ""),
    route("PUT", "/admin/v1/office-types/{id}", Of::Register, "---a-", "", r#"{"name_th": "x"}"#),
    route("GET", "/admin/v1/calendars", Of::Register, "signed", "r", ""),
    route("PUT", "/admin/v1/calendars/{id}", Of::Register, "---a-", "w", r#"{"refines": null}"#),
    route("GET", "/admin/v1/calendars/{id}/dates", Of::Register, "signed", "r", ""),
    route("PUT", "/admin/v1/calendars/{id}/dates/{date}", Of::Register, "---a-", "w", DAY),
    route("DELETE", "/admin/v1/calendars/{id}/dates/{date}", Of::Register, "---a-", "w", ""),
    route("GET", "/admin/v1/reviews", Of::Register, "signed", "r", ""),
    route("GET", "/admin/v1/reviews/{id}", Of::Nothing, "signed", "r", ""),
    route("POST", "/admin/v1/reviews/{id}/approve", Of::Nothing, "signed", "w", WORDS),
    route("POST", "/admin/v1/reviews/{id}/return", Of::Nothing, "signed", "w", WORDS),
    route("POST", "/admin/v1/reviews/{id}/withdraw", Of::Nothing, "signed", "w", WORDS),
    route("POST", "/admin/v1/service-points/{id}/check", Of::Unit, "oooaa", "r", "{}"),
    route("POST", "/admin/v1/service-points/{id}/pin-question", Of::Unit, "-ooa-", "w", WORDS),
    route("GET", "/admin/v1/doctor", Of::Register, "signed", "r", ""),
    route("GET", "/admin/v1/gaps", Of::Register, "---aa", "r", ""),
    route("POST", "/admin/v1/positions/read", Of::Register, "signed", "r", r#"{"text": "18.0, 103.0"}"#),
    route("POST", "/admin/v1/hours/read", Of::Register, "signed", "r", r#"{"text": "Mo-Fr 08:30-16:30"}"#),
    route("GET", "/admin/v1/service-points/{id}/pictures", Of::Unit, "oooaa", "r", ""),
    route("POST", "/admin/v1/service-points/{id}/pictures", Of::Unit, "oooa-", "w", "{}"),
    route("PUT", "/admin/v1/service-points/{id}/pictures", Of::Unit, "oooa-", "w", r#"{"pictures": []}"#),
    route("GET", "/admin/v1/service-points/{id}/ratings", Of::Unit, "oooaa", "r", ""),
    route("DELETE", "/admin/v1/service-points/{id}/ratings/{rating}/words", Of::Unit, "---a-", "", ""),
    route(
        "POST",
        "/admin/v1/service-points/{id}/confirmations",
        Of::Unit,
        "oooa-",
        "w",
        r#"{"task": "data"}"#,
    ),
    route(
        "POST",
        "/admin/v1/organisations/{id}/manuals-confirmation",
        Of::Nothing,
        "-o-a-",
        "w",
        r#"{"change": 1}"#,
    ),
    route("GET", "/admin/v1/copies", Of::Register, "aaaaa", "r", ""),
    route("GET", "/admin/v1/tickets", Of::Register, "signed", "r", ""),
    route("GET", "/admin/v1/tickets/{id}", Of::Nothing, "signed", "r", ""),
    route("POST", "/admin/v1/tickets/{id}/answer", Of::Nothing, "signed", "w", WORDS),
    route("POST", "/admin/v1/tickets/{id}/close", Of::Nothing, "signed", "w", WORDS),
    route("GET", "/admin/v1/campaigns", Of::Register, "aaaaa", "r", ""),
    route("POST", "/admin/v1/campaigns", Of::Register, "---a-", "w", CAMPAIGN),
    route("GET", "/admin/v1/campaigns/{id}", Of::Nothing, "aaaaa", "r", ""),
    route("DELETE", "/admin/v1/campaigns/{id}", Of::Nothing, "---a-", "w", ""),
    route("GET", "/admin/v1/campaigns/{id}/progress", Of::Nothing, "---aa", "r", ""),
    route("GET", "/admin/v1/campaigns/{id}/units", Of::Nothing, "---aa", "r", ""),
    route("GET", "/admin/v1/campaigns/{id}/reminders.csv", Of::Nothing, "---aa", "r", ""),
];

/// How somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Session,
    Token(TokenScope),
}

const WAYS: [By; 3] = [By::Session, By::Token(TokenScope::Read), By::Token(TokenScope::Write)];

/// The roles in the order of the table; what is their own stands below `unit-a`, in `department-a`, in district 3804.
fn roles() -> [Role; 5] {
    [
        Role::Officer(unit("unit-a")),
        Role::Manager("department-a".to_owned()),
        Role::Supervisor("3804".parse().expect("a code")),
        Role::Administrator,
        Role::Auditor,
    ]
}

impl Route {
    /// What it is asked about: an id, and whether the first three roles are for it. None: nobody may know.
    fn targets(&self, somebody: &str) -> Vec<(String, bool)> {
        let named = |ids: &[(&str, bool)]| ids.iter().map(|(id, own)| ((*id).to_owned(), *own)).collect();
        match self.of {
            Of::Register => named(&[("0", false)]),
            Of::Unit => named(&[("unit-a", true), ("unit-a1", true), ("unit-b", false)]),
            Of::Person => named(&[(somebody, false)]),
            Of::Procedure => named(&[("procedure-a", true), ("procedure-b", false)]),
            Of::Nothing => Vec::new(),
        }
    }

    /// Whether somebody with a role may do it.
    fn allows(&self, role: Option<usize>, by: By, is_own: bool) -> bool {
        let is_for_token = match by {
            By::Session => true,
            By::Token(TokenScope::Read) => self.tokens == "r",
            By::Token(TokenScope::Write) => !self.tokens.is_empty(),
        };
        let reach = role.and_then(|role| self.may.chars().nth(role));
        let may = match self.may {
            "signed" => true,
            _ => reach == Some('a') || (reach == Some('o') && is_own),
        };
        may && is_for_token
    }

    async fn ask(&self, office: &BackOffice, client: &Client, id: &str) -> Answer {
        let mut path = self.path.replace("{id}", id).replace("{word}", id);
        for (part, value) in PARTS {
            path = path.replace(part, value);
        }
        let body: Option<Value> = serde_json::from_str(self.body).ok();
        let method: Method = self.method.parse().expect("a method");
        office.send(&client.with("if-match", "\"1\""), method, &path, body.as_ref()).await
    }

    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

async fn asker(office: &BackOffice, role: Option<usize>, by: By) -> Client {
    let role: Vec<Role> = role.map(|role| roles()[role].clone()).into_iter().collect();
    match by {
        By::Session => office.signed_in(&role).await,
        By::Token(scope) => office.program(&office.person(&role).await, scope).await,
    }
}

async fn last_change(office: &BackOffice) -> u64 {
    office.registry.head().await.expect("readable").number.0
}

#[tokio::test]
async fn every_role_may_ask_what_the_table_says_and_nothing_else() {
    for route in ROUTES {
        let office = BackOffice::new().await;
        let nobody = route.ask(&office, &Client::default(), "unit-a").await;
        if route.may == "open" {
            assert!(!nobody.body.contains("\"not_signed_in\""), "{}: {nobody:?}", route.name());
            continue;
        }
        assert_eq!(nobody.has_status(401).code(), "not_signed_in", "{}", route.name());
        for role in [None, Some(0), Some(1), Some(2), Some(3), Some(4)] {
            for by in WAYS {
                let somebody = office.person(&[Role::Auditor]).await;
                for (id, is_own) in route.targets(&somebody) {
                    let asker = asker(&office, role, by).await;
                    let before = last_change(&office).await;
                    let answer = route.ask(&office, &asker, &id).await;
                    let who = format!("{} {id}: role {role:?} by {by:?}: {answer:?}", route.name());
                    if route.allows(role, by, is_own) {
                        let is_let_in = !answer.body.contains("\"forbidden\"")
                            && !answer.body.contains("\"not_signed_in\"");
                        assert!(is_let_in, "{who}");
                    } else {
                        assert_eq!(
                            (answer.status.as_u16(), answer.code().as_str()),
                            (403, "forbidden"),
                            "{who}"
                        );
                        assert_eq!(last_change(&office).await, before, "{who}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_guessed_id_opens_nothing_and_changes_nothing() {
    for route in ROUTES.iter().filter(|route| route.of != Of::Register) {
        let office = BackOffice::new().await;
        for role in [None, Some(0), Some(1), Some(2), Some(3), Some(4)] {
            let asker = asker(&office, role, By::Session).await;
            let before = last_change(&office).await;
            for guess in
                ["unit-c", "person-0000000000000000", "0", "%2e%2e", "unit-a%2funit-b", "%ff", "%E0%B8%81"]
            {
                let answer = route.ask(&office, &asker, guess).await;
                let status = answer.status.as_u16();
                assert!(
                    matches!(status, 400 | 403 | 404),
                    "{} {guess}: role {role:?}: {answer:?}",
                    route.name()
                );
            }
            assert_eq!(last_change(&office).await, before, "{}", route.name());
        }
    }
}

#[tokio::test]
async fn nothing_is_changed_by_a_request_that_another_page_may_have_sent() {
    for route in ROUTES.iter().filter(|route| route.method != "GET") {
        let office = BackOffice::new().await;
        let administrator = office.signed_in(&[Role::Administrator]).await;
        let before = last_change(&office).await;
        let forged = administrator.with("sec-fetch-site", "cross-site");
        assert_eq!(route.ask(&office, &forged, "unit-a").await.code(), "csrf", "{}", route.name());
        if route.may != "open" {
            let without = administrator.without("x-csrf-token");
            assert_eq!(route.ask(&office, &without, "unit-a").await.code(), "csrf", "{}", route.name());
        }
        assert_eq!(last_change(&office).await, before, "{}", route.name());
    }
}

/// The paths of a router's source, each with a method.
fn routes_in(source: &str) -> BTreeSet<String> {
    let mut routes = BTreeSet::new();
    for behind in source.split(".route(").skip(1) {
        let mut depth = 1;
        let end = behind.find(|c| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        let (path, handlers) = behind[..end.expect("the call ends")].split_once(',').expect("a path");
        for method in ["get", "post", "put", "patch", "delete"] {
            let called = format!("{method}(");
            let is_called = handlers.match_indices(&called).any(|(at, _)| {
                !handlers[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':')
            });
            if is_called {
                routes.insert(format!("{} {}", method.to_uppercase(), path.trim().trim_matches('"')));
            }
        }
    }
    routes
}

#[test]
fn every_path_of_the_router_is_in_the_table_and_in_the_description() {
    let routes = routes_in(include_str!("../mod.rs"));
    let table: BTreeSet<String> = ROUTES.iter().map(Route::name).collect();
    assert_eq!(table.len(), ROUTES.len(), "each once");
    assert_eq!(routes, table);
    let description: Value = serde_json::from_str(&crate::api::openapi::json()).expect("JSON");
    for route in ROUTES {
        let described = &description["paths"][route.path][route.method.to_lowercase()];
        assert!(described.is_object(), "{} isn't described", route.name());
        if route.may != "open" {
            assert!(described["responses"]["401"].is_object(), "{}: 401 isn't described", route.name());
        }
    }
}
