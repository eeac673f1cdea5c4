//! What offices have to be besides doing what is asked for: open, of a kind, of an agency, near enough.

use domain::Metres;
use engine::{Budget, Error, Facet, NearestQuery, OpenFilter};

use super::asking::{Asking, FormTo, Way};
use super::contact::distance;
use super::language::Words;
use super::messages::fill;
use super::page::Page;
use super::problem::Problem;
use super::visit::Visit;
use crate::app::Engine;

/// The parameter for open offices, and its values.
pub(crate) const OPEN: &str = "open";
pub(crate) const ANY: &str = "any";
pub(crate) const ONLY: &str = "only";
pub(crate) const KIND: &str = "type";
pub(crate) const DEPARTMENT: &str = "department";
const RADIUS: &str = "radius_m";

/// Distances to choose from, in metres.
const RADII_M: [u32; 5] = [2_000, 5_000, 10_000, 20_000, 50_000];

/// The nearest offices whose kinds and agencies can be chosen.
const OFFICES_LOOKED_AT: usize = 50;

/// What was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filters {
    /// Only open ones, at the moment of the page.
    pub(crate) only_open: bool,
    kind: Option<String>,
    department: Option<String>,
    radius_m: Option<u32>,
}

/// What can be chosen, as the offices near by are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offered {
    /// Id with Thai and English name.
    kinds: Vec<(String, String, Option<String>)>,
    departments: Vec<String>,
}

/// The form of the filters.
pub(crate) struct FilterForm {
    pub(crate) label: String,
    pub(crate) form: FormTo,
    /// `get`, or `post` where the form holds a position.
    pub(crate) method: &'static str,
    pub(crate) only_open: bool,
    kinds: Vec<Choice>,
    departments: Vec<Choice>,
    /// Empty where nobody knows from where.
    radii: Vec<Choice>,
    /// To the question without any filter, where there is one.
    pub(crate) clear: Option<Way>,
}

/// A value to choose.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: Words,
    pub(crate) chosen: bool,
}

impl Filters {
    /// What a visit chose.
    pub(crate) fn of(visit: &Visit) -> Result<Self, Problem> {
        let text = |name| visit.params.get(name).map(str::to_owned);
        let radius_m = match visit.params.get(RADIUS) {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| Problem::bad_value(visit, RADIUS, text))?),
        };
        let only_open = match visit.params.get(OPEN) {
            None | Some(ANY) => false,
            Some(ONLY) => true,
            Some(other) => return Err(Problem::bad_value(visit, OPEN, other)),
        };
        Ok(Self { only_open, kind: text(KIND), department: text(DEPARTMENT), radius_m })
    }

    /// The parameter and the value that no office has; none: all of them are known.
    pub(crate) fn unknown(&self, engine: &Engine) -> Option<(&'static str, String)> {
        let chosen = [
            (KIND, Facet::Kind, self.kind.as_ref()),
            (DEPARTMENT, Facet::Department, self.department.as_ref()),
        ];
        let unknown = |(name, facet, value): (_, _, Option<&String>)| {
            value.filter(|value| !engine.knows(facet, value)).map(|value| (name, value.clone()))
        };
        chosen.into_iter().find_map(unknown)
    }

    /// The question with them.
    pub(crate) fn on(&self, query: NearestQuery) -> NearestQuery {
        NearestQuery {
            open: if self.only_open { OpenFilter::Only } else { query.open },
            kinds: self.kind.clone().map_or(query.kinds, |kind| vec![kind]),
            departments: self.department.clone().map_or(query.departments, |department| vec![department]),
            radius: self.radius_m.map(|metres| Metres(f64::from(metres))).or(query.radius),
            ..query
        }
    }

    pub(crate) fn has_radius(&self) -> bool {
        self.radius_m.is_some()
    }

    /// The same at any distance.
    pub(crate) fn without_radius(self) -> Self {
        Self { radius_m: None, ..self }
    }

    /// Whether any is chosen besides that offices are open.
    pub(crate) fn narrow(&self) -> bool {
        self.kind.is_some() || self.department.is_some() || self.radius_m.is_some()
    }

    fn count(&self) -> usize {
        let chosen =
            [self.only_open, self.kind.is_some(), self.department.is_some(), self.radius_m.is_some()];
        chosen.into_iter().filter(|chosen| *chosen).count()
    }

    /// A question for offices of a kind.
    pub(crate) fn of_kind(asking: &Asking, id: &str) -> Asking {
        asking.with(KIND, Some(id))
    }

    /// The same question without any of them.
    pub(crate) fn cleared(asking: &Asking) -> Asking {
        [OPEN, KIND, DEPARTMENT, RADIUS].iter().fold(asking.clone(), |asking, name| asking.with(name, None))
    }
}

impl Offered {
    /// Kinds of offices: id with Thai and English name.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &(String, String, Option<String>)> {
        self.kinds.iter()
    }

    /// What the nearest offices are that pass a question but for its filters.
    pub(crate) fn near(engine: &Engine, query: &NearestQuery, budget: &Budget) -> Result<Self, Error> {
        let all = NearestQuery {
            open: OpenFilter::Any,
            kinds: Vec::new(),
            departments: Vec::new(),
            radius: None,
            limit: OFFICES_LOOKED_AT,
            ..query.clone()
        };
        let mut offered = Self::default();
        let mut kinds = Vec::new();
        for hit in engine.nearest(&all, budget)?.hits {
            let Some(office) = engine.office(hit.point.id.as_str())? else { continue };
            kinds.extend(office.point.kind.as_deref().map(str::to_owned));
            offered.departments.extend(office.point.department.as_deref().map(str::to_owned));
        }
        for all in [&mut kinds, &mut offered.departments] {
            all.sort_unstable();
            all.dedup();
        }
        let terms = engine.terms()?;
        let named = |id: String| {
            let term = terms.iter().find(|term| term.id == id);
            let name_th = term.map_or_else(|| id.clone(), |term| term.name_th.clone());
            (id, name_th, term.and_then(|term| term.name_en.clone()))
        };
        offered.kinds = kinds.into_iter().map(named).collect();
        Ok(offered)
    }
}

impl FilterForm {
    /// Keeps everything else that was asked.
    pub(crate) fn new(
        page: &Page,
        filters: &Filters,
        offered: &Offered,
        asking: &Asking,
        knows_from: bool,
    ) -> Self {
        let (words, language) = (&page.m.filters, page.language);
        let kinds = offered.kinds.iter().map(|(id, name_th, name_en)| Choice {
            chosen: filters.kind.as_ref() == Some(id),
            label: Words::either(name_th, name_en.as_deref(), language),
            value: id.clone(),
        });
        let departments = offered.departments.iter().map(|name| Choice {
            chosen: filters.department.as_ref() == Some(name),
            label: Words::thai(name, language),
            value: name.clone(),
        });
        let mut radii_m: Vec<u32> = RADII_M.into_iter().chain(filters.radius_m).collect();
        radii_m.sort_unstable();
        radii_m.dedup();
        let radii = radii_m.into_iter().filter(|_| knows_from).map(|metres| {
            let distance = match metres % 1_000 {
                0 => fill(&page.m.office.kilometres, &[("number", &(metres / 1_000).to_string())]),
                _ => distance(Metres(f64::from(metres)), language),
            };
            Choice {
                chosen: filters.radius_m == Some(metres),
                label: Words::native(fill(&words.within, &[("distance", &distance)])),
                value: metres.to_string(),
            }
        });
        let cleared = Filters::cleared(asking);
        let count = filters.count();
        Self {
            label: match count {
                0 => words.heading.clone(),
                count => fill(&words.active, &[("count", &count.to_string())]),
            },
            method: asking.method(),
            form: cleared.form(),
            only_open: filters.only_open,
            kinds: worth_choosing(kinds.collect()),
            departments: worth_choosing(departments.collect()),
            radii: radii.collect(),
            clear: (count > 0).then(|| cleared.way(words.clear.clone(), false)),
        }
    }
}

impl FilterForm {
    /// Name, label and values of each list to choose from.
    pub(crate) fn selects(&self, page: &Page) -> Vec<(&'static str, &'static str, &[Choice])> {
        let words = &page.m.filters;
        let all: [(_, &'static str, &[Choice]); 3] = [
            (KIND, &words.kind, &self.kinds),
            (DEPARTMENT, &words.department, &self.departments),
            (RADIUS, &words.radius, &self.radii),
        ];
        all.into_iter().filter(|(.., choices)| !choices.is_empty()).collect()
    }
}

/// All values, unless there is no choice.
fn worth_choosing(values: Vec<Choice>) -> Vec<Choice> {
    if values.len() > 1 || values.iter().any(|value| value.chosen) { values } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(query: &str) -> Visit {
        Visit::of(&format!("/find?{query}").parse().expect("a URI"))
    }

    #[test]
    fn what_is_chosen_is_read_and_nonsense_is_refused() {
        let read = Filters::of(&visit("open=only&type=district_office&radius_m=5000")).ok().expect("filters");
        let wanted = Filters {
            only_open: true,
            kind: Some("district_office".to_owned()),
            department: None,
            radius_m: Some(5_000),
        };
        assert_eq!(read, wanted);
        assert_eq!(Filters::of(&visit("open=any&type=")).ok(), Some(Filters::default()));
        for nonsense in ["open=maybe", "radius_m=near", "radius_m=-1", "radius_m=1e9"] {
            assert!(Filters::of(&visit(nonsense)).is_err(), "{nonsense}");
        }
    }

    #[test]
    fn clearing_keeps_the_rest_of_the_question() {
        let asking = Asking::new(&visit("procedure=a&open=only&radius_m=5000&travel=walk"), None);
        assert_eq!(Filters::cleared(&asking).href(), "/find?procedure=a&travel=walk");
    }
}
