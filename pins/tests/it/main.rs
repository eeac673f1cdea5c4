//! What the pin doctor finds: seeded errors, scanned names, and what it says of a whole register.

mod edits;
mod ground;
mod rules;
mod scanned_names;
mod seeded;
