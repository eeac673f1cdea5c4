import latinBold from "@fontsource/sarabun/files/sarabun-latin-700-normal.woff2?url";
import latinRegular from "@fontsource/sarabun/files/sarabun-latin-400-normal.woff2?url";
import thaiBold from "@fontsource/sarabun/files/sarabun-thai-700-normal.woff2?url";
import thaiRegular from "@fontsource/sarabun/files/sarabun-thai-400-normal.woff2?url";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";

import baseMapUrl from "../../generated/base-map.json?url";
import { BASE_MAP, type Base } from "./base";
import type { MapQuestion } from "./question";

interface Colours {
  sea: string;
  neighbours: string;
  land: string;
  border: string;
  ink: string;
  quiet: string;
  halo: string;
  cluster: string;
  onCluster: string;
}

const LIGHT: Colours = {
  sea: "#cfe0ee", neighbours: "#ecebe6", land: "#fbfaf6", border: "#8b7f99", ink: "#15191e", quiet: "#3f4a57",
  halo: "#ffffff", cluster: "#0b4a8f", onCluster: "#ffffff",
};

const DARK: Colours = {
  sea: "#0e1b29", neighbours: "#181d23", land: "#232a32", border: "#8b7f99", ink: "#f1f4f7", quiet: "#c0c9d3",
  halo: "#11161c", cluster: "#a5ceff", onCluster: "#0c1a2b",
};

/** MapLibre draws Thai by whole clusters of letter and marks, from these files. */
export const REGULAR = "Sarabun";
const BOLD = "Sarabun Bold";

const font = (thai: string, latin: string) => [
  { url: new URL(thai, location.href).href, "unicode-range": ["U+0E01-0E5B"] },
  { url: new URL(latin, location.href).href, "unicode-range": ["U+0000-00FF"] },
];

/** Zooms beyond that of the deepest tile with new things in it are enlarged from it. */
const DEEPEST_TILES = 16;

/**
 * A plain map of the register alone: land, borders, names, and the offices that the page's question is about; with the
 * operator's map in place of the land, where there is one.
 */
export function style(question: MapQuestion, under: Base | null, isDark: boolean): StyleSpecification {
  const colours = isDark ? DARK : LIGHT;
  const name = question.language === "en" ? ["get", "name_en"] : ["get", "name_th"];
  const names = (level: string, minzoom: number, maxzoom: number, size: number, font: string) => ({
    id: `names-${level}`, type: "symbol" as const, source: "register", "source-layer": "areas", minzoom, maxzoom,
    filter: ["==", ["get", "level"], level] as never,
    layout: { "text-field": name as never, "text-font": [font], "text-size": size, "text-padding": 6 },
    paint: { "text-color": colours.quiet, "text-halo-color": colours.halo, "text-halo-width": 1.5 },
  });
  const borders = (level: string, width: number, dashes?: number[]) => ({
    id: `borders-${level}`, type: "line" as const, source: "register", "source-layer": "boundaries",
    filter: ["==", ["get", "level"], level] as never,
    paint: { "line-color": colours.border, "line-width": width, ...(dashes && { "line-dasharray": dashes }) },
  });
  return {
    version: 8,
    "font-faces": { [REGULAR]: font(thaiRegular, latinRegular), [BOLD]: font(thaiBold, latinBold) },
    sources: {
      land: { type: "geojson", data: new URL(baseMapUrl, location.href).href },
      ...(under && { [BASE_MAP]: under.source }),
      register: {
        type: "vector", tiles: [new URL(question.tiles, location.origin).href.replaceAll("%7B", "{").replaceAll("%7D", "}")],
        minzoom: 0, maxzoom: DEEPEST_TILES,
      },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      {
        id: "land", type: "fill", source: "land",
        paint: { "fill-color": ["case", ["get", "thailand"], colours.land, colours.neighbours] },
      },
      ...(under?.layers ?? []),
      // Closer by, only the register knows where its borders run.
      { id: "shore", type: "line", source: "land", maxzoom: 7, paint: { "line-color": colours.border, "line-width": 0.8 } },
      borders("subdistrict", 0.6, [2, 2]),
      borders("district", 0.9, [4, 2]),
      borders("province", 1.6),
      borders("country", 2),
      names("subdistrict", 11, 18, 13, REGULAR),
      names("district", 8, 14, 15, REGULAR),
      names("province", 5, 10, 16, BOLD),
      ...(question.hidesOffices ? [] : offices(colours, name)),
    ],
  };
}

/** The offices of the register: clusters from afar, and a sign each from near by. */
function offices(colours: Colours, name: string[]): LayerSpecification[] {
  return [
    {
      id: "clusters", type: "circle", source: "register", "source-layer": "clusters",
      paint: {
        "circle-color": colours.cluster, "circle-stroke-color": colours.halo, "circle-stroke-width": 2,
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "count"]], 0.3, 14, 4, 30],
      },
    },
    {
      id: "cluster-counts", type: "symbol", source: "register", "source-layer": "clusters",
      layout: {
        "text-field": ["to-string", ["get", "count"]], "text-font": [BOLD], "text-size": 14, "text-allow-overlap": true,
      },
      paint: { "text-color": colours.onCluster },
    },
    {
      id: "service-points", type: "symbol", source: "register", "source-layer": "service_points",
      layout: {
        "icon-image": ["get", "status"], "icon-allow-overlap": true,
        "text-field": ["step", ["zoom"], "", 12, name as never], "text-font": [REGULAR], "text-size": 14,
        "text-anchor": "top", "text-offset": [0, 1], "text-max-width": 12, "text-optional": true,
      },
      paint: { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 1.5 },
    },
  ];
}
