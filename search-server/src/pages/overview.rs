//! What pages know of the whole register: made once for each of its changes.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{ChangeNumber, Procedure};
use engine::Error;

use super::language::{Language, Words};
use super::place::Places;
use crate::app::Engine;

/// Tasks on the first page. Nobody has counted visits yet; what citizens have many words for stands in for it.
const COMMON_TASKS: usize = 12;

/// The register as a whole.
#[derive(Debug)]
pub(crate) struct Overview {
    /// Some record is made up.
    pub(crate) sample: bool,
    /// The tasks of the first page.
    pub(crate) common: Vec<Procedure>,
    pub(crate) places: Places,
    /// The word that citizens use for a procedure and for no other one, by its id.
    folk_names: HashMap<String, String>,
}

impl Overview {
    fn of(engine: &Engine) -> Result<Self, Error> {
        let mut procedures = engine.all_procedures()?;
        procedures.sort_by_key(|procedure| Reverse(procedure.aliases.len()));
        Ok(Self {
            sample: procedures.iter().any(|procedure| !procedure.sample_fields.is_empty()),
            folk_names: folk_names(&procedures),
            common: procedures.into_iter().take(COMMON_TASKS).collect(),
            places: Places::of(engine),
        })
    }

    /// What citizens call a procedure; its title where nobody said, and in English.
    pub(crate) fn task(&self, procedure: &Procedure, language: Language) -> Words {
        match self.folk_names.get(procedure.id.as_str()) {
            Some(name) if language == Language::Thai => Words::native(name.clone()),
            _ => Words::title(procedure, language),
        }
    }
}

/// What a group of procedures is called: the word that citizens use for all of them, or all their titles.
pub(crate) fn group_name(procedures: &[Procedure], language: Language) -> Words {
    let names_all = |alias: &&String| procedures.iter().all(|procedure| procedure.aliases.contains(alias));
    let shared = procedures.first().and_then(|first| first.aliases.iter().find(names_all));
    match shared {
        Some(alias) if language == Language::Thai => Words::native(alias.clone()),
        _ => {
            let titles: Vec<String> =
                procedures.iter().map(|procedure| Words::title(procedure, language).text).collect();
            Words::native(titles.join(" / "))
        }
    }
}

fn folk_names(procedures: &[Procedure]) -> HashMap<String, String> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for alias in procedures.iter().flat_map(|procedure| &procedure.aliases) {
        *uses.entry(alias).or_default() += 1;
    }
    let own_name = |procedure: &Procedure| {
        let alias = procedure.aliases.iter().find(|alias| uses.get(alias.as_str()) == Some(&1))?;
        Some((procedure.id.to_string(), alias.clone()))
    };
    procedures.iter().filter_map(own_name).collect()
}

/// Keeps the overview of the register as it was last seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overviews {
    last: Arc<Mutex<Option<Seen>>>,
}

#[derive(Clone, Debug)]
struct Seen {
    snapshot: String,
    change: ChangeNumber,
    overview: Arc<Overview>,
}

impl Overviews {
    /// The overview of a register.
    pub(crate) fn of(&self, engine: &Engine) -> Result<Arc<Overview>, Error> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(seen) = last
            && seen.snapshot == engine.snapshot_id()
            && seen.change == engine.change()
        {
            return Ok(seen.overview);
        }
        let overview = Arc::new(Overview::of(engine)?);
        let seen = Seen {
            snapshot: engine.snapshot_id().to_owned(),
            change: engine.change(),
            overview: Arc::clone(&overview),
        };
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
        Ok(overview)
    }
}
