//! Pins far from the others of their kind in their district.

use domain::{AreaCode, Position};

use super::peers::Group;
use super::{Code, Evidence, length};
use crate::case::{Case, area_name};
use crate::country::distance;

/// A pin is far beyond so many times the usual distance of its peers from their middle, and so many times the radius within
/// which the people of one office live, and at least so far.
const FAR_TIMES: f64 = 4.0;
const REACH_TIMES: f64 = 3.0;
const FAR_M: f64 = 10_000.0;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let (Some(position), Some(named)) = (case.position(), case.claim.district) else { return };
    let Some((group, is_of_kind)) = case.peers.group(named.area, case.office, case.claim) else { return };
    let away_m = distance(position, group.middle).0;
    let reach_m = reach_m(case, named.area, group, position).unwrap_or(0.0);
    let is_far = away_m > FAR_M && away_m > FAR_TIMES * group.usual_m && away_m > REACH_TIMES * reach_m;
    if !is_far {
        return;
    }
    let (of_th, of_en) = if is_of_kind {
        ("หน่วยประเภทเดียวกัน", "units of its kind")
    } else {
        ("หน่วยงาน", "units")
    };
    found.push(
        Evidence::new(
            Code::FarFromPeers,
            format!(
                "ห่างจากกลางกลุ่ม{of_th}ใน{} {} หน่วยอื่นมักห่าง {} และหน่วยหนึ่งดูแลประชาชนในรัศมีราว {}",
                area_name(named.area, true),
                length(away_m, true),
                length(group.usual_m, true),
                length(reach_m, true)
            ),
            format!(
                "The pin is {} from the middle of the {of_en} of {}; usual are {}, and the people of one live within {}.",
                length(away_m, false),
                area_name(named.area, false),
                length(group.usual_m, false),
                length(reach_m, false)
            ),
        )
        .with("away_m", away_m)
        .with("usual_m", group.usual_m)
        .with("reach_m", reach_m)
        .with("peers", group.pins as f64),
    );
}

/// The radius within which the people of one office live, where it stands: those of the district over its offices, as densely
/// as in the subdistrict around the pin. Where nobody said how many people there are, they live everywhere alike.
fn reach_m(case: &Case<'_>, district: AreaCode, group: &Group, position: Position) -> Option<f64> {
    let square_metres =
        |area| case.country.subdistricts(area).map(|(_, shape)| shape.square_metres).sum::<f64>();
    let own = square_metres(district) / group.pins as f64;
    let around = case.country.subdistrict(position);
    let people = |area: AreaCode| case.people.get(&area).copied().filter(|people| *people > 0.0);
    let of_district = case.country.subdistricts(district).map(|(area, _)| people(area)).sum::<Option<f64>>();
    let land = match (around, around.and_then(people), of_district) {
        (Some(around), Some(here), Some(all)) => all / group.pins as f64 / here * square_metres(around),
        _ => own,
    };
    (land > 0.0).then(|| (land / std::f64::consts::PI).sqrt())
}
