import { isTerritory, territoryInWords } from "../territory/told";
import { w } from "../words/words.svelte";

/** What a field of a unit is called. */
export function fieldName(name: string): string {
  const words = w().units;
  const names: Record<string, string> = {
    code: words.code, name_th: words.nameTh, name_en: words.nameEn, aliases: words.aliases, type: words.kind, subtype: words.subtype,
    category: words.category, level: words.level, ministry: words.ministry, department: words.department, agency: words.agency,
    pin: words.pin, territory: words.territory, position: words.pin, name: words.nameTh, photo: words.pictures, procedure: words.procedure, address: words.address, subdistrict_code: words.subdistrict, postcode: words.postcode, phone: words.phone,
    email: words.email, website: words.website, hours: words.hours, exceptions: w().hours.special, calendar: w().hours.calendar,
  };
  return names[name] ?? name;
}

/** A value as people read it. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return w().frame.none;
  if (Array.isArray(value)) return value.length > 0 ? value.map(inWords).join(" · ") : w().frame.none;
  if (typeof value !== "object") return String(value);
  if (isTerritory(value)) return territoryInWords(value);
  if ("lat" in value && "lon" in value) return `${value.lat}, ${value.lon}`;
  if ("date_from" in value) {
    const { date_from, date_to, hours, reason } = value as Record<string, string | null>;
    return [date_to && date_to !== date_from ? `${date_from} – ${date_to}` : date_from, hours, reason].filter(Boolean).join(" ");
  }
  return JSON.stringify(value);
}
