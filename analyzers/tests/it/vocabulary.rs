//! Citizens' words: the built-in tables, an agency's own, and where they fire.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use analyzers::{QuestionWords, Segmenter, Vocabulary};
use proptest::prelude::*;

const LEAST_ENTRIES: usize = 600;

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
}

/// Letters and digits alone, as the tables compare words.
fn letters(text: &str) -> String {
    analyzers::normalize(text)
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || !c.is_ascii())
        .collect()
}

/// The numbers of the entries that fire in a text.
fn entries_in(text: &str) -> Vec<usize> {
    Vocabulary::built_in().expand(text).into_iter().map(|expansion| expansion.entry).collect()
}

/// Checks a way of typing every word of every entry.
#[track_caller]
fn assert_each_word_fires(typed: impl Fn(&str) -> String) {
    let mut silent = Vec::new();
    for (number, entry) in Vocabulary::built_in().entries().enumerate() {
        let also = if entry.both_ways { entry.official } else { &[] };
        for word in entry.words.iter().chain(entry.misspelt).chain(also) {
            let text = typed(word);
            if !entries_in(&text).contains(&number) {
                silent.push(format!("{word} as {text}"));
            }
        }
    }
    assert!(silent.is_empty(), "{} words don't fire:\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn the_library_carries_every_table_of_the_folder() {
    let mut tables = Vec::new();
    for folder in ["synonyms", "situations"] {
        for entry in fs::read_dir(data().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            tables.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    let tables: Vec<(&str, &str)> =
        tables.iter().map(|(name, table)| (name.as_str(), table.as_str())).collect();
    let folder = Vocabulary::read(&tables).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let count = Vocabulary::built_in().entries().count();
    assert_eq!(folder.entries().count(), count);
    assert_eq!(folder.situations().count(), Vocabulary::built_in().situations().count());
    assert!(count >= LEAST_ENTRIES, "{count} entries");
}

#[test]
fn every_word_of_every_entry_fires() {
    assert_each_word_fires(str::to_owned);
}

#[test]
fn every_situation_is_told_by_each_of_its_words() {
    let vocabulary = Vocabulary::built_in();
    let mut silent = Vec::new();
    for (number, situation) in vocabulary.situations().enumerate() {
        for (list, words) in situation.said.iter().enumerate() {
            for word in words {
                let others = situation.said.iter().enumerate().filter(|(other, _)| *other != list);
                let others: Vec<&str> = others.map(|(_, words)| words[0].as_str()).collect();
                let text = format!("{word} และ {}", others.join(" และ "));
                if !vocabulary.told(&text).iter().any(|told| told.situation == number)
                    && !is_within(number, &text)
                {
                    silent.push(text);
                }
            }
        }
    }
    assert!(silent.is_empty(), "{} situations aren't told:\n{}", silent.len(), silent.join("\n"));
}

/// Whether a text tells a larger situation, whose words hold those of this one.
fn is_within(number: usize, text: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let lists = vocabulary.situations().nth(number).unwrap().said.len();
    let is_larger = |other: usize| vocabulary.situations().nth(other).unwrap().said.len() > lists;
    vocabulary.told(text).iter().any(|told| is_larger(told.situation))
}

#[test]
fn a_situation_is_told_in_any_order_and_not_by_a_longer_word() {
    let table = "scope = 'land'\n[[situation]]\nsaid = [['ที่ดิน'], ['เสีย', 'ตาย']]\nofficial = ['โอนมรดก']\nnot_in = ['เสียภาษี']\nsource = 'test'";
    let vocabulary =
        Vocabulary::read(&[("own.toml", table)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    for (text, official) in [
        ("พ่อเสียแล้ว ที่ดินยังเป็นชื่อพ่อ", "โอนมรดก ยังเป็นชื่อ"),
        ("ที่ดินของยายที่ตายไป", "โอนมรดก ของ ที่"),
        ("ที่ดินต้องเสียภาษี", "ที่ดิน เสียภาษี"),
        ("พ่อตาย", "ตาย"),
    ] {
        assert_eq!(vocabulary.official_text(text), official, "{text}");
    }
    let wordings = vocabulary.wordings("พ่อตาย ที่ดิน");
    assert_eq!(
        wordings.iter().map(|wording| wording.text.as_str()).collect::<Vec<_>>(),
        ["โอนมรดก", "ตาย ที่ดิน"]
    );
    assert_eq!(wordings[0].official, ["โอนมรดก"]);
}

#[test]
fn a_misspelt_word_is_found_and_stands_for_nothing() {
    let table = "scope = 'land'\n[[entry]]\nwords = ['ก้อนดิน']\nmisspelt = ['ก้อนดืน']\nofficial = ['แปลงดิน']\ndirection = 'both'\nsource = 'test'";
    let vocabulary =
        Vocabulary::read(&[("own.toml", table)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(vocabulary.expand("ก้อนดืน")[0].official, ["ก้อนดิน", "แปลงดิน"]);
    assert_eq!(vocabulary.expand("แปลงดิน")[0].official, ["ก้อนดิน"]);
}

#[test]
fn every_word_fires_in_capitals_and_in_thai_digits() {
    let thai = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32('๐' as u32 + digit).unwrap(),
        None => c,
    };
    assert_each_word_fires(|word| word.to_uppercase().chars().map(thai).collect());
}

#[test]
fn every_word_fires_decomposed_and_with_its_marks_in_another_order() {
    assert_each_word_fires(|word| {
        let decomposed = word.replace('ำ', "\u{e4d}า");
        // A tone typed before ำ may stand after its circle.
        ["\u{e48}", "\u{e49}"]
            .iter()
            .fold(decomposed, |text, tone| text.replace(&format!("{tone}\u{e4d}"), &format!("\u{e4d}{tone}")))
    });
}

#[test]
fn every_word_fires_with_spaces_between_its_words_and_zero_width_spaces() {
    let spaced = |word: &str, space: &str| {
        let words = Segmenter::embedded().segment(word);
        words.iter().map(|word| word.text).collect::<Vec<_>>().join(space)
    };
    assert_each_word_fires(|word| spaced(&analyzers::normalize(word), " "));
    assert_each_word_fires(|word| spaced(&analyzers::normalize(word), "\u{200b}"));
}

#[test]
fn every_official_word_stands_in_a_title_or_the_name_of_an_agency_or_kind_of_office() {
    let list = fs::read_to_string(data().join("official_terms.tsv")).unwrap();
    let terms: BTreeMap<&str, &str> =
        list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    let mut missing = Vec::new();
    let vocabulary = Vocabulary::built_in();
    let of_situations = vocabulary.situations().flat_map(|situation| situation.official);
    for official in vocabulary.entries().flat_map(|entry| entry.official).chain(of_situations) {
        let stands = |title: &&str| letters(title).contains(&letters(official));
        if !terms.get(official.as_str()).is_some_and(stands) {
            missing.push(official);
        }
    }
    assert!(missing.is_empty(), "not in official_terms.tsv with a title that holds them: {missing:?}");

    let Ok(register) = fs::read_to_string(data().join("../../../shared/data/procedures.csv")) else {
        eprintln!("DID NOT COMPARE WITH THE LIST ITSELF: ../shared/data is not here");
        return;
    };
    let kinds = fs::read_to_string(data().join("../../indexer/sample/types.csv")).unwrap();
    let register = letters(&(register + &kinds));
    let invented: Vec<&&str> = terms.values().filter(|title| !register.contains(&letters(title))).collect();
    assert!(invented.is_empty(), "{invented:?}");
}

#[test]
fn no_word_fires_inside_another_word() {
    for text in [
        "ตายตัว",
        "หายใจ",
        "รถไฟ",
        "พระนครศรีอยุธยา",
        "ขาดแคลน",
        "ต่อสู้",
        "ช้าง",
        "ลูกหนี้",
        "แม่น้ำ",
        "passporting",
        "vatican",
        "idea",
        "กู้ชีพ",
        "เสียดาย",
        "มาตรา 4 0",
    ] {
        assert!(entries_in(text).is_empty(), "{text}: {:?}", Vocabulary::built_in().expand(text));
    }
}

#[test]
fn the_longest_word_wins_and_words_are_found_in_a_sentence() {
    for (text, official) in [
        ("ใบขับขี่หายทำยังไง", "ใบแทนใบอนุญาตขับรถ"),
        ("อยากต่อพาสปอร์ตแถวบางนา", "การออกหนังสือเดินทางอิเล็กทรอนิกส์"),
        ("เบี้ยคนแก่ลงทะเบียนที่ไหน", "เบี้ยยังชีพผู้สูงอายุ"),
        ("นส๓ก", "หนังสือรับรองการทำประโยชน์"),
        ("น.ส. 3 ก.", "หนังสือรับรองการทำประโยชน์"),
        ("bai kap khi", "ใบอนุญาตขับรถ"),
        ("BaiKapKhi", "ใบอนุญาตขับรถ"),
        ("ทำใบ ขับขี่", "ใบอนุญาตขับรถชนิดชั่วคราว"),
        ("ขอเงินประกันน้ำคืน", "การคืนเงินประกันการใช้น้ำ"),
        ("ต่อบัตรแรงงานพม่า", "การขอต่ออายุใบอนุญาตทำงานของคนต่างด้าว"),
    ] {
        let found = Vocabulary::built_in().expand(text);
        assert!(found.iter().any(|expansion| expansion.official.contains(&official)), "{text}: {found:?}");
    }
}

#[test]
fn an_entry_that_goes_both_ways_gives_all_its_other_words() {
    let table = "scope = 'land'\n[[entry]]\nwords = ['ก้อนดิน', 'ผืนดิน']\nofficial = ['แปลงดิน']\ndirection = 'both'\nsource = 'test'";
    let vocabulary =
        Vocabulary::read(&[("own.toml", table)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(vocabulary.expand("แปลงดิน")[0].official, ["ก้อนดิน", "ผืนดิน"]);
    assert_eq!(vocabulary.expand("ผืนดิน")[0].official, ["ก้อนดิน", "แปลงดิน"]);
}

#[test]
fn what_is_wrong_with_a_table_is_said_with_file_line_and_entry() {
    let entry = |words: &str, official: &str| {
        format!("[[entry]]\nwords = [{words}]\nofficial = [{official}]\nsource = 'x'\n")
    };
    let cases = [
        (
            entry("", "'โฉนด'"),
            "own.toml:2: \"\" lacks words: expected at least one of the citizens' and one official",
        ),
        (
            entry("'ใบ'", "'ใบ'"),
            "own.toml:2: \"ใบ\" stands for itself by \"ใบ\": expected another official word",
        ),
        (entry("'ก'", "'ใบ'"), "own.toml:2: \"ก\" has \"ก\" with 1 letters: expected 2 to 64"),
        (
            entry("'หนึ่ง'", "'สอง'") + &entry("'สอง'", "'หนึ่ง'"),
            "own.toml:6: \"สอง\" leads from \"สอง\" to \"หนึ่ง\" and back: expected one entry with direction = \"both\"",
        ),
        (
            entry("'หนึ่ง'", "'สอง'") + &entry("'ห นึ่ง'", "'สอง'"),
            "own.toml:6: \"ห นึ่ง\" repeats \"ห นึ่ง\" for \"สอง\", which stands at own.toml:2: expected it once",
        ),
        (
            "[[situation]]\nsaid = [['ที่ดิน']]\nofficial = ['โฉนด']\nsource = 'x'\n".to_owned(),
            "own.toml:2: \"ที่ดิน\" lacks words: expected two lists that are said, and an official word",
        ),
        (
            "[[entry]]\nwords = 3\n".to_owned(),
            "own.toml:3: \"\" can't be read: invalid type: integer `3`, expected a sequence",
        ),
    ];
    for (entries, expected) in cases {
        let table = format!("scope = 'land'\n{entries}");
        let Err(faults) = Vocabulary::read(&[("own.toml", &table)]) else { panic!("{table} was taken") };
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(said.contains(&expected.to_owned()), "expected {expected}\n   found {said:?}");
    }
}

#[test]
fn an_unknown_scope_is_named_with_those_that_there_are() {
    let Err(faults) = Vocabulary::with("own.toml", "scope = 'moon'\nentry = []") else {
        panic!("it was taken")
    };
    assert!(faults[0].reason.contains("unknown variant `moon`, expected one of `actions`"), "{}", faults[0]);
}

#[test]
fn hostile_text_is_expanded_in_one_pass() {
    let count = 20_000;
    assert_eq!(entries_in(&"โฉนด ".repeat(count)).len(), count);
    for text in [
        "ใบขับขี่".repeat(count),
        "โฉนดที่ไหน".repeat(count),
        "ก".repeat(count),
        "\u{e48}".repeat(count),
        "ใบ 3 ".repeat(count),
    ] {
        let official = Vocabulary::built_in().official_text(&text);
        assert!(!official.is_empty());
    }
}

#[test]
fn every_question_word_is_found_and_is_no_official_word() {
    let questions = QuestionWords::built_in();
    let official: Vec<String> =
        Vocabulary::built_in().entries().flat_map(|entry| entry.official).map(|word| letters(word)).collect();
    let mut faults = Vec::new();
    for word in questions.words() {
        let found = questions.find(word);
        if found.len() != 1 || found[0] != (0..word.len()) {
            faults.push(format!("{word} isn't found: {found:?}"));
        }
        if official.contains(&letters(word)) {
            faults.push(format!("{word} is official"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_question_keeps_what_it_asks_for() {
    for (question, kept) in [
        ("ขอมีบัตรต้องทำยังไง ใช้เอกสารอะไรบ้าง", "บัตร"),
        ("ใบอนุญาตทำงานกี่บาท", "ใบอนุญาตทำงาน"),
        ("ผู้ต้องขัง", "ผู้ต้องขัง"),
        ("ที่ไหน", "ที่ไหน"),
    ] {
        let table = "scope = 'land'\nentry = []";
        let vocabulary =
            Vocabulary::read(&[("empty.toml", table)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
        assert_eq!(vocabulary.official_text(question), kept);
    }
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_one_after_another(text in "([ก-๙a-z0-9 .]|ใบขับขี่|น้ำท่วม|\u{e4d}|\u{200b}){0,40}") {
        let mut end = 0;
        let mut last = 0..0;
        for expansion in Vocabulary::built_in().expand(&text) {
            prop_assert!(text.get(expansion.span.clone()).is_some());
            prop_assert!(expansion.span == last || expansion.span.start >= end);
            end = expansion.span.end;
            last = expansion.span;
        }
    }

    #[test]
    fn the_official_text_of_any_text_is_one_line(text in "\\PC{0,60}") {
        let official = Vocabulary::built_in().official_text(&text);
        prop_assert!(!official.contains("  "));
    }
}
