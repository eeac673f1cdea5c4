//! Sentences, and how often their parts are understood.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use domain::AreaCode;
use domain::area::Gazetteer;
use engine::{Asker, QueryEngine, Understanding, View};
use serde::Deserialize;

use crate::corpus::{Half, Question, half_of, one_line};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The instant that relative words count from, RFC 3339.
    #[serde(deserialize_with = "instant")]
    at: DateTime<FixedOffset>,
    sentence: Vec<Sentence>,
}

fn instant<'de, D: serde::Deserializer<'de>>(from: D) -> Result<DateTime<FixedOffset>, D::Error> {
    let text = String::deserialize(from)?;
    DateTime::parse_from_rfc3339(&text).map_err(serde::de::Error::custom)
}

/// A sentence with what a clerk understands of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    /// A question with the same titles; `*`: any procedure or none.
    #[serde(default)]
    like: Option<String>,
    /// Codes, or names behind `=`; any of them.
    #[serde(default)]
    place: Vec<String>,
    /// It says where the asker is.
    #[serde(default)]
    here: bool,
    /// The first day and the last one.
    #[serde(default)]
    days: Option<(String, String)>,
    /// From and to.
    #[serde(default)]
    hours: Option<String>,
    /// How the official name of the kind begins.
    #[serde(default)]
    kind: Option<String>,
    /// No kind is right too.
    #[serde(default)]
    kind_is_optional: bool,
}

/// Sentences of a directory, by the names of their files.
pub(crate) struct Sentences(BTreeMap<String, File>);

/// Which parts of a sentence are understood.
#[derive(Clone, Copy)]
struct Parts {
    procedure: bool,
    place: bool,
    day: bool,
    hours: bool,
    kind: bool,
}

impl Sentences {
    /// Reads every file of a directory.
    ///
    /// # Errors
    /// When one can't be read.
    pub(crate) fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let text = fs::read_to_string(&path)?;
                let file: File = toml::from_str(&text).with_context(|| path.display().to_string())?;
                files.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), file);
            }
        }
        Ok(Self(files))
    }

    /// The kinds that the register has to have, as rows of types.csv.
    pub(crate) fn types(&self) -> String {
        let mut kinds: Vec<&str> = self
            .0
            .values()
            .flat_map(|file| &file.sentence)
            .filter_map(|sentence| sentence.kind.as_deref())
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        let rows = kinds.iter().enumerate().map(|(number, kind)| format!("kind-{number},{kind}\n"));
        std::iter::once("id,name_th\n".to_owned()).chain(rows).collect()
    }

    /// Prints the shares of parts that are understood, and the failures of the tuning half.
    ///
    /// # Errors
    /// When the register can't be read, or a sentence is like a question that isn't there.
    pub(crate) fn print(&self, view: &View, questions: &[Question], most: usize) -> anyhow::Result<()> {
        let by_text: BTreeMap<&str, &Question> =
            questions.iter().map(|question| (question.text.as_str(), question)).collect();
        println!("\n| file | half | sentences | procedure | place | day | all three | kind | hours |");
        println!("|---|---|---|---|---|---|---|---|---|");
        let mut failures = Vec::new();
        let rows = self.0.iter().flat_map(|row| [(row, Half::Tune), (row, Half::Sealed)]);
        for ((name, file), half) in rows {
            let mut outcomes = Vec::new();
            for sentence in file.sentence.iter().filter(|sentence| half_of(&sentence.text) == half) {
                let asker = Asker { at: file.at, from: None };
                let understanding = view.understand(&sentence.text, asker)?;
                let parts = sentence.parts(&understanding, &by_text)?;
                outcomes.push(parts);
                if half == Half::Tune && !(parts.three() && parts.kind && parts.hours) {
                    failures.push(sentence.failure(parts, &understanding));
                }
            }
            let share = |of: &dyn Fn(&Parts) -> bool| {
                outcomes.iter().filter(|parts| of(parts)).count() as f64 / outcomes.len().max(1) as f64
            };
            println!(
                "| {name} | {half} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
                outcomes.len(),
                share(&|parts| parts.procedure),
                share(&|parts| parts.place),
                share(&|parts| parts.day),
                share(&|parts| parts.three()),
                share(&|parts| parts.kind),
                share(&|parts| parts.hours),
            );
        }
        failures.iter().take(most).for_each(|failure| println!("\n{failure}"));
        Ok(())
    }
}

impl Parts {
    fn three(self) -> bool {
        self.procedure && self.place && self.day
    }
}

impl Sentence {
    fn parts(&self, found: &Understanding, by_text: &BTreeMap<&str, &Question>) -> anyhow::Result<Parts> {
        let time = found.time.as_ref();
        let last_day = |to: DateTime<FixedOffset>| {
            let at_midnight = to.time() == chrono::NaiveTime::MIN;
            to.date_naive().checked_sub_days(Days::new(u64::from(at_midnight)))
        };
        let days = time.and_then(|time| {
            let (first, last): (NaiveDate, NaiveDate) = (time.from.date_naive(), last_day(time.to)?);
            Some((first.to_string(), last.to_string()))
        });
        let hours = time.map(|time| {
            let end = time.to.format("%H:%M").to_string();
            let end = if end == "00:00" { "24:00".to_owned() } else { end };
            format!("{}-{end}", time.from.format("%H:%M"))
        });
        let is_kind =
            |kind: &String| found.kinds.iter().any(|found| found.name_th.starts_with(kind.as_str()));
        Ok(Parts {
            procedure: self.has_procedure(found, by_text)?,
            place: match &found.place {
                Some(place) => !self.here && self.is_place(place.area),
                None => self.place.is_empty() && self.here == found.here.is_some(),
            },
            day: days == self.days,
            hours: self.hours.is_none() || hours == self.hours,
            kind: match &self.kind {
                Some(kind) => is_kind(kind) || self.kind_is_optional && found.kinds.is_empty(),
                None => found.kinds.is_empty(),
            },
        })
    }

    fn has_procedure(
        &self,
        found: &Understanding,
        by_text: &BTreeMap<&str, &Question>,
    ) -> anyhow::Result<bool> {
        let Some(like) = self.like.as_deref() else { return Ok(found.procedures.is_empty()) };
        if like == "*" {
            return Ok(true);
        }
        let question = by_text.get(like);
        ensure!(question.is_some(), "{:?} is like {like:?}, which is no question", self.text);
        let grade = |title: &str| question.map_or(0, |question| question.grade(&one_line(title)));
        Ok(found.procedures.iter().any(|meant| grade(&meant.procedure.title_th) > 0))
    }

    fn is_place(&self, area: AreaCode) -> bool {
        let name = Gazetteer::built_in().place(area).map(|place| place.name_th.trim_start_matches("เขต"));
        let is = |expected: &String| match expected.strip_prefix('=') {
            Some(expected) => name == Some(expected),
            None => area.to_string() == *expected,
        };
        self.place.iter().any(is)
    }

    fn failure(&self, parts: Parts, found: &Understanding) -> String {
        let wrong = [
            ("procedure", parts.procedure),
            ("place", parts.place),
            ("day", parts.day),
            ("hours", parts.hours),
            ("kind", parts.kind),
        ];
        let wrong: Vec<&str> =
            wrong.iter().filter(|(_, is_right)| !is_right).map(|(part, _)| *part).collect();
        let procedures: Vec<&str> =
            found.procedures.iter().take(2).map(|meant| meant.procedure.title_th.as_str()).collect();
        let time = found.time.as_ref().map(|time| format!("{} to {}", time.from, time.to));
        let kinds: Vec<&str> = found.kinds.iter().map(|kind| kind.name_th.as_str()).collect();
        format!(
            "{}: {}\n  {procedures:?} place {:?} time {time:?} kinds {kinds:?} rest {:?}",
            wrong.join(", "),
            self.text,
            found.place.as_ref().map(|place| place.area.to_string()),
            found.rest,
        )
    }
}
