//! What a list of units is asked for: the same parameters for the list, its facets and its export.

use domain::AreaCode;
use registry::{CodeWord, Cursor, Page, PointFilter, PointOrder};

use crate::admin::part::MAX_SKIP;
use crate::api::parameters::Parameters;

/// Longest text that names are searched for, in characters; as of the public search.
const MAX_TEXT_CHARS: usize = 200;
/// Longest word of a filter, in characters.
const MAX_WORD_CHARS: usize = 300;
/// Most units of a page.
pub(crate) const MAX_LIMIT: usize = 100;
const DEFAULT_LIMIT: usize = 50;

/// Stands between the two halves of a cursor.
const HALVES: char = '~';

/// What a page is sorted by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sort {
    pub(crate) order: PointOrder,
    pub(crate) is_descending: bool,
}

/// The filter that parameters tell.
pub(crate) fn filter(given: &mut Parameters) -> PointFilter {
    let words: Vec<(&str, CodeWord)> = CodeWord::ALL.iter().map(|word| (word.as_str(), *word)).collect();
    PointFilter {
        ministry: given.text("ministry", MAX_WORD_CHARS),
        department: given.text("department", MAX_WORD_CHARS),
        kind: given.text("type", MAX_WORD_CHARS),
        subtype: given.text("subtype", MAX_WORD_CHARS),
        category: given.text("category", MAX_WORD_CHARS),
        area: given.read("area", str::parse::<AreaCode>),
        is_hidden: given.word("status", &[("shown", false), ("hidden", true)]),
        has_pin: given.word("pin", &[("yes", true), ("no", false)]),
        offers: given.text("procedure", MAX_WORD_CHARS),
        name: given.text("q", MAX_TEXT_CHARS),
        code: given.word("code_state", &words),
    }
}

/// The order that parameters tell.
pub(crate) fn sort(given: &mut Parameters) -> Sort {
    let orders = [
        ("code", PointOrder::Code),
        ("name", PointOrder::Name),
        ("edited_at", PointOrder::EditedAt),
        ("offers", PointOrder::Offers),
    ];
    Sort {
        order: given.word("sort", &orders).unwrap_or_default(),
        is_descending: given.word("order", &[("asc", false), ("desc", true)]).unwrap_or_default(),
    }
}

/// The page that parameters tell, and how many it has at most.
pub(crate) fn page(given: &mut Parameters) -> (Page, u32) {
    let limit = given.whole_number("limit", 1..=MAX_LIMIT).unwrap_or(DEFAULT_LIMIT);
    let skip = given.whole_number("skip", 0..=MAX_SKIP);
    let cursor = given.read("cursor", cursor);
    if skip.is_some() && cursor.is_some() {
        given.error("skip", "invalid", "stands beside cursor: expected one of them");
    }
    let page = cursor.map_or(Page::Skip(skip.unwrap_or(0) as u64), Page::Behind);
    (page, limit as u32)
}

/// A cursor as it is told.
pub(crate) fn told(cursor: &Cursor) -> String {
    format!("{}{HALVES}{}", cursor.key, cursor.id)
}

fn cursor(text: &str) -> Result<Cursor, String> {
    let halves = text.split_once(HALVES);
    let (key, id) = halves.ok_or("is no cursor: expected the `next` of a page before")?;
    Ok(Cursor { key: key.to_owned(), id: id.to_owned() })
}
