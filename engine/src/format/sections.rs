//! A file of named, aligned sections of plain little-endian numbers, read by mapping it.
//!
//! ```text
//! magic [8] · where the entries start u64 · number of sections u64
//! · sections, each aligned to 64
//! · entries: (name [24] · offset u64 · bytes u64)*
//! ```

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufWriter, IntoInnerError, Seek, Write};
use std::marker::PhantomData;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytemuck::{AnyBitPattern, NoUninit, Pod, Zeroable};
use memmap2::Mmap;

use crate::Error;

const MAGIC: [u8; 8] = *b"PAKMUT\r\n";
const ALIGNMENT: u64 = 64;
/// As rkyv needs it.
const RECORD_ALIGNMENT: u64 = 16;
const NAME_BYTES: usize = 24;

#[cfg(target_endian = "big")]
compile_error!("snapshots are mapped as little-endian numbers");

#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Header {
    magic: [u8; 8],
    /// Where the entries start.
    entries: u64,
    sections: u64,
}

#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Entry {
    name: [u8; NAME_BYTES],
    offset: u64,
    bytes: u64,
}

/// Writes sections into a file one after the other, so that none has to be kept.
pub(crate) struct SectionWriter {
    path: PathBuf,
    file: BufWriter<File>,
    at: u64,
    entries: Vec<Entry>,
    /// The first failure; nothing is written after it, and `finish` returns it.
    failure: Option<io::Error>,
}

impl SectionWriter {
    pub(crate) fn create(path: &Path) -> Result<Self, Error> {
        let file = BufWriter::new(File::create(path).map_err(Error::io(path))?);
        let mut writer = Self { path: path.to_owned(), file, at: 0, entries: Vec::new(), failure: None };
        // Stands in for the header until the number of sections is known.
        writer.write(&[0; size_of::<Header>()]);
        Ok(writer)
    }

    /// Adds a section of numbers.
    ///
    /// # Panics
    /// If the name is longer than 24 bytes or taken: a fault of the caller.
    pub(crate) fn add<T: NoUninit>(&mut self, name: &'static str, suffix: &str, values: &[T]) {
        let offset = self.align(ALIGNMENT);
        self.write(bytemuck::cast_slice(values));
        self.enter(name, suffix, offset);
    }

    /// Begins a table, whose records follow one by one.
    pub(crate) fn table(&mut self, name: &'static str) -> TableWriter<'_> {
        let start = self.align(ALIGNMENT);
        TableWriter { file: self, name, start, offsets: Vec::new() }
    }

    /// Writes what is left and waits until all is on disk.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        let entries = self.align(ALIGNMENT);
        let list = std::mem::take(&mut self.entries);
        self.write(bytemuck::cast_slice(&list));
        let header = Header { magic: MAGIC, entries, sections: list.len() as u64 };
        let Self { path, mut file, failure, .. } = self;
        let io = |result: io::Result<()>| result.map_err(Error::io(&path));
        io(failure.map_or(Ok(()), Err))?;
        io(file.rewind())?;
        io(file.write_all(bytemuck::bytes_of(&header)))?;
        io(file.into_inner().map_err(IntoInnerError::into_error).and_then(|file| file.sync_all()))
    }

    /// Ends the section that began at an offset.
    fn enter(&mut self, name: &'static str, suffix: &str, offset: u64) {
        let full = format!("{name}{suffix}");
        assert!(full.len() <= NAME_BYTES, "section name {full} is longer than {NAME_BYTES} bytes");
        let mut name = [0; NAME_BYTES];
        name[..full.len()].copy_from_slice(full.as_bytes());
        assert!(self.entries.iter().all(|entry| entry.name != name), "section {full} is there already");
        self.entries.push(Entry { name, offset, bytes: self.at - offset });
    }

    /// Goes on at the next multiple, and gives that place.
    fn align(&mut self, alignment: u64) -> u64 {
        let padding = self.at.next_multiple_of(alignment) - self.at;
        self.write(&[0; ALIGNMENT as usize][..padding as usize]);
        self.at
    }

    fn write(&mut self, bytes: &[u8]) {
        self.at += bytes.len() as u64;
        if self.failure.is_none() {
            self.failure = self.file.write_all(bytes).err();
        }
    }
}

/// Writes the byte records of a [`Table`].
pub(crate) struct TableWriter<'f> {
    file: &'f mut SectionWriter,
    name: &'static str,
    start: u64,
    offsets: Vec<u64>,
}

impl TableWriter<'_> {
    pub(crate) fn push(&mut self, record: &[u8]) {
        let from = self.file.align(RECORD_ALIGNMENT) - self.start;
        self.file.write(record);
        self.offsets.extend([from, self.file.at - self.start]);
    }

    pub(crate) fn finish(self) {
        let Self { file, name, start, offsets } = self;
        file.enter(name, "", start);
        // An empty table still needs an end that can be checked.
        file.add(name, ".at", if offsets.is_empty() { &[0] } else { &offsets });
    }
}

/// A mapped file of sections.
#[derive(Clone)]
pub(crate) struct SectionFile {
    path: PathBuf,
    map: Arc<Mmap>,
}

impl SectionFile {
    #[allow(unsafe_code, reason = "mapping a file is unsafe; see below for why it is sound here")]
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(Error::io(path))?;
        // SAFETY: the snapshot directory is immutable once it is renamed into place; nothing of ours writes to or
        // truncates a published file, and an operator who does breaks the stated contract of the directory.
        let map = unsafe { Mmap::map(&file) }.map_err(Error::io(path))?;
        let opened = Self { path: path.to_owned(), map: Arc::new(map) };
        opened.header()?;
        Ok(opened)
    }

    fn header(&self) -> Result<&[Entry], Error> {
        let damaged = |reason: &str| Error::damaged(&self.path, reason);
        let bytes = self.map.get(..size_of::<Header>()).ok_or_else(|| damaged("too short for a header"))?;
        let header: &Header = bytemuck::from_bytes(bytes);
        if header.magic != MAGIC {
            return Err(damaged("it doesn't begin as a snapshot file does"));
        }
        let start = usize::try_from(header.entries).ok();
        let bytes = usize::try_from(header.sections).ok().and_then(|n| n.checked_mul(size_of::<Entry>()));
        let entries =
            start.zip(bytes).and_then(|(start, bytes)| self.map.get(start..start.checked_add(bytes)?));
        entries
            .and_then(|entries| bytemuck::try_cast_slice(entries).ok())
            .ok_or_else(|| damaged("too short for its table of sections"))
    }

    /// The numbers of a section.
    pub(crate) fn column<T: AnyBitPattern + NoUninit>(
        &self,
        name: &str,
        suffix: &str,
    ) -> Result<Column<T>, Error> {
        let full = format!("{name}{suffix}");
        let damaged = |reason: String| Error::damaged(&self.path, reason);
        let entry = self
            .header()?
            .iter()
            .find(|entry| entry.name.iter().take_while(|b| **b != 0).eq(full.as_bytes()))
            .ok_or_else(|| damaged(format!("section {full} is missing")))?;
        let range = usize::try_from(entry.offset)
            .ok()
            .zip(usize::try_from(entry.bytes).ok())
            .and_then(|(offset, bytes)| Some(offset..offset.checked_add(bytes)?))
            .filter(|range| range.end <= self.map.len())
            .ok_or_else(|| damaged(format!("section {full} reaches past the end of the file")))?;
        bytemuck::try_cast_slice::<u8, T>(&self.map[range.clone()])
            .map_err(|error| damaged(format!("section {full}: {error}")))?;
        Ok(Column { map: self.map.clone(), range, numbers: PhantomData })
    }

    /// The error for a file whose numbers don't fit each other.
    pub(crate) fn damaged(&self, reason: impl Into<String>) -> Error {
        Error::damaged(&self.path, reason)
    }

    /// A table of records.
    pub(crate) fn table(&self, name: &str) -> Result<Table, Error> {
        let (offsets, bytes): (Column<u64>, Column<u8>) = (self.column(name, ".at")?, self.column(name, "")?);
        let ascending = offsets.windows(2).all(|pair| pair[0] <= pair[1]);
        let end = offsets.last().copied();
        if !ascending || end.is_none_or(|end| end > bytes.len() as u64) {
            return Err(Error::damaged(
                &self.path,
                format!("the offsets of table {name} don't fit its bytes"),
            ));
        }
        Ok(Table { path: self.path.clone(), offsets, bytes })
    }
}

/// Changes the bytes of a section of a file, for tests that look for faults.
///
/// # Panics
/// If there is no such section.
#[cfg(test)]
pub(crate) fn doctor<T: Pod>(path: &Path, name: &str, change: impl FnOnce(&mut [T])) {
    let file = SectionFile::open(path).expect("a file of sections");
    let column: Column<T> = file.column(name, "").expect("a section of such numbers");
    let (range, mut numbers) = (column.range.clone(), column.to_vec());
    drop((column, file));
    change(&mut numbers);
    let mut bytes = std::fs::read(path).expect("bytes");
    bytes[range].copy_from_slice(bytemuck::cast_slice(&numbers));
    std::fs::write(path, bytes).expect("written");
}

/// A section of numbers of a mapped file.
#[derive(Clone)]
pub(crate) struct Column<T> {
    map: Arc<Mmap>,
    range: std::ops::Range<usize>,
    numbers: PhantomData<T>,
}

impl<T: AnyBitPattern + NoUninit> Deref for Column<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        // Checked when the column was made; length and alignment can't have changed since.
        bytemuck::cast_slice(&self.map[self.range.clone()])
    }
}

/// A table of byte records, each aligned to 16 as rkyv needs it.
pub(crate) struct Table {
    path: PathBuf,
    offsets: Column<u64>,
    bytes: Column<u8>,
}

impl Table {
    pub(crate) fn len(&self) -> usize {
        self.offsets.len() / 2
    }

    /// The bytes of a record.
    pub(crate) fn bytes(&self, index: usize) -> Result<&[u8], Error> {
        let range = self.offsets.get(index * 2).zip(self.offsets.get(index * 2 + 1));
        range
            .and_then(|(from, to)| self.bytes.get(usize::try_from(*from).ok()?..usize::try_from(*to).ok()?))
            .ok_or_else(|| self.damaged(format!("record {index} is missing")))
    }

    /// The record for which a comparison with what is looked for says equal, in a table that is in its order.
    pub(crate) fn search(
        &self,
        compare: impl Fn(usize) -> Result<Ordering, Error>,
    ) -> Result<Option<usize>, Error> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match compare(middle)? {
                Ordering::Equal => return Ok(Some(middle)),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        Ok(None)
    }

    pub(crate) fn damaged(&self, reason: String) -> Error {
        Error::damaged(&self.path, reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(dir: &Path) -> PathBuf {
        let path = dir.join("file.bin");
        let mut writer = SectionWriter::create(&path).expect("created");
        writer.add("numbers", "", &[1u32, 2, 3]);
        let mut table = writer.table("records");
        table.push(b"one");
        table.push(b"");
        table.finish();
        writer.finish().expect("written");
        path
    }

    #[test]
    fn what_was_written_is_read_back() {
        let dir = tempfile::tempdir().expect("a directory");
        let file = SectionFile::open(&written(dir.path())).expect("opened");
        assert_eq!(*file.column::<u32>("numbers", "").expect("a column"), [1, 2, 3]);
        let table = file.table("records").expect("a table");
        assert_eq!(table.len(), 2);
        assert_eq!((table.bytes(0).expect("bytes"), table.bytes(1).expect("bytes")), (&b"one"[..], &b""[..]));
        assert!(table.bytes(2).is_err());
    }

    #[test]
    fn a_file_cut_anywhere_gives_an_error_and_never_a_panic() {
        let dir = tempfile::tempdir().expect("a directory");
        let whole = std::fs::read(written(dir.path())).expect("bytes");
        for length in 0..whole.len() {
            let path = dir.path().join("cut.bin");
            std::fs::write(&path, &whole[..length]).expect("written");
            let all = SectionFile::open(&path).and_then(|file| {
                Ok((file.column::<u32>("numbers", "")?.len(), file.table("records")?.len()))
            });
            // The entries come last, so every shorter file must be refused.
            assert!(all.is_err(), "{length} of {} bytes", whole.len());
        }
    }

    #[test]
    fn a_missing_section_and_wrong_numbers_are_named() {
        let dir = tempfile::tempdir().expect("a directory");
        let file = SectionFile::open(&written(dir.path())).expect("opened");
        let message = |error: Option<Error>| error.map(|e| e.to_string()).unwrap_or_default();
        assert!(message(file.column::<u32>("other", "").err()).contains("section other is missing"));
        assert!(message(file.column::<u64>("numbers", "").err()).contains("section numbers"));
    }
}
