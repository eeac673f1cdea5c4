//! JSON or GeoJSON, as a client accepts.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// Room for ten offices.
const BODY_BYTES: usize = 12 << 10;

/// The member of an answer that holds its offices.
const RESULTS: &str = "results";

/// The media types of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MediaType {
    Json,
    GeoJson,
}

/// An answer as it is sent.
pub(crate) struct Answer {
    media_type: MediaType,
    /// False when the time was over.
    pub(crate) complete: bool,
    pub(crate) body: Vec<u8>,
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let media_type = HeaderValue::from_static(self.media_type.as_str());
        ([(header::CONTENT_TYPE, media_type)], self.body).into_response()
    }
}

impl MediaType {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let wants_features = accepted.flat_map(|value| value.split(',')).any(|range| {
            let name = range.split(';').next();
            name.is_some_and(|name| name.trim().eq_ignore_ascii_case(Self::GeoJson.as_str()))
        });
        if wants_features { Self::GeoJson } else { Self::Json }
    }

    /// The name; of GeoJSON by RFC 7946.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GeoJson => "application/geo+json",
        }
    }

    /// An answer whose offices stand in `results`.
    pub(crate) fn answer(self, complete: bool, answer: &impl Serialize) -> Answer {
        let mut body = Vec::with_capacity(BODY_BYTES);
        let written = match self {
            Self::Json => serde_json::to_writer(&mut body, answer),
            Self::GeoJson => serde_json::to_writer(&mut body, &features(json!(answer))),
        };
        written.expect("an answer has no map with other keys than text, and a vector takes every byte");
        Answer { media_type: self, complete, body }
    }
}

/// The answer as a collection of features: what isn't geometry of an office are its properties, the rest stands
/// beside the features.
fn features(mut answer: Value) -> Value {
    let offices = answer.get_mut(RESULTS).map(Value::take);
    let features: Vec<Value> =
        offices.as_ref().and_then(Value::as_array).into_iter().flatten().map(feature).collect();
    if let Value::Object(members) = &mut answer {
        members.remove(RESULTS);
        members.insert("type".to_owned(), json!("FeatureCollection"));
        members.insert("features".to_owned(), json!(features));
    }
    answer
}

fn feature(office: &Value) -> Value {
    // RFC 7946 has null for what isn't located.
    let point = match (&office["lon"], &office["lat"]) {
        (Value::Number(lon), Value::Number(lat)) => json!({"type": "Point", "coordinates": [lon, lat]}),
        _ => Value::Null,
    };
    json!({"type": "Feature", "id": office["id"], "geometry": point, "properties": office})
}
