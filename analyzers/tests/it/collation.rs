use analyzers::sort_key;
use proptest::prelude::*;

/// Each list is in the order of a Thai dictionary.
const ORDERS: &[&[&str]] = &[
    &["กก", "กข", "กัน", "กา", "ก่า", "ก้า", "ก๊า", "ก๋า", "กำ", "กิน", "แกง", "โกง", "ไก่", "ขา"],
    &["ขา", "เข", "เข็ม", "เขา", "เข่า", "เข้า", "แข", "โข", "ใข", "ไข"],
    &["เก", "เก็ง", "เก่ง", "เก้ง", "เกง1"],
    &[
        "กระบี่",
        "กรุงเทพมหานคร",
        "กาญจนบุรี",
        "กาฬสินธุ์",
        "กำแพงเพชร",
        "ขอนแก่น",
        "เชียงราย",
        "เชียงใหม่",
        "ตรัง",
        "ตราด",
    ],
    &["1", "2", "9", "10", "a", "á", "b", "ก"],
    &["อบต.", "อบต. 2", "อบต. 10"],
    &["ก", "ก.", "กข"],
];

#[test]
fn texts_stand_in_the_order_of_a_thai_dictionary() {
    for order in ORDERS {
        let mut sorted = order.to_vec();
        sorted.reverse();
        sorted.sort_by_cached_key(|text| sort_key(text));
        // เก็ง and its sisters differ in marks only, so the one with a number after it comes last.
        assert_eq!(sorted, *order);
    }
}

proptest! {
    #[test]
    fn different_normalised_texts_have_different_places(a in "[ก-ฮเแ่้ะาำ .a-cA-C0-9]{0,8}", b in "[ก-ฮเแ่้ะาำ .a-cA-C0-9]{0,8}") {
        let same = analyzers::normalize(&a) == analyzers::normalize(&b);
        prop_assert_eq!(sort_key(&a) == sort_key(&b), same);
    }
}
