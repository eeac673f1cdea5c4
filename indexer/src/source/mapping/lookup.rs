//! Rows of another file that belong to a row: the addresses of a place, the telephones of an office.

use std::collections::HashMap;
use std::path::Path;

use super::columns::Slots;
use super::node::{Fields, KeyPath, Node};
use super::schedules;
use super::template::Template;
use crate::source::cell::trimmed;
use crate::source::part::{check_names, next_filled};
use crate::source::records::RawRecords;
use crate::{Progress, Refusal};

/// A look-up as a mapping says it.
#[derive(Debug)]
pub(super) struct Lookup {
    /// Name of the other file.
    pub(super) file: String,
    /// The key that names the file.
    pub(super) at: KeyPath,
    /// Whether the file may be missing.
    pub(super) is_optional: bool,
    /// The column of the own file that says which rows.
    pub(super) key: usize,
    /// The columns of the other file.
    slots: Slots,
    /// The column of the other file that is compared.
    matched: usize,
    /// What is taken from a row.
    taken: Taken,
    /// What stands between the values of several rows; none: the first that isn't empty counts.
    join: Option<String>,
}

#[derive(Debug)]
enum Taken {
    Column(usize),
    Template(Template),
    Schedules,
}

/// A look-up with the rows of its file.
#[derive(Default)]
pub(super) struct Found {
    /// Cells of the named columns, by the compared one.
    rows: HashMap<String, Vec<Vec<String>>>,
}

impl Lookup {
    pub(super) fn read(node: &Node<'_>, own: &mut Slots, is_schedule: bool) -> Result<Self, Refusal> {
        let mut fields = node.fields()?;
        let place = node.place();
        let file = fields.required_text("file")?.to_owned();
        let at = place.below(".file");
        let is_optional = fields.flag("optional")?;
        let key = fields.text("key")?.unwrap_or("id");
        let key = own.slot(key, &place.below(".key"), false);
        let mut slots = Slots::default();
        let matched = slots.slot(fields.required_text("match")?, &place.below(".match"), false);
        let taken = taken(&mut fields, &mut slots, node, is_schedule)?;
        let join = if is_schedule { None } else { fields.text("join")?.map(str::to_owned) };
        fields.finish()?;
        Ok(Self { file, at, is_optional, key, slots, matched, taken, join })
    }

    /// Names that the other file must have.
    pub(super) fn required(&self) -> impl Iterator<Item = &str> {
        self.slots.required()
    }

    /// Reads the other file.
    pub(super) fn load(&self, path: &Path, progress: &dyn Progress) -> Result<Found, Refusal> {
        let required: Vec<&str> = self.required().collect();
        let mut records = RawRecords::open(path, &required)?.observed_by(progress);
        check_names(&records)?;
        let places = self.slots.places(records.header(), records.file())?;
        let mut rows: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        while next_filled(&mut records)? {
            let cell = |place: &Option<usize>| {
                let cell = place.and_then(|place| records.cells().get(place)).unwrap_or_default();
                trimmed(cell).to_owned()
            };
            let cells: Vec<String> = places.iter().map(cell).collect();
            let key = cells[self.matched].clone();
            if !key.is_empty() {
                rows.entry(key).or_default().push(cells);
            }
        }
        Ok(Found { rows })
    }

    /// The text for a key.
    pub(super) fn text(&self, found: &Found, key: &str) -> String {
        let text = |row: &Vec<String>| match &self.taken {
            Taken::Column(slot) => row[*slot].clone(),
            Taken::Template(template) => template.fill(&|slot| &row[slot]),
            Taken::Schedules => String::new(),
        };
        let rows = found.rows.get(key).map_or(&[][..], Vec::as_slice);
        let mut texts = rows.iter().map(text).filter(|text| !text.is_empty());
        match &self.join {
            None => texts.next().unwrap_or_default(),
            Some(with) => texts.collect::<Vec<_>>().join(with),
        }
    }

    /// The hours that the schedules of a key come to. A schedule of a service at a place is none of the place.
    pub(super) fn hours(&self, found: &Found, key: &str) -> Result<String, String> {
        let rows = found.rows.get(key).map_or(&[][..], Vec::as_slice);
        let cell = |row: &'_ Vec<String>, column: &str| {
            let slot = (0..row.len()).find(|slot| self.slots.name(*slot) == column);
            slot.map(|slot| row[slot].clone()).unwrap_or_default()
        };
        let is_own = |row: &&Vec<String>| {
            let mut links = schedules::LINKS.iter().filter(|link| **link != self.slots.name(self.matched));
            links.all(|link| cell(row, link).is_empty())
        };
        let schedules: Vec<_> =
            rows.iter().filter(is_own).map(|row| move |column: &str| cell(row, column)).collect();
        schedules::hours(&schedules)
    }
}

fn taken(
    fields: &mut Fields<'_>,
    slots: &mut Slots,
    node: &Node<'_>,
    is_schedule: bool,
) -> Result<Taken, Refusal> {
    if is_schedule {
        let place = node.place();
        for column in schedules::COLUMNS {
            slots.slot(column, &place, !schedules::REQUIRED.contains(&column));
        }
        return Ok(Taken::Schedules);
    }
    match (fields.get("column"), fields.get("template")) {
        (Some(column), None) => Ok(Taken::Column(slots.slot(column.text()?, &column.place(), false))),
        (None, Some(template)) => {
            let at = template.place();
            Template::parse(template.text()?, &mut |name| slots.slot(name, &at, false))
                .map(Taken::Template)
                .map_err(|problem| template.refusal(problem))
        }
        _ => Err(node.refusal("takes nothing or two things: expected either column or template")),
    }
}
