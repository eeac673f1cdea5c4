use analyzers::{Kind, MAX_WORD_BYTES, Scratch, Segmenter, Word, clusters};
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
    ("a drawn-out word is one word", "มากกกก|เลย"),
    ("a name that no list has is one word", "นาย|สปีลเบิร์ก"),
    ("a link ends with the sentence", "ดู| |www.dopa.go.th/a|."),
    (
        "letters with the digits behind them are one word, a number with the letters behind it two",
        "A4| |10|kg",
    ),
    ("a skin tone stays with its hand, and a flag is one word", "👍🏻| |🇹🇭"),
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
        "a1",
        "a@",
        "a@b.",
        "www.",
        "กกข",
        "มากกก",
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

#[test]
fn a_name_that_is_added_is_one_word_and_the_words_around_it_stay() {
    assert!(texts("อำเภอเบญจลักษ์ธาราน้อย").len() > 2, "the test needs a name that falls apart");
    let (segmenter, unusable) = Segmenter::embedded().with_user_words(["เบญจลักษ์ธาราน้อย", "กา", "รพ.ปาย"]);
    assert_eq!(unusable, []);
    let texts =
        |text: &'static str| -> Vec<&str> { segmenter.segment(text).iter().map(|word| word.text).collect() };
    assert_eq!(texts("อำเภอเบญจลักษ์ธาราน้อย"), ["อำเภอ", "เบญจลักษ์ธาราน้อย"]);
    assert_eq!(texts("การทะเบียน"), ["การ", "ทะเบียน"], "an added word tears no common word apart");
    assert_eq!(texts("ไปรพ.ปาย"), ["ไป", "รพ.ปาย"]);
}

#[test]
fn a_word_that_no_text_can_hold_is_returned_with_the_reason() {
    let words = ["", "ThaID", "สอง คำ", "\u{e48}า", "เมืองเ", ".ก", "ก..", "ะ"];
    let (segmenter, unusable) = Segmenter::embedded().with_user_words(words);
    assert_eq!(unusable.iter().map(|word| word.value.as_str()).collect::<Vec<_>>(), words);
    assert!(unusable.iter().all(|word| word.to_string().contains("expected")));
    assert_eq!(segmenter.segment("ไปปาย"), segment("ไปปาย"));
}

#[test]
fn an_added_word_is_found_however_it_was_typed() {
    let (segmenter, _) = Segmenter::embedded().with_user_words(["เเก\u{e4d}าแพงน\u{e49}อยล\u{e49}อม"]);
    assert_eq!(segmenter.segment("แกำแพงน้อยล้อม").len(), 1);
}

#[test]
fn readings_are_the_segmentation_first_and_then_others() {
    for text in ["ตากลม 2 ตากลม", "ขอมีบัตร", "", "ID", "กกกกก", "โอบามา"]
    {
        let readings = Segmenter::embedded().readings(text, 5);
        assert_eq!(readings[0].words, segment(text), "{text}");
        assert!(readings.is_sorted_by(|a, b| a.nats <= b.nats && a.words != b.words), "{text}");
        assert!(readings.len() <= 5);
    }
}

#[test]
fn both_ambiguous_runs_of_a_text_have_readings() {
    let readings = Segmenter::embedded().readings("ตากลม ตากลม", 4);
    let second_words: Vec<(&str, &str)> =
        readings.iter().map(|reading| (reading.words[0].text, reading.words[3].text)).collect();
    assert_eq!(second_words.len(), 4);
    for pair in [("ตา", "ตา"), ("ตาก", "ตาก"), ("ตา", "ตาก"), ("ตาก", "ตา")]
    {
        assert!(second_words.contains(&pair), "{second_words:?}");
    }
}

#[test]
fn several_readings_of_hostile_text_take_linear_time() {
    for unit in ["\u{e48}", "ก", "ตากลม", "ตากลม 2 ", "ก."] {
        let text = unit.repeat(10_000);
        for reading in Segmenter::embedded().readings(&text, 3) {
            check_lossless(&text, &reading.words);
        }
    }
}

#[test]
fn a_compound_has_parts_and_a_simple_word_has_none() {
    for (word, parts) in [
        ("โรงพยาบาล", Some(vec!["โรง", "พยาบาล"])),
        ("เจ้าหน้าที่", Some(vec!["เจ้า", "หน้าที่"])),
        ("กระทรวง", None),
        ("จังหวัด", None),
        ("ขอบัตร", None),
        ("ID", None),
        ("", None),
    ] {
        assert_eq!(Segmenter::embedded().parts(word), parts, "{word}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_reading_of_any_text_joined_is_the_text(text in "[\u{e00}-\u{e7f}a0. ]{0,30}") {
        for reading in Segmenter::embedded().readings(&text, 4) {
            check_lossless(&text, &reading.words);
        }
        check_lossless(&text, &Segmenter::embedded().segment_finely(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn the_words_of_any_typed_text_joined_are_the_text(
        text in prop_oneof![
            any::<String>(),
            "[\u{e00}-\u{e7f}a. \u{200b}\u{ad}\u{301}\u{feff}]{0,40}",
            "[กนเแาำ่้\u{e4d}ิ\u{e45}\u{200b}\u{ad}e\u{301}\u{327}\u{1161}\u{1112}]{0,24}",
        ]
    ) {
        let words = Segmenter::embedded().segment_as_typed(&text, &mut Scratch::default());
        prop_assert_eq!(words.concat(), text.as_str());
        prop_assert!(words.iter().all(|word| !word.is_empty()));
    }
}

#[test]
fn what_normalising_drops_makes_no_word_too_long() {
    for text in
        ["ก\u{e48}".replace('\u{e48}', &"\u{e48}".repeat(50_000)), format!("ก{}", "\u{ad}".repeat(90_000))]
    {
        let words = Segmenter::embedded().segment_as_typed(&text, &mut Scratch::default());
        assert_eq!(words.concat(), text);
        assert!(words.iter().all(|word| word.len() <= MAX_WORD_BYTES));
    }
}
