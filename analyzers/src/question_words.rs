//! Words that make a text a question and say nothing about what is asked for: ต้องทำยังไง, ที่ไหน, กี่บาท.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::phrases::Phrases;

const LIST: &str = include_str!("../data/question_words.toml");

static QUESTION_WORDS: LazyLock<QuestionWords> = LazyLock::new(|| {
    let list: List = toml::from_str(LIST).expect("a test reads the same list");
    QuestionWords::of(&list)
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    /// What the words ask for.
    asks: String,
    words: Vec<String>,
    /// Words that begin with one of them and do say something.
    #[serde(default)]
    not_in: Vec<String>,
}

/// The words of questions. Reading them costs more than many questions, so there is one.
///
/// ```
/// let question = "ที่ดินเปิดกี่โมง";
/// let found = analyzers::QuestionWords::built_in().find(question);
/// assert_eq!(found.iter().map(|span| &question[span.clone()]).collect::<Vec<_>>(), ["เปิดกี่โมง"]);
/// ```
pub struct QuestionWords {
    /// Whether a phrase carries no weight.
    phrases: Phrases<bool>,
    /// Each with what it asks for.
    words: Vec<(String, String)>,
}

impl QuestionWords {
    /// The list that the library carries. The first call reads it.
    ///
    /// # Panics
    ///
    /// Never: a test reads the same list.
    pub fn built_in() -> &'static Self {
        &QUESTION_WORDS
    }

    fn of(list: &List) -> Self {
        let mut phrases = Vec::new();
        for group in &list.group {
            phrases.extend(group.words.iter().map(|word| (word.as_str(), true)));
            phrases.extend(group.not_in.iter().map(|word| (word.as_str(), false)));
        }
        let of_group = |group: &Group| {
            group.words.iter().map(|word| (word.clone(), group.asks.clone())).collect::<Vec<_>>()
        };
        let words = list.group.iter().flat_map(of_group).collect();
        Self { phrases: Phrases::new(phrases), words }
    }

    /// Where such words stand in a text, in bytes of the text as it was typed.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let found = self.phrases.find(text).into_iter();
        found.filter(|found| found.values.contains(&true)).map(|found| found.span).collect()
    }

    /// The words of the list.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
    }

    /// The words of the list, each with what it asks for: ที่ไหน with `where`.
    pub fn asking(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().map(|(word, asks)| (word.as_str(), asks.as_str()))
    }
}
