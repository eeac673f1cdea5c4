//! `service_points.csv`.

use std::collections::{HashMap, HashSet};

use chrono_tz::{Asia, Tz};
use domain::id::CalendarId;
use domain::service_point::Visibility;
use domain::{Calendars, Position, ServicePoint, ServicePointId, UnitCode};

use super::UnreadPin;
use super::areas;
use super::cells::{Cells, quoted};
use super::coordinates;
use super::dates;
use super::hours::HoursReader;
use super::ids::RowIds;
use super::links::{self, Link};
use super::names;
use super::table_log::TableLog;
use super::values::{self, Problem};
use crate::source::{Place, SERVICE_POINTS, SourceDir};
use crate::{Code, Refusal};

/// Service points, with what other tables ask about them.
#[derive(Default)]
pub(super) struct Points {
    /// The points, in the order of their rows.
    pub(super) records: Vec<ServicePoint>,
    /// Their ids.
    pub(super) ids: RowIds,
    /// Numbers of the points whose clock nobody knows: no hours of theirs mean anything.
    pub(super) without_clock: HashSet<u32>,
    /// By number of the point: minutes before closing after which, by the text of its hours, no case is taken.
    pub(super) last_acceptance_minutes: HashMap<u32, u32>,
    /// Coordinates that are no position, as they were written.
    pub(super) unread_pins: Vec<UnreadPin>,
}

pub(super) fn read(
    source: &SourceDir<'_>,
    calendars: &Calendars,
    hours: &mut HoursReader,
) -> Result<(Points, TableLog), Refusal> {
    let mut points = Points::default();
    let mut places_of_codes: HashMap<UnitCode, Place> = HashMap::new();
    let (mut parents, mut successors) = (Vec::new(), Vec::new());
    let mut log = TableLog::read(source, &SERVICE_POINTS, |cells| {
        let (zone, has_clock) = zone(cells);
        let mut point = point(cells, calendars, hours, &points.ids, zone)?;
        let number = points.ids.len() as u32;
        if !has_clock {
            point.hours = None;
            points.without_clock.insert(number);
        }
        let read = cells.filled("hours").and_then(|text| hours.hours(text).ok());
        let last_acceptance = read.and_then(|read| read.last_acceptance_minutes());
        points.last_acceptance_minutes.extend(last_acceptance.map(|minutes| (number, minutes)));
        point.code = point.code.and_then(|code| unique_code(cells, code, &mut places_of_codes));
        let (from, place) = (points.ids.add(point.id.as_str(), cells.place()), cells.place());
        parents.extend(cells.text("parent_id").map(|to| Link { from, place, to }));
        successors.extend(cells.text("succeeded_by").map(|to| Link { from, place, to }));
        points.unread_pins.extend(unread_pin(cells, &point, number));
        points.records.push(point);
        Some(())
    })?;
    for (from, to) in links::resolve(&parents, &points.ids, "parent_id", &mut log) {
        points.records[from as usize].parent = Some(points.records[to as usize].id.clone());
    }
    let successors = links::resolve(&successors, &points.ids, "succeeded_by", &mut log);
    super::successors::link(&mut points.records, &successors);
    Ok((points, log))
}

fn point(
    cells: &mut Cells<'_>,
    calendars: &Calendars,
    hours: &mut HoursReader,
    ids: &RowIds,
    zone: Tz,
) -> Option<ServicePoint> {
    let id = cells.own_id(ServicePointId::new, ids);
    let name_th = names::required(cells, "name_th");
    Some(ServicePoint {
        code: cells.read("code", values::unit_code),
        name_en: names::found_by(cells, "name_en"),
        aliases: cells.list("aliases"),
        kind: cells.shared("type"),
        subtype: cells.shared("subtype"),
        category: cells.shared("category"),
        level: cells.shared("level"),
        ministry: cells.shared("ministry"),
        department: cells.shared("department"),
        agency: cells.shared("agency"),
        parent: None,
        position: position(cells),
        address: cells.text("address"),
        subdistrict: areas::subdistrict(cells, "subdistrict_code"),
        postcode: cells.read("postcode", values::postcode),
        phone: cells.read("phone", values::phone),
        email: cells.read("email", values::email),
        website: cells.read("website", values::web_address),
        hours: cells.read("hours", |text| hours.hours(text)).map(|read| read.expression),
        calendar: calendar(cells, calendars),
        zone,
        visibility: visibility(cells),
        serves: areas::areas(cells, "serves"),
        // The table of territories comes after this one.
        territory: None,
        succeeded_by: None,
        photo: cells.read("photo", values::photo),
        updated_at: cells.read("updated_at", dates::updated_at),
        sample_fields: cells.sample_fields(),
        // Last, so that a row that is dropped has all its defects reported.
        id: id?,
        name_th: name_th?,
    })
}

fn unique_code(
    cells: &mut Cells<'_>,
    code: UnitCode,
    places_of_codes: &mut HashMap<UnitCode, Place>,
) -> Option<UnitCode> {
    if let Some(first) = places_of_codes.get(&code) {
        let reason = format!("is already the code of {}: expected another; left empty", cells.row_of(*first));
        cells.repeated("code", Code::DuplicateCode, code.as_str(), *first, &reason);
        return None;
    }
    places_of_codes.insert(code.clone(), cells.place());
    Some(code)
}

fn position(cells: &mut Cells<'_>) -> Option<Position> {
    let (latitude, longitude) = (cells.filled("lat"), cells.filled("lon"));
    if let (Some(both), None) = (latitude, longitude)
        && let Some((latitude, longitude)) = coordinates::pair(both)
    {
        let latitude = cells.accept("lat", latitude, coordinates::latitude_degrees(latitude));
        let longitude = cells.accept("lat", longitude, coordinates::longitude_degrees(longitude));
        return Position::from_degrees(latitude?, longitude?).ok();
    }
    let half = match (latitude, longitude) {
        (Some(latitude), None) => Some(("lon", latitude, "is the latitude, and the longitude is empty")),
        (None, Some(longitude)) => Some(("lat", longitude, "is the longitude, and the latitude is empty")),
        _ => None,
    };
    if let Some((empty, other, what)) = half {
        let message = quoted(other, &format!("{what}: expected both or none; no pin"));
        cells.defect(empty, Code::HalfPosition, message);
    }
    let latitude = cells.read("lat", coordinates::latitude_degrees);
    let longitude = cells.read("lon", coordinates::longitude_degrees);
    // Both are in range.
    Position::from_degrees(latitude?, longitude?).ok()
}

fn unread_pin(cells: &Cells<'_>, point: &ServicePoint, number: u32) -> Option<UnreadPin> {
    let (latitude, longitude) = (cells.text("lat"), cells.text("lon"));
    let is_unread = point.position.is_none() && (latitude.is_some() || longitude.is_some());
    is_unread.then(|| UnreadPin {
        point: number,
        latitude: latitude.unwrap_or_default(),
        longitude: longitude.unwrap_or_default(),
    })
}

fn calendar(cells: &mut Cells<'_>, calendars: &Calendars) -> CalendarId {
    let national = CalendarId::national();
    let known = |text: &str| {
        let calendar = CalendarId::new(text).ok();
        calendar.filter(|id| *id == national || calendars.contains(id)).ok_or_else(|| {
            let reason =
                "is a calendar that no row names: expected one of the tables of calendars or holidays; national counts";
            Problem::new(Code::UnknownCalendar, reason)
        })
    };
    cells.read("calendar", known).unwrap_or_else(|| national.clone())
}

/// The time zone, and whether it is known.
fn zone(cells: &mut Cells<'_>) -> (Tz, bool) {
    let known = |text: &str| {
        text.parse::<Tz>().map_err(|_| {
            let reason =
                "is not a time zone: expected an IANA name such as Asia/Bangkok; all hours here are unknown";
            Problem::new(Code::UnknownTimeZone, reason)
        })
    };
    match cells.read("timezone", known) {
        Some(zone) => (zone, true),
        None => (Asia::Bangkok, cells.filled("timezone").is_none()),
    }
}

fn visibility(cells: &mut Cells<'_>) -> Visibility {
    let known = |text: &str| {
        text.parse::<Visibility>().map_err(|error| {
            let reason =
                format!("is not a known status: expected one of {}; the office is hidden", error.expected);
            Problem::new(Code::UnknownStatus, reason)
        })
    };
    match cells.read("status", known) {
        Some(visibility) => visibility,
        None if cells.filled("status").is_none() => Visibility::Shown,
        // Nothing that may be hidden is published.
        None => Visibility::Hidden,
    }
}
