// Undoing what is in the log. It may have to wait for a second person as the change itself did: then nothing is undone yet.
import { answer, api } from "../api/client";
import { renew } from "../router.svelte";
import { w } from "../words/words.svelte";

/** Undoes a change; gives what to say where that waits. */
export async function undoChange(number: number): Promise<string | undefined> {
  return told(await answer(api.POST("/admin/v1/changes/{number}/undo", { params: { path: { number } }, body: {} })));
}

/** Undoes all changes of an act; gives what to say where that waits. */
export async function undoBatch(batch: string): Promise<string | undefined> {
  return told(await answer(api.POST("/admin/v1/batches/{batch}/undo", { params: { path: { batch } }, body: {} })));
}

function told(answered: object): string | undefined {
  return "review" in answered ? w().frame.waits : undefined;
}

/** Waits for an undo and shows the page anew, which tells what was undone; gives what to say where that waits. */
export async function renewed(undoing: Promise<string | undefined>): Promise<string | undefined> {
  const said = await undoing;
  renew();
  return said;
}
