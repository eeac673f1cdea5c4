//! Writing a text index, the same bytes for the same texts.

use std::fs;
use std::path::Path;

use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::schema::Schema;
use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy, TantivyDocument};

use super::Analyzer;
use crate::Error;

/// Memory for the one segment. More than it needs: a segment that doesn't fit would be an error.
const MEMORY_BYTES: usize = 1 << 30;
/// Name of the one segment instead of the random one, so that the same texts give the same files.
const SEGMENT: &str = "00000000000000000000000000000001";

/// Writes an index of documents into a new directory.
pub(super) fn write(
    dir: &Path,
    schema: Schema,
    analyzer: &Analyzer,
    documents: impl Iterator<Item = TantivyDocument>,
) -> Result<(), Error> {
    fs::create_dir_all(dir).map_err(Error::io(dir))?;
    let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
    // The tokenizers have to be known to the index that the writer makes for itself.
    let tokenizers = Index::create_in_ram(schema.clone()).tokenizers().clone();
    analyzer.register(&tokenizers);
    let mut writer = Index::builder()
        .schema(schema)
        .settings(IndexSettings::default())
        .tokenizers(tokenizers)
        .single_segment_index_writer::<TantivyDocument>(directory, MEMORY_BYTES)?;
    for document in documents {
        writer.add_document(document)?;
    }
    writer.finalize()?;
    rename_segment(dir)
}

/// Memory for an index of a few documents.
const SMALL_MEMORY_BYTES: usize = 15_000_000;

/// An index of a few documents that is never written to a file.
pub(super) fn in_memory(
    schema: &Schema,
    analyzer: &Analyzer,
    documents: impl Iterator<Item = TantivyDocument>,
) -> Result<IndexReader, Error> {
    let tokenizers = Index::create_in_ram(schema.clone()).tokenizers().clone();
    analyzer.register(&tokenizers);
    let mut writer = Index::builder()
        .schema(schema.clone())
        .settings(IndexSettings::default())
        .tokenizers(tokenizers)
        .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), SMALL_MEMORY_BYTES)?;
    for document in documents {
        writer.add_document(document)?;
    }
    let index = writer.finalize()?;
    analyzer.register(index.tokenizers());
    Ok(index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?)
}

/// Gives the one segment its fixed name, in the file names and in `meta.json`, and drops what only writers need.
fn rename_segment(dir: &Path) -> Result<(), Error> {
    let meta_path = dir.join("meta.json");
    let meta = fs::read_to_string(&meta_path).map_err(Error::io(&meta_path))?;
    let names = file_names(dir)?;
    let segment_file = names.iter().find_map(|name| name.strip_suffix(".idx"));
    let segment = segment_file.ok_or_else(|| Error::damaged(dir, "the writer left no segment"))?.to_owned();
    for name in names.iter().filter(|name| name.starts_with('.')) {
        let path = dir.join(name);
        fs::remove_file(&path).map_err(Error::io(&path))?;
    }
    for name in names.iter().filter(|name| name.starts_with(&segment)) {
        let (from, to) = (dir.join(name), dir.join(name.replace(&segment, SEGMENT)));
        fs::rename(&from, &to).map_err(Error::io(&from))?;
    }
    let dashed =
        |id: &str| format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]);
    let renamed = meta.replace(&segment, SEGMENT).replace(&dashed(&segment), &dashed(SEGMENT));
    fs::write(&meta_path, renamed).map_err(Error::io(&meta_path))
}

/// Names of the files in a directory, ascending.
pub(crate) fn file_names(dir: &Path) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(Error::io(dir))? {
        names.push(entry.map_err(Error::io(dir))?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}
