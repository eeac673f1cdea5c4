//! The cheapest path through a run of Thai text (Viterbi's algorithm), where a step is an entry of the dictionary.

mod several;

use std::ops::Range;

pub(crate) use several::cheapest_paths;

use crate::dictionary::{CONTEXTS, Dictionary, WORD};

/// What a step of a path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word or a dotted abbreviation.
    Word,
    FullStop,
    /// A cluster or a stray mark that no word covers.
    Unknown,
}

/// How a place of the text is reached by a step that ends there.
#[derive(Clone, Copy)]
struct Arrival {
    cost: i32,
    /// Where the step begins, in characters, and the context of the step before it.
    from: u32,
    from_context: u8,
}

/// Above any sum of costs over the text that is searched at once: `MAX_SEARCH_BYTES` in `segment.rs` are 2,700
/// characters of at most 65,000 units each.
const NOT_REACHED: Arrival = Arrival { cost: i32::MAX / 2, from: 0, from_context: WORD };

/// The buffers of the search. They grow to the longest text searched.
#[derive(Clone, Default)]
pub(crate) struct Buffers {
    chars: Vec<char>,
    /// Where each character begins, in bytes, and the end of the text.
    offsets: Vec<usize>,
    /// For each place between characters and each context of a step that ends there.
    arrivals: Vec<[Arrival; CONTEXTS]>,
    path: Vec<(Range<usize>, Class)>,
}

impl Buffers {
    fn read(&mut self, text: &str) {
        self.chars.clear();
        self.chars.extend(text.chars());
        self.offsets.clear();
        self.offsets.extend(text.char_indices().map(|(at, _)| at).chain([text.len()]));
        self.arrivals.clear();
        self.arrivals.resize(self.chars.len() + 1, [NOT_REACHED; CONTEXTS]);
        self.arrivals[0][usize::from(WORD)].cost = 0;
    }
}

/// The cheapest way from a place on to a step of the given context.
fn leave(dictionary: &Dictionary, arrivals: &[Arrival; CONTEXTS], next: u8) -> (i32, u8) {
    let mut best = (i32::MAX, WORD);
    for (context, arrival) in (0..).zip(arrivals) {
        let cost = arrival.cost + dictionary.connection(context, next);
        if cost < best.0 {
            best = (cost, context);
        }
    }
    best
}

/// The steps of the cheapest path through `text`: Thai characters and full stops. The ranges are bytes; they follow one
/// another from 0 to the end of `text`.
pub(crate) fn cheapest_path<'b>(
    dictionary: &Dictionary,
    text: &str,
    buffers: &'b mut Buffers,
) -> impl Iterator<Item = (Range<usize>, Class)> + use<'b> {
    buffers.read(text);
    let Buffers { chars, offsets, arrivals, path } = buffers;
    for start in 0..chars.len() {
        let left: [(i32, u8); CONTEXTS] =
            std::array::from_fn(|next| leave(dictionary, &arrivals[start], next as u8));
        if left[usize::from(WORD)].0 >= NOT_REACHED.cost {
            continue;
        }
        dictionary.entries_at(&chars[start..], |entry| {
            let context = usize::from(entry.context);
            let (cost, from_context) = left[context];
            let arrival = &mut arrivals[start + entry.chars][context];
            if cost + entry.cost < arrival.cost {
                // At most MAX_SEARCH_BYTES characters.
                *arrival = Arrival { cost: cost + entry.cost, from: start as u32, from_context };
            }
        });
    }
    path.clear();
    let (mut end, mut context) = (chars.len(), leave(dictionary, &arrivals[chars.len()], WORD).1);
    while end > 0 {
        let Arrival { from, from_context, .. } = arrivals[end][usize::from(context)];
        let start = from as usize;
        path.push((offsets[start]..offsets[end], class(context, &chars[start..end])));
        (end, context) = (start, from_context);
    }
    path.iter().rev().cloned()
}

fn class(context: u8, chars: &[char]) -> Class {
    match (context, chars) {
        (WORD, ['.']) => Class::FullStop,
        (WORD, _) => Class::Word,
        _ => Class::Unknown,
    }
}
