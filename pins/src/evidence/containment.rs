//! Whether the pin lies in the areas that the record names.

use domain::area::AreaLevel;
use domain::{AreaCode, Metres, Position};

use super::{Code, Evidence, length};
use crate::case::{Case, area_name};

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
                found.push(outside_of(code, &[named.area], outside, around));
                return;
            }
            Some(outside) if outside.0 > 0.0 => found.push(near_border(named.area, outside)),
            _ => {}
        }
    }
    let areas: Vec<AreaCode> = case.claim.subdistricts.iter().map(|named| named.area).collect();
    let reaches = areas.iter().filter_map(|area| case.country.reach(*area, position));
    let nearest = reaches.min_by(|a, b| a.outside().0.total_cmp(&b.outside().0));
    match nearest.map(|reach| reach.outside()) {
        Some(outside) if outside > near => {
            found.push(outside_of(Code::OutsideSubdistrict, &areas, outside, around))
        }
        Some(outside) if outside.0 > 0.0 => found.push(near_border(areas[0], outside)),
        _ => {}
    }
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

fn outside_of(code: Code, areas: &[AreaCode], outside: Metres, around: Option<AreaCode>) -> Evidence {
    let names = |thai: bool| {
        let names: Vec<String> = areas.iter().map(|area| area_name(*area, thai)).collect();
        names.join(if thai { " หรือ " } else { " or " })
    };
    let level = areas.first().map_or(AreaLevel::Subdistrict, |area| area.level());
    let in_th =
        around.and_then(|around| around.at(level)).map(|area| format!(" แต่อยู่ใน{}", area_name(area, true)));
    let in_en =
        around.and_then(|around| around.at(level)).map(|area| format!(", in {}", area_name(area, false)));
    Evidence::new(
        code,
        format!(
            "พิกัดอยู่นอก{} ห่างจากแนวเขต {}{}",
            names(true),
            length(outside.0, true),
            in_th.unwrap_or_default()
        ),
        format!(
            "The pin is outside {}, {} from its border{}.",
            names(false),
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
