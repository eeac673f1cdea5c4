//! What an office is called: its names, its code, its place alone in Latin letters, and what its names stand for.

use analyzers::{Scratch, Segmenter, UnitKind, UnitName, romanize, unit_name};
use domain::ServicePoint;

use super::key::key;
use super::label::{Label, Shown, Target};

/// Weights of kinds of offices, 0 to 255: where most citizens go.
const DISTRICT: u8 = 112;
const GENERAL: u8 = 96;
const LOCAL: u8 = 80;
const OTHER: u8 = 64;

/// The labels of an office; one whose work another office took over has none.
pub(crate) fn of_office(
    number: u32,
    point: &ServicePoint,
    segmenter: &Segmenter,
    scratch: &mut Scratch,
) -> Vec<Label> {
    if point.succeeded_by.is_some() {
        return Vec::new();
    }
    let target = Target::Office(number);
    let unit = unit_name(&point.name_th);
    let mut labels = Vec::new();
    let mut add = |label: Option<Label>| labels.extend(label);
    add(Label::of(target, Shown::Thai, &point.name_th, segmenter, scratch)
        .map(|label| told_apart(label, unit.as_ref())));
    if let Some(name) = unit.as_ref().filter(|unit| unit.place.is_empty()) {
        let short = without_levels(&point.name_th);
        let label = Label::of(target, Shown::ThaiWhole, &short, segmenter, scratch);
        add(label.filter(|_| short != point.name_th).map(|label| told_apart(label, Some(name))));
    }
    if let Some(branch) = unit.as_ref().and_then(|unit| unit.branch.as_ref()) {
        let short = format!("{}{branch}", before_level(&point.name_th));
        add(Label::of(target, Shown::ThaiWhole, &short, segmenter, scratch)
            .map(|label| told_apart(label, unit.as_ref())));
    }
    match &point.name_en {
        Some(name) => add(Label::of(target, Shown::English, name, segmenter, scratch)),
        None => {
            let place = unit.as_ref().map_or(point.name_th.as_str(), distinctive);
            add(Label::whole(target, Shown::ThaiWhole, &romanize(place)));
        }
    }
    for alias in &point.aliases {
        let label = Label::of(target, Shown::Text(alias.clone()), alias, segmenter, scratch);
        add(label.map(|label| told_apart(label, unit_name(alias).as_ref())));
    }
    if let Some(code) = &point.code {
        add(Label::whole(target, Shown::ThaiWhole, code.as_str()));
    }
    let weight = unit.map_or(OTHER, |unit| weight(unit.kind));
    for label in &mut labels {
        (label.weight, label.position) = (weight, point.position);
    }
    labels
}

/// What tells an office from others of its kind.
fn distinctive(unit: &UnitName) -> &str {
    let named = [Some(&unit.place), unit.branch.as_ref(), unit.district.as_ref(), unit.province.as_ref()];
    named.into_iter().flatten().find(|name| !name.is_empty()).map_or("", String::as_str)
}

/// The label with the place of the name as a word, wherever the segmentation cuts.
fn told_apart(label: Label, unit: Option<&UnitName>) -> Label {
    let place = unit.map(|unit| key(distinctive(unit))).filter(|place| !place.is_empty());
    let found = place.and_then(|place| (1..label.key.len()).find(|at| label.key[*at..].starts_with(&place)));
    match found {
        Some(at) => label.told_apart_at(at as u32),
        None => label,
    }
}

/// สำนักงานที่ดินบึงกาฬ for สำนักงานที่ดินจังหวัดบึงกาฬ.
fn without_levels(name: &str) -> String {
    ["จังหวัด", "อำเภอ"].iter().fold(name.to_owned(), |name, level| name.replacen(level, "", 1))
}

/// สำนักงานที่ดิน of สำนักงานที่ดินจังหวัดบึงกาฬ สาขาเซกา, which people call by its branch.
fn before_level(name: &str) -> &str {
    let levels = ["จังหวัด", "กรุงเทพ", "อำเภอ", "พื้นที่", "สาขา", " "];
    let end = levels.iter().filter_map(|level| name.find(level)).filter(|at| *at > 0).min();
    &name[..end.unwrap_or(name.len())]
}

fn weight(kind: UnitKind) -> u8 {
    match kind {
        UnitKind::DistrictOffice | UnitKind::BangkokDistrictOffice => DISTRICT,
        UnitKind::ProvinceHall | UnitKind::Hospital | UnitKind::LandOffice | UnitKind::TransportOffice => {
            GENERAL
        }
        UnitKind::CityMunicipality
        | UnitKind::TownMunicipality
        | UnitKind::SubdistrictMunicipality
        | UnitKind::SubdistrictAdministration
        | UnitKind::Pattaya => LOCAL,
        _ => OTHER,
    }
}
