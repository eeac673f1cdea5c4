//! Positions in parameters.

use domain::Position;
use domain::position::InvalidPosition;

use super::parameters::Parameters;

/// Takes `lat` and `lon`; either that is missing or bad is reported.
pub(crate) fn read(given: &mut Parameters) -> Option<Position> {
    let mut coordinate = |name| {
        let errors = given.error_count();
        let number = given.number(name, "degrees such as 13.7563");
        if number.is_none() && given.error_count() == errors {
            given.error(name, "missing", "expected WGS-84 degrees");
        }
        number
    };
    let (latitude, longitude) = (coordinate("lat"), coordinate("lon"));
    match Position::from_degrees(latitude?, longitude?) {
        Ok(position) => Some(position.cut_to_six_decimals()),
        Err(error) => {
            let name = if matches!(error, InvalidPosition::Latitude(_)) { "lat" } else { "lon" };
            given.error(name, "invalid", error.to_string());
            None
        }
    }
}
