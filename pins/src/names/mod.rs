//! What names say: which area an office is called after, and which office or area a badly scanned name means.

mod gazetteer_names;
mod likeness;
mod matcher;

pub use gazetteer_names::GazetteerNames;
pub use likeness::likeness;
pub use matcher::{Listed, Match, Matcher, Scanned, Verdict};
