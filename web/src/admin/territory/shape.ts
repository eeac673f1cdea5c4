// The outline of what a unit is responsible for: corners in rings, and what can be done to one. Nothing is changed in place.
import type { MultiPolygon, Polygon, Position as Corner } from "geojson";

export type { Corner };
export type Territory = Polygon | MultiPolygon;

/** Corners without the last one of GeoJSON, which repeats the first. */
export type Ring = Corner[];
/** Polygons: an outer ring each, and holes. */
export type Shape = Ring[][];

/** A ring, or a corner of one. */
export interface RingPlace {
  polygon: number;
  ring: number;
}
export interface Place extends RingPlace {
  corner: number;
}

/** Fewer enclose nothing. */
const FEWEST_CORNERS = 3;
/** The Earth as a ball, in metres. */
const RADIUS_M = 6_371_008.8;
/** A degree of latitude, in metres. */
const DEGREE_M = 111_195;
/** Rings with more corners aren't looked through for crossings: each edge is compared with each. */
const MOST_COMPARED = 500;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
/** Six decimals are a decimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** A corner as it is kept. */
export function cornerAt(lon: number, lat: number): Corner {
  return [rounded(lon), rounded(lat)];
}

const isSame = (a: Corner | undefined, b: Corner | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** Nothing was drawn: no polygon. */
export function shapeOf(territory: Territory | null | undefined): Shape {
  if (!territory) return [];
  const polygons = territory.type === "Polygon" ? [territory.coordinates] : territory.coordinates;
  return polygons.map((rings) => rings.map(opened));
}

function opened(ring: Corner[]): Ring {
  const corners = ring.map(([lon = 0, lat = 0]) => cornerAt(lon, lat)).filter((corner, at, all) => at === 0 || !isSame(corner, all[at - 1]));
  return corners.length > 1 && isSame(corners[0], corners.at(-1)) ? corners.slice(0, -1) : corners;
}

/** In the form in which the register tells it. */
export function territoryOf(shape: Shape): Territory | null {
  const closed = (ring: Ring) => [...ring, ...ring.slice(0, 1)];
  return shape.length > 0 ? { type: "MultiPolygon", coordinates: shape.map((rings) => rings.map(closed)) } : null;
}

export function ringOf(shape: Shape, { polygon, ring }: RingPlace): Ring {
  return shape[polygon]?.[ring] ?? [];
}

export function cornerOf(shape: Shape, place: Place): Corner | undefined {
  return ringOf(shape, place)[place.corner];
}

/** Where the rings are, in their order. */
export function ringsOf(shape: Shape): RingPlace[] {
  return shape.flatMap((rings, polygon) => rings.map((_, ring) => ({ polygon, ring })));
}

export function cornersOf(shape: Shape): Corner[] {
  return shape.flat(2);
}

/** A list with something else in the place of some of it. */
function spliced<V>(all: V[], at: number, taken: number, ...put: V[]): V[] {
  return [...all.slice(0, at), ...put, ...all.slice(at + taken)];
}

/** The shape with another ring in the place of one; an empty one goes, and with an outer ring its holes. */
function withRing(shape: Shape, { polygon, ring }: RingPlace, corners: Ring): Shape {
  const rings = shape[polygon] ?? [];
  const isEmpty = corners.length === 0;
  if (isEmpty && ring === 0) return spliced(shape, polygon, 1);
  return spliced(shape, polygon, 1, isEmpty ? spliced(rings, ring, 1) : spliced(rings, ring, 1, corners));
}

export function moved(shape: Shape, place: Place, corner: Corner): Shape {
  return withRing(shape, place, spliced(ringOf(shape, place), place.corner, 1, corner));
}

export function without(shape: Shape, place: Place): Shape {
  return withRing(shape, place, spliced(ringOf(shape, place), place.corner, 1));
}

/** A corner before the one at a place, or behind the last one. */
export function inserted(shape: Shape, place: Place, corner: Corner): Shape {
  if (shape.length === 0) return [[[corner]]];
  return withRing(shape, place, spliced(ringOf(shape, place), place.corner, 0, corner));
}

/** The middle of the edge that begins at a corner. */
export function middleBehind(ring: Ring, corner: number): Corner {
  const [[west = 0, south = 0] = [], [east = 0, north = 0] = []] = [ring[corner], ring[(corner + 1) % ring.length]];
  return cornerAt((west + east) / 2, (south + north) / 2);
}

/** A corner so many metres farther north and east. */
export function nudged([lon = 0, lat = 0]: Corner, north: number, east: number): Corner {
  return cornerAt(lon + east / (DEGREE_M * Math.cos(radians(lat))), lat + north / DEGREE_M);
}

/** Whether every ring encloses something. */
export function isWhole(shape: Shape): boolean {
  return shape.flat().every((ring) => ring.length >= FEWEST_CORNERS);
}

/** What is enclosed, in km². */
export function areaOf(shape: Shape): number {
  const outer = (rings: Ring[]) => rings.reduce((sum, ring, at) => sum + (at === 0 ? 1 : -1) * areaOfRing(ring), 0);
  return shape.reduce((sum, rings) => sum + outer(rings), 0) / 1e6;
}

/** In m², on a ball: each edge with the meridians down to the equator ("Some Algorithms for Polygons on a Sphere", Chamberlain and Duquette 2007). */
function areaOfRing(ring: Ring): number {
  const sum = ring.reduce((sum, [lon = 0, lat = 0], at) => {
    const [nextLon = 0, nextLat = 0] = ring[(at + 1) % ring.length] ?? [];
    return sum + radians(nextLon - lon) * (2 + Math.sin(radians(lat)) + Math.sin(radians(nextLat)));
  }, 0);
  return Math.abs((sum * RADIUS_M * RADIUS_M) / 2);
}

/** The numbers (from 1) of the corners at which two edges begin that cross each other; null: none do. */
export function crossing(ring: Ring): [number, number] | null {
  if (ring.length > MOST_COMPARED) return null;
  const edge = (at: number): [Corner, Corner] => [ring[at] as Corner, ring[(at + 1) % ring.length] as Corner];
  for (let one = 0; one < ring.length; one += 1) {
    for (let other = one + 2; other < ring.length; other += 1) {
      const areNeighbours = one === 0 && other === ring.length - 1;
      if (!areNeighbours && cross(edge(one), edge(other))) return [one + 1, other + 1];
    }
  }
  return null;
}

function cross([a, b]: [Corner, Corner], [c, d]: [Corner, Corner]): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/** On which side of a line through two corners a third one is. */
function side([x = 0, y = 0]: Corner, [toX = 0, toY = 0]: Corner, [atX = 0, atY = 0]: Corner): number {
  return Math.sign((toX - x) * (atY - y) - (toY - y) * (atX - x));
}
