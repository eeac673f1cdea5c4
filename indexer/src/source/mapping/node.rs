//! A mapping file as it was typed: values that know the full path of their key.

use toml::{Table, Value};

use crate::Refusal;

/// A value of a mapping file.
#[derive(Clone)]
pub(super) struct Node<'v> {
    file: &'v str,
    path: String,
    value: &'v Value,
}

/// The keys of a table of a mapping file. What is asked for is known; [`Fields::finish`] refuses the rest.
pub(super) struct Fields<'v> {
    file: &'v str,
    path: String,
    table: &'v Table,
    known: Vec<&'static str>,
}

/// A place in a mapping file that a later message names.
#[derive(Clone, Debug)]
pub(crate) struct KeyPath {
    /// Name of the mapping file, or of the shipped mapping.
    pub(crate) file: String,
    /// Full path of the key.
    pub(crate) key: String,
}

impl KeyPath {
    /// What is wrong there.
    pub(crate) fn refusal(&self, problem: impl Into<String>) -> Refusal {
        Refusal::Mapping { file: self.file.clone(), key: self.key.clone(), problem: problem.into() }
    }

    /// A place below this one.
    pub(crate) fn below(&self, rest: &str) -> Self {
        Self { file: self.file.clone(), key: format!("{}{rest}", self.key) }
    }
}

/// The path of a key in a table.
pub(in crate::source) fn joined(path: &str, key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let key = if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { format!("{key:?}") };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}

impl<'v> Fields<'v> {
    /// The keys of a whole file.
    pub(super) fn of_file(file: &'v str, table: &'v Table) -> Self {
        Self { file, path: String::new(), table, known: Vec::new() }
    }

    /// The value of a key; none where it isn't there.
    pub(super) fn get(&mut self, key: &'static str) -> Option<Node<'v>> {
        self.known.push(key);
        self.table.get(key).map(|value| self.node(key, value))
    }

    /// The text of a key that may be missing.
    pub(super) fn text(&mut self, key: &'static str) -> Result<Option<&'v str>, Refusal> {
        self.get(key).map(|node| node.text()).transpose()
    }

    /// The text of a key that must be there.
    pub(super) fn required_text(&mut self, key: &'static str) -> Result<&'v str, Refusal> {
        self.text(key)?.ok_or_else(|| self.place().refusal(format!("has no {key}: expected {key} = \"…\"")))
    }

    /// The truth value of a key, false where it isn't there.
    pub(super) fn flag(&mut self, key: &'static str) -> Result<bool, Refusal> {
        let Some(node) = self.get(key) else { return Ok(false) };
        node.value.as_bool().ok_or_else(|| node.unexpected("true or false"))
    }

    /// The table's own place.
    pub(super) fn place(&self) -> KeyPath {
        KeyPath { file: self.file.to_owned(), key: self.path.clone() }
    }

    /// Every key with its value, for a table whose keys are data.
    pub(super) fn all(self) -> impl Iterator<Item = (&'v str, Node<'v>)> {
        let Self { file, path, table, .. } = self;
        table.iter().map(move |(key, value)| (key.as_str(), Node { file, path: joined(&path, key), value }))
    }

    /// Refuses a key that nothing asked for.
    pub(super) fn finish(self) -> Result<(), Refusal> {
        match self.table.iter().find(|(key, _)| !self.known.contains(&key.as_str())) {
            None => Ok(()),
            Some((key, value)) => {
                let expected = self.known.join(", ");
                Err(self.node(key, value).refusal(format!("is not a key here: expected one of {expected}")))
            }
        }
    }

    fn node(&self, key: &str, value: &'v Value) -> Node<'v> {
        Node { file: self.file, path: joined(&self.path, key), value }
    }
}

impl<'v> Node<'v> {
    /// Where the value stands.
    pub(super) fn place(&self) -> KeyPath {
        KeyPath { file: self.file.to_owned(), key: self.path.clone() }
    }

    /// What is wrong with the value.
    pub(super) fn refusal(&self, problem: impl Into<String>) -> Refusal {
        self.place().refusal(problem)
    }

    pub(super) fn is_text(&self) -> bool {
        self.value.is_str()
    }

    pub(super) fn text(&self) -> Result<&'v str, Refusal> {
        self.value.as_str().ok_or_else(|| self.unexpected("a text in quotes"))
    }

    /// A number from 1 on.
    pub(super) fn ordinal(&self) -> Result<usize, Refusal> {
        let number = self.value.as_integer().and_then(|number| usize::try_from(number).ok());
        number.filter(|number| *number > 0).ok_or_else(|| self.unexpected("a whole number from 1 on"))
    }

    /// The keys of a table.
    pub(super) fn fields(&self) -> Result<Fields<'v>, Refusal> {
        let table = self.value.as_table().ok_or_else(|| self.unexpected("a table"))?;
        Ok(Fields { file: self.file, path: self.path.clone(), table, known: Vec::new() })
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Result<Vec<Self>, Refusal> {
        let items = self.value.as_array().ok_or_else(|| self.unexpected("a list in square brackets"))?;
        let item = |(index, value)| Node { file: self.file, path: format!("{}[{index}]", self.path), value };
        Ok(items.iter().enumerate().map(item).collect())
    }

    /// The texts of a list that has at least one.
    pub(super) fn texts(&self) -> Result<Vec<String>, Refusal> {
        let texts: Result<Vec<String>, Refusal> =
            self.items()?.iter().map(|item| item.text().map(str::to_owned)).collect();
        texts.and_then(|texts| {
            if texts.is_empty() { Err(self.refusal("is empty: expected a text")) } else { Ok(texts) }
        })
    }

    fn unexpected(&self, expected: &str) -> Refusal {
        let found = match self.value {
            Value::String(_) => "a text",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::Datetime(_) => "a date",
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
        };
        self.refusal(format!("is {found}: expected {expected}"))
    }
}
