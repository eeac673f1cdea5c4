//! Examines a register: every pin with its evidence, its probability, its repair and the harm that it does.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::AreaCode;

use crate::case::{Case, Known};
use crate::claim::{Claim, Named, Source};
use crate::country::{Country, distance};
use crate::evidence::{self, Code, Evidence, Peers};
use crate::office::Office;
use crate::probability::{Model, Scene, Weighed, Wrong};
use crate::repair::{self, Odds, Repair};

/// What was found about one office.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// Its place in the register; of a new one, the number of offices in it.
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

/// A register whose offices were compared with each other once, so that one of them can be examined at every edit.
pub struct Register<'r> {
    doctor: &'r Doctor<'r>,
    peers: Peers<'r>,
    offices: &'r [Office<'r>],
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

    /// Compares offices with each other.
    #[must_use]
    pub fn register<'r>(&'r self, offices: &'r [Office<'r>]) -> Register<'r> {
        Register { doctor: self, peers: Peers::new(offices, self.today), offices }
    }

    /// Examines offices; the diagnoses are in their order.
    #[must_use]
    pub fn examine(&self, offices: &[Office<'_>]) -> Vec<Diagnosis> {
        self.register(offices).examine_all()
    }
}

impl Register<'_> {
    /// Examines every office; the diagnoses are in their order.
    #[must_use]
    pub fn examine_all(&self) -> Vec<Diagnosis> {
        let cases = || (0..self.offices.len()).map(|number| self.case_of(number));
        let alone: Vec<Alone> = cases().map(|case| self.alone(&case)).collect();
        cases().zip(&alone).map(|(case, own)| self.diagnosis(&case, *own, |twin| alone[twin])).collect()
    }

    /// Examines one office as it is after an edit: a new one, or one that replaces the office at a place of the register. The
    /// others are as they were; nothing is changed.
    #[must_use]
    pub fn examine(&self, office: &Office<'_>, replaces: Option<usize>) -> Diagnosis {
        let claim = Claim::of(office.point);
        let case = self.case(office, &claim, replaces);
        self.diagnosis(&case, self.alone(&case), |twin| self.alone(&self.case_of(twin)))
    }

    /// What speaks against each office, without its probability, repair and harm: in a tenth of the time.
    pub fn evidence(&self) -> impl Iterator<Item = Vec<Evidence>> {
        (0..self.offices.len()).map(|number| evidence::all(&self.case_of(number)))
    }

    fn case_of(&self, number: usize) -> Case<'_> {
        self.case(&self.offices[number], self.peers.claim(number), Some(number))
    }

    fn case<'c>(&'c self, office: &'c Office<'c>, claim: &'c Claim, number: Option<usize>) -> Case<'c> {
        let Doctor { country, people, today, .. } = self.doctor;
        let (peers, known) = (&self.peers, Known::default());
        Case { number, office, claim, country, peers, people, today: *today, known }
    }

    fn diagnosis(&self, case: &Case<'_>, own: Alone, alone: impl Fn(usize) -> Alone) -> Diagnosis {
        let evidence = evidence::all(case);
        let against = case.twin().and_then(|twin| beside(case, twin, own.wrong?, alone(twin).wrong?));
        let wrong = against.map_or(own.wrong, |against| Some(against.wrong));
        let odds = Odds {
            wrong,
            twin_is_right: against.map(|against| against.twin_is_right),
            middle_is_nearer: own.middle_is_nearer,
        };
        let area = case.claim.area();
        Diagnosis {
            number: case.number.unwrap_or(self.offices.len()),
            repair: repair::proposed(case, &evidence, odds),
            evidence,
            wrong,
            off_m: own.off_m,
            area,
            harm: own.off_m.map_or(0.0, |off_m| self.harm(off_m, area)),
        }
    }

    /// What is thought of a pin, whatever other records of its unit say.
    fn alone(&self, case: &Case<'_>) -> Alone {
        if case.written().is_none() {
            return Alone::default();
        }
        let known = |off_m: f64| Alone {
            wrong: Some(Wrong::by(off_m)),
            off_m: Some(off_m.min(FARTHEST_M)),
            middle_is_nearer: None,
        };
        if let Some(explained) = case.explained() {
            return known(case.position().map_or(FARTHEST_M, |pin| distance(pin, explained.position).0));
        }
        if is_impossible(case) {
            return known(FARTHEST_M);
        }
        // No office stands in the water: it is at least as far off as the shore.
        let water = case.position().and_then(|position| case.country.water(position));
        let to_shore_m = water.map_or(0.0, |(_, to_shore)| to_shore.0);
        self.weighed(case).map_or_else(Alone::default, |weighed| Alone {
            wrong: Some(weighed.wrong.or(Wrong::by(to_shore_m))),
            off_m: Some(weighed.off_m.max(to_shore_m)),
            middle_is_nearer: Some(weighed.middle_is_nearer),
        })
    }

    /// Weighs a pin. Where the record names no area, the one around the pin stands in: then only the pin itself speaks.
    fn weighed(&self, case: &Case<'_>) -> Option<Weighed> {
        let (position, written) = (case.position()?, case.written()?);
        if case.is_abroad() {
            return None;
        }
        let is_shared = !case.with_same_pin().is_empty();
        let country = case.country;
        let scene = Scene::of(country, case.claim, position, written, is_shared).or_else(|| {
            let around = Named { area: country.subdistrict(position)?, source: Source::Code };
            let claim = Claim { subdistricts: vec![around], ..Claim::default() };
            Scene::of(country, &claim, position, written, is_shared)
        })?;
        Some(self.doctor.model.weigh(&scene))
    }

    /// P(wrong) × people served × added distance. A missing pin sends nobody the wrong way; it is found by name only.
    fn harm(&self, off_m: f64, area: Option<AreaCode>) -> f64 {
        let mut area = area;
        let mut people = None;
        while let Some(at) = area.filter(|_| people.is_none()) {
            people = self.doctor.people.get(&at).copied();
            area = at.parent();
        }
        off_m.min(FARTHEST_M) * people.unwrap_or(PEOPLE_SERVED)
    }
}

/// What is thought of a pin by itself.
#[derive(Clone, Copy, Debug, Default)]
struct Alone {
    wrong: Option<Wrong>,
    off_m: Option<f64>,
    middle_is_nearer: Option<f64>,
}

/// Numbers that are kilometres off whatever else is known, and that nothing explains.
fn is_impossible(case: &Case<'_>) -> bool {
    let mut found = Vec::new();
    evidence::impossible(case, &mut found);
    !found.is_empty()
}

/// What another record of the unit makes of a pin.
#[derive(Clone, Copy, Debug)]
struct Beside {
    wrong: Wrong,
    /// How likely the other one's pin is right to a kilometre, where the two are apart.
    twin_is_right: f64,
}

/// Of two pins of one unit that are apart, at most one is right: each is weighed against the other.
fn beside(case: &Case<'_>, twin: usize, own: Wrong, its: Wrong) -> Option<Beside> {
    let apart_m = distance(case.position()?, case.peers.office(twin).position()?).0;
    // Right here, right there, neither.
    let weigh = |own: f64, its: f64| {
        let (right, twin_right, neither) = ((1.0 - own) * its, own * (1.0 - its), own * its);
        let all = right + twin_right + neither;
        if all > 0.0 { [right / all, twin_right / all] } else { [0.5, 0.5] }
    };
    let against =
        |own: f64, its: f64, beyond_m: f64| if apart_m <= beyond_m { own } else { 1.0 - weigh(own, its)[0] };
    Some(Beside {
        wrong: Wrong {
            by_1_km: against(own.by_1_km, its.by_1_km, 1_000.0),
            by_5_km: against(own.by_5_km, its.by_5_km, 5_000.0),
        },
        twin_is_right: weigh(own.by_1_km, its.by_1_km)[1],
    })
}
