//! Which of the areas of one name is meant.

use std::cmp::Reverse;

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};
use domain::ellipsoid::geodesic;
use domain::{Metres, Position};

use super::mention::Mention;
use super::names::Named;
use super::{MOST_ALTERNATIVES, Surroundings};

/// So near to the asker that a small area is meant rather than a larger one of the same name far away: a day's errand.
const NEAR: Metres = Metres(50_000.0);

/// The area taken.
pub(super) struct Choice {
    pub(super) area: AreaCode,
    pub(super) alternatives: Vec<AreaCode>,
    /// The mentions that it rests on.
    pub(super) mentions: Vec<usize>,
    pub(super) reason: Option<&'static str>,
}

/// The order in which areas of one name are meant: what it is called besides its name, a province, what lies near the
/// asker, the larger level, the nearer, more offices, more subdistricts, the smaller code.
type Likelihood = (bool, bool, bool, u8, u64, Reverse<usize>, Reverse<usize>, u32);

/// The area that most mentions agree on; among these that with the best evidence, then the first one.
pub(super) fn best(
    mentions: &[Mention],
    asker: Option<Position>,
    around: &dyn Surroundings,
) -> Option<Choice> {
    let of_mention = |(number, mention): (usize, &Mention)| {
        let ranked = ranked(mention, asker, around);
        let candidates = ranked.into_iter().enumerate().map(|(rank, area)| {
            let agreeing = agreeing(mentions, number, area);
            let key = (Reverse(agreeing.len()), Reverse(mention.evidence), number, rank);
            (key, number, area, agreeing)
        });
        candidates.collect::<Vec<_>>()
    };
    let all = mentions.iter().enumerate().flat_map(of_mention);
    let (_, number, area, mut agreeing) = all.min_by_key(|(key, ..)| *key)?;
    let others = ranked(&mentions[number], asker, around).into_iter();
    let mut alternatives: Vec<AreaCode> = Vec::new();
    for other in others.map(|other| other.today) {
        if other != area.today && !alternatives.contains(&other) && alternatives.len() < MOST_ALTERNATIVES {
            alternatives.push(other);
        }
    }
    agreeing.push(number);
    Some(Choice { area: area.today, alternatives, mentions: agreeing, reason: reason(area) })
}

/// The other mentions with an area around this one.
fn agreeing(mentions: &[Mention], number: usize, area: Named) -> Vec<usize> {
    let is_around = |other: &Named| {
        let contains = |code: AreaCode| other.code != code && other.code.contains(code);
        contains(area.code) || contains(area.today)
    };
    let others = mentions.iter().enumerate().filter(|(other, _)| *other != number);
    others.filter(|(_, mention)| mention.areas.iter().any(is_around)).map(|(other, _)| other).collect()
}

/// The areas of a mention, the likeliest first.
fn ranked(mention: &Mention, asker: Option<Position>, around: &dyn Surroundings) -> Vec<Named> {
    let mut areas = mention.areas.clone();
    if areas.len() > 1 {
        areas.sort_by_cached_key(|area| likelihood(*area, asker, around));
    }
    areas
}

fn likelihood(area: Named, asker: Option<Position>, around: &dyn Surroundings) -> Likelihood {
    let today = area.today;
    let distance = asker.zip(around.position(today)).map(|(from, to)| geodesic(from, to));
    let is_far = asker.is_some() && distance.is_none_or(|distance| distance > NEAR);
    let is_small = today.level() != AreaLevel::Province;
    let metres = distance.map_or(0, |distance| distance.0 as u64);
    (
        !area.is_byname,
        is_small,
        is_far,
        today.level() as u8,
        metres,
        Reverse(around.offices(today)),
        Reverse(subdistricts(today)),
        area.code.number(),
    )
}

fn subdistricts(area: AreaCode) -> usize {
    let places = Gazetteer::built_in().places();
    let lies_in = |code: AreaCode| code.level() == AreaLevel::Subdistrict && area.contains(code);
    // Codes of one level stand together, ascending.
    let scale = 10_u32.pow(6 - area.level().digits() as u32);
    let first = places.partition_point(|place| place.code.number() < area.number() * scale);
    places[first..].iter().take_while(|place| lies_in(place.code)).count()
}

fn reason(area: Named) -> Option<&'static str> {
    let known = Gazetteer::built_in().known_areas().iter();
    area.is_byname
        .then(|| known.clone().find(|known| known.code == area.code).map(|known| known.reason))
        .flatten()
}
