//! A territory as an office drew it, with the subdistricts that it covers or cuts.

use domain::Position;
use domain::jurisdiction::{DrawnTerritory, Share, TerritoryPart};
use rkyv::{Archive, Deserialize, Serialize};

use super::records::{Refused, area};

/// What was drawn.
#[derive(Archive, Serialize, Deserialize)]
pub(crate) struct StoredTerritory {
    /// Polygons of rings of latitudes and longitudes in degrees.
    polygons: Vec<Vec<Vec<(f64, f64)>>>,
    /// Numbers of subdistricts, ascending, with the place of the share among [`Share::ALL`].
    parts: Vec<(u32, u8)>,
}

impl From<&DrawnTerritory> for StoredTerritory {
    fn from(drawn: &DrawnTerritory) -> Self {
        let vertex = |position: &Position| (position.latitude_degrees(), position.longitude_degrees());
        let ring = |ring: &Vec<Position>| ring.iter().map(vertex).collect();
        let polygon = |polygon: &Vec<Vec<Position>>| polygon.iter().map(ring).collect();
        let place = |share: Share| Share::ALL.iter().position(|known| *known == share).unwrap_or(0) as u8;
        let part = |part: &TerritoryPart| (part.subdistrict.number(), place(part.share));
        Self {
            polygons: drawn.polygons.iter().map(polygon).collect(),
            parts: drawn.parts.iter().map(part).collect(),
        }
    }
}

impl StoredTerritory {
    /// What was drawn.
    pub(super) fn read(self) -> Result<DrawnTerritory, Refused> {
        let mut polygons = Vec::with_capacity(self.polygons.len());
        for polygon in self.polygons {
            let mut rings = Vec::with_capacity(polygon.len());
            for ring in polygon {
                let vertices = ring.into_iter().map(|(lat, lon)| Position::from_degrees(lat, lon));
                rings.push(vertices.collect::<Result<Vec<_>, _>>()?);
            }
            polygons.push(rings);
        }
        let mut parts = Vec::with_capacity(self.parts.len());
        for (number, place) in self.parts {
            let share = Share::ALL.get(usize::from(place)).copied();
            let share =
                share.ok_or_else(|| Refused::from(format!("{place} is no share of a subdistrict")))?;
            parts.push(TerritoryPart { subdistrict: area(number)?, share });
        }
        Ok(DrawnTerritory { polygons, parts })
    }
}
