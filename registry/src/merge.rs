//! What a source says now, what it said before, and what stands there: put together field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// The outcome of a merge.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Merged {
    /// The record that follows.
    pub(crate) body: Value,
    /// Fields that stay as somebody set them, although the source says something else, and said it before.
    pub(crate) kept: Vec<String>,
    /// Fields of which the source says something new, and that somebody else changed too.
    pub(crate) conflicts: Vec<String>,
}

/// A field: its name, or the holder of it and its name.
type Path = Vec<String>;

/// Takes what is new in the source on top of what stands there. Where both changed a field, what stands there stays,
/// unless the source is to win: then it wins in every field.
pub(crate) fn merge(before: Option<&Value>, now: &Value, source: &Value, source_wins: bool) -> Merged {
    let (before, now, source) = (before.map(fields), fields(now), fields(source));
    let mut merged = Merged { body: Value::Null, kept: Vec::new(), conflicts: Vec::new() };
    let mut result = now.clone();
    let paths: BTreeSet<&Path> = now.keys().chain(source.keys()).collect();
    for path in paths {
        let (ours, theirs) = (now.get(path), source.get(path));
        if ours == theirs {
            continue;
        }
        let said = before.as_ref().map(|before| before.get(path));
        let is_ours_untouched = said == Some(ours);
        if !is_ours_untouched {
            let is_new = said != Some(theirs);
            let told = if is_new { &mut merged.conflicts } else { &mut merged.kept };
            told.push(path.join("."));
        }
        if is_ours_untouched || source_wins {
            match theirs {
                Some(value) => result.insert(path.clone(), value.clone()),
                None => result.remove(path),
            };
        }
    }
    merged.body = body(result);
    merged
}

/// The fields of a record: those of an object, and of the objects in it that are no fields themselves.
fn fields(body: &Value) -> BTreeMap<Path, Value> {
    let mut fields = BTreeMap::new();
    let Some(object) = body.as_object() else {
        fields.insert(Vec::new(), body.clone());
        return fields;
    };
    for (name, value) in object {
        match value.as_object().filter(|_| HOLDERS.contains(&name.as_str())) {
            Some(held) => fields
                .extend(held.iter().map(|(field, value)| (vec![name.clone(), field.clone()], value.clone()))),
            None => drop(fields.insert(vec![name.clone()], value.clone())),
        }
    }
    fields
}

/// Objects whose fields are fields of the record.
const HOLDERS: [&str; 2] = ["offers", "point"];

fn body(fields: BTreeMap<Path, Value>) -> Value {
    let mut body = Map::new();
    for (mut path, value) in fields {
        let Some(field) = path.pop() else { return value };
        let holder = match path.pop() {
            None => &mut body,
            Some(name) => {
                let held = body.entry(name).or_insert_with(|| Value::Object(Map::new()));
                held.as_object_mut().expect("a holder holds fields")
            }
        };
        holder.insert(field, value);
    }
    Value::Object(body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn office(name: &str, phone: &str, offers: &Value) -> Value {
        json!({ "point": { "name_th": name, "phone": phone }, "offers": offers })
    }

    #[test]
    fn each_field_goes_by_who_changed_it() {
        let before = office("เซกา", "1", &json!({ "id-card": {}, "birth": {} }));
        let nothing = |body: Value| Merged { body, kept: Vec::new(), conflicts: Vec::new() };
        let unsaid = office("เซกา", "2", &json!({ "id-card": {} }));
        // The source alone changed something.
        let source = office("เซกา", "3", &json!({ "id-card": {}, "death": {} }));
        assert_eq!(merge(Some(&before), &before, &source, false), nothing(source.clone()));
        // Somebody alone changed something, and the source says what it said before.
        let kept = merge(Some(&before), &unsaid, &before, false);
        assert_eq!(kept.body, unsaid);
        assert_eq!((kept.kept, kept.conflicts.len()), (vec!["offers.birth".into(), "point.phone".into()], 0));
        // Both did.
        let both = merge(Some(&before), &unsaid, &source, false);
        assert_eq!(both.body, office("เซกา", "2", &json!({ "id-card": {}, "death": {} })));
        assert_eq!(both.conflicts, ["point.phone"]);
        // The source wins.
        let won = merge(Some(&before), &unsaid, &source, true);
        assert_eq!((won.body, won.conflicts), (source.clone(), vec!["point.phone".to_owned()]));
        // Nobody knows what the source said before.
        let unknown = merge(None, &unsaid, &source, false);
        assert_eq!(unknown.body, unsaid);
        assert_eq!(unknown.conflicts, ["offers.death", "point.phone"]);
    }

    #[test]
    fn a_record_that_is_no_object_is_one_field() {
        let merged = merge(Some(&json!("a")), &json!("a"), &json!("b"), false);
        assert_eq!(merged.body, json!("b"));
        let merged = merge(Some(&json!(["a"])), &json!(["a", "c"]), &json!(["b"]), false);
        assert_eq!((merged.body, merged.conflicts), (json!(["a", "c"]), vec![String::new()]));
    }
}
