// What units are called: asked for once each, and shown by their id until it is known.
import { SvelteMap } from "svelte/reactivity";

import { answer, api, Refusal } from "../api/client";
import { nameIn } from "../words/words.svelte";

interface Names {
  th: string;
  en: string | null;
}

const known = new SvelteMap<string, Names>();
const asked = new Set<string>();

/** The name of a unit, in the language that is read. */
export function nameOfUnit(id: string): string {
  const names = known.get(id);
  if (!names) void ask(id);
  return names ? nameIn(names.th, names.en) : id;
}

/** Says what a unit is called, by whoever has its card. */
export function learnName(id: string, th: string, en: string | null) {
  asked.add(id);
  known.set(id, { th, en });
}

async function ask(id: string) {
  if (asked.has(id)) return;
  asked.add(id);
  try {
    const { data } = await answer(api.GET("/admin/v1/service-points/{id}", { params: { path: { id } } }));
    const { name_th, name_en } = data as { name_th: string; name_en: string | null };
    known.set(id, { th: name_th, en: name_en });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}
