// A unit as its card tells it.
import { answer, api, type Schemas } from "../api/client";
import { learnName } from "../session/names.svelte";
import { signed } from "../session/session.svelte";
import type { Territory } from "../territory/shape";
import { w } from "../words/words.svelte";

export interface Position {
  lat: number;
  lon: number;
}

/** Days on which a unit, or one manual there, keeps other hours. */
export interface SpecialDay {
  procedure_id: string | null;
  date_from: string;
  date_to: string;
  /** `off`: closed; null: nobody knows. */
  hours: string | null;
  reason: string | null;
  announced_on: string | null;
}

/** What is said about a unit, under the names of the columns of a source. */
export interface UnitData {
  code: string | null;
  name_th: string;
  name_en: string | null;
  aliases: string[];
  type: string | null;
  subtype: string | null;
  category: string | null;
  level: string | null;
  ministry: string | null;
  department: string | null;
  agency: string | null;
  parent_id: string | null;
  pin: Position | null;
  address: string | null;
  subdistrict_code: string | null;
  postcode: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  hours: string | null;
  calendar: string;
  timezone: string;
  status: "shown" | "hidden";
  serves: string[];
  territory: Territory | null;
  succeeded_by: string | null;
  photo: string | null;
  updated_at: string | null;
  sample_fields: string[];
  exceptions: SpecialDay[];
}

export type Card = Omit<Schemas["Card"], "data"> & { data: UnitData };
/** A line of the table of units. */
export type Listed = Schemas["Unit"];

/** The card of a unit. */
export async function cardOf(id: string): Promise<Card> {
  const card = (await answer(api.GET("/admin/v1/service-points/{id}", { params: { path: { id } } }))) as Card;
  learnName(id, card.data.name_th, card.data.name_en);
  return card;
}

/** Units whose names have all these words. */
export async function unitsCalled(q: string, signal?: AbortSignal): Promise<Listed[]> {
  const query = { q, limit: 8 };
  return (await answer(api.GET("/admin/v1/service-points", { params: { query }, signal }))).results;
}

/** Where a page of a unit is. */
export function unitHref(id: string, page = ""): string {
  return `/admin/units/${encodeURIComponent(id)}${page && `/${page}`}`;
}

/** A unit code of 13 digits in the groups in which people read them. */
export function grouped(code: string | null | undefined): string {
  if (!code) return "–";
  const digits = /^(\d)(\d{4})(\d{5})(\d{2})(\d)$/.exec(code);
  return digits ? digits.slice(1).join("-") : code;
}

/** Whether one may try to change a unit; the server decides. */
export function mayEdit(id: string): boolean {
  return signed.units.includes(id) || signed.has("manager", "supervisor", "administrator");
}

export function codeStateInWords(state: string): string {
  return w().units.codeStates[state] ?? state;
}
