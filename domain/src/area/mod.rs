//! Administrative areas by the code of the Department of Provincial Administration (DOPA CCAATT).

mod gazetteer;
mod title;

pub use gazetteer::{AbolishedArea, Gazetteer, KnownArea, Place};

use std::fmt;

/// Code of a province (2 digits), district (4) or subdistrict (6), nested: 38 ⊃ 3804 ⊃ 380401.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode {
    number: u32,
    level: AreaLevel,
}

/// Level of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaLevel {
    /// จังหวัด, and กรุงเทพมหานคร: 2 digits.
    Province,
    /// อำเภอ or เขต: 4 digits.
    District,
    /// ตำบล or แขวง: 6 digits.
    Subdistrict,
}

impl AreaLevel {
    /// Digits of a code of this level.
    #[must_use]
    pub fn digits(self) -> usize {
        match self {
            Self::Province => 2,
            Self::District => 4,
            Self::Subdistrict => 6,
        }
    }

    /// The level's name in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::District => "district",
            Self::Subdistrict => "subdistrict",
        }
    }
}

/// A text that is not an area code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is not an area code: expected 2, 4 or 6 digits, first digit 1 to 9")]
pub struct InvalidAreaCode {
    /// The text as written.
    pub value: String,
}

impl AreaCode {
    /// The area above this one: a subdistrict's district, a district's province.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let level = match self.level {
            AreaLevel::Province => return None,
            AreaLevel::District => AreaLevel::Province,
            AreaLevel::Subdistrict => AreaLevel::District,
        };
        Some(Self { number: self.number / 100, level })
    }

    /// The area of a level that holds this one; none when this one is larger than that level.
    #[must_use]
    pub fn at(self, level: AreaLevel) -> Option<Self> {
        let mut area = self;
        while area.level > level {
            area = area.parent()?;
        }
        (area.level == level).then_some(area)
    }

    /// Whether `other` is this area or lies in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.at(self.level) == Some(self)
    }

    /// The level.
    #[must_use]
    pub fn level(self) -> AreaLevel {
        self.level
    }

    /// The code as a number, such as 380401.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// The area of a number that [`AreaCode::number`] gave; none for any other number.
    #[must_use]
    pub fn from_number(number: u32) -> Option<Self> {
        let level = match number {
            10..=99 => AreaLevel::Province,
            1_000..=9_999 => AreaLevel::District,
            100_000..=999_999 => AreaLevel::Subdistrict,
            _ => return None,
        };
        Some(Self { number, level })
    }
}

impl std::str::FromStr for AreaCode {
    type Err = InvalidAreaCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        let number = if digits { text.parse().ok() } else { None };
        number
            .and_then(Self::from_number)
            .filter(|area| area.level.digits() == text.len())
            .ok_or_else(|| InvalidAreaCode { value: text.chars().take(40).collect() })
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subdistrict_lies_in_its_district_and_province() -> Result<(), InvalidAreaCode> {
        let [province, district, subdistrict]: [AreaCode; 3] =
            ["38".parse()?, "3804".parse()?, "380401".parse()?];
        assert!(province.contains(subdistrict) && district.contains(subdistrict));
        assert!(subdistrict.contains(subdistrict) && !subdistrict.contains(district));
        assert!(!"3805".parse::<AreaCode>()?.contains(subdistrict));
        assert_eq!(subdistrict.parent(), Some(district));
        assert_eq!(province.parent(), None);
        assert_eq!(subdistrict.to_string(), "380401");
        Ok(())
    }

    #[test]
    fn other_lengths_leading_zeros_and_thai_digits_are_not_codes() {
        for text in ["", "3", "380", "38040", "3804011", "038041", "๓๘", "+38", "38 "] {
            assert!(text.parse::<AreaCode>().is_err(), "{text:?}");
        }
    }
}
