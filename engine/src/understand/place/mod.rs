//! Where someone wants to go: a province, district or subdistrict, by its name, an old one, or what people call it.

mod choice;
mod mention;
pub(super) mod names;

use std::ops::Range;

use domain::{AreaCode, Position};

use super::sentence::Sentence;
use super::word::Meaning;
use mention::{Evidence, Mention};

/// Most areas of the same name that are offered beside the one taken.
const MOST_ALTERNATIVES: usize = 8;

/// A place as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderstoodPlace {
    /// Where it stands in the text, in bytes; several stretches where other words stand between.
    pub spans: Vec<Range<usize>>,
    /// The area.
    pub area: AreaCode,
    /// Other areas that the words can mean, the likeliest first.
    pub alternatives: Vec<AreaCode>,
    /// Someone wants to be near it: แถว. Otherwise in it.
    pub is_near: bool,
    /// Its level was said: อำเภอพรเจริญ.
    pub has_level: bool,
    /// Why the words mean the area, where they are not its name.
    pub reason: Option<&'static str>,
}

/// What the choice among areas of one name rests on.
pub(crate) trait Surroundings {
    /// A position that stands for an area.
    fn position(&self, area: AreaCode) -> Option<Position>;

    /// How many offices with a pin stand in an area.
    fn offices(&self, area: AreaCode) -> usize;
}

/// What a sentence says about the place, and the tokens that say it.
pub(super) struct Read {
    pub(super) place: Option<UnderstoodPlace>,
    /// Where the asker is: แถวนี้.
    pub(super) here: Option<usize>,
    /// All tokens of the place, with words such as แถว before it.
    pub(super) tokens: Vec<usize>,
}

/// The place that a sentence says, its tokens of other meaning left out.
pub(super) fn read(
    sentence: &Sentence<'_>,
    is_taken: &dyn Fn(usize) -> bool,
    asker: Option<Position>,
    around: &dyn Surroundings,
) -> Read {
    let free = |token: &usize| !is_taken(*token);
    let here = (0..sentence.len())
        .filter(free)
        .find(|token| sentence.means(*token, |meaning| *meaning == Meaning::Here));
    let mentions: Vec<Mention> =
        (0..sentence.len()).filter(free).filter_map(|token| mention::at(sentence, token, is_taken)).collect();
    let Some(choice) = choice::best(&mentions, asker, around) else {
        return Read { place: None, here, tokens: Vec::new() };
    };
    let mut chosen: Vec<&Mention> = choice.mentions.iter().map(|mention| &mentions[*mention]).collect();
    chosen.sort_by_key(|mention| mention.tokens.start);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for mention in &chosen {
        let span = sentence.span(mention.tokens.clone());
        match spans.last_mut() {
            Some(last) if sentence.text[last.end..span.start].trim().is_empty() => last.end = span.end,
            _ => spans.push(span),
        }
    }
    let tokens = chosen.iter().flat_map(|mention| mention.with_cue.clone()).collect();
    let is_near = chosen.iter().any(|mention| mention.is_near);
    let says_level = |mention: &&&Mention| {
        mention.evidence == Evidence::Level && mention.areas.iter().any(|area| area.today == choice.area)
    };
    let has_level = chosen.iter().any(|mention| says_level(&mention));
    let place = UnderstoodPlace {
        spans,
        area: choice.area,
        alternatives: choice.alternatives,
        is_near,
        has_level,
        reason: choice.reason,
    };
    Read { place: Some(place), here, tokens }
}
