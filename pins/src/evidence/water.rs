//! Whether the pin lies in the sea, a lake or a reservoir, where polygons say so.

use super::{Code, Evidence};
use crate::case::Case;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let water = case.position().and_then(|position| case.country.water(position));
    let Some(water) = water else { return };
    found.push(Evidence::new(
        Code::InWater,
        format!("พิกัดอยู่ใน{}", water.name_th),
        format!("The pin is in {}.", water.name_en),
    ));
}
