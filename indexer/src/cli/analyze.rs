//! `indexer analyze`.

use std::fs;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use analyzers::{Scratch, Segmenter, WordTokenizer};

use anyhow::Context;

use super::arguments::Analysis;
use super::lines;

/// Bytes read and written at once.
const BUFFER_BYTES: usize = 1 << 16;

pub(super) fn run(mode: Analysis, separator: &str, words: Option<&Path>) -> anyhow::Result<ExitCode> {
    let segmenter = words.map_or_else(|| Ok(Segmenter::embedded().clone()), with_words_of)?;
    let lines = BufReader::with_capacity(BUFFER_BYTES, io::stdin().lock());
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, io::stdout().lock());
    let unclear = analyze(lines, &mut out, Analyzer::new(mode, segmenter), separator)?;
    if let Some(first) = unclear.first {
        eprintln!(
            "line {first}: a token holds the separator {separator:?}, so the tokens can't be told apart: choose another with \
             --separator ({} lines)",
            unclear.lines
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The dictionary with the words of a file; a message for each that can't be used.
fn with_words_of(path: &Path) -> anyhow::Result<Segmenter> {
    let words = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let words = words.lines().map(str::trim).filter(|word| !word.is_empty());
    let (segmenter, unusable) = Segmenter::embedded().with_user_words(words);
    unusable.iter().for_each(|word| eprintln!("{}: {word}: it is left out", path.display()));
    Ok(segmenter)
}

/// The lines of which a token holds the separator.
#[derive(Default, Debug, PartialEq)]
struct Unclear {
    first: Option<u64>,
    lines: u64,
}

/// Writes a line for each line; one that isn't UTF-8 becomes empty, with a message.
fn analyze(
    lines: BufReader<impl io::Read>,
    out: &mut impl Write,
    mut analyzer: Analyzer,
    separator: &str,
) -> io::Result<Unclear> {
    let mut unclear = Unclear::default();
    lines::answer_each(lines, out, |number, line, out| {
        let ending = if line.ends_with(b"\r\n") { "\r\n" } else { "\n" };
        let text = line.strip_suffix(ending.as_bytes()).unwrap_or(line);
        match std::str::from_utf8(text) {
            Ok(text) => {
                if analyzer.write(text, separator, out)? {
                    unclear.first.get_or_insert(number);
                    unclear.lines += 1;
                }
            }
            Err(error) => eprintln!("line {number}: {error}: expected UTF-8"),
        }
        out.write_all(ending.as_bytes())
    })?;
    Ok(unclear)
}

enum Analyzer {
    Segment(Box<(Segmenter, Scratch)>),
    Words(Box<WordTokenizer>),
}

impl Analyzer {
    fn new(mode: Analysis, segmenter: Segmenter) -> Self {
        match mode {
            Analysis::Segment => Self::Segment(Box::new((segmenter, Scratch::default()))),
            Analysis::Index => Self::Words(Box::new(WordTokenizer::new(segmenter).with_equivalents())),
            Analysis::Query => Self::Words(Box::new(WordTokenizer::new(segmenter))),
        }
    }

    /// True if a token holds the separator.
    fn write(&mut self, text: &str, separator: &str, out: &mut impl Write) -> io::Result<bool> {
        match self {
            Self::Segment(with_buffers) => {
                let (segmenter, scratch) = &mut **with_buffers;
                joined(segmenter.segment_as_typed(text, scratch), separator, out)
            }
            Self::Words(tokenizer) => joined(tokenizer.words(text), separator, out),
        }
    }
}

fn joined(
    tokens: impl IntoIterator<Item: AsRef<str>>,
    separator: &str,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut holds_separator = false;
    for (number, token) in tokens.into_iter().enumerate() {
        if number > 0 {
            out.write_all(separator.as_bytes())?;
        }
        holds_separator |= !separator.is_empty() && token.as_ref().contains(separator);
        out.write_all(token.as_ref().as_bytes())?;
    }
    Ok(holds_separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analyzed(input: &[u8], mode: Analysis, separator: &str) -> String {
        analyzed_and_unclear(input, mode, separator).0
    }

    fn analyzed_and_unclear(input: &[u8], mode: Analysis, separator: &str) -> (String, Unclear) {
        let mut out = Vec::new();
        let analyzer = Analyzer::new(mode, Segmenter::embedded().clone());
        let unclear = analyze(BufReader::new(input), &mut out, analyzer, separator)
            .expect("memory can be read and written");
        (String::from_utf8(out).expect("text was written"), unclear)
    }

    #[test]
    fn lines_that_hold_the_separator_are_counted() {
        let input = "ขอบัตร\nก|ข\n1|2|3\n".as_bytes();
        let unclear = |separator| analyzed_and_unclear(input, Analysis::Segment, separator).1;
        assert_eq!(unclear("|"), Unclear { first: Some(2), lines: 2 });
        assert_eq!(unclear("\u{1f}"), Unclear::default());
        assert_eq!(unclear(""), Unclear::default());
    }

    #[test]
    fn a_line_gives_a_line_of_tokens() {
        let input = "สนง.ที่ดินอ.ปาย 2\r\n\nขอบัตร".as_bytes();
        let expected = "สนง.|ที่ดิน|อ.|ปาย| |2\r\n\nขอ|บัตร\n";
        assert_eq!(analyzed(input, Analysis::Segment, "|"), expected);
    }

    #[test]
    fn an_index_holds_more_than_a_query_asks_for() {
        let input = "ภาษี ปี ๒๕๖๙".as_bytes();
        assert_eq!(analyzed(input, Analysis::Query, "|"), "ภาษี|ปี|2569\n");
        assert_eq!(analyzed(input, Analysis::Index, " / "), "ภาษี / ปี / 2569 / 2026\n");
    }

    #[test]
    fn a_line_that_is_no_text_gives_an_empty_line() {
        assert_eq!(analyzed(b"a\n\xff\xfe\nb\n", Analysis::Segment, "|"), "a\n\nb\n");
    }

    #[test]
    fn segments_joined_are_the_line_as_it_was_typed() {
        let line = "  น\u{e4d}\u{e49}า\u{200b}ประปา\u{feff} เเจ้ง\u{ad}เกิด ๑๒ \t";
        let separator = "\u{1f}";
        let segmented = analyzed(line.as_bytes(), Analysis::Segment, separator);
        assert!(segmented.contains(separator));
        assert_eq!(segmented.replace(separator, ""), format!("{line}\n"));
    }
}
