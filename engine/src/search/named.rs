//! Which offices are looked for first: those with the name that was said, those in the area, the nearest.

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};

use super::{Applied, SearchQuery};
use crate::query::{NearestQuery, OpenFilter};
use crate::understand::{Understanding, UnderstoodPlace};

/// The searches of a question in their order. Each looks for as many offices as are asked for.
pub(super) fn steps(
    understanding: &Understanding,
    place: Option<&UnderstoodPlace>,
    query: &NearestQuery,
    asked: &SearchQuery,
    applied: Applied,
) -> Vec<NearestQuery> {
    let mut steps = Vec::new();
    let asks_for_offices = query.procedures.is_empty();
    let rest = understanding.rest.as_str();
    if asks_for_offices {
        // Whoever names an office asks about that one, open or not.
        let at_any_time = NearestQuery { during: Vec::new(), open: asked.given.open, ..query.clone() };
        let named = names(place, rest).into_iter();
        steps.extend(named.map(|name| NearestQuery { text: Some(name), ..at_any_time.clone() }));
    }
    let nothing_else = rest.is_empty() || applied.kinds || place.is_some() || !asks_for_offices;
    if !nothing_else {
        return steps;
    }
    let of_place = place.filter(|place| place.has_level && !place.is_near && !asks_for_offices);
    let of_place = of_place.and_then(|place| level_and_name(place.area));
    let within: Vec<AreaCode> =
        place.filter(|place| !place.is_near).map(|place| place.area).into_iter().collect();
    for open in certainties(query, asked, applied) {
        // Who says อำเภอ before a place may mean the office of that name.
        if of_place.is_some() {
            steps.push(NearestQuery { text: of_place.clone(), areas: within.clone(), open, ..query.clone() });
        }
        if !within.is_empty() {
            steps.push(NearestQuery { areas: within.clone(), open, ..query.clone() });
        }
        steps.push(NearestQuery { open, ..query.clone() });
    }
    steps
}

/// What is certain comes before what may be, where the sentence says a time and nothing else was asked for.
fn certainties(query: &NearestQuery, asked: &SearchQuery, applied: Applied) -> Vec<OpenFilter> {
    if applied.time && !asked.open_is_given {
        vec![OpenFilter::Only, OpenFilter::Possible]
    } else {
        vec![query.open]
    }
}

/// The name of an area with the word for its level, as it stands in names of offices.
fn level_and_name(area: AreaCode) -> Option<String> {
    let name = Gazetteer::built_in().place(area)?.name_th;
    let level = match area.level() {
        _ if name.starts_with("เขต") => "",
        AreaLevel::Province => "จังหวัด",
        AreaLevel::District => "อำเภอ",
        AreaLevel::Subdistrict => "ตำบล",
    };
    Some(format!("{level}{name}"))
}

/// The names that offices may have, the longest first: the place with what nothing else was made of, then either.
fn names(place: Option<&UnderstoodPlace>, rest: &str) -> Vec<String> {
    let name = place.and_then(|place| {
        // Near a place is not called after it.
        let name = Gazetteer::built_in().place(place.area).filter(|_| !place.is_near)?;
        Some(name.name_th.trim_start_matches("เขต").to_owned())
    });
    match (name, rest) {
        (Some(name), "") => vec![name],
        (Some(name), rest) => vec![format!("{rest} {name}"), rest.to_owned(), name],
        (None, "") => Vec::new(),
        (None, rest) => vec![rest.to_owned()],
    }
}
