//! The cheapest few paths, for texts that can be read in more than one way.
//!
//! The same search with the `most` cheapest arrivals kept for each place and context: a step leaves with any of them, so
//! the cheapest paths to the end are among those kept (Chow and Schwartz, "The N-best algorithm", 1989). Time and memory
//! are those of the search for one path, times `most`.

use std::ops::Range;

use super::{Class, class};
use crate::dictionary::{CONTEXTS, Dictionary, Entry, WORD};

/// A way through a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) cost: i32,
    pub(crate) steps: Vec<(Range<usize>, Class)>,
}

#[derive(Clone, Copy)]
struct Arrival {
    cost: i32,
    from: u32,
    from_context: u8,
    /// The place among the arrivals that it leaves from.
    from_rank: u8,
}

type Arrivals = [Vec<Arrival>; CONTEXTS];

/// The `most` cheapest paths through `text`, at least one, cheapest first. `allows` can forbid an entry at a place, both
/// counted in characters.
pub(crate) fn cheapest_paths(
    dictionary: &Dictionary,
    text: &str,
    most: u8,
    allows: impl Fn(usize, Entry) -> bool,
) -> Vec<Path> {
    let chars: Vec<char> = text.chars().collect();
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut arrivals: Vec<Arrivals> = vec![Arrivals::default(); chars.len() + 1];
    arrivals[0][usize::from(WORD)].push(Arrival { cost: 0, from: 0, from_context: WORD, from_rank: 0 });
    for start in 0..chars.len() {
        let (before, after) = arrivals.split_at_mut(start + 1);
        let here = &before[start];
        dictionary.entries_at(&chars[start..], |entry| {
            if allows(start, entry) {
                for arrival in departures(dictionary, here, start, entry.context) {
                    let arrival = Arrival { cost: arrival.cost + entry.cost, ..arrival };
                    keep(&mut after[entry.chars - 1][usize::from(entry.context)], arrival, most);
                }
            }
        });
    }
    let mut ends = Vec::new();
    for arrival in departures(dictionary, &arrivals[chars.len()], chars.len(), WORD) {
        keep(&mut ends, arrival, most);
    }
    ends.iter().map(|end| Path { cost: end.cost, steps: steps(&arrivals, end, &chars, &offsets) }).collect()
}

/// Every arrival at a place, as the origin of a step of the given context; without the cost of that step.
fn departures(
    dictionary: &Dictionary,
    here: &Arrivals,
    from: usize,
    next: u8,
) -> impl Iterator<Item = Arrival> {
    (0..).zip(here).flat_map(move |(from_context, arrivals)| {
        let connection = dictionary.connection(from_context, next);
        (0..).zip(arrivals).map(move |(from_rank, arrival)| {
            // A search has at most MAX_SEARCH_BYTES characters.
            Arrival { cost: arrival.cost + connection, from: from as u32, from_context, from_rank }
        })
    })
}

/// Inserts an arrival by its cost, behind its equals; at most `most` stay.
fn keep(arrivals: &mut Vec<Arrival>, arrival: Arrival, most: u8) {
    let at = arrivals.partition_point(|kept| kept.cost <= arrival.cost);
    if at < usize::from(most) {
        arrivals.insert(at, arrival);
        arrivals.truncate(most.into());
    }
}

fn steps(
    arrivals: &[Arrivals],
    end: &Arrival,
    chars: &[char],
    offsets: &[usize],
) -> Vec<(Range<usize>, Class)> {
    let mut steps = Vec::new();
    let mut last = *end;
    while last.from > 0 {
        let (end, context) = (last.from as usize, last.from_context);
        last = arrivals[end][usize::from(context)][usize::from(last.from_rank)];
        let start = last.from as usize;
        steps.push((offsets[start]..offsets[end], class(context, &chars[start..end])));
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::super::{Buffers, cheapest_path};
    use super::cheapest_paths;
    use crate::dictionary::Dictionary;

    #[test]
    fn the_cheapest_of_several_paths_is_the_cheapest_path() {
        let dictionary = Dictionary::embedded();
        for text in ["ตากลม", "ที่ว่าการอ.ปาย", "โอบามา", "่่า", "กกกกร์", ""]
        {
            let one: Vec<_> = cheapest_path(&dictionary, text, &mut Buffers::default()).collect();
            let several = cheapest_paths(&dictionary, text, 4, |_, _| true);
            assert_eq!(several[0].steps, one, "{text}");
            assert!(several.is_sorted_by_key(|path| path.cost), "{text}");
        }
    }
}
