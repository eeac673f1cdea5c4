//! What the rest of the register says: who has the same pin, who is the same unit, where the others of a district are, and
//! what is usual for a kind.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use analyzers::UnitKind;
use chrono::NaiveDate;
use domain::{AreaCode, HoursExpression, Position};

use super::hours::{Impossible, impossible};
use super::usual::Kind;
use crate::claim::Claim;
use crate::country::distance;
use crate::names::likeness;
use crate::office::Office;
use crate::projection::minutes_and_seconds_in_decimals;
use crate::transformation::is_short;
use crate::written::Written;

/// Least likeness of two names within a district that are of one unit, and of the places in them where both are called after
/// the same subdistrict: อบต.เซกา is องค์การบริหารส่วนตำบลเซกา.
const SAME_NAME: f64 = 0.96;
const SAME_PLACE_NAME: f64 = 0.85;

/// Fewest pins of a kind in a district that are asked.
const FEWEST_PEERS: usize = 4;

/// What of all numbers with four decimals can be read as minutes and seconds by chance: both below 60, of both coordinates.
const MINUTES_BY_CHANCE: f64 = 0.6 * 0.6 * 0.6 * 0.6;
/// Fewest such pins that say anything about a register, and the least share of them that isn't chance.
const FEWEST_MINUTES: f64 = 20.0;
const LEAST_MINUTES: f64 = 0.95;

/// A kind of office: by the register's own word, else by what its name begins with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum KindOf {
    Said(Arc<str>),
    Named(UnitKind),
}

impl KindOf {
    pub(super) fn of(office: &Office<'_>, claim: &Claim) -> Option<Self> {
        office.point.kind.clone().map(KindOf::Said).or(claim.kind.map(KindOf::Named))
    }
}

/// All offices, by what they have in common.
pub struct Peers<'c> {
    offices: &'c [Office<'c>],
    claims: Vec<Claim>,
    same_pin: HashMap<[i64; 2], Vec<usize>>,
    by_name: HashMap<&'c str, Vec<usize>>,
    of_district: BTreeMap<AreaCode, Vec<usize>>,
    /// All pins of a district, and those of each kind.
    groups: HashMap<(AreaCode, Option<KindOf>), Group>,
    kinds: HashMap<KindOf, Kind<'c>>,
    writes_minutes: bool,
    /// By the text of hours.
    impossible_hours: HashMap<&'c str, Option<Impossible>>,
}

/// Pins that are looked at together.
pub(super) struct Group {
    pub(super) middle: Position,
    /// Median distance from there.
    pub(super) usual_m: f64,
    pub(super) pins: usize,
}

impl<'c> Peers<'c> {
    /// Compares offices with each other on a day.
    #[must_use]
    pub fn new(offices: &'c [Office<'c>], today: NaiveDate) -> Self {
        let claims: Vec<Claim> = offices.iter().map(|office| Claim::of(office.point)).collect();
        let mut peers = Self {
            offices,
            claims,
            same_pin: HashMap::new(),
            by_name: HashMap::new(),
            of_district: BTreeMap::new(),
            groups: HashMap::new(),
            kinds: HashMap::new(),
            writes_minutes: writes_minutes(offices),
            impossible_hours: HashMap::new(),
        };
        let mut positions: HashMap<(AreaCode, Option<KindOf>), Vec<Position>> = HashMap::new();
        for (number, (office, claim)) in offices.iter().zip(&peers.claims).enumerate() {
            peers.by_name.entry(&office.point.name_th).or_default().push(number);
            let kind = KindOf::of(office, claim);
            if let Some(position) = office.position() {
                peers.same_pin.entry(key(position)).or_default().push(number);
            }
            if let Some(district) = claim.district {
                peers.of_district.entry(district.area).or_default().push(number);
                if let Some(position) = office.position() {
                    positions.entry((district.area, None)).or_default().push(position);
                    if kind.is_some() {
                        positions.entry((district.area, kind.clone())).or_default().push(position);
                    }
                }
            }
            if let Some(kind) = kind {
                peers.kinds.entry(kind).or_default().take(office);
            }
            if let Some(hours) = &office.point.hours {
                let known = peers.impossible_hours.entry(hours.as_str());
                known.or_insert_with(|| impossible(hours, today));
            }
        }
        peers.kinds.values_mut().for_each(Kind::finish);
        peers.groups =
            positions.into_iter().filter_map(|(key, pins)| Some((key, Group::of(&pins)?))).collect();
        peers
    }

    /// An office by its place in the register.
    #[must_use]
    pub fn office(&self, number: usize) -> &Office<'c> {
        &self.offices[number]
    }

    /// What its record says about where it is.
    #[must_use]
    pub fn claim(&self, number: usize) -> &Claim {
        &self.claims[number]
    }

    /// The offices with a pin, but for one; ascending.
    #[must_use]
    pub fn with_pin(&self, position: Position, except: Option<usize>) -> Vec<usize> {
        let same = self.same_pin.get(&key(position));
        same.into_iter().flatten().copied().filter(|other| Some(*other) != except).collect()
    }

    /// Another record of the unit of an office, hidden ones among them: a name that is alike within the district, or the
    /// same name once where one of the two says no district. The first of several.
    #[must_use]
    pub fn twin(&self, office: &Office<'_>, claim: &Claim, except: Option<usize>) -> Option<usize> {
        let is_other = |number: &usize| Some(*number) != except;
        let district = claim.district.and_then(|named| self.of_district.get(&named.area));
        let mut near = district.into_iter().flatten().copied().filter(is_other);
        near.find(|number| is_same_unit(office, claim, &self.offices[*number], &self.claims[*number]))
            .or_else(|| {
                let same = self.by_name.get(office.point.name_th.as_str())?;
                let fits = |number: &usize| {
                    let there = &self.claims[*number];
                    let is_open = claim.district.is_none() || there.district.is_none();
                    let provinces = claim.province.zip(there.province);
                    is_open && provinces.is_none_or(|(here, there)| here.area == there.area)
                };
                let mut fitting = same.iter().copied().filter(is_other).filter(fits);
                let only = fitting.next()?;
                fitting.next().is_none().then_some(only)
            })
    }

    /// Whether pins with four decimals are minutes and seconds in this register.
    #[must_use]
    pub fn writes_minutes(&self) -> bool {
        self.writes_minutes
    }

    pub(super) fn impossible_hours(&self, hours: &HoursExpression, today: NaiveDate) -> Option<Impossible> {
        self.impossible_hours.get(hours.as_str()).copied().unwrap_or_else(|| impossible(hours, today))
    }

    pub(super) fn kind(&self, office: &Office<'_>, claim: &Claim) -> Option<&Kind<'c>> {
        self.kinds.get(&KindOf::of(office, claim)?)
    }

    /// The pins of the kind in a district, or all of them where those are too few.
    pub(super) fn group(
        &self,
        district: AreaCode,
        office: &Office<'_>,
        claim: &Claim,
    ) -> Option<(&Group, bool)> {
        let of = |kind| self.groups.get(&(district, kind)).filter(|group| group.pins >= FEWEST_PEERS);
        let own = KindOf::of(office, claim).and_then(|kind| of(Some(kind)));
        own.map(|group| (group, true)).or_else(|| Some((of(None)?, false)))
    }
}

/// Whether two records of a district are of one unit.
fn is_same_unit(a: &Office<'_>, of_a: &Claim, b: &Office<'_>, of_b: &Claim) -> bool {
    let (name_a, name_b) = (a.point.name_th.as_str(), b.point.name_th.as_str());
    if name_a == name_b {
        return true;
    }
    if of_a.kind != of_b.kind || of_a.kind == Some(UnitKind::School) {
        return false;
    }
    let is_numbered_alike =
        || name_a.chars().filter(|c| c.is_numeric()).eq(name_b.chars().filter(|c| c.is_numeric()));
    // Names that differ by a tone mark may be those of two areas.
    if !is_of_one_area(of_a, of_b) || !is_numbered_alike() {
        return false;
    }
    let is_after_it = of_a.is_after_its_subdistrict() && !of_a.subdistricts.is_empty();
    (is_after_it && likeness(&of_a.place, &of_b.place) >= SAME_PLACE_NAME)
        || (name_a.len().abs_diff(name_b.len()) <= 9 && likeness(name_a, name_b) >= SAME_NAME)
}

fn is_of_one_area(a: &Claim, b: &Claim) -> bool {
    a.subdistricts.iter().map(|named| named.area).eq(b.subdistricts.iter().map(|named| named.area))
}

impl Group {
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

/// Whether so many more of the pins with four decimals can be read as minutes and seconds than chance brings about that nearly
/// all of these are.
fn writes_minutes(offices: &[Office<'_>]) -> bool {
    let short = offices.iter().filter_map(|office| office.written.filter(|written| is_short(*written)));
    let is_time = |written: &Written| {
        [written.latitude, written.longitude]
            .into_iter()
            .all(|degrees| minutes_and_seconds_in_decimals(degrees).is_some())
    };
    let (mut all, mut minutes) = (0.0, 0.0);
    for written in short {
        all += 1.0;
        minutes += f64::from(u8::from(is_time(&written)));
    }
    let by_chance = MINUTES_BY_CHANCE * (all - minutes) / (1.0 - MINUTES_BY_CHANCE);
    minutes >= FEWEST_MINUTES && 1.0 - by_chance / minutes >= LEAST_MINUTES
}

/// A pin to a millionth of a degree, 11 cm.
fn key(position: Position) -> [i64; 2] {
    [position.latitude_degrees(), position.longitude_degrees()].map(|degrees| (degrees * 1e6).round() as i64)
}
