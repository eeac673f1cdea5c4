//! Thai in Latin letters by the Royal Thai General System, for comparing names.

mod letters;
mod syllable;

use crate::{Kind, Segmenter, normalize};
use letters::sounded;
use syllable::syllables;

/// The text with its Thai words spelt in Latin letters by the Royal Thai General System of Transcription (Royal Institute,
/// 1999): by sound, without tones and lengths, in lower case and without spaces inside a run of Thai. Everything else
/// stays, after [`normalize`].
///
/// Spelling doesn't say everything about sound (ราชบุรี is Ratchaburi), so this is for finding and comparing, not for
/// printing: official names belong in the data. Of the 8,441 official English names of provinces, districts and subdistricts,
/// 92.4 % come out letter by letter (spaces and case don't count), and 93.4 % with at most one letter changed; the rules
/// were mended on the same names. Most of the rest are Sanskrit and Pali words whose final consonant opens a syllable of
/// its own (พิษณุ phitsanu), which no spelling shows.
///
/// ```
/// assert_eq!(analyzers::romanize("เชียงใหม่"), "chiangmai");
/// assert_eq!(analyzers::romanize("หนองคาย 2"), "nongkhai 2");
/// ```
pub fn romanize(text: &str) -> String {
    let text = normalize(text);
    let mut latin = String::with_capacity(text.len());
    for word in Segmenter::embedded().segment(&text) {
        if word.kind == Kind::Thai {
            syllables(&sounded(word.text), &mut latin);
        } else {
            latin.push_str(word.text);
        }
    }
    latin
}
