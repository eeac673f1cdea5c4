//! Character clusters: what must not be torn apart.

use unicode_normalization::char::is_combining_mark;

use crate::thai;

/// Longest cluster, in characters. A Thai syllable's cluster has at most six; the rest is room for stray marks, and the
/// limit keeps a run of marks from becoming one cluster of any length.
const MAX_CLUSTER_CHARS: usize = 16;

/// Splits `text` into character clusters: lead vowel, consonant, marks, following vowel; for other scripts a character
/// with its combining marks. A cluster has at most 16 characters. Joined, the clusters are `text`.
///
/// ```
/// let clusters: Vec<&str> = analyzers::clusters("เปิดทำการ").collect();
/// assert_eq!(clusters, ["เปิ", "ด", "ทำ", "กา", "ร"]);
/// ```
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (cluster, after) = rest.split_at(first_cluster_bytes(rest));
        rest = after;
        (!cluster.is_empty()).then_some(cluster)
    })
}

/// Cuts `text` into pieces of at most `max_bytes` bytes, between clusters. A single cluster is never cut, so `max_bytes`
/// must be at least the 64 bytes that one can have.
pub(crate) fn pieces(text: &str, max_bytes: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at(piece_bytes(rest, max_bytes));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn piece_bytes(text: &str, max_bytes: usize) -> usize {
    if text.len() <= max_bytes {
        return text.len();
    }
    let mut bytes = 0;
    for cluster in clusters(text) {
        if bytes > 0 && bytes + cluster.len() > max_bytes {
            break;
        }
        bytes += cluster.len();
    }
    bytes
}

pub(crate) fn first_cluster_bytes(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, mut previous)) = chars.next() else { return 0 };
    for (count, (at, c)) in (1..).zip(chars) {
        if count == MAX_CLUSTER_CHARS || !stays_with(previous, c) {
            return at;
        }
        previous = c;
    }
    text.len()
}

/// Whether no cluster border lies between two neighbouring characters.
pub(crate) fn stays_with(previous: char, c: char) -> bool {
    if thai::is_thai(c) {
        thai::is_mark(c)
            || thai::is_following_vowel(c)
            || (thai::is_lead_vowel(previous) && thai::is_consonant(c))
    } else {
        is_combining_mark(c)
    }
}

#[cfg(test)]
mod tests {
    use super::{clusters, pieces};

    #[test]
    fn a_cluster_keeps_its_vowels_and_marks() {
        let cases = [
            ("น้ำใจ", vec!["น้ำ", "ใจ"]),
            ("เกาะ", vec!["เกาะ"]),
            ("สิทธิ์", vec!["สิ", "ท", "ธิ์"]),
            ("cafe\u{301}", vec!["c", "a", "f", "e\u{301}"]),
            ("", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(clusters(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_run_of_marks_is_cut_every_16_characters() {
        let text = "\u{0e48}".repeat(40);
        let lengths: Vec<usize> = clusters(&text).map(|cluster| cluster.chars().count()).collect();
        assert_eq!(lengths, [16, 16, 8]);
    }

    #[test]
    fn pieces_are_cut_between_clusters() {
        let text = "ก้".repeat(100);
        let pieces: Vec<&str> = pieces(&text, 64).collect();
        assert!(pieces.iter().all(|piece| piece.len() <= 64 && piece.starts_with('ก')));
        assert_eq!(pieces.concat(), text);
    }
}
