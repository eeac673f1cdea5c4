//! How often a title is found by a part of it, by a part with one slip of a finger, and by a part with one letter that
//! sounds like the right one, tier by tier: `cargo run --release --package analyzers --example retrieval_probe --
//! TITLES.csv [WORDS.txt]` (titles in the second column; words that are added to the dictionary, one a line).
//!
//! Five hundred questions of each kind, the same in every run: a stretch of 6 to 16 letters that begins at any cluster of a
//! title. Found means that one of the five best titles holds the stretch, without its error. Ranked by BM25 (k1 1.2, b .75)
//! over all titles; where tiers are joined their scores are added.

use std::collections::{BTreeSet, HashMap};
use std::process::ExitCode;

use analyzers::{
    Segmenter, WordTokenizer, cluster_bigrams, clusters, fold, folded_trigrams, normalize, sounds, trigrams,
};

const QUESTIONS: usize = 500;
const BEST: usize = 5;
/// Letters that a finger hits instead of another.
const SLIPS: [char; 12] = ['ก', 'ด', 'เ', 'า', 'ส', 'ว', 'น', 'ท', '่', '้', 'ิ', 'ี'];

/// Letters that sound alike, and signs that are left out.
const ALIKE: [&str; 14] = [
    "สศษ",
    "นณ",
    "ยญ",
    "ดฎ",
    "ตฏ",
    "ถฐ",
    "ทธฑฒ",
    "พภ",
    "ลฬ",
    "คฆ",
    "ชฌ",
    "ใไ",
    "\u{e34}\u{e35}",
    "\u{e38}\u{e39}",
];
const OFTEN_LEFT_OUT: [char; 4] = ['\u{e47}', '\u{e48}', '\u{e49}', '\u{e4c}'];

type Tokens = Box<dyn Fn(&str) -> Vec<String>>;

/// Weights of the tiers w, tcc2, g3, fold and snd, and that of the folded tier where no title holds all words.
type Mixture = (&'static str, [f64; 5], f64);

const MIXTURES: [Mixture; 10] = [
    ("w", [1.0, 0.0, 0.0, 0.0, 0.0], 0.0),
    ("tcc2", [0.0, 1.0, 0.0, 0.0, 0.0], 0.0),
    ("g3", [0.0, 0.0, 1.0, 0.0, 0.0], 0.0),
    ("fold", [0.0, 0.0, 0.0, 1.0, 0.0], 0.0),
    ("snd", [0.0, 0.0, 0.0, 0.0, 1.0], 0.0),
    ("w + g3 (1 : ¼)", [1.0, 0.0, 0.25, 0.0, 0.0], 0.0),
    ("w + g3 (1 : 1)", [1.0, 0.0, 1.0, 0.0, 0.0], 0.0),
    ("w + g3 + tcc2 (1 : 1 : ½)", [1.0, 0.5, 1.0, 0.0, 0.0], 0.0),
    ("w + g3 + tcc2 + fold (1 : 1 : ½ : ½)", [1.0, 0.5, 1.0, 0.5, 0.0], 0.0),
    ("w + g3 + tcc2, fold to the rescue (1 : 1 : ½ : 1)", [1.0, 0.5, 1.0, 0.0, 0.0], 1.0),
];

fn tiers(segmenter: &Segmenter) -> [Tokens; 5] {
    let words = {
        let segmenter = segmenter.clone();
        move |text: &str| WordTokenizer::new(segmenter.clone()).words(text)
    };
    [
        Box::new(words),
        Box::new(cluster_bigrams),
        Box::new(trigrams),
        Box::new(folded_trigrams),
        Box::new(sounds),
    ]
}

fn main() -> ExitCode {
    let file =
        |number: usize| std::env::args().nth(number).and_then(|path| std::fs::read_to_string(path).ok());
    let Some(table) = file(1) else {
        eprintln!("usage: retrieval_probe TITLES.csv [WORDS.txt]");
        return ExitCode::from(2);
    };
    let (segmenter, unusable) = Segmenter::embedded().with_user_words(file(2).unwrap_or_default().lines());
    unusable.iter().for_each(|word| eprintln!("left out: {word}"));
    let titles: Vec<String> = table
        .lines()
        .skip(1)
        .filter_map(|row| row.split(',').nth(1))
        .map(|title| normalize(title.trim_matches('"')).into_owned())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let indexes = tiers(&segmenter).map(|tokens| Index::new(&titles, tokens));
    let kinds = questions(&titles);
    println!("{} titles, {QUESTIONS} questions of each kind", titles.len());
    println!("| tiers | a part | with a slip | with a letter that sounds alike |\n|---|---|---|---|");
    for (name, weights, rescue) in MIXTURES {
        let share = |questions: &[Question]| {
            let found = questions.iter().filter(|(typed, meant)| {
                let best = best(&indexes, weights, rescue, titles.len(), typed);
                best.iter().any(|&title| titles[title].contains(meant.as_str()))
            });
            found.count() as f64 / questions.len() as f64
        };
        let [part, slip, alike] = kinds.each_ref().map(|questions| share(questions));
        println!("| {name} | {part:.3} | {slip:.3} | {alike:.3} |");
    }
    ExitCode::SUCCESS
}

/// What is typed and what is meant.
type Question = (String, String);

/// The same stretches as they stand, with a slip, and with a letter that sounds alike.
fn questions(titles: &[String]) -> [Vec<Question>; 3] {
    let mut state = 2_569_u64;
    let mut below = |most: usize| {
        // Numerical Recipes' linear congruential generator; its high bits are even enough for this.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most.max(1)
    };
    let [mut partial, mut slips, mut alike] = [const { Vec::new() }; 3];
    while partial.len() < QUESTIONS {
        let title = &titles[below(titles.len())];
        let pieces: Vec<&str> = clusters(title).collect();
        let start = below(pieces.len());
        let end = (start + 6 + below(11)).min(pieces.len());
        let meant = pieces[start..end].concat();
        let letters: Vec<char> = meant.chars().collect();
        if letters.len() < 6 || meant.contains(' ') || fold(&meant).len() < 12 {
            continue;
        }
        let mut typed = letters.clone();
        let at = 1 + below(letters.len() - 2);
        match below(3) {
            0 => drop(typed.remove(at)),
            1 => typed.swap(at, at + 1),
            _ => typed[at] = SLIPS[below(SLIPS.len())],
        }
        alike.push((sounding_alike(&meant, partial.len()), meant.clone()));
        partial.push((meant.clone(), meant.clone()));
        slips.push((typed.into_iter().collect(), meant));
    }
    [partial, slips, alike]
}

/// The text with one of the letters that have others of their sound replaced by one, or a sign left out.
fn sounding_alike(text: &str, choice: usize) -> String {
    let mut variants = Vec::new();
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let group = ALIKE.iter().find(|group| group.contains(c));
        let others = group.into_iter().flat_map(|group| group.chars()).filter(|&other| other != c);
        variants.extend(others.map(|other| format!("{before}{other}{after}")));
        if OFTEN_LEFT_OUT.contains(&c) {
            variants.push(format!("{before}{after}"));
        }
    }
    if variants.is_empty() { text.to_owned() } else { variants.swap_remove(choice % variants.len()) }
}

/// Postings of one tier: title and count for each token.
struct Index {
    tokens: Tokens,
    postings: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean: f64,
}

impl Index {
    fn new(titles: &[String], tokens: Tokens) -> Self {
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (title, text) in titles.iter().enumerate() {
            let all = tokens(text);
            lengths.push(all.len() as f64);
            for token in all {
                let of_token = postings.entry(token).or_default();
                match of_token.last_mut() {
                    Some((last, count)) if *last == title => *count += 1.0,
                    _ => of_token.push((title, 1.0)),
                }
            }
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len() as f64;
        Self { tokens, postings, lengths, mean }
    }

    /// Whether any title holds all tokens of a question.
    fn holds_all(&self, question: &str) -> bool {
        let postings: Vec<_> = (self.tokens)(question).iter().map(|token| self.postings.get(token)).collect();
        let Some((Some(first), rest)) = postings.split_first() else { return false };
        let holds = |title: usize| {
            let in_one = |one: &Option<&Vec<(usize, f64)>>| {
                one.is_some_and(|one| one.binary_search_by_key(&title, |(title, _)| *title).is_ok())
            };
            rest.iter().all(in_one)
        };
        first.iter().any(|(title, _)| holds(*title))
    }

    fn score(&self, question: &str, weight: f64, scores: &mut [f64]) {
        for token in (self.tokens)(question) {
            let Some(postings) = self.postings.get(&token) else { continue };
            let (all, with) = (scores.len() as f64, postings.len() as f64);
            let rarity = ((all - with + 0.5) / (with + 0.5)).ln_1p();
            for &(title, count) in postings {
                let length = 0.25 + 0.75 * self.lengths[title] / self.mean;
                scores[title] += weight * rarity * count * 2.2 / (count + 1.2 * length);
            }
        }
    }
}

fn best(
    indexes: &[Index; 5],
    mut weights: [f64; 5],
    rescue: f64,
    titles: usize,
    question: &str,
) -> Vec<usize> {
    if rescue > 0.0 && !indexes[0].holds_all(question) {
        weights[3] = rescue;
    }
    let mut scores = vec![0.0; titles];
    for (index, weight) in indexes.iter().zip(weights).filter(|&(_, weight)| weight > 0.0) {
        index.score(question, weight, &mut scores);
    }
    let mut order: Vec<usize> = (0..titles).filter(|&title| scores[title] > 0.0).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    order.truncate(BEST);
    order
}
