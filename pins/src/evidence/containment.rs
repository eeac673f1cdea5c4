//! Whether the pin lies in the areas that the record names.

use domain::area::AreaLevel;
use domain::{AreaCode, Metres, Position};

use super::claims::part;
use super::{Code, Evidence, length};
use crate::case::{Case, area_name};
use crate::claim::Named;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some(position) = case.position().filter(|_| !case.country.is_empty() && !case.is_abroad()) else {
        return;
    };
    let around = case.country.subdistrict(position);
    let near = case.country.uncertain_within();
    if around.is_none() && outside_country(case, position).is_none_or(|outside| outside > near) {
        found.push(outside_thailand(case, position));
        return;
    }
    let larger = [(Code::OutsideProvince, case.claim.province), (Code::OutsideDistrict, case.claim.district)];
    for (code, named) in larger {
        let Some(named) = named else { continue };
        match case.country.outside(named.area, position) {
            Some(outside) if outside > near => {
                found.push(outside_of(code, &[named], outside, around));
                return;
            }
            Some(outside) if outside.0 > 0.0 => found.push(near_border(named.area, outside)),
            _ => {}
        }
    }
    let named = &case.claim.subdistricts;
    let outside = named.iter().filter_map(|named| case.country.outside(named.area, position));
    match outside.min_by(|a, b| a.0.total_cmp(&b.0)) {
        Some(outside) if outside > near => {
            found.push(outside_of(Code::OutsideSubdistrict, named, outside, around));
            return;
        }
        Some(outside) if outside.0 > 0.0 => found.push(near_border(named[0].area, outside)),
        _ => {}
    }
    if let Some((named, outside)) = outside_named(case, position) {
        found.push(outside_of(Code::OutsideNamedArea, &[named], outside, around));
    }
}

/// A part of the record that names an area, the largest first, where the pin is outside of that and inside of what other parts
/// say.
fn outside_named(case: &Case<'_>, position: Position) -> Option<(Named, Metres)> {
    let near = case.country.uncertain_within();
    // A name may be that of several subdistricts: one of them is enough.
    let is_one_of = |named: &Named| {
        let mut same = case.claim.subdistricts.iter().filter(|other| other.source == named.source);
        let is_in = |other: &Named| case.country.outside(other.area, position).is_some_and(|m| m <= near);
        named.area.level() == AreaLevel::Subdistrict && same.any(is_in)
    };
    let mut parts: Vec<Named> = case.claim.parts.iter().copied().filter(|named| !is_one_of(named)).collect();
    parts.sort_by_key(|named| (named.area.level(), named.source));
    parts.into_iter().find_map(|named| {
        let outside = case.country.outside(named.area, position)?;
        (outside > near).then_some((named, outside))
    })
}

fn outside_country(case: &Case<'_>, position: Position) -> Option<Metres> {
    let named = case.claim.province.or(case.claim.district)?;
    case.country.outside(named.area, position)
}

fn outside_thailand(case: &Case<'_>, position: Position) -> Evidence {
    let evidence = match (outside_country(case, position), case.claim.province) {
        (Some(outside), Some(named)) => {
            let (th, en) = (area_name(named.area, true), area_name(named.area, false));
            Evidence::new(
                Code::OutsideThailand,
                format!("พิกัดอยู่นอกประเทศไทย ห่างจาก{th} {}", length(outside.0, true)),
                format!("The pin is outside Thailand, {} from {en}.", length(outside.0, false)),
            )
            .with("outside_m", outside.0)
        }
        _ => Evidence::new(
            Code::OutsideThailand,
            "พิกัดอยู่นอกประเทศไทย".to_owned(),
            "The pin is outside Thailand.".to_owned(),
        ),
    };
    evidence
        .with("latitude_degrees", position.latitude_degrees())
        .with("longitude_degrees", position.longitude_degrees())
}

fn outside_of(code: Code, areas: &[Named], outside: Metres, around: Option<AreaCode>) -> Evidence {
    let names = |thai: bool| {
        let names: Vec<String> = areas.iter().map(|named| area_name(named.area, thai)).collect();
        names.join(if thai { " หรือ " } else { " or " })
    };
    let level = areas.first().map_or(AreaLevel::Subdistrict, |named| named.area.level());
    let says = |thai: bool| areas.first().map_or("", |named| part(named.source, thai));
    let in_th =
        around.and_then(|around| around.at(level)).map(|area| format!(" แต่อยู่ใน{}", area_name(area, true)));
    let in_en =
        around.and_then(|around| around.at(level)).map(|area| format!(", in {}", area_name(area, false)));
    Evidence::new(
        code,
        format!(
            "พิกัดอยู่นอก{}ตาม{} ห่างจากแนวเขต {}{}",
            names(true),
            says(true),
            length(outside.0, true),
            in_th.unwrap_or_default()
        ),
        format!(
            "The pin is outside {}, which its {} says, {} from the border{}.",
            names(false),
            says(false),
            length(outside.0, false),
            in_en.unwrap_or_default()
        ),
    )
    .with("outside_m", outside.0)
}

fn near_border(area: AreaCode, outside: Metres) -> Evidence {
    Evidence::new(
        Code::NearBorder,
        format!("พิกัดอยู่นอก{}เพียง {} ใกล้แนวเขตจนตัดสินไม่ได้", area_name(area, true), length(outside.0, true)),
        format!(
            "The pin is only {} outside {}: too near the border to tell.",
            length(outside.0, false),
            area_name(area, false)
        ),
    )
    .with("outside_m", outside.0)
}
