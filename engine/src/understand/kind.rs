//! Kinds of offices as people call them, and which of the register's kinds that are.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::build::Term;

const TABLE: &str = include_str!("../../data/kinds.toml");

static KINDS: LazyLock<Vec<KindWords>> = LazyLock::new(|| {
    let table: Table = toml::from_str(TABLE).expect("a test reads the same table");
    table.kind
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    kind: Vec<KindWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindWords {
    official: Vec<String>,
    #[serde(default)]
    but_not: Vec<String>,
    words: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
}

/// How surely a word says a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Only behind a word of going there, or where nothing else is asked for.
    Weak,
    /// Wherever it stands.
    Strong,
}

/// The words, each with the place of its kind in the table.
pub(super) fn words() -> impl Iterator<Item = (&'static str, usize, Strength)> {
    let of_kind = |(number, kind): (usize, &'static KindWords)| {
        let strong = kind.words.iter().map(|word| (word, Strength::Strong));
        let weak = kind.weak.iter().map(|word| (word, Strength::Weak));
        strong.chain(weak).map(move |(word, strength)| (word.as_str(), number, strength))
    };
    KINDS.iter().enumerate().flat_map(of_kind)
}

/// Whether a text is a word for a kind of office.
pub(crate) fn is_kind(text: &str) -> bool {
    words().any(|(word, _, strength)| strength == Strength::Strong && word == text.trim())
}

/// The register's kinds that a kind of the table means: those whose name begins as it does.
pub(super) fn in_register(kind: usize, terms: &[Term]) -> Vec<&Term> {
    let begins =
        |term: &Term, names: &[String]| names.iter().any(|name| term.name_th.starts_with(name.as_str()));
    let kind = &KINDS[kind];
    terms.iter().filter(|term| begins(term, &kind.official) && !begins(term, &kind.but_not)).collect()
}
