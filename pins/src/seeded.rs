//! Errors as people make them, put into pins that were right: to measure what the rules find.

use domain::area::AreaLevel;
use domain::ellipsoid::metres_per_degree;
use domain::{AreaCode, Position};

use crate::country::Country;
use crate::evidence::Code;
use crate::map_click;
use crate::projection;

/// A kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seed {
    /// Latitude and longitude exchanged.
    Swap,
    /// Metres on the UTM grid.
    Utm,
    /// Minutes and whole seconds written as decimals.
    DegreesMinutes,
    /// Minutes and seconds with two decimals, written as decimals.
    DegreesSeconds,
    /// Minutes with three decimals, as instruments show them, written as decimals.
    DecimalMinutes,
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
    /// Another record of the unit has the right pin, this one a place up to 20 km off.
    SecondRecord,
    /// Clicked up to 3 km off, on a map at zoom 11.
    FarClick,
    /// Moved in any direction, by so many metres.
    Shift(u32),
}

impl Seed {
    /// All of them; shifts from 50 m to 500 km.
    pub const ALL: [Self; 22] = [
        Self::Swap,
        Self::Utm,
        Self::DegreesMinutes,
        Self::DegreesSeconds,
        Self::DecimalMinutes,
        Self::Sign,
        Self::Datum,
        Self::OtherProvince,
        Self::OtherDistrict,
        Self::OtherSubdistrict,
        Self::Rounding,
        Self::Middle,
        Self::Duplicate,
        Self::SecondRecord,
        Self::FarClick,
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
            Self::DegreesMinutes | Self::DegreesSeconds | Self::DecimalMinutes => &[Code::DegreesMinutes],
            Self::Sign => &[Code::Sign],
            Self::Datum => &[Code::Datum],
            Self::OtherProvince => &[Code::OutsideProvince],
            Self::OtherDistrict => &[Code::OutsideDistrict],
            Self::OtherSubdistrict => &[Code::OutsideSubdistrict],
            Self::Rounding => &[Code::FewDecimals],
            Self::Middle => &[Code::SubdistrictMiddle],
            Self::Duplicate => &[Code::SharedPin],
            Self::SecondRecord => &[Code::SameUnit],
            Self::FarClick => &[Code::FarClick],
            Self::Shift(_) => &[],
        }
    }

    /// Whether a rule of `other` is right about a pin with this error, too: it left its area, it has few decimals, or
    /// there is another record of the unit.
    #[must_use]
    pub fn also_is(self, other: Self) -> bool {
        let is_angle =
            |seed| matches!(seed, Self::DegreesMinutes | Self::DegreesSeconds | Self::DecimalMinutes);
        let leaves = is_angle(self)
            || matches!(
                self,
                Self::Swap
                    | Self::Sign
                    | Self::Utm
                    | Self::OtherProvince
                    | Self::OtherDistrict
                    | Self::OtherSubdistrict
                    | Self::Duplicate
                    | Self::SecondRecord
                    | Self::FarClick
                    | Self::Shift(_)
            );
        match other {
            Self::OtherProvince | Self::OtherDistrict => leaves,
            // The middle of a bent area lies outside of it.
            Self::OtherSubdistrict => leaves || matches!(self, Self::Middle | Self::Rounding),
            Self::Rounding => matches!(self, Self::Rounding | Self::Middle | Self::Utm),
            Self::SecondRecord => matches!(self, Self::SecondRecord | Self::Datum),
            _ => self == other || (is_angle(self) && is_angle(other)),
        }
    }

    /// Whether another record of the unit has the pin as it was.
    #[must_use]
    pub fn has_a_twin(self) -> bool {
        matches!(self, Self::Datum | Self::SecondRecord)
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
            Self::DegreesMinutes => text(in_seconds(latitude, 1.0), in_seconds(longitude, 1.0)),
            Self::DegreesSeconds => text(in_seconds(latitude, 100.0), in_seconds(longitude, 100.0)),
            Self::DecimalMinutes => text(in_minutes(latitude), in_minutes(longitude)),
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
            Self::SecondRecord => at(truth.moved(20_000.0 * random.share(), random)?),
            Self::FarClick => {
                let there = truth.moved(3_000.0 * random.share(), random)?;
                let clicked = map_click::clicked(there, 11, 8)?;
                text(clicked.latitude_degrees(), clicked.longitude_degrees())
            }
            Self::Shift(metres) => at(truth.moved(f64::from(metres), random)?),
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
    /// The place so far away in any direction.
    #[must_use]
    pub fn moved(&self, metres: f64, random: &mut Random) -> Option<Position> {
        let (latitude, longitude) = (self.position.latitude_degrees(), self.position.longitude_degrees());
        let (north, east) = metres_per_degree(latitude);
        let (sin, cos) = (random.share() * std::f64::consts::TAU).sin_cos();
        Position::from_degrees(latitude + metres * cos / north.0, longitude + metres * sin / east.0).ok()
    }

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

/// Minutes and seconds as decimals, with so many parts of a second: 18°22′01.25″ as 18.220125.
fn in_seconds(degrees: f64, parts: f64) -> f64 {
    let seconds = (degrees.fract() * 3_600.0 * parts).round() / parts;
    let minutes = (seconds / 60.0).floor();
    let scale = 1e4 * parts;
    ((degrees.trunc() + minutes / 1e2 + (seconds - minutes * 60.0) / 1e4) * scale).round() / scale
}

/// Minutes as decimals: 18°22.017′ as 18.22017.
fn in_minutes(degrees: f64) -> f64 {
    ((degrees.trunc() + degrees.fract() * 0.6) * 1e5).round() / 1e5
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
