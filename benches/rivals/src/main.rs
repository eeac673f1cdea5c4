//! Word F1 and speed beside other libraries, all on the same lines in one run, one thread:
//! `cargo run --release -- GOLD.tok [WORDS.txt]`.
//!
//! A line of GOLD.tok is a sentence, its words joined by U+001F. A word counts if both its ends are right; white space
//! counts for nothing. WORDS.txt is a word list for nlpo3, whose crate has none.

mod systems;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Between the words of a line.
const SEPARATOR: char = '\u{1f}';
/// Rounds over all lines; the fastest counts, because whatever else the machine does can only slow a round down.
const ROUNDS: usize = 5;
/// A round goes on until it has read so many characters.
const CHARS_A_ROUND: usize = 300_000;
/// The neural system reads a fiftieth of the others' characters a second.
const SLOW_CHARS_A_ROUND: usize = 30_000;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(gold) = arguments.next() else {
        eprintln!("usage: segment-rivals GOLD.tok [WORDS.txt]");
        return ExitCode::from(2);
    };
    let gold = match std::fs::read_to_string(&gold) {
        Ok(gold) => gold,
        Err(error) => {
            eprintln!("{gold}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let lines: Vec<String> = gold.lines().map(|line| line.replace(SEPARATOR, "")).collect();
    println!("| system | word F1 | precision | recall | M chars/s | loaded in | lines changed |");
    println!("|---|---|---|---|---|---|---|");
    for system in systems::all(arguments.next()) {
        let started = Instant::now();
        let mut segment = (system.load)();
        let loaded = started.elapsed();
        let found: Vec<Vec<String>> = lines.iter().map(|line| segment(line)).collect();
        let changed = found.iter().zip(&lines).filter(|(words, line)| words.concat() != **line).count();
        let [f1, precision, recall] = score(&gold, &found);
        let chars = if system.is_slow { SLOW_CHARS_A_ROUND } else { CHARS_A_ROUND };
        let speed = fastest(&lines, chars, &mut segment) / 1e6;
        let loaded = millis(loaded);
        println!(
            "| {} | {f1:.4} | {precision:.4} | {recall:.4} | {speed:.2} | {loaded} | {changed} |",
            system.name
        );
    }
    ExitCode::SUCCESS
}

fn millis(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1e3)
}

fn score(gold: &str, found: &[Vec<String>]) -> [f64; 3] {
    let (mut right, mut expected, mut all) = (0, 0, 0);
    for (gold, found) in gold.lines().zip(found) {
        let gold = spans(gold.split(SEPARATOR));
        let found = spans(found.iter().map(String::as_str));
        right += gold.intersection(&found).count();
        expected += gold.len();
        all += found.len();
    }
    let share = |of: usize| right as f64 / of as f64;
    [2.0 * right as f64 / (expected + all) as f64, share(all), share(expected)]
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

/// Characters a second in the fastest round.
fn fastest(lines: &[String], chars: usize, segment: &mut systems::Segment) -> f64 {
    let counts: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    let mut best = 0.0_f64;
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let mut read = 0;
        'round: loop {
            for (line, count) in lines.iter().zip(&counts) {
                black_box(segment(line));
                read += count;
                if read >= chars {
                    break 'round;
                }
            }
        }
        best = best.max(read as f64 / started.elapsed().as_secs_f64());
    }
    best
}
