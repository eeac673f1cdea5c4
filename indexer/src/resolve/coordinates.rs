//! Coordinates: decimal degrees, and degrees with minutes and seconds.
//!
//! What `domain::degrees` reads with certainty is taken. What could mean two things is not: a sign and a letter, spaces without
//! a letter (`13 45.39`), a decimal comma, the abbreviation น.

use domain::degrees::Axis;

use super::values::{self, Problem};
use crate::Code;

/// A latitude in degrees.
pub(super) fn latitude_degrees(text: &str) -> Result<f64, Problem> {
    values::latitude_degrees(text).or_else(|problem| degrees(text, Axis::Latitude, problem))
}

/// A longitude in degrees.
pub(super) fn longitude_degrees(text: &str) -> Result<f64, Problem> {
    values::longitude_degrees(text).or_else(|problem| degrees(text, Axis::Longitude, problem))
}

/// The two halves of a text that holds a latitude and a longitude, such as `13.756331, 100.501762` or
/// `13°45'22.8"N 100°30'6.3"E`. Around a comma neither may be a whole number: `13,75` may be one with a decimal comma.
pub(super) fn pair(text: &str) -> Option<(&str, &str)> {
    if let Some((latitude, longitude)) = text.split_once(',') {
        let has_comma = longitude.contains(',');
        let is_whole =
            |half: &str| half.trim().trim_start_matches(['+', '-']).bytes().all(|b| b.is_ascii_digit());
        let is_pair = !has_comma && !is_whole(latitude) && !is_whole(longitude);
        return is_pair.then(|| (latitude.trim(), longitude.trim()));
    }
    let end = text.find(['N', 'S', 'n', 's']).filter(|at| *at > 0)? + 1;
    let (latitude, longitude) = text.split_at(end);
    let is_pair = longitude.trim_end().ends_with(['E', 'W', 'e', 'w']);
    is_pair.then(|| (latitude, longitude.trim()))
}

/// Reads what is no plain decimal number; `problem` is what that reading said.
fn degrees(text: &str, axis: Axis, problem: Problem) -> Result<f64, Problem> {
    if problem.code != Code::NotANumber {
        return Err(problem);
    }
    let expected = match axis {
        Axis::Latitude => "degrees such as 13.756331 or 13°45'22.8\"N, from -90 to 90",
        Axis::Longitude => "degrees such as 100.501762 or 100°30'6.3\"E, from -180 to 180",
    };
    let Some(written) = axis.read(text).filter(|written| written.is_certain) else {
        let reason = format!("is not a coordinate: expected {expected}; left empty");
        return Err(Problem::new(Code::NotANumber, reason));
    };
    if !axis.holds(written.degrees) {
        let reason = format!("is out of range: expected {expected}; left empty");
        return Err(Problem::new(Code::OutOfRange, reason));
    }
    Ok(written.degrees)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_degrees(text: &str, found: Result<f64, Problem>, expected: Result<f64, Code>) {
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert!((found - expected).abs() < 1e-9, "{text}: {found}"),
            (found, expected) => assert_eq!(found.map_err(|problem| problem.code), expected, "{text}"),
        }
    }

    #[test]
    fn a_coordinate_is_read_where_it_can_mean_one_thing_only() {
        let position = 13.0 + 45.0 / 60.0 + 23.4 / 3600.0;
        for (text, expected) in [
            ("13.756331", Ok(13.756_331)),
            ("13°45'23.4\"N", Ok(position)),
            ("13° 45′ 23.4″ N", Ok(position)),
            ("13º45’23.4”N", Ok(position)),
            ("13°45'23.4''n", Ok(position)),
            ("N 13°45'23.4\"", Ok(position)),
            ("13 45 23.4 N", Ok(position)),
            ("13°45'23.4\"S", Ok(-position)),
            ("-13°45'23.4\"", Ok(-position)),
            ("13°45'23.4\"", Ok(position)),
            ("13 องศา 45 ลิปดา 23.4 พิลิปดา เหนือ", Ok(position)),
            ("N13 45.390", Ok(13.756_5)),
            ("13°45.390'", Ok(13.756_5)),
            ("13.75°", Ok(13.75)),
            ("13.75 N", Ok(13.75)),
            ("N13.75", Ok(13.75)),
            ("0°0'0\"S", Ok(0.0)),
            ("91°N", Err(Code::OutOfRange)),
            ("90°0'1\"N", Err(Code::OutOfRange)),
            ("91", Err(Code::OutOfRange)),
            ("13 45.390", Err(Code::NotANumber)),
            ("13 45 23.4", Err(Code::NotANumber)),
            ("-13°45'N", Err(Code::NotANumber)),
            ("N13°45'N", Err(Code::NotANumber)),
            ("13°45'E", Err(Code::NotANumber)),
            ("13°60'N", Err(Code::NotANumber)),
            ("13°45'60\"N", Err(Code::NotANumber)),
            ("13.5°45'N", Err(Code::NotANumber)),
            ("13'45°N", Err(Code::NotANumber)),
            ("13°45'23.4\"7N", Err(Code::NotANumber)),
            ("13 45 น.", Err(Code::NotANumber)),
            ("13,75", Err(Code::NotANumber)),
            ("134523N", Err(Code::NotANumber)),
            ("1e1N", Err(Code::NotANumber)),
            ("N", Err(Code::NotANumber)),
            ("°", Err(Code::NotANumber)),
            ("13.756331, 100.501762", Err(Code::NotANumber)),
        ] {
            assert_degrees(text, latitude_degrees(text), expected);
        }
        for (text, expected) in [
            ("100°30'6.3\"E", Ok(100.0 + 30.0 / 60.0 + 6.3 / 3600.0)),
            ("100 30 ตะวันออก", Ok(100.5)),
            ("0°30'ตะวันตก", Ok(-0.5)),
            ("181°E", Err(Code::NotANumber)),
            ("180°0'1\"E", Err(Code::OutOfRange)),
            ("100°30'6.3\"N", Err(Code::NotANumber)),
        ] {
            assert_degrees(text, longitude_degrees(text), expected);
        }
    }

    #[test]
    fn a_pair_is_taken_apart_where_no_comma_can_be_a_decimal_one() {
        for (text, expected) in [
            ("13.756331, 100.501762", Some(("13.756331", "100.501762"))),
            ("13.756331,100.501762", Some(("13.756331", "100.501762"))),
            ("13°45'N,100°30'E", Some(("13°45'N", "100°30'E"))),
            ("13°45'22.8\"N 100°30'6.3\"E", Some(("13°45'22.8\"N", "100°30'6.3\"E"))),
            ("13,75", None),
            ("13,756 100,501", None),
            ("13.7,100", None),
            ("13.7,100.5,2", None),
            ("13.7 100.5", None),
            ("13.7", None),
            ("13.7N", None),
            ("N13.7 E100.5", None),
            ("", None),
        ] {
            assert_eq!(pair(text), expected, "{text}");
        }
    }
}
