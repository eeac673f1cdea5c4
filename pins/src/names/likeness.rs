//! How alike two Thai names are, when one of them may have been scanned or typed badly.

/// Letters that scanning takes for each other, each group by shape. From the scanned list of units of Bueng Kan and the
/// drawings of the letters: heads, loops and tails that differ by a stroke.
const ALIKE: [&str; 12] =
    ["กถภฎฏ", "ดตคศ", "บปษ", "ผฝพฟฬ", "ทหฑ", "ซชข", "นมฉ", "งฐวจ", "อฮ", "ลส", "รธ", "ฌณญ"];

/// What an edit costs. A whole letter is 1.
const ALIKE_LETTERS: f64 = 0.4;
const TONE: f64 = 0.15;
const MARK: f64 = 0.35;
const VOWEL: f64 = 0.6;

/// How alike two normalised names are: 1 for equal ones, 0 for those that have nothing in common. The edits that make one
/// of the other, weighted by how easily a scanner makes them, over the length of the longer one.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (letters(a), letters(b));
    if a == b {
        return 1.0;
    }
    let weight = |name: &[char]| name.iter().map(|c| size(*c)).sum::<f64>();
    let longer = weight(&a).max(weight(&b));
    if longer == 0.0 { 0.0 } else { (1.0 - edits(&a, &b) / longer).max(0.0) }
}

/// Letters without spaces and punctuation; ำ as the two signs that it is drawn with.
fn letters(name: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(name.len() / 3);
    for c in name.chars() {
        match c {
            'ำ' => letters.extend(['\u{e4d}', 'า']),
            c if c.is_alphanumeric() || ('\u{e31}'..='\u{e4e}').contains(&c) => letters.push(c),
            _ => {}
        }
    }
    letters
}

/// What a letter weighs, which is what leaving it out costs.
fn size(c: char) -> f64 {
    match c {
        '\u{e47}'..='\u{e4e}' => TONE,
        '\u{e31}' | '\u{e34}'..='\u{e3a}' => MARK,
        'ะ' | 'า' | 'เ'..='ไ' => VOWEL,
        _ => 1.0,
    }
}

/// The weighted distance of Levenshtein.
fn edits(a: &[char], b: &[char]) -> f64 {
    let mut row: Vec<f64> = Vec::with_capacity(b.len() + 1);
    row.push(0.0);
    for c in b {
        row.push(row[row.len() - 1] + size(*c));
    }
    for from in a {
        let mut diagonal = row[0];
        row[0] += size(*from);
        for (place, to) in b.iter().enumerate() {
            let replaced = diagonal + replacing(*from, *to);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + size(*from)).min(row[place] + size(*to));
        }
    }
    row[b.len()]
}

fn replacing(a: char, b: char) -> f64 {
    if a == b {
        return 0.0;
    }
    let (larger, smaller) = (size(a).max(size(b)), size(a).min(size(b)));
    if larger > smaller {
        return larger + smaller / 2.0;
    }
    let is_alike = ALIKE.iter().any(|group| group.contains(a) && group.contains(b));
    if is_alike { ALIKE_LETTERS } else { larger }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_a_scanner_is_nearer_than_another_name() {
        for (scanned, meant, other) in [
            ("คานาคี", "คำนาดี", "นาสวรรค์"),
            ("บัวต่ม", "บัวตูม", "คำแก้ว"),
            ("หนองพันท", "หนองพันทา", "หนองทุ่ม"),
            ("ทากแดง", "ท่ากกแดง", "ท่าสะอาด"),
            ("โคกกวาง", "โคกกว้าง", "โคกก่อง"),
            ("หนองเล็ง", "หนองเลิง", "หนองยอง"),
        ] {
            let (near, far) = (likeness(scanned, meant), likeness(scanned, other));
            assert!(near > far + 0.2, "{scanned}: {meant} {near:.2}, {other} {far:.2}");
        }
    }

    #[test]
    fn likeness_is_the_same_both_ways_and_one_for_equal_names() {
        for (a, b) in [("โซ่", "โซ่พิสัย"), ("เป็ญ", "โป่งเปือย"), ("", "โซ่"), ("กก", "กกก")]
        {
            assert!((likeness(a, b) - likeness(b, a)).abs() < 1e-12);
            assert!((0.0..1.0).contains(&likeness(a, b)), "{a} {b}");
        }
        assert_eq!(likeness("โซ่พิสัย", "โซ่พิสัย"), 1.0);
    }
}
