//! Paths of our own addresses.

/// An id as one segment of a path.
pub(crate) fn segment(id: &str) -> String {
    // The encoding of forms, but for the space: in a path `+` is a plus.
    form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}
