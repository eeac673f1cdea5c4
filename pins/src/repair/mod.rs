//! What to do about a pin: a proposal with its uncertainty, for a person to decide.

mod confidence;

pub use confidence::{RepairCount, RepairCounts};

use domain::{Metres, Position};

use crate::case::{Agreement, Case};
use crate::evidence::{Code, Evidence, middle_of};
use crate::probability::{Parameters, Wrong};
use crate::shape::Shape;
use crate::transformation::datum_shift;

/// What a repair does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepairKind {
    /// Exchange latitude and longitude.
    Swap,
    /// Change a sign.
    Sign,
    /// Take the numbers as metres on the UTM grid.
    Utm,
    /// Take the decimals as minutes and seconds.
    DegreesMinutes,
    /// Undo the shift of a datum.
    Datum,
    /// Take the pin of another record of the same unit.
    Twin,
    /// Begin at the middle of its own subdistrict, and put the pin on the building.
    Subdistrict,
    /// Ask for a pin on the building: nothing better than what is there is known.
    Ask,
}

impl RepairKind {
    /// Its name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Swap => "swap",
            Self::Sign => "sign",
            Self::Utm => "utm",
            Self::DegreesMinutes => "degrees-minutes",
            Self::Datum => "datum",
            Self::Twin => "twin",
            Self::Subdistrict => "subdistrict",
            Self::Ask => "ask",
        }
    }

    /// What it tells a clerk to do.
    #[must_use]
    pub fn sentence_th(self) -> &'static str {
        match self {
            Self::Swap => "สลับละติจูดกับลองจิจูด",
            Self::Sign => "แก้เครื่องหมายบวกลบ",
            Self::Utm => "แปลงจากพิกัด UTM เป็นองศา",
            Self::DegreesMinutes => "อ่านทศนิยมเป็นลิปดาและพิลิปดา",
            Self::Datum => "แปลงจากพื้นหลักฐาน Indian 1975 เป็น WGS 84",
            Self::Twin => "ใช้พิกัดของอีกระเบียนของหน่วยเดียวกัน",
            Self::Subdistrict => "เริ่มจากกลางตำบลของตน แล้วปักให้ตรงอาคาร",
            Self::Ask => "ขอให้หน่วยงานปักพิกัดให้ตรงอาคาร",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn sentence_en(self) -> &'static str {
        match self {
            Self::Swap => "Exchange latitude and longitude",
            Self::Sign => "Change the sign",
            Self::Utm => "Read the numbers as UTM metres",
            Self::DegreesMinutes => "Read the decimals as minutes and seconds",
            Self::Datum => "Convert from the datum Indian 1975 to WGS 84",
            Self::Twin => "Use the pin of the unit's other record",
            Self::Subdistrict => "Begin at the middle of its subdistrict, then put the pin on the building",
            Self::Ask => "Ask the unit to put the pin on its building",
        }
    }
}

/// A proposal. It is never applied without a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What it does.
    pub kind: RepairKind,
    /// Where the pin would be; none where a person has to say.
    pub position: Option<Position>,
    /// How far the office may be from there: two of three are nearer.
    pub uncertainty: Option<Metres>,
    /// How likely the pin would be better than it is, 0 to 1; where there is none, how likely the office is within the
    /// uncertainty.
    pub confidence: f64,
    /// How well it would agree with the record.
    pub agreement: Option<Agreement>,
    /// The rules that the pin breaks now and would pass.
    pub would_pass: Vec<Code>,
}

/// Least probability of being a kilometre off at which anything is proposed.
const WORTH_ASKING: f64 = 0.3;

/// What is known about a pin before a repair is proposed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Odds {
    /// How likely it is wrong; none where there is no pin.
    pub wrong: Option<Wrong>,
    /// How likely the pin of another record of the unit is right to a kilometre.
    pub twin_is_right: Option<f64>,
    /// How likely the middle of its subdistrict is nearer to the office.
    pub middle_is_nearer: Option<f64>,
}

/// How many of the offices are within the uncertainty of a repair.
const TWO_OF_THREE: f64 = 2.0 / 3.0;

/// Uncertainty of a pin that was set by hand.
const BY_HAND: Metres = Metres(100.0);
/// Metres in a degree, and in a minute of one.
const DEGREE_M: f64 = 111_000.0;
const MINUTE_M: f64 = DEGREE_M / 60.0;

/// The proposal for a case, if there is anything to do.
#[must_use]
pub fn proposed(case: &Case<'_>, evidence: &[Evidence], odds: Odds) -> Option<Repair> {
    let repair = slip(case).or_else(|| twin(case, odds)).or_else(|| subdistrict(case, odds))?;
    Some(Repair { would_pass: would_pass(evidence, &repair), ..repair })
}

fn slip(case: &Case<'_>) -> Option<Repair> {
    let slip = case.explained()?;
    let kind = match slip.code {
        Code::Swapped => RepairKind::Swap,
        Code::Sign => RepairKind::Sign,
        Code::Utm => RepairKind::Utm,
        _ => RepairKind::DegreesMinutes,
    };
    let uncertainty = Metres(as_written(case, kind).0.max(slip.or_else.0));
    Some(counted(to(kind, slip.position, uncertainty, case)))
}

/// With the confidence that was counted of its kind.
fn counted(repair: Repair) -> Repair {
    let agreement = repair.agreement.unwrap_or(Agreement::None);
    Repair { confidence: RepairCounts::counted().confidence(repair.kind, agreement), ..repair }
}

/// Half of what the last decimal says, no less than a hand's uncertainty: two decimals that are minutes say a minute.
fn as_written(case: &Case<'_>, kind: RepairKind) -> Metres {
    let decimals = case.written().map_or(0, |written| written.decimals);
    let step_m = match (kind, decimals) {
        (RepairKind::Utm, _) => 1.0,
        (RepairKind::DegreesMinutes, 0..=2) => MINUTE_M,
        (RepairKind::DegreesMinutes, _) => MINUTE_M / 60.0,
        _ => DEGREE_M * 0.1_f64.powi(i32::from(decimals)),
    };
    Metres(BY_HAND.0.max(step_m / 2.0))
}

fn twin(case: &Case<'_>, odds: Odds) -> Option<Repair> {
    let there = case.peers.office(case.twin()?).position()?;
    if let Some(shifted) = case.position().and_then(|here| datum_shift(here, there)) {
        return Some(counted(to(RepairKind::Datum, shifted, BY_HAND, case)));
    }
    let here = case.position().map_or(Agreement::None, |here| case.agreement(here));
    let is_better = case.agreement(there) > here;
    let confidence = odds.twin_is_right.unwrap_or(TWO_OF_THREE);
    is_better.then(|| Repair { confidence, ..to(RepairKind::Twin, there, BY_HAND, case) })
}

/// The middle of the subdistrict: a place to begin at, where the pin is farther off than that would be.
fn subdistrict(case: &Case<'_>, odds: Odds) -> Option<Repair> {
    let Some(here) = case.position() else { return middle(case, TWO_OF_THREE).or(Some(ask(1.0))) };
    let wrong = odds.wrong?;
    if wrong.by_1_km < WORTH_ASKING {
        return None;
    }
    let is_outside = case.agreement(here) < case.best_agreement();
    if !is_outside || middle_of(case).is_some() {
        return Some(ask(wrong.by_1_km));
    }
    let confidence = odds.middle_is_nearer.unwrap_or(wrong.by_1_km);
    middle(case, confidence).or(Some(ask(wrong.by_1_km)))
}

fn middle(case: &Case<'_>, confidence: f64) -> Option<Repair> {
    let own: Vec<&Shape> =
        case.claim.subdistricts.iter().filter_map(|named| case.country.shape(named.area)).collect();
    let [shape] = own[..] else { return None };
    let uncertainty = Metres(Parameters::fitted().two_of_three_within_radii * shape.radius_m());
    Some(Repair { confidence, ..to(RepairKind::Subdistrict, shape.centroid, uncertainty, case) })
}

fn ask(confidence: f64) -> Repair {
    Repair {
        kind: RepairKind::Ask,
        position: None,
        uncertainty: None,
        confidence,
        agreement: None,
        would_pass: Vec::new(),
    }
}

fn to(kind: RepairKind, position: Position, uncertainty: Metres, case: &Case<'_>) -> Repair {
    Repair {
        kind,
        position: Some(position),
        uncertainty: Some(uncertainty),
        confidence: 0.0,
        agreement: Some(case.agreement(position)),
        would_pass: Vec::new(),
    }
}

/// The rules of where a pin lies that are broken now and wouldn't be.
fn would_pass(evidence: &[Evidence], repair: &Repair) -> Vec<Code> {
    let Some(agreement) = repair.agreement else { return Vec::new() };
    let is_passed = |code: Code| match code {
        Code::OutsideThailand => agreement >= Agreement::Country,
        Code::OutsideProvince => agreement >= Agreement::Province,
        Code::OutsideDistrict => agreement >= Agreement::District,
        Code::OutsideSubdistrict | Code::NearBorder => agreement >= Agreement::Subdistrict,
        Code::Swapped | Code::Sign | Code::Utm | Code::DegreesMinutes | Code::NotAPosition | Code::NoPin => {
            true
        }
        Code::Datum => matches!(repair.kind, RepairKind::Datum | RepairKind::Twin),
        _ => false,
    };
    evidence.iter().map(|evidence| evidence.code).filter(|code| is_passed(*code)).collect()
}
