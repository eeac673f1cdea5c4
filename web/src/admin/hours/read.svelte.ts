// Hours in every form that they have, as the server reads them.
import { SvelteMap } from "svelte/reactivity";

import { answer, api, Refusal, type Schemas } from "../api/client";

export type Told = Schemas["HoursTold"];
export type Opening = Schemas["Opening"];
export type Day = (typeof DAYS)[number];

export const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;

/** A form of seven days. */
export interface Form {
  week: Record<Day, Opening[]>;
  lunch: Opening | null;
  /** Null: nothing is said, and the calendar closes the door. */
  holidays: Opening[] | null;
}

export function readHours(body: Schemas["HoursAsked"], signal?: AbortSignal): Promise<Told> {
  return answer(api.POST("/admin/v1/hours/read", { body, signal }));
}

/** The form of what was read; null: no form says the same. */
export function formOf(told: Told | null): Form | null {
  if (!told?.week) return null;
  const openings = told.week;
  const week = Object.fromEntries(DAYS.map((day) => [day, openings[day] ?? []])) as Form["week"];
  return { week, lunch: told.lunch ?? null, holidays: told.holidays ?? null };
}

interface Sentences {
  th: string | null;
  en: string | null;
}

const known = new SvelteMap<string, Sentences>();
const asked = new Set<string>();

/** Hours as sentences; null: they aren't here yet. */
export function sentencesOf(hours: string): Sentences | null {
  const found = known.get(hours);
  if (!found && !asked.has(hours)) void ask(hours);
  return found ?? null;
}

async function ask(hours: string) {
  asked.add(hours);
  try {
    const told = await readHours({ text: hours });
    known.set(hours, { th: told.sentence_th ?? null, en: told.sentence_en ?? null });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    asked.delete(hours);
  }
}
