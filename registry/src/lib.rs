//! The system of record: what every service point, procedure and calendar is, who said so, when and why.
//!
//! One append-only, hash-chained table is the audit trail, the history, the feed that servers follow and the source of
//! undo ([`Registry`]). It stands on SQLite or PostgreSQL. The present is an argument, as everywhere.

mod append;
mod confirm;
mod contents;
mod copies;
mod database;
mod entry;
mod erasure;
mod error;
mod feed;
mod import;
mod listing;
mod log;
mod merge;
mod migrations;
mod people;
mod places;
mod private;
mod record;
mod registry;
mod review;
mod rights;
mod rows;
mod scope;
mod stored;
mod succession;
mod undo;
mod unit_codes;
mod unit_filter;
mod verify;
mod voices;

pub use append::Edit;
pub use confirm::{Campaign, Confirmation, Due, DueUnit, Progress, Task};
pub use contents::Contents;
pub use copies::CopiesShare;
pub use entry::{Author, Cause, Entry};
pub use erasure::Personal;
pub use error::{Conflict, Error};
pub use feed::Feed;
pub use import::{Differing, ImportCounts, ImportOptions, ImportReport, MOST_TOLD};
pub use listing::{
    CodeWord, Cursor, FacetValue, Facets, ListedPoint, ListedProcedure, Listing, Named, OfferedElsewhere,
    Page, PointFilter, PointOrder, PointQuestion, ProcedureListing, ProcedureQuestion, Similar,
};
pub use log::{LogFilter, LogPage};
pub use people::{
    ABSOLUTE, Chosen, CodeState, Denied, IDLE, Invited, IssuedCode, IssuedToken, ListedToken, Means,
    Newcomer, Person, Recognised, Secret, TokenScope, TokenUse, Vouched, WEAKEST_PASSWORD_CHARS,
};
pub use record::{CalendarDate, Key, Kind, Office, Record, Term};
pub use registry::{Head, Registry};
pub use review::{
    Decision, Limits, NotDecided, Reason, Waiting, WaitingFilter, WaitingState, reasons_to_wait,
};
pub use rights::{Action, Grant, Role, Target, UnitPlace, may};
pub use scope::Scope;
pub use succession::Seen;
pub use unit_filter::UnitFilter;
pub use verify::{Fault, Verification};
pub use voices::{Answer, NewTicket, Rating, Score, Ticket, TicketFilter, TicketState};
