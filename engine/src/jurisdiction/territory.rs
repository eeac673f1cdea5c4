//! What an office is responsible for: as it says, or else as its name and kind tell.

use std::sync::Arc;

use analyzers::{UnitKind, UnitName, unit_name};
use domain::area::{AreaLevel, Gazetteer};
use domain::jurisdiction::{DrawnTerritory, Home, Territory};
use domain::{AreaCode, ServicePoint};

use super::drawn::{self, Hold};
use crate::names;

/// Subdistricts of which เมืองพัทยา has a part (นาเกลือ, หนองปรือ, ห้วยใหญ่, หนองปลาไหล), by its public description; the
/// border itself is an annex of พ.ร.บ. ระเบียบบริหารราชการเมืองพัทยา พ.ศ. 2542 and still has to be checked. Derived territory
/// is only likely.
const PATTAYA: [u32; 4] = [200_402, 200_403, 200_406, 200_408];

/// Letters of the shortest name of a subdistrict that is looked for within another name: ปอ stands in many.
const SHORTEST_PART: usize = 4;

/// Where สำนักงานเขต are.
const BANGKOK: u32 = 10;

/// The kind of a provincial administration in the mapping of the register of local administrations.
const PROVINCIAL_ADMINISTRATION: &str = "pao";

/// What a point is responsible for, and as what.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Charge {
    /// Areas; those that it drew and covers wholly among them.
    pub(crate) territory: Territory,
    /// What it drew, where that covers or cuts any subdistrict.
    pub(crate) drawn: Option<Arc<DrawnTerritory>>,
    /// It can be the local administration of a subdistrict: never that of a province (พ.ร.บ. องค์การบริหารส่วนจังหวัด พ.ศ. 2540
    /// leaves these tasks to those below it), nor a district or province office of the state.
    pub(crate) may_be_local: bool,
    /// Where a point whose territory nobody knows says that it stands: a district or province.
    pub(crate) whereabouts: Option<AreaCode>,
}

impl Charge {
    pub(crate) fn of(point: &ServicePoint) -> Self {
        let name = unit_name(&point.name_th);
        let drawn = point.territory.clone().filter(|drawn| !drawn.parts.is_empty());
        let territory = match (&drawn, point.serves.is_empty()) {
            (None, true) => {
                Territory::derived(name.as_ref().map_or_else(Vec::new, |name| derived(point, name)))
            }
            (None, false) => Territory::stated(&point.serves),
            (Some(drawn), _) => {
                let areas: Vec<AreaCode> = point.serves.iter().copied().chain(drawn.wholly()).collect();
                Territory::stated(&areas)
            }
        };
        let is_another = matches!(
            name.as_ref().map(|name| name.kind),
            Some(UnitKind::ProvincialAdministration | UnitKind::ProvinceHall | UnitKind::DistrictOffice)
        );
        // Whoever has a successor has no work left.
        let is_unknown = territory.is_unknown() && drawn.is_none() && point.succeeded_by.is_none();
        let whereabouts = is_unknown.then(|| whereabouts(point, name.as_ref())).flatten();
        let may_be_local = !is_another && point.kind.as_deref() != Some(PROVINCIAL_ADMINISTRATION);
        Self { territory, drawn, may_be_local, whereabouts }
    }

    /// How it holds a place that may be the one that decides, and the area that it serves around it.
    pub(crate) fn hold(&self, place: AreaCode, home: &Home) -> Option<(AreaCode, Hold)> {
        if let Some(area) = self.territory.around(place) {
            return Some((area, Hold::Whole));
        }
        Some((place, drawn::hold(self.drawn.as_deref()?, place, home)?))
    }

    /// Whether it holds any of the places that may be the one that decides.
    pub(crate) fn holds_any(&self, home: &Home) -> bool {
        home.subdistricts.iter().any(|place| self.hold(*place, home).is_some())
    }

    /// Whether nothing is known about its territory.
    pub(crate) fn is_unknown(&self) -> bool {
        self.territory.is_unknown() && self.drawn.is_none()
    }
}

/// Whether a point is a municipality.
pub(crate) fn is_municipality(name_th: &str) -> bool {
    let kind = unit_name(name_th).map(|name| name.kind);
    matches!(
        kind,
        Some(
            UnitKind::CityMunicipality
                | UnitKind::TownMunicipality
                | UnitKind::SubdistrictMunicipality
                | UnitKind::Pattaya
        )
    )
}

/// The district or province that a point says it stands in, by code, address or name.
fn whereabouts(point: &ServicePoint, name: Option<&UnitName>) -> Option<AreaCode> {
    let said = AreaCode::from_number(names::area_of(point, 0));
    let said = said.map(|area| area.at(AreaLevel::District).unwrap_or(area));
    said.or_else(|| name.and_then(named_behind))
}

fn derived(point: &ServicePoint, name: &UnitName) -> Vec<AreaCode> {
    // Its work is another's.
    if point.succeeded_by.is_some() {
        return Vec::new();
    }
    let within = || whereabouts(point, Some(name));
    let area = match name.kind {
        UnitKind::Pattaya => return PATTAYA.into_iter().filter_map(AreaCode::from_number).collect(),
        UnitKind::SubdistrictAdministration
        | UnitKind::SubdistrictMunicipality
        | UnitKind::TownMunicipality
        | UnitKind::CityMunicipality => return subdistricts_of(&name.place, within()),
        UnitKind::DistrictOffice => {
            let province = within().and_then(|within| within.at(AreaLevel::Province));
            the_only(AreaLevel::District, &name.place, province)
        }
        UnitKind::BangkokDistrictOffice => {
            let capital = AreaCode::from_number(BANGKOK);
            the_only(AreaLevel::District, &name.place, capital)
        }
        UnitKind::ProvincialAdministration | UnitKind::ProvinceHall => {
            the_only(AreaLevel::Province, &name.place, None)
        }
        // An office of a ministry that is called after its province or district; land offices share theirs out among
        // branches.
        UnitKind::Office | UnitKind::HealthOffice | UnitKind::SocialSecurityOffice => {
            named_behind(name).filter(|_| name.branch.is_none())
        }
        _ => None,
    };
    area.into_iter().collect()
}

/// The subdistrict that a local administration is called after; or else, within its district, those that its name is put
/// together from (เกาะลอยบางหัก, ต้นตาล-พระยาทด), or begins or ends with (ใหม่บางบัวทอง, ธาตุพนมใต้).
fn subdistricts_of(place: &str, within: Option<AreaCode>) -> Vec<AreaCode> {
    if let Some(own) = the_only(AreaLevel::Subdistrict, place, within) {
        return vec![own];
    }
    let Some(district) = within.filter(|area| area.level() == AreaLevel::District) else { return Vec::new() };
    let parts: Vec<&str> = place.split('-').map(str::trim).collect();
    if parts.len() > 1 {
        let named = |part: &&str| the_only(AreaLevel::Subdistrict, part, Some(district));
        return parts.iter().filter_map(named).collect();
    }
    let codes = district.number() * 100..(district.number() + 1) * 100;
    let places = Gazetteer::built_in().places();
    let first = places.partition_point(|place| place.code.number() < codes.start);
    let there = places[first..].iter().take_while(|place| place.code.number() < codes.end);
    let stands_in = |name: &str| {
        name.chars().count() >= SHORTEST_PART && (place.starts_with(name) || place.ends_with(name))
    };
    there.filter(|there| stands_in(there.name_th)).map(|there| there.code).collect()
}

/// The district, or else the province, that stands behind the place in a name.
fn named_behind(name: &UnitName) -> Option<AreaCode> {
    let province = name.province.as_deref().and_then(|own| the_only(AreaLevel::Province, own, None));
    let district = name.district.as_deref().and_then(|own| the_only(AreaLevel::District, own, province));
    district.or(province.filter(|_| name.district.is_none()))
}

/// The area of a level with a name within another area, if there is just one.
fn the_only(level: AreaLevel, name: &str, within: Option<AreaCode>) -> Option<AreaCode> {
    let key = names::key(name);
    if key.is_empty() {
        return None;
    }
    let named = names::areas_named(&key).into_iter().filter_map(AreaCode::from_number);
    let mut named =
        named.filter(|area| area.level() == level && within.is_none_or(|within| within.contains(*area)));
    let first = named.next();
    first.filter(|_| named.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ServicePointId;

    fn point(name: &str, address: &str) -> ServicePoint {
        let mut point = ServicePoint::named(ServicePointId::new("a").expect("an id"), name.to_owned());
        point.address = Some(address.to_owned()).filter(|address| !address.is_empty());
        point
    }

    #[test]
    fn the_territory_of_an_office_is_what_its_name_and_kind_tell() {
        let bueng_kan = "อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ";
        for (name, address, expected) in [
            ("องค์การบริหารส่วนตำบลโสกก่าม", "อำเภอเซกา จังหวัดบึงกาฬ", &[380_409][..]),
            ("องค์การบริหารส่วนตำบลศรีชมภู", "อำเภอโซ่พิสัย จังหวัดบึงกาฬ", &[380_303]),
            // Two of this name in the province.
            ("องค์การบริหารส่วนตำบลศรีชมภู", "จังหวัดบึงกาฬ", &[]),
            ("เทศบาลเมืองบึงกาฬ", bueng_kan, &[380_101]),
            ("เทศบาลตำบลโนนสว่าง", bueng_kan, &[380_103]),
            // No subdistrict of its district has its name.
            ("เทศบาลตำบลศรีพนา", "อำเภอเซกา จังหวัดบึงกาฬ", &[]),
            ("เทศบาลเมืองใหม่บางบัวทอง", "อำเภอบางบัวทอง จังหวัดนนทบุรี", &[120_402]),
            ("เทศบาลตำบลต้นตาล-พระยาทด", "อำเภอเสาไห้ จังหวัดสระบุรี", &[191_006, 191_008]),
            ("องค์การบริหารส่วนตำบลเกาะลอยบางหัก", "อำเภอพานทอง จังหวัดชลบุรี", &[200_510, 200_511]),
            ("ที่ว่าการอำเภอเซกา", "", &[3804]),
            ("สำนักงานเขตพระนคร", "", &[1001]),
            ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาบึงกาฬ", "", &[]),
            ("องค์การบริหารส่วนจังหวัดบึงกาฬ", bueng_kan, &[38]),
            ("สำนักงานจัดหางานจังหวัดบึงกาฬ", "", &[38]),
            ("สำนักงานเกษตรอำเภอเซกา", "", &[3804]),
            ("สำนักงานที่ดินจังหวัดบึงกาฬ สาขาเซกา", "", &[]),
            ("โรงพยาบาลเซกา", "อำเภอเซกา จังหวัดบึงกาฬ", &[]),
            ("เมืองพัทยา", "อำเภอบางละมุง จังหวัดชลบุรี", &PATTAYA),
        ] {
            let territory = Charge::of(&point(name, address)).territory;
            let areas: Vec<u32> = territory.areas().iter().map(|area| area.number()).collect();
            assert_eq!(areas, expected, "{name} {address}");
            assert!(territory.is_derived());
        }
    }

    #[test]
    fn what_an_office_says_goes_before_what_its_name_tells() {
        let mut town = point("เทศบาลเมืองบึงกาฬ", "อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ");
        town.serves = ["380101", "380110"].map(|code| code.parse().expect("a code")).to_vec();
        assert_eq!(Charge::of(&town).territory, Territory::stated(&town.serves));
    }

    #[test]
    fn no_provincial_administration_and_no_office_of_the_state_is_a_local_one() {
        for (name, may) in [
            ("องค์การบริหารส่วนจังหวัดบึงกาฬ", false),
            ("ที่ว่าการอำเภอเซกา", false),
            ("ศาลากลางจังหวัดบึงกาฬ", false),
            ("สำนักงานเขตพระนคร", true),
            ("เมืองพัทยา", true),
            ("องค์การบริหารส่วนตำบลโสกก่าม", true),
            ("จุดบริการนอกเวลาราชการ เทศบาลเมืองบึงกาฬ (ตัวอย่าง)", true),
        ] {
            assert_eq!(Charge::of(&point(name, "")).may_be_local, may, "{name}");
        }
    }
}
