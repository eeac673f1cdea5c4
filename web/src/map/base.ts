// The map under ours, where the operator named one: pictures of tiles, or a file of PMTiles with pictures or with the layers
// of Protomaps (https://docs.protomaps.com/basemaps/layers).
import { addProtocol } from "maplibre-gl";
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";

import type { BaseMap } from "./question";

export const BASE_MAP = "base-map";

/** A source and the layers that draw it. */
export interface Base {
  source: SourceSpecification;
  layers: LayerSpecification[];
}

/** What the operator named; null: it can't be read, and the plain map is shown. */
export async function base(map: BaseMap, language: "th" | "en", font: string, isDark: boolean): Promise<Base | null> {
  if (map.kind === "tiles") {
    return { source: { type: "raster", tiles: [map.url], tileSize: 256, maxzoom: map.max_zoom }, layers: [pictures(isDark)] };
  }
  try {
    const file = new PMTiles(new URL(map.url, location.origin).href);
    const { tileType, maxZoom } = await file.getHeader();
    const protocol = new Protocol();
    protocol.add(file);
    addProtocol("pmtiles", protocol.tile);
    const url = `pmtiles://${file.source.getKey()}`;
    if (tileType === TileType.Mvt) return { source: { type: "vector", url, maxzoom: maxZoom }, layers: ground(language, font, isDark) };
    return { source: { type: "raster", url, tileSize: 256, maxzoom: maxZoom }, layers: [pictures(isDark)] };
  } catch (error) {
    console.info(error);
    return null;
  }
}

/** Pictures are drawn for light pages. */
function pictures(isDark: boolean): LayerSpecification {
  const dark = { "raster-brightness-max": 0.55, "raster-saturation": -0.3 };
  return { id: "base-pictures", type: "raster", source: BASE_MAP, paint: isDark ? dark : {} };
}

/** Land, water, parks, houses and roads, quieter than what stands on them. */
function ground(language: "th" | "en", font: string, isDark: boolean): LayerSpecification[] {
  const colours = isDark
    ? { land: "#232a32", water: "#0e1b29", green: "#25332b", house: "#2c343d", road: "#46515c", large: "#5b6874", ink: "#c0c9d3", halo: "#11161c" }
    : { land: "#fbfaf6", water: "#cfe0ee", green: "#e2eedd", house: "#e9e5dc", road: "#d9d5ca", large: "#e3c989", ink: "#3f4a57", halo: "#ffffff" };
  const layer = (id: string, from: string) => ({ id: `base-${id}`, source: BASE_MAP, "source-layer": from });
  const kinds = (...kinds: string[]): ExpressionSpecification => ["in", ["get", "kind"], ["literal", kinds]];
  const wide = (at10: number, at18: number): ExpressionSpecification => ["interpolate", ["exponential", 1.6], ["zoom"], 10, at10, 18, at18];
  const name: ExpressionSpecification = language === "th"
    ? ["coalesce", ["get", "name:th"], ["get", "name"]]
    : ["coalesce", ["get", "name:en"], ["get", "name"]];
  return [
    { ...layer("earth", "earth"), type: "fill", paint: { "fill-color": colours.land } },
    { ...layer("green", "landuse"), type: "fill", filter: kinds("park", "forest", "wood", "national_park", "nature_reserve", "grass", "cemetery"), paint: { "fill-color": colours.green } },
    { ...layer("water", "water"), type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colours.water } },
    { ...layer("river", "water"), type: "line", filter: kinds("river", "stream", "canal"), paint: { "line-color": colours.water, "line-width": wide(1, 10) } },
    { ...layer("houses", "buildings"), type: "fill", minzoom: 14, paint: { "fill-color": colours.house } },
    { ...layer("roads", "roads"), type: "line", minzoom: 11, filter: kinds("minor_road", "path", "other"), paint: { "line-color": colours.road, "line-width": wide(0.3, 9) } },
    { ...layer("large-roads", "roads"), type: "line", filter: kinds("highway", "major_road"), paint: { "line-color": colours.large, "line-width": wide(1.2, 14) } },
    {
      ...layer("names-of-roads", "roads"), type: "symbol", minzoom: 14,
      layout: { "symbol-placement": "line", "text-field": name, "text-font": [font], "text-size": 12 },
      paint: { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 1.2 },
    },
  ];
}
