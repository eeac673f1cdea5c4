//! The text files that lindera compiles, and its metadata.

use std::fmt::Write;

use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::schema::Schema;

use crate::lexicon::{self, Context, Entry};

/// lindera's costs are whole numbers of 16 bits: 500 a nat leaves room for 65 nats.
const UNITS_PER_NAT: f64 = 500.0;
/// For characters that no entry begins with. lindera's format wants it; the library has its own rule for them.
const STRAY_MARK_UNITS: i16 = 30_000;
/// For words without a cost. lindera's format wants it; every word here has one.
const ADDED_WORD_UNITS: i16 = 3_500;

/// A file of the dictionary's source.
pub(crate) struct Source {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

pub(crate) fn sources(entries: &[Entry]) -> Vec<Source> {
    vec![
        Source { name: "lex.csv", text: lexicon_csv(entries) },
        Source { name: "matrix.def", text: matrix() },
        Source { name: "char.def", text: CHARACTERS.to_owned() },
        Source { name: "unk.def", text: unknown() },
    ]
}

pub(crate) fn metadata() -> Metadata {
    let schema = |fields: &[&str]| Schema::new(fields.iter().map(|&field| field.to_owned()).collect());
    Metadata::new(
        "thai".to_owned(),
        "UTF-8".to_owned(),
        ADDED_WORD_UNITS,
        0,
        0,
        "*".to_owned(),
        false,
        false,
        false,
        schema(&["surface", "left_context_id", "right_context_id", "cost", "class"]),
        schema(&["surface", "class"]),
    )
}

fn units(nats: f64) -> f64 {
    (nats * UNITS_PER_NAT).round()
}

fn lexicon_csv(entries: &[Entry]) -> String {
    let mut csv = String::new();
    for Entry { surface, class, context, cost } in entries {
        let (id, letter) = (context.id(), class.letter());
        // Writing to a String does not fail.
        let _ = writeln!(csv, "{surface},{id},{id},{},{letter}", units(*cost));
    }
    csv
}

/// Rows: what stands on the left; columns: what stands on the right.
fn matrix() -> String {
    let contexts = Context::ALL;
    let mut matrix = format!("{0} {0}\n", contexts.len());
    for left in contexts {
        for right in contexts {
            let cost = units(lexicon::connection_cost(left, right));
            // Writing to a String does not fail.
            let _ = writeln!(matrix, "{} {} {cost}", left.id(), right.id());
        }
    }
    matrix
}

/// Category, then: try it although a word matches; group equal ones; longest group. lindera's format wants categories,
/// DEFAULT and SPACE among them; the library doesn't use them.
const CHARACTERS: &str = "\
DEFAULT 0 1 0
SPACE 0 1 0
THAI 0 0 1
0x0020 SPACE
0x0E01..0x0E3A THAI
0x0E40..0x0E4E THAI
";

/// One entry for each category.
fn unknown() -> String {
    ["DEFAULT", "SPACE", "THAI"].map(|category| format!("{category},1,1,{STRAY_MARK_UNITS},U\n")).concat()
}
