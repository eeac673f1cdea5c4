//! Why an office is responsible, or why nobody can tell, in the words of both languages.

use super::{Home, HomeCertainty};
use crate::procedure::JurisdictionBasis as Basis;
use crate::{AreaCode, Procedure};

/// Most offices named in a sentence.
const MOST_NAMED: usize = 4;

/// A reason in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// In Thai.
    pub th: String,
    /// In English.
    pub en: String,
}

/// An office that may be responsible, as far as telling it from others needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its Thai name.
    pub name_th: String,
    /// Its English name.
    pub name_en: Option<String>,
    /// Whether it is a municipality, whose area is narrower than the subdistrict that it shares.
    pub is_municipality: bool,
    /// Whether it drew a territory that has a part of the subdistrict, and nobody can tell whether the place lies in it.
    pub has_part: bool,
}

/// How much of an area an office serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// A part of it.
    Part,
}

impl Choice {
    fn en(&self) -> &str {
        self.name_en.as_deref().unwrap_or(&self.name_th)
    }
}

/// Any office that does it will do.
#[must_use]
pub fn any_office(procedure: &Procedure) -> Why {
    match procedure.jurisdiction {
        Some(_) => why("ยื่นได้ทุกแห่งที่รับทำเรื่องนี้", "Any office that does this will do"),
        None => why(
            "ทะเบียนไม่ได้บอกว่าเรื่องนี้ต้องทำที่ใด โทรถามก่อนไป",
            "The register doesn't say where this has to be done: call before you go",
        ),
    }
}

/// Whom an office takes, by the area that it is responsible for.
#[must_use]
pub fn accepts(procedure: &Procedure, area: AreaCode, extent: Extent) -> Why {
    let (mut th, mut en) = (area.title_th(), area.title_en());
    if extent == Extent::Part {
        th = format!("{th} เฉพาะส่วนที่อยู่ในเขตของหน่วยงาน");
        en = format!("the part of {en} that this office serves");
    }
    match procedure.jurisdiction_basis {
        Some(Basis::Residence) => Why {
            th: format!("รับเฉพาะผู้มีทะเบียนบ้านใน{th}"),
            en: format!("Only for those whose house registration is in {en}"),
        },
        Some(Basis::Property) => Why {
            th: format!("รับเฉพาะที่ดินหรืออาคารที่ตั้งอยู่ใน{th}"),
            en: format!("Only for land and buildings in {en}"),
        },
        Some(Basis::Event) => Why {
            th: format!("รับเฉพาะเหตุที่เกิดใน{th}"),
            en: format!("Only for what happened in {en}"),
        },
        Some(Basis::Workplace) => Why {
            th: format!("รับเฉพาะสถานที่ทำงานหรือสถานประกอบการใน{th}"),
            en: format!("Only for workplaces in {en}"),
        },
        Some(Basis::None) | None => Why {
            th: format!("รับเฉพาะเรื่องใน{th}"),
            en: format!("Only for cases of {en}"),
        },
    }
}

/// One office is responsible for a part of the place, by what it drew, and nobody can tell whether that is the part that is
/// meant. `unknown` are offices in the same district whose territory nobody knows.
#[must_use]
pub fn perhaps(procedure: &Procedure, home: &Home, choice: &Choice, unknown: &[Choice]) -> Why {
    let [first, ..] = home.subdistricts[..] else { return outside() };
    let (name_th, name_en) = (&choice.name_th, choice.en());
    let mut why = match home.at {
        Some(_) => Why {
            th: format!(
                "น่าจะเป็น{name_th} แต่จุดนี้อยู่ใกล้แนวเขตของหน่วยงาน {}",
                how_to_tell_parts(procedure, home).th
            ),
            en: format!(
                "Probably {name_en}, but this point is near the border of its territory. {}",
                how_to_tell_parts(procedure, home).en
            ),
        },
        None => Why {
            th: format!(
                "น่าจะเป็น{name_th} แต่เขตของหน่วยงานมีเพียงบางส่วนของ{} {}",
                first.title_th(),
                how_to_tell_parts(procedure, home).th
            ),
            en: format!(
                "Probably {name_en}, but its territory has only a part of {}. {}",
                first.title_en(),
                how_to_tell_parts(procedure, home).en
            ),
        },
    };
    name_unknown(&mut why, unknown);
    why
}

/// How to find out in which part of a subdistrict a place lies.
fn how_to_tell_parts(procedure: &Procedure, home: &Home) -> Why {
    let where_exactly = match procedure.jurisdiction_basis {
        Some(Basis::Residence) => why("ที่ตั้งของบ้าน", "where the house is"),
        Some(Basis::Property) => why("ที่ตั้งของที่ดินหรืออาคาร", "where the land or building is"),
        Some(Basis::Event) => why("ที่เกิดเหตุ", "where it happened"),
        Some(Basis::Workplace) => why("ที่ตั้งของสถานที่ทำงาน", "where the workplace is"),
        Some(Basis::None) | None => why("จุดที่แน่นอน", "the exact place"),
    };
    let Why { th, en } = where_exactly;
    match home.at {
        Some(_) => Why {
            th: format!("โทรถามก่อนไป และบอก{th}"),
            en: format!("Call before you go, and say {en}"),
        },
        None => Why {
            th: format!("ใช้ตำแหน่งบนแผนที่แทนชื่อตำบล หรือโทรถามก่อนไปและบอก{th}"),
            en: format!("Give a position instead of a name, or call before you go and say {en}"),
        },
    }
}

/// One office is responsible by its name and kind. `unknown` are offices in the same district whose territory nobody knows: any
/// of them may have a part of the area.
#[must_use]
pub fn likely(procedure: &Procedure, area: AreaCode, choice: &Choice, unknown: &[Choice]) -> Why {
    let accepts = accepts(procedure, area, Extent::Whole);
    let Choice { name_th, .. } = choice;
    let mut why = Why {
        th: format!(
            "น่าจะเป็น{name_th} เพราะชื่อตรงกับ{} ({}) แต่หน่วยงานยังไม่ได้ยืนยันพื้นที่ โทรถามก่อนไป",
            area.title_th(),
            accepts.th
        ),
        en: format!(
            "Probably {}, which is called after {} ({}); it hasn't confirmed its area: call before you go",
            choice.en(),
            area.title_en(),
            lower_first(&accepts.en)
        ),
    };
    name_unknown(&mut why, unknown);
    why
}

/// Adds the offices of the district whose territory nobody knows.
fn name_unknown(why: &mut Why, unknown: &[Choice]) {
    if unknown.is_empty() {
        return;
    }
    let names: Vec<&str> = unknown.iter().map(|one| one.name_th.as_str()).take(MOST_NAMED).collect();
    let names_en: Vec<&str> = unknown.iter().map(Choice::en).take(MOST_NAMED).collect();
    why.th.push_str(&format!(" ในอำเภอเดียวกันมีหน่วยงานที่ยังไม่ทราบพื้นที่: {}", names.join(", ")));
    why.en.push_str(&format!(
        ". In the same district there are offices whose area isn't known: {}",
        names_en.join(", ")
    ));
}

/// Several may be responsible, and how to tell them apart.
#[must_use]
pub fn ambiguous(procedure: &Procedure, home: &Home, choices: &[Choice]) -> Why {
    let [first, ..] = home.subdistricts[..] else { return outside() };
    match home.certainty {
        HomeCertainty::NearBorder => {
            let (th, en) = (listed(&home.subdistricts, true), listed(&home.subdistricts, false));
            Why {
                th: format!("จุดนี้อยู่ใกล้เขตแดนของ {th} {}", how_near_a_border(procedure).th),
                en: format!("This point is near the border of {en}. {}", how_near_a_border(procedure).en),
            }
        }
        HomeCertainty::SameName => {
            let (th, en) = (listed(&home.subdistricts, true), listed(&home.subdistricts, false));
            Why {
                th: format!("มีหลายแห่งที่ชื่อนี้ บอกอำเภอและจังหวัดด้วย: {th}"),
                en: format!("Several places have this name; say the district and province too: {en}"),
            }
        }
        HomeCertainty::Certain => among_several(procedure, home, first, choices),
    }
}

fn among_several(procedure: &Procedure, home: &Home, place: AreaCode, choices: &[Choice]) -> Why {
    let th: Vec<&str> = choices.iter().map(|choice| choice.name_th.as_str()).take(MOST_NAMED).collect();
    let en: Vec<&str> = choices.iter().map(Choice::en).take(MOST_NAMED).collect();
    // The book of the house registration tells a municipality from another without a map.
    let by_book = procedure.jurisdiction_basis == Some(Basis::Residence) && has_both(choices);
    let are_cut = choices.iter().any(|choice| choice.has_part);
    let how =
        if are_cut && !by_book { how_to_tell_parts(procedure, home) } else { how_among(procedure, choices) };
    Why {
        th: format!("{}มีหลายแห่งที่อาจรับผิดชอบ: {} {}", place.title_th(), th.join(", "), how.th),
        en: format!("Several may be responsible in {}: {}. {}", place.title_en(), en.join(", "), how.en),
    }
}

/// A municipality that shares a subdistrict has a part of it. The book of the house registration names the registry of
/// the house, which is the municipality's for houses within one that keeps a registry (พ.ร.บ. การทะเบียนราษฎร พ.ศ. 2534);
/// that every municipality keeps one still has to be checked.
fn how_among(procedure: &Procedure, choices: &[Choice]) -> Why {
    let has_both = has_both(choices);
    match procedure.jurisdiction_basis {
        Some(Basis::Residence) if has_both => why(
            "ดูช่อง “สำนักทะเบียน” ในทะเบียนบ้าน ถ้าเขียนว่า “ท้องถิ่นเทศบาล…” ให้ไปเทศบาลนั้น ถ้าเขียนว่า “อำเภอ…” ให้ไปอีกแห่ง ไม่แน่ใจให้โทรถามก่อน",
            "Look at “สำนักทะเบียน” (registry) in your house registration book: if it says “ท้องถิ่นเทศบาล…”, go to that municipality; if it says “อำเภอ…”, to the other. Call first if you aren't sure",
        ),
        _ if has_both => why(
            "ถ้าอยู่ในเขตเทศบาลให้ไปเทศบาล ถ้าอยู่นอกเขตให้ไปอีกแห่ง ไม่แน่ใจให้โทรถามก่อน",
            "If it is within the municipality, go there; if not, to the other. Call first if you aren't sure",
        ),
        _ => why("โทรถามก่อนว่าแห่งใดรับเรื่องของคุณ", "Call first and ask which of them takes your case"),
    }
}

/// Whether some are municipalities and others aren't.
fn has_both(choices: &[Choice]) -> bool {
    let mut municipalities = choices.iter().filter(|choice| choice.is_municipality);
    municipalities.next().is_some() && choices.iter().any(|choice| !choice.is_municipality)
}

fn how_near_a_border(procedure: &Procedure) -> Why {
    match procedure.jurisdiction_basis {
        Some(Basis::Residence) => {
            why("ดูชื่อตำบลในทะเบียนบ้าน", "Look which subdistrict your house registration book names")
        }
        Some(Basis::Property) => {
            why("ดูชื่อตำบลในโฉนดหรือทะเบียนบ้าน", "Look which subdistrict the title deed names")
        }
        _ => why("เลือกตำบลให้ถูก", "Choose the right subdistrict"),
    }
}

/// Nobody is known to be responsible for a place. `unknown` are offices in its district whose territory nobody knows.
#[must_use]
pub fn unclaimed(procedure: &Procedure, home: &Home, unknown: &[Choice]) -> Why {
    if home.subdistricts.is_empty() {
        return outside();
    }
    let places_th: Vec<String> = home.subdistricts.iter().map(|area| area.full_title_th()).collect();
    let places_en: Vec<String> = home.subdistricts.iter().map(|area| area.full_title_en()).collect();
    let (th, en) = (places_th.join(" หรือ "), places_en.join(" or "));
    if procedure.jurisdiction == Some(crate::procedure::Jurisdiction::Assigned) {
        return Why {
            th: format!("ยังไม่มีสำนักงานใดบอกว่าดูแล{th} สำนักงานที่ดูแลมีการกำหนดเป็นรายพื้นที่ โทรถามก่อนไป"),
            en: format!("No office says that it looks after {en}. It is assigned: call before you go"),
        };
    }
    let mut why = Why {
        th: format!(
            "ทะเบียนยังไม่มีหน่วยงานที่บอกว่ารับผิดชอบ{th} และไม่มีหน่วยงานที่ชื่อตรงกัน สอบถามที่ว่าการอำเภอหรือสำนักงานเขต หรือโทร 1567"
        ),
        en: format!(
            "No office in the register says that it is responsible for {en}, and none is called after it. Ask at the district office, or call 1567"
        ),
    };
    name_unknown(&mut why, unknown);
    why
}

/// The place lies in no subdistrict.
#[must_use]
pub fn outside() -> Why {
    why("จุดนี้ไม่อยู่ในตำบลใดของประเทศไทย", "This point lies in no subdistrict of Thailand")
}

fn why(th: &str, en: &str) -> Why {
    Why { th: th.to_owned(), en: en.to_owned() }
}

fn listed(areas: &[AreaCode], in_thai: bool) -> String {
    let title = |area: &AreaCode| if in_thai { area.full_title_th() } else { area.full_title_en() };
    let mut names: Vec<String> = areas.iter().take(MOST_NAMED * 2).map(title).collect();
    if areas.len() > names.len() {
        names.push("…".to_owned());
    }
    names.join("; ")
}

fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::Jurisdiction;
    use crate::{Position, ProcedureId};

    fn procedure(basis: Basis) -> Procedure {
        let id = ProcedureId::new("a").expect("an id");
        let mut procedure = Procedure::titled(id, "ก".to_owned());
        (procedure.jurisdiction, procedure.jurisdiction_basis) = (Some(Jurisdiction::Local), Some(basis));
        procedure
    }

    fn choice(name: &str, is_municipality: bool) -> Choice {
        Choice { name_th: name.to_owned(), name_en: None, is_municipality, has_part: false }
    }

    #[test]
    fn whom_an_office_takes_is_worded_by_what_decides() {
        let area: AreaCode = "380407".parse().expect("a code");
        for (basis, expected) in [
            (Basis::Residence, "รับเฉพาะผู้มีทะเบียนบ้านในตำบลท่าสะอาด"),
            (Basis::Property, "รับเฉพาะที่ดินหรืออาคารที่ตั้งอยู่ในตำบลท่าสะอาด"),
            (Basis::Event, "รับเฉพาะเหตุที่เกิดในตำบลท่าสะอาด"),
            (Basis::Workplace, "รับเฉพาะสถานที่ทำงานหรือสถานประกอบการในตำบลท่าสะอาด"),
        ] {
            assert_eq!(accepts(&procedure(basis), area, Extent::Whole).th, expected);
        }
    }

    #[test]
    fn a_shared_subdistrict_is_told_apart_by_the_book_of_the_house_registration() {
        let home = Home::of("380407".parse().expect("a code"));
        let both = [choice("เทศบาลตำบลท่าสะอาด", true), choice("องค์การบริหารส่วนตำบลท่าสะอาด", false)];
        let told = ambiguous(&procedure(Basis::Residence), &home, &both);
        assert!(told.th.contains("เทศบาลตำบลท่าสะอาด, องค์การบริหารส่วนตำบลท่าสะอาด"), "{told:?}");
        assert!(told.th.contains("สำนักทะเบียน"), "{told:?}");
        assert!(ambiguous(&procedure(Basis::Property), &home, &both).th.contains("ในเขตเทศบาล"));
    }

    #[test]
    fn a_part_of_a_subdistrict_is_told_apart_by_a_position() {
        let home = Home::of("380407".parse().expect("a code"));
        let cut = Choice {
            has_part: true, ..choice("เทศบาลตำบลท่าสะอาด", true)
        };
        let land = procedure(Basis::Property);
        let told = perhaps(&land, &home, &cut, &[]);
        assert!(told.th.contains("เพียงบางส่วนของตำบลท่าสะอาด"), "{told:?}");
        assert!(told.th.contains("ใช้ตำแหน่งบนแผนที่") && told.th.contains("ที่ตั้งของที่ดิน"), "{told:?}");
        let near = perhaps(
            &land,
            &home.clone().at(Position::from_degrees(17.9, 103.9).expect("in range")),
            &cut,
            &[],
        );
        assert!(near.th.contains("ใกล้แนวเขต") && !near.th.contains("แผนที่"), "{near:?}");
        let both = [cut, choice("องค์การบริหารส่วนตำบลท่าสะอาด", false)];
        assert!(ambiguous(&land, &home, &both).th.contains("ใช้ตำแหน่งบนแผนที่"));
        assert!(ambiguous(&procedure(Basis::Residence), &home, &both).th.contains("สำนักทะเบียน"));
        let accepted = accepts(&land, home.subdistricts[0], Extent::Part);
        assert!(
            accepted.th.contains("เฉพาะส่วนที่อยู่ในเขต") && accepted.en.contains("the part of"),
            "{accepted:?}"
        );
    }

    #[test]
    fn a_gap_is_named_with_the_offices_whose_area_nobody_knows() {
        let home = Home::of("380110".parse().expect("a code"));
        let told = unclaimed(&procedure(Basis::Residence), &home, &[choice("เทศบาลเมืองบึงกาฬ", true)]);
        assert!(told.th.contains("ตำบลวิศิษฐ์ อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ"), "{told:?}");
        assert!(told.th.ends_with("เทศบาลเมืองบึงกาฬ"), "{told:?}");
    }
}
