// What a record says of a field, in words.
import { nameOfUnit } from "../session/names.svelte";
import { day } from "../parts/dates";
import { isTerritory, territoryInWords } from "../territory/told";
import { w } from "../words/words.svelte";

export interface Difference {
  field: string;
  before: unknown;
  after: unknown;
}

interface Pin {
  lat: number;
  lon: number;
}

/** What a field is called. */
export function fieldName(field: string): string {
  const [root = field, rest] = field.split(/\.(.*)/s);
  if (root === "offers" && rest) return w().reviews.manual(rest);
  return w().reviews.fields[root] ?? field;
}

/** What stands there. */
export function valueInWords(field: string, value: unknown): string {
  const words = w().reviews;
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return words.empty;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (field === "status") return value === "hidden" ? words.hidden : words.shown;
  if (field === "updated_at") return day(String(value));
  if (field === "succeeded_by" || field === "parent_id") return nameOfUnit(String(value));
  if (isTerritory(value)) return territoryInWords(value);
  if (isPin(value)) return `${value.lat.toFixed(5)}, ${value.lon.toFixed(5)}`;
  if (Array.isArray(value)) return value.map((one) => valueInWords("", one)).join(", ");
  if (typeof value === "object") {
    const parts = Object.entries(value).filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0));
    return parts.map(([, one]) => valueInWords("", one)).join(" · ");
  }
  return String(value);
}

export function isPin(value: unknown): value is Pin {
  return typeof value === "object" && value !== null && "lat" in value && "lon" in value;
}
