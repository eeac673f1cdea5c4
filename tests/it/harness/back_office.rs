//! A back office of one test: a server over a register, and people who have signed in there.

use std::path::Path;

use serde_json::Value;

use super::http::Reply;
use super::{Server, postgres, search_server, succeeds, utf8};

/// Runs a test with a directory and the address of a register that isn't there yet: in a file of SQLite, then on a server of
/// PostgreSQL.
pub(crate) fn on_both(test: impl Fn(&Path, &str)) {
    on_sqlite(&test);
    on_postgresql(&test);
}

/// Runs a test with a register in a file.
pub(crate) fn on_sqlite(test: impl Fn(&Path, &str)) {
    let dir = tempfile::tempdir().expect("a directory");
    test(dir.path(), &format!("sqlite:{}", dir.path().join("register.db").display()));
}

/// Runs a test with a register on a server of its own.
pub(crate) fn on_postgresql(test: impl Fn(&Path, &str)) {
    let (dir, of_server) =
        (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
    let server = postgres::Server::start(of_server.path());
    test(dir.path(), &server.url());
}

/// A server that follows a register with the sample in it.
pub(crate) fn serve_sample(dir: &Path, registry: &str) -> Server {
    import_sample(dir, registry);
    Server::start_following(&dir.join("index"), registry)
}

/// Brings the sample into a register, and builds an index of it in the folder `index`.
pub(crate) fn import_sample(dir: &Path, registry: &str) {
    let (source, index) = (dir.join("source"), dir.join("index"));
    let (source, index) = (utf8(&source), utf8(&index));
    succeeds(&["sample", "--out", source]);
    succeeds(&["import", "--source", source, "--registry", registry]);
    succeeds(&["build", "--registry", registry, "--out", index]);
}

/// The path that uses a link for an administrator, made on the machine of the register.
pub(crate) fn administrator_link(registry: &str, email: &str) -> String {
    let finished = search_server(&["admin", "create", "--registry", registry, "--email", email]);
    assert_eq!(finished.code(), 0, "{}", finished.stderr);
    redeemed_at(finished.stdout.trim_end())
}

/// Where the word of a link's page is sent.
pub(crate) fn redeemed_at(link: &str) -> String {
    path_of(link).replace("/admin/links/", "/admin/v1/links/")
}

/// The path of an address.
pub(crate) fn path_of(url: &str) -> String {
    let (_, behind_scheme) = url.split_once("://").expect("an address");
    let (_, path) = behind_scheme.split_once('/').expect("an address with a path");
    format!("/{path}")
}

/// Somebody who has signed in, or a program with a token.
pub(crate) struct Client<'s> {
    server: &'s Server,
    headers: Vec<(String, String)>,
}

impl<'s> Client<'s> {
    /// An administrator who came by a link.
    pub(crate) fn administrator(server: &'s Server, registry: &str) -> Self {
        let link = administrator_link(registry, "first@example.org");
        Self::of(server, &server.send("POST", &link, &[], None))
    }

    /// Another administrator, who decides about what the first one may not do alone.
    pub(crate) fn second(server: &'s Server, registry: &str) -> Self {
        let link = administrator_link(registry, "second@example.org");
        Self::of(server, &server.send("POST", &link, &[], None))
    }

    /// Whoever an answer signed in.
    #[track_caller]
    pub(crate) fn of(server: &'s Server, signed_in: &Reply) -> Self {
        assert_eq!(signed_in.status, 201, "{}", signed_in.text());
        let cookie = signed_in.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        let cookie = cookie.expect("a cookie").to_owned();
        let session = signed_in.json();
        let token = session["csrf_token"].as_str().expect("a token").to_owned();
        Self { server, headers: vec![("cookie".into(), cookie), ("x-csrf-token".into(), token)] }
    }

    /// A program with a token.
    pub(crate) fn program(server: &'s Server, token: &str) -> Self {
        Self { server, headers: vec![("authorization".into(), format!("Bearer {token}"))] }
    }

    /// Asks for a path.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], None)
    }

    /// Sends a body in JSON.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, &[], Some(body))
    }

    /// Changes a record as it is now.
    pub(crate) fn put(&self, path: &str, change: &str, body: &Value) -> Reply {
        self.send("PUT", path, &[("if-match", change)], Some(body))
    }

    /// Sends anything to a server that may be gone before it has answered: then there is no answer.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Option<Reply> {
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let headers: Vec<(&str, &str)> = own.chain(headers.iter().copied()).collect();
        self.server.try_send(method, path, &headers, body)
    }

    /// Sends anything.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Reply {
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let headers: Vec<(&str, &str)> = own.chain(headers.iter().copied()).collect();
        self.server.send(method, path, &headers, body)
    }
}
