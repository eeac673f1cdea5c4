//! The matrix service of Valhalla (<https://valhalla.github.io/valhalla/api/matrix/api-reference/>).

use domain::Position;
use domain::travel::{Destination, Means};
use serde::Deserialize;
use serde_json::{Value, json};

use super::client::Client;
use super::failure::Failure;
use super::{Url, cut};

#[derive(Deserialize)]
struct Matrix {
    /// A row per source, in it a cell per target.
    sources_to_targets: Vec<Vec<Cell>>,
}

#[derive(Deserialize)]
struct Cell {
    /// Seconds; null: there is no way.
    time: Option<f64>,
    to_index: usize,
}

/// The seconds to each destination.
pub(super) fn seconds(
    client: &Client,
    url: &Url,
    means: Means,
    from: Position,
    to: &[Destination],
) -> Result<Vec<Option<f64>>, Failure> {
    let matrix: Matrix = client.post(&format!("{url}/sources_to_targets"), &request(means, from, to))?;
    let [row] = matrix.sources_to_targets.as_slice() else { return Err(Failure::Malformed) };
    let in_order = row.iter().enumerate().all(|(index, cell)| cell.to_index == index);
    if in_order { Ok(row.iter().map(|cell| cell.time).collect()) } else { Err(Failure::Malformed) }
}

fn request(means: Means, from: Position, to: &[Destination]) -> Value {
    json!({
        "sources": [location(from)],
        "targets": to.iter().map(|to| location(to.position)).collect::<Vec<_>>(),
        "costing": costing(means),
        "verbose": true,
    })
}

fn costing(means: Means) -> &'static str {
    match means {
        Means::Walk => "pedestrian",
        Means::Motorcycle => "motorcycle",
        Means::Car => "auto",
    }
}

fn location(position: Position) -> Value {
    let number = |degrees| cut(degrees).parse::<f64>().unwrap_or(degrees);
    json!({"lat": number(position.latitude_degrees()), "lon": number(position.longitude_degrees())})
}

#[cfg(test)]
mod tests {
    use domain::Metres;

    use super::*;

    #[test]
    fn a_request_has_one_source_and_the_costing_of_the_means() {
        let position = |latitude, longitude| Position::from_degrees(latitude, longitude).expect("a position");
        let to = [Destination { position: position(18.5, 103.25), distance: Metres(0.0) }];
        assert_eq!(
            request(Means::Motorcycle, position(17.987_659, 103.0), &to),
            json!({
                "sources": [{"lat": 17.98765, "lon": 103.0}],
                "targets": [{"lat": 18.5, "lon": 103.25}],
                "costing": "motorcycle",
                "verbose": true,
            })
        );
    }
}
