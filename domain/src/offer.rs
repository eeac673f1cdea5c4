//! An offer: this procedure is done at this service point (a pinned manual).

use crate::service_point::UpdatedAt;
use crate::{HoursExpression, ProcedureId, ServicePointId};

/// One procedure at one service point.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The point that offers it.
    pub service_point: ServicePointId,
    /// What it offers.
    pub procedure: ProcedureId,
    /// Hours of this procedure at this point; empty: the point's own.
    pub hours: Option<HoursExpression>,
    /// Minutes before closing after which no case is taken; empty: the procedure's minutes at the counter.
    pub last_acceptance_minutes: Option<u32>,
    /// Whether photocopies of documents must still be brought.
    pub copies_required: Option<bool>,
    /// A remark for citizens.
    pub note: Option<String>,
    /// When the office last said so.
    pub updated_at: Option<UpdatedAt>,
    /// Columns whose value is made up for the sample.
    pub sample_fields: Vec<String>,
}

impl Offer {
    /// This procedure at this point, with nothing more said about it.
    #[must_use]
    pub fn plain(service_point: ServicePointId, procedure: ProcedureId) -> Self {
        Self {
            service_point,
            procedure,
            hours: None,
            last_acceptance_minutes: None,
            copies_required: None,
            note: None,
            updated_at: None,
            sample_fields: Vec::new(),
        }
    }
}
