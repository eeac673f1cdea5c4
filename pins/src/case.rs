//! One office with all that it is compared with.

use std::cell::OnceCell;
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Metres, Position};

use crate::claim::Claim;
use crate::country::Country;
use crate::evidence::Peers;
use crate::office::Office;
use crate::transformation::{Explained, explained};
use crate::written::Written;

/// One office with all that it is compared with.
pub struct Case<'c> {
    /// Its place in the register; none of a new one.
    pub number: Option<usize>,
    /// The office.
    pub office: &'c Office<'c>,
    /// What its record says about where it is.
    pub claim: &'c Claim,
    /// Polygons.
    pub country: &'c Country,
    /// The other offices.
    pub peers: &'c Peers<'c>,
    /// How many people live in areas, where that is known.
    pub people: &'c HashMap<AreaCode, f64>,
    /// The day.
    pub today: NaiveDate,
    /// What is asked several times, once known.
    pub(crate) known: Known,
}

/// What several rules ask about a case.
#[derive(Default)]
pub(crate) struct Known {
    explained: OnceCell<Option<Explained>>,
    twin: OnceCell<Option<usize>>,
}

/// How well a position agrees with what a record says, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Outside the country.
    None,
    /// In the country only.
    Country,
    /// In its province.
    Province,
    /// In its district.
    District,
    /// In its subdistrict, or so near it that borders can't tell.
    Subdistrict,
}

impl Agreement {
    /// Its name in `pins/data/repairs.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Country => "country",
            Self::Province => "province",
            Self::District => "district",
            Self::Subdistrict => "subdistrict",
        }
    }
}

impl Case<'_> {
    /// The coordinates as written.
    #[must_use]
    pub fn written(&self) -> Option<Written> {
        self.office.written
    }

    /// Where the pin is.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.office.position()
    }

    /// How well a position agrees with the record.
    #[must_use]
    pub fn agreement(&self, position: Position) -> Agreement {
        let near = self.country.uncertain_within();
        let is_in =
            |area: AreaCode| self.country.outside(area, position).is_some_and(|outside| outside <= near);
        if self.claim.subdistricts.iter().any(|named| is_in(named.area)) {
            return Agreement::Subdistrict;
        }
        if self.claim.district.is_some_and(|named| is_in(named.area)) {
            return Agreement::District;
        }
        if self.claim.province.is_some_and(|named| is_in(named.area)) {
            return Agreement::Province;
        }
        if self.country.subdistrict(position).is_some() { Agreement::Country } else { Agreement::None }
    }

    /// The best agreement that the record allows.
    #[must_use]
    pub fn best_agreement(&self) -> Agreement {
        let has_polygon = |area: AreaCode| self.country.subdistricts(area).next().is_some();
        if self.claim.subdistricts.iter().any(|named| has_polygon(named.area)) {
            Agreement::Subdistrict
        } else if self.claim.district.is_some_and(|named| has_polygon(named.area)) {
            Agreement::District
        } else if self.claim.province.is_some() {
            Agreement::Province
        } else {
            Agreement::Country
        }
    }

    /// How far a position is outside of the smallest areas that the record names; none where there is no polygon of them.
    #[must_use]
    pub fn outside(&self, position: Position) -> Option<Metres> {
        let named = self.claim.subdistricts.iter().map(|named| named.area);
        let larger = self.claim.district.or(self.claim.province).map(|named| named.area);
        let of = |area| self.country.outside(area, position);
        let nearest = |a: Metres, b: Metres| if b.0 < a.0 { b } else { a };
        named.filter_map(of).reduce(nearest).or_else(|| larger.and_then(of))
    }

    /// Another record of the same unit.
    #[must_use]
    pub fn twin(&self) -> Option<usize> {
        *self.known.twin.get_or_init(|| self.peers.twin(self.office, self.claim, self.number))
    }

    /// The slip that explains what was written.
    #[must_use]
    pub fn explained(&self) -> Option<Explained> {
        *self.known.explained.get_or_init(|| explained(self))
    }

    /// Other offices with the same pin.
    #[must_use]
    pub fn with_same_pin(&self) -> Vec<usize> {
        self.position().map(|here| self.peers.with_pin(here, self.number)).unwrap_or_default()
    }

    /// Whether the unit is abroad by what its record says: its clock is not Thailand's, or its name is that of a mission.
    #[must_use]
    pub fn is_abroad(&self) -> bool {
        let point = self.office.point;
        let missions = ["สถานเอกอัครราชทูต", "สถานกงสุล", "สถานทูต", "คณะผู้แทนถาวร", "สำนักงานการค้าและเศรษฐกิจไทย"];
        point.zone != chrono_tz::Asia::Bangkok
            || missions.iter().any(|mission| point.name_th.starts_with(mission))
    }
}

/// The name of an area for a sentence, with its level: ตำบลเซกา, Seka.
#[must_use]
pub(crate) fn area_name(area: AreaCode, thai: bool) -> String {
    let Some(place) = Gazetteer::built_in().place(area) else { return area.to_string() };
    if !thai {
        let level = match area.level() {
            AreaLevel::Province => "province",
            AreaLevel::District => "district",
            AreaLevel::Subdistrict => "subdistrict",
        };
        return format!("{} {level}", place.name_en);
    }
    let is_bangkok = area.at(AreaLevel::Province) == AreaCode::from_number(10);
    let level = match (area.level(), is_bangkok) {
        (AreaLevel::Province, true) => "",
        (AreaLevel::Province, false) => "จังหวัด",
        (AreaLevel::District, true) => "เขต",
        (AreaLevel::District, false) => "อำเภอ",
        (AreaLevel::Subdistrict, true) => "แขวง",
        (AreaLevel::Subdistrict, false) => "ตำบล",
    };
    if place.name_th.starts_with(level) {
        place.name_th.to_owned()
    } else {
        format!("{level}{}", place.name_th)
    }
}
