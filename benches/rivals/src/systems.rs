//! The systems that are compared. Each gives its words as strings of its own, so that all pay for them alike.

use analyzers::{Scratch, Segmenter};
use charabia::Segment as _;
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use nlpo3::tokenizer::newmm::NewmmTokenizer;
use nlpo3::tokenizer::tokenizer_trait::Tokenizer;

/// Cuts a line into words.
pub type Segment = Box<dyn FnMut(&str) -> Vec<String>>;

/// A system under test.
pub struct System {
    /// As printed.
    pub name: &'static str,
    /// Loads what it needs.
    pub load: Box<dyn Fn() -> Segment>,
    /// Whether it is far slower than the others.
    pub is_slow: bool,
}

/// All systems, ours first; nlpo3 only with a word list.
pub fn all(word_list: Option<String>) -> Vec<System> {
    let mut systems = vec![
        system("analyzers, normalised and as typed", || {
            let segmenter = Segmenter::embedded();
            let mut scratch = Scratch::default();
            Box::new(move |line| strings(segmenter.segment_as_typed(line, &mut scratch)))
        }),
        system("charabia 0.10", || Box::new(|line| line.segment_str().map(str::to_owned).collect())),
        system("icu_segmenter 2.4, dictionary", || {
            icu(WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()))
        }),
        System {
            is_slow: true,
            ..system("icu_segmenter 2.4, LSTM", || {
                icu(WordSegmenter::new_lstm(WordBreakInvariantOptions::default()))
            })
        },
    ];
    match word_list {
        Some(path) => systems.push(system("nlpo3 1.4", move || {
            let newmm = NewmmTokenizer::new(&path);
            // Its safe mode changes the text, so the other is measured.
            Box::new(move |line| newmm.segment(line, false, false).unwrap_or_default())
        })),
        None => eprintln!("nlpo3 is left out: its crate has no word list, give one as the second argument"),
    }
    systems
}

fn system(name: &'static str, load: impl Fn() -> Segment + 'static) -> System {
    System { name, load: Box::new(load), is_slow: false }
}

fn icu(segmenter: WordSegmenterBorrowed<'static>) -> Segment {
    Box::new(move |line| {
        let borders: Vec<usize> = segmenter.segment_str(line).collect();
        strings(borders.windows(2).map(|word| &line[word[0]..word[1]]))
    })
}

fn strings<'t>(words: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}
