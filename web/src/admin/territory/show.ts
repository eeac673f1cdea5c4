// What a unit is responsible for, on a map.
import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, Map } from "maplibre-gl";

import type { Territory } from "./shape";

export const COLOUR = "#7a3fa0";

/** Draws a territory under a name, or another one in its place; dashed, where it is the one that was. */
export function showTerritory(map: Map, territory: Territory | null, name = "territory", isFormer = false) {
  const data: FeatureCollection = {
    type: "FeatureCollection",
    features: territory ? [{ type: "Feature", properties: {}, geometry: territory }] : [],
  };
  const source = map.getSource<GeoJSONSource>(name);
  if (source) return void source.setData(data);
  map.addSource(name, { type: "geojson", data });
  const dashes = isFormer ? { "line-dasharray": [2, 2] } : {};
  map.addLayer({ id: `${name}-fill`, type: "fill", source: name, paint: { "fill-color": COLOUR, "fill-opacity": isFormer ? 0.05 : 0.12 } });
  map.addLayer({ id: `${name}-line`, type: "line", source: name, paint: { "line-color": COLOUR, "line-width": 3, ...dashes } });
}

/** Corners of territories, as what a map shows at first. */
export function around(...territories: (Territory | null | undefined)[]): { lat: number; lon: number }[] {
  const corners = territories.flatMap((territory) => (territory?.type === "Polygon" ? territory.coordinates : (territory?.coordinates.flat() ?? [])).flat());
  return corners.map(([lon = 0, lat = 0]) => ({ lat, lon }));
}
