// What kinds of offices are called: asked for once.
import { SvelteMap } from "svelte/reactivity";

import { answer, api, Refusal } from "../api/client";
import { nameIn } from "../words/words.svelte";

const names = new SvelteMap<string, { th: string; en: string | null }>();
let isAsked = false;

async function ask() {
  isAsked = true;
  try {
    const { results } = await answer(api.GET("/admin/v1/office-types"));
    for (const { id, name_th, name_en } of results) names.set(id, { th: name_th, en: name_en ?? null });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    isAsked = false;
  }
}

/** The name of a kind of office; its id until it is known, or where it has none. */
export function nameOfType(id: string | null | undefined): string {
  if (!id) return "–";
  if (!isAsked) void ask();
  const name = names.get(id);
  return name ? nameIn(name.th, name.en) : id;
}
