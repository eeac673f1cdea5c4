//! Proves on many random texts that nothing is lost: the words of a text joined are the text, as it is and as it was typed,
//! normalising and folding twice change nothing more, and every normalised character and every token of every tier stands
//! for bytes of the original.
//!
//! `cargo run --release --package analyzers --example prove_lossless -- CASES [SEED]` prints the record of
//! `cargo xtask prove words`, and fails with any loss.

use std::process::ExitCode;
use std::time::Instant;

use analyzers::{
    ClusterTokenizer, FoldedTokenizer, Kind, MAX_WORD_BYTES, Scratch, Segmenter, SoundTokenizer,
    TrigramTokenizer, WordTokenizer, fold,
};
use tantivy_tokenizer_api::{TokenStream, Tokenizer};

/// Losses that are printed.
const SHOWN: u64 = 10;
/// Most characters of a text.
const MAX_CHARS: u64 = 48;

/// Pieces that the rules treat differently, so that random texts hit them.
const PIECES: [&str; 46] = [
    "ก",
    "น",
    "ร",
    "ว",
    "อ",
    "ฤ",
    "เ",
    "แ",
    "ไ",
    "ะ",
    "า",
    "ำ",
    "ๅ",
    "ๆ",
    "ฯ",
    "๓",
    "ั",
    "ิ",
    "ี",
    "ุ",
    "็",
    "่",
    "้",
    "์",
    "ํ",
    "ฺ",
    "ที่",
    "การ",
    "บัตร",
    "อบต.",
    ".",
    " ",
    "\u{200b}",
    "\u{ad}",
    "a",
    "É",
    "e\u{301}",
    "9",
    "😀\u{200d}",
    "\u{1112}\u{1161}",
    "มากกก",
    "www.",
    "@",
    "🇹",
    "👍🏻",
    "\'",
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(cases) = arguments.next().and_then(|cases| cases.parse::<u64>().ok()) else {
        eprintln!("usage: prove_lossless CASES [SEED]");
        return ExitCode::from(2);
    };
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let started = Instant::now();
    let mut random = Random(seed);
    let mut prover = Prover::default();
    let mut losses = 0;
    let mut text = String::new();
    for case in 0..cases {
        random.fill(&mut text);
        if let Err(loss) = prover.prove(&text) {
            losses += 1;
            if losses <= SHOWN {
                eprintln!("case {case}: {loss}: {text:?}");
            }
        }
    }
    let seconds = started.elapsed().as_secs();
    println!(r#"PROOF {{"texts":{cases},"seed":{seed},"losses":{losses},"seconds":{seconds}}}"#);
    if losses == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same texts everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Three of four texts are of Thai pieces, one is of any characters.
    fn fill(&mut self, text: &mut String) {
        text.clear();
        let is_any = self.next().is_multiple_of(4);
        for _ in 0..self.next() % MAX_CHARS {
            let next = self.next();
            if is_any {
                // Half of them from the first planes' beginnings, where marks and joiners of most scripts are.
                let most = if next & (1 << 40) == 0 { 0x3000 } else { 0x11_0000 };
                text.extend(char::from_u32((next % most) as u32));
            } else {
                text.push_str(PIECES[(next % PIECES.len() as u64) as usize]);
            }
        }
    }
}

#[derive(Default)]
struct Prover {
    scratch: Scratch,
    words: WordTokenizer,
    sounds: SoundTokenizer,
}

impl Prover {
    fn prove(&mut self, text: &str) -> Result<(), &'static str> {
        let segmenter = Segmenter::embedded();
        let mut end = 0;
        for word in segmenter.segment_with(text, &mut self.scratch) {
            let is_next = word.start == end && text[end..].starts_with(word.text);
            if !is_next || word.text.is_empty() || word.text.len() > MAX_WORD_BYTES {
                return Err("a word is not the next piece of the text");
            }
            if word.kind == Kind::Space && !word.text.chars().all(|c| c.is_whitespace() || c == '\u{200b}') {
                return Err("white space holds something else");
            }
            end += word.text.len();
        }
        if end != text.len() {
            return Err("the words end before the text");
        }
        if segmenter.segment_as_typed(text, &mut self.scratch).concat() != text {
            return Err("the words as typed are not the text");
        }
        let once = analyzers::normalize(text);
        if analyzers::normalize(&once) != once {
            return Err("normalising twice changes more");
        }
        let folded = fold(text);
        if fold(&folded) != folded {
            return Err("folding twice changes more");
        }
        let normalized = analyzers::normalize_with_offsets(text);
        for (at, c) in normalized.text().char_indices() {
            if text.get(normalized.original(at..at + c.len_utf8())).is_none_or(str::is_empty) {
                return Err("a normalised character stands for nothing in the text");
            }
        }
        let rising = |tokens: &mut dyn TokenStream| {
            let mut position = 0;
            while tokens.advance() {
                let token = tokens.token();
                let original = text.get(token.offset_from..token.offset_to);
                if token.position < position || original.is_none_or(str::is_empty) || token.text.is_empty() {
                    return Err("a token stands for nothing in the text");
                }
                position = token.position;
            }
            Ok(())
        };
        rising(&mut self.words.token_stream(text))?;
        rising(&mut TrigramTokenizer.token_stream(text))?;
        rising(&mut self.sounds.token_stream(text))?;
        rising(&mut FoldedTokenizer.token_stream(text))?;
        rising(&mut ClusterTokenizer.token_stream(text))
    }
}
