//! What a list of service points is narrowed to, as conditions of a statement.

use chrono::{DateTime, Utc};
use domain::{AreaCode, ServicePointId};

use super::Conditions;
use crate::Error;
use crate::database::Dialect;
use crate::entry::stored_instant;
use crate::record::Kind;
use crate::registry::Registry;
use crate::scope::{Scope, with_those_below};
use domain::vocabulary;

vocabulary! {
    /// What became of a unit's authorize code.
    CodeWord("state of an authorize code") {
        /// It never had one.
        None = "none",
        /// It can be used.
        Issued = "issued",
        /// Somebody used it.
        Used = "used",
        /// Nobody used it in time.
        Expired = "expired",
        /// It was taken back.
        Revoked = "revoked",
    }
}

/// Which points a list has; everything that is given has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointFilter {
    /// Of a ministry.
    pub ministry: Option<String>,
    /// Of a department.
    pub department: Option<String>,
    /// Of a kind.
    pub kind: Option<String>,
    /// Of a finer kind.
    pub subtype: Option<String>,
    /// Of a category.
    pub category: Option<String>,
    /// In an area of any level.
    pub area: Option<AreaCode>,
    /// Hidden ones, or shown ones.
    pub is_hidden: Option<bool>,
    /// With a pin, or without.
    pub has_pin: Option<bool>,
    /// That offer a procedure.
    pub offers: Option<String>,
    /// Words that its names have, in any order and in any way of typing them.
    pub name: Option<String>,
    /// What became of its authorize code.
    pub code: Option<CodeWord>,
}

/// What became of a code of the table `a`.
pub(super) fn code_word(now: &str) -> String {
    format!(
        "CASE WHEN a.used_at IS NOT NULL THEN 'used' WHEN a.revoked_at IS NOT NULL THEN 'revoked' \
         WHEN a.expires_at <= {now} THEN 'expired' ELSE 'issued' END"
    )
}

/// A condition that a text has another one in it.
pub(super) fn contains(dialect: Dialect, column: &str, place: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!("instr({column}, {place}) > 0"),
        Dialect::Postgres => format!("strpos({column}, {place}) > 0"),
    }
}

/// A text in the form that texts are compared in.
pub(super) fn compared(text: &str) -> String {
    let plain = analyzers::normalize(text);
    analyzers::fold_case(&plain).trim().to_owned()
}

impl Conditions {
    /// Words that names have.
    pub(super) fn words(&mut self, dialect: Dialect, text: &str) {
        for word in compared(text).split_whitespace() {
            let place = self.place(word);
            self.add(contains(dialect, "names", &place));
        }
    }

    /// That a point stands in an area. The codes that begin with this one lie in front of the digit behind 9.
    pub(super) fn within(&mut self, area: AreaCode) -> String {
        let (first, end) = (self.place(area.to_string()), self.place(format!("{area}:")));
        format!("(subdistrict >= {first} AND subdistrict < {end})")
    }

    /// The units whose code became something, and whether these are the ones or all others.
    pub(super) fn with_code(&mut self, code: CodeWord, now: DateTime<Utc>) -> (String, bool) {
        if code == CodeWord::None {
            return ("SELECT DISTINCT unit_id FROM authorize_code".to_owned(), false);
        }
        let word = code_word(&self.place(stored_instant(now)));
        let place = self.place(code.as_str());
        let sql = format!(
            "SELECT a.unit_id FROM authorize_code a WHERE {word} = {place} AND NOT EXISTS \
             (SELECT 1 FROM authorize_code b WHERE b.unit_id = a.unit_id AND b.issued_at > a.issued_at)"
        );
        (sql, true)
    }

    /// Some units and those below them.
    pub(super) fn below(&mut self, units: &[ServicePointId]) -> String {
        let units = self.places(units.iter().map(ServicePointId::as_str));
        format!(
            "WITH RECURSIVE below(unit) AS (SELECT id FROM listed_point WHERE id IN ({units}) \
             UNION SELECT p.id FROM listed_point p JOIN below ON p.parent_id = below.unit) SELECT unit FROM below"
        )
    }

    /// The points of a scope, whose organisations have those below them with them.
    pub(super) fn scope(&mut self, scope: &Scope) {
        if scope.is_everything {
            return;
        }
        let mut any = Vec::new();
        if !scope.units.is_empty() {
            let below = self.below(&scope.units);
            any.push(format!("id IN ({below})"));
        }
        if !scope.organisations.is_empty() {
            for column in ["ministry", "department", "agency"] {
                let places = self.places(scope.organisations.iter().map(String::as_str));
                any.push(format!("{column} IN ({places})"));
            }
        }
        for area in &scope.areas {
            any.push(self.within(*area));
        }
        self.add(if any.is_empty() { "1 = 0".to_owned() } else { format!("({})", any.join(" OR ")) });
    }
}

impl Registry {
    /// A scope whose organisations are named one by one, with those below them.
    pub(super) async fn spelled_out(&self, scope: &Scope) -> Result<Scope, Error> {
        if scope.is_everything || scope.organisations.is_empty() {
            return Ok(scope.clone());
        }
        let tree = self.terms(Kind::Organisation).await?;
        Ok(Scope { organisations: with_those_below(&scope.organisations, &tree), ..scope.clone() })
    }
}
