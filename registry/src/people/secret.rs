//! What opens a door: random, shown once, and kept as a hash.

use std::fmt;

use crate::Error;

/// Letters and digits that nobody takes for each other: Crockford's base 32. Each is five bits.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Something that is shown once. It doesn't print itself by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, to be shown.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it, where it is too long to be tried.
    pub(super) fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// A random word of so many characters.
pub(crate) fn random_word(chars: usize) -> Result<String, Error> {
    let mut bytes = vec![0; chars];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.into_iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
}

/// What is kept of a random word: nobody can try all of 2^130, so there is no salt, and it can be looked up.
pub(super) fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// A word that was typed, as it was shown: without dashes, spaces, and letters that stand for others.
pub(super) fn as_shown(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    letters
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// Whether two hashes are the same, in a time that doesn't depend on where they differ.
pub(super) fn are_same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}
