//! Counting by the cells of a grid over a tile.

use domain::Ecef;

use crate::nearest::Found;

/// Beyond so many filled cells, four become one: with names of 130 bytes a tile stays below 50 KiB.
const MOST_FILLED: usize = 256;
/// From this zoom on a tile is less than 2.5 km wide, and people look for single doors.
const DOORS_FROM_ZOOM: u8 = 14;
/// Cells a side of a tile for single doors: 8 px of a tile drawn 512 px wide.
const CELLS_FOR_DOORS: usize = 64;
/// Cells a side of all other tiles: 64 px, the width of a drawn cluster and the space around it.
const CELLS_FOR_CLUSTERS: usize = 8;

/// The cells of one tile.
pub(super) struct Cells {
    side: usize,
    cells: Vec<Cell>,
}

/// What was found in a cell.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) count: u64,
    /// Sum of earth-centred coordinates: its direction is that of their middle.
    pub(super) sum: [f64; 3],
    /// The only point, if there is one.
    pub(super) first: Found,
}

impl Cell {
    const EMPTY: Self = Self { count: 0, sum: [0.0; 3], first: Found::Base(0) };

    fn add(&mut self, other: &Self) {
        if self.count == 0 {
            self.first = other.first;
        }
        self.count += other.count;
        for axis in 0..3 {
            self.sum[axis] += other.sum[axis];
        }
    }
}

impl Cells {
    /// Those of a tile of a zoom.
    pub(super) fn of(zoom: u8) -> Self {
        let side = if zoom < DOORS_FROM_ZOOM { CELLS_FOR_CLUSTERS } else { CELLS_FOR_DOORS };
        Self { side, cells: vec![Cell::EMPTY; side * side] }
    }

    /// The cell of a place in the tile; none outside of it.
    fn at(&self, place: [f64; 2]) -> Option<usize> {
        let [column, row] = place.map(|at| at * self.side as f64);
        let is_inside = |at: f64| (0.0..self.side as f64).contains(&at);
        (is_inside(column) && is_inside(row)).then(|| row as usize * self.side + column as usize)
    }

    /// The one cell that holds all places between two corners of the tile; none: there is no such cell.
    pub(super) fn only(&self, [west_north, east_south]: [[f64; 2]; 2]) -> Option<usize> {
        self.at(west_north).filter(|cell| self.at(east_south) == Some(*cell))
    }

    /// Counts a point at a place; those outside of the tile aren't counted.
    pub(super) fn add_point(&mut self, place: [f64; 2], ecef: Ecef, found: Found) {
        if let Some(cell) = self.at(place) {
            self.cells[cell].add(&Cell { count: 1, sum: ecef.0, first: found });
        }
    }

    /// Counts points in a cell, given the middle of all of them and one of them.
    pub(super) fn add_points(&mut self, cell: usize, count: u64, middle: [f64; 3], first: Found) {
        self.cells[cell].add(&Cell { count, sum: middle.map(|metres| metres * count as f64), first });
    }

    /// The cells with anything in them, from the north-west in rows; of a finer grid no more than fit a tile.
    pub(super) fn filled(mut self) -> Vec<Cell> {
        while self.side > CELLS_FOR_CLUSTERS && self.count_filled() > MOST_FILLED {
            self = self.coarser();
        }
        self.cells.into_iter().filter(|cell| cell.count > 0).collect()
    }

    fn count_filled(&self) -> usize {
        self.cells.iter().filter(|cell| cell.count > 0).count()
    }

    fn coarser(&self) -> Self {
        let side = self.side / 2;
        let mut cells = vec![Cell::EMPTY; side * side];
        for (at, cell) in self.cells.iter().enumerate().filter(|(_, cell)| cell.count > 0) {
            let (row, column) = (at / self.side, at % self.side);
            cells[row / 2 * side + column / 2].add(cell);
        }
        Self { side, cells }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_in_the_cell_that_they_lie_in_and_only_in_their_tile() {
        let mut cells = Cells::of(3);
        for (place, found) in [([0.0, 0.0], 1), ([0.124, 0.1], 2), ([0.125, 0.0], 3), ([0.999, 0.999], 4)] {
            cells.add_point(place, Ecef([1.0, 0.0, 0.0]), Found::Base(found));
        }
        for outside in [[1.0, 0.5], [0.5, 1.0], [-1e-9, 0.5], [f64::NEG_INFINITY, 0.5]] {
            cells.add_point(outside, Ecef([1.0, 0.0, 0.0]), Found::Base(9));
        }
        let filled: Vec<(u64, Found)> = cells.filled().iter().map(|cell| (cell.count, cell.first)).collect();
        assert_eq!(filled, [(2, Found::Base(1)), (1, Found::Base(3)), (1, Found::Base(4))]);
    }

    #[test]
    fn a_crowded_tile_has_fewer_cells_and_as_many_points() {
        let mut cells = Cells::of(DOORS_FROM_ZOOM);
        for at in 0..4_096_u32 {
            let place = [f64::from(at % 64) / 64.0, f64::from(at / 64) / 64.0];
            cells.add_point(place, Ecef([1.0, 0.0, 0.0]), Found::Base(at));
        }
        let filled = cells.filled();
        assert_eq!(filled.len(), 256);
        assert!(filled.iter().all(|cell| cell.count == 16));
    }
}
