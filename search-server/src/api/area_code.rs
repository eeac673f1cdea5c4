//! Area codes in parameters.

use domain::AreaCode;
use domain::area::Gazetteer;

use super::parameters::{Parameters, quoted};
use crate::app::Engine;

/// Takes a parameter that may repeat; a code that no area has is reported.
pub(crate) fn many(given: &mut Parameters, engine: &Engine, name: &str) -> Vec<AreaCode> {
    let values = given.many(name);
    values.iter().filter_map(|value| known(given, engine, name, value)).collect()
}

/// Takes a parameter that may be given once; a code that no area has is reported.
pub(crate) fn one(given: &mut Parameters, engine: &Engine, name: &str) -> Option<AreaCode> {
    let value = given.one(name)?;
    known(given, engine, name, &value)
}

fn known(given: &mut Parameters, engine: &Engine, name: &str, value: &str) -> Option<AreaCode> {
    let Ok(code) = value.trim().parse::<AreaCode>() else {
        let reason = format!("{} is not an area code: expected 2, 4 or 6 digits", quoted(value));
        given.error(name, "invalid", reason);
        return None;
    };
    // An area may be newer than the gazetteer.
    if Gazetteer::built_in().place(code).is_some() || engine.place(code).is_some() {
        return Some(code);
    }
    given.error(name, "not_found", format!("no area has the code {code}{}", what_came_after(code)));
    None
}

fn what_came_after(code: AreaCode) -> String {
    let Some(abolished) = Gazetteer::built_in().abolished(code) else { return String::new() };
    let successors: Vec<String> = abolished.successors.iter().map(ToString::to_string).collect();
    let (name, date) = (abolished.name_th, abolished.abolished_on);
    let today =
        if successors.is_empty() { String::new() } else { format!(": today {}", successors.join(", ")) };
    format!("; it was that of {name} until {date}{today}")
}
