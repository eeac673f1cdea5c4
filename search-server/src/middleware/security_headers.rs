//! Headers that every answer carries.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Response, header};

use crate::site::Site;

/// Positions only for our own pages and never in a referrer.
const HEADERS: [(HeaderName, HeaderValue); 3] = [
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static("geolocation=(self)")),
];

/// The headers of a site's answers.
#[derive(Clone, Debug)]
pub(crate) struct Headers(Arc<[(HeaderName, HeaderValue)]>);

impl Headers {
    /// # Panics
    /// Never: origins are ASCII.
    pub(crate) fn of(site: &Site) -> Self {
        let policy = HeaderValue::from_str(&site.content_security_policy()).expect("a policy is ASCII");
        Self(HEADERS.into_iter().chain([(header::CONTENT_SECURITY_POLICY, policy)]).collect())
    }
}

/// Adds the headers to an answer. Where a page has its own, that is as strict towards everyone else.
pub(crate) async fn add<B>(State(headers): State<Headers>, mut response: Response<B>) -> Response<B> {
    for (name, value) in headers.0.iter() {
        response.headers_mut().entry(name).or_insert_with(|| value.clone());
    }
    response
}
