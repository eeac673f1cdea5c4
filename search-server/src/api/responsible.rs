//! `responsible` of an answer: who is responsible for each procedure, by the place that decides.

use domain::AreaCode;
use domain::season::SeasonState;
use engine::{Error, NearestQuery, QueryEngine, Responsible, ResponsibleOffice};
use serde::Serialize;
use utoipa::ToSchema;

use super::instant::Stamp;
use super::service::Errand;
use super::wire::Office;

/// Who is responsible for each procedure of a question, and what is told of them.
pub(crate) struct Answers {
    answers: Vec<(Responsible, Errand)>,
}

impl Answers {
    /// Asks; nothing where the question names no place that decides.
    ///
    /// # Errors
    /// When the data is damaged.
    pub(crate) fn of(query: &NearestQuery, engine: &dyn QueryEngine) -> Result<Self, Error> {
        let mut answers = Vec::new();
        for responsible in engine.responsible(query)? {
            let alone =
                NearestQuery { procedures: vec![vec![responsible.procedure.clone()]], ..query.clone() };
            answers.push((responsible, Errand::of(&alone, engine)?));
        }
        Ok(Self { answers })
    }

    /// As JSON.
    pub(crate) fn to_wire(&self) -> Vec<InCharge<'_>> {
        self.answers.iter().map(|(responsible, errand)| InCharge::new(responsible, errand)).collect()
    }
}

/// Who is responsible for a procedure.
#[derive(Serialize, ToSchema)]
pub(crate) struct InCharge<'h> {
    procedure: &'h str,
    /// `found`: one authority says that it is. `likely`: one is, by its name and kind. `ambiguous`: several may be, and
    /// `why_th` says how to tell them apart. `none`: a gap of the register. `not_applicable`: any office will do.
    #[schema(example = "found")]
    status: &'static str,
    /// Who is, or may be, also without a pin; several desks of one authority are one answer.
    offices: Vec<OfficeInCharge<'h>>,
    why_th: &'h str,
    why_en: &'h str,
    season: Season,
}

/// An office that is or may be responsible.
#[derive(Serialize, ToSchema)]
struct OfficeInCharge<'h> {
    #[serde(flatten)]
    office: Office<'h>,
    /// `stated`: its record says that it serves the place. `part`: it drew a territory that has a part of the place, and
    /// nobody can tell whether what decides lies in it. `derived`: its name and kind tell.
    #[schema(example = "stated")]
    territory: &'static str,
    /// Codes of the subdistricts, among those that may decide, that it serves.
    places: Vec<String>,
}

/// When applications are taken.
#[derive(Serialize, ToSchema)]
pub(crate) struct Season {
    /// At the instant asked about; also true where no season is told.
    open_now: bool,
    /// When they are taken again; null while they are.
    #[schema(value_type = Option<String>, format = DateTime)]
    next: Option<Stamp>,
    /// Until when they are taken; null where no end is told within a year, and while they aren't.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Stamp>,
}

impl<'h> InCharge<'h> {
    fn new(responsible: &'h Responsible, errand: &Errand) -> Self {
        Self {
            procedure: responsible.procedure.as_str(),
            status: responsible.standing.as_str(),
            offices: responsible.offices.iter().map(|one| OfficeInCharge::new(one, errand)).collect(),
            why_th: &responsible.why.th,
            why_en: &responsible.why.en,
            season: Season::new(&responsible.season),
        }
    }
}

impl<'h> OfficeInCharge<'h> {
    fn new(office: &'h ResponsibleOffice, errand: &Errand) -> Self {
        Self {
            office: Office::new(&office.hit, errand),
            territory: match (office.is_derived, office.is_perhaps) {
                (true, _) => "derived",
                (false, true) => "part",
                (false, false) => "stated",
            },
            places: office.places.iter().map(AreaCode::to_string).collect(),
        }
    }
}

impl Season {
    pub(crate) fn new(state: &SeasonState) -> Self {
        Self {
            open_now: state.open_now,
            next: state.opens_next.as_ref().filter(|_| !state.open_now).map(Stamp::of),
            until: state.until.as_ref().map(Stamp::of),
        }
    }
}
