//! Redis: a sorted set of places per procedure, searched by `GEOSEARCH` in circles that grow until the answer is certain.
//! What is open is chosen by the client, and so is the exact order: Redis measures on a sphere.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Child;
use std::sync::Arc;

use anyhow::{Context, Result};
use redis::{Client, Connection};
use tempfile::TempDir;

use super::sqlite::start_radius_m;
use super::{Session, System, rank, resident_bytes, server};
use crate::data::World;
use crate::questions::{K, Question};

/// A circle of Redis holds all that lies nearer by the geodesic than this share of its radius: the sphere is off by less
/// than 0.7 %.
const CERTAIN_SHARE: f64 = 0.993;
/// Rounding of the places, which Redis keeps in 52 bits.
const ROUNDING_M: f64 = 1.0;
/// Longer than any way on earth.
const EVERYWHERE_M: f64 = 21e6;
/// Places in one command when the sets are filled.
const CHUNK: usize = 1_000;

pub(super) struct Redis {
    world: Arc<World>,
    child: Child,
    dir: TempDir,
}

/// What keeps Redis from being measured here.
pub(super) fn obstacle() -> Option<String> {
    let missing = server::on_path("redis-server").is_none();
    missing.then(|| "redis-server is missing: apt-get install -y redis-server".to_owned())
}

impl Redis {
    pub(super) fn new(world: Arc<World>, asked: &BTreeSet<usize>) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        server::hand_over(dir.path())?;
        let program = server::on_path("redis-server").context("redis-server is missing")?;
        let child = server::command(&program)?
            .args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"])
            .arg(socket(&dir))
            .arg("--dir")
            .arg(dir.path())
            .spawn()?;
        let redis = Self { world, child, dir };
        redis.fill(asked)?;
        Ok(redis)
    }

    fn connect(&self) -> Result<Connection> {
        let client = Client::open(format!("unix://{}", socket(&self.dir).display()))?;
        server::patiently(|| client.get_connection())
    }

    fn fill(&self, asked: &BTreeSet<usize>) -> Result<()> {
        let mut connection = self.connect()?;
        for procedure in asked {
            for points in self.world.offered_by[*procedure].chunks(CHUNK) {
                let mut add = redis::cmd("GEOADD");
                add.arg(procedure);
                for point in points {
                    let place = self.world.places[*point as usize];
                    add.arg(place.longitude_degrees()).arg(place.latitude_degrees()).arg(point);
                }
                add.exec(&mut connection)?;
            }
        }
        Ok(())
    }
}

fn socket(dir: &TempDir) -> PathBuf {
    dir.path().join("redis.sock")
}

impl Drop for Redis {
    fn drop(&mut self) {
        // It keeps nothing on disk, so there is nothing to say goodbye to.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl System for Redis {
    fn name(&self) -> &'static str {
        "redis"
    }

    fn memory_bytes(&self) -> u64 {
        resident_bytes(&self.child.id().to_string()).unwrap_or(0)
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(Asker { world: &self.world, connection: self.connect()? }))
    }
}

struct Asker<'s> {
    world: &'s World,
    connection: Connection,
}

impl Session for Asker<'_> {
    fn answer(&mut self, question: &Question) -> Result<Vec<u32>> {
        let offices = self.world.offered_by[question.procedure].len() as f64;
        let wanted_share = (offices * question.minute.share).max(1.0) / self.world.points() as f64;
        let mut radius_m = start_radius_m(self.world, wanted_share);
        loop {
            let found = self.in_circle(question, radius_m)?;
            let open = found.into_iter().filter(|point| question.is_open(self.world, *point));
            let nearest = rank::nearest(self.world, question, open);
            let reach_m = radius_m * CERTAIN_SHARE - ROUNDING_M;
            let is_certain = |last: &u32| rank::geodesic_m(self.world, question, *last) < reach_m;
            if nearest.len() == K && nearest.last().is_some_and(is_certain) || radius_m > EVERYWHERE_M {
                return Ok(nearest);
            }
            radius_m *= 2.0;
        }
    }
}

impl Asker<'_> {
    fn in_circle(&mut self, question: &Question, radius_m: f64) -> Result<Vec<u32>> {
        let mut search = redis::cmd("GEOSEARCH");
        search.arg(question.procedure).arg("FROMLONLAT");
        search.arg(question.from.longitude_degrees()).arg(question.from.latitude_degrees());
        search.arg("BYRADIUS").arg(radius_m).arg("m");
        Ok(search.query(&mut self.connection)?)
    }
}
