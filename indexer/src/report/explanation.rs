//! The shape of what a clerk is told about a kind of defect or note. The words stand in the modules beside this one.

/// What became of the data, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The whole row is left out.
    RowDropped,
    /// The row is kept; the value counts as unknown, or what is written instead of it does.
    ValueLeftOut,
}

impl Effect {
    /// The effect as JSON has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RowDropped => "row-dropped",
            Self::ValueLeftOut => "value-left-out",
        }
    }
}

/// What a kind of defect means and what to do about it.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// What usually becomes of the row.
    pub effect: Effect,
    /// What is wrong, in a few English words.
    pub title_en: &'static str,
    /// What is wrong, in a clerk's words.
    pub title_th: &'static str,
    /// What it means for citizens.
    pub why_th: &'static str,
    /// What was done with the data.
    pub did_th: &'static str,
    /// What to do, step by step.
    pub fix_th: &'static [&'static str],
    /// What to put right in a row, where that isn't just a value as the column expects it.
    pub in_row_th: Option<&'static str>,
}

/// What a kind of note means.
#[derive(Clone, Copy, Debug)]
pub struct NoteExplanation {
    /// What was found, in a few English words.
    pub title_en: &'static str,
    /// What was found, in a clerk's words.
    pub title_th: &'static str,
    /// What was done, and whether anything is to be done.
    pub meaning_th: &'static str,
}
