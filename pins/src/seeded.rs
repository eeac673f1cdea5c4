//! Errors as people make them, put into pins that were right: to measure what the rules find.

use domain::area::AreaLevel;
use domain::ellipsoid::metres_per_degree;
use domain::{AreaCode, Position};

use crate::country::Country;
use crate::evidence::Code;
use crate::projection;

/// A kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seed {
    /// Latitude and longitude exchanged.
    Swap,
    /// Metres on the UTM grid.
    Utm,
    /// Minutes and seconds written as decimals.
    DegreesMinutes,
    /// A sign put before one of the two.
    Sign,
    /// The grid on Indian 1975 taken for that on WGS 84.
    Datum,
    /// A place in another province.
    OtherProvince,
    /// A place in another district of the province.
    OtherDistrict,
    /// A place in another subdistrict of the district.
    OtherSubdistrict,
    /// Two decimals are left.
    Rounding,
    /// The middle of the subdistrict.
    Middle,
    /// The pin of another unit.
    Duplicate,
    /// Moved in any direction, by so many metres.
    Shift(u32),
}

impl Seed {
    /// All of them; shifts from 50 m to 500 km.
    pub const ALL: [Self; 18] = [
        Self::Swap,
        Self::Utm,
        Self::DegreesMinutes,
        Self::Sign,
        Self::Datum,
        Self::OtherProvince,
        Self::OtherDistrict,
        Self::OtherSubdistrict,
        Self::Rounding,
        Self::Middle,
        Self::Duplicate,
        Self::Shift(50),
        Self::Shift(500),
        Self::Shift(2_000),
        Self::Shift(5_000),
        Self::Shift(20_000),
        Self::Shift(100_000),
        Self::Shift(500_000),
    ];

    /// The rules that tell it: any of them will do. None for shifts, which only the probability tells.
    #[must_use]
    pub fn codes(self) -> &'static [Code] {
        match self {
            Self::Swap => &[Code::Swapped],
            Self::Utm => &[Code::Utm],
            Self::DegreesMinutes => &[Code::DegreesMinutes],
            Self::Sign => &[Code::Sign],
            Self::Datum => &[Code::Datum],
            Self::OtherProvince => &[Code::OutsideProvince],
            Self::OtherDistrict => &[Code::OutsideDistrict],
            Self::OtherSubdistrict => &[Code::OutsideSubdistrict],
            Self::Rounding => &[Code::FewDecimals],
            Self::Middle => &[Code::SubdistrictMiddle],
            Self::Duplicate => &[Code::SharedPin],
            Self::Shift(_) => &[],
        }
    }

    /// Whether a rule of `other` is right about a pin with this error, too: it left its area, or its decimals.
    #[must_use]
    pub fn also_is(self, other: Self) -> bool {
        let leaves = matches!(
            self,
            Self::OtherProvince
                | Self::OtherDistrict
                | Self::OtherSubdistrict
                | Self::Duplicate
                | Self::Shift(_)
        ) || matches!(self, Self::DegreesMinutes | Self::Swap | Self::Sign | Self::Utm);
        match other {
            Self::OtherProvince | Self::OtherDistrict | Self::OtherSubdistrict => leaves,
            Self::Rounding => {
                matches!(self, Self::Rounding | Self::Middle | Self::Utm | Self::DegreesMinutes)
            }
            _ => self == other,
        }
    }

    /// Text for the two columns, instead of a pin that was right. None: this pin can't have this error.
    #[must_use]
    pub fn into_pin(self, truth: &Truth<'_>, random: &mut Random) -> Option<[String; 2]> {
        let (latitude, longitude) = (truth.position.latitude_degrees(), truth.position.longitude_degrees());
        let text = |latitude: f64, longitude: f64| Some([latitude.to_string(), longitude.to_string()]);
        let at =
            |position: Position| text(cut(position.latitude_degrees()), cut(position.longitude_degrees()));
        match self {
            Self::Swap => text(longitude, latitude),
            Self::Utm => {
                let [easting, northing] = projection::to_utm(truth.position);
                Some([format!("{northing:.0}"), format!("{easting:.0}")])
            }
            Self::DegreesMinutes => text(in_minutes(latitude), in_minutes(longitude)),
            Self::Sign if random.below(2) == 0 => text(-latitude, longitude),
            Self::Sign => text(latitude, -longitude),
            Self::Datum => at(projection::onto_grid_on_indian_1975(truth.position)),
            Self::OtherProvince => at(truth.elsewhere(AreaLevel::Province, None, random)?),
            Self::OtherDistrict => {
                at(truth.elsewhere(AreaLevel::District, Some(AreaLevel::Province), random)?)
            }
            Self::OtherSubdistrict => {
                at(truth.elsewhere(AreaLevel::Subdistrict, Some(AreaLevel::District), random)?)
            }
            Self::Rounding => Some([format!("{latitude:.2}"), format!("{longitude:.2}")]),
            Self::Middle => {
                let middle = truth.country.shape(truth.subdistrict)?.centroid;
                Some([
                    format!("{:.2}", middle.latitude_degrees()),
                    format!("{:.2}", middle.longitude_degrees()),
                ])
            }
            Self::Duplicate => {
                let other = truth.others[random.below(truth.others.len())];
                (other != truth.position)
                    .then(|| text(other.latitude_degrees(), other.longitude_degrees()))?
            }
            Self::Shift(metres) => {
                let (north, east) = metres_per_degree(latitude);
                let (sin, cos) = (random.share() * std::f64::consts::TAU).sin_cos();
                let metres = f64::from(metres);
                text(cut(latitude + metres * cos / north.0), cut(longitude + metres * sin / east.0))
            }
        }
    }
}

/// A pin that is right.
pub struct Truth<'t> {
    /// Where it is.
    pub position: Position,
    /// The subdistrict that its record names.
    pub subdistrict: AreaCode,
    /// Polygons.
    pub country: &'t Country,
    /// Other pins.
    pub others: &'t [Position],
}

impl Truth<'_> {
    /// A place in another area of a level, within the same one of a larger level.
    #[must_use]
    pub fn elsewhere(
        &self,
        level: AreaLevel,
        within: Option<AreaLevel>,
        random: &mut Random,
    ) -> Option<Position> {
        let own = self.subdistrict.at(level)?;
        let within = within.and_then(|within| self.subdistrict.at(within));
        let is_other =
            |code: AreaCode| !own.contains(code) && within.is_none_or(|within| within.contains(code));
        let all: Vec<AreaCode> = self.country.codes().filter(|code| is_other(*code)).collect();
        let shape = self.country.shape(*all.get(random.below(all.len().max(1)))?)?;
        let places = shape.places(50);
        Some(shape.position(places[random.below(places.len())]))
    }
}

/// Six decimals: what people copy from a map.
fn cut(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// Minutes and seconds as decimals: 18°22′01″ as 18.2201.
fn in_minutes(degrees: f64) -> f64 {
    let seconds = (degrees.fract() * 3_600.0).round() as u32;
    (degrees.trunc() * 1e4 + f64::from(seconds / 60 * 100 + seconds % 60)) / 1e4
}

/// Numbers that look random and are the same at every run (SplitMix64, doi:10.1145/2660193.2660195).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number below another one, which isn't 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }
}
