//! What the rest of the register says: who has the same pin, who is the same unit, where the others of a district are, and
//! what is usual for a kind.

use std::collections::{BTreeMap, HashMap};

use analyzers::UnitKind;
use domain::{AreaCode, Position};

use super::{Code, Evidence, length};
use crate::case::{Case, area_name};
use crate::claim::Claim;
use crate::country::distance;
use crate::names::likeness;
use crate::office::Office;

/// Least likeness of two names within a district that are of one unit.
const SAME_NAME: f64 = 0.96;

/// A pin is far from its peers beyond so many times the usual distance from their middle, and at least so far.
const FAR_TIMES: f64 = 4.0;
const FAR_M: f64 = 10_000.0;
/// Fewest peers that are asked.
const FEWEST_PEERS: usize = 3;

/// All offices, by what they have in common.
pub struct Peers<'c> {
    offices: &'c [Office<'c>],
    same_pin: HashMap<[u64; 2], Vec<usize>>,
    twins: HashMap<usize, usize>,
    /// Median distance from the middle of each district's pins, and that middle.
    districts: HashMap<AreaCode, District>,
    kinds: HashMap<&'c str, Kind<'c>>,
}

struct District {
    middle: Position,
    usual_m: f64,
    pins: usize,
}

/// What is usual for a kind of office.
#[derive(Default)]
pub(super) struct Kind<'c> {
    /// Offices whose hours are known, and how many have each.
    pub(super) hours: BTreeMap<&'c str, usize>,
    pub(super) with_hours: usize,
    /// Procedures of each office, ascending.
    pub(super) procedures: Vec<usize>,
}

impl<'c> Peers<'c> {
    /// Compares offices with each other; `claims` are theirs, in their order.
    #[must_use]
    pub fn new(offices: &'c [Office<'c>], claims: &[Claim]) -> Self {
        let mut peers = Self {
            offices,
            same_pin: HashMap::new(),
            twins: HashMap::new(),
            districts: HashMap::new(),
            kinds: HashMap::new(),
        };
        let mut of_district: BTreeMap<AreaCode, Vec<usize>> = BTreeMap::new();
        for (number, (office, claim)) in offices.iter().zip(claims).enumerate() {
            if let Some(position) = office.position() {
                peers.same_pin.entry(key(position)).or_default().push(number);
            }
            if let Some(district) = claim.district {
                of_district.entry(district.area).or_default().push(number);
            }
            if let Some(kind) = office.point.kind.as_deref() {
                peers.kinds.entry(kind).or_default().take(office);
            }
        }
        peers.kinds.values_mut().for_each(|kind| kind.procedures.sort_unstable());
        for (district, numbers) in of_district {
            let positions: Vec<Position> =
                numbers.iter().filter_map(|number| offices[*number].position()).collect();
            peers.districts.extend(District::of(&positions).map(|of| (district, of)));
            peers.find_twins(&numbers, claims);
        }
        peers
    }

    /// An office by its place in the register.
    #[must_use]
    pub fn office(&self, number: usize) -> &Office<'c> {
        &self.offices[number]
    }

    /// The other offices with the same pin.
    #[must_use]
    pub fn with_same_pin(&self, number: usize) -> Vec<usize> {
        let same = self.offices[number].position().and_then(|position| self.same_pin.get(&key(position)));
        same.into_iter().flatten().copied().filter(|other| *other != number).collect()
    }

    /// Another record of the same unit; hidden ones count.
    #[must_use]
    pub fn twin(&self, number: usize) -> Option<usize> {
        self.twins.get(&number).copied()
    }

    pub(super) fn kind(&self, office: &Office<'_>) -> Option<&Kind<'c>> {
        self.kinds.get(office.point.kind.as_deref()?)
    }

    fn find_twins(&mut self, numbers: &[usize], claims: &[Claim]) {
        let name = |number: usize| self.offices[number].point.name_th.as_str();
        let mut twins = Vec::new();
        for (place, &a) in numbers.iter().enumerate() {
            for &b in &numbers[place + 1..] {
                let is_same_kind =
                    claims[a].kind == claims[b].kind && claims[a].kind != Some(UnitKind::School);
                let (of_a, of_b) = (name(a), name(b));
                let digits = |name: &str| name.chars().filter(|c| c.is_numeric()).collect::<String>();
                let is_near =
                    of_a.len().abs_diff(of_b.len()) <= 9 && is_same_kind && digits(of_a) == digits(of_b);
                if is_near
                    && (of_a == of_b
                        || (likeness(of_a, of_b) >= SAME_NAME && is_of_one_area(&claims[a], &claims[b])))
                {
                    twins.push((a, b));
                }
            }
        }
        for (a, b) in twins {
            self.twins.entry(a).or_insert(b);
            self.twins.entry(b).or_insert(a);
        }
    }
}

/// Whether two records name the same subdistricts: names that differ by a tone mark may be those of two.
fn is_of_one_area(a: &Claim, b: &Claim) -> bool {
    let areas = |claim: &Claim| claim.subdistricts.iter().map(|named| named.area).collect::<Vec<_>>();
    areas(a) == areas(b)
}

impl<'c> Kind<'c> {
    fn take(&mut self, office: &Office<'c>) {
        if let Some(hours) = &office.point.hours {
            *self.hours.entry(hours.as_str()).or_default() += 1;
            self.with_hours += 1;
        }
        self.procedures.extend(office.procedures);
    }
}

impl District {
    fn of(positions: &[Position]) -> Option<Self> {
        let median = |of: fn(Position) -> f64| {
            let mut values: Vec<f64> = positions.iter().copied().map(of).collect();
            values.sort_unstable_by(f64::total_cmp);
            values.get(values.len() / 2).copied()
        };
        let middle =
            Position::from_degrees(median(Position::latitude_degrees)?, median(Position::longitude_degrees)?)
                .ok()?;
        let mut distances: Vec<f64> =
            positions.iter().map(|position| distance(middle, *position).0).collect();
        distances.sort_unstable_by(f64::total_cmp);
        Some(Self { middle, usual_m: distances[distances.len() / 2], pins: positions.len() })
    }
}

fn key(position: Position) -> [u64; 2] {
    [position.latitude_degrees().to_bits(), position.longitude_degrees().to_bits()]
}

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let (Some(position), Some(named)) = (case.position(), case.claim.district) else { return };
    let Some(district) = case.peers.districts.get(&named.area) else { return };
    let away_m = distance(position, district.middle).0;
    let is_far = away_m > FAR_M && away_m > FAR_TIMES * district.usual_m;
    if !is_far || district.pins <= FEWEST_PEERS {
        return;
    }
    found.push(
        Evidence::new(
            Code::FarFromPeers,
            format!(
                "ห่างจากกลางกลุ่มหน่วยงานใน{} {} หน่วยอื่นมักห่าง {}",
                area_name(named.area, true),
                length(away_m, true),
                length(district.usual_m, true)
            ),
            format!(
                "The pin is {} from the middle of the units of {}; usual are {}.",
                length(away_m, false),
                area_name(named.area, false),
                length(district.usual_m, false)
            ),
        )
        .with("away_m", away_m)
        .with("usual_m", district.usual_m),
    );
}
