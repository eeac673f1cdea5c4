//! A text about several doors: whose hours are read.

use super::labels::Label;
use super::lexicon::Word;
use super::token::{Kind, Token};
use super::{ReadHours, UnreadHours};

/// The hours of one door, with its name if it has one.
struct Section {
    label: Option<Label>,
    tokens: Vec<Token>,
    /// The name stands before everything that is said about its hours.
    begins_with_name: bool,
    says_days: bool,
    says_when: bool,
}

impl Section {
    fn new(label: Option<Label>) -> Self {
        Self {
            label,
            tokens: Vec::new(),
            begins_with_name: label.is_some(),
            says_days: false,
            says_when: false,
        }
    }

    /// A service of an office, or the office of a service: what is named is the service.
    fn name(&mut self, label: Label) {
        self.begins_with_name |= !self.says_days && !self.says_when;
        self.label = match (self.label, label) {
            (Some(Label::Service), _) | (Some(Label::Other), Label::Office) => self.label,
            _ => Some(label),
        };
    }

    fn push(&mut self, token: &Token) {
        let Kind::Word(word) = token.kind else {
            self.says_when |= matches!(token.kind, Kind::Number { .. });
            self.tokens.push(token.clone());
            return;
        };
        self.says_days |= matches!(word, Word::Day(_) | Word::EveryDay | Word::Weekdays | Word::Weekend);
        self.says_when |= matches!(
            word,
            Word::AllDay | Word::OfficialHours | Word::Appointment | Word::Noon | Word::Mong | Word::Thum
        );
        self.tokens.push(token.clone());
    }

    /// Whether it closes a door on days that may be those of every door. Holidays are closed for all of them anyway.
    fn closes(&self) -> bool {
        let is_closing = |token: &Token| matches!(token.kind, Kind::Word(Word::Closed | Word::Except));
        let after = self.tokens.iter().skip_while(|token| !is_closing(token));
        let mut words = after.filter_map(|token| match token.kind {
            Kind::Word(word) => Some(word),
            Kind::Number { .. } => Some(Word::Numeral(0)),
            _ => None,
        });
        words.any(|word| {
            !matches!(word, Word::Closed | Word::Except | Word::Holidays { .. } | Word::And | Word::Noise)
        })
    }
}

/// Reads each door by itself, and tells which one is meant.
pub(super) fn read(
    text: &str,
    tokens: Vec<Token>,
    read_one: impl Fn(&[Token]) -> Result<ReadHours, UnreadHours>,
) -> Result<ReadHours, UnreadHours> {
    if let Some(limit) = limit(text, &tokens) {
        return Err(UnreadHours::new(
            text,
            limit,
            piece(text, limit),
            "hours of a whole office, not of one service",
        ));
    }
    let names = |token: &&Token| label(token).is_some();
    let Some(first_name) = tokens.iter().find(names).map(|token| token.span.start) else {
        return read_one(&tokens);
    };
    let sections = sections(text, &tokens);
    let several = || {
        let expected = "hours of one door, or of an office with a name such as สำนักงาน among others";
        UnreadHours::new(text, first_name, piece(text, first_name), expected)
    };
    if sections.iter().filter(|section| section.says_when || section.says_days).count() <= 1 {
        let unnamed: Vec<Token> = tokens.into_iter().filter(|token| !names(&token)).collect();
        let hours = read_one(&unnamed)?;
        let is_of_all = hours.opening_rules == 1 || sections[0].begins_with_name;
        return if is_of_all { Ok(hours) } else { Err(several()) };
    }
    let mut read = Vec::new();
    for section in &sections {
        read.push(read_one(&section.tokens)?);
    }
    let is_same = |pair: &[ReadHours]| pair[0].expression == pair[1].expression;
    if read.windows(2).all(is_same) {
        return Ok(read.swap_remove(0));
    }
    let office = office(&sections).ok_or_else(several)?;
    Ok(read.swap_remove(office))
}

/// Where a text says that it speaks of one service, of emergencies or of a queue's name only.
fn limit(text: &str, tokens: &[Token]) -> Option<usize> {
    let is_part = |token: &Token| label(token).is_some() || token.kind == Kind::Word(Word::Emergency);
    let says = |token: &Token, word: &str| {
        let piece = text.get(token.span.clone()).unwrap_or_default().trim_end().to_ascii_lowercase();
        piece.ends_with(word)
    };
    let limits = |pair: &&[Token]| {
        let is_queue = pair[0].kind == Kind::Label(Label::Other) && says(&pair[1], "queue");
        let before = is_part(&pair[1]) && (says(&pair[0], "เฉพาะ") || says(&pair[0], "only"));
        is_queue || before || (is_part(&pair[0]) && (says(&pair[1], "เท่านั้น") || says(&pair[1], "only")))
    };
    tokens.windows(2).find(limits).map(|pair| pair[0].span.start)
}

/// The name of a door; hours outside the official ones are those of a service.
fn label(token: &Token) -> Option<Label> {
    match token.kind {
        Kind::Label(label) => Some(label),
        Kind::Word(Word::AfterHours) => Some(Label::Service),
        _ => None,
    }
}

fn sections(text: &str, tokens: &[Token]) -> Vec<Section> {
    let mut names = Vec::new();
    let mut sections = vec![Section::new(None)];
    for token in tokens {
        let last = sections.len() - 1;
        let Some(label) = label(token) else {
            sections[last].push(token);
            continue;
        };
        let name = text.get(token.span.clone());
        if sections[last].label.is_some() && names.last() == Some(&name) {
            continue;
        }
        names.push(name);
        let is_heading = sections[last].label.is_none() && !sections[last].says_when;
        let has_hours = sections[last].says_when || sections[last].says_days;
        if is_heading || !has_hours {
            sections[last].name(label);
        } else {
            sections.push(Section::new(Some(label)));
        }
    }
    // What follows the last name without hours, such as a bracket, is about the door before.
    while let [.., before, last] = &mut sections[..]
        && !last.says_when
        && !last.says_days
    {
        before.tokens.append(&mut last.tokens);
        sections.pop();
    }
    sections
}

/// The only office among services, where nothing after it closes a door that may be its own.
fn office(sections: &[Section]) -> Option<usize> {
    let is_office = |section: &Section| section.label == Some(Label::Office);
    let place = sections.iter().position(is_office)?;
    let others = || sections.iter().enumerate().filter(|(other, _)| *other != place);
    let are_services = others().all(|(_, section)| section.label == Some(Label::Service));
    let closes_later = sections[place + 1..].iter().any(Section::closes);
    (are_services && !closes_later).then_some(place)
}

fn piece(text: &str, at: usize) -> String {
    let rest = text.get(at..).unwrap_or_default();
    rest.split_whitespace().next().unwrap_or(rest).chars().take(24).collect()
}
