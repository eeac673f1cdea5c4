//! The form in which names are compared: letters, marks and digits, one byte each, without what people type differently.

use std::ops::Range;

use analyzers::{Kind, Normalized, Scratch, Segmenter, clusters, normalize_with_offsets};

/// Begins a character that is neither ASCII nor of the Thai block; three bytes of seven bits follow.
const OTHER: u8 = 0x02;
/// The Thai block has 128 code points, as many as there are bytes above ASCII.
const THAI_BLOCK: u32 = 0x0e00;
const THAI_BYTES: u32 = 0x80;

/// The letters and digits of a text as a key, without white space, full stops and other signs: `อบต. นาดี` and `อบตนาดี`
/// are one. Latin is in lower case, and spelling as [`analyzers::normalize`] leaves it.
pub(crate) fn key(text: &str) -> Vec<u8> {
    analyzers::normalize(text).chars().filter(|c| counts(*c)).flat_map(bytes_of).collect()
}

/// A key that knows where its bytes stand in the text.
pub(crate) struct MappedKey<'t> {
    pub(crate) bytes: Vec<u8>,
    /// For each byte of the key the bytes of the normalised text.
    places: Vec<Range<usize>>,
    normalized: Normalized<'t>,
    text: &'t str,
}

impl<'t> MappedKey<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let normalized = normalize_with_offsets(text);
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        for (at, c) in normalized.text().char_indices().filter(|(_, c)| counts(*c)) {
            bytes.extend(bytes_of(c));
            places.resize(bytes.len(), at..at + c.len_utf8());
        }
        Self { bytes, places, normalized, text }
    }

    /// The bytes of the key at which a word begins, ascending.
    pub(crate) fn word_starts(&self, segmenter: &Segmenter, scratch: &mut Scratch) -> Vec<u32> {
        let words = segmenter.segment_with(self.normalized.text(), scratch);
        let is_word = |word: &&analyzers::Word<'_>| !matches!(word.kind, Kind::Space | Kind::Symbol);
        let mut starts: Vec<u32> = words
            .iter()
            .filter(is_word)
            .map(|word| self.places.partition_point(|place| place.start < word.start) as u32)
            .filter(|at| (*at as usize) < self.bytes.len())
            .collect();
        starts.dedup();
        starts
    }

    /// The characters of the text that a range of the key stands for, grown to whole clusters: no highlight parts a
    /// letter from its marks.
    pub(crate) fn span(&self, range: Range<usize>) -> Range<usize> {
        let covered = self.places.get(range).unwrap_or_default();
        let (Some(first), Some(last)) = (covered.first(), covered.last()) else { return 0..0 };
        let bytes = self.normalized.original(first.start..last.end);
        let (mut span, mut byte, mut char) = (None::<Range<usize>>, 0, 0);
        for cluster in clusters(self.text) {
            let (start, end) = (byte, byte + cluster.len());
            let chars = char..char + cluster.chars().count();
            if start < bytes.end && bytes.start < end {
                span = Some(span.map_or(chars.clone(), |span| span.start..chars.end));
            }
            (byte, char) = (end, chars.end);
        }
        span.unwrap_or(0..0)
    }
}

/// Whether a character of normalised text is part of the key.
fn counts(c: char) -> bool {
    match c {
        // Tones and the other signs of Thai are no letters to Unicode, and its tables are slow to ask.
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e50}'..='\u{e59}' => true,
        '\u{e00}'..='\u{e7f}' => false,
        _ => c.is_alphanumeric(),
    }
}

fn bytes_of(c: char) -> impl Iterator<Item = u8> {
    // Thai has no case, and the tables of Unicode are slow to ask.
    let has_case = !matches!(c, '\u{e00}'..='\u{e7f}');
    let as_it_is = (!has_case).then_some(c);
    as_it_is.into_iter().chain(has_case.then(|| c.to_lowercase()).into_iter().flatten()).flat_map(|c| {
        let code = u32::from(c);
        let bytes = match code {
            0..=0x7f => [code as u8, 0, 0, 0],
            THAI_BLOCK..0x0e80 => [(code - THAI_BLOCK + THAI_BYTES) as u8, 0, 0, 0],
            _ => [OTHER, (code >> 14) as u8 & 0x7f, (code >> 7) as u8 & 0x7f, code as u8 & 0x7f],
        };
        let count = if bytes[0] == OTHER { 4 } else { 1 };
        bytes.into_iter().take(count)
    })
}

/// The character of a byte of a key; none for a part of one of another script.
pub(super) fn char_of(byte: u8) -> Option<char> {
    match byte {
        OTHER => None,
        0..=0x7f => Some(char::from(byte)),
        _ => char::from_u32(u32::from(byte) - THAI_BYTES + THAI_BLOCK),
    }
}

/// How many clusters a key has.
pub(crate) fn cluster_count(key: &[u8]) -> usize {
    let text: String = key.iter().filter_map(|byte| char_of(*byte)).collect();
    clusters(&text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_typing_a_name_have_one_key() {
        for (one, other) in [
            ("อบต. นาดี", "อบตนาดี"),
            ("น\u{e4d}\u{e49}าพอง", "น้ำพอง"),
            ("เเม่ริม", "แม่ริม"),
            ("Bueng Kan", "buengkan"),
            ("หมู่ ๙", "หมู่9"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("วิทยุ"), key("วิทย์"));
        assert_eq!(key("ນ").len(), 4);
    }

    #[test]
    fn a_span_holds_whole_clusters_of_the_text_as_it_was_written() {
        let text = "อบต. ที่ดิน";
        let key = MappedKey::of(text);
        let chars = |span: Range<usize>| text.chars().take(span.end).skip(span.start).collect::<String>();
        // อบต and ท of ที่.
        assert_eq!(chars(key.span(0..4)), "อบต. ที่");
        assert_eq!(chars(key.span(3..6)), "ที่");
        assert_eq!(chars(key.span(0..3)), "อบต");
        assert_eq!(key.span(0..0), 0..0);
    }

    #[test]
    fn words_begin_where_the_segmentation_says() {
        let key = MappedKey::of("อบต. ทะเบียน บ้าน");
        let starts = key.word_starts(Segmenter::embedded(), &mut Scratch::default());
        assert_eq!(starts, [0, 3, 10]);
    }
}
