//! PostgreSQL with PostGIS, in the best of six schemas that were tried: a row per point and procedure, one `btree_gist`
//! index over (procedure, place) that gives the nearest first, and the minute's open schedules as bits in a parameter.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use postgres::{Client, Config, NoTls, Statement};
use tempfile::TempDir;

use super::{Session, System, rank, server};
use crate::data::World;
use crate::questions::{K, Question};

/// PostGIS orders by the sphere: it gives more than wanted, of which the geodesic chooses.
const CANDIDATES: usize = K + 6;

/// Settings of a server that is thrown away, with room for all of the data.
const SETTINGS: &str = "
    listen_addresses = ''
    shared_buffers = 2GB
    maintenance_work_mem = 1GB
    max_wal_size = 8GB
    wal_level = minimal
    max_wal_senders = 0
    fsync = off
    full_page_writes = off
    synchronous_commit = off
    autovacuum = off
    jit = off
    plan_cache_mode = force_generic_plan
    enable_seqscan = off
    enable_bitmapscan = off
    ";
const SCHEMA: &str = "
    CREATE EXTENSION postgis; CREATE EXTENSION btree_gist;
    CREATE TABLE offered (
        procedure int4 NOT NULL, point int4 NOT NULL, schedule int4 NOT NULL,
        place geography(Point, 4326) NOT NULL)";
const INDEX: &str = "CREATE INDEX offered_near ON offered USING gist (procedure, place); ANALYZE offered";
const NEAREST: &str = "
    SELECT point FROM offered WHERE procedure = $1 AND get_bit($2::bytea, schedule) = 1
    ORDER BY place <-> ST_SetSRID(ST_MakePoint($3, $4), 4326)::geography LIMIT $5";

pub(super) struct PostGis {
    world: Arc<World>,
    programs: PathBuf,
    dir: TempDir,
    bytes: u64,
}

/// What keeps PostGIS from being measured here.
pub(super) fn obstacle() -> Option<String> {
    let there = programs().is_some_and(|programs| has_postgis(&programs));
    (!there).then(|| {
        "PostgreSQL with PostGIS is missing: apt-get install -y postgresql postgresql-15-postgis-3".into()
    })
}

/// The directory of `initdb` and `pg_ctl`: the newest of Debian's, or the one on the path.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut of_debian: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    of_debian.sort();
    let on_path = || Some(server::on_path("initdb")?.parent()?.to_owned());
    of_debian.into_iter().rev().find(|dir| dir.join("initdb").is_file()).or_else(on_path)
}

fn has_postgis(programs: &Path) -> bool {
    let shared = std::process::Command::new(programs.join("pg_config")).arg("--sharedir").output();
    let shared = shared.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    shared.is_ok_and(|dir| Path::new(&dir).join("extension/postgis.control").is_file())
}

impl PostGis {
    pub(super) fn new(world: Arc<World>, asked: &BTreeSet<usize>) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        server::hand_over(dir.path())?;
        let programs = programs().context("PostgreSQL is missing")?;
        let mut postgis = Self { world, programs, dir, bytes: 0 };
        postgis.start()?;
        postgis.fill(asked)?;
        Ok(postgis)
    }

    fn start(&self) -> Result<()> {
        let data = self.data();
        let mut initdb = server::command(&self.programs.join("initdb"))?;
        server::run(
            initdb
                .args(["--auth=trust", "--no-sync", "--username=bench", "--encoding=UTF8", "-D"])
                .arg(&data),
        )?;
        let socket = format!("unix_socket_directories = '{}'\n", self.dir.path().display());
        fs::OpenOptions::new()
            .append(true)
            .open(data.join("postgresql.conf"))?
            .write_all((SETTINGS.to_owned() + &socket).as_bytes())?;
        server::run(self.control()?.args(["--wait", "start", "-l"]).arg(self.dir.path().join("log")))
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn control(&self) -> Result<std::process::Command> {
        let mut control = server::command(&self.programs.join("pg_ctl"))?;
        control.arg("-D").arg(self.data());
        Ok(control)
    }

    fn connect(&self) -> Result<Client> {
        let mut config = Config::new();
        config.host_path(self.dir.path()).user("bench").dbname("postgres");
        Ok(config.connect(NoTls)?)
    }

    fn fill(&mut self, asked: &BTreeSet<usize>) -> Result<()> {
        let mut client = self.connect()?;
        client.batch_execute(SCHEMA)?;
        let mut rows = client.copy_in("COPY offered FROM STDIN")?;
        for procedure in asked {
            for point in &self.world.offered_by[*procedure] {
                let (place, schedule) =
                    (self.world.places[*point as usize], self.world.hours[*point as usize]);
                let (x, y) = (place.longitude_degrees(), place.latitude_degrees());
                writeln!(rows, "{procedure}\t{point}\t{schedule}\tSRID=4326;POINT({x} {y})")?;
            }
        }
        rows.finish()?;
        client.batch_execute(INDEX)?;
        let bytes: i64 = client.query_one("SELECT pg_total_relation_size('offered')", &[])?.get(0);
        self.bytes = bytes.unsigned_abs();
        Ok(())
    }
}

impl Drop for PostGis {
    fn drop(&mut self) {
        // The data goes with the directory, so nothing is written out.
        let _ =
            self.control().and_then(|mut control| server::run(control.args(["--mode=immediate", "stop"])));
    }
}

impl System for PostGis {
    fn name(&self) -> &'static str {
        "postgis"
    }

    fn memory_bytes(&self) -> u64 {
        self.bytes
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        let mut client = self.connect()?;
        let nearest = client.prepare(NEAREST)?;
        Ok(Box::new(Asker { world: &self.world, client, nearest }))
    }
}

struct Asker<'s> {
    world: &'s World,
    client: Client,
    nearest: Statement,
}

impl Session for Asker<'_> {
    fn answer(&mut self, question: &Question) -> Result<Vec<u32>> {
        let (x, y) = (question.from.longitude_degrees(), question.from.latitude_degrees());
        let procedure = i32::try_from(question.procedure)?;
        let rows = self
            .client
            .query(&self.nearest, &[&procedure, &question.minute.open_bits, &x, &y, &(CANDIDATES as i64)])?;
        let points = rows.iter().map(|row| row.get::<_, i32>(0).unsigned_abs());
        Ok(rank::nearest(self.world, question, points))
    }
}
