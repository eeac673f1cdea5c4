//! The features of a GeoJSON file as rows.
//!
//! The columns are `id`, `lon` and `lat`, then every property in the order in which a feature first has it. A property
//! in a property is a column `outer.inner`, a list of words is joined by `|`. Properties called `lon` or `lat` are columns
//! `properties.lon` and `properties.lat`; a property `id` counts where the feature has no id of its own. Further members
//! of a feature, and of the collection, are columns too, `feature.…` and `collection.…`: nothing that the file holds
//! escapes the import firewall. The first feature is row 2, as if a header stood in row 1.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::{fs::File, vec};

use csv::StringRecord;
use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, GeometryValue, JsonObject, JsonValue};

use super::records::MAX_COLUMNS;
use crate::Refusal;

/// Largest file in bytes. 60,000 points with twenty properties each come to about 50 MB.
const MAX_FILE_BYTES: u64 = 128 << 20;

/// Most bytes of text that the rows of a file come to: names and empty cells of wide files count.
const MAX_TEXT_BYTES: usize = 512 << 20;

/// Properties in properties are columns of their own down to here, and JSON text below.
const MAX_DEPTH: usize = 8;

/// The columns that every feature has.
const OWN: [&str; 3] = ["id", "lon", "lat"];

/// Hands out the features of a file, the header first.
pub(super) struct FeatureRows {
    rows: vec::IntoIter<FeatureRow>,
    number: u64,
    not_a_point: Option<&'static str>,
}

struct FeatureRow {
    cells: StringRecord,
    not_a_point: Option<&'static str>,
}

impl FeatureRows {
    /// Hands out the next row, and gives its number; none at the end.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Option<u64> {
        let row = self.rows.next()?;
        *record = row.cells;
        self.not_a_point = row.not_a_point;
        self.number += 1;
        Some(self.number)
    }

    /// What the feature that was handed out last is instead of a point.
    pub(super) fn not_a_point(&self) -> Option<&'static str> {
        self.not_a_point
    }
}

/// Reads a whole file.
pub(super) fn read(path: &Path) -> Result<FeatureRows, Refusal> {
    let not_geojson = |reason: String| Refusal::NotGeoJson { path: path.to_owned(), reason };
    let bytes = bytes(path)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let collection: FeatureCollection =
        serde_json::from_slice(text).map_err(|error| not_geojson(place_of(&error)))?;
    let mut columns = Columns::default();
    let mut features = Vec::with_capacity(collection.features.len());
    let mut members = collection.foreign_members;
    for feature in collection.features {
        features.push(columns.row(feature, members.take()));
        if columns.names.len() > MAX_COLUMNS {
            let (file, row, found) = (super::file_name(path), 1, columns.names.len());
            return Err(Refusal::TooManyColumns { file, row, found, limit: MAX_COLUMNS });
        }
    }
    let size = features.len().saturating_mul(columns.names.len() * size_of::<usize>());
    if columns.bytes.saturating_add(size) > MAX_TEXT_BYTES {
        let what = format!("holds more than {MAX_TEXT_BYTES} bytes of text");
        return Err(Refusal::FileTooLarge { file: super::file_name(path), what });
    }
    let width = columns.names.len();
    let header = FeatureRow { cells: StringRecord::from(columns.names), not_a_point: None };
    let rows: Vec<FeatureRow> =
        std::iter::once(header).chain(features.into_iter().map(|feature| feature.into_row(width))).collect();
    Ok(FeatureRows { rows: rows.into_iter(), number: 0, not_a_point: None })
}

/// Where a text stops being GeoJSON. What the library says about it may repeat a value.
fn place_of(error: &serde_json::Error) -> String {
    let what = if error.is_data() { "a FeatureCollection" } else { "JSON" };
    format!("line {}, column {}: expected {what}", error.line(), error.column())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    let unreadable = |cause| Refusal::Unreadable { path: path.to_owned(), cause };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let what = format!("has more than {MAX_FILE_BYTES} bytes");
        return Err(Refusal::FileTooLarge { file: super::file_name(path), what });
    }
    Ok(bytes)
}

/// The names of all columns, in the order in which they were met.
struct Columns {
    names: Vec<String>,
    numbers: HashMap<String, usize>,
    /// Bytes of all cells.
    bytes: usize,
}

/// The cells of one feature by the number of their column.
struct SparseRow {
    cells: Vec<(usize, String)>,
    not_a_point: Option<&'static str>,
}

impl Default for Columns {
    fn default() -> Self {
        let mut columns = Self { names: Vec::new(), numbers: HashMap::new(), bytes: 0 };
        OWN.iter().for_each(|name| {
            columns.number(name);
        });
        columns
    }
}

impl Columns {
    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len();
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    fn row(&mut self, feature: Feature, collection: Option<JsonObject>) -> SparseRow {
        let mut row = SparseRow { cells: Vec::new(), not_a_point: None };
        match feature.geometry.map(|geometry| geometry.value) {
            Some(GeometryValue::Point { coordinates }) if coordinates.len() >= 2 => {
                self.add(&mut row, "lon", coordinates[0].to_string());
                self.add(&mut row, "lat", coordinates[1].to_string());
            }
            Some(other) => row.not_a_point = Some(other.type_name()),
            None => {}
        }
        let mut properties = feature.properties.unwrap_or_default();
        let own_id = match feature.id {
            Some(Id::String(id)) => Some(JsonValue::String(id)),
            Some(Id::Number(id)) => Some(JsonValue::Number(id)),
            None => None,
        };
        if let Some(id) = own_id {
            if let Some(other) = properties.remove("id") {
                self.add_value(&mut row, "properties.id", other, 0);
            }
            self.add_value(&mut row, "id", id, 0);
        }
        for (name, value) in properties {
            let is_taken = OWN[1..].contains(&name.as_str());
            let name = if is_taken { format!("properties.{name}") } else { name };
            self.add_value(&mut row, &name, value, 0);
        }
        for (owner, members) in [("feature", feature.foreign_members), ("collection", collection)] {
            for (name, value) in members.unwrap_or_default() {
                self.add_value(&mut row, &format!("{owner}.{name}"), value, 0);
            }
        }
        row
    }

    fn add_value(&mut self, row: &mut SparseRow, name: &str, value: JsonValue, depth: usize) {
        match value {
            JsonValue::Null => {
                self.number(name);
            }
            JsonValue::String(text) => self.add(row, name, text),
            JsonValue::Object(members) if depth < MAX_DEPTH => {
                for (inner, value) in members {
                    self.add_value(row, &format!("{name}.{inner}"), value, depth + 1);
                }
            }
            JsonValue::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
                let words: Vec<String> = items.into_iter().map(scalar).collect();
                self.add(row, name, words.join("|"));
            }
            other => self.add(row, name, scalar(other)),
        }
    }

    fn add(&mut self, row: &mut SparseRow, name: &str, cell: String) {
        self.bytes = self.bytes.saturating_add(cell.len());
        row.cells.push((self.number(name), cell));
    }
}

fn scalar(value: JsonValue) -> String {
    match value {
        JsonValue::String(text) => text,
        JsonValue::Null => String::new(),
        other => other.to_string(),
    }
}

impl SparseRow {
    fn into_row(mut self, width: usize) -> FeatureRow {
        self.cells.sort_by_key(|(number, _)| *number);
        let mut cells = StringRecord::new();
        for (number, cell) in &self.cells {
            // Of two values for one column the first counts.
            if cells.len() > *number {
                continue;
            }
            super::workbook::pad(&mut cells, *number);
            cells.push_field(cell);
        }
        super::workbook::pad(&mut cells, width);
        FeatureRow { cells, not_a_point: self.not_a_point }
    }
}
