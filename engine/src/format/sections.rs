//! A file of named, aligned sections of plain little-endian numbers, read by mapping it.
//!
//! ```text
//! magic [8] · number of sections u64 · (name [24] · offset u64 · bytes u64)* · sections, each aligned to 64
//! ```

use std::cmp::Ordering;
use std::fs::File;
use std::io::Write;
use std::marker::PhantomData;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytemuck::{AnyBitPattern, NoUninit, Pod, Zeroable};
use memmap2::Mmap;

use crate::Error;

const MAGIC: [u8; 8] = *b"PAKMUT\r\n";
const ALIGNMENT: usize = 64;
const NAME_BYTES: usize = 24;

#[cfg(target_endian = "big")]
compile_error!("snapshots are mapped as little-endian numbers");

#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Header {
    magic: [u8; 8],
    sections: u64,
}

#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Entry {
    name: [u8; NAME_BYTES],
    offset: u64,
    bytes: u64,
}

/// Collects sections and writes them as one file.
#[derive(Default)]
pub(crate) struct SectionWriter {
    sections: Vec<(&'static str, String, Vec<u8>)>,
}

impl SectionWriter {
    /// Adds a section of numbers.
    ///
    /// # Panics
    /// If the name is longer than 24 bytes or taken: a fault of the caller.
    pub(crate) fn add<T: NoUninit>(&mut self, name: &'static str, suffix: &str, values: &[T]) {
        let full = format!("{name}{suffix}");
        assert!(full.len() <= NAME_BYTES, "section name {full} is longer than {NAME_BYTES} bytes");
        assert!(self.sections.iter().all(|(_, taken, _)| *taken != full), "section {full} is there already");
        self.sections.push((name, full, bytemuck::cast_slice(values).to_vec()));
    }

    /// Writes the file and waits until it is on disk.
    pub(crate) fn write(self, path: &Path) -> Result<(), Error> {
        let mut file = std::io::BufWriter::new(File::create(path).map_err(Error::io(path))?);
        let io = |result: std::io::Result<()>| result.map_err(Error::io(path));
        let header = Header { magic: MAGIC, sections: self.sections.len() as u64 };
        io(file.write_all(bytemuck::bytes_of(&header)))?;
        let mut offset = size_of::<Header>() + self.sections.len() * size_of::<Entry>();
        for (_, full, bytes) in &self.sections {
            offset = offset.next_multiple_of(ALIGNMENT);
            let mut name = [0; NAME_BYTES];
            name[..full.len()].copy_from_slice(full.as_bytes());
            let entry = Entry { name, offset: offset as u64, bytes: bytes.len() as u64 };
            io(file.write_all(bytemuck::bytes_of(&entry)))?;
            offset += bytes.len();
        }
        let mut written = size_of::<Header>() + self.sections.len() * size_of::<Entry>();
        for (_, _, bytes) in &self.sections {
            let padding = written.next_multiple_of(ALIGNMENT) - written;
            io(file.write_all(&[0; ALIGNMENT][..padding]))?;
            io(file.write_all(bytes))?;
            written += padding + bytes.len();
        }
        io(file.into_inner().map_err(std::io::IntoInnerError::into_error).and_then(|file| file.sync_all()))
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
        let entries_bytes =
            usize::try_from(header.sections).ok().and_then(|n| n.checked_mul(size_of::<Entry>()));
        entries_bytes
            .and_then(|bytes| self.map.get(size_of::<Header>()..size_of::<Header>().checked_add(bytes)?))
            .map(bytemuck::cast_slice)
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

/// Collects byte records for a [`Table`].
#[derive(Default)]
pub(crate) struct TableWriter {
    offsets: Vec<u64>,
    bytes: Vec<u8>,
}

impl TableWriter {
    pub(crate) fn push(&mut self, record: &[u8]) {
        self.bytes.resize(self.bytes.len().next_multiple_of(16), 0);
        self.offsets.push(self.bytes.len() as u64);
        self.bytes.extend_from_slice(record);
        self.offsets.push(self.bytes.len() as u64);
    }

    pub(crate) fn finish(self, name: &'static str, file: &mut SectionWriter) {
        // An empty table still needs an end that can be checked.
        let offsets = if self.offsets.is_empty() { vec![0] } else { self.offsets };
        file.add(name, ".at", &offsets);
        file.add(name, "", &self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(dir: &Path) -> PathBuf {
        let path = dir.join("file.bin");
        let mut writer = SectionWriter::default();
        writer.add("numbers", "", &[1u32, 2, 3]);
        let mut table = TableWriter::default();
        table.push(b"one");
        table.push(b"");
        table.finish("records", &mut writer);
        writer.write(&path).expect("written");
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
            // The last section is empty-ended by padding only; every shorter file must be refused.
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
