//! The place that decides, by its name or by a point.

use domain::area::{AreaLevel, Gazetteer};
use domain::ellipsoid::metres_per_degree;
use domain::jurisdiction::{Home, HomeCertainty};
use domain::{AreaCode, Metres, Position};

use crate::Areas;
use crate::names;

/// Most subdistricts of one name that an answer is made for; the commonest name has 38.
const MOST_OF_ONE_NAME: usize = 40;

/// Directions in which a neighbour is looked for, and shares of the distance at which a border is near.
const DIRECTIONS: u32 = 64;
const SHARES: [f64; 3] = [1.0 / 3.0, 2.0 / 3.0, 1.0];

/// Why a text is no place that could decide.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnusableHome {
    /// No area has the name.
    #[error(
        "no subdistrict has this name: expected one such as ตำบลโสกก่าม, also with district and province behind it"
    )]
    Unknown,
    /// It names districts or provinces.
    #[error("this names {}: expected a subdistrict (ตำบล or แขวง) in it", .0.title_th())]
    TooLarge(AreaCode),
    /// Several numbers in a row, such as an ID card has: nobody needs that to know the place.
    #[error("expected the name of a subdistrict, and never an ID number")]
    Number,
    /// More subdistricts than can be told apart.
    #[error("{0} subdistricts have this name: say the district and province too")]
    TooMany(usize),
}

/// The subdistrict that a text names, in Thai or English, with or without the words for levels and the names of district
/// and province behind it: `ตำบลโสกก่าม`, `โสกก่าม เซกา`, `Sok Kam, Seka`. Several where it says too little.
///
/// # Errors
/// [`UnusableHome`] when it names no subdistrict.
pub fn home_named(text: &str) -> Result<Home, UnusableHome> {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    if digits > 4 {
        return Err(UnusableHome::Number);
    }
    let key = names::key(text);
    let places = Gazetteer::built_in().places().iter();
    let named = places.map(|place| place.code).filter(|code| names::names_wholly(code.number(), &key));
    let (subdistricts, larger): (Vec<AreaCode>, Vec<AreaCode>) =
        named.partition(|code| code.level() == AreaLevel::Subdistrict);
    match (subdistricts.len(), larger.first()) {
        (0, Some(area)) => Err(UnusableHome::TooLarge(*area)),
        (0, None) => Err(UnusableHome::Unknown),
        (count, _) if count > MOST_OF_ONE_NAME => Err(UnusableHome::TooMany(count)),
        _ => Ok(Home::one_of(subdistricts, HomeCertainty::SameName)),
    }
}

/// The subdistrict around a point, and those beyond a border that is so near that it may lie in them.
pub(crate) fn home_at(areas: &Areas, point: Position) -> Home {
    let mut subdistricts: Vec<AreaCode> =
        areas.locate(point).into_iter().map(|located| located.subdistrict).collect();
    if areas.is_near_border(point) {
        let found = nearby(point, areas.uncertain_within());
        subdistricts.extend(found.filter_map(|near| areas.locate(near)).map(|located| located.subdistrict));
    }
    Home::one_of(subdistricts, HomeCertainty::NearBorder).at(point)
}

/// Positions around another one, as far as a distance.
fn nearby(point: Position, within: Metres) -> impl Iterator<Item = Position> {
    let (north, east) = metres_per_degree(point.latitude_degrees());
    let at = move |share: f64, direction: u32| {
        let angle = std::f64::consts::TAU * f64::from(direction) / f64::from(DIRECTIONS);
        let metres = within.0 * share;
        let latitude = point.latitude_degrees() + metres * angle.cos() / north.0;
        let longitude = point.longitude_degrees() + metres * angle.sin() / east.0;
        Position::from_degrees(latitude, longitude).ok()
    };
    SHARES
        .into_iter()
        .flat_map(move |share| (0..DIRECTIONS).filter_map(move |direction| at(share, direction)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Area;

    #[test]
    fn a_subdistrict_is_named_alone_or_with_what_it_lies_in() {
        let codes = |text: &str| {
            home_named(text)
                .map(|home| home.subdistricts.iter().map(|code| code.number()).collect::<Vec<_>>())
        };
        for (text, expected) in [
            ("ตำบลโสกก่าม", &[380_409][..]),
            ("ต.โสกก่าม อ.เซกา จ.บึงกาฬ", &[380_409]),
            ("Sok Kam, Seka", &[380_409]),
            ("ศรีชมภู บึงกาฬ", &[380_201, 380_303]),
            ("ตำบลศรีชมภู อำเภอโซ่พิสัย", &[380_303]),
            // A district of the same name doesn't hide the subdistrict.
            ("เซกา", &[380_401]),
        ] {
            assert_eq!(codes(text).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(home_named("ศรีชมภู บึงกาฬ").map(|home| home.certainty), Ok(HomeCertainty::SameName));
    }

    #[test]
    fn what_names_no_subdistrict_is_refused_and_told_why() {
        let bueng_kan = AreaCode::from_number(38).expect("a code");
        for (text, expected) in [
            ("จังหวัดบึงกาฬ", UnusableHome::TooLarge(bueng_kan)),
            ("ตำบลไม่มีจริง", UnusableHome::Unknown),
            ("", UnusableHome::Unknown),
            ("1234567890123", UnusableHome::Number),
            ("ตำบลโสกก่าม ๑๒๓๔๕๖๗", UnusableHome::Number),
        ] {
            assert_eq!(home_named(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn near_a_border_a_point_may_lie_in_either_area() {
        let square = |code: u32, west: f64| {
            let corner = |lat: f64, lon: f64| Position::from_degrees(lat, lon).expect("in range");
            let ring = vec![
                corner(17.0, west),
                corner(17.0, west + 1.0),
                corner(18.0, west + 1.0),
                corner(18.0, west),
            ];
            Area { code: AreaCode::from_number(code).expect("a code"), rings: vec![ring] }
        };
        let areas = Areas::new(vec![square(380_401, 103.0), square(380_402, 104.0)]);
        let home = |lat, lon| home_at(&areas, Position::from_degrees(lat, lon).expect("in range"));
        let both = ["380401", "380402"].map(|code| code.parse().expect("a code")).to_vec();
        let at = |lon| Position::from_degrees(17.5, lon).expect("in range");
        assert_eq!(home(17.5, 103.5), Home::of(both[0]).at(at(103.5)));
        let near_border = Home::one_of(both, HomeCertainty::NearBorder).at(at(103.9995));
        assert_eq!(home(17.5, 103.9995), near_border);
        assert_eq!(home(30.0, 103.5).subdistricts, []);
    }
}
