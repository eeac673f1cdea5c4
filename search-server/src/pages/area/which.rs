//! Which offices of an area are listed: all, or those that pass what another page asked, without where it was asked from.

use domain::{Position, Procedure};
use engine::{Error, Facet, NearestQuery, OpenFilter};

use crate::app::Engine;
use crate::pages::filters::{ANY, DEPARTMENT, KIND, ONLY, OPEN};
use crate::pages::language::Words;
use crate::pages::messages::fill;
use crate::pages::moment::Moment;
use crate::pages::overview::{Overview, group_name};
use crate::pages::page::Page;
use crate::pages::problem::Problem;
use crate::pages::visit::Visit;

/// The parameter of a procedure or a group: `a,b` is any of them, and said again it is another that the office has to do too.
const PROCEDURE: &str = "procedure";

/// What the offices have to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Which {
    procedures: Vec<String>,
    kinds: Vec<String>,
    departments: Vec<String>,
    only_open: bool,
}

/// The same, as the register has it.
pub(super) struct Known {
    pub(super) query: NearestQuery,
    /// Those of each group.
    procedures: Vec<Vec<Procedure>>,
    /// Thai and English names of kinds.
    kinds: Vec<(String, Option<String>)>,
}

impl Which {
    /// What a visit asks for.
    pub(super) fn of(visit: &Visit) -> Result<Self, Problem> {
        let all = |name: &str| -> Vec<String> {
            let values =
                visit.params.pairs().filter(|(known, value)| *known == name && !value.trim().is_empty());
            values.map(|(_, value)| value.trim().to_owned()).collect()
        };
        let only_open = match visit.params.get(OPEN) {
            None | Some(ANY) => false,
            Some(ONLY) => true,
            Some(other) => return Err(Problem::bad_value(visit, OPEN, other)),
        };
        Ok(Self { procedures: all(PROCEDURE), kinds: all(KIND), departments: all(DEPARTMENT), only_open })
    }

    /// What a question asks besides from where.
    pub(crate) fn of_query(query: &NearestQuery) -> Self {
        let group = |ids: &Vec<domain::ProcedureId>| {
            ids.iter().map(domain::ProcedureId::as_str).collect::<Vec<_>>().join(",")
        };
        // A list is of one instant: of a span it shows all, with what holds at the question's instant.
        let only_open = query.open == OpenFilter::Only && query.during.is_empty();
        Self {
            procedures: query.procedures.iter().map(group).collect(),
            kinds: query.kinds.clone(),
            departments: query.departments.clone(),
            only_open,
        }
    }

    /// Whether every office is meant.
    pub(super) fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// As the parameters of an address.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let procedures = self.procedures.iter().map(|value| (PROCEDURE, value.as_str()));
        let kinds = self.kinds.iter().map(|value| (KIND, value.as_str()));
        let departments = self.departments.iter().map(|value| (DEPARTMENT, value.as_str()));
        let open = self.only_open.then_some((OPEN, ONLY));
        procedures.chain(kinds).chain(departments).chain(open).collect()
    }

    /// The question for them at a moment; the parameter and the value that the register doesn't have.
    pub(super) fn known(
        &self,
        engine: &Engine,
        moment: Moment,
    ) -> Result<Result<Known, (&'static str, String)>, Error> {
        let (mut groups, mut procedures) = (Vec::new(), Vec::new());
        for group in &self.procedures {
            let mut ids = Vec::new();
            for asked in group.split(',').map(str::trim) {
                let own = engine.procedures_of(asked)?;
                if own.is_empty() {
                    return Ok(Err((PROCEDURE, asked.to_owned())));
                }
                ids.extend(own);
            }
            let mut members = Vec::new();
            for id in &ids {
                members.extend(engine.procedure(id.as_str())?);
            }
            procedures.push(members);
            groups.push(ids);
        }
        let kinds = self.kinds.iter().map(|value| (KIND, Facet::Kind, value));
        let departments = self.departments.iter().map(|value| (DEPARTMENT, Facet::Department, value));
        for (name, facet, value) in kinds.chain(departments) {
            if !engine.knows(facet, value) {
                return Ok(Err((name, value.clone())));
            }
        }
        let terms = engine.terms()?;
        let kind = |id: &String| {
            let term = terms.iter().find(|term| term.id == *id);
            let name_th = term.map_or_else(|| id.clone(), |term| term.name_th.clone());
            (name_th, term.and_then(|term| term.name_en.clone()))
        };
        let anywhere = Position::from_degrees(0.0, 0.0).expect("degrees of a position");
        let query = NearestQuery {
            procedures: groups,
            kinds: self.kinds.clone(),
            departments: self.departments.clone(),
            open: if self.only_open { OpenFilter::Only } else { OpenFilter::Any },
            ..NearestQuery::from_here(anywhere, moment.instant)
        };
        Ok(Ok(Known { query, procedures, kinds: self.kinds.iter().map(kind).collect() }))
    }

    /// What is listed, in words; none: everything.
    pub(super) fn in_words(&self, known: &Known, overview: &Overview, page: &Page) -> Option<String> {
        let language = page.language;
        let task = |group: &Vec<Procedure>| match group.as_slice() {
            [only] => overview.task(only, language).text,
            several => group_name(several, language).text,
        };
        let tasks = known.procedures.iter().map(task);
        let kinds = known
            .kinds
            .iter()
            .map(|(name_th, name_en)| Words::either(name_th, name_en.as_deref(), language).text);
        let open = self.only_open.then(|| page.m.filters.open.clone());
        let parts: Vec<String> =
            tasks.chain(kinds).chain(self.departments.iter().cloned()).chain(open).collect();
        (!parts.is_empty()).then(|| fill(&page.m.area.only, &[("what", &parts.join(" · "))]))
    }
}
