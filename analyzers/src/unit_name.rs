//! Names of government offices, taken apart: what kind of office, of which place.

use crate::{normalize, thai};

/// Kinds of offices that a name can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitKind {
    /// องค์การบริหารส่วนจังหวัด
    ProvincialAdministration,
    /// องค์การบริหารส่วนตำบล
    SubdistrictAdministration,
    /// เทศบาลนคร
    CityMunicipality,
    /// เทศบาลเมือง
    TownMunicipality,
    /// เทศบาลตำบล
    SubdistrictMunicipality,
    /// เมืองพัทยา, the one of its kind
    Pattaya,
    /// ศาลากลางจังหวัด
    ProvinceHall,
    /// ที่ว่าการอำเภอ, ที่ว่าการกิ่งอำเภอ
    DistrictOffice,
    /// สำนักงานเขต in Bangkok
    BangkokDistrictOffice,
    /// สำนักทะเบียน of a district or local administration
    Registry,
    /// สำนักงานที่ดิน
    LandOffice,
    /// สำนักงานขนส่ง
    TransportOffice,
    /// สำนักงานสรรพากร
    RevenueOffice,
    /// สำนักงานประกันสังคม
    SocialSecurityOffice,
    /// สำนักงานสาธารณสุข of a province or district
    HealthOffice,
    /// Any other สำนักงาน
    Office,
    /// โรงพยาบาล
    Hospital,
    /// โรงพยาบาลส่งเสริมสุขภาพตำบล
    HealthCentre,
    /// สถานีตำรวจภูธร, สถานีตำรวจนครบาล
    PoliceStation,
    /// โรงเรียน
    School,
    /// ศาลจังหวัด and other courts
    Court,
}

impl UnitKind {
    /// Whether what follows is the name of a place whatever it begins with: เทศบาลตำบลเขตรอุดมศักดิ์ is in no เขต. The others
    /// may be called after their province or district only: สำนักงานที่ดินจังหวัดเลย.
    fn is_called_after_a_place(self) -> bool {
        !matches!(
            self,
            Self::Registry
                | Self::LandOffice
                | Self::TransportOffice
                | Self::RevenueOffice
                | Self::SocialSecurityOffice
                | Self::HealthOffice
                | Self::Office
        )
    }
}

/// How names begin. Longer ones stand before those that they begin with; what is left of the name is its place.
const BEGINNINGS: [(&str, UnitKind); 56] = [
    ("องค์การบริหารส่วนจังหวัด", UnitKind::ProvincialAdministration),
    ("อบจ.", UnitKind::ProvincialAdministration),
    ("องค์การบริหารส่วนตำบล", UnitKind::SubdistrictAdministration),
    ("ที่ทำการองค์การบริหารส่วนตำบล", UnitKind::SubdistrictAdministration),
    ("สำนักงานองค์การบริหารส่วนตำบล", UnitKind::SubdistrictAdministration),
    ("ที่ทำการอบต.", UnitKind::SubdistrictAdministration),
    ("อบต.", UnitKind::SubdistrictAdministration),
    ("สำนักงานเทศบาลนคร", UnitKind::CityMunicipality),
    ("เทศบาลนคร", UnitKind::CityMunicipality),
    ("ทน.", UnitKind::CityMunicipality),
    ("สำนักงานเทศบาลเมือง", UnitKind::TownMunicipality),
    ("เทศบาลเมือง", UnitKind::TownMunicipality),
    ("ทม.", UnitKind::TownMunicipality),
    ("สำนักงานเทศบาลตำบล", UnitKind::SubdistrictMunicipality),
    ("เทศบาลตำบล", UnitKind::SubdistrictMunicipality),
    ("ทต.", UnitKind::SubdistrictMunicipality),
    ("ศาลาว่าการเมืองพัทยา", UnitKind::Pattaya),
    ("เมืองพัทยา", UnitKind::Pattaya),
    ("ศาลากลางจังหวัด", UnitKind::ProvinceHall),
    ("ที่ว่าการกิ่งอำเภอ", UnitKind::DistrictOffice),
    ("ที่ว่าการอำเภอ", UnitKind::DistrictOffice),
    ("ที่ว่าการอ.", UnitKind::DistrictOffice),
    ("สำนักงานเขต", UnitKind::BangkokDistrictOffice),
    ("สนง.เขต", UnitKind::BangkokDistrictOffice),
    ("สำนักทะเบียนท้องถิ่น", UnitKind::Registry),
    ("สำนักทะเบียนอำเภอ", UnitKind::Registry),
    ("สำนักทะเบียน", UnitKind::Registry),
    ("สำนักงานที่ดิน", UnitKind::LandOffice),
    ("สนง.ที่ดิน", UnitKind::LandOffice),
    ("สำนักงานขนส่ง", UnitKind::TransportOffice),
    ("สนง.ขนส่ง", UnitKind::TransportOffice),
    ("สำนักงานสรรพากรพื้นที่", UnitKind::RevenueOffice),
    ("สำนักงานสรรพากร", UnitKind::RevenueOffice),
    ("สำนักงานประกันสังคม", UnitKind::SocialSecurityOffice),
    ("สปส.", UnitKind::SocialSecurityOffice),
    ("สำนักงานสาธารณสุข", UnitKind::HealthOffice),
    ("สสจ.", UnitKind::HealthOffice),
    ("สสอ.", UnitKind::HealthOffice),
    ("โรงพยาบาลส่งเสริมสุขภาพตำบล", UnitKind::HealthCentre),
    ("รพ.สต.", UnitKind::HealthCentre),
    ("โรงพยาบาล", UnitKind::Hospital),
    ("รพ.", UnitKind::Hospital),
    ("สถานีตำรวจภูธร", UnitKind::PoliceStation),
    ("สถานีตำรวจนครบาล", UnitKind::PoliceStation),
    ("สถานีตำรวจ", UnitKind::PoliceStation),
    ("สภ.อ.", UnitKind::PoliceStation),
    ("สภ.ต.", UnitKind::PoliceStation),
    ("สภ.", UnitKind::PoliceStation),
    ("สน.", UnitKind::PoliceStation),
    ("โรงเรียน", UnitKind::School),
    ("รร.", UnitKind::School),
    ("ศาลจังหวัด", UnitKind::Court),
    ("ศาลแขวง", UnitKind::Court),
    ("ศาล", UnitKind::Court),
    ("สำนักงาน", UnitKind::Office),
    ("สนง.", UnitKind::Office),
];

/// Longest text that is taken for a name. The longest in the register of local administrations has 123 bytes.
const MAX_NAME_BYTES: usize = 1_024;

/// Words of the place that say which level it is of.
const SUBDISTRICT: [&str; 3] = ["ตำบล", "ต.", "แขวง"];
const DISTRICT: [&str; 4] = ["กิ่งอำเภอ", "อำเภอ", "อ.", "เขต"];
const PROVINCE: [&str; 2] = ["จังหวัด", "จ."];

/// The name of an office, taken apart. Names are normalised, without the words for the level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitName {
    /// What the name begins with.
    pub kind: UnitKind,
    /// What it is called after: โนนสมบูรณ์ of องค์การบริหารส่วนตำบลโนนสมบูรณ์. Empty if it is called after its district or
    /// province only.
    pub place: String,
    /// Named behind the place, with or without its level: อำเภอเมืองบึงกาฬ.
    pub subdistrict: Option<String>,
    /// Named behind the place.
    pub district: Option<String>,
    /// Named behind the place; also กรุงเทพมหานคร without a word for the level.
    pub province: Option<String>,
    /// Named behind the place: สาขาเซกา.
    pub branch: Option<String>,
}

/// Takes the name of an office apart. `None` if it begins with no kind that is known here, or is longer than 1,024 bytes.
///
/// ```
/// use analyzers::{UnitKind, unit_name};
///
/// let name = unit_name("องค์การบริหารส่วนตำบลโนนสมบูรณ์ อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ").expect("an office");
/// assert_eq!((name.kind, name.place.as_str()), (UnitKind::SubdistrictAdministration, "โนนสมบูรณ์"));
/// assert_eq!(name.district.as_deref(), Some("เมืองบึงกาฬ"));
/// assert_eq!(name.province.as_deref(), Some("บึงกาฬ"));
/// assert_eq!(unit_name("อบต. โนนสมบูรณ์").map(|name| name.kind), Some(UnitKind::SubdistrictAdministration));
/// ```
pub fn unit_name(text: &str) -> Option<UnitName> {
    if text.len() > MAX_NAME_BYTES {
        return None;
    }
    let text = normalize(text);
    let (kind, rest) =
        BEGINNINGS.iter().find_map(|(beginning, kind)| Some((*kind, strip(&text, beginning)?)))?;
    let mut name = UnitName {
        kind,
        place: String::new(),
        subdistrict: None,
        district: None,
        province: None,
        branch: None,
    };
    for (number, part) in parts(rest).into_iter().enumerate() {
        let part = part.trim_matches(|c: char| c.is_whitespace() || "(),".contains(c));
        name.take(number == 0, part);
    }
    if kind == UnitKind::Pattaya {
        name.place = "พัทยา".to_owned();
    }
    Some(name)
}

impl UnitName {
    fn take(&mut self, is_first: bool, part: &str) {
        if is_first && self.kind.is_called_after_a_place() {
            part.clone_into(&mut self.place);
            return;
        }
        let without =
            |part: &str, words: &[&str]| words.iter().find_map(|word| strip(part, word)).map(str::to_owned);
        let level = |words: &[&str]| without(part, words);
        if let Some(branch) = strip(part, "สาขา") {
            self.branch = Some(without(branch, &DISTRICT).unwrap_or_else(|| branch.to_owned()));
        } else if let Some(subdistrict) = level(&SUBDISTRICT) {
            self.subdistrict = Some(subdistrict);
        } else if let Some(district) = level(&DISTRICT) {
            self.district = Some(district);
        } else if let Some(province) = level(&PROVINCE) {
            self.province = Some(province);
        } else if matches!(part, "กรุงเทพมหานคร" | "กรุงเทพฯ" | "กทม.") && !is_first
        {
            self.province = Some("กรุงเทพมหานคร".to_owned());
        } else if !part.is_empty() {
            if !self.place.is_empty() {
                self.place.push(' ');
            }
            self.place.push_str(part);
        }
    }
}

/// What follows a beginning, in which white space may stand after every full stop. A beginning is not cut inside a letter
/// and its marks.
fn strip<'t>(text: &'t str, beginning: &str) -> Option<&'t str> {
    let mut rest = text;
    for piece in beginning.split_inclusive('.') {
        rest = rest.trim_start().strip_prefix(piece)?;
    }
    let goes_on = rest.starts_with(|c| thai::is_mark(c) || thai::is_following_vowel(c));
    (!goes_on).then(|| rest.trim_start())
}

/// The parts of a place: cut before every word for a level, and at white space before one only, because names such as
/// สมเด็จพระยุพราชด่านซ้าย are written with spaces too.
fn parts(text: &str) -> Vec<&str> {
    let begins_a_part = |at: usize| {
        if text[..at].trim_end().ends_with("สาขา") {
            return false;
        }
        let after_border = text[..at].ends_with(|c: char| c.is_whitespace() || c == '(');
        let rest = &text[at..];
        let mut levels =
            SUBDISTRICT.iter().chain(&DISTRICT).chain(&PROVINCE).chain(&["สาขา", "กรุงเทพ", "กทม."]);
        if after_border {
            levels.any(|word| strip(rest, word).is_some_and(|name| !name.is_empty() || *word == "กทม."))
        } else {
            // Inside a name only the full words are taken for a level: บ้านเขต and น.ต. are names.
            ["อำเภอ", "จังหวัด", "สาขา"]
                .iter()
                .any(|word| strip(rest, word).is_some_and(|name| !name.is_empty()))
                && !text[..at].ends_with("กิ่ง")
        }
    };
    let mut cuts = vec![0];
    cuts.extend(text.char_indices().map(|(at, _)| at).filter(|&at| at > 0 && begins_a_part(at)));
    cuts.push(text.len());
    cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect()
}
