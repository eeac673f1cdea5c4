//! The names of areas on a map.

use std::sync::LazyLock;

use domain::Position;
use domain::area::{AreaLevel, Gazetteer, Place};
use engine::Tile;

/// A name, and where it stands.
pub(super) struct Label {
    pub(super) place: &'static Place,
    position: Position,
}

static LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let gazetteer = Gazetteer::built_in();
    let label =
        |place: &'static Place| gazetteer.position(place.code).map(|position| Label { place, position });
    gazetteer.places().iter().filter_map(label).collect()
});

/// The names in a tile, each with its place there.
pub(super) fn within(tile: Tile) -> impl Iterator<Item = (&'static Label, [f64; 2])> {
    let labels: &'static [Label] = &LABELS;
    let shown = labels.iter().filter(move |label| shown_from(label.place.code.level()) <= tile.zoom());
    let placed = shown.map(move |label| (label, tile.place_of(label.position)));
    placed.filter(|(_, place)| place.iter().all(|at| (0.0..1.0).contains(at)))
}

/// The lowest zoom at which the names of a level have room beside each other.
fn shown_from(level: AreaLevel) -> u8 {
    match level {
        AreaLevel::Province => 5,
        AreaLevel::District => 8,
        AreaLevel::Subdistrict => 11,
    }
}
