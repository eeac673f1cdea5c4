//! A table of a mapping: which file its rows come from, or which rule.

use std::rc::Rc;

use super::columns::Slots;
use super::lookup::Lookup;
use super::node::{Fields, KeyPath, Node};
use super::rule::{self, Content, Context, Rule};
use crate::Refusal;
use crate::source::firewall;
use crate::source::layout::Layout;

/// The note of a derived offer, so that nobody takes an assumption for what an office said.
const DERIVED_NOTE: &str = "ตามอำนาจหน้าที่ (อนุมานจากประเภทหน่วยงาน)";

/// One entry of `tables.…`.
#[derive(Debug)]
pub(in crate::source) struct MappedTable {
    pub(in crate::source) layout: &'static Layout,
    /// Where the entry stands.
    pub(in crate::source) place: KeyPath,
    pub(in crate::source) origin: Origin,
}

/// Where rows come from.
#[derive(Debug)]
pub(in crate::source) enum Origin {
    File(MappedFile),
    /// Rows in the mapping itself, in the order of the layout's columns.
    Rows(Vec<Vec<String>>),
    Derived(Derivation),
}

/// A file and how its columns become those of a table.
#[derive(Debug)]
pub(in crate::source) struct MappedFile {
    pub(in crate::source) name: String,
    /// The key that names the file.
    pub(in crate::source) at: KeyPath,
    pub(in crate::source) is_optional: bool,
    pub(super) slots: Slots,
    pub(super) lookups: Vec<Rc<Lookup>>,
    /// For each column of the layout how its cells are made.
    pub(super) rules: Rc<[Option<Rule>]>,
    /// Columns of the file that are left out on purpose.
    pub(super) ignored: Vec<String>,
    /// Columns, and the values that the rows to read have in them.
    pub(super) only: Vec<(usize, Vec<String>)>,
}

/// Offers that follow from the kind of an office.
#[derive(Clone, Debug)]
pub(crate) struct Derivation {
    /// `type` or `subtype`: the column of offices that says the kind.
    pub(crate) by: &'static str,
    /// Kinds, and the procedures that each offers, with the place of each.
    pub(crate) kinds: Vec<DerivedKind>,
    /// What citizens read beside each offer.
    pub(crate) note: String,
    /// The place of the rule.
    pub(crate) place: KeyPath,
}

/// What offices of one kind offer.
#[derive(Clone, Debug)]
pub(crate) struct DerivedKind {
    pub(crate) kind: String,
    pub(crate) procedures: Vec<String>,
    pub(crate) place: KeyPath,
}

impl MappedTable {
    /// The file that the rows come from.
    pub(in crate::source) fn file(&self) -> Option<&MappedFile> {
        match &self.origin {
            Origin::File(file) => Some(file),
            _ => None,
        }
    }

    pub(super) fn read(layout: &'static Layout, node: &Node<'_>) -> Result<Self, Refusal> {
        let mut fields = node.fields()?;
        let place = node.place();
        let file = fields.get("file");
        let rows = fields.get("rows");
        // Only offers follow from something.
        let derive = if layout.table == "offers" { fields.get("derive") } else { None };
        let origin = match (file, rows, derive) {
            (Some(file), None, None) => Origin::File(MappedFile::read(layout, &mut fields, &file, node)?),
            (None, Some(rows), None) => {
                let rows: Result<_, _> = rows.items()?.iter().map(|row| given_row(layout, row)).collect();
                Origin::Rows(rows?)
            }
            (None, None, Some(by)) => Origin::Derived(Derivation::read(&mut fields, &by, node)?),
            _ => {
                let expected = if layout.table == "offers" { "file, rows, derive" } else { "file, rows" };
                let problem = format!("needs one place to take rows from: expected one of {expected}");
                return Err(node.refusal(problem));
            }
        };
        fields.finish()?;
        Ok(Self { layout, place, origin })
    }
}

impl Derivation {
    fn read(fields: &mut Fields<'_>, by: &Node<'_>, entry: &Node<'_>) -> Result<Self, Refusal> {
        let note = fields.text("note")?.unwrap_or(DERIVED_NOTE).to_owned();
        if note.trim().is_empty() {
            let problem = "is empty: expected the words that mark an offer as derived";
            return Err(entry.place().below(".note").refusal(problem));
        }
        let by = match by.text()? {
            "type" => "type",
            "subtype" => "subtype",
            other => return Err(by.refusal(format!("is \"{other}\": expected type or subtype"))),
        };
        let Some(node) = fields.get("kinds") else {
            return Err(entry.refusal("has no kinds: expected kinds = { KIND = [\"PROCEDURE\"] }"));
        };
        let mut kinds = Vec::new();
        for (kind, node) in node.fields()?.all() {
            kinds.push(DerivedKind { kind: kind.to_owned(), procedures: node.texts()?, place: node.place() });
        }
        Ok(Self { by, kinds, note, place: entry.place() })
    }
}

impl MappedFile {
    fn read(
        layout: &'static Layout,
        fields: &mut Fields<'_>,
        file: &Node<'_>,
        entry: &Node<'_>,
    ) -> Result<Self, Refusal> {
        let (name, at) = (file_name(file)?, file.place());
        let is_optional = fields.flag("optional")?;
        let ignored = fields.get("ignore").map(|node| node.texts()).transpose()?.unwrap_or_default();
        let Some(columns) = fields.get("columns") else {
            return Err(entry.refusal("has no columns: expected columns = { id = \"…\", … }"));
        };
        let (mut slots, mut lookups) = (Slots::default(), Vec::new());
        let mut context = Context { layout, slots: &mut slots, lookups: &mut lookups };
        let rules = rules(&columns, &mut context)?.into();
        let only = fields.get("only").map(|node| only(&node, &mut slots)).transpose()?.unwrap_or_default();
        Ok(Self { name, at, is_optional, slots, lookups, rules, ignored, only })
    }

    /// Names that the file must have.
    pub(in crate::source) fn required(&self) -> impl Iterator<Item = &str> {
        self.slots.required()
    }

    /// Columns that become titles and nothing else.
    pub(in crate::source) fn titles(&self, layout: &Layout) -> Vec<&str> {
        let direct = |rule: &Rule| if let Content::Column(slot) = rule.content { Some(slot) } else { None };
        let rules =
            || layout.columns.iter().zip(self.rules.iter()).filter_map(|(c, rule)| Some((c, rule.as_ref()?)));
        let is_title_only = |slot: usize| {
            rules().all(|(column, rule)| firewall::is_title(column.name) || !rule.content.uses(slot))
        };
        let titles = rules().filter(|(column, _)| firewall::is_title(column.name));
        titles
            .filter_map(|(_, rule)| direct(rule))
            .filter(|slot| is_title_only(*slot))
            .map(|slot| self.slots.name(slot))
            .collect()
    }

    /// Other files that are looked into, with the names that each must have.
    pub(in crate::source) fn looked_into(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.lookups.iter().map(|lookup| (lookup.file.as_str(), lookup.required().collect()))
    }
}

/// The name of a file beside the mapping.
pub(super) fn file_name(node: &Node<'_>) -> Result<String, Refusal> {
    let name = node.text()?;
    let is_plain = !name.is_empty() && !name.contains(['/', '\\']) && name != "." && name != "..";
    if !is_plain {
        return Err(
            node.refusal(format!("is \"{name}\": expected the name of a file of the source directory"))
        );
    }
    Ok(name.to_owned())
}

fn rules(node: &Node<'_>, context: &mut Context<'_>) -> Result<Vec<Option<Rule>>, Refusal> {
    let layout = context.layout;
    let mut rules: Vec<Option<Rule>> = layout.columns.iter().map(|_| None).collect();
    for (name, node) in node.fields()?.all() {
        let position = rule::target(layout, name, &node.place())?;
        rules[position] = Some(Rule::read(&node, context)?);
    }
    if let Some(missing) =
        layout.required().find(|name| layout.position(name).is_none_or(|at| rules[at].is_none()))
    {
        let required = layout.required().collect::<Vec<_>>().join(", ");
        return Err(node.refusal(format!("has no {missing}: expected at least {required}")));
    }
    let groups: Vec<usize> = (0..rules.len())
        .filter(|at| matches!(rules[*at], Some(Rule { content: Content::Group(_), .. })))
        .collect();
    if let [_, second, ..] = groups[..] {
        let at = node.place().below(&format!(".{}", layout.columns[second].name));
        return Err(at.refusal("is the second group of the table: expected one"));
    }
    Ok(rules)
}

fn only(node: &Node<'_>, slots: &mut Slots) -> Result<Vec<(usize, Vec<String>)>, Refusal> {
    let columns = node.fields()?.all();
    columns
        .map(|(column, values)| Ok((slots.slot(column, &values.place(), false), values.texts()?)))
        .collect()
}

fn given_row(layout: &Layout, node: &Node<'_>) -> Result<Vec<String>, Refusal> {
    let mut row = vec![String::new(); layout.columns.len()];
    for (name, cell) in node.fields()?.all() {
        row[rule::target(layout, name, &cell.place())?] = cell.text()?.to_owned();
    }
    Ok(row)
}
