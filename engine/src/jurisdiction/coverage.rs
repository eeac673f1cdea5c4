//! Who is responsible for what in every subdistrict, from records: the same as a question for each would be told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::jurisdiction::{Share, Standing};
use domain::service_point::Visibility;
use domain::{AreaCode, Procedure, ServicePoint};

use super::responsible::standing_of_one;
use super::{Bound, Charge};
use crate::build::Records;

/// Who is responsible for a procedure in a subdistrict.
#[derive(Clone, Debug)]
pub struct Coverage<'r> {
    /// Where.
    pub subdistrict: AreaCode,
    /// What.
    pub procedure: &'r Procedure,
    /// What is known.
    pub standing: Standing,
    /// Who is, or may be, by id.
    pub offices: Vec<&'r ServicePoint>,
    /// Whether all of them drew a territory that cuts the subdistrict: each says that it serves a part.
    pub is_divided: bool,
    /// Where nobody is: offices of the district that do it and whose territory nobody knows, by id.
    pub unknown: Vec<&'r ServicePoint>,
}

/// What is wrong in a subdistrict with a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageFinding {
    /// Nobody is known to be responsible.
    Gap,
    /// Several may be.
    Overlap,
    /// Each of those who are has drawn a part of it: whether these leave a rest, or overlap, is to be looked at.
    Divided,
    /// One is, by its name alone.
    Unconfirmed,
    /// Nothing.
    Covered,
}

impl CoverageFinding {
    /// A word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Overlap => "overlap",
            Self::Divided => "divided",
            Self::Unconfirmed => "unconfirmed",
            Self::Covered => "covered",
        }
    }
}

impl Coverage<'_> {
    /// What is wrong, if anything.
    #[must_use]
    pub fn finding(&self) -> CoverageFinding {
        match self.standing {
            _ if self.is_divided => CoverageFinding::Divided,
            Standing::None => CoverageFinding::Gap,
            Standing::Ambiguous => CoverageFinding::Overlap,
            Standing::Likely => CoverageFinding::Unconfirmed,
            Standing::Found | Standing::NotApplicable => CoverageFinding::Covered,
        }
    }
}

/// An office that does a procedure.
struct Doing<'a, 'r> {
    point: &'r ServicePoint,
    charge: &'a Charge,
}

impl Doing<'_, '_> {
    /// Whether it serves no more than a part of a subdistrict that it serves.
    fn has_part(&self, subdistrict: AreaCode) -> bool {
        !self.charge.territory.holds(subdistrict)
    }
}

/// Who is responsible for each procedure that is bound to a place, in each of some subdistricts: by procedure, then
/// subdistrict.
#[must_use]
pub fn coverage<'r>(records: &'r Records, subdistricts: &[AreaCode]) -> Vec<Coverage<'r>> {
    let shown = records.points.iter().filter(|point| point.visibility == Visibility::Shown);
    let charges: HashMap<&str, (&'r ServicePoint, Charge)> =
        shown.map(|point| (point.id.as_str(), (point, Charge::of(point)))).collect();
    let mut doing: BTreeMap<&str, Vec<Doing<'_, 'r>>> = BTreeMap::new();
    for offer in &records.offers {
        if let Some((point, charge)) = charges.get(offer.service_point.as_str()) {
            doing.entry(offer.procedure.as_str()).or_default().push(Doing { point, charge });
        }
    }
    let mut procedures: Vec<(&Procedure, Bound)> = records
        .procedures
        .iter()
        .filter_map(|procedure| Some((procedure, Bound::of(procedure.jurisdiction)?)))
        .collect();
    procedures.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut places = subdistricts.to_vec();
    places.sort_unstable();
    places.dedup();
    let nobody = Vec::new();
    let of_procedure = |(procedure, bound): (&'r Procedure, Bound)| {
        let doing = doing.get(procedure.id.as_str()).unwrap_or(&nobody);
        let areas = ByArea::of(doing, bound);
        places.iter().map(|place| areas.coverage(*place, procedure)).collect::<Vec<_>>()
    };
    procedures.into_iter().flat_map(of_procedure).collect()
}

/// The offices that do a procedure, by the areas that they serve.
struct ByArea<'a, 'r> {
    serving: HashMap<AreaCode, Vec<&'a Doing<'a, 'r>>>,
    unknown: HashMap<AreaCode, Vec<&'a Doing<'a, 'r>>>,
}

impl<'a, 'r> ByArea<'a, 'r> {
    fn of(doing: &'a [Doing<'a, 'r>], bound: Bound) -> Self {
        let (mut serving, mut unknown) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        let may = |one: &&Doing<'_, '_>| one.charge.may_be_local || bound == Bound::ToTerritory;
        for one in doing.iter().filter(may) {
            let drawn = one.charge.drawn.iter().flat_map(|drawn| &drawn.parts);
            let cut = drawn.filter(|part| part.share == Share::Part).map(|part| &part.subdistrict);
            for area in one.charge.territory.areas().iter().chain(cut) {
                serving.entry(*area).or_default().push(one);
            }
            if let Some(area) = one.charge.whereabouts {
                unknown.entry(area).or_default().push(one);
            }
        }
        Self { serving, unknown }
    }

    fn coverage(&self, subdistrict: AreaCode, procedure: &'r Procedure) -> Coverage<'r> {
        let around = |area: AreaCode| std::iter::successors(Some(area), |area| area.parent());
        let found = |by_area: &HashMap<AreaCode, Vec<&'a Doing<'a, 'r>>>, area: AreaCode| {
            let all = around(area).filter_map(|area| by_area.get(&area)).flatten().copied();
            let mut all: Vec<&'a Doing<'a, 'r>> = all.collect();
            all.sort_by(|a, b| a.point.id.cmp(&b.point.id));
            all.dedup_by(|a, b| a.point.id == b.point.id);
            all
        };
        let serving = found(&self.serving, subdistrict);
        let authorities: BTreeSet<&str> = serving.iter().map(|one| authority(one.point)).collect();
        let is_unsure = |one: &&Doing<'_, '_>| one.charge.territory.is_derived() || one.has_part(subdistrict);
        let standing = standing_of_one(authorities.len(), serving.iter().all(is_unsure));
        let is_divided = !serving.is_empty() && serving.iter().all(|one| one.has_part(subdistrict));
        let unknown = match (standing, subdistrict.parent()) {
            (Standing::None, Some(district)) => found(&self.unknown, district),
            _ => Vec::new(),
        };
        let points = |all: Vec<&'a Doing<'a, 'r>>| all.into_iter().map(|one| one.point).collect();
        let (offices, unknown) = (points(serving), points(unknown));
        Coverage { subdistrict, procedure, standing, offices, is_divided, unknown }
    }
}

/// Whose office a point is: desks of one authority are one answer.
pub(super) fn authority(point: &ServicePoint) -> &str {
    point.agency.as_deref().unwrap_or(point.id.as_str())
}
