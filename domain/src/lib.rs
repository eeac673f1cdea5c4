//! The words and rules of the subject: where an office is, what it does, when its door is open.
//!
//! Pure: no I/O, no clock, no wire format. Whoever asks about a moment passes that moment in.

pub mod area;
pub mod change;
pub mod degrees;
pub mod ellipsoid;
pub mod hours;
pub mod id;
pub mod jurisdiction;
pub mod minute;
pub mod offer;
pub mod position;
pub mod procedure;
pub mod season;
pub mod service;
pub mod service_point;
pub mod together;
pub mod travel;
pub mod vocabulary;
pub mod written;

pub use area::AreaCode;
pub use change::{Change, ChangeNumber};
pub use ellipsoid::{Ecef, Metres};
pub use hours::{Calendars, HoursExpression, Schedule, Status};
pub use id::{ProcedureId, ServicePointId, UnitCode};
pub use minute::UtcMinute;
pub use offer::Offer;
pub use position::Position;
pub use procedure::Procedure;
pub use service_point::ServicePoint;
