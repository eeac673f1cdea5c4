//! The same manual of many agencies: one id for all rows whose titles say the same.
//!
//! Titles say the same when nothing differs but white space, punctuation, case, Thai or Arabic digits, and the words
//! การ, ขอ and คำขอ at the beginning: `การขอใบอนุญาต…` and `ใบอนุญาต…` are one manual. What stands in brackets counts: it
//! names the case. A short title says too little to be sure.

use std::collections::HashMap;

use analyzers::{fold_case, normalize};

/// Fewest letters of a title that rows are put together by.
const MIN_CHARS: usize = 16;

/// Words that a title may begin with or not, the longer ones first.
const BEGINNINGS: [&str; 4] = ["การขอ", "คำขอ", "การ", "ขอ"];

/// How many rows have each title.
#[derive(Default)]
pub(super) struct Groups {
    rows: HashMap<String, usize>,
}

impl Groups {
    /// Counts a row.
    pub(super) fn learn(&mut self, title: &str) {
        *self.rows.entry(key(title)).or_default() += 1;
    }

    /// The id of a title's group; none for a title that stands alone. It follows from the title only, so that neither
    /// another order nor further rows change it.
    pub(super) fn id(&self, title: &str) -> Option<String> {
        let key = key(title);
        let is_group = key.chars().count() >= MIN_CHARS && self.rows.get(&key).is_some_and(|rows| *rows > 1);
        is_group.then(|| format!("group-{}", &blake3::hash(key.as_bytes()).to_hex()[..16]))
    }
}

fn key(title: &str) -> String {
    let text = normalize(title);
    let text: String = fold_case(&text).chars().filter(|c| is_meant(*c)).collect();
    BEGINNINGS.iter().find_map(|beginning| text.strip_prefix(beginning)).unwrap_or(&text).to_owned()
}

/// Letters, marks and digits.
fn is_meant(c: char) -> bool {
    c.is_alphanumeric() || ('\u{e01}'..='\u{e4e}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one_group(first: &str, second: &str) -> bool {
        let mut groups = Groups::default();
        groups.learn(first);
        groups.learn(second);
        groups.id(first).is_some() && groups.id(first) == groups.id(second)
    }

    #[test]
    fn titles_that_say_the_same_are_one_group() {
        for (first, second) in [
            ("การขอเลขที่บ้าน กรณีทะเบียนบ้านชั่วคราว", "การขอเลขที่บ้านกรณีทะเบียนบ้านชั่วคราว"),
            ("ใบอนุญาตจำหน่ายสินค้าในที่หรือทางสาธารณะ", "การขอใบอนุญาตจำหน่ายสินค้าในที่หรือทางสาธารณะ"),
            ("ยื่นคำร้องขอออกใบแทน ส.ป.ก. ๔-๐๑", "การยื่นคำร้องขอออกใบแทน ส.ป.ก.4-01"),
        ] {
            assert!(is_one_group(first, second), "{first} | {second}");
        }
    }

    #[test]
    fn other_cases_short_titles_and_single_rows_are_no_group() {
        for (first, second) in [
            ("การขอมีบัตรประจำตัวประชาชน (กรณีบัตรหาย)", "การขอมีบัตรประจำตัวประชาชน (กรณีบัตรชำรุด)"),
            ("การขอมีบัตรประจำตัวประชาชน (1)", "การขอมีบัตรประจำตัวประชาชน (2)"),
            ("การออกใบอนุญาตประกอบกิจการ", "การต่ออายุใบอนุญาตประกอบกิจการ"),
            ("ขอใบอนุญาต", "การขอใบอนุญาต"),
        ] {
            assert!(!is_one_group(first, second), "{first} | {second}");
        }
        let mut groups = Groups::default();
        groups.learn("การขอเลขที่บ้านกรณีทะเบียนบ้านชั่วคราว");
        assert_eq!(groups.id("การขอเลขที่บ้านกรณีทะเบียนบ้านชั่วคราว"), None);
    }
}
