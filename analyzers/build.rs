//! Compiles the word lists in `data/` into the lindera dictionary that the library embeds.
//!
//! Exports to the library: `LINDERA_WORKDIR`, the folder that `embedded_dictionary!` reads, and `THAI_DICTIONARY_HASH`.

#[path = "build/clusters.rs"]
mod clusters;
#[path = "build/definitions.rs"]
mod definitions;
#[path = "build/lexicon.rs"]
mod lexicon;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use lindera_dictionary::builder::DictionaryBuilder;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=build.rs");

    let lists = lexicon::Lists::read(Path::new("data"))?;
    let sources = definitions::sources(&lexicon::entries(&lists));

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let source_dir = out.join("thai-source");
    fs::create_dir_all(&source_dir)?;
    for source in &sources {
        fs::write(source_dir.join(source.name), &source.text)?;
    }
    DictionaryBuilder::new(definitions::metadata()).build_dictionary(&source_dir, &out.join("thai"))?;

    println!("cargo:rustc-env=LINDERA_WORKDIR={}", out.display());
    println!("cargo:rustc-env=THAI_DICTIONARY_HASH={}", hash(&sources)?);
    Ok(())
}

/// BLAKE3 of everything the dictionary is compiled from. The lists and every parameter flow into the definitions, so a
/// change in either changes the hash; so does a change in the format that lindera compiles them to.
fn hash(sources: &[definitions::Source]) -> Result<blake3::Hash, Box<dyn Error>> {
    let format = definitions::metadata().format_version;
    let mut hasher = blake3::Hasher::new();
    hasher.update(&format.to_le_bytes());
    for source in sources {
        // Lengths keep the border between two files from moving unseen.
        for part in [source.name.as_bytes(), source.text.as_bytes()] {
            hasher.update(&u64::try_from(part.len())?.to_le_bytes());
            hasher.update(part);
        }
    }
    Ok(hasher.finalize())
}
