// Units that are chosen, and what is done at all of them.
import { SvelteMap } from "svelte/reactivity";

import { answer, api, type Problem, problemIn, waits } from "../api/client";
import { notices } from "../parts/notices.svelte";
import { undoBatches, undone, waiting } from "../parts/undo";
import { renew } from "../router.svelte";
import type { Filter } from "../units/list.svelte";
import { w } from "../words/words.svelte";
import type { Manual } from "./links.svelte";

/** Units of one act: the most that the API takes. */
const MOST = 1_000;
/** Units of a page: the most that the API gives. */
const PAGE = 100;

export class Chosen {
  readonly units = new SvelteMap<string, string>();
  readonly added = new SvelteMap<string, Manual>();
  readonly removed = new SvelteMap<string, Manual>();
  problem = $state<Problem | null>(null);
  /** What is going on: of how many units so far. */
  progress = $state<{ done: number; all: number } | null>(null);

  private isStopped = false;

  get isReady(): boolean {
    return this.units.size > 0 && this.added.size + this.removed.size > 0 && this.progress === null;
  }

  toggle(id: string, name: string) {
    if (!this.units.delete(id)) this.units.set(id, name);
  }

  stop() {
    this.isStopped = true;
  }

  /** Chooses all units of a filter, as many as an act takes. */
  async all(filter: Filter) {
    this.begin(0);
    try {
      let cursor: string | undefined;
      do {
        const query = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) };
        const page = await answer(api.GET("/admin/v1/service-points", { params: { query } }));
        for (const { id, name_th } of page.results) if (this.units.size < MOST) this.units.set(id, name_th);
        this.progress = { done: this.units.size, all: Math.min(page.total, MOST) };
        cursor = page.next ?? undefined;
      } while (cursor && this.units.size < MOST && !this.isStopped);
    } catch (cause) {
      this.problem = problemIn(cause);
    } finally {
      this.progress = null;
    }
  }

  /** Links and unlinks at all of them, as one act that can be undone as one. */
  async apply() {
    this.begin(this.units.size);
    const body = { units: [...this.units.keys()], add: [...this.added.keys()], remove: [...this.removed.keys()] };
    try {
      const answered = await answer(api.POST("/admin/v1/offers/mass", { body }));
      if (waits(answered)) {
        notices.say(...waiting(answered.review));
      } else {
        const count = (result: string) => answered.results.filter((one) => one.result === result).length;
        const said = w().manuals.massDone(count("changed"), count("unchanged"), count("forbidden"));
        const { batch } = answered;
        notices.say(said, batch ? { undo: () => undone(undoBatches(batch)) } : {});
      }
      this.units.clear();
      this.added.clear();
      this.removed.clear();
      renew();
    } catch (cause) {
      this.problem = problemIn(cause);
    } finally {
      this.progress = null;
    }
  }

  private begin(all: number) {
    this.problem = null;
    this.isStopped = false;
    this.progress = { done: 0, all };
  }
}
