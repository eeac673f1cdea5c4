//! A mapping's rules on an open file: the cells of each row as the table has them.

use std::rc::Rc;

use csv::StringRecord;

use super::groups::Groups;
use super::lookup::{Found, Lookup};
use super::repair::Repairer;
use super::rule::{Content, Otherwise, Rule, Translation};
use super::table::MappedFile;
use crate::defect::{cut, quoted};
use crate::source::cell::trimmed;
use crate::source::layout::Layout;
use crate::source::part::{Part, check_names, next_filled};
use crate::source::records::RawRecords;
use crate::source::table::{Finding, Remark};
use crate::source::{SourceDir, size};
use crate::{Code, NoteCode, Refusal, Stage};

/// The rules for a file, with the places of its columns and what they look things up in.
pub(in crate::source) struct BoundColumns {
    names: Vec<String>,
    places: Vec<Option<usize>>,
    ignored: Vec<usize>,
    only: Vec<(usize, Vec<String>)>,
    /// Rows that were left out because of it.
    left_out: u64,
    rules: Rc<[Option<Rule>]>,
    lookups: Vec<(Rc<Lookup>, Found)>,
    repairer: Repairer,
    groups: Groups,
}

/// Opens a file that a mapping names; none where it is missing and may be.
pub(in crate::source) fn open<'p>(
    source: &SourceDir<'p>,
    layout: &'static Layout,
    file: &MappedFile,
) -> Result<Option<Part<'p>>, Refusal> {
    let SourceDir { dir, files, progress, .. } = source;
    let missing = |name: &str| {
        let beside = files.join(", ");
        format!("there is no \"{name}\" in the source directory: expected one of {beside}")
    };
    if !files.contains(&file.name) {
        return if file.is_optional { Ok(None) } else { Err(file.at.refusal(missing(&file.name))) };
    }
    let MappedFile { name, slots, lookups, rules, ignored, only, at, .. } = file;
    let path = dir.join(name);
    let required: Vec<&str> = slots.required().collect();
    let open = || Ok::<_, Refusal>(RawRecords::open(&path, &required)?.observed_by(*progress));
    let begin = |stage: Stage<'_>, file: &str| progress.begin(stage, size(&dir.join(file)));
    begin(Stage::Reading(name), name);
    let records = open()?;
    check_names(&records)?;
    let places = slots.places(records.header(), name)?;
    let ignored =
        ignored.iter().filter_map(|column| records.header().iter().position(|c| c == column)).collect();
    let mut found = Vec::with_capacity(lookups.len());
    for lookup in lookups {
        let rows = if files.contains(&lookup.file) {
            begin(Stage::Reading(&lookup.file), &lookup.file);
            lookup.load(&dir.join(&lookup.file), *progress)?
        } else if lookup.is_optional {
            Found::default()
        } else {
            return Err(lookup.at.refusal(missing(&lookup.file)));
        };
        found.push((Rc::clone(lookup), rows));
    }
    let names = (0..places.len()).map(|slot| slots.name(slot).to_owned()).collect();
    let mut columns = BoundColumns {
        names,
        places,
        ignored,
        only: only.clone(),
        left_out: 0,
        rules: Rc::clone(rules),
        lookups: found,
        repairer: Repairer::default(),
        groups: Groups::default(),
    };
    if columns.repairs() {
        begin(Stage::Learning(name), name);
        columns.learn_words(&mut open()?)?;
    }
    if let Some(column) = columns.grouped() {
        if columns.rules[column].as_ref().is_none_or(|rule| matches!(rule.content, Content::Group(_))) {
            let column = layout.columns[column].name;
            return Err(
                at.refusal(format!("groups by {column}, which no rule makes: expected columns.{column}"))
            );
        }
        begin(Stage::Learning(name), name);
        columns.learn_groups(column, &mut open()?)?;
    }
    columns.left_out = 0;
    if !lookups.is_empty() || columns.repairs() || columns.grouped().is_some() {
        // Something else was read in between.
        records.begin();
    }
    Ok(Some(Part::mapped(records, columns)))
}

impl BoundColumns {
    /// What messages call each column of the table: the file's columns that it is made of, where it is made of any.
    pub(in crate::source) fn labels(&self, layout: &Layout) -> Vec<String> {
        let label = |(position, rule): (usize, &Option<Rule>)| {
            let slots = 0..self.names.len();
            let used = slots.filter(|slot| {
                self.places[*slot].is_some() && rule.as_ref().is_some_and(|rule| rule.content.uses(*slot))
            });
            let used: Vec<&str> = used.map(|slot| self.names[slot].as_str()).collect();
            if used.is_empty() { layout.columns[position].name.to_owned() } else { used.join(" + ") }
        };
        self.rules.iter().enumerate().map(label).collect()
    }

    /// Whether a column of the file is read, or left out on purpose.
    pub(in crate::source) fn reads(&self, index: usize) -> bool {
        self.places.contains(&Some(index)) || self.ignored.contains(&index)
    }

    /// Reads the next record that isn't blank and has the values that the mapping asks for; `false` at the end.
    pub(in crate::source) fn next_row(&mut self, records: &mut RawRecords<'_>) -> Result<bool, Refusal> {
        while next_filled(records)? {
            let cell = |slot: usize| self.places[slot].and_then(|place| records.cells().get(place));
            let is_meant = |(slot, values): &(usize, Vec<String>)| {
                let cell = trimmed(cell(*slot).unwrap_or_default());
                values.iter().any(|value| value == cell)
            };
            if self.only.iter().all(is_meant) {
                return Ok(true);
            }
            self.left_out += 1;
        }
        Ok(false)
    }

    /// How many rows don't have the values that the mapping asks for, once all are read.
    pub(in crate::source) fn left_out(&self) -> u64 {
        self.left_out
    }

    /// The text of a column of the table.
    pub(in crate::source) fn cell(
        &mut self,
        position: usize,
        cells: &StringRecord,
        remarks: &mut Vec<Remark>,
    ) -> String {
        let mut text = match &self.rules[position] {
            None => return String::new(),
            Some(rule) => self.content(rule, position, cells, remarks),
        };
        let by = match &self.rules[position] {
            Some(Rule { content: Content::Group(by), .. }) => Some(*by),
            _ => None,
        };
        if let Some(by) = by {
            // Its remarks belong to the column that is grouped by.
            let text = self.cell(by, cells, &mut Vec::new());
            return self.groups.id(&text).unwrap_or_default();
        }
        let Some(rule) = &self.rules[position] else { return text };
        if rule.repairs {
            text = repaired(&mut self.repairer, &text, position, remarks);
        }
        if let Some(split) = &rule.split {
            text = text
                .split(split.at.as_str())
                .nth(split.part)
                .map(|part| trimmed(part).to_owned())
                .unwrap_or_default();
        }
        if let Some(translation) = &rule.translation
            && !text.is_empty()
        {
            text = translated(translation, text, position, remarks);
        }
        if text.is_empty() {
            text = rule.default.clone().unwrap_or_default();
        }
        text
    }

    fn content(
        &self,
        rule: &Rule,
        position: usize,
        cells: &StringRecord,
        remarks: &mut Vec<Remark>,
    ) -> String {
        let cell = |slot: usize| {
            let cell = self.places[slot].and_then(|place| cells.get(place)).unwrap_or_default();
            trimmed(cell)
        };
        match &rule.content {
            Content::Column(slot) => cell(*slot).to_owned(),
            Content::Constant(text) => text.clone(),
            Content::Template(template) => template.fill(&cell),
            Content::First(slots) => {
                let first = slots.iter().map(|slot| cell(*slot)).find(|text| !text.is_empty());
                first.unwrap_or_default().to_owned()
            }
            Content::Join { slots, with } => {
                let texts = slots.iter().map(|slot| cell(*slot)).filter(|text| !text.is_empty());
                texts.collect::<Vec<_>>().join(with)
            }
            Content::Lookup(number) => {
                let (lookup, found) = &self.lookups[*number];
                lookup.text(found, cell(lookup.key))
            }
            Content::Schedules(number) => {
                let (lookup, found) = &self.lookups[*number];
                lookup.hours(found, cell(lookup.key)).unwrap_or_else(|problem| {
                    let message = format!("a row of {} has {problem}; the hours are unknown", lookup.file);
                    let finding = Finding::Defect(Code::ScheduleNotUnderstood);
                    remarks.push(Remark { position, finding, message, value: None });
                    String::new()
                })
            }
            Content::Group(_) => String::new(),
        }
    }

    /// Whether a text of the file may be repaired.
    fn repairs(&self) -> bool {
        self.rules.iter().flatten().any(|rule| rule.repairs)
    }

    fn learn_words(&mut self, records: &mut RawRecords<'_>) -> Result<(), Refusal> {
        let repaired: Vec<usize> = (0..self.rules.len())
            .filter(|at| self.rules[*at].as_ref().is_some_and(|rule| rule.repairs))
            .collect();
        while self.next_row(records)? {
            for position in &repaired {
                let Some(rule) = &self.rules[*position] else { continue };
                let text = self.content(rule, *position, records.cells(), &mut Vec::new());
                self.repairer.learn(&text);
            }
        }
        Ok(())
    }

    /// The column of the table that rows are grouped by.
    fn grouped(&self) -> Option<usize> {
        self.rules.iter().flatten().find_map(|rule| match rule.content {
            Content::Group(by) => Some(by),
            _ => None,
        })
    }

    fn learn_groups(&mut self, by: usize, records: &mut RawRecords<'_>) -> Result<(), Refusal> {
        while self.next_row(records)? {
            let text = self.cell(by, records.cells(), &mut Vec::new());
            self.groups.learn(&text);
        }
        Ok(())
    }
}

fn repaired(repairer: &mut Repairer, text: &str, position: usize, remarks: &mut Vec<Remark>) -> String {
    let outcome = repairer.repair(text);
    let mut note = |code, message| {
        remarks.push(Remark { position, finding: Finding::Note(code), message, value: None });
    };
    if !outcome.repairs.is_empty() {
        let repairs: Vec<String> = outcome
            .repairs
            .iter()
            .map(|(before, after)| format!("\"{before}\" is read as \"{after}\""))
            .collect();
        note(NoteCode::RepairedText, repairs.join(", "));
    }
    for word in &outcome.suspicious {
        note(NoteCode::SuspiciousText, quoted(word, "looks like scanning noise: left as it is"));
    }
    outcome.text
}

fn translated(translation: &Translation, text: String, position: usize, remarks: &mut Vec<Remark>) -> String {
    match (translation.values.get(&text), translation.otherwise) {
        (Some(value), _) => value.clone(),
        (None, Otherwise::Keep) => text,
        (None, Otherwise::Empty) => String::new(),
        (None, Otherwise::Report) => {
            let expected: Vec<&str> = translation.values.keys().map(String::as_str).collect();
            let reason = format!(
                "is not translated by the mapping: expected one of {}; left empty",
                expected.join(", ")
            );
            let finding = Finding::Defect(Code::UntranslatedValue);
            let (message, value) = (quoted(&text, &reason), Some(cut(&text)));
            remarks.push(Remark { position, finding, message, value });
            String::new()
        }
    }
}
