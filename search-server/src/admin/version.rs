//! Which version of a record somebody has seen: `ETag` when it is read, `If-Match` when it is changed (RFC 9110, 13.1.1).

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use domain::ChangeNumber;
use serde_json::Value;

use crate::api::problem::{Conflict, Problem};

/// The header of a record that is of a change.
///
/// # Panics
/// Never: digits are a header's value.
pub(crate) fn etag(change: ChangeNumber) -> (HeaderName, HeaderValue) {
    let tag = HeaderValue::from_str(&format!("\"{}\"", change.0)).expect("digits are a header's value");
    (header::ETAG, tag)
}

/// The version that a change was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen(pub(crate) ChangeNumber);

impl Seen {
    /// The version that `If-Match` names.
    ///
    /// # Errors
    /// A problem where the header is missing, or is no version.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let given = headers.get(header::IF_MATCH).map(HeaderValue::as_bytes);
        let number = given.and_then(|tag| tag.strip_prefix(b"\"")?.strip_suffix(b"\""));
        let number = number.and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        number.map(|number| Self(ChangeNumber(number))).ok_or_else(|| {
            let title = "The version that was seen is needed";
            Problem::new(StatusCode::PRECONDITION_REQUIRED, "if_match_required", title).with_detail(
                "expected the header If-Match with the ETag of the record as it was read, such as \"42\"",
            )
        })
    }

    /// Refuses a change that wasn't made of the record as it is now, and shows what is there.
    ///
    /// # Errors
    /// A problem with both versions.
    pub(crate) fn expect(self, current: ChangeNumber, record: impl FnOnce() -> Value) -> Result<(), Problem> {
        if self.0 == current {
            return Ok(());
        }
        let (your_change, current_change) = (self.0.0, current.0);
        let problem = Problem::new(
            StatusCode::PRECONDITION_FAILED,
            "conflict",
            "Somebody changed the record meanwhile",
        );
        let detail = format!(
            "your version is of change {your_change}, the newest is {current_change}; nothing was written"
        );
        let conflict = Conflict { your_change, current_change, current: Some(record()) };
        Err(problem.with_detail(detail).with_conflict(conflict))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Seen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::of(&parts.headers)
    }
}
