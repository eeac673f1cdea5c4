//! An entry of the change log, and the chain of hashes.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::ChangeNumber;
use serde::Serialize;

use crate::record::{Key, Record};
use domain::vocabulary;

vocabulary! {
    /// Why a record was changed.
    Cause("cause") {
        /// Somebody edited it.
        Edit = "edit",
        /// A source said so.
        Import = "import",
        /// An earlier change was undone.
        Undo = "undo",
        /// An earlier version was put back.
        Restore = "restore",
        /// Twins were merged.
        Merge = "merge",
        /// A personal value was erased.
        Erasure = "erasure",
        /// Somebody gave the code of a unit.
        AuthorizeCode = "authorize_code",
        /// Somebody used a link that made them an administrator.
        OneTimeLink = "one_time_link",
    }
}

/// Who changes something, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// An id that says nothing about the person by itself, or the name of a program.
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, in a word.
    pub cause: Cause,
    /// Why, in words: free text, which can be erased.
    pub reason: Option<String>,
    /// Names what is done in one act.
    pub batch: Option<String>,
    /// Who approved it, where it had to wait for a second person.
    pub approved_by: Option<String>,
}

impl Author {
    /// Somebody who edits something at a time.
    #[must_use]
    pub fn new(actor: &str, at: DateTime<Utc>, cause: Cause) -> Self {
        Self { actor: actor.to_owned(), at, cause, reason: None, batch: None, approved_by: None }
    }
}

/// An entry as whoever reads the history sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place in the log.
    pub number: ChangeNumber,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who wrote it.
    pub actor: String,
    /// Why.
    pub cause: Cause,
    /// The record that it sets or removes.
    pub key: Key,
    /// The entry that held the record before; 0: there was none.
    pub base: ChangeNumber,
    /// The entry that it undoes.
    pub refers_to: Option<ChangeNumber>,
    /// The act that it is part of.
    pub batch: Option<String>,
    /// The second person, where it had to wait for one.
    pub approved_by: Option<String>,
    /// Why, in words; none also where the words were erased.
    pub reason: Option<String>,
    /// The whole record from then on; none: it was removed.
    pub record: Option<Record>,
}

/// An entry as it is stored: what its hash is made of, in this order, as one line of JSON behind the hash before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    pub(crate) number: u64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) cause: String,
    pub(crate) kind: String,
    pub(crate) record_id: String,
    pub(crate) base: u64,
    pub(crate) refers_to: Option<u64>,
    pub(crate) batch: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) body: Option<String>,
    /// Left out where there is none: so the hashes of older entries hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) approved_by: Option<String>,
}

impl Line {
    /// The hash of the entry behind another one; the first stands behind an empty text.
    ///
    /// # Panics
    /// Never: texts and numbers are always JSON.
    pub(crate) fn hash(&self, previous: &str) -> String {
        let line = serde_json::to_vec(self).expect("texts and numbers are JSON");
        let mut hasher = blake3::Hasher::new();
        hasher.update(previous.as_bytes()).update(b"\n").update(&line);
        hasher.finalize().to_hex().to_string()
    }
}

/// An instant as it is stored: to the millisecond, in UTC, so that texts sort as instants do.
pub(crate) fn stored_instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
