//! The small tools, each with its cases.

use analyzers::{
    character_clusters, clusters, equivalents, expand_abbreviations, expansions, fold, kedmanee_to_qwerty,
    number, qwerty_to_kedmanee, romanize, soundex, thai_date,
};
use proptest::prelude::*;

#[test]
fn letters_that_spelling_keeps_together_are_one_cluster() {
    for (text, expected) in [
        ("เก็บเกาะเกี๊ยะเกือบเกิด", "เก็บ|เกาะ|เกี๊ยะ|เกือ|บ|เกิด"),
        ("เกรียงเปลี่ยน", "เกรีย|ง|เปลี่ย|น"),
        ("เวลา", "เว|ลา"),
        ("แกะแก็สแจ็ค", "แกะ|แก็ส|แจ็ค"),
        ("โต๊ะโรงไทยใหม่", "โต๊ะ|โร|ง|ไท|ย|ให|ม่"),
        ("กันตัวะมือคืน", "กัน|ตัวะ|มือ|คืน"),
        ("น้ำค่าพระ", "น้ำ|ค่า|พ|ระ"),
        ("จันทร์ศุกร์สิทธิ์", "จันทร์|ศุกร์|สิทธิ์"),
        ("ABc 12", "A|B|c| |1|2"),
        ("เ", "เ"),
        ("", ""),
    ] {
        assert_eq!(character_clusters(text).collect::<Vec<_>>().join("|"), expected);
    }
}

#[test]
fn words_that_sound_alike_have_one_code() {
    for (a, b) in [
        ("รัก", "ลัก"),
        ("รักษ์", "รัก"),
        ("ขา", "ค่า"),
        ("สิทธิ์", "สิด"),
        ("บูรณการ", "บูรณะการ"),
        ("เพชร", "เพ็ด"),
        ("จันทร์", "จัน"),
        ("กราบ", "กาบ"),
        ("เหตุ", "เหต"),
        ("ฮาย", "หาย"),
    ] {
        assert_eq!(soundex(a), soundex(b), "{a} {b}");
    }
    for (word, code) in [
        ("ลัก", "ร1000"),
        ("รักษ์", "ร1000"),
        ("บูรณการ", "บE419"),
        ("ปัจจุบัน", "ป3E54"),
        ("นนท์", "น4000"),
        ("นนิน", "น4400"),
    ] {
        assert_eq!(soundex(word).as_deref(), Some(code), "{word}");
    }
    assert_ne!(soundex("บาง"), soundex("บาท"));
}

/// How many words of the dictionary have the code of one of them, as the documentation of `soundex` says.
#[test]
fn a_word_shares_its_code_with_about_as_many_as_documented() {
    let words: Vec<&str> = include_str!("../../data/icubrk_th.txt").lines().collect();
    let mut shared: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
    for code in words.iter().filter_map(|word| soundex(word)) {
        *shared.entry(code).or_default() += 1;
    }
    let all: u32 = shared.values().sum();
    let mean = f64::from(shared.values().map(|count| count * count).sum::<u32>()) / f64::from(all);
    assert!((8.5..9.5).contains(&mean), "{mean}");
}

#[test]
fn a_wrong_layout_is_undone() {
    assert_eq!(qwerty_to_kedmanee("[y9ixit=k=o"), "บัตรประชาชน");
    assert_eq!(qwerty_to_kedmanee("l,y8irm"), "สมัครพท");
    assert_eq!(kedmanee_to_qwerty("ะ้ฟรก"), "thaid");
}

#[test]
fn numbers_are_read_in_digits_and_in_words() {
    for (text, expected) in [
        ("0", Some(0)),
        ("๑๒๓", Some(123)),
        (" 1,234,567 ", Some(1_234_567)),
        ("12,34", None),
        ("1234,567", None),
        (",123", None),
        ("1.5", None),
        ("-1", None),
        ("ศูนย์", Some(0)),
        ("สิบ", Some(10)),
        ("สิบเอ็ด", Some(11)),
        ("ยี่สิบ", Some(20)),
        ("หนึ่งร้อยห้า", Some(105)),
        ("สองหมื่นสามพัน", Some(23_000)),
        ("เก้าแสนเก้าหมื่น", Some(990_000)),
        ("สิบล้านห้า", Some(10_000_005)),
        ("ล้านล้าน", None),
        ("หนึ่งล้านล้าน", Some(1_000_000_000_000)),
        ("สิบร้อย", None),
        ("ร้อยพัน", None),
        ("สองสาม", None),
        ("บาท", None),
        ("", None),
        ("18446744073709551615", Some(u64::MAX)),
        ("18446744073709551616", None),
    ] {
        assert_eq!(number(text), expected, "{text}");
    }
    assert_eq!(number(&format!("หนึ่ง{}", "ล้าน".repeat(10_000))), None);
}

#[test]
fn a_thai_date_is_the_day_that_it_names() {
    for (text, expected) in [
        ("16 เม.ย. 63, 09.03 น.", Some("2020-04-16T09:03:00+07:00")),
        ("16 เม.ย. 63 เวลา 9:03", Some("2020-04-16T09:03:00+07:00")),
        ("16เม.ย.63", Some("2020-04-16")),
        ("๑๖ เมย ๒๕๖๓", Some("2020-04-16")),
        ("วันที่ 31 สิงหาคม พ.ศ. 2563", Some("2020-08-31")),
        ("วันจันทร์ที่ 31 สิงหาคม 2563", Some("2020-08-31")),
        ("ศุกร์ที่ 1 ม.ค. 69", Some("2026-01-01")),
        ("31 ส.ค. ค.ศ. 2020", Some("2020-08-31")),
        ("31 สิงหาคม พุทธศักราช 2563", Some("2020-08-31")),
        ("16/4/2563", Some("2020-04-16")),
        ("16-04-63", Some("2020-04-16")),
        ("16/04/2020", Some("2020-04-16")),
        ("29 กุมภาพันธ์ 2567", Some("2024-02-29")),
        ("29 กุมภาพันธ์ 2566", None),
        ("31 เม.ย. 63", None),
        ("0 เม.ย. 63", None),
        ("16/13/2563", None),
        ("16 เม.ย.", None),
        ("16 เม.ย. 563", None),
        ("16 เม.ย. 1600", None),
        ("16 เม.ย. ค.ศ. 20", None),
        ("16 เม.ย. พ.ศ. 2020", None),
        ("16 เม.ย. 63, 24.03 น.", None),
        ("16 เม.ย. 63, 09.60 น.", None),
        ("16-18 เม.ย. 63", None),
        ("99999999999 เม.ย. 63", None),
        ("", None),
    ] {
        assert_eq!(thai_date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
    }
}

#[test]
fn abbreviations_are_written_out() {
    for (text, expected) in [
        ("อบต.โพนทอง", "องค์การบริหารส่วนตำบลโพนทอง"),
        ("รพ.สต.บ้านนา", "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านนา"),
        ("สภ.ปาย จ.แม่ฮ่องสอน", "สถานีตำรวจภูธรปาย จังหวัดแม่ฮ่องสอน"),
        ("ม.3", "ม.3"),
        ("บ้านนา", "บ้านนา"),
    ] {
        assert_eq!(expand_abbreviations(text), expected);
    }
    assert_eq!(expansions("บ."), ["บ้าน", "บริษัท"]);
    assert!(expansions("ก.").is_empty(), "ก. stands for the beginning of a word only");
    assert!(expansions("#").is_empty());
}

#[test]
fn a_word_has_the_equivalents_that_a_searcher_means() {
    for (word, expected) in [
        ("2400", vec!["1857"]),
        ("2569", vec!["2026"]),
        ("1999", vec!["2542"]),
        ("1899", vec![]),
        ("2700", vec![]),
        ("02569", vec![]),
        ("2,569", vec![]),
        ("กรุงเทพฯ", vec!["กรุงเทพมหานคร"]),
        ("cards", vec!["card"]),
        ("taxes", vec!["tax"]),
        ("houses", vec!["house"]),
        ("cities", vec!["city"]),
        ("business", vec![]),
        ("bus", vec![]),
        ("cafés", vec!["cafes", "cafe"]),
        ("id", vec![]),
        ("บัตร", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(equivalents(word), expected, "{word}");
    }
}

#[test]
fn what_is_easily_misspelt_folds_to_the_same_letters() {
    for (a, b) in
        [("อนุญาต", "อณูญาต"), ("เจ้าหน้าที่", "เจาหน่าที"), ("มากกก", "มากกกกก"), ("ภาษี", "พาสี"), ("Café", "CAFE")]
    {
        assert_eq!(fold(a), fold(b));
    }
    assert_eq!(fold("กรรม 111 --"), "กรรม 111 --");
    assert_ne!(fold("น้ำ"), fold("นา"));
}

#[test]
fn hostile_text_takes_linear_time() {
    // Anything quadratic takes minutes on these; the test runner's time limit is the assertion.
    for unit in ["\u{e48}", "ก", "เ", "อบต. ", "ศาล ", " ", "9", "ล้าน", "สิบ", "รร", "a\u{301}", "ก์", "๙"]
    {
        let text = unit.repeat(30_000);
        assert!(check_all(&text).is_ok(), "{unit}");
        assert!(check_all(&format!("ศาล{text}")).is_ok(), "{unit}");
        for tokens in [
            analyzers::cluster_bigrams,
            analyzers::folded_trigrams,
            analyzers::sounds,
            analyzers::index_words,
        ] {
            assert!(tokens(&text).iter().all(|token| token.len() < 65_530), "{unit}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_tool_fails_on_any_text(text in any::<String>()) {
        check_all(&text)?;
    }

    #[test]
    fn no_tool_fails_on_any_thai_text(text in "[\u{e00}-\u{e7f}a0. ,/]{0,40}") {
        check_all(&text)?;
    }

    #[test]
    fn character_clusters_never_tear_what_belongs_together(text in "[\u{e01}-\u{e4e}a\u{301}]{0,40}") {
        let ends = |pieces: Vec<&str>| -> Vec<usize> {
            pieces.iter().scan(0, |end, piece| { *end += piece.len(); Some(*end) }).collect()
        };
        let fine = ends(clusters(&text).collect());
        // Runs of marks are cut by length, at different places.
        if clusters(&text).all(|cluster| cluster.chars().count() < 8) {
            for end in ends(character_clusters(&text).collect()) {
                prop_assert!(fine.contains(&end), "{text:?}");
            }
        }
    }

    #[test]
    fn a_number_is_read_as_it_is_written(value in any::<u64>()) {
        prop_assert_eq!(number(&value.to_string()), Some(value));
    }
}

fn check_all(text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(character_clusters(text).collect::<String>(), text);
    prop_assert!(character_clusters(text).all(|cluster| cluster.chars().count() <= 16));
    let folded = fold(text);
    prop_assert_eq!(fold(&folded), folded);
    prop_assert_eq!(kedmanee_to_qwerty(text).chars().count(), text.chars().count());
    prop_assert!(soundex(text).is_none_or(|code| code.chars().count() == 5));
    let _ = (romanize(text), number(text), thai_date(text), expand_abbreviations(text), equivalents(text));
    let _ = (analyzers::sort_key(text), analyzers::unit_name(text));
    Ok(())
}
