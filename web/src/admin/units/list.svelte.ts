// The table of units, of which only what is seen is asked for.
import { SvelteMap } from "svelte/reactivity";

import { answer, api, problemIn, type Problem } from "../api/client";
import type { Listed } from "./unit";

/** Parameters of the address that narrow the table, under the names that the API has for them. */
export const FILTERS = ["ministry", "department", "type", "subtype", "category", "area", "status", "pin", "procedure", "code_state", "q"] as const;
export const SORTS = ["code", "name", "edited_at", "offers"] as const;

export type Filter = Partial<Record<(typeof FILTERS)[number] | "sort" | "order", string>>;

/** Rows that are asked for at once: the most that the API gives. */
const CHUNK = 100;
/** How long the table has to rest before rows are asked for, in milliseconds: what flies by isn't. */
const REST = 120;

/** What the address says. */
export function filterOf(query: URLSearchParams): Filter {
  const pairs = [...FILTERS, "sort", "order"].flatMap((name) => {
    const value = query.get(name);
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries(pairs) as Filter;
}

export class UnitList {
  total = $state<number | null>(null);
  problem = $state<Problem | null>(null);

  private readonly chunks = new SvelteMap<number, Listed[]>();
  private readonly asked = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly filter: Filter) {
    void this.ask(0);
  }

  /** A row; undefined: it isn't here yet. */
  row(index: number): Listed | undefined {
    return this.chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK];
  }

  /** Where the first units stand. */
  pins(): { lat: number; lon: number }[] {
    const first = this.chunks.get(0) ?? [];
    return first.flatMap(({ lat, lon }) => (typeof lat === "number" && typeof lon === "number" ? [{ lat, lon }] : []));
  }

  /** Asks for what is seen and isn't here. */
  want(first: number, last: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (let chunk = Math.floor(first / CHUNK); chunk <= Math.floor(last / CHUNK); chunk += 1) void this.ask(chunk);
    }, REST);
  }

  private async ask(chunk: number) {
    if (this.asked.has(chunk)) return;
    this.asked.add(chunk);
    try {
      const query = { ...this.filter, skip: chunk * CHUNK, limit: CHUNK };
      const { total, results } = await answer(api.GET("/admin/v1/service-points", { params: { query } }));
      this.chunks.set(chunk, results);
      this.total = total;
      this.problem = null;
    } catch (cause) {
      this.asked.delete(chunk);
      this.problem = problemIn(cause);
    }
  }
}
