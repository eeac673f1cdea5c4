//! Inputs that are nearly right: seeds with a few changes, the same in every run of a seed.

use fastrand::Rng;

/// Most changes of one input.
const MOST_CHANGES: usize = 6;
/// Longest piece that is inserted, taken out or doubled, in bytes.
const LONGEST_PIECE: usize = 40;

/// Pieces that readers have been known to stumble over.
const PIECES: [&[u8]; 24] = [
    b",",
    b"\"",
    b"\n",
    b"\r\n",
    b"\0",
    b"|",
    b";",
    b"\t",
    b"=",
    b"[",
    b"}",
    b"-",
    b"..",
    b"NaN",
    b"1e309",
    b"-0.0",
    b"18446744073709551616",
    b"24:00",
    b"00:60",
    b"\xef\xbb\xbf",
    b"\xe0\xb8",
    "๙".as_bytes(),
    "\u{200b}".as_bytes(),
    "ํา".as_bytes(),
];

/// An endless sequence of inputs for one target.
pub struct Inputs {
    seeds: Vec<Vec<u8>>,
    random: Rng,
}

impl Inputs {
    /// Inputs made of seeds, of which there is at least one.
    #[must_use]
    pub fn new(seeds: Vec<Vec<u8>>, seed: u64) -> Self {
        Self { seeds, random: Rng::with_seed(seed) }
    }

    fn piece(&mut self, of: &[u8]) -> Vec<u8> {
        let start = self.random.usize(..=of.len());
        let end = (start + self.random.usize(..=LONGEST_PIECE)).min(of.len());
        of[start..end].to_vec()
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.random.usize(..=input.len());
        match self.random.usize(..6) {
            0 if at < input.len() => input[at] ^= 1 << self.random.u32(..8),
            1 if at < input.len() => {
                let end = (at + self.random.usize(..LONGEST_PIECE)).min(input.len());
                input.drain(at..end);
            }
            2 => insert(input, at, &self.piece(&input.clone())),
            3 => {
                let other = self.random.usize(..self.seeds.len());
                let piece = self.piece(&self.seeds[other].clone());
                insert(input, at, &piece);
            }
            4 => input.truncate(at),
            _ => insert(input, at, PIECES[self.random.usize(..PIECES.len())]),
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    input.splice(at..at, piece.iter().copied());
}

impl Iterator for Inputs {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut input = self.seeds[self.random.usize(..self.seeds.len())].clone();
        for _ in 0..self.random.usize(..=MOST_CHANGES) {
            self.change(&mut input);
        }
        Some(input)
    }
}
