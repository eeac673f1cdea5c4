//! Requests to the routing service. They block, as the search does that needs their answer.

use std::io;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

use super::failure::Failure;

/// Most bytes of an answer. A table of 100 locations with all their names takes a few ten thousand.
const MAX_BYTES: u64 = 1 << 20;

/// Asks within a time, follows no redirect, uses no proxy: positions go where the operator said, or nowhere.
pub(super) struct Client {
    agent: Agent,
}

impl Client {
    /// A client that waits so long for a whole answer.
    pub(super) fn new(time: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .timeout_global(Some(time))
            .user_agent(concat!("pakmut-search-server/", env!("CARGO_PKG_VERSION")));
        Self { agent: config.build().into() }
    }

    /// Gets JSON.
    pub(super) fn get<T: DeserializeOwned>(&self, url: &str) -> Result<T, Failure> {
        read(self.agent.get(url).call())
    }

    /// Posts JSON and gets JSON.
    pub(super) fn post<T: DeserializeOwned>(&self, url: &str, body: &Value) -> Result<T, Failure> {
        read(self.agent.post(url).content_type("application/json").send(body.to_string()))
    }
}

fn read<T: DeserializeOwned>(response: Result<Response<Body>, ureq::Error>) -> Result<T, Failure> {
    let mut response = response.map_err(|error| failure(&error))?;
    if response.status() != 200 {
        return Err(Failure::Status);
    }
    let body = response.body_mut().with_config().limit(MAX_BYTES).read_to_vec();
    serde_json::from_slice(&body.map_err(|error| failure(&error))?).map_err(|_| Failure::Malformed)
}

fn failure(error: &ureq::Error) -> Failure {
    match error {
        ureq::Error::Timeout(_) => Failure::Slow,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => Failure::Slow,
        ureq::Error::BodyExceedsLimit(_) => Failure::TooLong,
        ureq::Error::Protocol(_) | ureq::Error::Http(_) => Failure::Malformed,
        _ => Failure::Unreachable,
    }
}
