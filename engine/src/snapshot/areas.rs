//! The polygons of a snapshot, and what follows from them once it is asked for.

use super::Snapshot;
use crate::Areas;
use crate::preview::Universe;
use crate::tiles::BorderLines;

impl Snapshot {
    /// Its polygons, where it has any.
    pub(crate) fn areas(&self) -> Option<&Areas> {
        self.areas.as_ref()
    }

    /// The borders of its areas, as a map draws them.
    pub(crate) fn border_lines(&self) -> Option<&BorderLines> {
        let areas = self.areas.as_ref()?;
        Some(self.border_lines.get_or_init(|| BorderLines::of(areas)))
    }

    /// The hexagons of its areas.
    pub(crate) fn universe(&self) -> Option<&Universe> {
        let areas = self.areas.as_ref()?;
        Some(self.universe.get_or_init(|| Universe::of(areas)))
    }
}
