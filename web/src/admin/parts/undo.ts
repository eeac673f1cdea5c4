// Undoing what is in the log. It may have to wait for a second person as the change itself did: then nothing is undone yet.
import { answer, api } from "../api/client";
import { renew } from "../router.svelte";
import { w } from "../words/words.svelte";
import type { notices } from "./notices.svelte";

/** Undoes a change; gives what to say where that waits. */
export async function undoChange(number: number): Promise<string | undefined> {
  return told(await answer(api.POST("/admin/v1/changes/{number}/undo", { params: { path: { number } }, body: {} })));
}

/** Undoes all changes of acts, the last one first; gives what to say where that waits. */
export async function undoBatches(...batches: string[]): Promise<string | undefined> {
  let said: string | undefined;
  for (const batch of batches.reverse()) {
    said = told(await answer(api.POST("/admin/v1/batches/{batch}/undo", { params: { path: { batch } }, body: {} }))) ?? said;
  }
  return said;
}

function told(answered: object): string | undefined {
  return "review" in answered ? w().frame.waits : undefined;
}

/** Waits for an undo and looks again at what was undone: at the whole page, unless it is said at what. Gives what to say where that waits. */
export async function undone(undoing: Promise<string | undefined>, again: () => unknown = renew): Promise<string | undefined> {
  const said = await undoing;
  await again();
  return said;
}

/** What to say of a change that waits, with the way to where it does. */
export function waiting(review: string): Parameters<typeof notices.say> {
  return [w().frame.waits, { link: { href: `/admin/reviews/${encodeURIComponent(review)}`, text: w().frame.seeReview } }];
}
