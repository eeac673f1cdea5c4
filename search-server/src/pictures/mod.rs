//! Pictures of offices: files in a folder, named by what is in them, so that one never changes and none is kept twice.

mod prepared;
mod serving;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

pub(crate) use prepared::{MOST_BYTES, Refused};
use prepared::{Prepared, prepared};
pub(crate) use serving::serve;

/// Where pictures are shown.
pub(crate) const PATH: &str = "/pictures/";

/// Behind the name of the small one.
const SMALL: &str = "-small";

const ENDING: &str = ".jpg";

/// The folder of pictures.
#[derive(Debug)]
pub(crate) struct Pictures {
    dir: PathBuf,
}

/// Why a picture wasn't kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotKept {
    /// It isn't one for here.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The folder can't be written.
    #[error("a picture can't be kept: {0}")]
    Disk(#[from] io::Error),
}

impl Pictures {
    /// The pictures of a folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub(crate) fn open(dir: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(dir).with_context(|| format!("pictures can't be kept in {}", dir.display()))?;
        Ok(Self { dir: dir.to_owned() })
    }

    /// Keeps a picture, and gives the path that it is shown at. It is on the disk when this returns. It takes some tenths of a
    /// second: not for a thread that others wait for.
    ///
    /// # Errors
    /// When the file is no picture for here, or the folder can't be written.
    pub(crate) fn keep(&self, file: &[u8]) -> Result<String, NotKept> {
        let Prepared { full, small } = prepared(file)?;
        let name = blake3::hash(&full).to_hex();
        self.write(&format!("{name}{SMALL}{ENDING}"), &small)?;
        self.write(&format!("{name}{ENDING}"), &full)?;
        Ok(format!("{PATH}{name}{ENDING}"))
    }

    /// Writes a file whole or not at all.
    fn write(&self, name: &str, content: &[u8]) -> io::Result<()> {
        let path = self.dir.join(name);
        if path.is_file() {
            return Ok(());
        }
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(io::Error::other)?;
        let unfinished = self.dir.join(format!(".{name}.{:x}", u64::from_be_bytes(random)));
        let written = (|| {
            let mut file = fs::File::create_new(&unfinished)?;
            file.write_all(content)?;
            file.sync_all()?;
            fs::rename(&unfinished, &path)?;
            fs::File::open(&self.dir)?.sync_all()
        })();
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        written
    }

    /// A picture by the last part of its path; none: there is none of that name.
    ///
    /// # Errors
    /// When it can't be read.
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        if !is_name(name) {
            return Ok(None);
        }
        match fs::read(self.dir.join(name)) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Whether an address is that of a picture that is shown here.
pub(crate) fn is_own(address: &str) -> bool {
    address.strip_prefix(PATH).is_some_and(|name| is_name(name) && !name.contains(SMALL))
}

/// The address of the small one of a picture that is shown here.
pub(crate) fn small(address: &str) -> Option<String> {
    is_own(address).then(|| address.replace(ENDING, &format!("{SMALL}{ENDING}")))
}

fn is_name(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(ENDING) else { return false };
    let hash = stem.strip_suffix(SMALL).unwrap_or(stem);
    hash.len() == 2 * blake3::OUT_LEN && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(colour: u8) -> Vec<u8> {
        let mut file = io::Cursor::new(Vec::new());
        let picture = image::RgbImage::from_pixel(600, 20, image::Rgb([colour, 0, 0]));
        picture.write_to(&mut file, image::ImageFormat::Png).expect("encoded");
        file.into_inner()
    }

    #[test]
    fn a_picture_is_kept_once_under_the_name_of_its_content() {
        let dir = tempfile::tempdir().expect("a folder");
        let pictures = Pictures::open(&dir.path().join("new")).expect("made");
        let path = pictures.keep(&picture(9)).expect("kept");
        assert!(is_own(&path), "{path}");
        assert_eq!(pictures.keep(&picture(9)).expect("kept"), path);
        assert_ne!(pictures.keep(&picture(200)).expect("kept"), path);
        let files = fs::read_dir(dir.path().join("new")).expect("readable");
        let names: Vec<_> = files.map(|file| file.expect("a file").file_name()).collect();
        assert_eq!(names.len(), 4, "nothing unfinished is left: {names:?}");
        let small = small(&path).expect("its own");
        for address in [path, small] {
            let name = address.strip_prefix(PATH).expect("a path");
            let content = pictures.read(name).expect("readable").expect("it is there");
            assert_eq!(content[..3], [0xff, 0xd8, 0xff], "a JPEG");
        }
    }

    #[test]
    fn only_names_of_pictures_are_looked_for() {
        let dir = tempfile::tempdir().expect("a folder");
        let pictures = Pictures::open(dir.path()).expect("made");
        fs::write(dir.path().join("secret.jpg"), "x").expect("written");
        let long = "0".repeat(64);
        for name in
            ["secret.jpg", "../secret.jpg", "", ".jpg", &format!("{long}.png"), &format!("{long}.jpg")]
        {
            assert_eq!(pictures.read(name).expect("an answer"), None, "{name}");
        }
        for (address, own) in [
            (format!("/pictures/{long}.jpg"), true),
            (format!("/pictures/{long}-small.jpg"), false),
            (format!("https://a.go.th/pictures/{long}.jpg"), false),
            ("photos/a.jpg".to_owned(), false),
        ] {
            assert_eq!((is_own(&address), small(&address).is_some()), (own, own), "{address}");
        }
    }
}
