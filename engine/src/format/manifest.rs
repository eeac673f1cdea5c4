//! The manifest: what a snapshot is, and how to tell that it is whole.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::format::MANIFEST_FILE;

/// The format that this program writes, and the only one that it reads.
pub const FORMAT_VERSION: u32 = 11;

/// What a snapshot is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Format of the files.
    pub format: u32,
    /// Names the snapshot: a digest of everything else in the manifest.
    pub id: String,
    /// The register's change that it was built as of; 0 when it was built from files.
    pub change: u64,
    /// Hash of the Thai dictionary that cut its texts.
    pub dictionary: String,
    /// How many records it holds.
    pub counts: Counts,
    /// What each table of its source held.
    pub provenance: Vec<SourceTable>,
    /// Who asks to be named for the polygons of its areas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boundaries_attribution: Option<String>,
    /// Its files with their checksums, by name.
    pub files: BTreeMap<String, FileDigest>,
}

/// How many records a snapshot holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Service points.
    pub service_points: u64,
    /// Service points with a pin.
    pub pinned: u64,
    /// Procedures.
    pub procedures: u64,
    /// Offers.
    pub offers: u64,
    /// Distinct schedules.
    pub schedules: u64,
    /// Subdistricts with polygons.
    pub areas: u64,
}

/// A table of the source: how much was read and what was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceTable {
    /// Its name, such as `service_points`.
    pub table: String,
    /// Rows read.
    pub rows: u64,
    /// Rows kept.
    pub kept: u64,
    /// Digest of the kept rows' cells, the same for every encoding and format of the same table.
    pub blake3: String,
}

/// Size and checksum of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDigest {
    /// Size in bytes.
    pub bytes: u64,
    /// BLAKE3 of its content, in hexadecimal.
    pub blake3: String,
}

/// The two fields that every format has.
#[derive(Deserialize)]
struct FormatOnly {
    format: u32,
}

impl Manifest {
    /// Reads the manifest of a snapshot directory.
    pub(crate) fn read(dir: &Path) -> Result<Self, Error> {
        let path = dir.join(MANIFEST_FILE);
        let text = fs::read(&path).map_err(Error::io(&path))?;
        let damaged = |error: serde_json::Error| Error::damaged(&path, error.to_string());
        let FormatOnly { format } = serde_json::from_slice(&text).map_err(damaged)?;
        if format != FORMAT_VERSION {
            return Err(Error::other_format(dir, format, FORMAT_VERSION));
        }
        let manifest: Self = serde_json::from_slice(&text).map_err(damaged)?;
        if manifest.id != manifest.digest() {
            return Err(Error::damaged(&path, "its id is not the digest of its content"));
        }
        if manifest.dictionary != analyzers::DICTIONARY_HASH {
            return Err(Error::other_dictionary(dir, &manifest.dictionary, analyzers::DICTIONARY_HASH));
        }
        Ok(manifest)
    }

    /// Sets the id and writes the manifest into a snapshot directory.
    pub(crate) fn seal(&mut self, dir: &Path) -> Result<(), Error> {
        self.id = self.digest();
        let path = dir.join(MANIFEST_FILE);
        let mut text =
            serde_json::to_vec_pretty(self).expect("a manifest has no map with other keys than text");
        text.push(b'\n');
        fs::write(&path, text).map_err(Error::io(&path))
    }

    /// Gives a directory whose files were changed the checksums of what they are now, for tests that look for faults.
    #[cfg(test)]
    pub(crate) fn reseal(dir: &Path) {
        let mut manifest = Self::read(dir).expect("a manifest");
        for (name, digest) in &mut manifest.files {
            *digest = FileDigest::of(&dir.join(name)).expect("a file");
        }
        manifest.seal(dir).expect("written");
    }

    /// The digest of everything but the id, as 32 hexadecimal digits.
    fn digest(&self) -> String {
        let anonymous = Self { id: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&anonymous).expect("a manifest has no map with other keys than text");
        blake3::hash(&text).to_hex()[..32].to_owned()
    }

    /// Compares every file with its checksum, several at a time: reading them is most of what opening takes.
    pub(crate) fn verify(&self, dir: &Path) -> Result<(), Error> {
        let mut files: Vec<(&String, &FileDigest)> = self.files.iter().collect();
        files.sort_by_key(|(_, expected)| std::cmp::Reverse(expected.bytes));
        let next = AtomicUsize::new(0);
        let verify_some = || {
            let mine = std::iter::from_fn(|| files.get(next.fetch_add(1, Ordering::Relaxed)));
            let failed =
                mine.filter_map(|(name, expected)| Some((*name, verify(&dir.join(name), expected).err()?)));
            failed.collect::<Vec<(&String, Error)>>()
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(files.len());
        let failed = std::thread::scope(|scope| {
            let verifiers: Vec<_> = (0..threads).map(|_| scope.spawn(verify_some)).collect();
            let failed = verifiers.into_iter().flat_map(|verifier| match verifier.join() {
                Ok(failed) => failed,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            // The first by name, whichever thread was faster.
            failed.min_by_key(|(name, _)| *name)
        });
        failed.map_or(Ok(()), |(_, error)| Err(error))
    }
}

fn verify(path: &Path, expected: &FileDigest) -> Result<(), Error> {
    let found = FileDigest::of(path)?;
    if found == *expected {
        return Ok(());
    }
    let reason = format!(
        "{} bytes with checksum {}, the manifest says {} bytes with {}",
        found.bytes, found.blake3, expected.bytes, expected.blake3
    );
    Err(Error::damaged(path, reason))
}

impl FileDigest {
    /// Reads a file for its size and checksum.
    pub(crate) fn of(path: &Path) -> Result<Self, Error> {
        let mut file = fs::File::open(path).map_err(Error::io(path))?;
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; 1 << 20];
        let mut bytes = 0;
        loop {
            let read = file.read(&mut buffer).map_err(Error::io(path))?;
            if read == 0 {
                break;
            }
            hasher.update(&buffer[..read]);
            bytes += read as u64;
        }
        Ok(Self { bytes, blake3: hasher.finalize().to_hex().to_string() })
    }
}
