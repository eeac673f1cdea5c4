//! Every name of the register of local administrations and every title of the list of procedures: nothing is lost on the
//! way, and each finds itself.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use analyzers::{Scratch, Segmenter, cluster_bigrams, index_words, normalize, trigrams, words};

/// Files beside the workspace, which are not part of this repository, with the number of their rows.
const FILES: [(&str, usize); 2] = [("lao_register.csv", 7_849), ("procedures.csv", 4_920)];

/// The second column of both files, or nothing if they are absent.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for (name, rows) in FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
        let Ok(table) = fs::read_to_string(&path) else {
            println!("DID NOT RUN on {name}: it is absent ({})", path.display());
            continue;
        };
        let before = texts.len();
        texts.extend(table.lines().skip(1).map(second_cell));
        assert_eq!(texts.len() - before, rows, "{name}");
    }
    texts
}

/// The second cell of a row whose first has no quotes.
fn second_cell(row: &str) -> String {
    let rest = row.split_once(',').map_or("", |(_, rest)| rest);
    match rest.strip_prefix('"') {
        Some(quoted) => {
            quoted.replace("\"\"", "\u{1}").split('"').next().unwrap_or("").replace('\u{1}', "\"")
        }
        None => rest.split(',').next().unwrap_or("").to_owned(),
    }
}

#[test]
fn every_name_and_title_comes_back_from_its_words() {
    let segmenter = Segmenter::embedded();
    let mut scratch = Scratch::default();
    for text in texts() {
        assert_eq!(segmenter.segment_as_typed(&text, &mut scratch).concat(), text);
        let normalized = normalize(&text);
        let joined: String = segmenter.segment(&normalized).iter().map(|word| word.text).collect();
        assert_eq!(joined, normalized);
    }
}

#[test]
fn every_name_and_title_is_found_by_itself_in_every_tier() {
    let texts = texts();
    type Tier = (&'static str, fn(&str) -> Vec<String>, fn(&str) -> Vec<String>);
    let tiers: [Tier; 3] =
        [("w", index_words, words), ("tcc2", cluster_bigrams, cluster_bigrams), ("g3", trigrams, trigrams)];
    for (tier, of_text, of_query) in tiers {
        let mut postings: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, text) in texts.iter().enumerate() {
            for token in of_text(text) {
                postings.entry(token).or_default().push(number);
            }
        }
        for (number, text) in texts.iter().enumerate() {
            let tokens = of_query(text);
            assert!(!tokens.is_empty(), "{tier}: {text}");
            let holds = |token: &String| {
                postings.get(token).is_some_and(|found| found.binary_search(&number).is_ok())
            };
            assert!(tokens.iter().all(holds), "{tier}: {text}");
        }
        println!("{tier}: {} texts find themselves among {} tokens", texts.len(), postings.len());
    }
}
