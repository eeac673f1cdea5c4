//! Names of areas with the word for their level.

use super::{AreaCode, AreaLevel, Gazetteer};

/// Bangkok, whose areas have names of their own kind.
const CAPITAL: u32 = 10;

impl AreaCode {
    /// Whether it is Bangkok or lies in it.
    #[must_use]
    pub fn is_in_the_capital(self) -> bool {
        self.at(AreaLevel::Province).is_some_and(|province| province.number == CAPITAL)
    }

    /// The Thai name with the word for the level, such as `ตำบลเซกา` and `เขตพระนคร`; the code of an area that the
    /// gazetteer doesn't know.
    #[must_use]
    pub fn title_th(self) -> String {
        let Some(place) = Gazetteer::built_in().place(self) else { return self.to_string() };
        let level = match (self.level, self.is_in_the_capital()) {
            // Bangkok's districts carry the word in their names.
            (AreaLevel::Province | AreaLevel::District, true) => "",
            (AreaLevel::Subdistrict, true) => "แขวง",
            (AreaLevel::Province, false) => "จังหวัด",
            (AreaLevel::District, false) => "อำเภอ",
            (AreaLevel::Subdistrict, false) => "ตำบล",
        };
        format!("{level}{}", place.name_th)
    }

    /// The English name with the word for the level, such as `Seka Subdistrict`.
    #[must_use]
    pub fn title_en(self) -> String {
        let Some(place) = Gazetteer::built_in().place(self) else { return self.to_string() };
        let level = match (self.level, self.is_in_the_capital()) {
            (AreaLevel::Province, true) => "",
            (AreaLevel::Province, false) => " Province",
            (AreaLevel::District, _) => " District",
            (AreaLevel::Subdistrict, _) => " Subdistrict",
        };
        format!("{}{level}", place.name_en)
    }

    /// The Thai titles of an area and of those around it: `ตำบลเซกา อำเภอเซกา จังหวัดบึงกาฬ`.
    #[must_use]
    pub fn full_title_th(self) -> String {
        let around = std::iter::successors(Some(self), |area| area.parent());
        around.map(Self::title_th).collect::<Vec<_>>().join(" ")
    }

    /// The English titles of an area and of those around it, with commas between.
    #[must_use]
    pub fn full_title_en(self) -> String {
        let around = std::iter::successors(Some(self), |area| area.parent());
        around.map(Self::title_en).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_called_with_the_word_for_their_level() {
        for (code, thai, english) in [
            (
                "380401",
                "ตำบลเซกา อำเภอเซกา จังหวัดบึงกาฬ",
                "Seka Subdistrict, Seka District, Bueng Kan Province",
            ),
            (
                "100101",
                "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร",
                "Phra Borom Maha Ratchawang Subdistrict, Phra Nakhon District, Bangkok",
            ),
            ("999999", "999999 9999 99", "999999, 9999, 99"),
        ] {
            let area: AreaCode = code.parse().expect("a code");
            assert_eq!(area.full_title_th(), thai);
            assert_eq!(area.full_title_en(), english);
        }
    }
}
