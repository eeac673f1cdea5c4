//! What the register refuses, as problems: the faults of whoever asks apart from ours.

use axum::http::StatusCode;
use registry::{Denied, Error};

use crate::api::problem::{Conflict, ParameterError, Problem};

impl From<Error> for Problem {
    /// A cause inside the server is logged here, once, without a value of the register.
    fn from(error: Error) -> Self {
        match error {
            Error::Conflict(conflict) => changed_meanwhile(&conflict),
            Error::Refused { key, reason } => refused(key.kind.as_str(), &reason),
            Error::Unsuitable { field, reason } => refused(field, &reason),
            Error::NoChange { number } => Self::not_found("change", &number.to_string()),
            // The address and the version are the operator's matter, as a database that fails is.
            Error::Address { .. }
            | Error::Missing { .. }
            | Error::Newer { .. }
            | Error::Damaged { .. }
            | Error::Database(_)
            | Error::Random(_) => {
                tracing::error!(%error, "the register failed");
                metrics::counter!("pakmut_register_failures_total").increment(1);
                Self::internal()
            }
        }
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        let (status, code) = match denied {
            Denied::Wrong => (StatusCode::UNAUTHORIZED, "denied"),
            Denied::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too_many_tries"),
        };
        Self::new(status, code, "What was given doesn't open anything").with_detail(denied.to_string())
    }
}

/// A change that the rules of the register don't allow, and what it is about.
pub(super) fn refused(parameter: &str, reason: &str) -> Problem {
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "refused", "The register doesn't take it");
    let error =
        ParameterError { parameter: parameter.to_owned(), code: "invalid", detail: reason.to_owned() };
    problem.with_detail(format!("check {parameter}")).with_errors(vec![error])
}

/// Somebody wrote between the look at a version and the change that was made of it.
fn changed_meanwhile(conflict: &registry::Conflict) -> Problem {
    let current_change = conflict.theirs.as_ref().map_or(0, |entry| entry.number.0);
    let your_change = conflict.base;
    let detail = format!(
        "your version is of change {your_change}, the newest is {current_change}; nothing was written"
    );
    let problem = Problem::new(StatusCode::CONFLICT, "conflict", "Somebody changed the record meanwhile");
    problem.with_detail(detail).with_conflict(Conflict { your_change, current_change, current: None })
}
