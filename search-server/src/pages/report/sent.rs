//! What somebody sent, and whether it can be a ticket.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};

use super::field::{self, Field};
use super::{Kind, PROCEDURE, Record};
use crate::api::instant;
use crate::pages::language::{Language, Words};
use crate::pages::messages::Report as ReportWords;
use crate::pages::visit::Params;
use crate::reports::{Ticket, has_email, has_identification_number, has_link};

/// The longest text: half a page.
pub(super) const MOST_CHARACTERS: usize = 500;

/// A field that people don't see and machines fill in.
pub(crate) const TRAP: &str = "homepage";

/// Fields in which an address of the web belongs.
const WITH_LINKS: [&str; 3] = ["website", "picture", "email"];

/// Why it can't be a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    NoField,
    NoText,
    TooLong,
    Personal,
    Link,
    TooMany,
    NotKept,
}

impl Fault {
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::NotKept => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NoField | Self::NoText | Self::TooLong | Self::Personal | Self::Link => {
                StatusCode::BAD_REQUEST
            }
        }
    }

    pub(super) fn words(self, words: &'static ReportWords) -> &'static str {
        match self {
            Self::NoField => &words.no_field,
            Self::NoText => &words.no_text,
            Self::TooLong => &words.too_long,
            Self::Personal => &words.personal,
            Self::Link => &words.link_in_text,
            Self::TooMany => &words.too_many,
            Self::NotKept => &words.not_kept,
        }
    }
}

/// The fields of a form.
pub(super) struct Sent {
    field: Option<String>,
    procedure: Option<String>,
    /// Without control characters.
    pub(super) text: String,
    /// The trap was filled in.
    pub(super) is_of_a_machine: bool,
}

impl Sent {
    pub(super) fn of(params: &Params) -> Self {
        let text = params.get("text").unwrap_or_default().replace("\r\n", "\n");
        Self {
            field: params.get("field").map(str::to_owned),
            procedure: params.get(PROCEDURE).map(str::to_owned),
            text: text.chars().filter(|c| !c.is_control() || *c == '\n').collect(),
            is_of_a_machine: params.get(TRAP).is_some(),
        }
    }

    /// The field that it is about.
    pub(super) fn field(&self, fields: &'static [Field]) -> Option<&'static Field> {
        fields.iter().find(|field| Some(field.key) == self.field.as_deref())
    }

    /// The procedure of an office that it is about: id and title.
    pub(super) fn procedure<'r>(&self, offered: &'r [(String, Words)]) -> Option<&'r (String, Words)> {
        offered.iter().find(|(id, _)| Some(id) == self.procedure.as_ref())
    }

    pub(super) fn ticket(
        &self,
        kind: Kind,
        record: &Record,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Ticket, Fault> {
        let field = self.field(kind.fields()).ok_or(Fault::NoField)?;
        if !self.text.chars().any(char::is_alphanumeric) {
            return Err(Fault::NoText);
        }
        if self.text.chars().count() > MOST_CHARACTERS {
            return Err(Fault::TooLong);
        }
        let is_email = field.key == "email";
        if has_identification_number(&self.text) || (!is_email && has_email(&self.text)) {
            return Err(Fault::Personal);
        }
        if !WITH_LINKS.contains(&field.key) && has_link(&self.text) {
            return Err(Fault::Link);
        }
        let of_procedure = matches!(field.key, field::PROCEDURE | "copies");
        let procedure = self.procedure(&record.procedures).filter(|_| of_procedure);
        let shown = record.shown.iter().find(|(key, _)| *key == field.key);
        Ok(Ticket {
            received_on: instant::thai(now).date_naive().to_string(),
            record: kind.as_str(),
            id: record.id.clone(),
            field: field.key,
            procedure: procedure.map(|(id, _)| id.clone()),
            shown: shown.map(|(_, text)| text.clone()),
            text: self.text.clone(),
            language: language.tag(),
            snapshot: record.snapshot.clone(),
            change: record.change,
        })
    }
}
