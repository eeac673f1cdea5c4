//! Records in the words of schema.org, for machines that read pages. Values that are made up for a sample are left out.

mod area;
mod hours;

use chrono::NaiveDate;
use domain::area::{AreaLevel, Gazetteer};
use domain::procedure::Channel;
use domain::{AreaCode, Procedure, ServicePoint};
use engine::OfficeRecord;
use serde_json::{Map, Value, json};

pub(crate) use area::of_area;

use super::contact::web_link;
use super::language::Language;
use super::page::Page;
use super::place;
use super::visit::link;
use crate::path::segment;
use crate::pictures;

/// An office as schema.org's `GovernmentOffice`; none where its name is made up.
pub(crate) fn of_office(record: &OfficeRecord, today: NaiveDate, page: &Page) -> Option<String> {
    let point = &record.point;
    let mut office = Record::new("GovernmentOffice", &point.sample_fields);
    office.address_of(page);
    office.set("name", "name_th", Some(json!(point.name_th)));
    let names = point.name_en.iter().chain(&point.aliases).collect::<Vec<_>>();
    office.set("alternateName", "name_en", (!names.is_empty()).then(|| json!(names)));
    office.set("identifier", "code", point.code.as_ref().map(|code| json!(code.as_str())));
    office.set("telephone", "phone", point.phone.as_ref().map(|phone| json!(phone)));
    office.set("email", "email", point.email.as_ref().map(|email| json!(email)));
    office.set(
        "sameAs",
        "website",
        point.website.as_deref().and_then(web_link).map(|website| json!(website)),
    );
    let image = |address: &str| match pictures::is_own(address) {
        true => Some(page.absolute(address)),
        false => web_link(address),
    };
    office.set("image", "photo", point.pictures().find_map(image).map(|image| json!(image)));
    office.set("address", "address", address(point, &office));
    let has_made_up_position = office.is_made_up("lat") || office.is_made_up("lon");
    let position = point.position.filter(|_| !has_made_up_position);
    let geo = position.map(|position| {
        let (latitude, longitude) = (position.latitude_degrees(), position.longitude_degrees());
        json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude})
    });
    office.set("geo", "lat", geo);
    let owner = [("agency", &point.agency), ("department", &point.department), ("ministry", &point.ministry)];
    let owner = owner.into_iter().find_map(|(column, name)| Some((column, name.as_deref()?)));
    if let Some((column, name)) = owner {
        office.set("parentOrganization", column, Some(organisation(name)));
    }
    let served: Vec<Value> = point.serves.iter().map(|area| administrative_area(*area, page)).collect();
    office.set("areaServed", "serves", (!served.is_empty()).then(|| json!(served)));
    office.set("openingHoursSpecification", "hours", hours::of_coming_days(&record.schedule, today));
    office.set("hasOfferCatalog", "", catalog(record, page));
    office.finish()
}

/// What an office does, as far as its titles are real.
fn catalog(record: &OfficeRecord, page: &Page) -> Option<Value> {
    let is_real = |procedure: &Procedure| !procedure.sample_fields.iter().any(|column| column == "title_th");
    let real = record.offers.iter().map(|(_, procedure, _)| procedure).filter(|procedure| is_real(procedure));
    let offers: Vec<Value> = real
        .map(|procedure| {
            let path = link(page.language, &format!("/procedures/{}", segment(procedure.id.as_str())), []);
            let service = json!({
                "@type": "GovernmentService", "name": procedure.title_th, "url": page.absolute(&path),
            });
            json!({"@type": "Offer", "itemOffered": service})
        })
        .collect();
    (!offers.is_empty()).then(|| json!({"@type": "OfferCatalog", "itemListElement": offers}))
}

/// The postal address; none where it is unknown or made up.
fn address(point: &ServicePoint, office: &Record<'_>) -> Option<Value> {
    let mut address = Record::of_kind("PostalAddress", office.made_up);
    address.set("streetAddress", "address", point.address.as_ref().map(|address| json!(address)));
    address.set("postalCode", "postcode", point.postcode.as_ref().map(|postcode| json!(postcode)));
    let name = |level| {
        let area = point.subdistrict?.at(level)?;
        Gazetteer::built_in().place(area).map(|_| json!(place::name(area, Language::Thai)))
    };
    address.set("addressLocality", "subdistrict_code", name(AreaLevel::District));
    address.set("addressRegion", "subdistrict_code", name(AreaLevel::Province));
    let is_known = address.properties.len() > 1;
    if point.zone == chrono_tz::Asia::Bangkok {
        address.set("addressCountry", "address", Some(json!("TH")));
    }
    is_known.then_some(Value::Object(address.properties))
}

fn organisation(name: &str) -> Value {
    json!({"@type": "GovernmentOrganization", "name": name})
}

fn administrative_area(area: AreaCode, page: &Page) -> Value {
    let path = link(page.language, &format!("/areas/{area}"), []);
    json!({
        "@type": "AdministrativeArea",
        "name": place::name(area, page.language),
        "identifier": area.to_string(),
        "url": page.absolute(&path),
    })
}

/// A procedure as schema.org's `GovernmentService`; none where its title is made up.
pub(crate) fn of_procedure(procedure: &Procedure, page: &Page) -> Option<String> {
    let mut service = Record::new("GovernmentService", &procedure.sample_fields);
    service.address_of(page);
    service.set("name", "title_th", Some(json!(procedure.title_th)));
    let names: Vec<&String> = procedure.title_en.iter().chain(&procedure.aliases).collect();
    service.set("alternateName", "aliases", (!names.is_empty()).then(|| json!(names)));
    service.set("serviceType", "category", procedure.category.as_ref().map(|category| json!(category)));
    let provider = procedure.department.as_deref().or(procedure.ministry.as_deref());
    let column = if procedure.department.is_some() { "department" } else { "ministry" };
    service.set("provider", column, provider.map(organisation));
    let is_online = matches!(procedure.channel, Some(Channel::Online | Channel::Both));
    let online = procedure.url.as_deref().and_then(web_link).filter(|_| is_online);
    let online = online.map(|url| json!({"@type": "ServiceChannel", "serviceUrl": url}));
    service.set("availableChannel", "url", online);
    let price =
        procedure.fee_thb.map(|baht| json!({"@type": "Offer", "price": baht, "priceCurrency": "THB"}));
    service.set("offers", "fee_thb", price);
    service.finish()
}

pub(super) struct Record<'r> {
    made_up: &'r [String],
    properties: Map<String, Value>,
}

impl<'r> Record<'r> {
    fn new(kind: &str, made_up: &'r [String]) -> Self {
        let mut record = Self::of_kind(kind, made_up);
        record.properties.insert("@context".to_owned(), json!("https://schema.org"));
        record
    }

    /// A part of another record.
    fn of_kind(kind: &str, made_up: &'r [String]) -> Self {
        let properties = Map::from_iter([("@type".to_owned(), json!(kind))]);
        Self { made_up, properties }
    }

    fn is_made_up(&self, column: &str) -> bool {
        self.made_up.iter().any(|known| known == column)
    }

    /// Names the record by the address of its page for good.
    fn address_of(&mut self, page: &Page) {
        let address = page.canonical();
        self.properties.insert("@id".to_owned(), json!(address));
        self.properties.insert("url".to_owned(), json!(address));
    }

    /// Sets a property to what a column says, where that is known and real.
    fn set(&mut self, property: &str, column: &str, value: Option<Value>) {
        if let Some(value) = value.filter(|_| !self.is_made_up(column)) {
            self.properties.insert(property.to_owned(), value);
        }
    }

    fn finish(self) -> Option<String> {
        let has_name = self.properties.contains_key("name");
        has_name.then(|| script(&Value::Object(self.properties)))
    }
}

/// As the content of a script element, which no value can end.
fn script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use domain::hours::Calendars;
    use domain::{Schedule, ServicePointId};

    use super::*;
    use crate::pages::visit::Visit;

    fn office() -> ServicePoint {
        let id = ServicePointId::new("x").expect("an id");
        ServicePoint {
            phone: Some("042 000 000".to_owned()),
            ..ServicePoint::named(id, "ที่ว่าการอำเภอ".to_owned())
        }
    }

    fn told(point: ServicePoint) -> Option<String> {
        let visit = Visit::of(&"/service-points/x".parse().expect("a URI"));
        let calendar = Calendars::default().view(&point.calendar);
        let schedule = Schedule::new(point.hours.clone(), calendar, Vec::new(), point.zone);
        let record = OfficeRecord { point, schedule, found: None, offers: Vec::new() };
        of_office(&record, "2026-12-08".parse().expect("a date"), &Page::new(&visit, None, false))
    }

    #[test]
    fn what_is_made_up_is_not_told_to_machines() {
        let all = told(office()).expect("a record");
        assert!(all.contains("GovernmentOffice") && all.contains("042 000 000"), "{all}");
        let made_up = |columns: &[&str]| {
            let sample_fields = columns.iter().map(|&column| column.to_owned()).collect();
            told(ServicePoint { sample_fields, ..office() })
        };
        assert!(!made_up(&["phone"]).expect("a record").contains("042"));
        assert_eq!(made_up(&["name_th"]), None);
    }

    #[test]
    fn no_value_ends_the_element_that_holds_it() {
        let named = ServicePoint { name_th: "</script><script>".to_owned(), ..office() };
        let record = told(named).expect("a record");
        assert!(!record.contains('<'), "{record}");
        let read: Value = serde_json::from_str(&record).expect("JSON");
        assert_eq!(read["name"], "</script><script>");
    }
}
