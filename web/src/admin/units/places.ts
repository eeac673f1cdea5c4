// Offices and subdistricts by name, as citizens find them.
import { suggestions } from "../../api/ask";
import type { Choice } from "../parts/Search.svelte";
import { nameIn, reading } from "../words/words.svelte";

/** Subdistricts that a text may mean, by their codes. */
export async function subdistrictsCalled(typed: string, signal: AbortSignal): Promise<Choice[]> {
  const found = (await suggestions(typed, signal)) ?? [];
  return found.flatMap((one) => {
    if (one.kind !== "place" || one.code?.length !== 6) return [];
    const detail = reading.language === "th" ? one.detail_th : one.detail_en;
    return [{ id: one.code, text: nameIn(one.name_th, one.name_en), detail }];
  });
}

/** Offices that citizens see, by their ids. */
export async function officesCalled(typed: string, signal: AbortSignal): Promise<Choice[]> {
  const found = (await suggestions(typed, signal)) ?? [];
  return found.flatMap((one) => {
    if (one.kind !== "office" || !one.id) return [];
    const detail = reading.language === "th" ? one.detail_th : one.detail_en;
    return [{ id: one.id, text: nameIn(one.name_th, one.name_en), detail }];
  });
}
