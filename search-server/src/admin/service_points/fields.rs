//! What a form says of a unit, read by the parsers that read tables: what isn't given stays, null empties.

use std::fmt::Display;
use std::sync::Arc;

use domain::area::{AreaLevel, Gazetteer};
use domain::hours::{Exception, ExceptionHours, ReadHours, read_hours};
use domain::id::CalendarId;
use domain::jurisdiction::DrawnTerritory;
use domain::{AreaCode, Offer, Position, ProcedureId, ServicePointId, UnitCode, written};
use registry::Office;
use serde::Deserialize;
use utoipa::ToSchema;

use super::territory::{self, Outline};
use crate::admin::day::Day;
use crate::admin::faults::Faults;
use crate::admin::given::{Given, given};
use crate::api::parameters::quoted;

/// Longest name or word, in characters.
const MAX_NAME_CHARS: usize = 300;
/// Longest address or remark, in characters.
const MAX_TEXT_CHARS: usize = 2_000;
/// Most other names, areas and special days of a unit: more than any has.
const MOST: usize = 500;

/// Reads how a unit is reached.
type Contact = fn(&str) -> Result<String, written::Unreadable>;

/// Where a unit stands.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pin {
    /// WGS-84 degrees.
    #[schema(example = 18.0036)]
    lat: f64,
    #[schema(example = 103.9462)]
    lon: f64,
}

impl Pin {
    pub(super) fn position(self) -> Result<Position, domain::position::InvalidPosition> {
        Position::from_degrees(self.lat, self.lon)
    }
}

/// Days on which a unit, or one procedure there, keeps other hours.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpecialDays {
    /// The procedure that it concerns; left out: all.
    procedure_id: Option<String>,
    /// The first day.
    #[schema(value_type = String, format = Date, example = "2026-12-29")]
    date_from: Day,
    /// The last day; left out: the first one.
    #[schema(value_type = Option<String>, format = Date)]
    date_to: Option<Day>,
    /// Hours, in Thai or as OSM writes them; `off`: closed; left out: nobody knows.
    #[schema(example = "off")]
    hours: Option<String>,
    /// Why, for citizens.
    reason: Option<String>,
    /// When it was announced.
    #[schema(value_type = Option<String>, format = Date)]
    announced_on: Option<Day>,
}

/// What a unit is from now on. What is left out stays as it is, and null empties a field.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"phone": "0 4249 1234 ต่อ 12", "hours": "จันทร์-ศุกร์ 08.30-16.30 น.", "reason": "เปลี่ยนหมายเลข"}))]
pub(crate) struct UnitFields {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    code: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    name_th: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    name_en: Given<String>,
    /// Other names that people know it by: old ones, short ones.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    aliases: Given<Vec<String>>,
    #[serde(default, rename = "type", deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    kind: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    subtype: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    category: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    level: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    ministry: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    department: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    agency: Given<String>,
    /// The unit above it.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    parent_id: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Pin>)]
    pub(super) pin: Given<Pin>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    address: Given<String>,
    /// Six digits.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    subdistrict_code: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    postcode: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    phone: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    email: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    website: Given<String>,
    /// Opening hours, in Thai or as OSM writes them.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    hours: Given<String>,
    /// The calendar whose days close it; null: the national one.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    calendar: Given<String>,
    /// IANA name of its clock; null: Asia/Bangkok.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    timezone: Given<String>,
    /// Codes of the areas that it is responsible for.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    serves: Given<Vec<String>>,
    /// The outline of what it is responsible for, where codes of areas don't say it; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Outline>)]
    territory: Given<Outline>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    photo: Given<String>,
    /// All its special days, in the place of those that are there.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<SpecialDays>>)]
    exceptions: Given<Vec<SpecialDays>>,
    /// Why it is changed, for the log.
    pub(super) reason: Option<String>,
}

/// What has to be looked up before fields are taken.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// A unit code that nobody else may have.
    pub(super) code: Option<String>,
    /// A unit that has to be there.
    pub(super) parent: Option<ServicePointId>,
    /// A calendar that has to be there.
    pub(super) calendar: Option<CalendarId>,
    /// An outline that has to lie in subdistricts.
    pub(super) territory: Option<Arc<DrawnTerritory>>,
}

impl UnitFields {
    /// Takes the fields into a unit; gives what they name elsewhere.
    pub(crate) fn apply(self, office: &mut Office, faults: &mut Faults) -> Named {
        let mut named = Named::default();
        let point = &mut office.point;
        if let Some(name) = self.name_th {
            point.name_th =
                faults.text("name_th", &name.unwrap_or_default(), MAX_NAME_CHARS).unwrap_or_default();
        }
        set(faults, self.name_en, &mut point.name_en, |faults, name| {
            faults.text("name_en", &name, MAX_NAME_CHARS)
        });
        if let Some(names) = self.aliases.map(Option::unwrap_or_default) {
            expect_few(faults, "aliases", names.len());
            let names = names.into_iter().filter_map(|name| faults.text("aliases", &name, MAX_NAME_CHARS));
            point.aliases = names.collect();
        }
        for (field, value, slot) in [
            ("type", self.kind, &mut point.kind),
            ("subtype", self.subtype, &mut point.subtype),
            ("category", self.category, &mut point.category),
            ("level", self.level, &mut point.level),
            ("ministry", self.ministry, &mut point.ministry),
            ("department", self.department, &mut point.department),
            ("agency", self.agency, &mut point.agency),
        ] {
            set(faults, value, slot, |faults, word| faults.text(field, &word, MAX_NAME_CHARS).map(Arc::from));
        }
        set(faults, self.code, &mut point.code, |faults, code| {
            let code = faults.read("code", UnitCode::new(&plain(&code)))?;
            named.code = Some(code.as_str().to_owned());
            Some(code)
        });
        set(faults, self.parent_id, &mut point.parent, |faults, id| {
            let id = faults.read("parent_id", ServicePointId::new(id.trim()))?;
            named.parent = Some(id.clone());
            Some(id)
        });
        set(faults, self.pin, &mut point.position, |faults, pin| faults.read("pin", pin.position()));
        set(faults, self.address, &mut point.address, |faults, address| {
            faults.text("address", &address, MAX_TEXT_CHARS)
        });
        set(faults, self.subdistrict_code, &mut point.subdistrict, |faults, code| {
            faults.read("subdistrict_code", subdistrict(&plain(&code)))
        });
        for (field, value, slot, read) in [
            ("postcode", self.postcode, &mut point.postcode, written::postcode as Contact),
            ("phone", self.phone, &mut point.phone, written::phone as Contact),
            ("email", self.email, &mut point.email, written::email as Contact),
            ("website", self.website, &mut point.website, written::web_address as Contact),
            ("photo", self.photo, &mut point.photo, written::picture_address as Contact),
        ] {
            set(faults, value, slot, |faults, value| {
                let value = faults.text(field, &value, MAX_NAME_CHARS)?;
                faults.read(field, read(&plain(&value)))
            });
        }
        if let Some(calendar) = self.calendar {
            let national = CalendarId::national();
            let id = calendar.map_or(Ok(national), |calendar| CalendarId::new(calendar.trim()));
            if let Some(id) = faults.read("calendar", id) {
                named.calendar = Some(id.clone());
                point.calendar = id;
            }
        }
        if let Some(zone) = self.timezone {
            point.zone = faults.read("timezone", clock(zone.as_deref())).unwrap_or(point.zone);
        }
        if let Some(codes) = self.serves.map(Option::unwrap_or_default) {
            expect_few(faults, "serves", codes.len());
            point.serves.clear();
            for code in codes {
                let area = faults.read("serves", area(&plain(&code)));
                point.serves.extend(area.filter(|area| !point.serves.contains(area)));
            }
        }
        if let Some(outline) = self.territory {
            let drawn = outline.map(|outline| faults.read("territory", outline.read()));
            // One that can't be read is reported, and nothing is written.
            named.territory = territory::set(point, drawn.flatten());
        }
        if let Some(hours) = self.hours {
            set_hours(faults, office, hours);
        }
        if let Some(days) = self.exceptions.map(Option::unwrap_or_default) {
            expect_few(faults, "exceptions", days.len());
            office.exceptions = days
                .into_iter()
                .filter_map(|days| days.read(&office.point.id, &office.offers, faults))
                .collect();
        }
        named
    }
}

/// A clock by its name; none: the Thai one.
pub(crate) fn clock(zone: Option<&str>) -> Result<chrono_tz::Tz, String> {
    let Some(zone) = zone else { return Ok(chrono_tz::Asia::Bangkok) };
    let quoted = quoted(zone);
    let expected = format!("{quoted} is not a time zone: expected an IANA name such as Asia/Bangkok");
    zone.trim().parse().map_err(|_| expected)
}

/// Sets a field that was given.
fn set<T, V>(
    faults: &mut Faults,
    value: Given<V>,
    slot: &mut Option<T>,
    read: impl FnOnce(&mut Faults, V) -> Option<T>,
) {
    match value {
        None => {}
        Some(None) => *slot = None,
        Some(Some(value)) => *slot = read(faults, value),
    }
}

/// The hours of the door, and of offers that say nothing themselves what the text tells about the last case.
fn set_hours(faults: &mut Faults, office: &mut Office, hours: Option<String>) {
    let Some(hours) = hours else {
        office.point.hours = None;
        return;
    };
    let Some(read) = read_told(faults, "hours", &hours) else { return };
    if let Some(minutes) = read.last_acceptance_minutes() {
        let silent = |offer: &&mut Offer| offer.hours.is_none() && offer.last_acceptance_minutes.is_none();
        office.offers.iter_mut().filter(silent).for_each(|one| one.last_acceptance_minutes = Some(minutes));
    }
    office.point.hours = Some(read.expression);
}

/// Reads hours, in Thai or as OSM writes them.
pub(super) fn read_told(faults: &mut Faults, field: &str, hours: &str) -> Option<ReadHours> {
    let quoted = quoted(hours);
    faults.read(
        field,
        read_hours(hours).map_err(|error| format!("{quoted} can't be read as opening hours: {error}")),
    )
}

fn expect_few(faults: &mut Faults, field: &str, count: usize) {
    if count > MOST {
        faults.add(field, "invalid", format!("{count} are too many: expected at most {MOST}"));
    }
}

/// A text with digits as they are computed with, without white space around it.
pub(super) fn plain(text: &str) -> String {
    let digit = |c: char| match c {
        '๐'..='๙' => char::from(b'0' + (u32::from(c) - u32::from('๐')) as u8),
        other => other,
    };
    text.trim().chars().map(digit).collect()
}

/// The code of a subdistrict that there is.
pub(super) fn subdistrict(text: &str) -> Result<AreaCode, String> {
    let code = area(text)?;
    let expected =
        || format!("{} is not a subdistrict's code: expected 6 digits such as 380101", quoted(text));
    Some(code).filter(|code| code.level() == AreaLevel::Subdistrict).ok_or_else(expected)
}

/// The code of an area that there is. One that was abolished is told with what came after it.
pub(super) fn area(text: &str) -> Result<AreaCode, String> {
    let code: AreaCode = text.parse().map_err(|error: domain::area::InvalidAreaCode| error.to_string())?;
    let gazetteer = Gazetteer::built_in();
    if gazetteer.place(code).is_some() {
        return Ok(code);
    }
    match gazetteer.abolished(code) {
        Some(was) => {
            let successors: Vec<String> = was.successors.iter().map(ToString::to_string).collect();
            Err(format!(
                "{} was the code of {} until {}: expected one of {}",
                quoted(text),
                was.name_th,
                was.abolished_on,
                successors.join(", ")
            ))
        }
        None => Err(format!(
            "{} is the code of no area: expected 2, 4 or 6 digits such as 38, 3801 or 380101",
            quoted(text)
        )),
    }
}

impl SpecialDays {
    /// The days of a unit with what it offers.
    pub(crate) fn read(
        self,
        unit: &ServicePointId,
        offers: &[Offer],
        faults: &mut Faults,
    ) -> Option<Exception> {
        let Self { procedure_id, date_from, date_to, hours, reason, announced_on } = self;
        let procedure = match procedure_id {
            None => None,
            Some(id) => Some(offered(faults, offers, &id)?),
        };
        let to = date_to.unwrap_or(date_from);
        if to < date_from {
            faults.add(
                "exceptions",
                "invalid",
                format!("{to} comes before {date_from}: expected that day or a later one"),
            );
        }
        let hours = match hours.as_deref().map(str::trim) {
            None => ExceptionHours::Unknown,
            Some(word) if word.eq_ignore_ascii_case("off") || word.eq_ignore_ascii_case("closed") => {
                ExceptionHours::Closed
            }
            Some(told) => ExceptionHours::Hours(read_told(faults, "exceptions", told)?.expression),
        };
        let reason = reason.and_then(|reason| faults.text("exceptions", &reason, MAX_TEXT_CHARS));
        Some(Exception {
            service_point: unit.clone(),
            procedure,
            from: date_from.0,
            to: to.0,
            hours,
            reason,
            announced_on: announced_on.map(|day| day.0),
        })
    }
}

/// A procedure that a unit offers.
fn offered(faults: &mut Faults, offers: &[Offer], id: &str) -> Option<ProcedureId> {
    let id = faults.read("exceptions", ProcedureId::new(id))?;
    let is_offered = offers.iter().any(|offer| offer.procedure == id);
    faults.read(
        "exceptions",
        is_offered.then(|| id.clone()).ok_or_else(|| {
            format!(
                "{} isn't linked to this unit: expected a procedure that is, or none",
                quoted(id.as_str())
            )
        }),
    )
}

/// That a value is one that is there, in the words of an error.
pub(super) fn missing(what: &str, id: &impl Display) -> String {
    format!("there is no {what} {}: expected the id of one", quoted(&id.to_string()))
}
