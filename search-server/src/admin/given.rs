//! Fields of forms that change a record: what isn't given stays, and null empties a field.

use serde::{Deserialize, Deserializer};

/// A field of a form: not given, null, or a value.
pub(crate) type Given<T> = Option<Option<T>>;

/// Reads a field that was given, be it null.
pub(crate) fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(field: D) -> Result<Given<T>, D::Error> {
    Option::<T>::deserialize(field).map(Some)
}
