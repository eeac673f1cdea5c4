//! Features of a GeoJSON file: our properties, or those of the official package (COD-AB).

use std::collections::HashSet;

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};
use geojson::{FeatureCollection, Geometry, GeometryValue, JsonObject, JsonValue};

use super::package::Part;
use super::{Boundary, files, projection};
use crate::Refusal;
use engine::rings::{self, Polygons, Repairs};

/// What files hold, all repairs done.
#[derive(Default)]
pub(super) struct Found {
    /// At most one of a code.
    pub(super) boundaries: Vec<Boundary>,
    pub(super) repairs: Repairs,
    /// What was left out and why, a line each.
    pub(super) dropped: Vec<String>,
    /// What was done to the shape of an area, a line each.
    pub(super) mended: Vec<String>,
    /// What else there is to say, a line each.
    pub(super) notes: Vec<String>,
    /// Who asks to be named.
    pub(super) attributions: Vec<String>,
    codes: HashSet<AreaCode>,
}

impl Found {
    pub(super) fn of_level(&self, level: AreaLevel) -> impl Iterator<Item = &Boundary> {
        self.boundaries.iter().filter(move |boundary| boundary.code.level() == level)
    }
}

/// The features of a GeoJSON file, in longitude and latitude on WGS 84.
pub(super) fn collection(part: &Part) -> Result<FeatureCollection, Refusal> {
    let not_geojson = |reason: String| Refusal::NotGeoJson { path: part.shown.clone(), reason };
    let bytes = files::bytes(part)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let collection: FeatureCollection =
        serde_json::from_slice(text).map_err(|error| not_geojson(error.to_string()))?;
    let crs = collection.foreign_members.as_ref().and_then(|members| members.get("crs"));
    projection::check_member(crs, &part.shown)?;
    Ok(collection)
}

/// Reads the features of a GeoJSON file.
pub(super) fn read(part: &Part, found: &mut Found) -> Result<(), Refusal> {
    let collection = collection(part)?;
    let members = collection.foreign_members.unwrap_or_default();
    let attribution = members.get("attribution").and_then(JsonValue::as_str).map(str::to_owned);
    found.attributions.extend(attribution.filter(|attribution| !found.attributions.contains(attribution)));

    let file = part.name();
    for (number, feature) in (1..).zip(collection.features) {
        let polygons = polygons(feature.geometry);
        take(&file, number, feature.properties.unwrap_or_default(), polygons, found);
    }
    Ok(())
}

/// Takes a feature in, or says why not.
pub(super) fn take(
    file: &str,
    number: usize,
    properties: JsonObject,
    polygons: Result<Polygons, String>,
    found: &mut Found,
) {
    match boundary(properties, polygons, &mut found.repairs) {
        Ok(None) => {}
        Ok(Some(boundary)) if found.codes.insert(boundary.code) => found.boundaries.push(boundary),
        Ok(Some(Boundary { code, .. })) => {
            found
                .dropped
                .push(format!("{file}: feature {number}: {code} stands there twice: the first is kept"));
        }
        Err(reason) => found.dropped.push(format!("{file}: feature {number}: {reason}")),
    }
}

pub(super) fn polygons(geometry: Option<Geometry>) -> Result<Polygons, String> {
    match geometry.map(|geometry| geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => Ok(vec![polygon(&coordinates)]),
        Some(GeometryValue::MultiPolygon { coordinates }) => {
            Ok(coordinates.iter().map(|one| polygon(one)).collect())
        }
        Some(other) => Err(format!("a {}: expected a polygon", other.type_name())),
        None => Err("no geometry: expected a polygon".to_owned()),
    }
}

/// A corner without two numbers lies nowhere.
fn polygon(rings: &[Vec<geojson::Position>]) -> Vec<Vec<[f64; 2]>> {
    let corner =
        |corner: &geojson::Position| corner.as_slice().first_chunk().copied().unwrap_or([f64::NAN; 2]);
    rings.iter().map(|ring| ring.iter().map(corner).collect()).collect()
}

/// The area of a feature; none for the country as a whole.
fn boundary(
    properties: JsonObject,
    polygons: Result<Polygons, String>,
    repairs: &mut Repairs,
) -> Result<Option<Boundary>, String> {
    let properties = Properties::of(properties);
    let Some(code) = properties.code()? else { return Ok(None) };
    let polygons = polygons.map_err(|reason| format!("{code}: {reason}"))?;
    let shape = rings::repair(&polygons, repairs);
    if shape.0.is_empty() {
        return Err(format!(
            "{code}: nothing with an extent in it: expected longitude and latitude in degrees"
        ));
    }
    let known = Gazetteer::built_in().place(code);
    let or_known =
        |text: Option<String>, known: Option<&str>| text.or(known.map(str::to_owned)).unwrap_or_default();
    Ok(Some(Boundary {
        code,
        name_th: or_known(
            properties.name(code, "name_th", ["_th", "_name1"]),
            known.map(|place| place.name_th),
        ),
        name_en: or_known(
            properties.name(code, "name_en", ["_en", "_name"]),
            known.map(|place| place.name_en),
        ),
        postcode: or_known(properties.text("postcode"), known.map(|place| place.postcodes)),
        population: properties.0.get("population").and_then(JsonValue::as_u64),
        shape,
    }))
}

/// Properties, by their names in lower case: releases of the package differ in that.
struct Properties(JsonObject);

impl Properties {
    fn of(properties: JsonObject) -> Self {
        Self(properties.into_iter().map(|(name, value)| (name.to_lowercase(), value)).collect())
    }

    /// A text that isn't empty, or a number as text.
    fn text(&self, name: &str) -> Option<String> {
        let text = match self.0.get(name)? {
            JsonValue::String(text) => text.trim().to_owned(),
            JsonValue::Number(number) => number.to_string(),
            _ => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }

    fn code(&self) -> Result<Option<AreaCode>, String> {
        let official = ["adm3_pcode", "adm2_pcode", "adm1_pcode"].iter().find_map(|name| self.text(name));
        let Some(text) = self.text("code").or(official) else {
            let is_country = self.text("adm0_pcode").is_some();
            return if is_country {
                Ok(None)
            } else {
                Err("no code: expected code or ADM3_PCODE".to_owned())
            };
        };
        let digits = text.strip_prefix("TH").unwrap_or(&text);
        digits.parse().map(Some).map_err(|error: domain::area::InvalidAreaCode| error.to_string())
    }

    fn name(&self, code: AreaCode, ours: &str, official: [&str; 2]) -> Option<String> {
        let level = code.level().digits() / 2;
        let names = official.map(|ending| format!("adm{level}{ending}"));
        self.text(ours).or_else(|| names.iter().find_map(|name| self.text(name)))
    }
}
