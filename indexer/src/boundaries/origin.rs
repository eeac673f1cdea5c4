//! Where boundaries come from: a place on disk, or an address.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::download;
use super::import::{ImportError, Progress};

/// A file or folder, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file or folder.
    Path(PathBuf),
    /// An address that begins with `http://` or `https://`.
    Url(String),
}

/// What is read: downloaded first if it was an address.
pub(super) enum Here<'o> {
    There(&'o Path),
    Downloaded(NamedTempFile),
}

impl Origin {
    /// The origin as messages name it.
    #[must_use]
    pub fn shown(&self) -> PathBuf {
        match self {
            Self::Path(path) => path.clone(),
            Self::Url(url) => download::shown(url).into(),
        }
    }

    pub(super) fn fetch(&self, progress: &dyn Fn(Progress)) -> Result<Here<'_>, ImportError> {
        match self {
            Self::Path(path) => Ok(Here::There(path)),
            Self::Url(url) => download::download(url, progress).map(Here::Downloaded),
        }
    }
}

impl From<&OsStr> for Origin {
    fn from(text: &OsStr) -> Self {
        let begins_with = |text: &str, scheme: &str| {
            text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        match text.to_str() {
            Some(url) if begins_with(url, "http://") || begins_with(url, "https://") => {
                Self::Url(url.to_owned())
            }
            _ => Self::Path(text.into()),
        }
    }
}

impl Here<'_> {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::There(path) => path,
            Self::Downloaded(file) => file.path(),
        }
    }
}
