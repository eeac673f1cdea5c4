//! Whether the pin lies in the sea, a lake or a reservoir, where polygons say so.

use super::{Code, Evidence, length};
use crate::case::Case;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let water = case.position().and_then(|position| case.country.water(position));
    let Some((water, to_shore)) = water else { return };
    found.push(
        Evidence::new(
            Code::InWater,
            format!("พิกัดอยู่ใน{} ห่างฝั่ง {}", water.name_th, length(to_shore.0, true)),
            format!("The pin is in {}, {} from the shore.", water.name_en, length(to_shore.0, false)),
        )
        .with("to_shore_m", to_shore.0),
    );
}
