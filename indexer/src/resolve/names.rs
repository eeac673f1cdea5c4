//! Names and titles, by which people look for offices and procedures.

use super::cells::Cells;
use crate::Code;

/// The name that a row has to have; one that nobody can search for is a defect, and is kept.
pub(super) fn required(cells: &mut Cells<'_>, column: &str) -> Option<String> {
    let name = cells.name(column);
    report_without_words(cells, column, name.as_deref());
    name
}

/// A name that a row may have; one that nobody can search for is a defect, and is kept.
pub(super) fn found_by(cells: &mut Cells<'_>, column: &str) -> Option<String> {
    let name = cells.text(column);
    report_without_words(cells, column, name.as_deref());
    name
}

fn report_without_words(cells: &mut Cells<'_>, column: &str, name: Option<&str>) {
    if let Some(name) = name.filter(|name| !has_words(name)) {
        let reason =
            "has no letter or digit to search for: expected a name; the row is kept, and isn't found by this";
        cells.wrong(column, Code::NotFoundByName, name, reason);
    }
}

/// Nearly every name has a letter, which is quicker to see than to cut it into words.
fn has_words(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || ('ก'..='ฮ').contains(&c);
    name.chars().any(is_letter) || !analyzers::words(name).is_empty()
}
