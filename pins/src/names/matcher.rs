//! Which listed office a scanned name means.
//!
//! Every name is compared with every office: the place that both are called after, the district and the kind. A list of
//! names is matched as one: two names of it don't mean one office, and what is left in a district when all others are taken
//! is proposed, but never as certain.

use std::collections::{BTreeSet, HashMap};

use analyzers::{UnitKind, normalize, unit_name};

use super::likeness;

/// An office that a name can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its Thai name.
    pub name_th: String,
    /// Its district's name, where known.
    pub district_th: Option<String>,
    /// Its province's name, where known.
    pub province_th: Option<String>,
}

/// A name as a scanner read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scanned<'s> {
    /// The name.
    pub name_th: &'s str,
    /// The district that stands beside it; may be scanned badly, too.
    pub district_th: Option<&'s str>,
    /// The province that the list is of.
    pub province_th: Option<&'s str>,
}

/// How much a match is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is the likeliest, or what is left: a person has to look.
    Proposed,
    /// Nothing else comes near, but the name is not that of the office.
    Likely,
    /// The name is that of the office, or nearly, and of no other.
    Certain,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The office.
    pub id: String,
    /// 0 to 1.
    pub score: f64,
    /// How much it is ahead of the next office, 0 to 1.
    pub lead: f64,
    /// What to make of it.
    pub verdict: Verdict,
}

/// Least score at which a match is certain, and how far ahead it has to be.
const CERTAIN: (f64, f64) = (0.9, 0.12);
/// The same where a match is likely.
const LIKELY: (f64, f64) = (0.7, 0.08);
/// Least score that is taken while other names of the list may still want the office.
const LEAST: f64 = 0.45;
/// Of what a score is made.
const PLACE_SHARE: f64 = 0.8;
const DISTRICT_SHARE: f64 = 0.2;
/// Least likeness of the names of provinces that may be one: no office moves to another.
const SAME_PROVINCE: f64 = 0.6;
/// Least likeness of whole names that are the same but for a slip or two.
const NEARLY_WHOLE: f64 = 0.85;
/// What a score is multiplied by where the kind is another one.
const UPGRADED: f64 = 0.93;
const OTHER_KIND: f64 = 0.6;

/// Offices, ready to be compared with names.
pub struct Matcher {
    offices: Vec<Parts>,
}

struct Parts {
    id: String,
    whole: String,
    kind: Option<UnitKind>,
    place: String,
    district: String,
    province: String,
}

impl Matcher {
    /// A matcher over offices.
    #[must_use]
    pub fn new(offices: &[Listed]) -> Self {
        let part = |text: Option<&str>| text.map(|text| normalize(text).into_owned()).unwrap_or_default();
        let parts = |office: &Listed| {
            let mut parts = parts(&office.name_th, office.district_th.as_deref());
            parts.id.clone_from(&office.id);
            if parts.province.is_empty() {
                parts.province = part(office.province_th.as_deref());
            }
            parts
        };
        Self { offices: offices.iter().map(parts).collect() }
    }

    /// What each name of a list means, in its order; none where nothing is left to propose.
    #[must_use]
    pub fn match_list(&self, names: &[Scanned<'_>]) -> Vec<Option<Match>> {
        let read: Vec<Parts> = names.iter().map(|name| parts_of_scanned(name)).collect();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        let mut scores = vec![Vec::new(); read.len()];
        // Few provinces for many offices.
        let mut provinces: HashMap<(&str, &str), f64> = HashMap::new();
        for (name, parts) in read.iter().enumerate() {
            for (office, listed) in self.offices.iter().enumerate() {
                let key = (parts.province.as_str(), listed.province.as_str());
                let province = *provinces.entry(key).or_insert_with(|| unknown_or_alike(key.0, key.1));
                let score = score(parts, listed, province);
                scores[name].push(score);
                if score >= LEAST {
                    pairs.push((score, name, office));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut found, mut taken) = (vec![None; read.len()], BTreeSet::new());
        for (score, name, office) in pairs {
            let is_free = found[name].is_none() && !taken.contains(&office);
            if is_free {
                taken.insert(office);
                found[name] = Some(self.judged(score, office, &scores[name]));
            }
        }
        for (name, parts) in
            read.iter().enumerate().filter(|(name, _)| found[*name].is_none()).collect::<Vec<_>>()
        {
            let left = self.likest_left(parts, &scores[name], &taken);
            found[name] = left.map(|office| {
                taken.insert(office);
                Match {
                    verdict: Verdict::Proposed,
                    ..self.judged(scores[name][office], office, &scores[name])
                }
            });
        }
        found
    }

    /// How much each office is what a name means, 0 to 1, in their order. Names that were typed are read as scanned ones are; one
    /// whose kind can't be told, because a slip is in it, may be nearly the whole name of an office.
    #[must_use]
    pub fn scores(&self, name: &Scanned<'_>) -> Vec<f64> {
        let parts = parts_of_scanned(name);
        let score = |office: &Parts| {
            let province = unknown_or_alike(parts.province.as_str(), office.province.as_str());
            let by_parts = score(&parts, office, province);
            if parts.kind.is_some() || province < SAME_PROVINCE {
                return by_parts;
            }
            let whole = likeness(&parts.whole, &office.whole);
            if whole < NEARLY_WHOLE { by_parts } else { by_parts.max(whole) }
        };
        self.offices.iter().map(score).collect()
    }

    fn judged(&self, score: f64, office: usize, scores: &[f64]) -> Match {
        let others = scores.iter().enumerate().filter(|(other, _)| *other != office);
        let lead = score - others.map(|(_, score)| *score).fold(0.0, f64::max);
        let reaches = |(least, least_lead): (f64, f64)| score >= least && lead >= least_lead;
        let verdict = match () {
            () if reaches(CERTAIN) || (score >= 0.995 && lead > 0.04) => Verdict::Certain,
            () if reaches(LIKELY) => Verdict::Likely,
            () => Verdict::Proposed,
        };
        Match { id: self.offices[office].id.clone(), score, lead, verdict }
    }

    /// The likest office that no other name means, in the district of the name; without a district in its province. Where none
    /// is left, one that another name means already: two units may have become one.
    fn likest_left(&self, name: &Parts, scores: &[f64], taken: &BTreeSet<usize>) -> Option<usize> {
        let is_near = |office: &Parts| {
            let is_district = !name.district.is_empty() && likeness(&name.district, &office.district) > 0.8;
            is_district || (name.district.is_empty() && name.province == office.province)
        };
        let near = self.offices.iter().enumerate().filter(|(_, office)| is_near(office));
        let best = near.max_by(|(a, _), (b, _)| {
            let key = |office: usize| (!taken.contains(&office), scores[office]);
            key(*a).0.cmp(&key(*b).0).then(key(*a).1.total_cmp(&key(*b).1)).then(b.cmp(a))
        });
        best.map(|(office, _)| office)
    }
}

fn parts_of_scanned(name: &Scanned<'_>) -> Parts {
    let mut parts = parts(name.name_th, name.district_th);
    if let (true, Some(province)) = (parts.province.is_empty(), name.province_th) {
        parts.province = normalize(province).into_owned();
    }
    parts
}

fn parts(name: &str, district: Option<&str>) -> Parts {
    let cleaned = name.replace('*', " ");
    let district = district.filter(|district| !district.is_empty());
    let read = unit_name(&cleaned);
    let said = read.as_ref().and_then(|read| read.district.clone());
    Parts {
        id: String::new(),
        whole: normalize(&cleaned).into_owned(),
        kind: read.as_ref().map(|read| read.kind),
        place: read.as_ref().map_or_else(|| normalize(&cleaned).into_owned(), |read| read.place.clone()),
        district: district.map(|district| normalize(district).into_owned()).or(said).unwrap_or_default(),
        province: read.and_then(|read| read.province).unwrap_or_default(),
    }
}

fn unknown_or_alike(a: &str, b: &str) -> f64 {
    if a.is_empty() || b.is_empty() { 1.0 } else { likeness(a, b) }
}

fn score(name: &Parts, office: &Parts, province: f64) -> f64 {
    if province < SAME_PROVINCE {
        return 0.0;
    }
    let place = likeness(&name.place, &office.place);
    let district = unknown_or_alike(&name.district, &office.district);
    let kind = match (name.kind, office.kind) {
        (Some(name), Some(office)) if name == office => 1.0,
        (Some(name), Some(office)) if is_upgrade(name, office) => UPGRADED,
        (None, _) | (_, None) => UPGRADED,
        _ => OTHER_KIND,
    };
    (PLACE_SHARE * place + DISTRICT_SHARE * district * district) * kind * (0.5 + 0.5 * province)
}

/// Whether a unit of one kind may have become one of the other since the list was written: subdistrict administrations become
/// municipalities, and municipalities grow (Municipality Act B.E. 2496, sections 9 to 11; Act on Subdistrict Councils and
/// Subdistrict Administrative Organizations B.E. 2537, section 42).
fn is_upgrade(before: UnitKind, now: UnitKind) -> bool {
    let rank = |kind| match kind {
        UnitKind::SubdistrictAdministration => Some(0),
        UnitKind::SubdistrictMunicipality => Some(1),
        UnitKind::TownMunicipality => Some(2),
        UnitKind::CityMunicipality => Some(3),
        _ => None,
    };
    rank(before).zip(rank(now)).is_some_and(|(before, now)| before < now)
}
