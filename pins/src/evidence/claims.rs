//! Whether code, address, name and postcode name the same place.

use super::{Code, Evidence};
use crate::case::{Case, area_name};
use crate::claim::Source;

/// Contradictions that a sentence tells; one follows from another.
const TOLD: usize = 2;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let conflicts = &case.claim.conflicts;
    if conflicts.is_empty() {
        return;
    }
    let told = |thai: bool| {
        let sentences = conflicts.iter().take(TOLD).map(|(a, b)| {
            let (of_a, of_b) = (part(a.source, thai), part(b.source, thai));
            let (in_a, in_b) = (area_name(a.area, thai), area_name(b.area, thai));
            if thai {
                format!("{of_a}ระบุ{in_a} แต่{of_b}ระบุ{in_b}")
            } else {
                format!("The {of_a} says {in_a}, the {of_b} says {in_b}.")
            }
        });
        sentences.collect::<Vec<_>>().join(if thai { " และ" } else { " " })
    };
    let count = conflicts.len() as f64;
    found.push(Evidence::new(Code::ClaimsDisagree, told(true), told(false)).with("contradictions", count));
}

/// What a part of a record is called.
pub(super) fn part(source: Source, thai: bool) -> &'static str {
    let (th, en) = match source {
        Source::Code => ("รหัสตำบล", "subdistrict code"),
        Source::Address => ("ที่อยู่", "address"),
        Source::Name => ("ชื่อหน่วยงาน", "name"),
        Source::Serves => ("พื้นที่รับผิดชอบ", "territory"),
        Source::Postcode => ("รหัสไปรษณีย์", "postcode"),
    };
    if thai { th } else { en }
}
