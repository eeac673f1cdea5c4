//! The tiers of an index: what each gives, and that they agree with each other about positions and offsets.

use analyzers::{
    ClusterTokenizer, FoldedTokenizer, Segmenter, SoundTokenizer, WordTokenizer, cluster_bigrams,
    folded_trigrams, index_words, sounds, words,
};
use proptest::prelude::*;
use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

#[test]
fn an_index_holds_the_equivalents_at_the_position_of_their_word() {
    let tokens = tokens(&mut WordTokenizer::default().with_equivalents(), "ปี 2569 cards ๆ");
    let found: Vec<(usize, &str)> =
        tokens.iter().map(|token| (token.position, token.text.as_str())).collect();
    assert_eq!(
        found,
        [(0, "ปี"), (1, "2569"), (1, "2026"), (2, "cards"), (2, "card"), (3, "cards"), (3, "card")]
    );
}

#[test]
fn a_year_is_found_by_either_era() {
    for (text, query) in
        [("ภาษีปี 2569", "2026"), ("ภาษีปี ๒๕๖๙", "2026"), ("Tax 2026", "2569"), ("Permits", "permit")]
    {
        assert!(words(query).iter().all(|word| index_words(text).contains(word)), "{query} in {text}");
    }
}

#[test]
fn tiers_give_their_tokens() {
    assert_eq!(cluster_bigrams("บัตรใหม่ ABc"), ["บัตร", "รให", "ใหม่", "ab", "bc"]);
    assert_eq!(cluster_bigrams("ปา (ย)"), ["ปา", "ย"]);
    assert_eq!(folded_trigrams("ใบภาษี"), ["ไบพ", "บพา", "พาส", "าสิ"]);
    assert_eq!(folded_trigrams("มากกกกก"), folded_trigrams("มากกก"));
    assert_eq!(sounds("ขอรักษ์ ID รัก"), ["ก0000", "ร1000", "ร1000"]);
}

#[test]
fn typing_errors_leave_most_grams_of_the_folded_tier() {
    for (right, typed) in [("ใบอนุญาต", "ไบอนูญาติ"), ("ทะเบียนราษฎร", "ทะเบียนราษฏร"), ("สำคัญ", "สำคัน")]
    {
        let (right, typed) = (folded_trigrams(right), folded_trigrams(typed));
        let common = typed.iter().filter(|gram| right.contains(gram)).count();
        assert!(2 * common >= right.len(), "{right:?} {typed:?}");
    }
}

#[test]
fn user_words_reach_the_word_tier() {
    let (segmenter, _) = Segmenter::embedded().with_user_words(["ทองผาภูมิใหม่"]);
    let tokens = tokens(&mut WordTokenizer::new(segmenter), "อ.ทองผาภูมิใหม่");
    assert_eq!(tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>(), ["อ.", "ทองผาภูมิใหม่"]);
}

#[test]
fn composed_and_decomposed_spellings_agree_in_every_tier() {
    for word in ["กำลัง", "บำรุง", "สำหรับ"] {
        let decomposed = word.replace('\u{e33}', "\u{e4d}\u{e32}");
        assert_eq!(words(word), words(&decomposed));
        assert_eq!(cluster_bigrams(word), cluster_bigrams(&decomposed));
        assert_eq!(folded_trigrams(word), folded_trigrams(&decomposed));
        assert_eq!(sounds(word), sounds(&decomposed));
    }
}

#[test]
fn words_that_differ_in_one_mark_stay_apart_in_the_exact_tiers() {
    for (a, b) in [("วิทยุ", "วิทย์"), ("ขัน", "ขน"), ("น้ำ", "นา"), ("ที่", "ท")]
    {
        assert_ne!(words(a), words(b));
        assert_ne!(index_words(a), index_words(b));
        assert_ne!(cluster_bigrams(a), cluster_bigrams(b));
    }
}

fn tokens(tokenizer: &mut impl Tokenizer, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenizer.token_stream(text).process(&mut |token| tokens.push(token.clone()));
    tokens
}

fn check_tokens(text: &str, tokens: &[Token]) -> Result<(), TestCaseError> {
    prop_assert!(tokens.is_sorted_by_key(|token| token.position), "{text:?}");
    for token in tokens {
        let original = text.get(token.offset_from..token.offset_to);
        prop_assert!(original.is_some_and(|original| !original.is_empty()), "{text:?}");
        prop_assert!(!token.text.is_empty() && token.text.len() < 65_530, "{text:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn tokens_of_every_tier_have_rising_positions_and_offsets_inside_the_text(
        text in prop_oneof![any::<String>(), "[\u{e00}-\u{e7f}A-C0-9. \u{200b}\u{301}]{0,60}"]
    ) {
        check_tokens(&text, &tokens(&mut WordTokenizer::default().with_equivalents(), &text))?;
        check_tokens(&text, &tokens(&mut ClusterTokenizer, &text))?;
        check_tokens(&text, &tokens(&mut FoldedTokenizer, &text))?;
        check_tokens(&text, &tokens(&mut SoundTokenizer::default(), &text))?;
    }

    #[test]
    fn the_folded_tier_has_the_trigrams_of_the_folded_text(text in "[ก-ฮเ-ไ่้์ะาำิีุูA-Cé0]{0,40}") {
        prop_assert_eq!(folded_trigrams(&text), analyzers::trigrams(&analyzers::fold(&text)));
    }
}
