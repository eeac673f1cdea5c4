//! Which system of coordinates a file says that it is in.

use std::fs;
use std::path::Path;

use geojson::JsonValue;

use super::files::unreadable;
use super::package::Part;
use crate::Refusal;

/// More than any description of a system of coordinates has.
const MAX_BYTES: u64 = 64 << 10;

/// Refuses the system of a `.prj` file if it isn't longitude and latitude on WGS 84.
///
/// # Errors
/// [`Refusal::OtherCoordinates`], or [`Refusal::Unreadable`].
pub(super) fn check_prj(part: &Part) -> Result<(), Refusal> {
    let size = fs::metadata(&part.path).map_err(unreadable(&part.shown))?.len();
    let text = if size > MAX_BYTES {
        String::new()
    } else {
        String::from_utf8_lossy(&fs::read(&part.path).map_err(unreadable(&part.shown))?).into_owned()
    };
    if is_geographic_wgs84(&text) { Ok(()) } else { Err(other(&part.shown, system_of(&text))) }
}

/// Refuses the `crs` member of older GeoJSON if it isn't longitude and latitude on WGS 84.
///
/// # Errors
/// [`Refusal::OtherCoordinates`].
pub(super) fn check_member(crs: Option<&JsonValue>, shown: &Path) -> Result<(), Refusal> {
    let Some(crs) = crs.filter(|crs| !crs.is_null()) else { return Ok(()) };
    let name = crs["properties"]["name"].as_str().map_or_else(|| crs.to_string(), str::to_owned);
    let last = name.rsplit(':').next().unwrap_or_default();
    let is_known = ["4326", "CRS84", "CRS84h"].contains(&last) || is_wgs84(&name);
    if is_known { Ok(()) } else { Err(other(shown, name)) }
}

fn other(shown: &Path, system: String) -> Refusal {
    Refusal::OtherCoordinates { path: shown.to_owned(), system }
}

/// Both forms of well-known text begin with the kind of the system, then its name.
fn is_geographic_wgs84(text: &str) -> bool {
    let kind = text.trim_start_matches('\u{feff}').trim_start().split(['[', '(']).next().unwrap_or_default();
    let kind = kind.trim().to_uppercase();
    ["GEOGCS", "GEOGCRS", "GEODCRS", "GEODETICCRS", "GEOGRAPHICCRS"].contains(&&*kind)
        && is_wgs84(&system_of(text))
        && !text.to_uppercase().contains("\"GRAD")
}

fn is_wgs84(name: &str) -> bool {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_uppercase();
    let name = letters.strip_prefix("GCS").unwrap_or(&letters);
    ["WGS84", "WGS1984", "WORLDGEODETICSYSTEM1984"].contains(&name)
}

/// The first name in quotes.
fn system_of(text: &str) -> String {
    let name = text.split('"').nth(1).map(str::trim).filter(|name| !name.is_empty());
    name.unwrap_or("a system that can't be read").chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_longitude_and_latitude_on_wgs_84_are_taken() {
        for (text, expected) in [
            (
                r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]"#,
                true,
            ),
            (r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]]]"#, true),
            ("GEOGCRS[\n  \"WGS 84\",\n  ENSEMBLE[\"World Geodetic System 1984 ensemble\"]]", true),
            (r#"PROJCS["WGS_1984_UTM_Zone_47N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]]"#, false),
            (r#"GEOGCS["GCS_Indian_1975",DATUM["D_Indian_1975"]]"#, false),
            (r#"GEOGCS["GCS_WGS_1972",DATUM["D_WGS_1972"]]"#, false),
            (r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"],UNIT["Grad",0.0157]]"#, false),
            ("", false),
        ] {
            assert_eq!(is_geographic_wgs84(text), expected, "{text}");
        }
    }

    #[test]
    fn a_member_crs_of_older_geojson_is_compared_too() {
        let named = |name: &str| serde_json::json!({"type": "name", "properties": {"name": name}});
        let shown = Path::new("a.geojson");
        for taken in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"] {
            assert!(check_member(Some(&named(taken)), shown).is_ok(), "{taken}");
        }
        assert!(check_member(None, shown).is_ok());
        let refused = check_member(Some(&named("urn:ogc:def:crs:EPSG::32647")), shown);
        assert!(refused.is_err_and(|error| error.to_string().contains("EPSG::32647")));
    }
}
