//! The engine's one opaque error.

use std::fmt;
use std::path::{Path, PathBuf};

/// Something went wrong with a snapshot. Ask the predicates what kind of thing; print it to know which.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Io { path: PathBuf, source: std::io::Error },
    NoSnapshot { dir: PathBuf },
    Damaged { path: PathBuf, reason: String },
    OtherFormat { path: PathBuf, found: u32, known: u32 },
    OtherDictionary { path: PathBuf, found: String, known: &'static str },
    Text { source: tantivy::TantivyError },
    SelfCheck { reason: String },
    UnusableSynonyms { faults: String },
    TooManyPoints { found: usize, most: usize },
    TooManyOffers { bytes: usize },
}

impl Error {
    /// Nothing has been published where a snapshot was looked for.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, Kind::NoSnapshot { .. })
    }

    /// A file of the snapshot is not what its manifest says.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        matches!(self.kind, Kind::Damaged { .. })
    }

    /// The snapshot was written in another format, or with another dictionary, than this program's.
    #[must_use]
    pub fn is_incompatible(&self) -> bool {
        matches!(self.kind, Kind::OtherFormat { .. } | Kind::OtherDictionary { .. })
    }

    /// A snapshot that was just built failed its self-check: a fault of the engine.
    #[must_use]
    pub fn is_self_check(&self) -> bool {
        matches!(self.kind, Kind::SelfCheck { .. })
    }

    /// A table of citizens' words has entries that can't be used.
    #[must_use]
    pub fn is_unusable_synonyms(&self) -> bool {
        matches!(self.kind, Kind::UnusableSynonyms { .. })
    }

    /// More service points, or sets of offers, than a snapshot can hold.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooManyPoints { .. } | Kind::TooManyOffers { .. })
    }

    pub(crate) fn too_many_offers(bytes: usize) -> Self {
        Self { kind: Kind::TooManyOffers { bytes } }
    }

    pub(crate) fn too_many_points(found: usize, most: usize) -> Self {
        Self { kind: Kind::TooManyPoints { found, most } }
    }

    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self { kind: Kind::Io { path, source } }
    }

    pub(crate) fn no_snapshot(dir: &Path) -> Self {
        Self { kind: Kind::NoSnapshot { dir: dir.to_owned() } }
    }

    pub(crate) fn damaged(path: &Path, reason: impl Into<String>) -> Self {
        Self { kind: Kind::Damaged { path: path.to_owned(), reason: reason.into() } }
    }

    pub(crate) fn other_format(path: &Path, found: u32, known: u32) -> Self {
        Self { kind: Kind::OtherFormat { path: path.to_owned(), found, known } }
    }

    pub(crate) fn other_dictionary(path: &Path, found: &str, known: &'static str) -> Self {
        Self { kind: Kind::OtherDictionary { path: path.to_owned(), found: found.to_owned(), known } }
    }

    pub(crate) fn self_check(reason: impl Into<String>) -> Self {
        Self { kind: Kind::SelfCheck { reason: reason.into() } }
    }

    pub(crate) fn unusable_synonyms(faults: String) -> Self {
        Self { kind: Kind::UnusableSynonyms { faults } }
    }
}

impl From<tantivy::TantivyError> for Error {
    fn from(source: tantivy::TantivyError) -> Self {
        Self { kind: Kind::Text { source } }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Kind::NoSnapshot { dir } => {
                write!(
                    f,
                    "{}: no snapshot has been published here; `indexer build --out` makes one",
                    dir.display()
                )
            }
            Kind::Damaged { path, reason } => write!(f, "{}: damaged: {reason}", path.display()),
            Kind::OtherFormat { path, found, known } => {
                let remedy = if found > known { "use a newer program" } else { "build the index again" };
                write!(
                    f,
                    "{}: written in format {found}, this program reads {known}: {remedy}",
                    path.display()
                )
            }
            Kind::OtherDictionary { path, found, known } => write!(
                f,
                "{}: built with dictionary {found}, this program has {known}: build the index again with this version",
                path.display()
            ),
            Kind::Text { source } => write!(f, "text index: {source}"),
            Kind::TooManyPoints { found, most } => {
                write!(
                    f,
                    "{found} service points: expected {most} at most, which is what a snapshot can hold"
                )
            }
            Kind::TooManyOffers { bytes } => {
                write!(f, "the sets of offers take {bytes} bytes and more: expected {} at most", u32::MAX)
            }
            Kind::UnusableSynonyms { faults } => write!(f, "{faults}"),
            Kind::SelfCheck { reason } => write!(f, "self-check failed, nothing was published: {reason}"),
        }
    }
}

impl std::error::Error for Error {
    /// What lies below the cause: the cause itself is in the text already.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Io { source, .. } => source.source(),
            Kind::Text { source } => source.source(),
            _ => None,
        }
    }
}
