//! What an answer says about an office.

use chrono_tz::Tz;
use domain::{AreaCode, Position, ServicePoint, ServicePointId, UnitCode};

/// What an answer says about an office itself. Its record says more: see [`QueryEngine::office`](crate::QueryEngine::office).
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its permanent id.
    pub id: ServicePointId,
    /// Official unit code.
    pub code: Option<UnitCode>,
    /// Official Thai name.
    pub name_th: String,
    /// English name.
    pub name_en: Option<String>,
    /// Kind of office.
    pub kind: Option<String>,
    /// Where it stands.
    pub position: Option<Position>,
    /// Subdistrict that it says it stands in.
    pub subdistrict: Option<AreaCode>,
    /// Telephone.
    pub phone: Option<String>,
    /// Its clock.
    pub zone: Tz,
    /// Columns whose value is made up for a sample.
    pub sample_fields: Vec<String>,
}

impl From<&ServicePoint> for Summary {
    fn from(point: &ServicePoint) -> Self {
        Self {
            id: point.id.clone(),
            code: point.code.clone(),
            name_th: point.name_th.clone(),
            name_en: point.name_en.clone(),
            kind: point.kind.as_deref().map(str::to_owned),
            position: point.position,
            subdistrict: point.subdistrict,
            phone: point.phone.clone(),
            zone: point.zone,
            sample_fields: point.sample_fields.clone(),
        }
    }
}
