//! Kinds, ministries and departments as numbers, so that a filter compares numbers.

use std::collections::BTreeSet;

use domain::ServicePoint;

use crate::format::sections::SectionWriter;
use crate::format::{NO_SYMBOL, search, tables};
use crate::query::Facet;

/// The facets in the order of a point's symbols.
const FACETS: [Facet; 3] = [Facet::Kind, Facet::Ministry, Facet::Department];

/// Writes the distinct words, ascending, and the words of each point by number.
pub(super) fn write(
    points: &[ServicePoint],
    search_file: &mut SectionWriter,
    records_file: &mut SectionWriter,
) {
    let words = |point: &ServicePoint| FACETS.map(|facet| facet.of(point).map(str::to_owned));
    let distinct: BTreeSet<String> = points.iter().flat_map(words).flatten().collect();
    let symbols: Vec<String> = distinct.into_iter().collect();
    let number = |word: Option<String>| {
        word.and_then(|word| symbols.binary_search(&word).ok()).map_or(NO_SYMBOL, |at| at as u32)
    };
    let facets: Vec<[u32; 3]> = points.iter().map(|point| words(point).map(number)).collect();
    search_file.add(search::POINT_FACETS, "", &facets);
    let mut table = records_file.table(tables::SYMBOLS);
    for symbol in &symbols {
        table.push(symbol.as_bytes());
    }
    table.finish();
}
