//! Where a record says that its office is: by codes, by its address, and by its name.

use analyzers::{UnitKind, UnitName, unit_name};
use domain::area::AreaLevel;
use domain::{AreaCode, ServicePoint};

use crate::names::GazetteerNames;

/// Which part of a record names an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The code of its subdistrict.
    Code,
    /// Its address.
    Address,
    /// Its name.
    Name,
    /// Its territory.
    Serves,
    /// Its postcode.
    Postcode,
}

/// An area that one part of a record names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The area.
    pub area: AreaCode,
    /// What names it.
    pub source: Source,
}

/// Everything that a record says about where its office is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The province, and what names it.
    pub province: Option<Named>,
    /// The district in that province, and what names it.
    pub district: Option<Named>,
    /// The subdistricts that it may stand in by code, address or name: several where a name is that of several.
    pub subdistricts: Vec<Named>,
    /// What the name begins with.
    pub kind: Option<UnitKind>,
    /// What stands behind that in the name; empty where the name begins with no known kind.
    pub place: String,
    /// Every area that a part of the record names, in the order of trust: code, address, name, territory.
    pub parts: Vec<Named>,
    /// Pairs of parts that name areas of which neither holds the other.
    pub conflicts: Vec<(Named, Named)>,
}

/// Kinds whose name is that of the subdistrict that they stand in, where there is one of that name.
const AFTER_THEIR_SUBDISTRICT: [UnitKind; 5] = [
    UnitKind::SubdistrictAdministration,
    UnitKind::SubdistrictMunicipality,
    UnitKind::TownMunicipality,
    UnitKind::CityMunicipality,
    UnitKind::HealthCentre,
];

impl Claim {
    /// What a record says.
    #[must_use]
    pub fn of(point: &ServicePoint) -> Self {
        let name = unit_name(&point.name_th);
        let address = point.address.as_deref().map(areas_in_address).unwrap_or_default();
        let mut claim = Self {
            kind: name.as_ref().map(|name| name.kind),
            place: name.as_ref().map(|name| name.place.clone()).unwrap_or_default(),
            ..Self::default()
        };
        let codes = point.subdistrict.map(|area| Named { area, source: Source::Code });
        let served = point.serves.first().map(|area| Named { area: *area, source: Source::Serves });
        let in_name = name.as_ref().map(areas_in_name).unwrap_or_default();
        let all: Vec<Named> = codes
            .into_iter()
            .chain(by(Source::Address, &address))
            .chain(by(Source::Name, &in_name))
            .chain(served)
            .collect();
        let first = |level: AreaLevel| {
            all.iter().find_map(|named| Some(Named { area: named.area.at(level)?, ..*named }))
        };
        claim.province = first(AreaLevel::Province);
        claim.district = first(AreaLevel::District);
        claim.subdistricts =
            all.iter().copied().filter(|named| named.area.level() == AreaLevel::Subdistrict).collect();
        claim.take_place(name.as_ref());
        claim.find_conflicts(&all, point.postcode.as_deref());
        claim.parts = all;
        claim.parts.extend(claim.subdistricts.iter().filter(|named| named.source == Source::Name));
        claim.subdistricts.sort_by_key(|named| (named.area, named.source));
        claim.subdistricts.dedup_by_key(|named| named.area);
        claim
    }

    /// The smallest area that is known for certain.
    #[must_use]
    pub fn area(&self) -> Option<AreaCode> {
        match &self.subdistricts[..] {
            [only] => Some(only.area),
            _ => self.district.or(self.province).map(|named| named.area),
        }
    }

    /// Whether the office is called after the subdistrict that it stands in.
    #[must_use]
    pub fn is_after_its_subdistrict(&self) -> bool {
        self.kind.is_some_and(|kind| AFTER_THEIR_SUBDISTRICT.contains(&kind))
    }

    /// Takes the subdistricts that the office is called after, within what else is known.
    fn take_place(&mut self, name: Option<&UnitName>) {
        let Some(name) =
            name.filter(|name| AFTER_THEIR_SUBDISTRICT.contains(&name.kind) && !name.place.is_empty())
        else {
            return;
        };
        let names = GazetteerNames::built_in();
        let within = self.district.or(self.province).map(|named| named.area);
        let mut areas = names.named(AreaLevel::Subdistrict, &name.place, within);
        if areas.is_empty()
            && let Some(within) = within
        {
            areas.extend(names.like(AreaLevel::Subdistrict, &name.place, within).map(|(area, _)| area));
        }
        self.subdistricts.extend(areas.into_iter().map(|area| Named { area, source: Source::Name }));
    }

    fn find_conflicts(&mut self, all: &[Named], postcode: Option<&str>) {
        let mut conflict = |a: Named, b: Named| {
            let is_apart = !a.area.contains(b.area) && !b.area.contains(a.area);
            if is_apart && a.source != b.source {
                self.conflicts.push((a, b));
            }
        };
        for (place, a) in all.iter().enumerate() {
            all[place + 1..].iter().for_each(|b| conflict(*a, *b));
        }
        let smallest = all.iter().max_by_key(|named| named.area.level());
        if let (Some(postcode), Some(named)) = (postcode, smallest)
            && let Some(area) = area_of_postcode(postcode, named.area)
        {
            conflict(*named, Named { area, source: Source::Postcode });
        }
    }
}

fn by(source: Source, areas: &[AreaCode]) -> impl Iterator<Item = Named> {
    areas.iter().map(move |area| Named { area: *area, source })
}

/// The areas that stand behind the place in a name: district and province.
fn areas_in_name(name: &UnitName) -> Vec<AreaCode> {
    nested(name.province.as_deref(), name.district.as_deref(), name.subdistrict.as_deref())
}

/// Province, district and subdistrict by name, each within the one before; what isn't found is left out.
fn nested(province: Option<&str>, district: Option<&str>, subdistrict: Option<&str>) -> Vec<AreaCode> {
    let names = GazetteerNames::built_in();
    let mut areas: Vec<AreaCode> = Vec::new();
    let levels = [
        (AreaLevel::Province, province),
        (AreaLevel::District, district),
        (AreaLevel::Subdistrict, subdistrict),
    ];
    for (level, name) in levels {
        let Some(name) = name else { continue };
        let within = areas.last().copied();
        let mut found = names.named(level, name, within);
        if found.is_empty()
            && let Some(within) = within
        {
            found.extend(names.like(level, name, within).map(|(area, _)| area));
        }
        // A name that several areas have says nothing yet.
        if let [only] = found[..] {
            areas.push(only);
        }
    }
    areas
}

/// Words for the levels in an address, the longer ones first.
const LEVEL_WORDS: [(&str, AreaLevel); 11] = [
    ("จังหวัด", AreaLevel::Province),
    ("กรุงเทพ", AreaLevel::Province),
    ("กิ่งอำเภอ", AreaLevel::District),
    ("อำเภอ", AreaLevel::District),
    ("ตำบล", AreaLevel::Subdistrict),
    ("แขวง", AreaLevel::Subdistrict),
    ("เขต", AreaLevel::District),
    ("จ.", AreaLevel::Province),
    ("อ.", AreaLevel::District),
    ("ต.", AreaLevel::Subdistrict),
    ("กทม", AreaLevel::Province),
];

/// The areas that an address names: `ต.เซกา อ.เซกา จ.บึงกาฬ 38150`.
fn areas_in_address(address: &str) -> Vec<AreaCode> {
    let mut names: [Option<String>; 3] = [None, None, None];
    let mut rest = address;
    while let Some((at, word, level)) = next_level(rest) {
        let after = &rest[at + word.len()..];
        let end = next_level(after).map_or(after.len(), |(at, ..)| at);
        let stop = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, ',' | '(' | ')' | '|');
        let text = after[..end].trim_start();
        let name = text.split(stop).next().unwrap_or_default();
        let slot = &mut names[level as usize];
        if word == "กรุงเทพ" || word == "กทม" {
            slot.get_or_insert_with(|| "กรุงเทพมหานคร".to_owned());
        } else if !name.is_empty() {
            slot.get_or_insert_with(|| name.to_owned());
        }
        rest = after;
    }
    let [province, district, subdistrict] = &names;
    nested(province.as_deref(), district.as_deref(), subdistrict.as_deref())
}

/// The next word for a level that stands at the beginning, after white space or punctuation, or is written in full.
fn next_level(text: &str) -> Option<(usize, &'static str, AreaLevel)> {
    text.char_indices().find_map(|(at, _)| {
        let begins_a_word = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && !('\u{e31}'..='\u{e4e}').contains(&c));
        let (word, level) = LEVEL_WORDS.into_iter().find(|(word, _)| text[at..].starts_with(word))?;
        let is_full = matches!(word, "จังหวัด" | "อำเภอ" | "กิ่งอำเภอ");
        (begins_a_word || is_full).then_some((at, word, level))
    })
}

/// A subdistrict that has a postcode: one in the area claimed, where there is one.
fn area_of_postcode(postcode: &str, claimed: AreaCode) -> Option<AreaCode> {
    let with = GazetteerNames::built_in().with_postcode(postcode);
    with.iter().find(|code| claimed.contains(**code)).or(with.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ServicePointId;

    fn claim(name: &str, address: &str) -> Claim {
        let mut point = ServicePoint::named(ServicePointId::new("a").expect("an id"), name.to_owned());
        point.address = Some(address.to_owned()).filter(|address| !address.is_empty());
        Claim::of(&point)
    }

    #[test]
    fn name_and_address_say_where_an_office_is() {
        for (name, address, district, subdistricts) in [
            ("องค์การบริหารส่วนตำบลโนนสมบูรณ์ อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ", "", Some(3801), &[380_102][..]),
            ("องค์การบริหารส่วนตำบลศรีชมภู", "อำเภอโซ่พิสัย จังหวัดบึงกาฬ", Some(3803), &[380_303]),
            ("องค์การบริหารส่วนตำบลศรีชมภู", "จังหวัดบึงกาฬ", None, &[380_201, 380_303]),
            ("ที่ว่าการอำเภอเซกา", "ต.เซกา อ.เซกา จ.บึงกาฬ 38150", Some(3804), &[380_401]),
            ("สำนักงานเขตพระนคร", "แขวงบ้านพานถม เขตพระนคร กรุงเทพมหานคร 10200", Some(1001), &[100_110]),
            ("เทศบาลตำบลโซทัย", "อำเภอโซ่พิสัย จังหวัดบึงกาฬ", Some(3803), &[]),
        ] {
            let claim = claim(name, address);
            let found: Vec<u32> = claim.subdistricts.iter().map(|named| named.area.number()).collect();
            assert_eq!(claim.district.map(|named| named.area.number()), district, "{name} {address}");
            assert_eq!(found, subdistricts, "{name} {address}");
            assert_eq!(claim.conflicts, [], "{name} {address}");
        }
    }

    #[test]
    fn parts_that_name_areas_apart_are_told() {
        let mut point = ServicePoint::named(
            ServicePointId::new("a").expect("an id"),
            "องค์การบริหารส่วนตำบลโนนสมบูรณ์ อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ".to_owned(),
        );
        point.subdistrict = AreaCode::from_number(380_401);
        point.postcode = Some("43000".to_owned());
        let sources: Vec<(Source, Source)> =
            Claim::of(&point).conflicts.iter().map(|(a, b)| (a.source, b.source)).collect();
        assert!(sources.contains(&(Source::Code, Source::Name)), "{sources:?}");
        assert!(sources.contains(&(Source::Code, Source::Postcode)), "{sources:?}");
    }
}
