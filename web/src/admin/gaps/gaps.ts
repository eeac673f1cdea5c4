// Subdistricts for which nobody is known to be responsible, or several are, as the API tells them.
import type { Schemas } from "../api/client";
import { nameIn } from "../words/words.svelte";

export type Gap = Schemas["GapTold"];

/** The gravest first, each with its sign. */
export const SIGNS: Record<string, string> = { gap: "✕", overlap: "≥2", divided: "½", unconfirmed: "?" };
const GRAVITY = Object.keys(SIGNS);

/** What lies at a place of the map: the gaps of a subdistrict. */
export interface Spot {
  lat: number;
  lon: number;
  /** The gravest of its gaps. */
  first: Gap;
  count: number;
}

export function spotsOf(gaps: Gap[]): Spot[] {
  const spots: Record<string, Spot> = {};
  for (const gap of gaps) {
    const { lat, lon, subdistrict } = gap;
    if (typeof lat !== "number" || typeof lon !== "number") continue;
    const spot = (spots[subdistrict] ??= { lat, lon, first: gap, count: 0 });
    spot.count += 1;
    if (GRAVITY.indexOf(gap.finding) < GRAVITY.indexOf(spot.first.finding)) spot.first = gap;
  }
  return Object.values(spots);
}

export const keyOf = ({ procedure, subdistrict }: Gap) => `${procedure} ${subdistrict}`;

export function subdistrictOf({ subdistrict, subdistrict_th, subdistrict_en }: Gap): string {
  return subdistrict_th ? nameIn(subdistrict_th, subdistrict_en) : subdistrict;
}

/** From the subdistrict to the province. */
export function placeOf(gap: Gap): string {
  const { district_th, district_en, province_th, province_en } = gap;
  return [subdistrictOf(gap), nameIn(district_th ?? "", district_en), nameIn(province_th ?? "", province_en)].filter(Boolean).join(" · ");
}
