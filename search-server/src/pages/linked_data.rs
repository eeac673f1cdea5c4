//! Records in the words of schema.org, for machines that read pages. Values that are made up for a sample are left out.

use domain::{Procedure, ServicePoint};
use serde_json::{Map, Value, json};

/// An office as schema.org's `GovernmentOffice`; none where its name is made up.
pub(crate) fn of_office(point: &ServicePoint) -> Option<String> {
    let mut record = Record::new("GovernmentOffice", &point.sample_fields);
    record.set("name", "name_th", Some(json!(point.name_th)));
    record.set("alternateName", "name_en", point.name_en.as_ref().map(|name| json!(name)));
    record.set("identifier", "code", point.code.as_ref().map(|code| json!(code.as_str())));
    record.set("telephone", "phone", point.phone.as_ref().map(|phone| json!(phone)));
    record.set("email", "email", point.email.as_ref().map(|email| json!(email)));
    record.set("url", "website", point.website.as_ref().map(|website| json!(website)));
    record.set("address", "address", point.address.as_ref().map(|address| json!(address)));
    let has_made_up_position = record.is_made_up("lat") || record.is_made_up("lon");
    let position = point.position.filter(|_| !has_made_up_position);
    let geo = position.map(|position| {
        let (latitude, longitude) = (position.latitude_degrees(), position.longitude_degrees());
        json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude})
    });
    record.set("geo", "lat", geo);
    record.finish()
}

/// A procedure as schema.org's `GovernmentService`; none where its title is made up.
pub(crate) fn of_procedure(procedure: &Procedure) -> Option<String> {
    let mut record = Record::new("GovernmentService", &procedure.sample_fields);
    record.set("name", "title_th", Some(json!(procedure.title_th)));
    let aliases = (!procedure.aliases.is_empty()).then(|| json!(procedure.aliases));
    record.set("alternateName", "aliases", aliases);
    let provider = procedure.department.as_deref().or(procedure.ministry.as_deref());
    let column = if procedure.department.is_some() { "department" } else { "ministry" };
    let provider = provider.map(|name| json!({"@type": "GovernmentOrganization", "name": name}));
    record.set("provider", column, provider);
    record.set("url", "url", procedure.url.as_ref().map(|url| json!(url)));
    record.finish()
}

struct Record<'r> {
    made_up: &'r [String],
    properties: Map<String, Value>,
}

impl<'r> Record<'r> {
    fn new(kind: &str, made_up: &'r [String]) -> Self {
        let mut properties = Map::new();
        properties.insert("@context".to_owned(), json!("https://schema.org"));
        properties.insert("@type".to_owned(), json!(kind));
        Self { made_up, properties }
    }

    fn is_made_up(&self, column: &str) -> bool {
        self.made_up.iter().any(|known| known == column)
    }

    /// Sets a property to what a column says, where that is known and real.
    fn set(&mut self, property: &str, column: &str, value: Option<Value>) {
        if let Some(value) = value.filter(|_| !self.is_made_up(column)) {
            self.properties.insert(property.to_owned(), value);
        }
    }

    /// As the content of a script element, which no value can end.
    fn finish(self) -> Option<String> {
        let has_name = self.properties.contains_key("name");
        has_name.then(|| Value::Object(self.properties).to_string().replace('<', "\\u003c"))
    }
}

#[cfg(test)]
mod tests {
    use domain::ServicePointId;

    use super::*;

    fn office() -> ServicePoint {
        let id = ServicePointId::new("x").expect("an id");
        ServicePoint {
            phone: Some("042 000 000".to_owned()),
            ..ServicePoint::named(id, "ที่ว่าการอำเภอ".to_owned())
        }
    }

    #[test]
    fn what_is_made_up_is_not_told_to_machines() {
        let all = of_office(&office()).expect("a record");
        assert!(all.contains("GovernmentOffice") && all.contains("042 000 000"), "{all}");
        let made_up = |columns: &[&str]| {
            let sample_fields = columns.iter().map(|&column| column.to_owned()).collect();
            of_office(&ServicePoint { sample_fields, ..office() })
        };
        assert!(!made_up(&["phone"]).expect("a record").contains("042"));
        assert_eq!(made_up(&["name_th"]), None);
    }

    #[test]
    fn no_value_ends_the_element_that_holds_it() {
        let named = ServicePoint { name_th: "</script><script>".to_owned(), ..office() };
        let record = of_office(&named).expect("a record");
        assert!(!record.contains('<'), "{record}");
        let read: Value = serde_json::from_str(&record).expect("JSON");
        assert_eq!(read["name"], "</script><script>");
    }
}
