//! The figures of a list of questions.

use std::fmt;

use crate::corpus::Question;

/// How many answers count.
pub(crate) const DEPTH: usize = 10;

/// What became of a question.
struct Outcome {
    question: String,
    asked: String,
    best: String,
    /// From 1; none if no right title is among the first [`DEPTH`].
    rank: Option<usize>,
    gain: f64,
    exact_first: bool,
}

/// What became of all questions.
#[derive(Default)]
pub(crate) struct Scores {
    outcomes: Vec<Outcome>,
}

impl Scores {
    /// Takes the titles that were found for a question, best first.
    pub(crate) fn add(&mut self, question: &Question, asked: &str, titles: &[String]) {
        let grades: Vec<u8> = titles.iter().map(|title| question.grade(title)).collect();
        let mut ideal: Vec<u8> = [vec![2; question.exact.len()], vec![1; question.acceptable.len()]].concat();
        ideal.truncate(DEPTH);
        self.outcomes.push(Outcome {
            question: question.text.clone(),
            asked: asked.to_owned(),
            best: titles.first().cloned().unwrap_or_default(),
            rank: grades.iter().position(|&grade| grade > 0).map(|place| place + 1),
            gain: discounted(&grades) / discounted(&ideal),
            exact_first: grades.first() == Some(&2),
        });
    }

    fn mean(&self, of: impl Fn(&Outcome) -> f64) -> f64 {
        self.outcomes.iter().map(of).sum::<f64>() / self.outcomes.len().max(1) as f64
    }

    fn hit(&self, within: usize) -> f64 {
        self.mean(|outcome| f64::from(outcome.rank.is_some_and(|rank| rank <= within)))
    }

    /// The questions whose first right title stands lowest: its rank, the question, what was asked, the title that came
    /// first. Without those that have a right one first.
    pub(crate) fn worst(&self, most: usize) -> Vec<(Option<usize>, String, String, String)> {
        let mut worst: Vec<&Outcome> =
            self.outcomes.iter().filter(|outcome| outcome.rank != Some(1)).collect();
        worst.sort_by_key(|outcome| std::cmp::Reverse(outcome.rank.unwrap_or(usize::MAX)));
        let named = worst.into_iter().take(most);
        named
            .map(|outcome| {
                (outcome.rank, outcome.question.clone(), outcome.asked.clone(), outcome.best.clone())
            })
            .collect()
    }
}

/// Discounted cumulative gain: 2 to the grade, less 1, over the binary logarithm of the rank and 1
/// (Burges and others, 2005).
fn discounted(grades: &[u8]) -> f64 {
    (2_u32..).zip(grades).map(|(rank, &grade)| f64::from((1_u32 << grade) - 1) / f64::from(rank).log2()).sum()
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reciprocal = |outcome: &Outcome| outcome.rank.map_or(0.0, |rank| 1.0 / rank as f64);
        write!(
            f,
            "{:.3} | {:.3} | {:.3} | {:.3} | {:.3}",
            self.hit(1),
            self.hit(5),
            self.mean(reciprocal),
            self.mean(|outcome| outcome.gain),
            self.mean(|outcome| f64::from(outcome.exact_first)),
        )
    }
}
