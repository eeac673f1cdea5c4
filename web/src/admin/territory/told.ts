// A territory in words: how large it is, and of how many corners.
import { reading, w } from "../words/words.svelte";
import { areaOf, cornersOf, shapeOf, type Territory } from "./shape";

export function territoryInWords(territory: Territory): string {
  const shape = shapeOf(territory);
  const area = areaOf(shape);
  const digits = area < 10 ? 2 : area < 1000 ? 1 : 0;
  return w().territory.size(area.toLocaleString(reading.language, { maximumFractionDigits: digits }), cornersOf(shape).length);
}

export function isTerritory(value: unknown): value is Territory {
  return typeof value === "object" && value !== null && "coordinates" in value;
}
