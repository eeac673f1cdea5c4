//! Names of places in a sentence, as far as there is evidence that a place is meant: many subdistricts are called after
//! ordinary things.

use std::ops::Range;

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};

use super::names::{Name, Named, Standing, name};
use crate::understand::kind::Strength;
use crate::understand::sentence::Sentence;
use crate::understand::word::Meaning;

/// Bangkok, whose areas have levels of their own names.
const CAPITAL: u32 = 10;

/// A name of places in a sentence.
#[derive(Debug)]
pub(super) struct Mention {
    /// The tokens of the level and the name.
    pub(super) tokens: Range<usize>,
    /// These, and a word of nearness or the like before them.
    pub(super) with_cue: Range<usize>,
    /// The areas that it can mean.
    pub(super) areas: Vec<Named>,
    pub(super) evidence: Evidence,
    pub(super) is_near: bool,
}

/// What speaks for a place, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    Nothing,
    /// ที่, ใน: they stand before much else.
    At,
    /// The kind of an office.
    Kind(Strength),
    /// แถว.
    Near,
    /// อำเภอ.
    Level,
}

/// The mention of a place by the token that is its name.
pub(super) fn at(sentence: &Sentence<'_>, token: usize, is_taken: &dyn Fn(usize) -> bool) -> Option<Mention> {
    let level_before = level(sentence, token.checked_sub(1)).filter(|_| !is_taken(token - 1));
    let level_behind = level(sentence, Some(token + 1))
        .filter(|_| sentence.words(token + 1..token + 2).is_ascii() && !is_taken(token + 1));
    let level = level_before.or(level_behind);
    let start = token - usize::from(level_before.is_some());
    let end = token + 1 + usize::from(level_before.is_none() && level_behind.is_some());
    let cue = start.checked_sub(1).filter(|before| !is_taken(*before));
    let cue_means = |is: &dyn Fn(&Meaning) -> bool| cue.is_some_and(|cue| sentence.means(cue, is));
    let is_near = cue_means(&|meaning| *meaning == Meaning::Near);
    let is_at = cue_means(&|meaning| *meaning == Meaning::At);
    let kind = cue.and_then(|cue| {
        let kinds = sentence.meanings(cue).iter().filter_map(|meaning| match meaning {
            Meaning::Kind(_, strength) => Some(*strength),
            _ => None,
        });
        kinds.max()
    });
    let evidence = match kind {
        _ if level.is_some() => Evidence::Level,
        _ if is_near => Evidence::Near,
        Some(strength) => Evidence::Kind(strength),
        None if is_at => Evidence::At,
        None => Evidence::Nothing,
    };
    let areas = areas(sentence, token, level, evidence)?;
    let cue_start = if is_near || is_at { start - 1 } else { start };
    Some(Mention { tokens: start..end, with_cue: cue_start..end, areas, evidence, is_near })
}

/// The level that a token says, and the word.
fn level<'s>(sentence: &Sentence<'s>, token: Option<usize>) -> Option<(AreaLevel, &'s str)> {
    let token = token?;
    let level = sentence.meanings(token).iter().find_map(|meaning| match meaning {
        Meaning::Level(level, _) => Some(*level),
        _ => None,
    })?;
    Some((level, sentence.words(token..token + 1)))
}

/// The areas that the name of a token means, if there is evidence enough.
fn areas(
    sentence: &Sentence<'_>,
    token: usize,
    level: Option<(AreaLevel, &str)>,
    evidence: Evidence,
) -> Option<Vec<Named>> {
    let number = sentence.meanings(token).iter().find_map(|meaning| match meaning {
        Meaning::Place(number) => Some(*number),
        _ => None,
    });
    let is_capital = sentence.means(token, |meaning| *meaning == Meaning::Capital);
    if is_capital && level.is_some_and(|(level, _)| level == AreaLevel::District) {
        return Some(capital_districts());
    }
    let name = name(number?);
    if !is_enough(sentence, token, name, evidence) {
        return None;
    }
    let Some((level, word)) = level else { return Some(name.areas.clone()) };
    let of_level = |area: &&Named| area.today.level() == level || area.code.level() == level;
    let fits_word = |area: &&Named| is_bangkok(area.code) == matches!(word, "เขต" | "แขวง");
    let of_level: Vec<Named> = name.areas.iter().filter(of_level).copied().collect();
    let fitting: Vec<Named> = of_level.iter().filter(fits_word).copied().collect();
    let areas = [fitting, of_level, name.areas.clone()];
    areas.into_iter().find(|areas| !areas.is_empty())
}

fn is_enough(sentence: &Sentence<'_>, token: usize, name: &Name, evidence: Evidence) -> bool {
    let [begins, ends] = [is_free(sentence, token, Side::Before), is_free(sentence, token, Side::Behind)];
    let is_province = |area: &Named| area.code.level() == AreaLevel::Province;
    match (evidence, name.standing) {
        (Evidence::Level, _) => true,
        (Evidence::Kind(Strength::Strong), _) => sentence.ends_apart(token),
        (Evidence::Near, Standing::Ordinary) => name.areas.iter().any(is_province),
        (Evidence::Near, _) => sentence.ends_apart(token),
        // เลย is a particle more often than a province.
        (_, Standing::Ordinary) => {
            let alone = sentence.stands_alone(token..token + 1);
            alone && name.areas.iter().any(is_province) && name.text != "เลย"
        }
        (_, Standing::Large) => begins || ends,
        (_, Standing::Small) => begins && ends,
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    Behind,
}

/// Whether white space, the end of the text, or a word that no procedure is called by stands beside a token.
fn is_free(sentence: &Sentence<'_>, token: usize, side: Side) -> bool {
    let (other, gap) = match side {
        Side::Before => (token.checked_sub(1), sentence.before(token)),
        Side::Behind => (Some(token + 1).filter(|next| *next < sentence.len()), sentence.before(token + 1)),
    };
    let Some(other) = other.filter(|_| gap.is_empty()) else { return true };
    let is_of_a_matter = |meaning: &Meaning| *meaning == Meaning::Matter;
    !sentence.meanings(other).is_empty() && !sentence.means(other, is_of_a_matter)
}

fn is_bangkok(area: AreaCode) -> bool {
    area.at(AreaLevel::Province).is_some_and(|province| province.number() == CAPITAL)
}

/// The districts around the towns of all provinces but Bangkok: the first of each.
fn capital_districts() -> Vec<Named> {
    let places = Gazetteer::built_in().places().iter().map(|place| place.code);
    let first = places.filter(|code| code.level() == AreaLevel::District && code.number() % 100 == 1);
    let others = first.filter(|code| !is_bangkok(*code));
    others.map(|code| Named { code, today: code, is_byname: false }).collect()
}
