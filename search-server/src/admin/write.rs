//! The one way by which the back office changes records.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ChangeNumber;
use registry::{Author, Cause, Edit};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::screen::{Screened, screen};
use super::signed_in::SignedIn;
use super::state::Admin;
use crate::api::problem::Problem;

/// Longest reason, in characters.
pub(crate) const MAX_REASON_CHARS: usize = 1_000;

/// Why something is changed, and what is done in one act.
#[derive(Clone, Debug)]
pub(crate) struct Why {
    /// In a word.
    pub(crate) cause: Cause,
    /// In words.
    pub(crate) reason: Option<String>,
    /// Names what is done in one act.
    pub(crate) batch: Option<String>,
}

impl Why {
    /// An edit for a reason.
    pub(crate) fn edit(reason: Option<String>) -> Self {
        Self { cause: Cause::Edit, reason, batch: None }
    }
}

/// What became of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// They hold: the number of each, in their order; none for a record that already was as it was to be.
    Applied(Vec<Option<ChangeNumber>>),
    /// They wait for a second person.
    Waiting(String),
}

/// What waits for a second person.
#[derive(Serialize, ToSchema)]
pub(crate) struct Waiting {
    /// Names what waits, under `/admin/v1/reviews`.
    #[schema(example = "review-7Q2M")]
    review: String,
}

/// Writes changes as somebody's: all of them or none. What may not be done alone waits for a second person.
///
/// # Errors
/// A problem when a record isn't in the version that was seen, or the register refuses or fails.
pub(crate) async fn submit(
    admin: &Admin,
    signed_in: &SignedIn,
    edits: Vec<Edit>,
    why: Why,
) -> Result<Outcome, Problem> {
    let Why { cause, reason, batch } = why;
    let author = Author { reason, batch, ..signed_in.author(cause) };
    if let Some(Screened { reasons, findings }) = screen(admin, &edits, cause, author.at).await? {
        return Ok(Outcome::Waiting(admin.registry.wait(edits, &author, &reasons, &json!(findings)).await?));
    }
    let numbers = admin.registry.append(edits, &author).await?;
    admin.changed().await;
    Ok(Outcome::Applied(numbers))
}

impl Outcome {
    /// An answer where it holds, made of the first change; else that it waits.
    ///
    /// # Errors
    /// Those of the answer.
    pub(crate) async fn answered<F: Future<Output = Result<Response, Problem>>>(
        self,
        answer: impl FnOnce(Vec<Option<ChangeNumber>>) -> F,
    ) -> Result<Response, Problem> {
        match self {
            Self::Applied(numbers) => answer(numbers).await,
            Self::Waiting(review) => {
                Ok((StatusCode::ACCEPTED, axum::Json(Waiting { review })).into_response())
            }
        }
    }
}
