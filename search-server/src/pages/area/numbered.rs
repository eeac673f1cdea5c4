//! A long list, a page at a time.

use std::ops::Range;

use crate::pages::asking::Asking;
use crate::pages::messages::fill;
use crate::pages::page::Page;
use crate::pages::problem::Problem;
use crate::pages::visit::Visit;

/// The parameter of the page of a list, from 1.
pub(super) const PAGE: &str = "page";
/// What one page of a list has.
const OF_PAGE: usize = 40;
/// Beyond every list.
const MOST_PAGES: usize = 100_000;

/// Where one is in a list, and the ways on.
#[derive(Debug)]
pub(super) struct Numbered {
    page: usize,
    pub(super) position: Option<String>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Numbered {
    /// The page that a visit asks for.
    pub(super) fn of(visit: &Visit) -> Result<Self, Problem> {
        let page = match visit.params.get(PAGE) {
            None => 1,
            Some(text) => {
                let number = text.parse().ok().filter(|number| (1..=MOST_PAGES).contains(number));
                number.ok_or_else(|| Problem::bad_value(visit, PAGE, text))?
            }
        };
        Ok(Self { page, position: None, before: None, after: None })
    }

    /// Its part of the list.
    pub(super) fn range(&self) -> Range<usize> {
        (self.page - 1) * OF_PAGE..self.page * OF_PAGE
    }

    /// The same in a list of so many.
    pub(super) fn over(self, all: usize, asking: &Asking, page: &Page) -> Self {
        let last = all.div_ceil(OF_PAGE).max(1);
        let href = |number: usize| {
            let number = (number > 1).then(|| number.to_string());
            asking.with(PAGE, number.as_deref()).href()
        };
        let values = [self.page, last].map(|number| number.to_string());
        Self {
            position: (last > 1)
                .then(|| fill(&page.m.area.page, &[("page", &values[0]), ("last", &values[1])])),
            before: (self.page > 1).then(|| href(self.page.min(last + 1) - 1)),
            after: (self.page < last).then(|| href(self.page + 1)),
            ..self
        }
    }
}
