//! How far the rights of whoever asks reach, where a question is about many units at once.

use axum::http::StatusCode;
use registry::{Action, Scope};

use super::signed_in::SignedIn;
use crate::api::problem::Problem;

impl SignedIn {
    /// Where they may do something; nowhere is no fault of theirs.
    ///
    /// # Errors
    /// A problem where their token isn't for that.
    pub(crate) fn reach(&self, action: Action) -> Result<Scope, Problem> {
        match self.scope.filter(|scope| !scope.allows(action)) {
            None => Ok(Scope::of(&self.grants, action, self.now)),
            Some(scope) => {
                let detail = format!("a token for {} isn't for {}", scope.as_str(), action.as_str());
                Err(Problem::new(StatusCode::FORBIDDEN, "forbidden", "You may not do this")
                    .with_detail(detail))
            }
        }
    }
}
