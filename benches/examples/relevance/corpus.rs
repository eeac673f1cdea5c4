//! The questions, and which half each belongs to.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// When its questions were written.
    #[serde(default)]
    written: Written,
    question: Vec<Question>,
}

/// When questions were written: before the vocabulary, after its first version, after its last change, and once more when
/// the search itself asked for its words; those that were tuned on are looked at, all of them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Written {
    #[default]
    Before,
    After,
    Last,
    Fresh,
    Tuned,
    Newest,
    Spoken,
    Final,
}

/// A question with the titles that answer it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// As a citizen types it.
    pub(crate) text: String,
    /// Titles that answer it.
    pub(crate) exact: Vec<String>,
    /// Titles that a clerk would also name.
    #[serde(default)]
    pub(crate) acceptable: Vec<String>,
    /// What else should be understood.
    #[serde(default, rename = "expects")]
    _expects: Expects,
    #[serde(skip)]
    pub(crate) written: Written,
    /// Why it isn't found.
    #[serde(default, rename = "known_failure")]
    _known_failure: Option<String>,
}

/// Parts of a sentence besides the procedure; no part of these figures.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expects {
    #[serde(default, rename = "place")]
    _place: Option<String>,
    #[serde(default, rename = "time")]
    _time: Option<String>,
    #[serde(default, rename = "kind")]
    _kind: Option<String>,
}

/// What a question is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    /// Whoever improves the search looks at it.
    Tune,
    /// Nobody looks at it.
    Sealed,
}

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tune => "tune",
            Self::Sealed => "sealed",
        })
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Last => "last",
            Self::Fresh => "fresh",
            Self::Tuned => "tuned",
            Self::Newest => "newest",
            Self::Spoken => "spoken",
            Self::Final => "final",
        })
    }
}

impl Question {
    /// Of the questions that were written last, or fresh, none is for tuning.
    pub(crate) fn half(&self) -> Half {
        match self.written {
            Written::Last | Written::Fresh | Written::Newest | Written::Final => Half::Sealed,
            Written::Before | Written::After => half_of(&self.text),
            Written::Tuned | Written::Spoken => Half::Tune,
        }
    }

    /// 2 for an exact title, 1 for an acceptable one, 0 for any other.
    pub(crate) fn grade(&self, title: &str) -> u8 {
        let holds = |titles: &[String]| titles.iter().any(|other| other == title);
        if holds(&self.exact) { 2 } else { u8::from(holds(&self.acceptable)) }
    }
}

/// By the 33rd bit of the FNV-1a hash of the text: the low bits of that hash are uneven.
pub(crate) fn half_of(text: &str) -> Half {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    if hash >> 32 & 1 == 0 { Half::Tune } else { Half::Sealed }
}

/// A title in the one spelling of normalised texts, without the stray spaces of the list.
pub(crate) fn one_line(title: &str) -> String {
    analyzers::normalize(title).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All questions of a directory, each title among those of the list.
///
/// # Errors
/// When a file can't be read, a question stands twice, or a title is not in the list.
pub(crate) fn read(folder: &Path, titles: &BTreeSet<String>) -> anyhow::Result<Vec<Question>> {
    let mut questions = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let file: File =
                toml::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
            questions.extend(
                file.question.into_iter().map(|question| Question { written: file.written, ..question }),
            );
        }
    }
    questions.sort_by(|a, b| a.text.cmp(&b.text));
    for pair in questions.windows(2) {
        ensure!(pair[0].text != pair[1].text, "{:?} stands twice", pair[0].text);
    }
    for question in &mut questions {
        for title in question.exact.iter_mut().chain(&mut question.acceptable) {
            *title = one_line(title);
            ensure!(titles.contains(title), "{:?} names {title:?}, which is not in the list", question.text);
        }
    }
    Ok(questions)
}
