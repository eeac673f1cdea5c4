//! More than one way to read a text: the next best, how far behind it is, and a finer one.

use super::{Kind, MAX_SEARCH_BYTES, Segmenter, Word, Words};
use crate::cluster::pieces;
use crate::dictionary::{Entry, UNITS_PER_NAT};
use crate::script;
use crate::search::cheapest_paths;

/// Most readings of one text.
const MAX_READINGS: u8 = 16;

/// Nats that the parts of a compound may cost more than the compound for [`Segmenter::parts`]. Of 51 words of public
/// administration the 21 that fall apart below this are compounds to a reader (กรรมการ 2.3, สำนักงาน 3.7, โรงพยาบาล 7.7,
/// รถยนต์ 8.0); above it come pieces that have nothing to do with the word (เทศ|บาล 9.4, กระ|ทรวง 9.5, จัง|หวัด 10.4).
const MOST_NATS_FOR_PARTS: f64 = 8.5;
/// A part of a compound has at least this many characters: one is an affix at best.
const LEAST_CHARS_OF_A_PART: usize = 2;

/// A way to cut a text into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<'t> {
    /// The words; joined they are the text.
    pub words: Vec<Word<'t>>,
    /// −ln of its probability in the model of the dictionary, but for a constant of the text: only differences between
    /// readings of one text mean anything.
    pub nats: f64,
}

impl Segmenter {
    /// The `most` (at most 16) likeliest readings of a text, likeliest first; fewer if it has no more.
    ///
    /// ```
    /// let readings = analyzers::Segmenter::embedded().readings("ตากลม", 2);
    /// let texts = |n: usize| readings[n].words.iter().map(|word| word.text).collect::<Vec<_>>();
    /// assert_eq!((texts(0), texts(1)), (vec!["ตา", "กลม"], vec!["ตาก", "ลม"]));
    /// assert!(readings[0].nats < readings[1].nats);
    /// ```
    pub fn readings<'t>(&self, text: &'t str, most: u8) -> Vec<Reading<'t>> {
        let most = most.clamp(1, MAX_READINGS);
        let mut beginnings = Beginnings::new(most.into());
        for (run, kind) in script::runs(text) {
            if kind != Kind::Thai {
                let mut words = Words { text, words: Vec::new() };
                words.push_pieces(run, kind);
                beginnings.go_on(&[(0.0, words.words)]);
                continue;
            }
            let mut start = run.start;
            for piece in pieces(&text[run], MAX_SEARCH_BYTES) {
                let ways: Vec<_> = cheapest_paths(&self.dictionary, piece, most, |_, _| true)
                    .into_iter()
                    .map(|path| {
                        let mut words = Words { text, words: Vec::new() };
                        words.push_path(start, path.steps.into_iter());
                        (f64::from(path.cost) / UNITS_PER_NAT, words.words)
                    })
                    .collect();
                beginnings.go_on(&ways);
                start += piece.len();
            }
        }
        beginnings.readings()
    }

    /// How many nats the second reading of a text is behind the first; `None` if there is no second. Below about 1.5 nats
    /// (a factor of 4 to 5) a reader needs the context to decide.
    ///
    /// ```
    /// let segmenter = analyzers::Segmenter::embedded();
    /// assert!(segmenter.margin("ตากลม") < segmenter.margin("โรงเรียน"));
    /// assert_eq!(segmenter.margin("ID 25"), None);
    /// ```
    pub fn margin(&self, text: &str) -> Option<f64> {
        match self.readings(text, 2).as_slice() {
            [first, second, ..] => Some(second.nats - first.nats),
            _ => None,
        }
    }

    /// The parts of a compound that the dictionary has as a whole: its cheapest reading in words of at least two
    /// characters, if that is at most 8.5 nats dearer. `None` for a word that has no such parts, and for text that is not
    /// one word.
    ///
    /// ```
    /// let segmenter = analyzers::Segmenter::embedded();
    /// assert_eq!(segmenter.parts("โรงพยาบาล"), Some(vec!["โรง", "พยาบาล"]));
    /// assert_eq!(segmenter.parts("กระทรวง"), None);
    /// ```
    pub fn parts<'t>(&self, word: &'t str) -> Option<Vec<&'t str>> {
        if !self.is_word(word) {
            return None;
        }
        let length = word.chars().count();
        let part = |_, entry: Entry| {
            entry.context == crate::dictionary::WORD && (LEAST_CHARS_OF_A_PART..length).contains(&entry.chars)
        };
        let whole = cheapest_paths(&self.dictionary, word, 1, |_, _| true);
        let parts = cheapest_paths(&self.dictionary, word, 1, part);
        let (whole, parts) = (whole.first()?, parts.first()?);
        let dearer = f64::from(parts.cost - whole.cost) / UNITS_PER_NAT;
        let texts = || parts.steps.iter().map(|(part, _)| &word[part.clone()]).collect();
        (dearer <= MOST_NATS_FOR_PARTS).then(texts)
    }

    /// [`segment`](Self::segment) with every compound taken apart once: the reading for those who look for a part.
    ///
    /// ```
    /// let words = analyzers::Segmenter::embedded().segment_finely("โรงพยาบาลปาย");
    /// assert_eq!(words.iter().map(|word| word.text).collect::<Vec<_>>(), ["โรง", "พยาบาล", "ปาย"]);
    /// ```
    pub fn segment_finely<'t>(&self, text: &'t str) -> Vec<Word<'t>> {
        let mut finer = Vec::new();
        for word in self.segment(text) {
            let parts = if word.kind == Kind::Thai { self.parts(word.text) } else { None };
            let mut start = word.start;
            for part in parts.unwrap_or_else(|| vec![word.text]) {
                finer.push(Word { text: part, start, kind: word.kind });
                start += part.len();
            }
        }
        finer
    }
}

/// The likeliest readings of the beginning of a text. Each is a chain of pieces, so that going on copies no words of
/// what came before.
struct Beginnings<'t> {
    most: usize,
    pieces: Vec<Piece<'t>>,
    /// The nats of each beginning, and its last piece.
    ends: Vec<(f64, Option<usize>)>,
}

struct Piece<'t> {
    words: Vec<Word<'t>>,
    before: Option<usize>,
}

impl<'t> Beginnings<'t> {
    fn new(most: usize) -> Self {
        Self { most, pieces: Vec::new(), ends: vec![(0.0, None)] }
    }

    /// The cheapest among all beginnings, continued in all ways. Ways that differ only in how unknown text falls into
    /// clusters have the same words and are one.
    fn go_on(&mut self, ways: &[(f64, Vec<Word<'t>>)]) {
        let is_new = |&(number, (_, words)): &(usize, &(f64, Vec<Word<'t>>))| {
            ways[..number].iter().all(|(_, earlier)| earlier != words)
        };
        let ways: Vec<_> = ways.iter().enumerate().filter(is_new).map(|(_, way)| way).collect();
        let mut both: Vec<_> = self
            .ends
            .iter()
            .flat_map(|&(before, last)| ways.iter().map(move |(nats, words)| (before + nats, last, words)))
            .collect();
        both.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.ends.clear();
        for (nats, before, words) in both.into_iter().take(self.most) {
            self.ends.push((nats, Some(self.pieces.len())));
            self.pieces.push(Piece { words: words.clone(), before });
        }
    }

    fn readings(&self) -> Vec<Reading<'t>> {
        self.ends.iter().map(|&(nats, last)| Reading { words: self.words(last), nats }).collect()
    }

    fn words(&self, mut last: Option<usize>) -> Vec<Word<'t>> {
        let mut chain = Vec::new();
        while let Some(piece) = last.map(|last| &self.pieces[last]) {
            chain.push(piece.words.as_slice());
            last = piece.before;
        }
        chain.reverse();
        chain.concat()
    }
}
