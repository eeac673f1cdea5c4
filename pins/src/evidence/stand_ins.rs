//! Pins that stand in for one that nobody knew: the middle of an area, the default of a map.

use domain::area::AreaLevel;
use domain::{AreaCode, Position};

use super::{Code, Evidence, length};
use crate::case::{Case, area_name};
use crate::country::distance;

/// How near the middle of an area a pin is on it: drawings of the area differ.
const ON_MIDDLE_M: f64 = 150.0;

/// What maps and geocoders show where nobody said anything, with the decimals that they give: Bangkok and Thailand of
/// geocoders, the first examples of map libraries, which are abroad.
const DEFAULTS: [(f64, f64); 10] = [
    (13.7563, 100.5018),
    (13.756331, 100.501765),
    (13.7563309, 100.5017651),
    (13.7367, 100.5231),
    (13.75, 100.5),
    (15.870032, 100.992541),
    (13.0, 100.0),
    (15.0, 101.0),
    (51.505, -0.09),
    (-34.397, 150.644),
];
/// Degrees that count as the same.
const SAME: f64 = 1e-6;

pub(super) fn find_default(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some(position) = case.position() else { return };
    let (latitude, longitude) = (position.latitude_degrees(), position.longitude_degrees());
    let is_same =
        |(north, east): &(f64, f64)| (north - latitude).abs() < SAME && (east - longitude).abs() < SAME;
    if DEFAULTS.iter().any(is_same) {
        found.push(Evidence::new(
            Code::FamousDefault,
            "พิกัดนี้เป็นค่าตั้งต้นของโปรแกรมแผนที่ ไม่ใช่ที่ตั้งหน่วยงาน".to_owned(),
            "The pin is what maps show by default, not where the office is.".to_owned(),
        ));
    }
}

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    find_default(case, found);
    if let Some((area, off_m)) = middle_of(case) {
        let code = match area.level() {
            AreaLevel::Subdistrict => Code::SubdistrictMiddle,
            _ => Code::LargerMiddle,
        };
        found.push(
            Evidence::new(
                code,
                format!(
                    "พิกัดห่างจากจุดกึ่งกลาง{}เพียง {} น่าจะเป็นจุดที่คำนวณ ไม่ใช่ที่ตั้งจริง",
                    area_name(area, true),
                    length(off_m, true)
                ),
                format!(
                    "The pin is {} from the middle of {}: probably reckoned, not surveyed.",
                    length(off_m, false),
                    area_name(area, false)
                ),
            )
            .with("off_m", off_m),
        );
    }
}

/// The area of whose middle a pin is, within what its decimals allow, and how far off it is. Of a pin with more decimals
/// than two only the very middle counts.
#[must_use]
pub fn middle_of(case: &Case<'_>) -> Option<(AreaCode, f64)> {
    let (position, written) = (case.position()?, case.written()?);
    let around = case.country.subdistrict(position);
    let named = case.claim.subdistricts.iter().map(|named| named.area).chain(around);
    let larger = [case.claim.district, case.claim.province].into_iter().flatten().map(|named| named.area);
    let is_on = |middle: Position| {
        let half_cell =
            if written.decimals <= 2 { 0.5 * 0.1_f64.powi(i32::from(written.decimals)) } else { 0.0 };
        let north = (middle.latitude_degrees() - position.latitude_degrees()).abs();
        let east = (middle.longitude_degrees() - position.longitude_degrees()).abs();
        let off_m = distance(middle, position).0;
        let slack = ON_MIDDLE_M / 111_000.0;
        let is_near =
            if half_cell > 0.0 { north.max(east) <= half_cell + slack } else { off_m <= ON_MIDDLE_M };
        (is_near && written.decimals >= 2).then_some(off_m)
    };
    let middles = named.chain(larger).filter_map(|area| Some((area, case.country.centroid(area)?)));
    middles.filter_map(|(area, middle)| Some((area, is_on(middle)?))).min_by(|a, b| a.1.total_cmp(&b.1))
}
