//! Thai text as scanning left it: marks on the wrong letter, spaces inside words, invisible characters.
//!
//! A repair is made only where it is certain. A vowel or tone mark goes back to the letter before (`ที่ดนิ` → `ที่ดิน`)
//! where that turns text that is in no dictionary into words that the same file has elsewhere too, and no other repair of
//! the same letters does. What looks like noise without being certain is reported and left as it is.

use std::collections::HashMap;

use analyzers::{Kind, Segmenter};

/// Fewest characters of a word that a repair may lead to: short words arise by chance.
const MIN_WORD_CHARS: usize = 3;

/// How often a word stands in the file at least for a repair to lead to it.
const MIN_WORD_COUNT: usize = 2;

/// Longest text that is looked at, in characters: about twice the longest title of the official list. The time grows
/// with the square of the length.
const MAX_CHARS: usize = 600;

/// Most outcomes that are remembered at a time.
const MAX_REMEMBERED: usize = 50_000;

/// Most repairs of one text.
const MAX_REPAIRS: usize = 32;

/// Characters on either side that a report of a removed space shows.
const CONTEXT_CHARS: usize = 12;

const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Repairs the texts of a file, whose words it has learned before.
#[derive(Default)]
pub(super) struct Repairer {
    words: HashMap<String, usize>,
    known: HashMap<String, bool>,
    done: HashMap<String, Outcome>,
}

/// A text, and what happened to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) text: String,
    /// What stood there, and what it is read as.
    pub(super) repairs: Vec<(String, String)>,
    /// What looks like noise and was left as it is.
    pub(super) suspicious: Vec<String>,
}

/// A way to repair a stretch of letters.
#[derive(Clone, Debug)]
struct Candidate {
    chars: Vec<char>,
    /// The characters that change.
    from: usize,
    to: usize,
    /// Characters in no word, afterwards.
    unknown: usize,
    /// The words that the changed characters are part of afterwards, with where they begin and end.
    words: Vec<(usize, usize)>,
    /// Whether these words are all in the dictionary.
    is_plausible: bool,
    /// Whether the file has them elsewhere too.
    is_certain: bool,
}

impl Repairer {
    /// Counts the words of a text.
    pub(super) fn learn(&mut self, text: &str) {
        for word in Segmenter::embedded().segment(text) {
            if word.kind == Kind::Thai
                && word.text.chars().count() >= MIN_WORD_CHARS
                && self.is_word(word.text)
            {
                *self.words.entry(word.text.to_owned()).or_default() += 1;
            }
        }
    }

    /// Repairs a text.
    pub(super) fn repair(&mut self, text: &str) -> Outcome {
        if let Some(outcome) = self.done.get(text) {
            return outcome.clone();
        }
        let mut outcome = Outcome::default();
        if text.chars().nth(MAX_CHARS).is_some() {
            text.clone_into(&mut outcome.text);
            return outcome;
        }
        let spaced = without_breaks(text, &mut outcome.repairs);
        let joined = self.whole_words(&spaced, &mut outcome.repairs);
        for (run, is_thai) in runs(&joined) {
            if is_thai {
                let repaired = self.marks(run, &mut outcome);
                outcome.text.push_str(&repaired);
            } else {
                outcome.text.push_str(run);
            }
        }
        if self.done.len() == MAX_REMEMBERED {
            self.done.clear();
        }
        self.done.insert(text.to_owned(), outcome.clone());
        outcome
    }

    /// Without the single spaces that cut a word in two.
    fn whole_words(&mut self, text: &str, repairs: &mut Vec<(String, String)>) -> String {
        let mut out = String::with_capacity(text.len());
        let pieces = runs(text);
        for (index, (piece, _)) in pieces.iter().enumerate() {
            let right = pieces.get(index + 1).map_or("", |(right, _)| right);
            let is_gap = *piece == " " && index > 0 && pieces[index - 1].1;
            let left = if is_gap { runs(&out).last().map(|(left, _)| (*left).to_owned()) } else { None };
            match left.and_then(|left| self.word_across(&left, right)) {
                Some(repair) => repairs.push(repair),
                None => out.push_str(piece),
            }
        }
        out
    }

    /// The pieces of a word that a space cuts, and the word.
    fn word_across(&mut self, left: &str, right: &str) -> Option<(String, String)> {
        let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
        let (left_words, left_unknown) = self.words_of(&left);
        let (right_words, right_unknown) = self.words_of(&right);
        let is_broken = left_words.last().is_some_and(|(_, _, is_word)| !is_word)
            || right_words.first().is_some_and(|(_, _, is_word)| !is_word);
        if !is_broken || right.is_empty() {
            return None;
        }
        let joined = [&left[..], &right[..]].concat();
        let (words, unknown) = self.words_of(&joined);
        let (from, to, _) = *words.iter().find(|(from, to, _)| *from < left.len() && left.len() < *to)?;
        let word: String = joined[from..to].iter().collect();
        if unknown >= left_unknown + right_unknown || !self.is_frequent(&word) {
            return None;
        }
        let before = [&joined[from..left.len()], &[' '], &joined[left.len()..to]].concat();
        Some((before.into_iter().collect(), word))
    }

    /// Whether a repair may lead to a word.
    fn is_frequent(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|count| *count >= MIN_WORD_COUNT)
    }

    /// Puts marks of a run of Thai text back.
    fn marks(&mut self, run: &str, outcome: &mut Outcome) -> String {
        let mut chars: Vec<char> = run.chars().collect();
        for _ in 0..MAX_REPAIRS {
            let (_, unknown) = self.words_of(&chars);
            if unknown == 0 {
                break;
            }
            let mut candidates: Vec<Candidate> =
                (0..chars.len()).filter_map(|at| moved(&chars, at)).map(|c| self.judged(c)).collect();
            candidates.retain(|candidate| candidate.unknown < unknown);
            candidates.sort_by_key(|candidate| (!candidate.is_certain, candidate.unknown, candidate.from));
            let Some(best) = candidates.first() else { break };
            let is_rivalled = candidates[1..].iter().any(|other| {
                other.is_certain
                    && other.unknown <= best.unknown
                    && other.from < best.to
                    && best.from < other.to
            });
            let (before, after) = (shown(&chars, best), shown(&best.chars, best));
            if !best.is_certain || is_rivalled {
                let is_noise = candidates.iter().any(|candidate| candidate.is_plausible);
                outcome.suspicious.extend(Some(before).filter(|_| is_noise));
                break;
            }
            outcome.repairs.push((before, after));
            chars.clone_from(&best.chars);
        }
        chars.into_iter().collect()
    }

    fn judged(&mut self, mut candidate: Candidate) -> Candidate {
        let (words, unknown) = self.words_of(&candidate.chars);
        candidate.unknown = unknown;
        let touched: Vec<(usize, usize, bool)> =
            words.into_iter().filter(|(from, to, _)| *from < candidate.to && candidate.from < *to).collect();
        let is_long = |from: usize, to: usize| to - from >= MIN_WORD_CHARS;
        candidate.is_plausible = touched.iter().all(|(from, to, is_word)| *is_word && is_long(*from, *to));
        candidate.is_certain = touched.iter().all(|(from, to, is_word)| {
            let word: String = candidate.chars[*from..*to].iter().collect();
            *is_word && self.is_frequent(&word)
        });
        candidate.words = touched.into_iter().map(|(from, to, _)| (from, to)).collect();
        candidate
    }

    /// Where each word of a run begins and ends and whether it is one, and how many characters are in none.
    fn words_of(&mut self, chars: &[char]) -> (Vec<(usize, usize, bool)>, usize) {
        let text: String = chars.iter().collect();
        let (mut words, mut unknown, mut at) = (Vec::new(), 0, 0);
        for word in Segmenter::embedded().segment(&text) {
            let length = word.text.chars().count();
            let is_word = self.is_word(word.text);
            unknown += if is_word { 0 } else { length };
            words.push((at, at + length, is_word));
            at += length;
        }
        (words, unknown)
    }

    fn is_word(&mut self, text: &str) -> bool {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let is_word = text.chars().count() > 1 && Segmenter::embedded().is_word(text);
        self.known.insert(text.to_owned(), is_word);
        is_word
    }
}

/// The marks on the letter at a place, moved to the letter before.
fn moved(chars: &[char], at: usize) -> Option<Candidate> {
    if at == 0 || !is_consonant(chars[at]) {
        return None;
    }
    let is_carrier = is_consonant(chars[at - 1]) || is_mark(chars[at - 1]);
    let marks = chars[at + 1..].iter().take_while(|c| is_mark(**c)).count();
    if !is_carrier || marks == 0 {
        return None;
    }
    let (from, to) = (at, at + 1 + marks);
    let mut moved = chars.to_vec();
    moved[from..to].rotate_left(1);
    Some(Candidate {
        chars: moved,
        from: from - 1,
        to,
        unknown: 0,
        words: Vec::new(),
        is_plausible: false,
        is_certain: false,
    })
}

/// The words around a candidate's changed characters.
fn shown(chars: &[char], candidate: &Candidate) -> String {
    let from = candidate.words.first().map_or(candidate.from, |(from, _)| *from);
    let to = candidate.words.last().map_or(candidate.to, |(_, to)| *to);
    chars[from..to].iter().collect()
}

/// Without zero-width spaces and the spaces around them, and with single spaces. Between Thai letters such a place is
/// where a web page may break a line; elsewhere a space is left.
fn without_breaks(text: &str, repairs: &mut Vec<(String, String)>) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let gap = chars[at..].iter().take_while(|c| is_space(**c)).count();
        if gap == 0 {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let (spaces, after) = (&chars[at..at + gap], chars.get(at + gap));
        let is_break = spaces.contains(&ZERO_WIDTH_SPACE);
        let is_inside = out.last().is_some_and(|c| is_thai(*c)) && after.is_some_and(|c| is_thai(*c));
        let is_at_end = out.is_empty() || after.is_none();
        if !(is_at_end || is_break && is_inside) {
            out.push(' ');
        }
        if is_break || gap > 1 {
            let start = at.saturating_sub(CONTEXT_CHARS);
            let end = (at + gap + CONTEXT_CHARS).min(chars.len());
            let before: String = chars[start..end].iter().collect();
            let left: String = chars[start..at].iter().collect();
            let right: String = chars[at + gap..end].iter().collect();
            let space = if is_at_end || is_break && is_inside { "" } else { " " };
            let visible = |text: String| text.replace(ZERO_WIDTH_SPACE, "\\u200b");
            repairs.push((visible(before), visible(format!("{left}{space}{right}"))));
        }
        at += gap;
    }
    out.into_iter().collect()
}

/// Stretches of Thai letters, and of anything else.
fn runs(text: &str) -> Vec<(&str, bool)> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut kind = None;
    for (at, c) in text.char_indices() {
        let is_run = Some(is_thai(c));
        if kind.is_some() && kind != is_run {
            runs.push((&text[start..at], kind == Some(true)));
            start = at;
        }
        kind = is_run;
    }
    if start < text.len() {
        runs.push((&text[start..], kind == Some(true)));
    }
    runs
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == ZERO_WIDTH_SPACE
}

fn is_thai(c: char) -> bool {
    ('\u{e01}'..='\u{e4e}').contains(&c)
}

fn is_consonant(c: char) -> bool {
    ('ก'..='ฮ').contains(&c)
}

/// A vowel above or below a letter, a tone mark or a sign above it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e39}' | '\u{e47}'..='\u{e4d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text becomes in a file that has these texts too.
    fn repair(text: &str) -> Outcome {
        const CLEAN: [&str; 3] = [
            "กรมที่ดิน ส่วนราชการระดับกรมหรือเทียบเท่า สำนักงานหลักประกันสุขภาพแห่งชาติ",
            "การขอใช้ที่ดิน ส่วนราชการระดับกรมหรือเทียบเท่า กองทุนหลักประกันสุขภาพ",
            "ธุรกิจสำหรับเด็ก และธุรกิจสำหรับผู้สูงอายุ ทรัพย์สิน เป็น เป็น",
        ];
        let mut repairer = Repairer::default();
        CLEAN.iter().for_each(|clean| repairer.learn(clean));
        repairer.learn(text);
        repairer.repair(text)
    }

    #[test]
    fn certain_noise_is_repaired() {
        for (text, expected) in [
            ("การขอใช้ที่ดนิ", "การขอใช้ที่ดิน"),
            ("สว่นราชการระดบักรมหรือเทียบเท่า", "ส่วนราชการระดับกรมหรือเทียบเท่า"),
            ("สำนักงานหลกัประกันสขุภาพแห่งชาติ", "สำนักงานหลักประกันสุขภาพแห่งชาติ"),
            ("ธุรกิ \u{200b} จสำหรับเด็ก", "ธุรกิจสำหรับเด็ก"),
            ("ธุรกิจ \u{200b} (ทั้งสองกรณี)", "ธุรกิจ (ทั้งสองกรณี)"),
            ("ธุรกิจสำ หรับเด็ก", "ธุรกิจสำหรับเด็ก"),
            ("ที่ดิน  2 แปลง", "ที่ดิน 2 แปลง"),
        ] {
            let outcome = repair(text);
            assert_eq!(outcome.text, expected);
            assert!(!outcome.repairs.is_empty() && outcome.suspicious.is_empty(), "{outcome:?}");
        }
    }

    #[test]
    fn what_is_right_or_foreign_or_unsure_stays() {
        for text in [
            "",
            "การขอใช้ที่ดิน เพื่อการเกษตร",
            "การขาย บุ๊กเมกิ้ง ศุกูก โพรไบโอติก",
            "ไคโรแพรคติก และ สต็อก",
            "อบต.สมมติ เขต ๒",
            "กรณีบริษัท จำกัด มหาชน",
            "วน อุทยาน ในความดูแล",
            "Smart-Biz (ฉบับที่ 2)",
            "ก ข ค ง",
        ] {
            let outcome = repair(text);
            assert_eq!((outcome.text.as_str(), outcome.repairs.len()), (text, 0), "{outcome:?}");
        }
    }

    #[test]
    fn a_text_of_any_length_is_done_in_time() {
        for text in ["ดนิ".repeat(100_000), "ก ".repeat(300_000), "ดนิ".repeat(190), "เป็ น".repeat(110)]
        {
            assert!(!repair(&text).text.is_empty());
        }
    }

    #[test]
    fn a_word_that_the_file_has_nowhere_else_is_suspicious_and_stays() {
        let outcome = repair("ค่าเช่าสนามบนิ");
        assert_eq!((outcome.text.as_str(), outcome.repairs.len()), ("ค่าเช่าสนามบนิ", 0));
        assert_eq!(outcome.suspicious.len(), 1, "{outcome:?}");
    }
}
