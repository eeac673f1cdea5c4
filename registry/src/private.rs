//! Personal values and free text: a body holds their salted hashes, a table of its own the words, and there they can be
//! erased without breaking the chain of hashes.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::Error;

/// What a body has in the place of a value.
const SEALED: &str = "sealed";

/// Fields of a point that may name or reach a person.
const OF_POINT: [&str; 2] = ["phone", "email"];

/// Where the words of an entry's reason stand.
pub(crate) const REASON: &str = "reason";

/// Stands before the number of a special day, counted from one, where its reason stands.
pub(crate) const OF_EXCEPTION: &str = "reason of exception ";

/// Where the words beside a procedure stand.
pub(crate) fn of_note(procedure: &str) -> String {
    format!("note of {procedure}")
}

/// Bytes of a salt: as many as a hash function needs that nobody can try all of.
const SALT_BYTES: usize = 16;

/// A value that was taken out of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PrivateValue {
    pub(crate) path: String,
    pub(crate) salt: String,
    pub(crate) value: String,
}

impl PrivateValue {
    /// A value with a new salt.
    pub(crate) fn new(path: &str, value: &str) -> Result<Self, Error> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt)?;
        let salt = u128::from_be_bytes(salt);
        Ok(Self { path: path.to_owned(), salt: format!("{salt:032x}"), value: value.to_owned() })
    }

    pub(crate) fn hash(&self) -> String {
        salted_hash(&self.salt, &self.value)
    }
}

pub(crate) fn salted_hash(salt: &str, value: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(salt.as_bytes()).update(b"\n").update(value.as_bytes());
    hasher.finalize().to_hex().to_string()
}

/// Takes the personal values and free text out of a body.
pub(crate) fn seal(body: &mut Value) -> Result<Vec<PrivateValue>, Error> {
    let mut taken = Vec::new();
    visit(body, &mut |path, slot| {
        let Some(text) = slot.as_str() else { return Ok(()) };
        let private = PrivateValue::new(path, text)?;
        *slot = json!({ SEALED: private.hash() });
        taken.push(private);
        Ok(())
    })?;
    Ok(taken)
}

/// Puts them back; what was erased is unknown.
pub(crate) fn unseal(body: &mut Value, values: &HashMap<String, String>) -> Result<(), Error> {
    visit(body, &mut |path, slot| {
        if slot.is_object() {
            *slot = values.get(path).map_or(Value::Null, |value| value.as_str().into());
        }
        Ok(())
    })
}

/// The hashes that stand in a body, by path.
pub(crate) fn hashes(body: &mut Value) -> Result<HashMap<String, String>, Error> {
    let mut found = HashMap::new();
    visit(body, &mut |path, slot| {
        if let Some(hash) = slot.get(SEALED).and_then(Value::as_str) {
            found.insert(path.to_owned(), hash.to_owned());
        }
        Ok(())
    })?;
    Ok(found)
}

/// Shows each place of a body that holds a personal value or free text.
fn visit(body: &mut Value, see: &mut impl FnMut(&str, &mut Value) -> Result<(), Error>) -> Result<(), Error> {
    let Some(body) = body.as_object_mut() else { return Ok(()) };
    if let Some(Value::Object(point)) = body.get_mut("point") {
        for field in OF_POINT {
            visit_field(point, field, field, see)?;
        }
    }
    if let Some(Value::Object(offers)) = body.get_mut("offers") {
        for (procedure, offer) in offers {
            let Some(offer) = offer.as_object_mut() else { continue };
            visit_field(offer, "note", &of_note(procedure), see)?;
        }
    }
    if let Some(Value::Array(exceptions)) = body.get_mut("exceptions") {
        for (number, exception) in (1..).zip(exceptions) {
            let Some(exception) = exception.as_object_mut() else { continue };
            visit_field(exception, "reason", &format!("{OF_EXCEPTION}{number}"), see)?;
        }
    }
    Ok(())
}

fn visit_field(
    holder: &mut Map<String, Value>,
    field: &str,
    path: &str,
    see: &mut impl FnMut(&str, &mut Value) -> Result<(), Error>,
) -> Result<(), Error> {
    let Some(slot) = holder.get_mut(field) else { return Ok(()) };
    see(path, slot)?;
    if slot.is_null() {
        holder.remove(field);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body() -> Value {
        json!({
            "point": {"name_th": "ที่ว่าการอำเภอเซกา", "phone": "0 4200 0004", "email": "seka@example.org"},
            "offers": {"id-card": {"note": "ถามหาคุณสมชาย"}, "birth": {}},
            "exceptions": [{"date_from": "2026-01-02", "reason": "เจ้าหน้าที่ลาป่วย"}],
        })
    }

    #[test]
    fn what_is_sealed_says_nothing_and_comes_back_whole() {
        let mut sealed = body();
        let taken = seal(&mut sealed).expect("random bytes");
        let text = sealed.to_string();
        for value in ["4200", "seka@", "สมชาย", "ลาป่วย"] {
            assert!(!text.contains(value), "{value} in {text}");
        }
        let values = taken.into_iter().map(|private| (private.path, private.value)).collect();
        unseal(&mut sealed, &values).expect("nothing fails");
        assert_eq!(sealed, body());
    }

    #[test]
    fn what_was_erased_is_unknown() {
        let mut sealed = body();
        seal(&mut sealed).expect("random bytes");
        unseal(&mut sealed, &HashMap::new()).expect("nothing fails");
        assert_eq!(sealed["point"].get("phone"), None);
        assert_eq!(sealed["point"]["name_th"], "ที่ว่าการอำเภอเซกา");
    }

    #[test]
    fn one_value_has_another_hash_in_each_entry() {
        let hash = || {
            let mut body = body();
            seal(&mut body).expect("random bytes");
            hashes(&mut body).expect("nothing fails")
        };
        let (first, second) = (hash(), hash());
        assert_eq!(first.len(), 4);
        assert!(first.iter().all(|(path, hash)| second[path] != *hash));
    }
}
