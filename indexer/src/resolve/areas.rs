//! Codes of areas. Old records hold codes that are no longer in use.

use domain::AreaCode;
use domain::area::{AbolishedArea, AreaLevel, Gazetteer};

use super::cells::Cells;
use super::values::Problem;
use crate::{Code, NoteCode};

/// The subdistrict of a column.
pub(super) fn subdistrict(cells: &mut Cells<'_>, column: &str) -> Option<AreaCode> {
    let expected = "expected the 6 digits of a subdistrict such as 380101; left empty";
    let text = cells.filled(column)?;
    let area = text.parse::<AreaCode>().ok().filter(|area| area.level() == AreaLevel::Subdistrict);
    let not_a_code = || Problem::new(Code::NotAnAreaCode, format!("is not a subdistrict's code: {expected}"));
    let area = cells.accept(column, text, area.ok_or_else(not_a_code))?;
    in_use(cells, column, area, expected)
}

/// The areas of a column that is joined by `|`, each once.
pub(super) fn areas(cells: &mut Cells<'_>, column: &str) -> Vec<AreaCode> {
    let expected = "expected 2, 4 or 6 digits such as 38, 3801 or 380101; left out";
    let not_a_code = |_| Problem::new(Code::NotAnAreaCode, format!("is not an area code: {expected}"));
    let mut areas = Vec::new();
    for part in cells.parts(column) {
        let area = cells.accept(column, part, part.parse::<AreaCode>().map_err(not_a_code));
        let area = area.and_then(|area| in_use(cells, column, area, expected));
        areas.extend(area.filter(|area| !areas.contains(area)));
    }
    areas
}

/// The area itself, or the one area that came after it.
fn in_use(cells: &mut Cells<'_>, column: &str, area: AreaCode, expected: &str) -> Option<AreaCode> {
    if Gazetteer::built_in().place(area).is_some() {
        return Some(area);
    }
    let Some(abolished) = Gazetteer::built_in().abolished(area) else {
        let reason = format!("is not the code of any area of the country: {expected}");
        cells.wrong(column, Code::UnknownArea, &area.to_string(), &reason);
        return None;
    };
    let AbolishedArea { name_th, abolished_on, successors, .. } = abolished;
    let was = format!("was the code of {name_th} until {abolished_on}");
    if let [successor] = successors[..] {
        cells.note(
            column,
            NoteCode::AbolishedArea,
            &area.to_string(),
            &format!("{was}: read as {successor}"),
        );
        return Some(successor);
    }
    let successors: Vec<String> = successors.iter().map(ToString::to_string).collect();
    let today = if successors.is_empty() {
        String::new()
    } else {
        format!(", today one of {}", successors.join(", "))
    };
    cells.wrong(column, Code::UnknownArea, &area.to_string(), &format!("{was}{today}: {expected}"));
    None
}
