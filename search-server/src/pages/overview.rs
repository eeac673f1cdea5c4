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

/// What a group of procedures is called: the word that citizens use for all of them, or the words that all their titles have in
/// common, or all their titles.
pub(crate) fn group_name(procedures: &[Procedure], language: Language) -> Words {
    let names_all = |alias: &&String| procedures.iter().all(|procedure| procedure.aliases.contains(alias));
    let shared = procedures.first().and_then(|first| first.aliases.iter().find(names_all));
    match shared {
        Some(alias) if language == Language::Thai => Words::native(alias.clone()),
        _ => {
            let titles: Vec<String> =
                procedures.iter().map(|procedure| Words::title(procedure, language).text).collect();
            let shared = common_words(&titles).filter(|_| language == Language::English);
            Words::native(shared.unwrap_or_else(|| titles.join(" / ")))
        }
    }
}

/// The longest run of words that stands in all titles, if it has two words at least, beginning with a capital.
fn common_words(titles: &[String]) -> Option<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = |title: &String| title.split_whitespace().map(bare).collect::<Vec<String>>();
    let (first, others) = titles.split_first()?;
    let others: Vec<Vec<String>> = others.iter().map(words).collect();
    let (own, shown): (Vec<String>, Vec<&str>) = (words(first), first.split_whitespace().collect());
    let is_common =
        |run: &[String]| others.iter().all(|words| words.windows(run.len()).any(|own| own == run));
    let runs =
        (2..=own.len()).rev().flat_map(|length| (0..=own.len() - length).map(move |at| at..at + length));
    let run = runs.into_iter().find(|run| is_common(&own[run.clone()]))?;
    let joined = shown[run].join(" ");
    let text = joined.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = text.chars();
    letters.next().map(|letter| letter.to_uppercase().chain(letters).collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_called_by_the_words_that_its_titles_have_in_common() {
        for (titles, expected) in [
            (
                ["First national ID card, at the age of seven", "New national ID card (expired, lost)"],
                Some("National ID card"),
            ),
            (
                ["Yearly vehicle tax", "Yearly vehicle tax, paid at another agency"],
                Some("Yearly vehicle tax"),
            ),
            (["Birth registration", "Birth of a child abroad"], None),
            (["Passport", "Passport"], None),
        ] {
            assert_eq!(common_words(&titles.map(str::to_owned)).as_deref(), expected, "{titles:?}");
        }
    }
}
