//! An area for machines: where it lies, and the offices that its page lists.

use domain::AreaCode;
use engine::{Directory, ListedOffice};
use serde_json::{Value, json};

use super::{administrative_area, script};
use crate::pages::page::Page;
use crate::pages::visit::link;
use crate::path::segment;

/// An area as schema.org's `AdministrativeArea` within those around it, and its offices as an `ItemList`. Names that are
/// made up are left out.
pub(crate) fn of_area(area: AreaCode, directory: &Directory, page: &Page) -> String {
    let around: Vec<AreaCode> = std::iter::successors(Some(area), |area| area.parent()).collect();
    let place = around.iter().rev().fold(None, |outer: Option<Value>, area| {
        let mut place = administrative_area(*area, page);
        if let Some(outer) = outer {
            place["containedInPlace"] = outer;
        }
        Some(place)
    });
    let is_real =
        |office: &&ListedOffice| !office.point.sample_fields.iter().any(|column| column == "name_th");
    let offices = (1..).zip(directory.offices.iter().filter(is_real));
    let offices: Vec<Value> = offices
        .map(|(number, office)| {
            let path = format!("/service-points/{}", segment(office.point.id.as_str()));
            let url = page.absolute(&link(page.language, &path, []));
            json!({"@type": "ListItem", "position": number, "name": office.point.name_th, "url": url})
        })
        .collect();
    let list = json!({"@type": "ItemList", "itemListElement": offices});
    script(&json!({"@context": "https://schema.org", "@graph": [place, list]}))
}
