//! Closed vocabularies: the words that a column or parameter may hold.

/// A word that is not in a closed vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is not a known {kind}: expected one of {expected}")]
pub struct UnknownWord {
    /// What the word should have named, such as `channel`.
    pub kind: &'static str,
    /// The word as written.
    pub value: String,
    /// The words that are known, joined by `, `.
    pub expected: String,
}

/// Declares an enum whose variants are words, with `as_str`, `ALL` and `FromStr`.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident($kind:literal) { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every word of the vocabulary, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written in files and in the API.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word).ok_or_else(|| {
                    $crate::vocabulary::UnknownWord {
                        kind: $kind,
                        value: word.to_owned(),
                        expected: Self::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>().join(", "),
                    }
                })
            }
        }
    };
}
