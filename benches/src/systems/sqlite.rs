//! SQLite in this process: an R*Tree of the points, a table of offers, FTS5 over the names. By a committed rule it either
//! reads all offers of the procedure, or boxes around the place that grow until the answer is certain.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use domain::ellipsoid::metres_per_degree;
use rusqlite::{Connection, OpenFlags, params};
use tempfile::TempDir;

use super::{Session, System, rank};
use crate::data::World;
use crate::questions::{K, Question};

/// A row that is found through the tree costs as much as so many that are read in a row.
const TREE_ROW_COST: f64 = 4.0;
/// Rounding of the tree's coordinates, which are f32: in degrees, below 180.
const ROUNDING_DEGREES: f64 = 2e-5;

const SCHEMA: &str = "
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000;
    CREATE VIRTUAL TABLE places USING rtree(point, west, east, south, north);
    CREATE TABLE offers(procedure INTEGER, point INTEGER, PRIMARY KEY(procedure, point)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE names USING fts5(
        name, content = '', tokenize = \"unicode61 categories 'L* N* Co Mn Mc'\", detail = none);";
const IN_BOX: &str = "
    SELECT places.point FROM places CROSS JOIN offers ON offers.procedure = ?1 AND offers.point = places.point
    WHERE west >= ?2 AND east <= ?3 AND south >= ?4 AND north <= ?5";
const OF_PROCEDURE: &str = "SELECT point FROM offers WHERE procedure = ?1";
const OF_WORDS: &str = "
    SELECT names.rowid FROM names CROSS JOIN offers ON offers.procedure = ?2 AND offers.point = names.rowid
    WHERE names MATCH ?1";

pub(super) struct Sqlite {
    world: Arc<World>,
    dir: TempDir,
    open_ms: f64,
}

impl Sqlite {
    pub(super) fn new(world: Arc<World>, asked: &BTreeSet<usize>) -> Result<Self> {
        let mut sqlite = Self { world, dir: tempfile::tempdir()?, open_ms: 0.0 };
        sqlite.fill(asked)?;
        let started = Instant::now();
        sqlite.connect()?.query_row("SELECT count(*) FROM offers WHERE procedure = 0", [], |_| Ok(()))?;
        sqlite.open_ms = started.elapsed().as_secs_f64() * 1e3;
        Ok(sqlite)
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("points.sqlite")
    }

    fn fill(&self, asked: &BTreeSet<usize>) -> Result<()> {
        let mut connection = Connection::open(self.path())?;
        connection.execute_batch(SCHEMA)?;
        let all = connection.transaction()?;
        let mut place = all.prepare("INSERT INTO places VALUES (?1, ?2, ?2, ?3, ?3)")?;
        let mut name = all.prepare("INSERT INTO names(rowid, name) VALUES (?1, ?2)")?;
        for (point, position) in self.world.places.iter().enumerate() {
            place.execute(params![point, position.longitude_degrees(), position.latitude_degrees()])?;
            name.execute(params![point, self.world.name(point)])?;
        }
        let mut offer = all.prepare("INSERT INTO offers VALUES (?1, ?2)")?;
        for procedure in asked {
            for point in &self.world.offered_by[*procedure] {
                offer.execute(params![procedure, point])?;
            }
        }
        drop((place, name, offer));
        all.commit()?;
        connection.execute_batch("INSERT INTO names(names) VALUES ('optimize'); ANALYZE;")?;
        Ok(())
    }

    /// A connection that only reads.
    fn connect(&self) -> Result<Connection> {
        let connection = Connection::open_with_flags(self.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.execute_batch("PRAGMA mmap_size = 8000000000; PRAGMA cache_size = -500000;")?;
        Ok(connection)
    }
}

impl System for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn memory_bytes(&self) -> u64 {
        std::fs::metadata(self.path()).map_or(0, |file| file.len())
    }

    fn open_ms(&self) -> Option<f64> {
        Some(self.open_ms)
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(Asker { world: &self.world, connection: self.connect()? }))
    }
}

/// One thread's connection.
pub(super) struct Asker<'s> {
    world: &'s World,
    connection: Connection,
}

impl Session for Asker<'_> {
    fn answer(&mut self, question: &Question) -> Result<Vec<u32>> {
        if let Some(words) = &question.words {
            return self.with_words(question, &words.text());
        }
        let offices = self.world.offered_by[question.procedure].len() as f64;
        let wanted_share = (offices * question.minute.share).max(1.0) / self.world.points() as f64;
        if offices <= TREE_ROW_COST * K as f64 / wanted_share {
            let found = self.points(OF_PROCEDURE, params![question.procedure])?;
            return Ok(self.nearest_open(question, found));
        }
        self.by_growing_boxes(question, wanted_share)
    }
}

impl Asker<'_> {
    /// The nearest that match a word, offer the procedure and are open, by the index of words.
    fn with_words(&self, question: &Question, words: &str) -> Result<Vec<u32>> {
        let quoted: Vec<String> = words.split_whitespace().map(|word| format!("\"{word}\"")).collect();
        let found = self.points(OF_WORDS, params![quoted.join(" "), question.procedure])?;
        Ok(self.nearest_open(question, found))
    }

    fn points(&self, sql: &str, parameters: &[&dyn rusqlite::ToSql]) -> Result<Vec<u32>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let points = statement.query_map(parameters, |row| row.get(0))?;
        Ok(points.collect::<Result<_, _>>()?)
    }

    fn nearest_open(&self, question: &Question, found: Vec<u32>) -> Vec<u32> {
        let open = found.into_iter().filter(|point| question.is_open(self.world, *point));
        rank::nearest(self.world, question, open)
    }

    /// Boxes, each twice as wide as the one before, until the tenth lies nearer than the box's edge.
    fn by_growing_boxes(&self, question: &Question, wanted_share: f64) -> Result<Vec<u32>> {
        let (latitude, longitude) = (question.from.latitude_degrees(), question.from.longitude_degrees());
        let (north, east) = metres_per_degree(latitude);
        let mut half_side_m = start_radius_m(self.world, wanted_share);
        loop {
            let (dy, dx) =
                (half_side_m / north.0 + ROUNDING_DEGREES, half_side_m / east.0 + ROUNDING_DEGREES);
            let corners = [longitude - dx, longitude + dx, latitude - dy, latitude + dy];
            let [west, east_edge, south, north_edge] = corners;
            let found =
                self.points(IN_BOX, params![question.procedure, west, east_edge, south, north_edge])?;
            let nearest = self.nearest_open(question, found);
            // A degree's length changes by less than a hundredth over such a box.
            let is_certain = |last: &u32| rank::geodesic_m(self.world, question, *last) < half_side_m * 0.97;
            if nearest.len() == K && nearest.last().is_some_and(is_certain) || dx > 180.0 {
                return Ok(nearest);
            }
            half_side_m *= 2.0;
        }
    }
}

/// Where a widening search begins: half the radius that would hold the wanted ones if points lay evenly over the
/// country, since they lie in clusters.
pub(super) fn start_radius_m(world: &World, wanted_share: f64) -> f64 {
    const COUNTRY_M2: f64 = 513_000.0 * 1e6;
    let wanted_per_m2 = world.points() as f64 * wanted_share / COUNTRY_M2;
    (K as f64 / wanted_per_m2 / std::f64::consts::PI).sqrt() / 2.0
}
