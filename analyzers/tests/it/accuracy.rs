//! Word F1 against the tuning set: the development split of the Thai Universal Dependency Treebank, which is not part of
//! this repository. A word counts if both its ends are right; white space counts for nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use analyzers::Segmenter;

/// Between the words of a line of the tuning set.
const SEPARATOR: char = '\u{1f}';
/// A little below what was measured: 0.8845.
const LEAST_F1: f64 = 0.882;

#[test]
fn word_f1_on_the_tuning_set_does_not_fall() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/thai/tud_dev.tok");
    let Ok(gold) = fs::read_to_string(&path) else {
        println!("DID NOT RUN: the tuning set is absent ({})", path.display());
        return;
    };
    let (mut right, mut expected, mut found) = (0, 0, 0);
    for line in gold.lines() {
        let gold_spans = spans(line.split(SEPARATOR));
        let text = line.replace(SEPARATOR, "");
        let words = Segmenter::embedded().segment(&text);
        let word_spans = spans(words.iter().map(|word| word.text));
        right += gold_spans.intersection(&word_spans).count();
        expected += gold_spans.len();
        found += word_spans.len();
    }
    let f1 = 2.0 * right as f64 / (expected + found) as f64;
    println!("word F1 {f1:.4}: {right} right of {found} found, {expected} expected");
    assert!(f1 >= LEAST_F1, "word F1 is {f1:.4}, expected at least {LEAST_F1}");
}

/// Start and end of each word, in characters that are not white space.
fn spans<'t>(words: impl Iterator<Item = &'t str>) -> BTreeSet<(usize, usize)> {
    let mut end = 0;
    let length = |word: &str| word.chars().filter(|&c| !c.is_whitespace() && c != '\u{200b}').count();
    words
        .filter_map(|word| {
            let start = end;
            end += length(word);
            (end > start).then_some((start, end))
        })
        .collect()
}
