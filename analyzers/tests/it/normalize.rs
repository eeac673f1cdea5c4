use std::borrow::Cow;

use analyzers::{fold_case, normalize, normalize_with_offsets};
use proptest::prelude::*;

/// Each rule as a sentence, with the text as typed and as compared.
const CASES: &[(&str, &str, &str)] = &[
    ("zero-width spaces and joiners go", "ทะเบียน\u{200b}บ้าน\u{200c}\u{200d}\u{feff}", "ทะเบียนบ้าน"),
    ("a soft hyphen goes", "e\u{ad}Service", "eService"),
    ("direction marks and word joiners go", "\u{200e}ปาย\u{200f}\u{2060}", "ปาย"),
    ("two sara e are one sara ae", "เเจ้งเกิด", "แจ้งเกิด"),
    ("two sara e with a joiner between them are one sara ae", "เ\u{200b}เจ้งเกิด", "แจ้งเกิด"),
    ("of three sara e the first two are joined", "เเเ", "แเ"),
    ("latin letters are composed", "Cafe\u{301}", "Café"),
    ("hangul is composed", "\u{1112}\u{1161}\u{11ab}", "한"),
    ("nikhahit and sara aa are sara am", "ก\u{e4d}าลัง บ\u{e4d}ารุง", "กำลัง บำรุง"),
    ("a tone between nikhahit and sara aa comes before sara am", "น\u{e4d}\u{e49}า", "น้ำ"),
    ("a tone before nikhahit and sara aa comes before sara am", "น\u{e49}\u{e4d}า", "น้ำ"),
    ("a tone after sara am comes before it", "น\u{e33}\u{e49}", "น้ำ"),
    ("a tone on both sides of sara am is kept once", "น\u{e49}\u{e33}\u{e49}", "น้ำ"),
    ("nikhahit and lakkhangyao are sara am", "น\u{e49}\u{e4d}\u{e45}", "น้ำ"),
    ("sara am is recomposed on a character that is no consonant", "-\u{e4d}า", "-\u{e33}"),
    ("a tone before an upper vowel comes after it", "ท\u{e48}\u{e35}", "ที่"),
    ("a tone before a lower vowel comes after it", "ผ\u{e49}\u{e39}", "ผู้"),
    ("a tone before mai han akat comes after it", "ต\u{e49}\u{e31}ง", "ตั้ง"),
    ("thanthakhat before a vowel comes after it", "สิทธ\u{e4c}\u{e34}", "สิทธิ์"),
    ("a doubled tone is kept once", "บ\u{e49}\u{e49}าน", "บ้าน"),
    ("a doubled vowel sign is kept once", "ท\u{e35}\u{e35}\u{e48}", "ที่"),
    ("a doubled tone with a vowel between is kept once", "ท\u{e48}\u{e35}\u{e48}", "ที่"),
    ("lakkhangyao is sara aa", "ก\u{e45}ร", "การ"),
    ("lakkhangyao after ru and lu stays", "ฤ\u{e45}ษี ฦ\u{e45}", "ฤๅษี ฦๅ"),
    ("thai digits are arabic digits", "หมู่ ๐๑๒๓๔๕๖๗๘๙", "หมู่ 0123456789"),
    ("a letter typed on and on stays", "มากกก", "มากกก"),
    ("two different tones stay", "ก\u{e48}\u{e49}", "ก\u{e48}\u{e49}"),
    ("letters keep their case", "ThaID", "ThaID"),
    ("white space stays", " ก  ข\t\n", " ก  ข\t\n"),
];

#[test]
fn every_rule_holds() {
    for (rule, typed, compared) in CASES {
        assert_eq!(normalize(typed), *compared, "{rule}");
    }
}

#[test]
fn words_that_differ_in_one_mark_stay_apart() {
    for (a, b) in [("วิทยุ", "วิทย์"), ("ขัน", "ขน"), ("น้ำ", "นา"), ("เสื่อ", "เสือ"), ("ปู่", "ปู")]
    {
        assert_ne!(normalize(a), normalize(b));
    }
}

#[test]
fn composed_and_decomposed_spellings_agree() {
    for word in ["กำลัง", "บำรุง", "น้ำประปา", "สำนักงาน", "ค่ำ", "ทำเนียบ"]
    {
        assert_eq!(normalize(&word.replace('\u{e33}', "\u{e4d}\u{e32}")), word);
    }
}

#[test]
fn a_text_that_does_not_change_is_borrowed() {
    for text in ["", "ID Card", "ที่ว่าการอำเภอเมือง", "กรุงเทพฯ ๆ ฿", "Café 한", "x\u{e4d}", "ฤๅษี"]
    {
        assert!(matches!(normalize(text), Cow::Borrowed(same) if same == text), "{text}");
    }
}

#[test]
fn a_text_that_does_not_change_costs_no_allocation() {
    for text in ["ID Card", "ที่ว่าการอำเภอเมือง", "กรุงเทพฯ ๆ ฿", "Café 한", "ฤๅษี"]
    {
        let allocated = allocation_counter::measure(|| {
            std::hint::black_box((normalize(text), normalize_with_offsets(text)));
        });
        assert_eq!(allocated.count_total, 0, "{text}");
    }
    let changed = allocation_counter::measure(|| drop(std::hint::black_box(normalize("หมู่ ๙"))));
    assert!(changed.count_total > 0, "allocations are counted");
}

#[test]
fn segmenting_again_costs_no_more_than_the_words_that_it_gives() {
    let segmenter = analyzers::Segmenter::embedded();
    let text = "ขอมีบัตรประจำตัวประชาชนครั้งแรก ที่ว่าการอำเภอเซกา จังหวัดบึงกาฬ ".repeat(8);
    let mut scratch = analyzers::Scratch::default();
    let words = segmenter.segment_with(&text, &mut scratch).len();
    let again = allocation_counter::measure(|| {
        std::hint::black_box(segmenter.segment_with(&text, &mut scratch));
    });
    // A list of words that doubles as it grows.
    let doublings = u64::from(words.ilog2()) + 1;
    assert!(again.count_total <= doublings, "{} allocations for {words} words", again.count_total);
}

#[test]
fn latin_letters_fold_to_lower_case() {
    assert_eq!(fold_case("ThaID ÉCOLE ΣΑΣ"), "thaid école σασ");
    assert!(matches!(fold_case("ทะเบียน 12 thaid"), Cow::Borrowed(_)));
}

#[test]
fn hostile_marks_are_normalised_in_linear_time() {
    // Anything quadratic takes minutes on these; the test runner's time limit is the assertion.
    let marks = 50_000;
    assert_eq!(normalize(&format!("ก{}", "\u{e48}".repeat(marks))), "ก\u{e48}");
    assert_eq!(normalize(&format!("น{}า", "\u{e4d}".repeat(marks))), "นำ");
    let alternating = normalize(&format!("ก{}", "\u{e48}\u{e34}".repeat(marks))).into_owned();
    assert_eq!(alternating, "ก\u{e34}\u{e48}");
    assert_eq!(normalize(&"น\u{e33}\u{e49}".repeat(marks)), "น้ำ".repeat(marks));
    assert_eq!(normalize(&"\u{301}\u{e48}".repeat(marks)).chars().filter(|&c| c == '\u{301}').count(), marks);
}

/// Characters that the rules treat differently, so that random texts hit them.
fn thai_soup() -> impl Strategy<Value = String> {
    let chars: Vec<char> = "กนฤเแาะำๅๆฯ๓ ่้๊์ํ๎ัิีฺุู็"
        .chars()
        .chain("a\u{301}\u{327}\u{334}\u{200b}\u{ad}.\u{1161}\u{1112}".chars())
        .collect();
    proptest::collection::vec(proptest::sample::select(chars), 0..24)
        .prop_map(|chars| chars.into_iter().collect())
}

/// Thai text as a careful typist writes it.
fn well_typed_thai() -> impl Strategy<Value = String> {
    "(([เแโใไ]?[ก-ฮ][ัิีึืุู็]?[่้๊๋]?[ะาำ]?)|([ก-ฮ][ิุ]?์)| |ๆ|ฯ){0,20}"
        .prop_filter("two sara e are a variant of sara ae", |text| !text.contains("เเ"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn normalising_twice_changes_nothing_more(text in any::<String>()) {
        let once = normalize(&text).into_owned();
        prop_assert!(matches!(normalize(&once), Cow::Borrowed(_)), "{once:?} -> {:?}", normalize(&once));
    }

    #[test]
    fn normalising_thai_twice_changes_nothing_more(text in thai_soup()) {
        let once = normalize(&text).into_owned();
        prop_assert!(matches!(normalize(&once), Cow::Borrowed(_)), "{once:?} -> {:?}", normalize(&once));
    }

    #[test]
    fn every_character_of_normalised_text_leads_back_to_characters_of_the_original(
        text in prop_oneof![any::<String>(), thai_soup()]
    ) {
        let normalized = normalize_with_offsets(&text);
        prop_assert_eq!(normalized.text(), normalize(&text));
        let whole = normalized.original(0..normalized.text().len());
        let mut last = 0;
        for (at, c) in normalized.text().char_indices() {
            let original = normalized.original(at..at + c.len_utf8());
            prop_assert!(text.get(original.clone()).is_some_and(|original| !original.is_empty()), "{text:?}");
            prop_assert!(whole.start <= original.start && original.end <= whole.end);
            // The marks of a consonant may change places; letters keep their order.
            if !matches!(c, '\u{e31}'..='\u{e4e}') && c.is_alphanumeric() {
                prop_assert!(last <= original.start, "{text:?}");
                last = original.start;
            }
        }
    }

    #[test]
    fn normalised_text_is_nfc(text in thai_soup()) {
        prop_assert!(unicode_normalization::is_nfc(&normalize(&text)));
    }

    #[test]
    fn every_character_of_well_typed_thai_survives(text in well_typed_thai()) {
        prop_assert!(matches!(normalize(&text), Cow::Borrowed(_)), "{text:?} -> {:?}", normalize(&text));
    }

    #[test]
    fn folding_the_case_twice_changes_nothing_more(text in any::<String>()) {
        let once = fold_case(&text).into_owned();
        prop_assert_eq!(fold_case(&once).into_owned(), once);
    }
}
