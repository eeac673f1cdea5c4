// Manuals that can be chosen.
import { answer, api, type Schemas } from "../api/client";
import type { Choice } from "../parts/Search.svelte";
import type { Manual } from "./links.svelte";

type Line = Schemas["ManualLine"];

export const manualOf = ({ id, title_th, department }: Line): Manual => ({ procedure: id, title_th, department: department ?? null });

/** Manuals by words of their titles or citizens' words; of a department, where one is given. */
export async function manualsCalled(query: { q?: string; department?: string; missing_at?: string }, signal?: AbortSignal): Promise<Line[]> {
  return (await answer(api.GET("/admin/v1/procedures", { params: { query: { ...query, limit: 100 } }, signal }))).results;
}

/** A manual as a line of a list of choices. */
export function choiceOf({ id, title_th, department, units }: Line, unitsInWords: (count: number) => string): Choice {
  return { id, text: title_th, detail: [department, unitsInWords(units)].filter(Boolean).join(" · ") };
}
