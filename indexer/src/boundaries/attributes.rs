//! The table beside a shapefile: codes and names of its areas.

use std::fs::File;
use std::io::{BufReader, Read};

use encoding_rs::{Encoding, UTF_8, WINDOWS_874, X_USER_DEFINED};
use geojson::{JsonObject, JsonValue};
use shapefile::dbase::encoding::EncodingRs;
use shapefile::dbase::{CodePageMark, FieldValue, Reader, ReaderBuilder};

use super::files::unreadable;
use super::package::Part;
use crate::Refusal;

/// More than any name of an encoding has.
const MAX_LABEL_BYTES: u64 = 256;

/// The rows of a `.dbf` file, their texts in the encoding that a `.cpg` file, or else the table itself, names; where none
/// is named, in UTF-8 or Windows-874.
pub(super) fn read(table: &Part, label: Option<&Part>) -> Result<Vec<JsonObject>, Refusal> {
    let refused = |reason: String| Refusal::NotAShapefile { path: table.shown.clone(), reason };
    let file = File::open(&table.path).map_err(unreadable(&table.shown))?;
    // An encoding that loses no byte, so that all texts can be looked at before one is decoded.
    let mut reader = ReaderBuilder::new()
        .with_encoding(EncodingRs::from(X_USER_DEFINED))
        .build(BufReader::new(file))
        .map_err(|error| refused(error.to_string()))?;
    let rows = rows(&mut reader).map_err(refused)?;
    let named = match label {
        Some(label) => Some(named_by(label)?),
        None => marked(reader.header().code_page_mark),
    };
    decoded(rows, named).ok_or_else(|| {
        let named = named.map_or("UTF-8 or Windows-874", Encoding::name);
        refused(format!("its texts are not {named}"))
    })
}

fn rows(reader: &mut Reader<BufReader<File>>) -> Result<Vec<JsonObject>, String> {
    let expected = reader.header().num_records;
    let mut rows = Vec::new();
    for record in reader.iter_records() {
        let record = record.map_err(|error| error.to_string())?;
        rows.push(record.into_iter().filter_map(|(name, value)| Some((name, json(value)?))).collect());
    }
    // The library leaves rows marked as deleted out, whose polygons are still there.
    if rows.len() == expected as usize {
        Ok(rows)
    } else {
        Err(format!("{} of its {expected} rows are marked as deleted", expected as usize - rows.len()))
    }
}

fn json(value: FieldValue) -> Option<JsonValue> {
    match value {
        FieldValue::Character(text) => text.map(JsonValue::from),
        FieldValue::Memo(text) => Some(text.into()),
        FieldValue::Numeric(number) => number.map(number_of),
        FieldValue::Float(number) => number.map(|number| number_of(number.into())),
        FieldValue::Integer(number) => Some(number.into()),
        FieldValue::Double(number) => Some(number_of(number)),
        _ => None,
    }
}

fn number_of(number: f64) -> JsonValue {
    // A code or a population must not get a decimal point.
    if number.fract() == 0.0 && number.abs() < 1e15 { (number as i64).into() } else { number.into() }
}

/// The encoding that a `.cpg` file names.
fn named_by(label: &Part) -> Result<&'static Encoding, Refusal> {
    let mut text = Vec::new();
    let file = File::open(&label.path).map_err(unreadable(&label.shown))?;
    file.take(MAX_LABEL_BYTES).read_to_end(&mut text).map_err(unreadable(&label.shown))?;
    let text = String::from_utf8_lossy(&text);
    let name = text.trim_start_matches('\u{feff}').trim().to_lowercase();
    let digits = name.rsplit([' ', '-', '_']).next().unwrap_or_default().trim_start_matches("cp");
    let encoding = match digits {
        "874" | "88911" => Some(WINDOWS_874),
        "65001" | "utf8" => Some(UTF_8),
        _ => Encoding::for_label(name.as_bytes()),
    };
    encoding.ok_or_else(|| Refusal::NotAShapefile {
        path: label.shown.clone(),
        reason: format!("{name:?} is no encoding that is known here: expected UTF-8 or 874"),
    })
}

/// The encoding that a table names. Many programs mark Thai in it as Western, or not at all.
fn marked(mark: CodePageMark) -> Option<&'static Encoding> {
    match mark {
        CodePageMark::CP874 => Some(WINDOWS_874),
        CodePageMark::Utf8 => Some(UTF_8),
        _ => None,
    }
}

fn decoded(rows: Vec<JsonObject>, named: Option<&'static Encoding>) -> Option<Vec<JsonObject>> {
    let candidates = named.map_or_else(|| vec![UTF_8, WINDOWS_874], |named| vec![named]);
    let texts = || rows.iter().flat_map(JsonObject::values).filter_map(JsonValue::as_str);
    let encoding =
        candidates.into_iter().find(|encoding| texts().all(|text| decode(text, encoding).is_some()))?;
    let decoded = |value: JsonValue| match value {
        JsonValue::String(text) => decode(&text, encoding).map_or(JsonValue::Null, JsonValue::from),
        other => other,
    };
    let row = |row: JsonObject| row.into_iter().map(|(name, value)| (name, decoded(value))).collect();
    Some(rows.into_iter().map(row).collect())
}

/// The text of bytes handed through as characters; none where they aren't of the encoding.
fn decode(text: &str, encoding: &'static Encoding) -> Option<String> {
    let byte = |character| match u32::from(character) {
        low @ 0..0x80 => Some(low as u8),
        high @ 0xf780..0xf800 => Some((high - 0xf700) as u8),
        _ => None,
    };
    let bytes: Vec<u8> = text.chars().map(byte).collect::<Option<_>>()?;
    let bytes = bytes.trim_ascii();
    if encoding == UTF_8 {
        // A field has a fixed number of bytes, which may end within a character.
        return match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(error) if error.error_len().is_none() => {
                Some(String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned())
            }
            Err(_) => None,
        };
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // A C1 control is what is left of a byte that the encoding has no character for.
    (!text.chars().any(|character| ('\u{80}'..='\u{9f}').contains(&character))).then(|| text.into_owned())
}
