//! A back office over a small register, and people who work there.
//!
//! ```text
//! ministry ─> department-a ─> unit-a ─> unit-a1   in subdistrict 380401, procedure-a
//!          └> department-b ─> unit-b              in subdistrict 380101, procedure-b
//! ```

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{ChangeNumber, Offer, Procedure, ProcedureId, ServicePoint, ServicePointId};
use engine::{Records, View, publish};
use registry::{Author, Cause, Edit, Grant, Office, Record, Registry, Role, Term, TokenScope};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::admin::Admin;
use crate::app::App;
use crate::bell::Bell;
use crate::router;
use crate::site::Site;

/// A password that is long enough.
pub(crate) const PASSWORD: &str = "สี่คำที่ไม่มีใครเดาได้";

/// The server of a test. The directory lives as long as it does.
pub(crate) struct BackOffice {
    pub(crate) registry: Registry,
    router: Router,
    _dir: TempDir,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    #[track_caller]
    pub(crate) fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    /// The body, or nothing where there is none.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The code of a problem.
    #[track_caller]
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_else(|| panic!("no problem: {}", self.body)).to_owned()
    }

    /// A header as text; empty where it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Name and value of the cookie that was set.
    #[track_caller]
    pub(crate) fn cookie(&self) -> &str {
        self.header("set-cookie").split(';').next().expect("a cookie")
    }
}

/// Somebody who asks, by headers that say who it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    /// The person; empty: nobody.
    pub(crate) person: String,
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Client {
    /// The same with one more header.
    pub(crate) fn with(&self, name: &'static str, value: &str) -> Self {
        let mut client = self.clone();
        client.headers.push((name, value.to_owned()));
        client
    }

    /// The same without a header.
    pub(crate) fn without(&self, name: &str) -> Self {
        let mut client = self.clone();
        client.headers.retain(|(known, _)| *known != name);
        client
    }
}

impl BackOffice {
    /// A back office of its own.
    pub(crate) async fn new() -> Self {
        Self::of_site(Site::default()).await
    }

    /// The same with what an operator says about the site.
    pub(crate) async fn of_site(site: Site) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let url = format!("sqlite:{}", dir.path().join("register.db").display());
        let registry = Registry::create(&url).await.expect("a register");
        let written = registry.append(records(), &importer()).await.expect("new records");
        let change = written.into_iter().flatten().max().expect("changes");
        publish(Records::default(), change, Vec::new(), dir.path()).expect("published");
        let snapshot = engine::open_current(dir.path()).expect("opened");
        let view = View::new(Arc::new(snapshot));
        let app = App::new(Arc::new(view), Duration::from_secs(2)).with_site(site);
        let admin = Admin::new(app.clone(), registry.clone(), Bell::default());
        Self { registry, router: router::public(app, Some(admin)), _dir: dir }
    }

    /// Somebody with roles who has signed in.
    pub(crate) async fn signed_in(&self, roles: &[Role]) -> Client {
        let now = Utc::now();
        let person = self.person(roles).await;
        let word = self.registry.begin_session(&person, now).await.expect("a session");
        let cookie = format!("pakmut_session={}", word.reveal());
        let asker = Client { person, headers: vec![("cookie", cookie)] };
        let session = self.get(&asker, "/admin/v1/sessions/current").await.json();
        asker.with("x-csrf-token", session["csrf_token"].as_str().expect("a token"))
    }

    /// A person with roles.
    pub(crate) async fn person(&self, roles: &[Role]) -> String {
        let person = self.registry.add_person(None, None, Utc::now()).await.expect("a person").id;
        let grants = roles.iter().cloned().map(|role| Grant { role, until: None }).collect();
        let appointed = self.registry.appoint(&person, grants, ChangeNumber(0), &importer()).await;
        appointed.expect("nobody was faster");
        person
    }

    /// A program with a token of a person.
    pub(crate) async fn program(&self, person: &str, scope: TokenScope) -> Client {
        let now = Utc::now();
        let issued = self.registry.issue_token(person, "ทดสอบ", scope, now + TimeDelta::days(1), now).await;
        let bearer = format!("Bearer {}", issued.expect("a token").token.reveal());
        Client { person: person.to_owned(), headers: vec![("authorization", bearer)] }
    }

    /// Asks for a path.
    pub(crate) async fn get(&self, client: &Client, path: &str) -> Answer {
        self.send(client, Method::GET, path, None).await
    }

    /// Sends a JSON body, or none, to this machine.
    pub(crate) async fn send(
        &self,
        client: &Client,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Answer {
        let client =
            if body.is_some() { client.with("content-type", "application/json") } else { client.clone() };
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send_raw(&client, method, path, body).await
    }

    /// Lets somebody else approve what an answer says waits.
    pub(crate) async fn approve(&self, waiting: &Answer) {
        let review =
            waiting.has_status(202).json()["review"].as_str().expect("what waits has a name").to_owned();
        let second = self.signed_in(&[Role::Administrator]).await;
        let path = format!("/admin/v1/reviews/{review}/approve");
        self.send(&second, Method::POST, &path, None).await.has_status(200);
    }

    /// Sends any body to this machine.
    pub(crate) async fn send_raw(&self, client: &Client, method: Method, path: &str, body: Body) -> Answer {
        let request = Request::builder().method(method).uri(path);
        let mut request =
            client.headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
        if client.headers.iter().all(|(name, _)| *name != "host") {
            request = request.header("host", "127.0.0.1:8080");
        }
        let request = request.body(body).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = to_bytes(answer.into_body(), 1 << 24).await.expect("a body");
        Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    }
}

/// Whoever brought the records.
pub(crate) fn importer() -> Author {
    Author::new("import", began(), Cause::Import)
}

fn began() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-27T02:00:00Z").expect("an instant").to_utc()
}

/// A unit's id.
pub(crate) fn unit(id: &str) -> ServicePointId {
    ServicePointId::new(id).expect("an id")
}

fn records() -> Vec<Edit> {
    let organisation = |id: &str, parent: Option<&str>| {
        Record::Organisation(Term {
            id: id.to_owned(),
            name_th: format!("หน่วยงาน {id}"),
            name_en: None,
            parent: parent.map(str::to_owned),
        })
    };
    let records = [
        organisation("ministry", None),
        organisation("department-a", Some("ministry")),
        organisation("department-b", Some("ministry")),
        procedure("procedure-a", "department-a"),
        procedure("procedure-b", "department-b"),
        office("unit-a", "department-a", None, "380401"),
        office("unit-a1", "department-a", Some("unit-a"), "380401"),
        office("unit-b", "department-b", None, "380101"),
    ];
    records.into_iter().map(|record| Edit::set(record, ChangeNumber(0))).collect()
}

fn procedure(id: &str, department: &str) -> Record {
    let id = ProcedureId::new(id).expect("an id");
    let titled = Procedure::titled(id.clone(), format!("เรื่องของ {id}"));
    Record::Procedure(Box::new(Procedure { department: Some(department.to_owned()), ..titled }))
}

fn office(id: &str, department: &str, parent: Option<&str>, subdistrict: &str) -> Record {
    let named = ServicePoint::named(unit(id), format!("สำนักงาน {id}"));
    let point = ServicePoint {
        department: Some(department.into()),
        parent: parent.map(unit),
        subdistrict: subdistrict.parse().ok(),
        ..named
    };
    let procedure = if department == "department-a" { "procedure-a" } else { "procedure-b" };
    let offers = vec![Offer::plain(unit(id), ProcedureId::new(procedure).expect("an id"))];
    Record::ServicePoint(Box::new(Office { point, offers, exceptions: Vec::new() }))
}
