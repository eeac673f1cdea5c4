//! JSON or GeoJSON, as a client accepts.

use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// The media types of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MediaType {
    Json,
    GeoJson,
}

/// Media type of GeoJSON (RFC 7946).
const GEO_JSON: &str = "application/geo+json";

/// The member of an answer that holds its offices.
const RESULTS: &str = "results";

impl MediaType {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let wants_features = accepted.flat_map(|value| value.split(',')).any(|range| {
            range.split(';').next().is_some_and(|name| name.trim().eq_ignore_ascii_case(GEO_JSON))
        });
        if wants_features { Self::GeoJson } else { Self::Json }
    }

    /// An answer whose offices stand in `results`.
    pub(crate) fn response(self, answer: &impl Serialize) -> Response {
        match self {
            Self::Json => Json(answer).into_response(),
            Self::GeoJson => {
                let headers = [(header::CONTENT_TYPE, GEO_JSON)];
                (headers, features(json!(answer)).to_string()).into_response()
            }
        }
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
