//! What administrative abbreviations stand for.

use crate::{Segmenter, normalize};

/// Abbreviations and their expansions, one a line, as the dictionary is built from.
const LIST: &str = include_str!("../data/abbreviations.tsv");

/// The words that a dotted abbreviation of Thai public administration stands for, the commonest first. Empty for anything
/// else, also without its full stops: อบต may be anything.
///
/// ```
/// assert_eq!(analyzers::expansions("อบต."), ["องค์การบริหารส่วนตำบล"]);
/// assert!(analyzers::expansions("บ้าน").is_empty());
/// ```
pub fn expansions(abbreviation: &str) -> Vec<&'static str> {
    let abbreviation = normalize(abbreviation);
    let line = LIST.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let (short, long) = line.split_once('\t')?;
        (short == abbreviation).then_some(long)
    });
    // ก. stands for the beginning of a word only.
    line.map(|long| long.split(", ").filter(|long| !long.ends_with('-')).collect()).unwrap_or_default()
}

/// The text with every abbreviation of more than one letter written out by its commonest expansion, and the single
/// letters of an address (จ. อ. ต. ถ. ซ.) and of a time (น.) too. Other single letters stay, because they stand for too many
/// words. The rest of the text stays as it is, after [`normalize`].
///
/// ```
/// assert_eq!(analyzers::expand_abbreviations("อบต.นาดี อ.เมือง จ.เลย"), "องค์การบริหารส่วนตำบลนาดี อำเภอเมือง จังหวัดเลย");
/// ```
pub fn expand_abbreviations(text: &str) -> String {
    const PLAIN_LETTERS: [&str; 6] = ["จ.", "อ.", "ต.", "ถ.", "ซ.", "น."];
    let text = normalize(text);
    let mut expanded = String::with_capacity(text.len());
    for word in Segmenter::embedded().segment(&text) {
        let is_plain = word.text.chars().count() > 2 || PLAIN_LETTERS.contains(&word.text);
        let long =
            if is_plain && word.text.ends_with('.') { expansions(word.text).first().copied() } else { None };
        expanded.push_str(long.unwrap_or(word.text));
    }
    expanded
}
