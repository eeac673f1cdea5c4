//! What to do about a pin: a proposal with its uncertainty, for a person to decide.

use domain::{Metres, Position};

use crate::case::{Agreement, Case};
use crate::evidence::{Code, Evidence, middle_of};
use crate::probability::Wrong;
use crate::shape::Shape;
use crate::transformation::{datum_shift, explained};

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
    /// How likely the pin would be better than it is, 0 to 1.
    pub confidence: f64,
    /// How well it would agree with the record.
    pub agreement: Option<Agreement>,
    /// The rules that the pin breaks now and would pass.
    pub would_pass: Vec<Code>,
}

/// Least probability of being a kilometre off at which anything is proposed.
const WORTH_ASKING: f64 = 0.3;

/// How sure a slip is that brings a pin to its own subdistrict, or to its district or province only: shares of those seeded
/// slips that were told rightly (`docs/pin-doctor.md`).
const BY_SUBDISTRICT: f64 = 0.99;
const BY_DISTRICT: f64 = 0.95;
const BY_LESS: f64 = 0.8;
/// The same for the shift of a datum that another record of the unit confirms.
const BY_TWIN: f64 = 0.9;

/// Uncertainty of a pin that was set by hand.
const BY_HAND: Metres = Metres(100.0);
/// Metres in a degree, and in a minute of one.
const DEGREE_M: f64 = 111_000.0;
const MINUTE_M: f64 = DEGREE_M / 60.0;

/// The proposal for a case, if there is anything to do.
#[must_use]
pub fn proposed(case: &Case<'_>, evidence: &[Evidence], wrong: Option<Wrong>) -> Option<Repair> {
    let repair = slip(case).or_else(|| twin(case, wrong)).or_else(|| subdistrict(case, wrong))?;
    Some(Repair { would_pass: would_pass(evidence, &repair), ..repair })
}

fn slip(case: &Case<'_>) -> Option<Repair> {
    let slip = explained(case)?;
    let kind = match slip.code {
        Code::Swapped => RepairKind::Swap,
        Code::Sign => RepairKind::Sign,
        Code::Utm => RepairKind::Utm,
        _ => RepairKind::DegreesMinutes,
    };
    let confidence = match slip.agreement {
        Agreement::Subdistrict => BY_SUBDISTRICT,
        Agreement::District => BY_DISTRICT,
        _ => BY_LESS,
    };
    Some(Repair { confidence, ..to(kind, slip.position, as_written(case, kind), case) })
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

fn twin(case: &Case<'_>, wrong: Option<Wrong>) -> Option<Repair> {
    let there = case.peers.office(case.peers.twin(case.number)?).position()?;
    if let Some(shifted) = case.position().and_then(|here| datum_shift(here, there)) {
        return Some(Repair { confidence: BY_TWIN, ..to(RepairKind::Datum, shifted, BY_HAND, case) });
    }
    let here = case.position().map_or(Agreement::None, |here| case.agreement(here));
    let is_better = case.agreement(there) > here;
    is_better.then(|| Repair {
        confidence: wrong.map_or(BY_LESS, |wrong| wrong.by_1_km * BY_DISTRICT),
        ..to(RepairKind::Twin, there, BY_HAND, case)
    })
}

/// The middle of the subdistrict: a place to begin at, where the pin is farther off than that would be.
fn subdistrict(case: &Case<'_>, wrong: Option<Wrong>) -> Option<Repair> {
    let Some(here) = case.position() else { return middle(case, 1.0).or(Some(ask(1.0))) };
    let wrong = wrong?;
    if wrong.by_1_km < WORTH_ASKING {
        return None;
    }
    let is_outside = case.agreement(here) < case.best_agreement();
    if !is_outside || middle_of(case).is_some() {
        return Some(ask(wrong.by_1_km));
    }
    middle(case, wrong.by_1_km).or(Some(ask(wrong.by_1_km)))
}

fn middle(case: &Case<'_>, confidence: f64) -> Option<Repair> {
    let own: Vec<&Shape> =
        case.claim.subdistricts.iter().filter_map(|named| case.country.shape(named.area)).collect();
    let [shape] = own[..] else { return None };
    // Two of three offices stand within 0.65 radii of the middle of their subdistrict (pins/data/model.toml).
    let uncertainty = Metres(0.65 * shape.radius_m());
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
