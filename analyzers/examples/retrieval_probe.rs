//! How often a title is found by a part of it, and by a part with one typing error, tier by tier:
//! `cargo run --release --package analyzers --example retrieval_probe -- TITLES.csv` (titles in the second column).
//!
//! Five hundred questions of each kind, the same in every run: a stretch of 6 to 16 letters that begins at any cluster of a
//! title. Found means that one of the five best titles holds the stretch, without its error. Ranked by BM25 (k1 1.2, b .75)
//! over all titles; where tiers are joined their scores are added.

use std::collections::{BTreeSet, HashMap};
use std::process::ExitCode;

use analyzers::{cluster_bigrams, clusters, fold, folded_trigrams, normalize, sounds, trigrams, words};

const QUESTIONS: usize = 500;
const BEST: usize = 5;
/// Letters that a finger hits instead of another.
const SLIPS: [char; 12] = ['ก', 'ด', 'เ', 'า', 'ส', 'ว', 'น', 'ท', '่', '้', 'ิ', 'ี'];

type Tier = (&'static str, fn(&str) -> Vec<String>);

const TIERS: [Tier; 5] =
    [("w", words), ("tcc2", cluster_bigrams), ("g3", trigrams), ("fold", folded_trigrams), ("snd", sounds)];
/// Weights of the tiers in that order.
const MIXTURES: [(&str, [f64; 5]); 7] = [
    ("w", [1.0, 0.0, 0.0, 0.0, 0.0]),
    ("tcc2", [0.0, 1.0, 0.0, 0.0, 0.0]),
    ("g3", [0.0, 0.0, 1.0, 0.0, 0.0]),
    ("fold", [0.0, 0.0, 0.0, 1.0, 0.0]),
    ("snd", [0.0, 0.0, 0.0, 0.0, 1.0]),
    ("w + g3 (1 : ¼)", [1.0, 0.0, 0.25, 0.0, 0.0]),
    ("w + g3 + tcc2 (1 : 1 : ½)", [1.0, 0.5, 1.0, 0.0, 0.0]),
];

fn main() -> ExitCode {
    let Some(table) = std::env::args().nth(1).and_then(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("usage: retrieval_probe TITLES.csv");
        return ExitCode::from(2);
    };
    let titles: Vec<String> = table
        .lines()
        .skip(1)
        .filter_map(|row| row.split(',').nth(1))
        .map(|title| normalize(title.trim_matches('"')).into_owned())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let indexes: Vec<Index> = TIERS.iter().map(|(_, tokens)| Index::new(&titles, *tokens)).collect();
    let (partial, typo) = questions(&titles);
    println!("{} titles, {} questions of each kind", titles.len(), partial.len());
    println!("| tiers | a part | a part with an error |\n|---|---|---|");
    for (name, weights) in MIXTURES {
        let share = |questions: &[(String, String)]| {
            let found = questions.iter().filter(|(typed, meant)| {
                let best = best(&indexes, &weights, titles.len(), typed);
                best.iter().any(|&title| titles[title].contains(meant.as_str()))
            });
            found.count() as f64 / questions.len() as f64
        };
        println!("| {name} | {:.3} | {:.3} |", share(&partial), share(&typo));
    }
    ExitCode::SUCCESS
}

/// What is typed and what is meant.
type Question = (String, String);

fn questions(titles: &[String]) -> (Vec<Question>, Vec<Question>) {
    let mut state = 2_569_u64;
    let mut below = |most: usize| {
        // Numerical Recipes' linear congruential generator; its high bits are even enough for this.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most.max(1)
    };
    let (mut partial, mut typo) = (Vec::new(), Vec::new());
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
        partial.push((meant.clone(), meant.clone()));
        typo.push((typed.into_iter().collect(), meant));
    }
    (partial, typo)
}

/// Postings of one tier: title and count for each token.
struct Index {
    tokens: fn(&str) -> Vec<String>,
    postings: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean: f64,
}

impl Index {
    fn new(titles: &[String], tokens: fn(&str) -> Vec<String>) -> Self {
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

fn best(indexes: &[Index], weights: &[f64; 5], titles: usize, question: &str) -> Vec<usize> {
    let mut scores = vec![0.0; titles];
    for (index, &weight) in indexes.iter().zip(weights).filter(|&(_, &weight)| weight > 0.0) {
        index.score(question, weight, &mut scores);
    }
    let mut order: Vec<usize> = (0..titles).filter(|&title| scores[title] > 0.0).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    order.truncate(BEST);
    order
}
