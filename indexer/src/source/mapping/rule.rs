//! How the cells of one column of a table are made, as a mapping says it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::columns::Slots;
use super::lookup::Lookup;
use super::node::{Fields, KeyPath, Node};
use super::template::Template;
use crate::Refusal;
use crate::source::layout::Layout;

/// Keys that say where a value comes from; a rule has exactly one of them.
const CONTENTS: [&str; 8] =
    ["column", "constant", "template", "first", "join", "lookup", "hsds_schedules", "group"];

/// How a cell is made: its content, then each step that the mapping names.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) content: Content,
    pub(super) repairs: bool,
    pub(super) split: Option<Split>,
    pub(super) translation: Option<Translation>,
    pub(super) default: Option<String>,
}

/// Where a value comes from.
#[derive(Debug)]
pub(super) enum Content {
    Column(usize),
    Constant(String),
    Template(Template),
    /// The first of these columns that isn't empty.
    First(Vec<usize>),
    /// The columns that aren't empty, with something between them.
    Join {
        slots: Vec<usize>,
        with: String,
    },
    /// The number of a look-up into another file.
    Lookup(usize),
    /// The number of a look-up whose rows are HSDS schedules.
    Schedules(usize),
    /// One id for all rows whose text in a column of the table is the same; the number of that column.
    Group(usize),
}

impl Content {
    /// Whether a column of the file has a part in it.
    pub(super) fn uses(&self, slot: usize) -> bool {
        match self {
            Self::Column(used) => *used == slot,
            Self::First(slots) | Self::Join { slots, .. } => slots.contains(&slot),
            Self::Template(template) => template.uses(slot),
            Self::Constant(_) | Self::Lookup(_) | Self::Schedules(_) | Self::Group(_) => false,
        }
    }
}

/// Which part of a text counts.
#[derive(Debug)]
pub(super) struct Split {
    pub(super) at: String,
    /// From 0 on.
    pub(super) part: usize,
}

/// Values of the source and what they are called in the table.
#[derive(Debug)]
pub(super) struct Translation {
    pub(super) values: BTreeMap<String, String>,
    pub(super) otherwise: Otherwise,
}

/// What becomes of a value that isn't translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Otherwise {
    Report,
    Keep,
    Empty,
}

/// What the rules of one file share.
pub(super) struct Context<'c> {
    pub(super) layout: &'static Layout,
    pub(super) slots: &'c mut Slots,
    pub(super) lookups: &'c mut Vec<Rc<Lookup>>,
}

impl Rule {
    /// Reads a rule: the name of a column, or a table of keys.
    pub(super) fn read(node: &Node<'_>, context: &mut Context<'_>) -> Result<Self, Refusal> {
        let plain = |content| Self { content, repairs: false, split: None, translation: None, default: None };
        if node.is_text() {
            let slot = context.slots.slot(node.text()?, &node.place(), false);
            return Ok(plain(Content::Column(slot)));
        }
        let mut fields = node.fields()?;
        let is_optional = fields.flag("optional")?;
        let content = content(&mut fields, context, is_optional)?;
        let rule = Self {
            content,
            repairs: repairs(&mut fields)?,
            split: fields.get("split").map(|node| split(&node)).transpose()?,
            translation: translation(&mut fields)?,
            default: fields.text("default")?.map(str::to_owned),
        };
        let has_step =
            rule.repairs || rule.split.is_some() || rule.translation.is_some() || rule.default.is_some();
        if has_step && matches!(rule.content, Content::Group(_)) {
            let problem =
                "has a group and a further step: expected the step at the column that is grouped by";
            return Err(node.refusal(problem));
        }
        fields.finish()?;
        Ok(rule)
    }
}

fn content(
    fields: &mut Fields<'_>,
    context: &mut Context<'_>,
    is_optional: bool,
) -> Result<Content, Refusal> {
    let given: Vec<(&str, Node<'_>)> =
        CONTENTS.into_iter().filter_map(|key| Some((key, fields.get(key)?))).collect();
    let [(key, node)] = &given[..] else {
        let found = if given.is_empty() {
            "nothing".to_owned()
        } else {
            given.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(" and ")
        };
        let expected = CONTENTS.join(", ");
        return Err(fields
            .place()
            .refusal(format!("has {found} to take a value from: expected one of {expected}")));
    };
    let at = node.place();
    let mut slot = |name: &str| context.slots.slot(name, &at, is_optional);
    Ok(match *key {
        "column" => Content::Column(slot(node.text()?)),
        "constant" => Content::Constant(node.text()?.to_owned()),
        "template" => Content::Template(
            Template::parse(node.text()?, &mut slot).map_err(|problem| node.refusal(problem))?,
        ),
        "first" => Content::First(node.texts()?.iter().map(|name| slot(name)).collect()),
        "join" => {
            let slots = node.texts()?.iter().map(|name| slot(name)).collect();
            Content::Join { slots, with: fields.text("with")?.unwrap_or("|").to_owned() }
        }
        "lookup" | "hsds_schedules" => {
            let is_schedule = *key == "hsds_schedules";
            context.lookups.push(Rc::new(Lookup::read(node, context.slots, is_schedule)?));
            let number = context.lookups.len() - 1;
            if is_schedule { Content::Schedules(number) } else { Content::Lookup(number) }
        }
        _ => Content::Group(target(context.layout, node.text()?, &at)?),
    })
}

/// The number of a column of the table.
pub(super) fn target(layout: &Layout, name: &str, at: &KeyPath) -> Result<usize, Refusal> {
    layout.position(name).ok_or_else(|| {
        let columns: Vec<&str> = layout.columns.iter().map(|column| column.name).collect();
        let (table, expected) = (layout.table, columns.join(", "));
        at.refusal(format!("\"{name}\" is not a column of {table}: expected one of {expected}"))
    })
}

fn repairs(fields: &mut Fields<'_>) -> Result<bool, Refusal> {
    match fields.get("repair") {
        None => Ok(false),
        Some(node) if node.text()? == "thai-scan" => Ok(true),
        Some(node) => Err(node.refusal(format!("is \"{}\": expected thai-scan", node.text()?))),
    }
}

fn split(node: &Node<'_>) -> Result<Split, Refusal> {
    let mut fields = node.fields()?;
    let at = fields.required_text("at")?.to_owned();
    if at.is_empty() {
        return Err(node.refusal("has an empty at: expected what stands between the parts"));
    }
    let part = match fields.get("part") {
        Some(part) => part.ordinal()?,
        None => return Err(node.refusal("has no part: expected its number, from 1 on")),
    };
    fields.finish()?;
    Ok(Split { at, part: part - 1 })
}

fn translation(fields: &mut Fields<'_>) -> Result<Option<Translation>, Refusal> {
    let (values, otherwise) = (fields.get("values"), fields.get("otherwise"));
    let Some(values) = values else {
        return match otherwise {
            None => Ok(None),
            Some(node) => Err(node.refusal("stands without values: expected values to translate")),
        };
    };
    let mut translations = BTreeMap::new();
    for (value, node) in values.fields()?.all() {
        translations.insert(value.to_owned(), node.text()?.to_owned());
    }
    let otherwise = match otherwise {
        None => Otherwise::Report,
        Some(node) => match node.text()? {
            "report" => Otherwise::Report,
            "keep" => Otherwise::Keep,
            "empty" => Otherwise::Empty,
            other => {
                return Err(node.refusal(format!("is \"{other}\": expected one of report, keep, empty")));
            }
        },
    };
    Ok(Some(Translation { values: translations, otherwise }))
}
