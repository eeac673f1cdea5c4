//! A checked WGS-84 position.

/// A WGS-84 position whose latitude and longitude are finite and in range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    latitude_degrees: f64,
    longitude_degrees: f64,
}

/// Why a pair of numbers is not a position.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum InvalidPosition {
    /// The latitude is NaN, infinite or beyond ±90 degrees.
    #[error("latitude {0} is out of range: expected -90 to 90 degrees")]
    Latitude(f64),
    /// The longitude is NaN, infinite or beyond ±180 degrees.
    #[error("longitude {0} is out of range: expected -180 to 180 degrees")]
    Longitude(f64),
}

impl Position {
    /// A position from geodetic latitude and longitude in degrees.
    ///
    /// # Errors
    /// [`InvalidPosition`] when a coordinate is not finite or outside ±90 / ±180 degrees.
    pub fn from_degrees(latitude: f64, longitude: f64) -> Result<Self, InvalidPosition> {
        // `contains` is false for NaN, which is what keeps NaN out.
        if !(-90.0..=90.0).contains(&latitude) {
            return Err(InvalidPosition::Latitude(latitude));
        }
        if !(-180.0..=180.0).contains(&longitude) {
            return Err(InvalidPosition::Longitude(longitude));
        }
        Ok(Self { latitude_degrees: latitude, longitude_degrees: longitude })
    }

    /// Geodetic latitude in degrees, -90 to 90.
    #[must_use]
    pub fn latitude_degrees(self) -> f64 {
        self.latitude_degrees
    }

    /// Longitude in degrees, -180 to 180.
    #[must_use]
    pub fn longitude_degrees(self) -> f64 {
        self.longitude_degrees
    }

    /// The same position with both coordinates cut (not rounded) after six decimals, about 11 cm.
    ///
    /// The public API does this with every position of a citizen.
    #[must_use]
    pub fn cut_to_six_decimals(self) -> Self {
        Self { latitude_degrees: cut(self.latitude_degrees), longitude_degrees: cut(self.longitude_degrees) }
    }
}

/// Cuts the shortest decimal text of a number, as arithmetic would lose the last digit of 100.500001.
fn cut(degrees: f64) -> f64 {
    let text = degrees.to_string();
    let end = text.find('.').map_or(text.len(), |point| (point + 7).min(text.len()));
    text[..end].parse().unwrap_or(degrees)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coordinate_out_of_range_or_not_a_number_is_named_in_the_error() {
        for (latitude, longitude, expected) in [
            (90.1, 0.0, "latitude 90.1 is out of range: expected -90 to 90 degrees"),
            (-91.0, 0.0, "latitude -91 is out of range: expected -90 to 90 degrees"),
            (f64::NAN, 0.0, "latitude NaN is out of range: expected -90 to 90 degrees"),
            (0.0, 180.5, "longitude 180.5 is out of range: expected -180 to 180 degrees"),
            (0.0, f64::INFINITY, "longitude inf is out of range: expected -180 to 180 degrees"),
        ] {
            let message = Position::from_degrees(latitude, longitude).map_err(|e| e.to_string());
            assert_eq!(message, Err(expected.to_owned()));
        }
        assert!(Position::from_degrees(-90.0, 180.0).is_ok());
    }

    #[test]
    fn decimals_beyond_the_sixth_are_cut_and_not_rounded() -> Result<(), InvalidPosition> {
        let cut = Position::from_degrees(13.123_456_9, -100.000_000_9)?.cut_to_six_decimals();
        assert_eq!((cut.latitude_degrees(), cut.longitude_degrees()), (13.123_456, -100.0));
        for millionths in 500_000..501_000 {
            let degrees: f64 = format!("100.{millionths:06}").parse().unwrap_or_default();
            let cut = Position::from_degrees(0.0, degrees)?.cut_to_six_decimals();
            assert_eq!(cut.longitude_degrees(), degrees);
        }
        Ok(())
    }
}
