//! What citizens say about offices, without who says it: ratings, and reports of mistakes.

mod ratings;
mod tickets;

pub use ratings::{Rating, Score};
pub use tickets::{Answer, NewTicket, Ticket, TicketFilter, TicketState};
