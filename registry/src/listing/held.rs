//! What lists of points are filtered and sorted by, held in memory: it follows the table that follows from the log. Hidden points
//! are in it, so nothing of it is ever published.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::AreaCode;

use super::{Cursor, Page, PointOrder};

/// Columns of words, in the order of [`Row::words`].
pub(super) const WORDS: [&str; 6] = ["ministry", "department", "type", "subtype", "category", "agency"];

/// So many changed rows are put into their places one by one; where there are more, all are sorted again.
const FEW: usize = 1_000;

/// The word that no point has.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// What is held of a point.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) id: Arc<str>,
    pub(super) code: Box<str>,
    pub(super) edited_at: Box<str>,
    /// Sorts as dictionaries do.
    pub(super) name_key: Box<str>,
    /// Its names in the form that texts are compared in.
    pub(super) names: Box<str>,
    pub(super) offers: u64,
    /// Numbers of its words; 0: none.
    pub(super) words: [u32; 6],
    pub(super) area: Option<AreaCode>,
    pub(super) is_hidden: bool,
    pub(super) has_pin: bool,
}

/// A row as it was read, with its words.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) row: Row,
    pub(super) words: [Option<String>; 6],
}

/// What has to hold; see [`super::PointFilter`].
#[derive(Debug, Default)]
pub(super) struct Passing {
    pub(super) words: [Option<u32>; 6],
    pub(super) area: Option<AreaCode>,
    pub(super) is_hidden: Option<bool>,
    pub(super) has_pin: Option<bool>,
    pub(super) texts: Vec<String>,
    /// Ids that a point has to be among, or has not to be among.
    pub(super) ids: Vec<(HashSet<String>, bool)>,
    /// None: everything.
    pub(super) scope: Option<Reaching>,
}

/// What somebody may read.
#[derive(Debug, Default)]
pub(super) struct Reaching {
    pub(super) units: HashSet<String>,
    pub(super) organisations: HashSet<u32>,
    pub(super) areas: Vec<AreaCode>,
}

/// A part of a list: ids in their order.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) ids: Vec<Arc<str>>,
    pub(super) total: u64,
    pub(super) next: Option<Cursor>,
}

/// All points.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// The last change that is in it.
    pub(super) seen: u64,
    rows: Vec<Option<Row>>,
    places: HashMap<Arc<str>, u32>,
    /// The places of the points, by each order of [`ORDERS`].
    orders: [Vec<u32>; 4],
    words: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
}

const ORDERS: [PointOrder; 4] =
    [PointOrder::Code, PointOrder::Name, PointOrder::EditedAt, PointOrder::Offers];

impl Row {
    fn compare(&self, other: &Self, order: PointOrder) -> Ordering {
        let by = match order {
            PointOrder::Code => self.code.cmp(&other.code),
            PointOrder::Name => self.name_key.cmp(&other.name_key),
            PointOrder::EditedAt => self.edited_at.cmp(&other.edited_at),
            PointOrder::Offers => self.offers.cmp(&other.offers),
        };
        by.then_with(|| self.id.cmp(&other.id))
    }

    /// Where it stands beside a line that was told.
    fn compare_cursor(&self, cursor: &Cursor, order: PointOrder) -> Ordering {
        let key = cursor.key.as_str();
        let by = match order {
            PointOrder::Code => (*self.code).cmp(key),
            PointOrder::Name => (*self.name_key).cmp(key),
            PointOrder::EditedAt => (*self.edited_at).cmp(key),
            PointOrder::Offers => self.offers.cmp(&key.parse().unwrap_or(0)),
        };
        by.then_with(|| (*self.id).cmp(cursor.id.as_str()))
    }

    fn cursor(&self, order: PointOrder) -> Cursor {
        let key = match order {
            PointOrder::Code => self.code.to_string(),
            PointOrder::Name => self.name_key.to_string(),
            PointOrder::EditedAt => self.edited_at.to_string(),
            PointOrder::Offers => self.offers.to_string(),
        };
        Cursor { key, id: self.id.to_string() }
    }
}

impl Passing {
    fn passes(&self, row: &Row) -> bool {
        self.other_words(row) == 0 && self.passes_but_for_words(row)
    }

    /// The columns in which a row has another word than is asked for, a bit each.
    fn other_words(&self, row: &Row) -> u8 {
        let columns = self.words.iter().zip(row.words).enumerate();
        let others = columns.filter(|(_, (asked, own))| asked.is_some_and(|asked| asked != *own));
        others.fold(0, |bits, (column, _)| bits | 1 << column)
    }

    fn passes_but_for_words(&self, row: &Row) -> bool {
        let is = |asked: Option<bool>, is: bool| asked.is_none_or(|asked| asked == is);
        is(self.is_hidden, row.is_hidden)
            && is(self.has_pin, row.has_pin)
            && self.area.is_none_or(|area| row.area.is_some_and(|own| area.contains(own)))
            && self.scope.as_ref().is_none_or(|scope| scope.reaches(row))
            && self.ids.iter().all(|(ids, among)| ids.contains(&*row.id) == *among)
            && self.texts.iter().all(|text| row.names.contains(text.as_str()))
    }
}

impl Reaching {
    fn reaches(&self, row: &Row) -> bool {
        let [ministry, department, .., agency] = row.words;
        self.units.contains(&*row.id)
            || [ministry, department, agency].iter().any(|word| self.organisations.contains(word))
            || row.area.is_some_and(|own| self.areas.iter().any(|area| area.contains(own)))
    }
}

impl Held {
    /// The number of a word; [`UNKNOWN`] where no point ever had it.
    pub(super) fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The number of a word that a point has from now on.
    fn numbered(&mut self, word: Option<&str>) -> u32 {
        let Some(word) = word else { return 0 };
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let word: Arc<str> = word.into();
        self.words.push(Arc::clone(&word));
        // 0 is none.
        let number = self.words.len() as u32;
        self.numbers.insert(word, number);
        number
    }

    /// Takes changed points, and takes those out that were removed by a change.
    pub(super) fn take(&mut self, removed: &[(String, u64)], changed: Vec<Read>, until: u64) {
        let is_few = removed.len() + changed.len() <= FEW;
        for (id, number) in removed {
            self.remove(id, *number, is_few);
        }
        for Read { mut row, words } in changed {
            row.words = words.map(|word| self.numbered(word.as_deref()));
            self.set(row, is_few);
        }
        if !is_few {
            self.sort();
        }
        self.seen = self.seen.max(until);
    }

    fn remove(&mut self, id: &str, number: u64, is_few: bool) {
        let Some(place) = self.places.get(id).copied() else { return };
        if self.rows[place as usize].as_ref().is_none_or(|row| row.number > number) {
            return;
        }
        if is_few {
            self.take_out(place);
        }
        self.rows[place as usize] = None;
        self.places.remove(id);
    }

    fn set(&mut self, row: Row, is_few: bool) {
        let place = match self.places.get(&row.id).copied() {
            Some(place) => {
                if self.rows[place as usize].as_ref().is_some_and(|own| own.number >= row.number) {
                    return;
                }
                if is_few {
                    self.take_out(place);
                }
                place
            }
            None => {
                let place = self.rows.len() as u32;
                self.places.insert(Arc::clone(&row.id), place);
                self.rows.push(None);
                place
            }
        };
        self.rows[place as usize] = Some(row);
        if is_few {
            self.put_in(place);
        }
    }

    fn take_out(&mut self, place: u32) {
        let Some(row) = &self.rows[place as usize] else { return };
        for (order, places) in ORDERS.into_iter().zip(&mut self.orders) {
            if let Ok(at) = places.binary_search_by(|other| compare(&self.rows, *other, row, order)) {
                places.remove(at);
            }
        }
    }

    fn put_in(&mut self, place: u32) {
        let Some(row) = &self.rows[place as usize] else { return };
        for (order, places) in ORDERS.into_iter().zip(&mut self.orders) {
            if let Err(at) = places.binary_search_by(|other| compare(&self.rows, *other, row, order)) {
                places.insert(at, place);
            }
        }
    }

    fn sort(&mut self) {
        let present: Vec<u32> =
            (0u32..).zip(&self.rows).filter(|(_, row)| row.is_some()).map(|(place, _)| place).collect();
        for (order, places) in ORDERS.into_iter().zip(&mut self.orders) {
            places.clone_from(&present);
            places.sort_unstable_by(|a, b| match &self.rows[*b as usize] {
                Some(row) => compare(&self.rows, *a, row, order),
                None => Ordering::Equal,
            });
        }
    }

    /// The points that pass, as their rows.
    fn passing<'h>(&'h self, passing: &'h Passing) -> impl Iterator<Item = &'h Row> {
        self.rows.iter().flatten().filter(move |row| passing.passes(row))
    }

    /// How many points pass.
    pub(super) fn count(&self, passing: &Passing) -> u64 {
        self.passing(passing).count() as u64
    }

    /// How often points have each word of columns, the most frequent first, where some columns may have any word.
    pub(super) fn words_of<const N: usize>(
        &self,
        columns: &[(usize, &[usize]); N],
        passing: &Passing,
    ) -> [Vec<(Arc<str>, u64)>; N] {
        let bound = columns.map(|(_, freed)| !freed.iter().fold(0_u8, |bits, column| bits | 1 << column));
        let mut counts = columns.map(|_| vec![0_u64; self.words.len() + 1]);
        for row in self.rows.iter().flatten() {
            let others = passing.other_words(row);
            if bound.iter().all(|bound| others & bound != 0) || !passing.passes_but_for_words(row) {
                continue;
            }
            for ((counts, bound), (column, _)) in counts.iter_mut().zip(bound).zip(columns) {
                counts[row.words[*column] as usize] += u64::from(others & bound == 0);
            }
        }
        counts.map(|counts| self.most_frequent(&counts))
    }

    /// Words with how often they were counted by their numbers.
    fn most_frequent(&self, counts: &[u64]) -> Vec<(Arc<str>, u64)> {
        let words = self.words.iter().zip(counts.iter().skip(1));
        let mut counted: Vec<_> =
            words.filter(|(_, count)| **count > 0).map(|(word, count)| (Arc::clone(word), *count)).collect();
        counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counted
    }

    /// A part of the list of those that pass. `counts`: all of them are counted; else it ends with the part.
    pub(super) fn part(
        &self,
        passing: &Passing,
        (order, is_descending): (PointOrder, bool),
        page: &Page,
        limit: usize,
        counts: bool,
    ) -> Part {
        let places = &self.orders[ORDERS.iter().position(|own| *own == order).unwrap_or(0)];
        let is_behind = |row: &Row| match page {
            Page::Skip(_) => true,
            Page::Behind(cursor) => {
                let beside = row.compare_cursor(cursor, order);
                beside == if is_descending { Ordering::Less } else { Ordering::Greater }
            }
        };
        let mut skip = match page {
            Page::Skip(skip) => *skip,
            Page::Behind(_) => 0,
        };
        let begin = match page {
            Page::Behind(cursor) if !counts && !is_descending => places.partition_point(|place| {
                self.rows[*place as usize]
                    .as_ref()
                    .is_some_and(|row| row.compare_cursor(cursor, order).is_le())
            }),
            _ => 0,
        };
        let end = match page {
            Page::Behind(cursor) if !counts && is_descending => places.partition_point(|place| {
                self.rows[*place as usize]
                    .as_ref()
                    .is_some_and(|row| row.compare_cursor(cursor, order).is_lt())
            }),
            _ => places.len(),
        };
        let own = &places[begin..end];
        let in_order: Box<dyn Iterator<Item = &u32>> =
            if is_descending { Box::new(own.iter().rev()) } else { Box::new(own.iter()) };
        let (mut part, mut last) = (Part::default(), None);
        for place in in_order {
            let Some(row) = self.rows[*place as usize].as_ref().filter(|row| passing.passes(row)) else {
                continue;
            };
            part.total += 1;
            if part.ids.len() == limit || !is_behind(row) {
                if part.ids.len() == limit && !counts {
                    break;
                }
                continue;
            }
            if skip > 0 {
                skip -= 1;
                continue;
            }
            part.ids.push(Arc::clone(&row.id));
            last = Some(row);
        }
        part.next = last.filter(|_| part.ids.len() == limit).map(|row| row.cursor(order));
        part
    }
}

fn compare(rows: &[Option<Row>], place: u32, row: &Row, order: PointOrder) -> Ordering {
    rows[place as usize].as_ref().map_or(Ordering::Less, |other| other.compare(row, order))
}
