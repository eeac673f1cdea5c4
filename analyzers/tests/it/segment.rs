use analyzers::{Kind, MAX_WORD_BYTES, Segmenter, Word, clusters};
use proptest::prelude::*;

fn segment(text: &str) -> Vec<Word<'_>> {
    Segmenter::embedded().segment(text)
}

fn texts(text: &str) -> Vec<&str> {
    segment(text).iter().map(|word| word.text).collect()
}

/// A sentence about the text, and its words separated by bars.
const CASES: &[(&str, &str)] = &[
    ("a title of a procedure is cut into words", "การ|ขอ|มี|บัตร|ประจำ|ตัว|ประชาชน|ครั้ง|แรก"),
    ("an abbreviation keeps its full stop", "สำนักงาน|ที่ดิน|จ.|เลย"),
    ("an abbreviation with two full stops is one word", "รพ.สต.|บ้าน|นา"),
    ("an office with an abbreviated name is cut after it", "อบต.|บาง|พลี"),
    ("a month with a vowel before its full stop is one word", "12| |มี.ค.| |2569"),
    ("a full stop that ends a sentence is a word of its own", "มา|แล้ว|."),
    ("latin and thai without a space between are cut", "แอป|ThaID"),
    ("a number keeps its point and comma", "1,234.50| |บาท"),
    ("a full stop after a number ends the sentence", "ชั้น| |2|."),
    ("repetition is a word of its own", "ต่าง|ๆ"),
    ("a zero-width space is a border", "ตา|\u{200b}|กลม"),
    ("a row of equal symbols is one word", "ชื่อ|....|(|/|)"),
    ("bangkok with paiyannoi is one word", "กรุงเทพฯ"),
];

#[test]
fn words_are_cut_where_a_reader_cuts_them() {
    for (sentence, words) in CASES {
        let expected: Vec<&str> = words.split('|').collect();
        assert_eq!(texts(&expected.concat()), expected, "{sentence}");
    }
}

#[test]
fn every_word_has_its_kind_and_its_offset() {
    let kinds: Vec<(usize, Kind)> =
        segment("รพ. ABC 9!").iter().map(|word| (word.start, word.kind)).collect();
    let expected = [
        (0, Kind::Thai),
        (7, Kind::Space),
        (8, Kind::Latin),
        (11, Kind::Space),
        (12, Kind::Number),
        (13, Kind::Symbol),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn unknown_clusters_are_merged_up_to_twelve() {
    let unknown = "ฬฆ".repeat(30);
    let words = texts(&unknown);
    assert!(words.len() < unknown.chars().count() / 4, "{words:?}");
    assert!(words.iter().all(|word| clusters(word).count() <= 12), "{words:?}");
}

#[test]
fn hostile_runs_are_cut_in_linear_time_into_words_of_bounded_length() {
    // Anything quadratic takes minutes on these; the test runner's time limit is the assertion.
    for unit in [
        "\u{e48}",
        "ก",
        "ก\u{e48}",
        "เ",
        "า",
        "ๆ",
        "ก.",
        ".",
        " ",
        "a",
        "9",
        "9,",
        "😀\u{200d}",
        "\u{301}",
        "\0",
    ] {
        let text = unit.repeat(50_000);
        let words = segment(&text);
        check_lossless(&text, &words);
    }
}

#[test]
fn a_segmenter_can_be_shared_between_threads() {
    fn shareable<T: Send + Sync + Clone>(_: &T) {}
    shareable(Segmenter::embedded());
}

/// The words follow one another without a gap from the first byte to the last, and none is empty or too long.
fn check_lossless(text: &str, words: &[Word<'_>]) {
    let mut end = 0;
    for word in words {
        assert_eq!(word.start, end, "{text:?}");
        assert!((1..=MAX_WORD_BYTES).contains(&word.text.len()), "{text:?}");
        assert_eq!(word.text, &text[word.start..word.start + word.text.len()]);
        end += word.text.len();
    }
    assert_eq!(end, text.len(), "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_words_of_any_text_joined_are_the_text(text in any::<String>()) {
        check_lossless(&text, &segment(&text));
    }

    #[test]
    fn the_words_of_any_thai_text_joined_are_the_text(text in "[\u{e00}-\u{e7f}a-c0-9. \u{200b}\u{301}😀\u{200d}]{0,60}") {
        check_lossless(&text, &segment(&text));
    }

    #[test]
    fn the_clusters_of_any_text_joined_are_the_text(text in "[\u{e00}-\u{e7f}a\u{301}]{0,60}") {
        prop_assert_eq!(clusters(&text).collect::<String>(), text);
    }
}
