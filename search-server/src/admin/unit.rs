//! A unit in the version that was seen, and the words that people send along.

use domain::ServicePointId;
use registry::Record;

use super::service_points::{self, Present};
use super::state::Admin;
use super::told;
use super::version::Seen;
use super::write::MAX_REASON_CHARS;
use crate::api::problem::{ParameterError, Problem};

/// A unit in the version that was seen.
///
/// # Errors
/// A problem, also where there is another version.
pub(super) async fn seen_unit(admin: &Admin, id: &ServicePointId, seen: Seen) -> Result<Present, Problem> {
    let present = service_points::present(admin, id).await?;
    let record = Record::ServicePoint(Box::new(present.office.clone()));
    seen.expect(present.entry.number, || told::record(&record).into())?;
    Ok(present)
}

/// Words that may be left out.
///
/// # Errors
/// A problem where they are too long.
pub(super) fn expect_words(field: &str, words: Option<&str>) -> Result<(), Problem> {
    let chars = words.map_or(0, |words| words.chars().count());
    if chars > MAX_REASON_CHARS {
        return Err(bad(
            field,
            format!("{chars} characters are too many: expected at most {MAX_REASON_CHARS}"),
        ));
    }
    Ok(())
}

/// Words that say something.
///
/// # Errors
/// A problem where they don't, or are too long.
pub(super) fn require_words(field: &str, words: &str, expected: &str) -> Result<(), Problem> {
    if words.trim().is_empty() {
        return Err(bad(field, format!("missing: expected {expected}")));
    }
    expect_words(field, Some(words))
}

/// A field that can't be used.
pub(super) fn bad(field: &str, detail: impl Into<String>) -> Problem {
    let (parameter, detail) = (field.to_owned(), detail.into());
    Problem::parameters(vec![ParameterError { parameter, code: "invalid", detail }])
}
