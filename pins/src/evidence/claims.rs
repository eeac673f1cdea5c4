//! Whether code, address, name and postcode name the same place.

use super::{Code, Evidence};
use crate::case::{Case, area_name};
use crate::claim::Source;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some((a, b)) = case.claim.conflicts.first() else { return };
    found.push(Evidence::new(
        Code::ClaimsDisagree,
        format!(
            "{}ระบุ{} แต่{}ระบุ{}",
            part(a.source, true),
            area_name(a.area, true),
            part(b.source, true),
            area_name(b.area, true)
        ),
        format!(
            "The {} says {}, the {} says {}.",
            part(a.source, false),
            area_name(a.area, false),
            part(b.source, false),
            area_name(b.area, false)
        ),
    ));
}

fn part(source: Source, thai: bool) -> &'static str {
    let (th, en) = match source {
        Source::Code => ("รหัสตำบล", "subdistrict code"),
        Source::Address => ("ที่อยู่", "address"),
        Source::Name => ("ชื่อหน่วยงาน", "name"),
        Source::Serves => ("พื้นที่รับผิดชอบ", "territory"),
        Source::Postcode => ("รหัสไปรษณีย์", "postcode"),
    };
    if thai { th } else { en }
}
