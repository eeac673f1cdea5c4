//! Permanent identifiers. A printed QR code must resolve for decades, so what may stand in one is fixed here.
//!
//! A copy of an identifier shares its text: millions of offers name the same offices and procedures.

use std::fmt;
use std::sync::{Arc, LazyLock};

/// Longest identifier in bytes.
pub const MAX_ID_BYTES: usize = 128;

/// Why a text is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} {reason}")]
pub struct InvalidId {
    /// The text as written, cut after 160 characters.
    pub value: String,
    /// What is wrong with it and what was expected.
    pub reason: &'static str,
}

impl InvalidId {
    fn new(value: &str, reason: &'static str) -> Self {
        Self { value: value.chars().take(160).collect(), reason }
    }
}

fn check(text: &str) -> Result<(), InvalidId> {
    let reason = if text.is_empty() {
        "is empty: expected an id"
    } else if text.len() > MAX_ID_BYTES {
        "is too long: expected an id of at most 128 bytes"
    } else if text.contains('/') {
        "holds a slash: expected an id without /"
    } else if text.chars().any(char::is_control) {
        "holds a control character: expected printable characters"
    } else {
        return Ok(());
    };
    Err(InvalidId::new(text, reason))
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// An identifier of at most 128 bytes, without `/` and control characters.
            ///
            /// # Errors
            /// [`InvalidId`] with the value and what was expected.
            pub fn new(text: &str) -> Result<Self, InvalidId> {
                check(text)?;
                Ok(Self(text.into()))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier!(
    /// Names a service point, for good.
    ServicePointId
);
identifier!(
    /// Names a procedure (a citizen manual), for good.
    ProcedureId
);
identifier!(
    /// Names a group of procedures: the same manual of several agencies.
    GroupId
);
identifier!(
    /// Names a calendar of holidays, such as `national`.
    CalendarId
);

impl CalendarId {
    /// The calendar of national holidays, which every other calendar refines.
    #[must_use]
    pub fn national() -> Self {
        static NATIONAL: LazyLock<CalendarId> = LazyLock::new(|| CalendarId("national".into()));
        NATIONAL.clone()
    }
}

/// The official code of a unit: 13 or 14 ASCII digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitCode(Box<str>);

impl UnitCode {
    /// A unit code.
    ///
    /// # Errors
    /// [`InvalidId`] unless the text is 13 or 14 ASCII digits.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        if matches!(text.len(), 13 | 14) && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidId::new(text, "is not a unit code: expected 13 or 14 digits"))
        }
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_not_be_printed_in_a_url_is_refused() {
        let too_long = "ก".repeat(43);
        for (text, reason) in [
            ("", "is empty: expected an id"),
            ("a/b", "holds a slash: expected an id without /"),
            ("a\nb", "holds a control character: expected printable characters"),
            (too_long.as_str(), "is too long: expected an id of at most 128 bytes"),
        ] {
            assert_eq!(ServicePointId::new(text).map_err(|e| e.reason), Err(reason));
        }
        assert!(ServicePointId::new("ที่ว่าการ-3804").is_ok());
    }

    #[test]
    fn a_unit_code_has_13_or_14_digits() {
        assert!(UnitCode::new("1234567890123").is_ok());
        assert!(UnitCode::new("12345678901234").is_ok());
        assert!(UnitCode::new("123456789012").is_err());
        assert!(UnitCode::new("๑๒๓๔๕๖๗๘๙๐๑๒๓").is_err());
    }
}
