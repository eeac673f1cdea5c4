//! The systems measured: the engine, and what one would take or write without it.

mod brute_force;
pub(crate) mod engine;
#[cfg(feature = "rivals")]
mod geo_index;
#[cfg(feature = "rivals")]
mod kiddo;
#[cfg(feature = "rivals")]
mod postgis;
pub(crate) mod rank;
#[cfg(feature = "rivals")]
mod redis;
mod rstar;
#[cfg(feature = "rivals")]
mod server;
#[cfg(feature = "rivals")]
mod sqlite;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use anyhow::{Context, Result, bail};

pub(crate) use brute_force::BruteForce;

use crate::data::World;
use crate::questions::Question;

/// Something that has been built and can be asked.
pub(crate) trait System {
    /// Its name in the report.
    fn name(&self) -> &'static str;

    /// What it holds for the questions: memory, or files that it maps.
    fn memory_bytes(&self) -> u64;

    /// Time until a system that lies on disk has opened and answered its first question, in milliseconds. None: it
    /// doesn't lie on disk, or is a server that was started empty.
    fn open_ms(&self) -> Option<f64> {
        None
    }

    /// Of that, what a search by distance reads, in bytes. None: it isn't told apart.
    fn search_bytes(&self) -> Option<u64> {
        None
    }

    /// An asker of its own, for one thread.
    fn session(&self) -> Result<Box<dyn Session + '_>>;
}

/// Answers questions one after the other.
pub(crate) trait Session: Send {
    /// The indices of the `K` nearest points that offer the procedure and are open, nearest first.
    fn answer(&mut self, question: &Question) -> Result<Vec<u32>>;
}

/// A system whose threads share everything is its own session.
impl<F: FnMut(&Question) -> Result<Vec<u32>> + Send> Session for F {
    fn answer(&mut self, question: &Question) -> Result<Vec<u32>> {
        self(question)
    }
}

/// All rivals, in the order of the report.
pub(crate) const RIVALS: [&str; 7] =
    ["brute-force", "rstar", "geo-index", "kiddo", "sqlite", "redis", "postgis"];

/// Those of them that can be asked for words too.
pub(crate) const READ_WORDS: [&str; 2] = ["brute-force", "sqlite"];

/// What keeps a rival from being measured here, and what to do about it. None: nothing does.
pub(crate) fn obstacle(rival: &str) -> Option<String> {
    match rival {
        "brute-force" | "rstar" => None,
        #[cfg(feature = "rivals")]
        "geo-index" | "kiddo" | "sqlite" => None,
        #[cfg(feature = "rivals")]
        "redis" => redis::obstacle(),
        #[cfg(feature = "rivals")]
        "postgis" => postgis::obstacle(),
        #[cfg(not(feature = "rivals"))]
        other => Some(format!("{other} is not part of this build: build benches with --features rivals")),
        #[cfg(feature = "rivals")]
        other => Some(format!("{other:?} is not a rival: expected {} or all", RIVALS.join(", "))),
    }
}

/// Builds a rival. A server gets only the procedures that are asked for: fewer rows can only help it.
#[cfg_attr(not(feature = "rivals"), expect(unused_variables, reason = "only servers leave rows out"))]
pub(crate) fn build(rival: &str, world: &Arc<World>, asked: &BTreeSet<usize>) -> Result<Box<dyn System>> {
    let world = Arc::clone(world);
    Ok(match rival {
        "brute-force" => Box::new(BruteForce::new(world)),
        "rstar" => Box::new(rstar::PerProcedure::new(world)?),
        #[cfg(feature = "rivals")]
        "geo-index" => Box::new(geo_index::PerProcedure::new(world)),
        #[cfg(feature = "rivals")]
        "kiddo" => Box::new(kiddo::PerProcedure::new(world)?),
        #[cfg(feature = "rivals")]
        "sqlite" => Box::new(sqlite::Sqlite::new(world, asked)?),
        #[cfg(feature = "rivals")]
        "redis" => Box::new(redis::Redis::new(world, asked)?),
        #[cfg(feature = "rivals")]
        "postgis" => Box::new(postgis::PostGis::new(world, asked)?),
        other => bail!("{other:?} is not a rival of this build"),
    })
}

/// The rivals that a list asks for, and what is missing of `all`.
///
/// # Errors
/// When one that is named can't be measured here, or not with words.
pub(crate) fn chosen(list: &[String], words: bool) -> Result<(Vec<&str>, Vec<Missing>)> {
    let all: &[&str] = if words { &READ_WORDS } else { &RIVALS };
    if list == ["all"] {
        let (there, missing): (Vec<_>, Vec<_>) =
            all.iter().map(|rival| (*rival, obstacle(rival))).partition(|(_, obstacle)| obstacle.is_none());
        let missing = missing.into_iter().map(|(rival, reason)| Missing {
            rival,
            reason: reason.expect("only those with an obstacle are here"),
        });
        return Ok((there.into_iter().map(|(rival, _)| rival).collect(), missing.collect()));
    }
    let rivals: Vec<&str> = list.iter().map(String::as_str).filter(|rival| !rival.is_empty()).collect();
    if let Some(obstacle) = rivals.iter().find_map(|rival| obstacle(rival)) {
        bail!("{obstacle}");
    }
    match rivals.iter().find(|rival| !all.contains(rival)) {
        Some(rival) => bail!("{rival} isn't asked for words here: expected {}", all.join(", ")),
        None => Ok((rivals, Vec::new())),
    }
}

/// A rival that couldn't be measured.
#[derive(serde::Serialize)]
pub(crate) struct Missing {
    pub(crate) rival: &'static str,
    pub(crate) reason: String,
}

/// Resident memory of a process, in bytes.
fn resident_bytes(process: &str) -> Result<u64> {
    let path = format!("/proc/{process}/status");
    let text = fs::read_to_string(&path).with_context(|| path.clone())?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    Ok(kib.with_context(|| format!("{path} has no VmRSS"))? << 10)
}

/// Builds something and gives by how many bytes this process has grown.
fn growth<T>(build: impl FnOnce() -> T) -> Result<(T, u64)> {
    let before = resident_bytes("self")?;
    let built = build();
    Ok((built, resident_bytes("self")?.saturating_sub(before)))
}
