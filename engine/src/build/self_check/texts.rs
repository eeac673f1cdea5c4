//! Words: every office by each of its names and its code, procedures by their titles.
//!
//! The tokens of an office are summed up twice, from the index and from its names cut anew: equal sums mean that the index
//! holds what the names were cut into. What the names were cut into then decides whether a name finds its office.

use std::collections::HashMap;

use domain::{Procedure, ServicePoint};

use super::{fault, in_parallel};
use crate::query::QueryEngine;
use crate::text::{CutNames, CutText, names_of, titles_of, whole};
use crate::{Error, Snapshot, View};

/// A record that can't be found by something of its own, because of what that is: a name of nothing but punctuation has no
/// word to be found by. It is found by everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// What it is.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// What it can't be found by: a column of its table.
    pub column: &'static str,
    /// What stands there.
    pub value: String,
}

/// Kinds of records that are found by words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// A service point.
    ServicePoint,
    /// A procedure.
    Procedure,
}

/// Where the points of a check come from.
#[derive(Clone, Copy)]
pub(super) enum Points<'p> {
    /// They went into the snapshot, by ordinal.
    Given(&'p [ServicePoint]),
    /// The snapshot has them.
    Stored,
}

/// Checks that the index holds every office by its names and code; gives those that can't be found by one of them.
pub(super) fn check_offices(snapshot: &Snapshot, points: Points<'_>) -> Result<Vec<Quarantined>, Error> {
    let indexed = snapshot.office_text().token_sums()?;
    if indexed.len() != snapshot.points() {
        let (found, expected) = (indexed.len(), snapshot.points());
        return Err(fault(format!("{found} service points are in the index of words, {expected} should be")));
    }
    in_parallel(snapshot.points(), |range| {
        let mut quarantined = Vec::new();
        for ordinal in range {
            let stored;
            let point = match points {
                Points::Given(points) => &points[ordinal],
                Points::Stored => {
                    stored = snapshot.point(ordinal as u32)?;
                    &stored
                }
            };
            let names = CutNames::new(snapshot.analyzer(), &names_of(point));
            if names.token_sums() != indexed[ordinal] {
                let reason = format!("service point {} isn't in the index of words by its names", point.id);
                return Err(fault(reason));
            }
            quarantined.extend(unfindable(snapshot, point, &names));
        }
        Ok(quarantined)
    })
}

/// What an office can be asked for by; nothing where another one took over its work.
fn own_names(point: &ServicePoint) -> impl Iterator<Item = (&'static str, &str)> {
    let is_asked_for = point.succeeded_by.is_none();
    let code = point.code.as_ref().map(domain::UnitCode::as_str);
    let all =
        [("name_th", Some(point.name_th.as_str())), ("name_en", point.name_en.as_deref()), ("code", code)];
    all.into_iter().filter(move |_| is_asked_for).filter_map(|(column, name)| Some((column, name?)))
}

/// What of its own a point isn't found by, wherever it stands.
fn unfindable<'p>(
    snapshot: &'p Snapshot,
    point: &'p ServicePoint,
    names: &'p CutNames,
) -> impl Iterator<Item = Quarantined> + 'p {
    let finds = |text: &str| names.match_text(0, &CutText::new(snapshot.analyzer(), text));
    own_names(point).filter(move |(_, name)| !finds(name)).map(|(column, name)| Quarantined {
        kind: RecordKind::ServicePoint,
        id: point.id.to_string(),
        column,
        value: name.to_owned(),
    })
}

/// Looks every office up by its names and its code as a question does, but those that are known not to be found; says how
/// many look-ups that were.
pub(super) fn ask_for_each(snapshot: &Snapshot, quarantined: &[Quarantined]) -> Result<usize, Error> {
    let known = |point: &ServicePoint, column: &str| {
        quarantined.iter().any(|one| one.id == point.id.as_str() && one.column == column)
    };
    let asked = in_parallel(snapshot.points(), |range| {
        let mut asked = 0;
        for ordinal in range {
            let ordinal = ordinal as u32;
            let point = snapshot.point(ordinal)?;
            for (column, name) in own_names(&point).filter(|(column, _)| !known(&point, column)) {
                asked += 1;
                if !snapshot.finds_point(name, ordinal)? {
                    return Err(fault(format!("service point {} isn't found by its {column}", point.id)));
                }
            }
        }
        Ok(vec![asked])
    })?;
    Ok(asked.into_iter().sum())
}

/// Looks some procedures up by their titles: each has to stand before all that don't have the title. Gives how many
/// titles were asked for, and of all procedures those that have a title that can't be found.
pub(super) fn check_titles(view: &View, most: usize) -> Result<(usize, Vec<Quarantined>), Error> {
    let analyzer = view.base().analyzer();
    let procedures = view.all_procedures()?;
    let form = |title: &String| whole(analyzer, title);
    let mut holders: HashMap<String, usize> = HashMap::new();
    for procedure in &procedures {
        let mut forms: Vec<String> = titles_of(procedure).map(form).collect();
        forms.sort_unstable();
        forms.dedup();
        forms.into_iter().for_each(|form| *holders.entry(form).or_default() += 1);
    }
    let titles: Vec<(&Procedure, &'static str, &String)> = procedures.iter().flat_map(columns_of).collect();
    let (odd, found): (Vec<_>, Vec<_>) = titles.into_iter().partition(|(_, _, title)| form(title).is_empty());
    let step = found.len().div_ceil(most.max(1)).max(1);
    let sampled: Vec<_> = found.into_iter().step_by(step).collect();
    in_parallel(sampled.len(), |range| {
        for (procedure, column, title) in &sampled[range] {
            let equals = holders.get(&form(title)).copied().unwrap_or(1);
            let best = view.find_procedures(title, equals)?;
            if !best.iter().any(|one| one.procedure.id == procedure.id) {
                return Err(fault(format!("procedure {} isn't the first for its {column}", procedure.id)));
            }
        }
        Ok(Vec::<()>::new())
    })?;
    let quarantined = odd.into_iter().map(|(procedure, column, title)| Quarantined {
        kind: RecordKind::Procedure,
        id: procedure.id.to_string(),
        column,
        value: title.clone(),
    });
    Ok((sampled.len(), quarantined.collect()))
}

fn columns_of(procedure: &Procedure) -> impl Iterator<Item = (&Procedure, &'static str, &String)> {
    let th = std::iter::once(("title_th", &procedure.title_th));
    let en = procedure.title_en.iter().map(|title| ("title_en", title));
    let aliases = procedure.aliases.iter().map(|title| ("aliases", title));
    th.chain(en).chain(aliases).map(move |(column, title)| (procedure, column, title))
}
