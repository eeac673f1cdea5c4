//! What an office is responsible for.

use crate::AreaCode;

/// The areas that an office is responsible for; none: unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Territory {
    /// Areas of any level, ascending, each once.
    areas: Vec<AreaCode>,
    is_derived: bool,
}

impl Territory {
    /// As the office says.
    #[must_use]
    pub fn stated(areas: &[AreaCode]) -> Self {
        Self { areas: sorted(areas.to_vec()), is_derived: false }
    }

    /// As its name and kind tell.
    #[must_use]
    pub fn derived(areas: Vec<AreaCode>) -> Self {
        Self { areas: sorted(areas), is_derived: true }
    }

    /// The areas, ascending.
    #[must_use]
    pub fn areas(&self) -> &[AreaCode] {
        &self.areas
    }

    /// Whether nobody said it, and name and kind tell it.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        self.is_derived
    }

    /// Whether nothing is known about it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.areas.is_empty()
    }

    /// The largest of its areas that holds a place.
    #[must_use]
    pub fn around(&self, place: AreaCode) -> Option<AreaCode> {
        self.areas.iter().copied().filter(|area| area.contains(place)).min_by_key(|area| area.level())
    }

    /// Whether it holds a place.
    #[must_use]
    pub fn holds(&self, place: AreaCode) -> bool {
        self.around(place).is_some()
    }
}

fn sorted(mut areas: Vec<AreaCode>) -> Vec<AreaCode> {
    areas.sort_unstable();
    areas.dedup();
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_territory_holds_what_lies_in_any_of_its_areas() {
        let code = |text: &str| text.parse::<AreaCode>().expect("a code");
        let territory = Territory::stated(&[code("3804"), code("380101"), code("3804")]);
        for (place, holds) in [("380401", true), ("380101", true), ("380102", false), ("390401", false)] {
            assert_eq!(territory.holds(code(place)), holds, "{place}");
        }
        assert_eq!(territory.areas().len(), 2);
        assert!(Territory::default().is_unknown() && !Territory::default().holds(code("380101")));
    }
}
