//! What both kinds of question for offices ask besides their words and the place: procedures, filters, times.

use chrono::{DateTime, FixedOffset};
use domain::service::MOST_CASES;
use domain::travel::Means;
use domain::{Metres, Position, ProcedureId};
use engine::{Facet, NearestQuery, OpenFilter, Rank};

use super::parameters::{Parameters, echoed, quoted};
use super::problem::Problem;
use super::{area_code, coming, home, instant};
use crate::app::{self, Engine};

/// Most offices in an answer.
const MAX_LIMIT: usize = 100;
/// Offices in an answer unless said otherwise.
const DEFAULT_LIMIT: usize = 10;
/// Most procedures in a question, all groups together.
const MAX_PROCEDURES: usize = 64;
/// Parameters that say when one can come.
const COMING: [&str; 4] = ["depart_at", "arrive_by", "stay_min", "window"];

/// The words of `open`.
const OPEN: [(&str, OpenFilter); 3] =
    [("any", OpenFilter::Any), ("only", OpenFilter::Only), ("possible", OpenFilter::Possible)];

/// Which offices a question is about, as parameters gave it.
pub(crate) struct Filters {
    /// The question's instant.
    pub(crate) at: DateTime<FixedOffset>,
    /// Only procedures, `at`, `open`, kinds, organisations and areas are those that were given.
    pub(crate) query: NearestQuery,
}

impl Filters {
    /// Takes them; what is bad is reported.
    ///
    /// # Errors
    /// When the register can't be read.
    pub(crate) fn read(given: &mut Parameters, engine: &Engine) -> Result<Self, Problem> {
        let at = given.read("at", instant::read).unwrap_or_else(|| instant::thai(app::this_minute()));
        let nowhere = Position::from_degrees(0.0, 0.0).expect("degrees of a position");
        let query = NearestQuery {
            procedures: read_procedures(given, engine)?,
            open: given.word("open", &OPEN).unwrap_or_default(),
            kinds: read_facet(given, engine, "type", Facet::Kind),
            ministries: read_facet(given, engine, "ministry", Facet::Ministry),
            departments: read_facet(given, engine, "department", Facet::Department),
            areas: area_code::many(given, engine, "area"),
            ..NearestQuery::from_here(nowhere, at.to_utc())
        };
        Ok(Self { at, query })
    }
}

/// The conditions of a question, as parameters gave them.
pub(crate) struct Conditions {
    /// The question's instant.
    pub(crate) at: DateTime<FixedOffset>,
    /// Everything but where from and by which words.
    pub(crate) query: NearestQuery,
    /// `open` was given.
    pub(crate) open_is_given: bool,
    /// Any parameter of when one can come was given.
    pub(crate) coming_is_given: bool,
    pub(crate) explain: bool,
}

impl Conditions {
    /// Takes them; what is bad is reported.
    ///
    /// # Errors
    /// When the register can't be read.
    pub(crate) fn read(given: &mut Parameters, engine: &Engine) -> Result<Self, Problem> {
        let open_is_given = given.has("open");
        let Filters { at, query } = Filters::read(given, engine)?;
        let home = home::read(given, engine);
        let rank = given.word("rank", &[("distance", Rank::Distance), ("soonest", Rank::Soonest)]);
        let travel = read_means(given);
        let coming_is_given = COMING.iter().any(|name| given.has(name));
        let coming = coming::read(given, at);
        let radius = read_radius(given);
        let limit = given.whole_number("limit", 1..=MAX_LIMIT).unwrap_or(DEFAULT_LIMIT);
        let explain = given.word("explain", &[("0", false), ("1", true)]).unwrap_or(false);
        let query = NearestQuery {
            home,
            radius,
            limit,
            rank: rank.unwrap_or_default(),
            coming,
            travel: travel.unwrap_or(Means::Car),
            ..query
        };
        Ok(Self { at, query, open_is_given, coming_is_given, explain })
    }
}

/// Takes `near`: the place that stands for an area.
pub(crate) fn near(given: &mut Parameters, engine: &Engine) -> Option<Position> {
    let area = area_code::one(given, engine, "near")?;
    let place = engine.place(area).map(Position::cut_to_six_decimals);
    if place.is_none() {
        given.error("near", "not_found", format!("no polygon and no pin tells where {area} is"));
    }
    place
}

/// The groups of procedures: a repetition is another group, commas part the members of one.
fn read_procedures(given: &mut Parameters, engine: &Engine) -> Result<Vec<Vec<ProcedureId>>, Problem> {
    let mut groups = Vec::new();
    let values = given.many("procedure");
    let count: usize = values.iter().map(|value| value.split(',').count()).sum();
    if count > MAX_PROCEDURES {
        let detail = format!("{count} procedures are too many: expected at most {MAX_PROCEDURES}");
        given.error("procedure", "invalid", detail);
        return Ok(groups);
    }
    if values.len() > MOST_CASES {
        let detail = format!("{} cases are too many: expected at most {MOST_CASES}", values.len());
        given.error("procedure", "invalid", detail);
        return Ok(groups);
    }
    for value in values {
        let mut group = Vec::new();
        for name in value.split(',').map(str::trim) {
            let members = engine.procedures_of(name)?;
            if members.is_empty() {
                let name = echoed(name);
                given.error("procedure", "not_found", format!("no procedure or group has the id {name:?}"));
            }
            group.extend(members);
        }
        groups.push(group);
    }
    Ok(groups)
}

fn read_facet(given: &mut Parameters, engine: &Engine, name: &str, facet: Facet) -> Vec<String> {
    let values = given.many(name);
    if let Some(unknown) = values.iter().find(|value| !engine.knows(facet, value)) {
        given.error(name, "not_found", format!("no office has the {name} {}", quoted(unknown)));
    }
    values
}

fn read_means(given: &mut Parameters) -> Option<Means> {
    let words: Vec<(&str, Means)> = Means::ALL.iter().map(|means| (means.as_str(), *means)).collect();
    given.word("travel", &words)
}

fn read_radius(given: &mut Parameters) -> Option<Metres> {
    let radius_m = given.number("radius_m", "metres such as 5000")?;
    if radius_m < 0.0 {
        given.error("radius_m", "invalid", format!("{radius_m} is negative: expected metres such as 5000"));
    }
    Some(Metres(radius_m))
}
