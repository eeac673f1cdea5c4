//! Citizens' words for official ones: the tables that are built in, and one of whoever keeps the register.

use std::fs;
use std::ops::Deref;
use std::path::Path;

use analyzers::Vocabulary;

use crate::Error;
use crate::format::SYNONYMS_FILE;

/// The vocabulary of a register.
pub(crate) enum Synonyms {
    /// No more than what is built in.
    BuiltIn,
    /// With a table of its own.
    Own(Box<Vocabulary>),
}

impl Deref for Synonyms {
    type Target = Vocabulary;

    fn deref(&self) -> &Vocabulary {
        match self {
            Self::BuiltIn => Vocabulary::built_in(),
            Self::Own(vocabulary) => vocabulary,
        }
    }
}

/// The vocabulary with a table beside those that are built in.
///
/// # Errors
/// When an entry of the table can't be used ([`Error::is_unusable_synonyms`]).
pub(crate) fn read(table: Option<&str>) -> Result<Synonyms, Error> {
    let Some(table) = table else { return Ok(Synonyms::BuiltIn) };
    let vocabulary = Vocabulary::with(SYNONYMS_FILE, table).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Error::unusable_synonyms(faults.join("\n"))
    })?;
    Ok(Synonyms::Own(Box::new(vocabulary)))
}

/// Writes the table into the directory of a snapshot, if there is one; gives the name of its file.
pub(crate) fn write(dir: &Path, table: Option<&str>) -> Result<Option<&'static str>, Error> {
    let Some(table) = table else { return Ok(None) };
    let path = dir.join(SYNONYMS_FILE);
    fs::write(&path, table).map_err(Error::io(&path))?;
    Ok(Some(SYNONYMS_FILE))
}

/// The vocabulary of a snapshot's directory, which has a table of its own or not.
pub(crate) fn open(dir: &Path, has_table: bool) -> Result<Synonyms, Error> {
    if !has_table {
        return Ok(Synonyms::BuiltIn);
    }
    let path = dir.join(SYNONYMS_FILE);
    let table = fs::read_to_string(&path).map_err(Error::io(&path))?;
    read(Some(&table))
}
