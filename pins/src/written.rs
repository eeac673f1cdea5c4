//! A pair of coordinates as it was written: numbers that may be no position, and their decimals.

use domain::Position;

/// Two numbers from the columns of latitude and longitude.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    /// What stands in the column of latitudes.
    pub latitude: f64,
    /// What stands in the column of longitudes.
    pub longitude: f64,
    /// Decimals of the one that has more, without zeros at the end.
    pub decimals: u8,
    /// Decimals of each.
    pub of_each: [u8; 2],
}

impl Written {
    /// The coordinates of a position, whose decimals are those of its shortest text.
    #[must_use]
    pub fn of(position: Position) -> Self {
        let (latitude, longitude) = (position.latitude_degrees(), position.longitude_degrees());
        let decimals = |degrees: f64| {
            let text = degrees.to_string();
            text.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(usize::from(u8::MAX)) as u8)
        };
        Self::with_decimals(latitude, longitude, [decimals(latitude), decimals(longitude)])
    }

    /// Numbers from text: grouping commas and spaces are passed over, and more than one full stop cuts degrees, minutes and
    /// seconds apart (`18.22.01`). None: one of them is no number.
    #[must_use]
    pub fn read(latitude: &str, longitude: &str) -> Option<Self> {
        let ((latitude, a), (longitude, b)) = (number(latitude)?, number(longitude)?);
        Some(Self::with_decimals(latitude, longitude, [a, b]))
    }

    fn with_decimals(latitude: f64, longitude: f64, of_each: [u8; 2]) -> Self {
        Self { latitude, longitude, decimals: of_each[0].max(of_each[1]), of_each }
    }

    /// The position that the numbers are, in the order given.
    #[must_use]
    pub fn position(self) -> Option<Position> {
        Position::from_degrees(self.latitude, self.longitude).ok()
    }

    /// With latitude and longitude exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        let [north, east] = self.of_each;
        Self { latitude: self.longitude, longitude: self.latitude, of_each: [east, north], ..self }
    }
}

fn number(text: &str) -> Option<(f64, u8)> {
    let text: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '_')).collect();
    if text.matches('.').count() > 1 {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().and_then(|part| part.parse::<f64>().ok());
        let (degrees, minutes, seconds) = (part()?, part()?, part()?);
        let is_time = (0.0..60.0).contains(&minutes) && (0.0..60.0).contains(&seconds);
        return is_time.then_some((degrees + minutes / 60.0 + seconds / 3600.0, 4));
    }
    let value: f64 = text.parse().ok()?;
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len());
    value.is_finite().then_some((value, decimals.min(usize::from(u8::MAX)) as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_counted_without_zeros_at_the_end() {
        for (latitude, longitude, expected) in
            [("18.10", "103.5", 1), ("18", "104.04", 2), ("7.952981685", "99.15039092", 9), ("0", "0", 0)]
        {
            let written = Written::read(latitude, longitude).expect("numbers");
            assert_eq!(written.decimals, expected, "{latitude} {longitude}");
            let position = written.position().expect("in range");
            assert_eq!(Written::of(position).decimals, expected, "{latitude} {longitude}");
        }
    }

    #[test]
    fn numbers_are_read_with_separators_and_as_degrees_cut_by_full_stops() {
        let grid = Written::read("2,031,456.5", "357 421").expect("numbers");
        assert_eq!((grid.latitude, grid.longitude), (2_031_456.5, 357_421.0));
        let cut = Written::read("18.22.30", "103.39.00").expect("numbers");
        assert!((cut.latitude - 18.375).abs() < 1e-9 && (cut.longitude - 103.65).abs() < 1e-9);
        assert_eq!(Written::read("18.75.30", "103.39.00"), None);
        assert_eq!(Written::read("ไม่ทราบ", "103.39"), None);
        assert_eq!(Written::read("NaN", "103.39"), None);
    }
}
