//! What can go wrong with the register.

use std::fmt;

use crate::entry::Entry;
use crate::record::{Key, Record};

/// Why something wasn't done; nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address of a register that isn't one.
    #[error("{url:?} is no register: expected sqlite:PATH or postgres://…")]
    Address {
        /// What was given, without a password.
        url: String,
    },
    /// There is no register at an address.
    #[error("there is no register at {url}: `indexer import --registry` makes one")]
    Missing {
        /// The address, without a password.
        url: String,
    },
    /// A register that a newer program wrote.
    #[error(
        "the register has version {found} of its tables: expected at most {known}; a newer program has to read it"
    )]
    Newer {
        /// Its version.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// Somebody else changed the record since it was read.
    #[error("{}", .0.message())]
    Conflict(Box<Conflict>),
    /// A change that the rules of the register don't allow.
    #[error("{key}: {reason}")]
    Refused {
        /// The record.
        key: Key,
        /// What was expected.
        reason: String,
    },
    /// Something about a person that can't be taken.
    #[error("{field}: {reason}")]
    Unsuitable {
        /// What it is: `password`, `login` or `email`.
        field: &'static str,
        /// What was expected. Never the value.
        reason: String,
    },
    /// A change that never was.
    #[error("there is no change {number} in the register")]
    NoChange {
        /// What was asked for.
        number: u64,
    },
    /// Something stored can't be read.
    #[error("change {number} of the register is damaged: {reason}")]
    Damaged {
        /// The entry.
        number: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The database failed.
    #[error("the register's database: {0}")]
    Database(#[from] sqlx::Error),
    /// The system gave no random bytes.
    #[error("no random bytes for a salt: {0}")]
    Random(#[from] getrandom::Error),
}

/// Two versions of one record that were made of the same one.
#[derive(Debug)]
pub struct Conflict {
    /// The record.
    pub key: Key,
    /// What was to be written.
    pub yours: Option<Record>,
    /// The version that it was made of.
    pub base: u64,
    /// What stands there now; none: no version ever stood there.
    pub theirs: Option<Entry>,
}

impl Conflict {
    fn message(&self) -> String {
        let Self { key, base, theirs, .. } = self;
        let now = match theirs {
            Some(entry) => format!("{} of {} by {}", entry.number.0, entry.at.to_rfc3339(), entry.actor),
            None => "none".to_owned(),
        };
        format!(
            "{key} was changed meanwhile: your version is of change {base}, the newest is {now}; nothing was written"
        )
    }
}

impl Error {
    /// Whether it says what was asked for, or given, isn't there or isn't allowed; then nothing is wrong with the database.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        !matches!(self, Self::Damaged { .. } | Self::Database(_) | Self::Random(_))
    }

    pub(crate) fn damaged(number: u64, reason: &dyn fmt::Display) -> Self {
        Self::Damaged { number, reason: reason.to_string() }
    }

    pub(crate) fn unsuitable(field: &'static str, reason: impl Into<String>) -> Self {
        Self::Unsuitable { field, reason: reason.into() }
    }

    pub(crate) fn refused(key: &Key, reason: impl Into<String>) -> Self {
        Self::Refused { key: key.clone(), reason: reason.into() }
    }
}
