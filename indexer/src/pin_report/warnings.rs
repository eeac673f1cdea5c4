//! What the pin doctor has to say about a source that is being built, in a line. Nothing is changed, and no pin is refused.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use pins::{Code, Country, Doctor, Severity};

use super::offices;
use crate::Checked;

/// How many pins each rule doubts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PinWarnings {
    /// Pins of which a rule says that they are wrong, or probably.
    pub doubted: usize,
    /// All pins, those among them that are no position.
    pub pins: usize,
    /// How many of them each rule doubts; rules that doubt none are left out.
    pub by_code: BTreeMap<Code, usize>,
}

impl PinWarnings {
    /// Looks at every pin of a source to which boundaries were attached, as of a day. None without boundaries: most rules say
    /// nothing then.
    #[must_use]
    pub fn of(checked: &Checked, today: NaiveDate) -> Option<Self> {
        let subdistricts = &checked.records.boundaries.subdistricts;
        if subdistricts.is_empty() {
            return None;
        }
        let country = Country::new(subdistricts.clone());
        let (offices, doctor) = (offices(checked), Doctor::new(&country, today));
        let mut warnings = Self::default();
        for (office, evidence) in offices.iter().zip(doctor.register(&offices).evidence()) {
            if office.written.is_none() {
                continue;
            }
            let codes: Vec<Code> = evidence
                .iter()
                .map(|evidence| evidence.code)
                .filter(|code| code.is_about_the_pin() && code.severity() != Severity::Note)
                .collect();
            warnings.pins += 1;
            warnings.doubted += usize::from(!codes.is_empty());
            codes.into_iter().for_each(|code| *warnings.by_code.entry(code).or_default() += 1);
        }
        Some(warnings)
    }

    /// The rules with their numbers, the most frequent first.
    #[must_use]
    pub fn by_frequency(&self) -> Vec<(Code, usize)> {
        let mut all: Vec<(Code, usize)> = self.by_code.iter().map(|(code, count)| (*code, *count)).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        all
    }
}
