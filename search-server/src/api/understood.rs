//! `understood` of a search: what a sentence says, part by part, with its place in the text.

use std::ops::Range;

use domain::AreaCode;
use domain::area::Gazetteer;
use engine::search::Applied;
use engine::{ScoredProcedure, Understanding, UnderstoodPlace, UnderstoodProcedure, UnderstoodTime};
use serde::Serialize;
use utoipa::ToSchema;

use super::instant::Stamp;

/// What the sentence says. Every part has `span`, its first stretch in `q` as `[start, end)`, and `spans`, all its
/// stretches, both counted in Unicode scalar values from 0.
#[derive(Serialize, ToSchema)]
pub(crate) struct Understood {
    /// The procedures meant, best first. Offices of any of them are looked for.
    procedures: Vec<Procedure>,
    /// The place to look at.
    place: Option<Place>,
    /// The sentence says where the asker is: แถวนี้, near me.
    here: Option<Here>,
    time: Option<Time>,
    /// Kinds of offices of the register; any of them will do.
    kinds: Vec<Kind>,
    /// Words that make it a question, which carry no weight in the search.
    asks: Vec<Asked>,
    /// The words that nothing was made of.
    rest: String,
    /// Which parts had a share in finding `results`: a parameter that was given wins over the sentence.
    applied: AppliedParts,
}

/// A procedure that the sentence says.
#[derive(Serialize, ToSchema)]
struct Procedure {
    id: String,
    group_id: Option<String>,
    title_th: String,
    title_en: Option<String>,
    /// Larger is better; comparable within one answer only.
    score: f32,
    /// `in_person`, `online` or `both`.
    channel: Option<&'static str>,
    span: [usize; 2],
    spans: Vec<[usize; 2]>,
}

/// A place that the sentence says.
#[derive(Serialize, ToSchema)]
struct Place {
    /// Code, 2, 4 or 6 digits (DOPA).
    #[schema(example = "1047")]
    code: String,
    name_th: String,
    name_en: Option<&'static str>,
    /// `province`, `district` or `subdistrict`.
    level: &'static str,
    /// Near it, as แถว says; otherwise in it first.
    near: bool,
    /// Why the words mean this area, where they aren't its name.
    reason: Option<&'static str>,
    /// Other areas that the words can mean, the likeliest first: nearest to the asker, then the larger level, then
    /// more offices.
    alternatives: Vec<OtherPlace>,
    span: [usize; 2],
    spans: Vec<[usize; 2]>,
}

/// Another area of the same name.
#[derive(Serialize, ToSchema)]
struct OtherPlace {
    code: String,
    name_th: String,
    /// `province`, `district` or `subdistrict`.
    level: &'static str,
    /// The areas around it, the smaller first.
    within_th: Vec<&'static str>,
}

/// The asker's own place.
#[derive(Serialize, ToSchema)]
struct Here {
    span: [usize; 2],
}

/// A time that the sentence says.
#[derive(Serialize, ToSchema)]
struct Time {
    /// With the offset of `at`, or +07:00.
    #[schema(value_type = String, format = DateTime)]
    from: Stamp,
    /// The last instant, excluded.
    #[schema(value_type = String, format = DateTime)]
    to: Stamp,
    /// As it was said.
    text: String,
    /// It says the instant of the question: ตอนนี้.
    now: bool,
    span: [usize; 2],
    spans: Vec<[usize; 2]>,
}

/// A kind of office that the sentence says.
#[derive(Serialize, ToSchema)]
struct Kind {
    id: String,
    name_th: String,
    name_en: Option<String>,
    span: [usize; 2],
}

/// What is asked about it.
#[derive(Serialize, ToSchema)]
struct Asked {
    /// Such as `where`, `which documents`, `when and how long`.
    what: &'static str,
    span: [usize; 2],
}

/// Parts of the sentence that had a share in finding offices.
#[derive(Serialize, ToSchema)]
struct AppliedParts {
    procedures: bool,
    place: bool,
    time: bool,
    kinds: bool,
}

/// A procedure that matches, understood or not.
#[derive(Serialize, ToSchema)]
pub(crate) struct MatchingProcedure {
    id: String,
    /// The same manual of several agencies is one answer.
    group_id: Option<String>,
    title_th: String,
    title_en: Option<String>,
    score: f32,
    /// `in_person`, `online` or `both`.
    channel: Option<&'static str>,
    url: Option<String>,
}

impl MatchingProcedure {
    pub(crate) fn new(scored: &ScoredProcedure) -> Self {
        let procedure = &scored.procedure;
        Self {
            id: procedure.id.to_string(),
            group_id: procedure.group.as_ref().map(ToString::to_string),
            title_th: procedure.title_th.clone(),
            title_en: procedure.title_en.clone(),
            score: scored.score,
            channel: procedure.channel.map(domain::procedure::Channel::as_str),
            url: procedure.url.clone(),
        }
    }
}

/// Bytes of a text as scalar values.
struct Offsets<'t>(&'t str);

impl Offsets<'_> {
    fn of(&self, bytes: &Range<usize>) -> [usize; 2] {
        [bytes.start, bytes.end].map(|end| self.0[..end].chars().count())
    }

    fn first(&self, spans: &[Range<usize>]) -> [usize; 2] {
        spans.first().map_or([0, 0], |span| self.of(span))
    }

    fn all(&self, spans: &[Range<usize>]) -> Vec<[usize; 2]> {
        spans.iter().map(|span| self.of(span)).collect()
    }
}

impl Understood {
    pub(crate) fn new(text: &str, understanding: &Understanding, applied: Applied) -> Self {
        let offsets = Offsets(text);
        let kinds = understanding.kinds.iter().map(|kind| Kind {
            id: kind.id.clone(),
            name_th: kind.name_th.clone(),
            name_en: kind.name_en.clone(),
            span: offsets.of(&kind.span),
        });
        let asks = understanding.questions.iter();
        let asks = asks.map(|question| Asked { what: question.asks, span: offsets.of(&question.span) });
        Self {
            procedures: understanding
                .procedures
                .iter()
                .map(|meant| Procedure::new(meant, &offsets))
                .collect(),
            place: understanding.place.as_ref().map(|place| Place::new(place, &offsets)),
            here: understanding.here.as_ref().map(|span| Here { span: offsets.of(span) }),
            time: understanding.time.as_ref().map(|time| Time::new(text, time, &offsets)),
            kinds: kinds.collect(),
            asks: asks.collect(),
            rest: understanding.rest.clone(),
            applied: AppliedParts {
                procedures: applied.procedures,
                place: applied.place,
                time: applied.time,
                kinds: applied.kinds,
            },
        }
    }
}

impl Procedure {
    fn new(meant: &UnderstoodProcedure, offsets: &Offsets<'_>) -> Self {
        let procedure = &meant.procedure;
        Self {
            id: procedure.id.to_string(),
            group_id: procedure.group.as_ref().map(ToString::to_string),
            title_th: procedure.title_th.clone(),
            title_en: procedure.title_en.clone(),
            score: meant.score,
            channel: procedure.channel.map(domain::procedure::Channel::as_str),
            span: offsets.first(&meant.spans),
            spans: offsets.all(&meant.spans),
        }
    }
}

impl Place {
    fn new(place: &UnderstoodPlace, offsets: &Offsets<'_>) -> Self {
        let known = Gazetteer::built_in().place(place.area);
        Self {
            code: place.area.to_string(),
            name_th: name_th(place.area),
            name_en: known.map(|known| known.name_en),
            level: place.area.level().as_str(),
            near: place.is_near,
            reason: place.reason,
            alternatives: place.alternatives.iter().map(|area| OtherPlace::new(*area)).collect(),
            span: offsets.first(&place.spans),
            spans: offsets.all(&place.spans),
        }
    }
}

impl OtherPlace {
    fn new(area: AreaCode) -> Self {
        let around = std::iter::successors(area.parent(), |area| area.parent());
        let within = around.filter_map(|area| Gazetteer::built_in().place(area)).map(|place| place.name_th);
        Self {
            code: area.to_string(),
            name_th: name_th(area),
            level: area.level().as_str(),
            within_th: within.collect(),
        }
    }
}

/// The name of an area; its code where the gazetteer doesn't know it.
fn name_th(area: AreaCode) -> String {
    let place = Gazetteer::built_in().place(area);
    place.map_or_else(|| area.to_string(), |place| place.name_th.to_owned())
}

impl Time {
    fn new(text: &str, time: &UnderstoodTime, offsets: &Offsets<'_>) -> Self {
        let said: Vec<&str> = time.spans.iter().map(|span| &text[span.clone()]).collect();
        Self {
            from: Stamp::of(&time.from),
            to: Stamp::of(&time.to),
            text: said.join(" "),
            now: time.is_now,
            span: offsets.first(&time.spans),
            spans: offsets.all(&time.spans),
        }
    }
}
