//! Examines a register: every pin with its evidence, its probability, its repair and the harm that it does.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::AreaCode;

use crate::case::Case;
use crate::claim::{Claim, Named, Source};
use crate::country::{Country, distance};
use crate::evidence::{self, Code, Evidence, Peers};
use crate::office::Office;
use crate::probability::{Model, Scene, Weighed, Wrong};
use crate::repair::{self, Repair};

/// What was found about one office.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// Its place in the register.
    pub number: usize,
    /// What speaks against it, the gravest first.
    pub evidence: Vec<Evidence>,
    /// How likely the pin is wrong; none where there is no pin.
    pub wrong: Option<Wrong>,
    /// How far it is off, expected, in metres; none where there is no pin.
    pub off_m: Option<f64>,
    /// What to do.
    pub repair: Option<Repair>,
    /// The smallest area that the record names for certain.
    pub area: Option<AreaCode>,
    /// Metres of way that it costs all whom the office serves, expected.
    pub harm: f64,
}

impl Diagnosis {
    /// Whether a rule found anything.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.evidence.iter().any(|evidence| evidence.code == code)
    }
}

/// People that an office serves, where nobody said: those of an area over its offices, else of all local administrations,
/// 65.95 million (registered on 31 December 2024, Department of Provincial Administration) over 7,849.
pub const PEOPLE_SERVED: f64 = 8_400.0;

/// Longer ways aren't gone: who is sent that far turns back. Metres.
const FARTHEST_M: f64 = 50_000.0;

/// Who looks at pins.
pub struct Doctor<'d> {
    country: &'d Country,
    model: Model<'d>,
    today: NaiveDate,
    people: HashMap<AreaCode, f64>,
}

impl<'d> Doctor<'d> {
    /// A doctor with the polygons of a country, on a day.
    #[must_use]
    pub fn new(country: &'d Country, today: NaiveDate) -> Self {
        Self { country, model: Model::default(), today, people: HashMap::new() }
    }

    /// Knows how many people live in areas.
    #[must_use]
    pub fn with_people(mut self, people: HashMap<AreaCode, f64>) -> Self {
        self.people = people;
        self
    }

    /// Examines offices; the diagnoses are in their order.
    #[must_use]
    pub fn examine(&self, offices: &[Office<'_>]) -> Vec<Diagnosis> {
        let claims: Vec<Claim> = offices.iter().map(|office| Claim::of(office.point)).collect();
        let peers = Peers::new(offices, &claims);
        let mut diagnoses: Vec<Diagnosis> = Vec::with_capacity(offices.len());
        for (number, (office, claim)) in offices.iter().zip(&claims).enumerate() {
            let case =
                Case { number, office, claim, country: self.country, peers: &peers, today: self.today };
            diagnoses.push(self.diagnosis(&case));
        }
        weigh_twins(offices, &peers, &mut diagnoses);
        for (number, diagnosis) in diagnoses.iter_mut().enumerate() {
            let case = Case {
                number,
                office: &offices[number],
                claim: &claims[number],
                country: self.country,
                peers: &peers,
                today: self.today,
            };
            diagnosis.repair = repair::proposed(&case, &diagnosis.evidence, diagnosis.wrong);
            diagnosis.harm = self.harm(diagnosis);
        }
        diagnoses
    }

    fn diagnosis(&self, case: &Case<'_>) -> Diagnosis {
        let evidence = evidence::all(case);
        let weighed = self.weighed(case);
        let is_impossible = evidence.iter().any(|evidence| is_impossible(evidence.code));
        let wrong = match (case.written(), &weighed) {
            (None, _) => None,
            (Some(_), _) if is_impossible => Some(Wrong::CERTAINLY),
            (Some(_), weighed) => weighed.as_ref().map(|weighed| weighed.wrong),
        };
        let off_m = match wrong {
            Some(wrong) if wrong == Wrong::CERTAINLY => Some(FARTHEST_M),
            Some(_) => weighed.map(|weighed| weighed.off_m),
            None => None,
        };
        Diagnosis {
            number: case.number,
            evidence,
            wrong,
            off_m,
            repair: None,
            area: case.claim.area(),
            harm: 0.0,
        }
    }

    /// Weighs a pin. Where the record names no area, the one around the pin stands in: then only the pin itself speaks.
    fn weighed(&self, case: &Case<'_>) -> Option<Weighed> {
        let (position, written) = (case.position()?, case.written()?);
        if case.is_abroad() {
            return None;
        }
        let is_shared = !case.peers.with_same_pin(case.number).is_empty();
        let scene = Scene::of(self.country, case.claim, position, written, is_shared).or_else(|| {
            let area = self.country.subdistrict(position)?;
            let around = Named { area, source: Source::Code };
            let claim = Claim { subdistricts: vec![around], ..Claim::default() };
            Scene::of(self.country, &claim, position, written, is_shared)
        })?;
        Some(self.model.weigh(&scene))
    }

    /// P(wrong) × people served × added distance. A missing pin sends nobody the wrong way; it is found by name only.
    fn harm(&self, diagnosis: &Diagnosis) -> f64 {
        let Some(off_m) = diagnosis.off_m else { return 0.0 };
        let mut area = diagnosis.area;
        let mut people = None;
        while let Some(at) = area.filter(|_| people.is_none()) {
            people = self.people.get(&at).copied();
            area = at.parent();
        }
        off_m.min(FARTHEST_M) * people.unwrap_or(PEOPLE_SERVED)
    }
}

/// Slips after which a pin is kilometres off whatever else is known.
fn is_impossible(code: Code) -> bool {
    matches!(
        code,
        Code::NotAPosition
            | Code::Zero
            | Code::Equal
            | Code::Swapped
            | Code::Sign
            | Code::Utm
            | Code::DegreesMinutes
            | Code::FamousDefault
    )
}

/// Of two pins of one unit that are apart, at most one is right: each is weighed against the other.
fn weigh_twins(offices: &[Office<'_>], peers: &Peers<'_>, diagnoses: &mut [Diagnosis]) {
    let before: Vec<Option<Wrong>> = diagnoses.iter().map(|diagnosis| diagnosis.wrong).collect();
    for diagnosis in diagnoses {
        let number = diagnosis.number;
        let Some(twin) = peers.twin(number) else { continue };
        let (Some(here), Some(there)) = (offices[number].position(), offices[twin].position()) else {
            continue;
        };
        let (Some(own), Some(its)) = (before[number], before[twin]) else { continue };
        let apart_m = distance(here, there).0;
        let against = |own: f64, its: f64, beyond_m: f64| {
            if apart_m <= beyond_m {
                return own;
            }
            let (right, twin_right, neither) = ((1.0 - own) * its, own * (1.0 - its), own * its);
            let all = right + twin_right + neither;
            if all > 0.0 { 1.0 - right / all } else { 0.5 }
        };
        diagnosis.wrong = Some(Wrong {
            by_1_km: against(own.by_1_km, its.by_1_km, 1_000.0),
            by_5_km: against(own.by_5_km, its.by_5_km, 5_000.0),
        });
    }
}
