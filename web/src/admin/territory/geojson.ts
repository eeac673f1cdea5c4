// Outlines that somebody has already, as GeoJSON (RFC 7946): a collection, a feature or a geometry.
import type { Position } from "geojson";

import { type Shape, shapeOf, type Territory, territoryOf } from "./shape";

export type Fault = "json" | "nothing" | "degrees" | "large";

/** What the server takes, in bytes, less what stands around it. */
export const MOST_BYTES = 1_000_000;

/** The polygons of a text, as one territory; or what is wrong with it. */
export function readGeoJson(text: string): Territory | Fault {
  if (text.length > MOST_BYTES) return "large";
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return "json";
  }
  const found = polygonsIn(told);
  const territory = territoryOf(found.flatMap(shapeOf));
  if (!territory) return "nothing";
  return found.every(isInDegrees) ? territory : "degrees";
}

interface Told {
  type?: unknown;
  features?: unknown;
  geometry?: unknown;
  geometries?: unknown;
  coordinates?: unknown;
}

function polygonsIn(told: unknown): Territory[] {
  if (typeof told !== "object" || told === null) return [];
  const { type, features, geometry, geometries, coordinates } = told as Told;
  if (type === "FeatureCollection" && Array.isArray(features)) return features.flatMap(polygonsIn);
  if (type === "GeometryCollection" && Array.isArray(geometries)) return geometries.flatMap(polygonsIn);
  if (type === "Feature") return polygonsIn(geometry);
  if (type === "Polygon" && areRings(coordinates)) return [{ type, coordinates }];
  if (type === "MultiPolygon" && Array.isArray(coordinates) && coordinates.every(areRings)) return [{ type, coordinates }];
  return [];
}

function areRings(told: unknown): told is Position[][] {
  return Array.isArray(told) && told.length > 0 && told.every((ring) => Array.isArray(ring) && ring.length > 0 && ring.every(isPosition));
}

function isPosition(told: unknown): told is Position {
  return Array.isArray(told) && told.length >= 2 && told.every(Number.isFinite);
}

/** Metres of a projection, and latitudes before longitudes, are somewhere else. */
function isInDegrees(territory: Territory): boolean {
  const shape: Shape = shapeOf(territory);
  return shape.flat(2).every(([lon = 0, lat = 0]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
}
