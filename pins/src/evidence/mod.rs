//! What speaks against a pin, a file per family of rules.

mod axes;
mod claims;
mod code;
mod containment;
mod far;
mod hours;
mod language;
mod offers;
mod peers;
mod precision;
mod staleness;
mod stand_ins;
mod twins;
mod usual;
mod water;

pub use code::{Code, Severity};
pub use peers::Peers;
pub use stand_ins::middle_of;

use crate::case::Case;

/// One thing that speaks against a pin, or against what a record says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The rule.
    pub code: Code,
    /// What was measured, each with its unit in the name.
    pub figures: Vec<(&'static str, f64)>,
    /// A sentence for the clerk who mends it.
    pub message_th: String,
    /// The same in English.
    pub message_en: String,
}

impl Evidence {
    pub(crate) fn new(code: Code, message_th: String, message_en: String) -> Self {
        Self { code, figures: Vec::new(), message_th, message_en }
    }

    pub(crate) fn with(mut self, name: &'static str, value: f64) -> Self {
        self.figures.push((name, value));
        self
    }
}

/// Everything that speaks against the pin of a case, the gravest first.
#[must_use]
pub fn all(case: &Case<'_>) -> Vec<Evidence> {
    let families: [fn(&Case<'_>, &mut Vec<Evidence>); 12] = [
        axes::find,
        containment::find,
        water::find,
        claims::find,
        precision::find,
        stand_ins::find,
        twins::find,
        far::find,
        language::find,
        hours::find,
        offers::find,
        staleness::find,
    ];
    let mut found = Vec::new();
    families.iter().for_each(|family| family(case, &mut found));
    found.sort_by_key(|evidence| (evidence.code.severity(), evidence.code));
    found
}

/// What makes a pin kilometres off whatever else is known, and no slip explains.
pub(crate) fn impossible(case: &Case<'_>, found: &mut Vec<Evidence>) {
    axes::find_unexplained(case, found);
    stand_ins::find_default(case, found);
}

/// A length for a sentence: metres below a kilometre, else kilometres.
pub(crate) fn length(metres: f64, thai: bool) -> String {
    let (m, km) = if thai { ("เมตร", "กม.") } else { ("m", "km") };
    match metres {
        ..1_000.0 => format!("{metres:.0} {m}"),
        ..100_000.0 => format!("{:.1} {km}", metres / 1_000.0),
        _ => format!("{:.0} {km}", metres / 1_000.0),
    }
}
