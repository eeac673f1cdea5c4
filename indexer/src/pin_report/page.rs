//! The report as one page that needs nothing else: its style, its script and its data are in it.

use std::collections::BTreeMap;

use askama::Template;
use chrono::Datelike;
use pins::Code;
use pins::queue::Change;
use serde_json::{Value, json};

use super::PinReport;
use super::row::Row;
use crate::report::number;

#[derive(Template)]
#[template(path = "pins.html")]
struct Page {
    source: String,
    day: String,
    points: String,
    pinned: String,
    doubtful: String,
    /// JSON in which no `<` stands.
    data: String,
}

impl PinReport {
    /// The report as a page of HTML.
    ///
    /// # Errors
    /// When the template can't be rendered, which none of the data brings about.
    pub fn html(&self) -> Result<String, std::fmt::Error> {
        let [points, pinned, doubtful] = self.totals().map(|count| number(count as u64));
        let page = Page {
            source: self.source.clone(),
            day: format!("{}/{}/{}", self.today.day(), self.today.month(), self.today.year() + 543),
            points,
            pinned,
            doubtful,
            data: self.data().to_string().replace('<', "\\u003c"),
        };
        page.render().map_err(|_| std::fmt::Error)
    }

    fn data(&self) -> Value {
        let provinces = numbered(self.rows.iter().map(|row| row.province_th.as_str()));
        let kinds = numbered(self.rows.iter().map(|row| row.kind_th.as_str()));
        let outlines: Vec<Value> = self.outlines.iter().map(|ring| outline(ring)).collect();
        let areas: serde_json::Map<String, Value> = self
            .areas
            .iter()
            .map(|(code, rings)| (code.to_string(), rings.iter().map(|ring| outline(ring)).collect()))
            .collect();
        let codes: Vec<Value> = Code::ALL
            .iter()
            .map(|code| {
                let severity = code.severity().as_str();
                json!([code.as_str(), code.title_th(), severity, code.source(), code.title_en()])
            })
            .collect();
        let rows: Vec<Value> = self.rows.iter().map(|row| row_data(row, &provinces, &kinds)).collect();
        json!({
            "codes": codes,
            "provinces": provinces.keys().collect::<Vec<_>>(),
            "kinds": kinds.keys().collect::<Vec<_>>(),
            "outlines": outlines,
            "areas": areas,
            "changes": self.has_earlier,
            "rows": rows,
        })
    }
}

fn numbered<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, usize> {
    let mut numbers: BTreeMap<&str, usize> = texts.map(|text| (text, 0)).collect();
    numbers.values_mut().enumerate().for_each(|(number, value)| *value = number);
    numbers
}

/// Longitudes and latitudes in thousandths of a degree, one after the other.
fn outline(ring: &[[f64; 2]]) -> Value {
    ring.iter().flatten().map(|degrees| json!((degrees * 1_000.0).round() as i64)).collect()
}

fn row_data(row: &Row, provinces: &BTreeMap<&str, usize>, kinds: &BTreeMap<&str, usize>) -> Value {
    let codes: Vec<usize> = row
        .evidence
        .iter()
        .filter_map(|evidence| Code::ALL.iter().position(|code| *code == evidence.code))
        .collect();
    let messages: Vec<[&str; 2]> = row
        .evidence
        .iter()
        .map(|evidence| [evidence.message_th.as_str(), evidence.message_en.as_str()])
        .collect();
    let repair = row.repair.as_ref();
    let rounded = |value: f64, scale: f64| (value * scale).round() / scale;
    json!([
        row.id,
        row.name_th,
        kinds.get(row.kind_th.as_str()),
        provinces.get(row.province_th.as_str()),
        row.district_th,
        row.position.map(|position| [position.latitude_degrees(), position.longitude_degrees()]),
        row.wrong.map(|wrong| [rounded(wrong.by_1_km, 1e3), rounded(wrong.by_5_km, 1e3)]),
        codes,
        messages,
        repair.map(|repair| {
            let to = repair
                .position
                .map(|to| [rounded(to.latitude_degrees(), 1e6), rounded(to.longitude_degrees(), 1e6)]);
            let uncertainty = repair.uncertainty.map(|metres| metres.0.round());
            let passes: Vec<&str> = repair.would_pass.iter().map(|code| code.title_th()).collect();
            json!([repair.kind.sentence_th(), to, uncertainty, rounded(repair.confidence, 1e2), passes])
        }),
        row.off_m.map(f64::round),
        row.change.map(Change::as_str),
        row.area.map(|area| area.to_string()),
    ])
}
