//! How alike two keys are: slips of the finger, of which likely ones count less.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use analyzers::{fold, kedmanee_to_qwerty};

use super::key::{char_of, cluster_count};

/// What a likely slip costs, and any other.
pub(crate) const LIKELY: u32 = 1;
pub(crate) const OTHER: u32 = 2;

/// Clusters from which on one slip is forgiven, and two.
const CLUSTERS_FOR_ONE: usize = 3;
const CLUSTERS_FOR_TWO: usize = 9;

/// How many slips a text may hold. Counted in clusters, not in characters: นี้ has three characters and is one letter with
/// its marks, and with one of them changed it is another word as short.
pub(crate) fn allowed(key: &[u8]) -> u32 {
    match cluster_count(key) {
        ..CLUSTERS_FOR_ONE => 0,
        CLUSTERS_FOR_ONE..CLUSTERS_FOR_TWO => 1,
        _ => 2,
    }
}

/// What it costs that `typed` stands where `meant` should.
pub(crate) fn wrong(typed: u8, meant: u8) -> u32 {
    if LIKELY_PAIRS.contains(&(typed, meant)) { LIKELY } else { OTHER }
}

/// What it costs that a key was left out, or pressed besides, after another.
pub(crate) fn missing_or_extra(byte: u8, before: Option<u8>) -> u32 {
    let is_doubled = before == Some(byte);
    if is_doubled || is_sign(byte) { LIKELY } else { OTHER }
}

/// Tone marks, thanthakhat and the other signs, which are left out most.
fn is_sign(byte: u8) -> bool {
    matches!(char_of(byte), Some('\u{e47}'..='\u{e4e}'))
}

/// Pairs of keys that are neighbours on the keyboard, on the same key with and without shift, or letters that sound alike.
static LIKELY_PAIRS: LazyLock<HashSet<(u8, u8)>> = LazyLock::new(|| {
    let bytes = || 0x21..=0xfb_u8;
    let pairs = bytes().flat_map(|a| bytes().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a != b && is_likely(*a, *b)).collect()
});

/// The keys of a keyboard of the United States, row by row; each row is moved by about half a key against the one above.
const ROWS: [&str; 4] = ["`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./"];
const SHIFTED_ROWS: [&str; 4] = ["~!@#$%^&*()_+", "QWERTYUIOP{}|", "ASDFGHJKL:\"", "ZXCVBNM<>?"];

fn is_likely(a: u8, b: u8) -> bool {
    let (Some(a), Some(b)) = (char_of(a), char_of(b)) else { return false };
    if a.is_ascii() != b.is_ascii() {
        return false;
    }
    let alike = || {
        let [a, b] = [a, b].map(|c| fold(c.encode_utf8(&mut [0; 4])));
        a == b
    };
    let near = || {
        let (Some((row_a, at_a)), Some((row_b, at_b))) = (place(a), place(b)) else { return false };
        match row_a.abs_diff(row_b) {
            0 => at_a.abs_diff(at_b) <= 1,
            1 => {
                let (above, below) = if row_a < row_b { (at_a, at_b) } else { (at_b, at_a) };
                above == below || above == below + 1
            }
            _ => false,
        }
    };
    near() || alike()
}

/// Row and number of the key that gives a character.
fn place(c: char) -> Option<(usize, usize)> {
    let latin = kedmanee_to_qwerty(c.encode_utf8(&mut [0; 4])).chars().next()?;
    ROWS.iter()
        .zip(SHIFTED_ROWS)
        .enumerate()
        .find_map(|(row, (plain, shifted))| Some((row, plain.find(latin).or_else(|| shifted.find(latin))?)))
}

/// The least cost at which the whole of `typed` stands for the beginning of `meant`; none above the number of slips that is
/// allowed. Optimal string alignment: a key left out, pressed besides, another in its place, or two that changed places.
pub(crate) fn cost_of(typed: &[u8], meant: &[u8], slips: u32) -> Option<u32> {
    if slips == 0 {
        return meant.starts_with(typed).then_some(0);
    }
    let ends = aligned(typed, meant, false);
    ends.iter().filter(|end| end.slips <= slips).map(|end| end.cost).min()
}

/// The least cost at which the whole of `typed` stands for a stretch of `meant`, and that stretch.
pub(crate) fn cost_within(typed: &[u8], meant: &[u8], slips: u32) -> Option<(u32, Range<usize>)> {
    if typed.is_empty() {
        return None;
    }
    if slips == 0 {
        let start = meant.windows(typed.len()).position(|stretch| stretch == typed)?;
        return Some((0, start..start + typed.len()));
    }
    let ends = aligned(typed, meant, true);
    let (at, end) =
        ends.iter().enumerate().filter(|(_, end)| end.slips <= slips).min_by_key(|(_, end)| **end)?;
    Some((end.cost, end.start..at))
}

/// A way to align all that was typed with a stretch that ends somewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    cost: u32,
    slips: u32,
    start: usize,
}

impl End {
    const NEVER: Self = Self { cost: u32::MAX / 2, slips: u32::MAX / 2, start: 0 };

    fn and(self, more: u32) -> Self {
        Self { cost: self.cost + more, slips: self.slips + 1, ..self }
    }
}

/// The best way for each end in `meant`, which begins at its beginning, or anywhere.
fn aligned(typed: &[u8], meant: &[u8], anywhere: bool) -> Vec<End> {
    let before = |text: &[u8], at: usize| at.checked_sub(1).map(|at| text[at]);
    let mut last = vec![End { cost: 0, slips: 0, start: 0 }];
    for (at, byte) in meant.iter().enumerate() {
        let left_out = last[at].and(missing_or_extra(*byte, before(meant, at)));
        last.push(if anywhere { End { cost: 0, slips: 0, start: at + 1 } } else { left_out });
    }
    let mut before_last = vec![End::NEVER; last.len()];
    for (i, &t) in typed.iter().enumerate() {
        let mut row = vec![last[0].and(missing_or_extra(t, before(typed, i)))];
        for (j, &m) in meant.iter().enumerate() {
            let same = if t == m { last[j] } else { last[j].and(wrong(t, m)) };
            let extra = last[j + 1].and(missing_or_extra(t, before(typed, i)));
            let left_out = row[j].and(missing_or_extra(m, before(meant, j)));
            let is_swapped = i > 0 && j > 0 && t != m && t == meant[j - 1] && typed[i - 1] == m;
            let swapped = if is_swapped { before_last[j - 1].and(LIKELY) } else { End::NEVER };
            row.push(same.min(extra).min(left_out).min(swapped));
        }
        (before_last, last) = (last, row);
    }
    last
}

#[cfg(test)]
mod tests {
    use super::super::key::key;
    use super::*;

    fn whole(typed: &str, meant: &str) -> Option<u32> {
        let ends = aligned(&key(typed), &key(meant), false);
        ends.last().filter(|end| end.slips <= 2).map(|end| end.cost)
    }

    #[test]
    fn likely_slips_cost_less_than_others() {
        for (typed, cost) in [
            ("ทะเบียน", Some(0)),
            ("ทะเบยีน", Some(LIKELY)),
            ("ทะเบีบน", Some(LIKELY)),
            ("ทะเบียณ", Some(LIKELY)),
            ("ทะะเบียน", Some(LIKELY)),
            ("ทะเบียนน", Some(LIKELY)),
            ("ทเบียน", Some(OTHER)),
            ("ทะเบี่ยน", Some(LIKELY)),
            ("ทะเบงีน", Some(OTHER + OTHER)),
            ("มะเขือ", None),
        ] {
            assert_eq!(whole(typed, "ทะเบียน"), cost, "{typed}");
        }
    }

    #[test]
    fn short_texts_are_taken_at_their_word() {
        for (text, slips) in [("นี้", 0), ("ที่นา", 0), ("ที่ดิน", 1), ("ทะเบียนบ้าน", 1), ("องค์การบริหารส่วนตำบล", 2)]
        {
            assert_eq!(allowed(&key(text)), slips, "{text}");
        }
    }

    #[test]
    fn a_beginning_is_enough_while_typing() {
        let cost = |typed: &str| cost_of(&key(typed), &key("ใบอนุญาตขับรถ"), 1);
        assert_eq!((cost("ใบอนุ"), cost("ใบอนญา"), cost("ใบขับ")), (Some(0), Some(OTHER), None));
    }

    #[test]
    fn a_stretch_inside_is_found_with_its_place() {
        let name = key("สำนักงานที่ดินบึงกาฬ");
        let (cost, range) = cost_within(&key("ทีดิน"), &name, 1).expect("one mark is missing");
        assert_eq!((cost, &name[range]), (LIKELY, &key("ที่ดิน")[..]));
        assert_eq!(cost_within(&key("ดินบึง"), &name, 0).map(|(cost, _)| cost), Some(0));
        assert_eq!(cost_within(&key("เลย"), &name, 0), None);
    }
}
