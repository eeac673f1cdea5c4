//! A target for every reader of foreign bytes. Whatever they are, a reader takes them or refuses them: it never
//! panics, and the same bytes give the same answer.
//!
//! `cargo run --release -p fuzz` runs all targets on seeded inputs; `cargo fuzz run fuzz-NAME --features libfuzzer`
//! (a nightly toolchain and cargo-fuzz) lets coverage guide them.

mod inputs;
mod seeds;
pub mod targets;

pub use inputs::Inputs;

/// A reader, and what its inputs begin as.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// Inputs that the reader takes.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Reads an input; panics when the reader does or contradicts itself.
    pub run: fn(&[u8]),
}

/// Every reader.
pub const TARGETS: [Target; 8] = [
    Target { name: "delimited", seeds: seeds::delimited, run: targets::delimited },
    Target { name: "workbook", seeds: seeds::workbook, run: targets::workbook },
    Target { name: "sheet", seeds: seeds::sheet, run: targets::sheet },
    Target { name: "mapping", seeds: seeds::mapping, run: targets::mapping },
    Target { name: "features", seeds: seeds::features, run: targets::features },
    Target { name: "polygons", seeds: seeds::polygons, run: targets::polygons },
    Target { name: "package", seeds: seeds::package, run: targets::package },
    Target { name: "hours", seeds: seeds::hours, run: targets::hours },
];
