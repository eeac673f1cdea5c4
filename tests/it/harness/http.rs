//! Requests to a server of a test.

use std::time::Duration;

use serde_json::Value;
use ureq::http::{HeaderMap, Request, Response};
use ureq::{Agent, RequestBuilder};

use super::Server;

/// What the server answered, whatever the status.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// A header's value, if it is there.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("headers are ASCII"))
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {}", self.text()))
    }
}

impl Server {
    /// Asks for a path, which carries its query.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.get_with(path, &[])
    }

    /// Asks for a path with headers.
    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        reply(with_headers(agent().get(self.url(path)), headers).call())
    }

    /// Asks what may be asked of a path.
    pub(crate) fn options(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        reply(with_headers(agent().options(self.url(path)), headers).call())
    }

    /// Posts a JSON body to a path.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Reply {
        let request = agent().post(self.url(path)).content_type("application/json");
        reply(request.send(body.to_string()))
    }

    /// Posts a body of any media type to a path.
    pub(crate) fn post_text(&self, path: &str, media_type: &str, body: &str) -> Reply {
        reply(agent().post(self.url(path)).content_type(media_type).send(body))
    }

    /// Sends anything: a method, headers, and a body in JSON or none.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Reply {
        reply(self.sent(method, path, headers, body))
    }

    /// The same to a server that may be gone before it has answered: then there is no answer.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Option<Reply> {
        let mut response = self.sent(method, path, headers, body).ok()?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Some(Reply { status, headers, body: response.body_mut().read_to_vec().ok()? })
    }

    fn sent(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Response<ureq::Body>, ureq::Error> {
        let request = Request::builder().method(method).uri(self.url(path));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        match body {
            Some(body) => {
                let request = request.header("content-type", "application/json");
                agent().run(request.body(body.to_string()).expect("a request"))
            }
            None => agent().run(request.body(()).expect("a request")),
        }
    }

    /// The metrics, from the operators' address.
    pub(crate) fn metrics(&self) -> String {
        reply(agent().get(format!("{}/metrics", self.ops_url())).call()).text().to_owned()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url())
    }
}

/// Follows no redirect and takes every status as an answer: a test looks at both itself.
pub(crate) fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(Duration::from_secs(30)));
    config.build().into()
}

fn with_headers<B>(request: RequestBuilder<B>, headers: &[(&str, &str)]) -> RequestBuilder<B> {
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
}

pub(crate) fn reply(result: Result<Response<ureq::Body>, ureq::Error>) -> Reply {
    let mut response = result.expect("the server answers");
    Reply {
        status: response.status().as_u16(),
        body: response.body_mut().read_to_vec().expect("the body arrives whole"),
        headers: response.headers().clone(),
    }
}
