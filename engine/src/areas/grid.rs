//! A grid of cells over all areas: most cells have one answer, the others list what is near.

use std::ops::Range;

use domain::ellipsoid::{Metres, metres_per_degree};
use geo::{Coord, Line};

use super::borders::Borders;
use super::numbers::Numbers;
use super::outline::{Outline, Outlines, is_inside, is_straddling};
use crate::Error;
use crate::format::areas as sections;
use crate::format::sections::{SectionFile, SectionWriter};

/// About as many cells as there are over the whole country; 870 m wide there.
const MOST_CELLS: f64 = 2_000_000.0;
/// Cells much smaller than the reach of a border would all be near one.
const NARROWEST_CELL_DEGREES: f64 = 0.004;
/// Covers the plane's error of under a metre, so that no border within reach is missing from a cell.
const PLANE_ERROR: Metres = Metres(1.0);
/// Covers the rounding of a point into its cell.
const TOUCHED_WITHIN: Metres = Metres(1.0);
/// Wide enough for everywhere but the last 20 km before a pole.
const WIDEST_MARGIN_DEGREES: f64 = 1.0;
/// The shortest degree of latitude, at the equator, is 110,574.3 m long.
const SHORTEST_DEGREE_NORTH_M: f64 = 110_574.0;

/// What is known of the points of a cell.
pub(super) enum Cell<'c> {
    /// No area has any of them.
    Outside,
    /// They lie in this area, and no border is within reach.
    Inside(u32),
    /// It depends.
    Border(Near<'c>),
}

/// What can matter for a point of a cell.
pub(super) struct Near<'c> {
    /// Areas that may contain it, ascending.
    pub(super) areas: &'c [u32],
    /// Edges that may be within reach of it.
    pub(super) edges: &'c [u32],
}

/// All cells.
pub(super) struct Cells {
    grid: Grid,
    /// Of each cell: [`OUTSIDE`], the number of its lists with [`BORDER`] set, or the area that it lies in.
    kinds: Numbers<u32>,
    /// Of each border cell, and one more: where its areas and its edges start.
    list_starts: Numbers<[u32; 2]>,
    areas: Numbers<u32>,
    edges: Numbers<u32>,
}

const OUTSIDE: u32 = u32::MAX;
const BORDER: u32 = 1 << 31;

impl Cells {
    pub(super) fn over(outlines: &Outlines, borders: &Borders, reach: Metres) -> Self {
        let listed_within = reach + PLANE_ERROR;
        let grid = Grid::over(outlines, listed_within);
        let mut listed: Vec<(u32, u32)> = Vec::new();
        for (number, edge) in (0..).zip(borders.edges()) {
            grid.for_cells_near(edge, listed_within, |cell| listed.push((cell, number)));
        }
        let mut touched: Vec<(u32, u32)> = Vec::new();
        let mut covering: Vec<(u32, u32)> = Vec::new();
        for (index, outline) in (0..).zip(outlines.iter()) {
            for edge in outline.edges() {
                grid.for_cells_near(edge, TOUCHED_WITHIN, |cell| touched.push((cell, index)));
            }
            grid.for_centres_inside(outline, |cell| covering.push((cell, index)));
        }

        let mut kinds = vec![OUTSIDE; grid.len()];
        // In reverse, so that the lowest of overlapping areas is the last to be written.
        for (cell, index) in covering.iter().rev() {
            kinds[*cell as usize] = *index;
        }
        for (cell, _) in listed.iter().chain(&touched) {
            kinds[*cell as usize] = BORDER;
        }
        let is_border = |cell: u32| kinds[cell as usize] == BORDER;
        touched.extend(covering.into_iter().filter(|(cell, _)| is_border(*cell)));
        let mut lists = Lists::default();
        lists.fill(&mut kinds, touched, listed);
        Self {
            grid,
            kinds: kinds.into(),
            list_starts: lists.starts.into(),
            areas: lists.areas.into(),
            edges: lists.edges.into(),
        }
    }

    pub(super) fn open(file: &SectionFile) -> Result<Self, Error> {
        Ok(Self {
            grid: Grid::open(file)?,
            kinds: file.column(sections::CELL_KINDS, "")?.into(),
            list_starts: file.column(sections::CELL_LIST_STARTS, "")?.into(),
            areas: file.column(sections::CELL_AREAS, "")?.into(),
            edges: file.column(sections::CELL_EDGES, "")?.into(),
        })
    }

    pub(super) fn write(&self, file: &mut SectionWriter) {
        self.grid.write(file);
        file.add(sections::CELL_KINDS, "", &self.kinds);
        file.add(sections::CELL_LIST_STARTS, "", &self.list_starts);
        file.add(sections::CELL_AREAS, "", &self.areas);
        file.add(sections::CELL_EDGES, "", &self.edges);
    }

    pub(super) fn at(&self, point: Coord) -> Cell<'_> {
        match self.grid.cell_at(point).map(|cell| self.kinds[cell]) {
            None | Some(OUTSIDE) => Cell::Outside,
            Some(kind) if kind & BORDER == 0 => Cell::Inside(kind),
            Some(kind) => {
                let list = (kind & !BORDER) as usize;
                let (start, end) = (self.list_starts[list], self.list_starts[list + 1]);
                let range = |of: usize| start[of] as usize..end[of] as usize;
                Cell::Border(Near { areas: &self.areas[range(0)], edges: &self.edges[range(1)] })
            }
        }
    }
}

/// The lists of the border cells, one after the other.
#[derive(Default)]
struct Lists {
    starts: Vec<[u32; 2]>,
    areas: Vec<u32>,
    edges: Vec<u32>,
}

impl Lists {
    /// Numbers the border cells and takes their lists from pairs of a cell and an area, and of a cell and an edge.
    fn fill(&mut self, kinds: &mut [u32], mut areas: Vec<(u32, u32)>, mut edges: Vec<(u32, u32)>) {
        for pairs in [&mut areas, &mut edges] {
            pairs.sort_unstable();
            pairs.dedup();
        }
        let (mut areas, mut edges) = (areas.into_iter().peekable(), edges.into_iter().peekable());
        self.starts.push([0, 0]);
        let border_cells = (0..).zip(kinds).filter(|(_, kind)| **kind == BORDER);
        for (cell, kind) in border_cells {
            *kind = BORDER | (self.starts.len() as u32 - 1);
            while let Some((_, index)) = areas.next_if(|(of, _)| *of == cell) {
                self.areas.push(index);
            }
            while let Some((_, number)) = edges.next_if(|(of, _)| *of == cell) {
                self.edges.push(number);
            }
            self.starts.push([self.areas.len() as u32, self.edges.len() as u32]);
        }
    }
}

/// Square cells, in degrees, row by row from the south-west.
struct Grid {
    south_west: Coord,
    cell_degrees: f64,
    columns: usize,
    rows: usize,
}

impl Grid {
    fn open(file: &SectionFile) -> Result<Self, Error> {
        let (corner, counts) =
            (file.column::<f64>(sections::GRID_CORNER, "")?, file.column::<u32>(sections::GRID_CELLS, "")?);
        let ([x, y, cell_degrees], [columns, rows]) = (&*corner, &*counts) else {
            return Err(file.damaged("the grid of areas has no corner, cell size and counts"));
        };
        let (columns, rows) = (*columns as usize, *rows as usize);
        Ok(Self { south_west: Coord { x: *x, y: *y }, cell_degrees: *cell_degrees, columns, rows })
    }

    fn write(&self, file: &mut SectionWriter) {
        let Coord { x, y } = self.south_west;
        file.add(sections::GRID_CORNER, "", &[x, y, self.cell_degrees]);
        file.add(sections::GRID_CELLS, "", &[self.columns as u32, self.rows as u32]);
    }

    /// A grid that holds every vertex, and what is within reach of them.
    fn over(outlines: &Outlines, reach: Metres) -> Self {
        let vertices = || outlines.iter().flat_map(Outline::edges).map(|edge| edge.start);
        let mut corners = vertices().next().map_or((Coord::zero(), Coord::zero()), |first| (first, first));
        for Coord { x, y } in vertices() {
            corners.0 = Coord { x: corners.0.x.min(x), y: corners.0.y.min(y) };
            corners.1 = Coord { x: corners.1.x.max(x), y: corners.1.y.max(y) };
        }
        let poleward = corners.0.y.abs().max(corners.1.y.abs());
        let margin = Coord {
            // At a pole every meridian is near.
            x: (reach.0 / metres_per_degree(poleward).1.0).min(WIDEST_MARGIN_DEGREES),
            y: reach.0 / SHORTEST_DEGREE_NORTH_M,
        };
        corners = (corners.0 - margin, corners.1 + margin);
        let size = corners.1 - corners.0;
        let cell_degrees = (size.x * size.y / MOST_CELLS).sqrt().max(NARROWEST_CELL_DEGREES);
        // One more, because a vertex on the north or east border begins a cell.
        let count = |degrees: f64| (degrees / cell_degrees) as usize + 1;
        Self { south_west: corners.0, cell_degrees, columns: count(size.x), rows: count(size.y) }
    }

    fn len(&self) -> usize {
        self.columns * self.rows
    }

    fn cell_at(&self, point: Coord) -> Option<usize> {
        let from_corner = (point - self.south_west) / self.cell_degrees;
        if from_corner.x < 0.0 || from_corner.y < 0.0 {
            return None;
        }
        let (column, row) = (from_corner.x as usize, from_corner.y as usize);
        (column < self.columns && row < self.rows).then(|| row * self.columns + column)
    }

    /// Calls back for every cell with a point within `reach` of an edge, and for few others.
    fn for_cells_near(&self, edge: Line, reach: Metres, mut found: impl FnMut(u32)) {
        let reach_north = reach.0 / SHORTEST_DEGREE_NORTH_M;
        let (south, north) = (edge.start.y.min(edge.end.y), edge.start.y.max(edge.end.y));
        for row in self.rows_between(south - reach_north, north + reach_north) {
            let row_south = self.south_west.y + row as f64 * self.cell_degrees;
            let band = (row_south - reach_north).max(south)
                ..(row_south + self.cell_degrees + reach_north).min(north);
            let ends = [longitude_at(edge, band.start), longitude_at(edge, band.end)];
            // An edge along a parallel is in the band from end to end.
            let ends = if south == north { [edge.start.x, edge.end.x] } else { ends };
            let poleward =
                (row_south.abs().max((row_south + self.cell_degrees).abs()) + reach_north).min(90.0);
            let reach_east = reach.0 / metres_per_degree(poleward).1.0;
            let (west, east) = (ends[0].min(ends[1]) - reach_east, ends[0].max(ends[1]) + reach_east);
            for column in self.columns_between(west, east) {
                found((row * self.columns + column) as u32);
            }
        }
    }

    /// Calls back for every cell whose centre lies in an outline.
    fn for_centres_inside(&self, outline: Outline<'_>, mut found: impl FnMut(u32)) {
        let vertices = || outline.edges().map(|edge| edge.start);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for vertex in vertices() {
            (low, high) = (low.min(vertex.y), high.max(vertex.y));
        }
        for row in self.rows_between(low, high) {
            let latitude = self.south_west.y + (row as f64 + 0.5) * self.cell_degrees;
            let crossing: Vec<Line> = outline.edges().filter(|edge| is_straddling(*edge, latitude)).collect();
            let longitudes = || crossing.iter().flat_map(|edge| [edge.start.x, edge.end.x]);
            let west = longitudes().fold(f64::INFINITY, f64::min);
            let east = longitudes().fold(f64::NEG_INFINITY, f64::max);
            for column in self.columns_between(west, east) {
                let centre =
                    Coord { x: self.south_west.x + (column as f64 + 0.5) * self.cell_degrees, y: latitude };
                if is_inside(crossing.iter().copied(), centre) {
                    found((row * self.columns + column) as u32);
                }
            }
        }
    }

    fn rows_between(&self, south: f64, north: f64) -> Range<usize> {
        self.cells_between(south - self.south_west.y, north - self.south_west.y, self.rows)
    }

    fn columns_between(&self, west: f64, east: f64) -> Range<usize> {
        self.cells_between(west - self.south_west.x, east - self.south_west.x, self.columns)
    }

    /// The cells of one axis with a point between two places on it, in degrees from the grid's corner.
    fn cells_between(&self, low: f64, high: f64, cells: usize) -> Range<usize> {
        if low > high || high < 0.0 {
            return 0..0;
        }
        // A number that is too large or below zero becomes the nearest that fits.
        let cell = |degrees: f64| (degrees / self.cell_degrees) as usize;
        cell(low).min(cells)..cell(high).saturating_add(1).min(cells)
    }
}

/// The longitude of an edge at a latitude between its ends; of an edge along a parallel, that of its start.
fn longitude_at(edge: Line, latitude: f64) -> f64 {
    let along = edge.end - edge.start;
    if along.y == 0.0 { edge.start.x } else { edge.start.x + along.x * ((latitude - edge.start.y) / along.y) }
}
