//! A map that an operator puts under ours: streets, rivers, names.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::origin::Origin;

/// The address of a file of tiles that this server serves itself.
pub(crate) const OWN_PMTILES: &str = "/base-map.pmtiles";
/// The deepest zoom that most services have, where nobody says.
const DEFAULT_MAX_ZOOM: u8 = 19;
/// No map of the web has tiles beyond it.
const DEEPEST_ZOOM: u8 = 24;

/// The table `base_map` of the settings file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// Address of raster tiles with `{z}`, `{x}` and `{y}`.
    tiles: Option<String>,
    /// A file of PMTiles, on this machine or at an address.
    pmtiles: Option<String>,
    attribution: String,
    max_zoom: Option<u8>,
}

/// The map under ours, as `web/src/map/base.ts` reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct BaseMap {
    kind: Kind,
    url: String,
    /// Who made it: everyone who sees it has to be told.
    pub(crate) attribution: String,
    max_zoom: u8,
    #[serde(skip)]
    file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Tiles,
    Pmtiles,
}

impl TryFrom<File> for BaseMap {
    type Error = anyhow::Error;

    fn try_from(file: File) -> anyhow::Result<Self> {
        anyhow::ensure!(
            !file.attribution.trim().is_empty(),
            "base_map.attribution is empty: expected who made the map, such as © OpenStreetMap contributors"
        );
        match (&file.tiles, &file.pmtiles) {
            (Some(tiles), None) => Self::of_tiles(tiles, &file.attribution, file.max_zoom),
            (None, Some(pmtiles)) => Self::of_pmtiles(pmtiles, &file.attribution, file.max_zoom),
            _ => anyhow::bail!("base_map has to have one of `tiles` and `pmtiles`"),
        }
    }
}

impl BaseMap {
    /// Pictures of tiles at an address.
    pub(crate) fn of_tiles(url: &str, attribution: &str, max_zoom: Option<u8>) -> anyhow::Result<Self> {
        let has_places = ["{z}", "{x}", "{y}"].iter().all(|place| url.contains(place));
        anyhow::ensure!(
            has_places && origin_of(url).is_some(),
            "base_map.tiles = {url:?}: expected an address such as https://example.go.th/{{z}}/{{x}}/{{y}}.png"
        );
        Self::new(Kind::Tiles, url.to_owned(), attribution, max_zoom, None)
    }

    /// A file of tiles, at an address or on this machine.
    fn of_pmtiles(at: &str, attribution: &str, max_zoom: Option<u8>) -> anyhow::Result<Self> {
        if origin_of(at).is_some() {
            return Self::new(Kind::Pmtiles, at.to_owned(), attribution, max_zoom, None);
        }
        let path = PathBuf::from(at);
        anyhow::ensure!(path.is_file(), "base_map.pmtiles = {at:?} is neither an address nor a file");
        Self::new(Kind::Pmtiles, OWN_PMTILES.to_owned(), attribution, max_zoom, Some(path))
    }

    fn new(
        kind: Kind,
        url: String,
        attribution: &str,
        max_zoom: Option<u8>,
        file: Option<PathBuf>,
    ) -> anyhow::Result<Self> {
        let max_zoom = max_zoom.unwrap_or(DEFAULT_MAX_ZOOM);
        anyhow::ensure!(
            max_zoom <= DEEPEST_ZOOM,
            "base_map.max_zoom = {max_zoom} is out of range: expected 0 to {DEEPEST_ZOOM}"
        );
        Ok(Self { kind, url, attribution: attribution.trim().to_owned(), max_zoom, file })
    }

    /// Who is asked for it; none: this server.
    pub(super) fn origin(&self) -> Option<Origin> {
        origin_of(&self.url)
    }

    /// The file that this server gives out.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}

/// The origin of an address that may have places for a tile's numbers, but not in the host.
fn origin_of(url: &str) -> Option<Origin> {
    Origin::of(&url.replace(['{', '}'], ""))
        .filter(|origin| url.to_ascii_lowercase().starts_with(origin.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> anyhow::Result<BaseMap> {
        toml::from_str::<File>(table)?.try_into()
    }

    #[test]
    fn a_base_map_says_who_made_it_and_where_it_is() -> anyhow::Result<()> {
        let map = read("tiles = \"https://t.go.th/{z}/{x}/{y}.png\"\nattribution = \"© A\"")?;
        assert_eq!(
            (map.origin().map(|origin| origin.to_string()), map.file()),
            (Some("https://t.go.th".to_owned()), None)
        );
        let map = read("pmtiles = \"https://t.go.th/a.pmtiles\"\nattribution = \"© A\"\nmax_zoom = 14")?;
        assert_eq!(map.max_zoom, 14);
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("a.pmtiles");
        std::fs::write(&path, b"PMTiles")?;
        let map = read(&format!("pmtiles = {path:?}\nattribution = \"© A\""))?;
        assert_eq!((map.url.as_str(), map.origin(), map.file()), (OWN_PMTILES, None, Some(path.as_path())));
        Ok(())
    }

    #[test]
    fn what_is_no_base_map_is_named() {
        for (table, named) in [
            ("tiles = \"https://t.go.th/{z}.png\"\nattribution = \"© A\"", "base_map.tiles"),
            ("tiles = \"https://{z}.go.th/{x}/{y}.png\"\nattribution = \"© A\"", "base_map.tiles"),
            ("tiles = \"t/{z}/{x}/{y}.png\"\nattribution = \"© A\"", "base_map.tiles"),
            ("pmtiles = \"/nowhere/a.pmtiles\"\nattribution = \"© A\"", "base_map.pmtiles"),
            ("pmtiles = \"https://t.go.th/a.pmtiles\"\nattribution = \" \"", "base_map.attribution"),
            (
                "pmtiles = \"https://t.go.th/a.pmtiles\"\nattribution = \"© A\"\nmax_zoom = 99",
                "base_map.max_zoom",
            ),
            ("attribution = \"© A\"", "one of"),
        ] {
            let error = read(table).expect_err(table);
            assert!(format!("{error:#}").contains(named), "{error:#}");
        }
    }
}
