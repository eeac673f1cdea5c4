use analyzers::{DICTIONARY_HASH, TrigramTokenizer, WordTokenizer, trigrams, words};
use proptest::prelude::*;
use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

/// A sentence, the text, its words separated by blanks.
const WORDS: &[(&str, &str, &str)] = &[
    ("white space and punctuation give no token", "บัตร, ใบ (ใหม่)!", "บัตร ใบ ใหม่"),
    ("latin words are in lower case", "ThaID e-Service", "thaid e service"),
    ("thai digits and arabic digits agree", "๒๕๖๙", "2569"),
    ("repetition gives the word before it again", "เด็ก ๆ เล่น", "เด็ก เด็ก เล่น"),
    ("repetition with nothing before it gives no token", "ๆ เด็ก", "เด็ก"),
    ("and so on gives no token", "ใบ ฯลฯ ใหม่", "ใบ ใหม่"),
    ("a spelling in two characters agrees with the one in one", "ก\u{e4d}าลัง", "กำลัง"),
    ("a zero-width space cuts a word", "ตา\u{200b}กลม", "ตา กลม"),
    ("a zero-width space inside a cluster does not", "บ\u{200b}้าน", "บ้าน"),
    ("a text of punctuation gives no token", "… - 😀", ""),
    ("a drawn-out word gives the word", "บัตรหายยยย", "บัตร หาย"),
    ("a letter that is doubled by its spelling stays", "กรรม", "กรรม"),
    ("a link gives the words that it holds", "ดู https://www.dopa.go.th/x", "ดู https www dopa go th x"),
    ("an e-mail address gives the words that it holds", "info@dopa.go.th", "info dopa go th"),
    ("a code of letters and digits is one token", "กระดาษ A4", "กระดาษ a4"),
];

const TRIGRAMS: &[(&str, &str, &str)] = &[
    ("a stretch of three characters is one gram", "ปาย", "ปาย"),
    ("a shorter stretch is a gram itself", "ก กข", "ก กข"),
    ("grams do not cross white space", "abcd ef", "abc bcd ef"),
    ("grams cross punctuation", "อบต.ปาย", "อบต บตป ตปา ปาย"),
    ("grams cross a zero-width space", "กข\u{200b}คง", "กขค ขคง"),
    ("grams are in lower case", "AbcD", "abc bcd"),
    ("marks are characters of a gram", "ที่ว่า", "ที่ ี่ว ่ว่ ว่า"),
    ("a text of punctuation gives no gram", "... !", ""),
];

#[test]
fn texts_give_their_words() {
    for (sentence, text, expected) in WORDS {
        assert_eq!(words(text).join(" "), *expected, "{sentence}");
    }
}

#[test]
fn texts_give_their_trigrams() {
    for (sentence, text, expected) in TRIGRAMS {
        assert_eq!(trigrams(text).join(" "), *expected, "{sentence}");
    }
}

#[test]
fn words_that_differ_in_one_mark_give_different_tokens() {
    for (a, b) in [("วิทยุ", "วิทย์"), ("ขัน", "ขน"), ("น้ำ", "นา"), ("ที่", "ท")]
    {
        assert_ne!(words(a), words(b));
        assert_ne!(trigrams(a), trigrams(b));
    }
}

#[test]
fn offsets_are_bytes_of_the_original_text() {
    let text = "«สำนักงาน» น\u{e4d}\u{e49}า หมู่\u{200b} ๑๒๓ ID";
    assert_eq!(
        originals(&mut WordTokenizer::default(), text),
        ["สำนักงาน", "น\u{e4d}\u{e49}า", "หมู่", "๑๒๓", "ID"]
    );
    assert_eq!(
        originals(&mut TrigramTokenizer, "น\u{e4d}\u{e49}า (๑-๒-๓๔)"),
        ["น\u{e4d}\u{e49}า", "๑-๒-๓", "๒-๓๔"]
    );
}

/// What each token stands for in `text`.
fn originals<'t>(tokenizer: &mut impl Tokenizer, text: &'t str) -> Vec<&'t str> {
    tokens(tokenizer, text).iter().map(|token| &text[token.offset_from..token.offset_to]).collect()
}

#[test]
fn the_hash_of_the_dictionary_is_64_hexadecimal_digits() {
    assert_eq!(DICTIONARY_HASH.len(), 64);
    assert!(DICTIONARY_HASH.bytes().all(|byte| byte.is_ascii_hexdigit()));
}

fn tokens(tokenizer: &mut impl Tokenizer, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenizer.token_stream(text).process(&mut |token| tokens.push(token.clone()));
    tokens
}

fn check_tokens(text: &str, tokens: &[Token]) {
    for pair in tokens.windows(2) {
        assert!(pair[0].position < pair[1].position, "{text:?}");
    }
    for token in tokens {
        assert!(
            text.get(token.offset_from..token.offset_to).is_some_and(|original| !original.is_empty()),
            "{text:?}"
        );
        assert!(!token.text.is_empty() && token.text.len() < 65_530, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn tokens_of_any_text_have_rising_positions_and_offsets_inside_it(text in any::<String>()) {
        check_tokens(&text, &tokens(&mut WordTokenizer::default(), &text));
        check_tokens(&text, &tokens(&mut TrigramTokenizer, &text));
    }

    #[test]
    fn tokens_of_any_thai_text_have_counted_positions_and_offsets_inside_it(text in "[\u{e00}-\u{e7f}A-C0-9. \u{200b}\u{301}]{0,60}") {
        check_tokens(&text, &tokens(&mut WordTokenizer::default(), &text));
        check_tokens(&text, &tokens(&mut TrigramTokenizer, &text));
    }

    #[test]
    fn a_tokenizer_that_has_read_other_texts_gives_the_same_tokens(
        texts in proptest::collection::vec("[\u{e00}-\u{e7f}A-C0-9. ]{0,60}", 1..5)
    ) {
        let mut reused = WordTokenizer::default();
        for text in &texts {
            prop_assert_eq!(tokens(&mut reused, text), tokens(&mut WordTokenizer::default(), text));
        }
    }
}

#[test]
fn grams_of_two_stretches_do_not_follow_each_other() {
    let positions =
        |text| tokens(&mut TrigramTokenizer, text).iter().map(|token| token.position).collect::<Vec<_>>();
    assert_eq!(positions("อบต. ปายใต้"), [0, 3, 4, 5, 6]);
}
