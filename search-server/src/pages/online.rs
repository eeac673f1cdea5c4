//! How far a matter can be settled without going anywhere.

use domain::Procedure;
use domain::procedure::Channel;

use super::contact::web_link;
use super::messages::fill;
use super::page::Page;
use super::sample::{Mark, Samples};

/// What a page says of it.
pub(crate) struct Online {
    pub(crate) heading: &'static str,
    pub(crate) text: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) mark: Mark,
}

impl Online {
    /// None: one has to go.
    pub(crate) fn of(procedure: &Procedure, page: &Page) -> Option<Self> {
        let words = &page.m.find;
        let link = procedure.url.as_deref().and_then(web_link);
        let mark = Samples::new(&procedure.sample_fields, page.language).mark("channel|url");
        match procedure.channel? {
            Channel::InPerson => None,
            Channel::Both => Some(Self { heading: &words.also_online, text: None, link, mark }),
            Channel::Online => {
                let owner = procedure.department.as_deref().unwrap_or(&words.owner_unknown);
                let text = match link {
                    Some(_) => words.nothing_to_visit_more.clone(),
                    None => fill(&words.no_link, &[("owner", owner)]),
                };
                Some(Self { heading: &words.nothing_to_visit, text: Some(text), link, mark })
            }
        }
    }
}
