//! Offers that follow from the kind of an office, by the rules of a mapping.

use std::collections::HashSet;

use domain::ServicePoint;

use super::procedures::Procedures;
use super::service_points::Points;
use crate::source::{Derivation, DerivedKind, OFFERS, PROCEDURES, Part, SourceDir};
use crate::{Note, NoteCode, Refusal};

/// The rows that every rule gives, and a note for each kind that no office is of.
///
/// # Errors
/// When a rule names a procedure that the source doesn't have.
pub(super) fn parts<'p>(
    source: &'p SourceDir<'_>,
    points: &'p Points,
    procedures: &Procedures,
) -> Result<(Vec<Part<'p>>, Vec<Note>), Refusal> {
    let (mut parts, mut notes) = (Vec::new(), Vec::new());
    for derivation in source.derivations() {
        check_procedures(derivation, procedures, &source.file_name(&PROCEDURES))?;
        parts.push(Part::derived(&derivation.place, rows(derivation, points)));
        let kinds: HashSet<&str> =
            points.records.iter().filter_map(|point| kind(derivation, point)).collect();
        let unused = derivation.kinds.iter().filter(|entry| !kinds.contains(entry.kind.as_str()));
        notes.extend(unused.map(|entry| note(derivation, entry)));
    }
    Ok((parts, notes))
}

fn kind<'p>(derivation: &Derivation, point: &'p ServicePoint) -> Option<&'p str> {
    if derivation.by == "subtype" { point.subtype.as_deref() } else { point.kind.as_deref() }
}

fn check_procedures(derivation: &Derivation, procedures: &Procedures, file: &str) -> Result<(), Refusal> {
    for entry in &derivation.kinds {
        let unknown =
            entry.procedures.iter().enumerate().find(|(_, id)| procedures.ids.ordinal(id).is_none());
        if let Some((index, id)) = unknown {
            let place = entry.place.below(&format!("[{index}]"));
            return Err(
                place.refusal(format!("\"{id}\" is not the id of any kept row of {file}: expected one"))
            );
        }
    }
    Ok(())
}

fn rows<'p>(derivation: &'p Derivation, points: &'p Points) -> impl Iterator<Item = Vec<String>> + 'p {
    points.records.iter().flat_map(move |point| {
        let kind = kind(derivation, point);
        let entries = derivation.kinds.iter().filter(move |entry| Some(entry.kind.as_str()) == kind);
        let procedures = entries.flat_map(|entry| &entry.procedures);
        procedures.map(move |procedure| row(derivation, point, procedure))
    })
}

fn row(derivation: &Derivation, point: &ServicePoint, procedure: &str) -> Vec<String> {
    let cell = |column: &str| match column {
        "service_point_id" => point.id.to_string(),
        "procedure_id" => procedure.to_owned(),
        "note" => derivation.note.clone(),
        _ => String::new(),
    };
    OFFERS.columns.iter().map(|column| cell(column.name)).collect()
}

fn note(derivation: &Derivation, entry: &DerivedKind) -> Note {
    Note {
        file: entry.place.file.clone(),
        row: None,
        column: Some(entry.place.key.clone()),
        field: None,
        code: NoteCode::UnusedMapping,
        message: format!(
            "no service point has the {} \"{}\": nothing follows from it",
            derivation.by, entry.kind
        ),
    }
}
