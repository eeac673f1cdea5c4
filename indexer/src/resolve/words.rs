//! Thai words that the dictionary should know: the country's places, what the source's local administrations are called
//! after, and what stands in `words.csv`.

use std::collections::HashSet;

use analyzers::{UnitKind, unit_name, user_word};
use domain::ServicePoint;
use domain::area::Gazetteer;
use domain::service_point::Visibility;

use super::table_log::TableLog;
use crate::source::{SourceDir, WORDS};
use crate::{Code, Refusal};

/// The words of the source, of the names of its shown offices and of the gazetteer, normalised.
pub(super) fn read(
    source: &SourceDir<'_>,
    offices: &[ServicePoint],
) -> Result<(Vec<String>, TableLog), Refusal> {
    let mut words = place_names();
    let shown = offices.iter().filter(|office| office.visibility != Visibility::Hidden);
    words.extend(shown.filter_map(|office| place_of_administration(&office.name_th)));
    let log = TableLog::read(source, &WORDS, |cells| {
        let Some(text) = cells.filled("word") else {
            let message = "is empty: expected a Thai word; the row is dropped".to_owned();
            cells.defect("word", Code::UnusableWord, message);
            return None;
        };
        match user_word(text) {
            Ok(word) => words.push(word),
            Err(unusable) => {
                let reason = format!("{}; the row is dropped", unusable.reason);
                cells.wrong("word", Code::UnusableWord, text, &reason);
                return None;
            }
        }
        Some(())
    })?;
    Ok((words, log))
}

/// Names of places that can be words, without the word for their level: พระนคร of เขตพระนคร. What the chief district of a
/// province is called with its เมือง stays two words, because a เทศบาลเมือง of the province is written the same way.
fn place_names() -> Vec<String> {
    let names = || Gazetteer::built_in().places().iter().map(|place| place.name_th);
    let known: HashSet<&str> = names().collect();
    let is_chief_district =
        |name: &&str| name.strip_prefix("เมือง").is_some_and(|province| known.contains(province));
    let words = names().filter(|name| !is_chief_district(name));
    words.filter_map(|name| user_word(name.strip_prefix("เขต").unwrap_or(name)).ok()).collect()
}

/// What a local administration is called after, which is no area of the gazetteer where several were merged or a part is a
/// municipality. Other offices may be called after anything.
fn place_of_administration(office_name: &str) -> Option<String> {
    let name = unit_name(office_name)?;
    let is_administration = matches!(
        name.kind,
        UnitKind::SubdistrictAdministration
            | UnitKind::SubdistrictMunicipality
            | UnitKind::TownMunicipality
            | UnitKind::CityMunicipality
    );
    is_administration.then(|| user_word(&name.place).ok())?
}
