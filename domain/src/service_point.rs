//! A service point: an office, counter or desk where citizens get something done.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use crate::id::CalendarId;
use crate::jurisdiction::DrawnTerritory;
use crate::vocabulary;
use crate::{AreaCode, HoursExpression, Position, ServicePointId, UnitCode};

vocabulary! {
    /// Whether the public sees a record (แสดง / ไม่แสดง).
    Visibility("status") {
        /// Everyone sees it.
        Shown = "shown",
        /// Nothing published contains it.
        Hidden = "hidden",
    }
}

/// The day, or the instant, at which a record was last confirmed by its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdatedAt(String);

/// A text that is neither a day nor an instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is not a date: expected 2026-11-23 or 2026-11-23T10:15:00+07:00")]
pub struct InvalidDate {
    /// The text as written.
    pub value: String,
}

impl UpdatedAt {
    /// An ISO 8601 day or an RFC 3339 instant.
    ///
    /// # Errors
    /// [`InvalidDate`] when the text is neither.
    pub fn new(text: &str) -> Result<Self, InvalidDate> {
        let known =
            NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() || DateTime::parse_from_rfc3339(text).is_ok();
        known.then(|| Self(text.to_owned())).ok_or_else(|| InvalidDate { value: text.to_owned() })
    }

    /// The day or instant as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An office, counter or desk. Empty fields are unknown, never "no". Words that many offices have in common are shared.
#[derive(Clone, Debug, PartialEq)]
pub struct ServicePoint {
    /// Its permanent id.
    pub id: ServicePointId,
    /// Official unit code.
    pub code: Option<UnitCode>,
    /// Official Thai name.
    pub name_th: String,
    /// English name.
    pub name_en: Option<String>,
    /// Other names that people know it by: short ones, and those that it had.
    pub aliases: Vec<String>,
    /// Kind of office, an id of `types.csv`.
    pub kind: Option<Arc<str>>,
    /// Finer kind.
    pub subtype: Option<Arc<str>>,
    /// Category within the kind.
    pub category: Option<Arc<str>>,
    /// Level in the state's structure.
    pub level: Option<Arc<str>>,
    /// Ministry it belongs to.
    pub ministry: Option<Arc<str>>,
    /// Department it belongs to.
    pub department: Option<Arc<str>>,
    /// Agency it belongs to.
    pub agency: Option<Arc<str>>,
    /// The unit above it.
    pub parent: Option<ServicePointId>,
    /// Where it stands. None: found by name, never in nearest.
    pub position: Option<Position>,
    /// Postal address.
    pub address: Option<String>,
    /// Subdistrict it stands in.
    pub subdistrict: Option<AreaCode>,
    /// Postcode, five digits.
    pub postcode: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail of the office.
    pub email: Option<String>,
    /// Web site.
    pub website: Option<String>,
    /// Regular hours. None: unknown.
    pub hours: Option<HoursExpression>,
    /// Calendar whose days close it.
    pub calendar: CalendarId,
    /// Time zone of its clock.
    pub zone: Tz,
    /// Whether the public sees it.
    pub visibility: Visibility,
    /// Territory it is responsible for.
    pub serves: Vec<AreaCode>,
    /// Territory that it drew beside these areas, or instead of them.
    pub territory: Option<Arc<DrawnTerritory>>,
    /// The unit that took over its work.
    pub succeeded_by: Option<ServicePointId>,
    /// Addresses of pictures in their order, with a vertical bar between them; see [`ServicePoint::pictures`].
    pub photo: Option<String>,
    /// When its owner last confirmed the record.
    pub updated_at: Option<UpdatedAt>,
    /// Columns whose value is made up for the sample.
    pub sample_fields: Vec<String>,
}

impl ServicePoint {
    /// Addresses of its pictures, in their order.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.photo.iter().flat_map(|addresses| addresses.split('|'))
    }

    /// A shown office of which only id and name are known, on the national calendar and Thai time.
    #[must_use]
    pub fn named(id: ServicePointId, name_th: String) -> Self {
        Self {
            id,
            code: None,
            name_th,
            name_en: None,
            aliases: Vec::new(),
            kind: None,
            subtype: None,
            category: None,
            level: None,
            ministry: None,
            department: None,
            agency: None,
            parent: None,
            position: None,
            address: None,
            subdistrict: None,
            postcode: None,
            phone: None,
            email: None,
            website: None,
            hours: None,
            calendar: CalendarId::national(),
            zone: chrono_tz::Asia::Bangkok,
            visibility: Visibility::Shown,
            serves: Vec::new(),
            territory: None,
            succeeded_by: None,
            photo: None,
            updated_at: None,
            sample_fields: Vec::new(),
        }
    }
}
