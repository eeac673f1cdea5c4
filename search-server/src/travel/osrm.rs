//! The table service of OSRM (<https://project-osrm.org/docs/v5.24.0/api/#table-service>).

use std::fmt::Write;

use domain::Position;
use domain::travel::{Destination, Means};
use serde::Deserialize;

use super::client::Client;
use super::failure::Failure;
use super::{Url, cut};

#[derive(Deserialize)]
struct Table {
    code: String,
    /// A row per source: seconds to every location, the source itself first; null: there is no way.
    durations: Vec<Vec<Option<f64>>>,
}

/// The seconds to each destination.
pub(super) fn seconds(
    client: &Client,
    url: &Url,
    means: Means,
    from: Position,
    to: &[Destination],
) -> Result<Vec<Option<f64>>, Failure> {
    let table: Table = client.get(&request(url, means, from, to))?;
    let [row] = table.durations.as_slice() else { return Err(Failure::Malformed) };
    if table.code != "Ok" || row.is_empty() {
        return Err(Failure::Malformed);
    }
    Ok(row[1..].to_vec())
}

fn request(url: &Url, means: Means, from: Position, to: &[Destination]) -> String {
    let mut request = format!("{url}/table/v1/{}/{}", profile(means), location(from));
    for to in to {
        // Writing to a string can't fail.
        let _ = write!(request, ";{}", location(to.position));
    }
    request + "?sources=0&annotations=duration"
}

/// `osrm-routed` serves one profile whatever it is called here; proxies before several may look at the name.
fn profile(means: Means) -> &'static str {
    match means {
        Means::Walk => "foot",
        Means::Motorcycle => "motorcycle",
        Means::Car => "driving",
    }
}

fn location(position: Position) -> String {
    format!("{},{}", cut(position.longitude_degrees()), cut(position.latitude_degrees()))
}

#[cfg(test)]
mod tests {
    use domain::Metres;

    use super::*;

    #[test]
    fn longitude_comes_first_and_the_origin_is_the_first_location() {
        let url: Url = "http://127.0.0.1:5000/".parse().expect("an address");
        let position = |latitude, longitude| Position::from_degrees(latitude, longitude).expect("a position");
        let to = [Destination { position: position(18.5, 103.25), distance: Metres(0.0) }];
        assert_eq!(
            request(&url, Means::Walk, position(17.987_659, 103.0), &to),
            "http://127.0.0.1:5000/table/v1/foot/103.00000,17.98765;103.25000,18.50000?sources=0&annotations=duration"
        );
    }
}
