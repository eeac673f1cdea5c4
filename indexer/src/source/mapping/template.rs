//! Texts with columns in them: `lao-{dla_code}`, `[อำเภอ{district} ]จังหวัด{province|area_name}`.
//!
//! `{column}` is the cell of a column, `{column|area_name}` the Thai name of the area whose code it holds. A part in
//! square brackets is left out where a column in it is empty; a column outside of brackets that is empty makes the whole
//! text empty. A bracket or brace that is meant is written twice.

use domain::area::Gazetteer;

/// A text with columns in it.
#[derive(Debug)]
pub(super) struct Template {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Text(String),
    Column { slot: usize, form: Form },
    Optional(Vec<Part>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    AsIs,
    AreaName,
}

impl Template {
    /// Reads a template; `slot` numbers the columns.
    pub(super) fn parse(text: &str, slot: &mut impl FnMut(&str) -> usize) -> Result<Self, String> {
        let mut rest = text;
        let parts = parse(&mut rest, slot, false)?;
        if !parts.iter().any(Part::has_column) {
            return Err("has no {column} in it: expected one, or a constant".to_owned());
        }
        Ok(Self { parts })
    }

    /// Whether a column is in it.
    pub(super) fn uses(&self, slot: usize) -> bool {
        self.parts.iter().any(|part| part.uses(slot))
    }

    /// The text with the cells that `cell` gives for slots.
    pub(super) fn fill<'c>(&self, cell: &impl Fn(usize) -> &'c str) -> String {
        filled(&self.parts, cell).unwrap_or_default()
    }
}

impl Part {
    fn uses(&self, slot: usize) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Column { slot: used, .. } => *used == slot,
            Self::Optional(parts) => parts.iter().any(|part| part.uses(slot)),
        }
    }

    fn has_column(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Column { .. } => true,
            Self::Optional(parts) => parts.iter().any(Self::has_column),
        }
    }
}

fn filled<'c>(parts: &[Part], cell: &impl Fn(usize) -> &'c str) -> Option<String> {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Optional(parts) => out.push_str(&filled(parts, cell).unwrap_or_default()),
            Part::Column { slot, form } => {
                let text = Some(cell(*slot)).filter(|text| !text.is_empty())?;
                match form {
                    Form::AsIs => out.push_str(text),
                    Form::AreaName => out.push_str(area_name(text)?),
                }
            }
        }
    }
    Some(out)
}

fn area_name(code: &str) -> Option<&'static str> {
    Gazetteer::built_in().place(code.parse().ok()?).map(|place| place.name_th)
}

fn parse(rest: &mut &str, slot: &mut impl FnMut(&str) -> usize, is_inner: bool) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut text = String::new();
    while let Some(c) = rest.chars().next() {
        let is_doubled = rest[c.len_utf8()..].starts_with(c);
        *rest = &rest[c.len_utf8()..];
        match c {
            '{' | '}' | '[' | ']' if is_doubled => {
                text.push(c);
                *rest = &rest[1..];
            }
            '{' => {
                flush(&mut text, &mut parts);
                parts.push(column(rest, slot)?);
            }
            '[' if is_inner => return Err("has a [ in a part in brackets: expected ] first".to_owned()),
            '[' => {
                flush(&mut text, &mut parts);
                let inner = parse(rest, slot, true)?;
                if !inner.iter().any(Part::has_column) {
                    return Err("has a part in brackets without a {column}: expected one in it".to_owned());
                }
                parts.push(Part::Optional(inner));
            }
            ']' if is_inner => {
                flush(&mut text, &mut parts);
                return Ok(parts);
            }
            '}' | ']' => {
                return Err(format!("has a {c} that closes nothing: write {c}{c} where it is meant"));
            }
            _ => text.push(c),
        }
    }
    if is_inner {
        return Err("has a [ that is not closed: expected ]".to_owned());
    }
    flush(&mut text, &mut parts);
    Ok(parts)
}

fn flush(text: &mut String, parts: &mut Vec<Part>) {
    if !text.is_empty() {
        parts.push(Part::Text(std::mem::take(text)));
    }
}

/// Reads a column after its opening brace.
fn column(rest: &mut &str, slot: &mut impl FnMut(&str) -> usize) -> Result<Part, String> {
    let Some((inner, after)) = rest.split_once('}') else {
        return Err("has a { that is not closed: expected }".to_owned());
    };
    *rest = after;
    let (name, form) = match inner.rsplit_once('|') {
        None => (inner, Form::AsIs),
        Some((name, "area_name")) => (name, Form::AreaName),
        Some((_, form)) => return Err(format!("has a form \"{form}\": expected area_name")),
    };
    if name.trim().is_empty() {
        return Err("has an empty {}: expected the name of a column in it".to_owned());
    }
    Ok(Part::Column { slot: slot(name.trim()), form })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(template: &str, cells: &[(&str, &str)]) -> Result<String, String> {
        let mut names: Vec<String> = Vec::new();
        let template = Template::parse(template, &mut |name| {
            names.push(name.to_owned());
            names.len() - 1
        })?;
        Ok(template
            .fill(&|slot| cells.iter().find(|(name, _)| *name == names[slot]).map_or("", |(_, cell)| cell)))
    }

    #[test]
    fn a_template_is_filled_and_parts_without_their_column_are_left_out() {
        for (template, expected) in [
            ("lao-{code}", "lao-1"),
            ("{ code }", "1"),
            ("{empty}-{code}", ""),
            ("[{empty} ]จังหวัด{province|area_name}", "จังหวัดบึงกาฬ"),
            ("[หมู่ {code}, ]{code}", "หมู่ 1, 1"),
            ("{code|area_name}", ""),
            ("{{{code}}} [[x]]", "{1} [x]"),
        ] {
            let found = fill(template, &[("code", "1"), ("province", "38")]);
            assert_eq!(found.as_deref(), Ok(expected), "{template}");
        }
    }

    #[test]
    fn a_template_that_means_nothing_is_refused_with_what_was_expected() {
        for (template, expected) in [
            ("", "has no {column}"),
            ("lao", "has no {column}"),
            ("{code", "expected }"),
            ("code}", "write }}"),
            ("{}", "empty {}"),
            ("[x]{code}", "without a {column}"),
            ("[{code}", "expected ]"),
            ("[{a}[{b}]]", "expected ] first"),
            ("{code|upper}", "expected area_name"),
        ] {
            let message = fill(template, &[]).expect_err(template);
            assert!(message.contains(expected), "{template}: {message}");
        }
    }
}
