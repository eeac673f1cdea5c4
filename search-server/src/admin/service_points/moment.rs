//! A moment of the register: a change, or an instant.

use chrono::DateTime;
use domain::ChangeNumber;

use crate::admin::state::Admin;
use crate::api::parameters::quoted;
use crate::api::problem::Problem;

/// When a record is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Moment {
    /// After a change.
    Change(u64),
    /// At an instant.
    Instant(DateTime<chrono::Utc>),
}

/// Reads a moment.
///
/// # Errors
/// Unless it is the number of a change or an RFC 3339 instant.
pub(crate) fn read(text: &str) -> Result<Moment, String> {
    if let Ok(number) = text.parse() {
        return Ok(Moment::Change(number));
    }
    let at = DateTime::parse_from_rfc3339(text);
    at.map(|at| Moment::Instant(at.to_utc())).map_err(|_| {
        let quoted = quoted(text);
        format!("{quoted} is no moment: expected the number of a change, or an instant such as 2026-11-27T09:30:00+07:00")
    })
}

impl Moment {
    /// The last change until then.
    ///
    /// # Errors
    /// When the register fails.
    pub(crate) async fn change(self, admin: &Admin) -> Result<ChangeNumber, Problem> {
        Ok(match self {
            Self::Change(number) => ChangeNumber(number.min(i64::MAX.unsigned_abs())),
            Self::Instant(at) => admin.registry.change_at(at).await?,
        })
    }
}
