//! Who is responsible for each procedure of a question.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use domain::jurisdiction::{self, Choice, Extent, Home, HomeCertainty, Standing, Why};
use domain::season::{Season, SeasonState};
use domain::{AreaCode, Procedure, ProcedureId, ServicePoint};

use super::coverage::authority;
use super::{Allowed, Bound, Charge, Hold, is_municipality};
use crate::Error;
use crate::describe::Describer;
use crate::nearest::Found;
use crate::query::{Hit, NearestQuery, Summary};
use crate::register::Register;

/// Most offices of a gap that are named, and of an answer that are listed.
const MOST_NAMED: usize = 8;
const MOST_LISTED: usize = 20;

/// Who is responsible for a procedure, given the place that decides.
#[derive(Clone, Debug)]
pub struct Responsible {
    /// The procedure.
    pub procedure: ProcedureId,
    /// What is known.
    pub standing: Standing,
    /// Who is, or may be: those that say so first, then the smallest territory, the nearest, code and id.
    pub offices: Vec<ResponsibleOffice>,
    /// Why.
    pub why: Why,
    /// Whether applications are taken at the question's instant, and when again.
    pub season: SeasonState,
}

/// An office that is or may be responsible.
#[derive(Clone, Debug)]
pub struct ResponsibleOffice {
    /// The office, told of this procedure alone; without position and distance where it has no pin.
    pub hit: Hit,
    /// Nobody said that it serves the place: its name and kind tell.
    pub is_derived: bool,
    /// It serves a part of the places, and nobody can tell whether the one that decides lies in it.
    pub is_perhaps: bool,
    /// Of the places that may be the one that decides, those that it serves, or of which it serves a part.
    pub places: Vec<AreaCode>,
    /// The area that it serves around the first of them.
    pub area: AreaCode,
    /// Whom it takes.
    pub why: Why,
}

/// What is known of an office before it is described.
struct Candidate {
    found: Found,
    is_derived: bool,
    is_perhaps: bool,
    places: Vec<AreaCode>,
    /// The area that it serves around the first of them, or serves a part of.
    area: AreaCode,
    extent: Extent,
    /// Whose office it is.
    authority: String,
}

/// Who is responsible for each procedure of a question; empty without a place that decides.
pub(crate) fn responsible(
    register: Register<'_>,
    procedures: &[Procedure],
    query: &NearestQuery,
) -> Result<Vec<Responsible>, Error> {
    let Some(home) = &query.home else { return Ok(Vec::new()) };
    let allowed = Allowed::at(home, register);
    procedures.iter().map(|procedure| of_one(register, &allowed, home, procedure, query)).collect()
}

fn of_one(
    register: Register<'_>,
    allowed: &Allowed,
    home: &Home,
    procedure: &Procedure,
    query: &NearestQuery,
) -> Result<Responsible, Error> {
    let season = procedure.season.as_deref().and_then(|text| Season::read(text).ok());
    let answer = |standing, offices, why| Responsible {
        procedure: procedure.id.clone(),
        standing,
        offices,
        why,
        season: season.as_ref().map_or(SeasonState::ALL_YEAR, |season| season.state_at(query.at)),
    };
    let Some(bound) = Bound::of(procedure.jurisdiction) else {
        return Ok(answer(Standing::NotApplicable, Vec::new(), jurisdiction::any_office(procedure)));
    };
    let mut candidates = Vec::new();
    for found in allowed.found(bound, register) {
        if offers(register, found, &procedure.id) {
            candidates.extend(candidate(register, found, home)?);
        }
    }
    let standing = standing(home, &candidates);
    let offices = described(register, procedure, candidates, query)?;
    let why = match standing {
        Standing::None => {
            jurisdiction::unclaimed(procedure, home, &unknown_near(register, home, procedure, bound)?)
        }
        Standing::Ambiguous => {
            let choices: Vec<Choice> = offices.iter().map(ResponsibleOffice::choice).collect();
            jurisdiction::ambiguous(procedure, home, &choices)
        }
        Standing::Likely => match offices.first() {
            Some(first) if first.is_perhaps => {
                let unknown = unknown_near(register, home, procedure, bound)?;
                jurisdiction::perhaps(procedure, home, &first.choice(), &unknown)
            }
            Some(first) => {
                let unknown = unknown_near(register, home, procedure, bound)?;
                jurisdiction::likely(procedure, first.area, &first.choice(), &unknown)
            }
            None => jurisdiction::outside(),
        },
        Standing::Found | Standing::NotApplicable => {
            offices.first().map_or_else(jurisdiction::outside, |first| first.why.clone())
        }
    };
    Ok(answer(standing, offices, why))
}

impl ResponsibleOffice {
    fn choice(&self) -> Choice {
        let Summary { name_th, name_en, .. } = &self.hit.point;
        let is_municipality = is_municipality(name_th);
        Choice {
            name_th: name_th.clone(),
            name_en: name_en.clone(),
            is_municipality,
            has_part: self.is_perhaps,
        }
    }
}

fn offers(register: Register<'_>, found: Found, procedure: &ProcedureId) -> bool {
    match found {
        Found::Base(ordinal) => {
            let own = register.base.procedure_ordinal(procedure);
            let kept = own.filter(|own| register.overlay.procedures().keep_offers_of(*own));
            kept.is_some_and(|own| register.base.offered(ordinal).contains(own))
        }
        Found::Overlay(place) => {
            register.changed(place).offers.iter().any(|(offer, _)| offer.procedure == *procedure)
        }
    }
}

fn candidate(register: Register<'_>, found: Found, home: &Home) -> Result<Option<Candidate>, Error> {
    let point: ServicePoint = match found {
        Found::Base(ordinal) => register.base.point(ordinal)?,
        Found::Overlay(place) => register.changed(place).point.clone(),
    };
    let charge = Charge::of(&point);
    let holds = |place: &AreaCode| Some((*place, charge.hold(*place, home)?));
    let served: Vec<(AreaCode, (AreaCode, Hold))> = home.subdistricts.iter().filter_map(holds).collect();
    let Some((_, (area, hold))) = served.first() else { return Ok(None) };
    Ok(Some(Candidate {
        found,
        is_derived: charge.territory.is_derived(),
        is_perhaps: served.iter().all(|(_, (_, hold))| *hold == Hold::Perhaps),
        area: *area,
        extent: hold.extent(),
        places: served.iter().map(|(place, _)| *place).collect(),
        authority: authority(&point).to_owned(),
    }))
}

/// Desks of one authority are one answer.
fn standing(home: &Home, candidates: &[Candidate]) -> Standing {
    let authorities: BTreeSet<&str> = candidates.iter().map(|one| one.authority.as_str()).collect();
    // A point within what was drawn lies there whichever subdistrict it is.
    let is_around = |one: &Candidate| one.extent == Extent::Part && !one.is_perhaps;
    let is_everywhere = |one: &Candidate| one.places.len() == home.subdistricts.len() || is_around(one);
    // Of several places of one name, one that somebody serves says nothing about the others.
    let is_one = home.certainty != HomeCertainty::SameName && candidates.iter().any(is_everywhere);
    match authorities.len() {
        1 if !is_one => Standing::Ambiguous,
        authorities => {
            standing_of_one(authorities, candidates.iter().all(|one| one.is_derived || one.is_perhaps))
        }
    }
}

/// What is known of a place that so many authorities serve, where none does so for certain or some do.
pub(super) fn standing_of_one(authorities: usize, are_unsure: bool) -> Standing {
    match (authorities, are_unsure) {
        (0, _) => Standing::None,
        (1, true) => Standing::Likely,
        (1, false) => Standing::Found,
        _ => Standing::Ambiguous,
    }
}

fn described(
    register: Register<'_>,
    procedure: &Procedure,
    candidates: Vec<Candidate>,
    query: &NearestQuery,
) -> Result<Vec<ResponsibleOffice>, Error> {
    let alone = NearestQuery { procedures: vec![vec![procedure.id.clone()]], ..query.clone() };
    let describer = Describer::new(register, &alone)?;
    let mut offices = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let Candidate { found, is_derived, is_perhaps, places, area, extent, .. } = candidate;
        let why = jurisdiction::accepts(procedure, area, extent);
        let hit = Hit { why: Some(why.clone()), ..describer.describe_anywhere(found)? };
        offices.push(ResponsibleOffice { hit, is_derived, is_perhaps, places, area, why });
    }
    let certainty =
        |office: &ResponsibleOffice| (office.is_derived, office.is_perhaps, Reverse(office.area.level()));
    let distance = |office: &ResponsibleOffice| office.hit.distance.map_or(f64::INFINITY, |metres| metres.0);
    let tie = |office: &ResponsibleOffice| {
        let Summary { code, id, .. } = &office.hit.point;
        (code.as_ref().map_or_else(String::new, |code| code.as_str().to_owned()), id.clone())
    };
    offices.sort_by(|a, b| {
        let by_certainty = certainty(a).cmp(&certainty(b));
        by_certainty.then(distance(a).total_cmp(&distance(b))).then_with(|| tie(a).cmp(&tie(b)))
    });
    offices.truncate(MOST_LISTED);
    Ok(offices)
}

/// The offices in the districts of the places that do the procedure and whose territory nobody knows.
fn unknown_near(
    register: Register<'_>,
    home: &Home,
    procedure: &Procedure,
    bound: Bound,
) -> Result<Vec<Choice>, Error> {
    let districts: BTreeSet<AreaCode> = home.subdistricts.iter().filter_map(|area| area.parent()).collect();
    let is_local = |may_be_local: bool| may_be_local || bound == Bound::ToTerritory;
    let mut founds = Vec::new();
    for district in &districts {
        let served = register.base.served().with_unknown_territory(*district);
        let known =
            served.filter(|one| is_local(one.is_local) && !register.overlay.replaced().contains(one.ordinal));
        founds.extend(known.map(|one| Found::Base(one.ordinal)));
    }
    let stands_there = |place: &u32| {
        register.overlay.get(*place).is_some_and(|entry| {
            let around = entry.charge.whereabouts;
            is_local(entry.charge.may_be_local)
                && around.is_some_and(|around| districts.iter().any(|district| around.contains(*district)))
        })
    };
    founds.extend((0..register.overlay.places()).filter(stands_there).map(Found::Overlay));
    let mut choices = Vec::new();
    for found in founds.into_iter().filter(|found| offers(register, *found, &procedure.id)) {
        if choices.len() == MOST_NAMED {
            break;
        }
        let (name_th, name_en) = match found {
            Found::Base(ordinal) => {
                let summary = register.base.summary(ordinal)?;
                (summary.name_th, summary.name_en)
            }
            Found::Overlay(place) => {
                let point = &register.changed(place).point;
                (point.name_th.clone(), point.name_en.clone())
            }
        };
        choices.push(Choice {
            is_municipality: is_municipality(&name_th),
            name_th,
            name_en,
            has_part: false,
        });
    }
    Ok(choices)
}

/// Whom a hit of a question takes, by the first procedure of its that is bound to a place; otherwise anyone.
pub(crate) fn why_hit(
    register: Register<'_>,
    found: Found,
    procedures: &[&Procedure],
    home: &Home,
) -> Option<Why> {
    let first = procedures.first()?;
    let Some(bound) = procedures.iter().find(|procedure| procedure.is_bound()) else {
        return Some(jurisdiction::any_office(first));
    };
    let around = |place: &AreaCode| match found {
        Found::Base(ordinal) => register.base.served().hold_of(ordinal, *place, home),
        Found::Overlay(point) => register.changed(point).charge.hold(*place, home),
    };
    let (area, hold) = home.subdistricts.iter().find_map(around)?;
    Some(jurisdiction::accepts(bound, area, hold.extent()))
}
