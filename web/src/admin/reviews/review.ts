// Changes that wait, as the API tells them.
import { answer, api, type Schemas } from "../api/client";
import { length, percent } from "../parts/figures";
import { undoBatches } from "../parts/undo";
import { w } from "../words/words.svelte";

export type Summary = Schemas["ReviewSummary"];
export type Review = Schemas["ReviewTold"];
export type Preview = NonNullable<Review["findings"]["preview"]>;

interface Reason {
  code: string;
  metres?: number;
  records?: number;
  wrong_by_1_km?: number;
}

/** Why a change waits, in words. */
export function reasonsInWords(reasons: unknown[]): string[] {
  const { because, records, likely } = w().reviews;
  return (reasons as Reason[]).map((reason) => {
    const word = because[reason.code] ?? reason.code;
    if (reason.metres !== undefined) return `${word} ${length(reason.metres)}`;
    if (reason.records !== undefined) return `${word}: ${records(reason.records)}`;
    if (reason.wrong_by_1_km !== undefined) return `${word}: ${likely(percent(reason.wrong_by_1_km))}`;
    return word;
  });
}

/** What a change is about, in a line. */
export function subject({ records, records_total }: Summary): string {
  const [first] = records;
  const name = first?.name ?? first?.id ?? "";
  return records_total > 1 ? `${name} +${(records_total - 1).toLocaleString()}` : name;
}

/** What it means for citizens, in a sentence. */
export function consequence(preview: Preview): string {
  const { sentence, people: ofPeople, farther, nearer, nothingChanges } = w().reviews;
  if (preview.answers === 0) return nothingChanges;
  const places = new Set(preview.cells.map(({ cell }) => cell));
  const subdistricts = new Set(preview.procedures.flatMap((procedure) => procedure.subdistricts));
  const { people } = preview;
  if (people && people.farther > 0 && people.added_m != null) {
    return ofPeople({ people: about(people.farther), subdistricts: people.subdistricts, farther: length(people.added_m) });
  }
  if (people && people.affected > 0 && people.farther === 0) {
    return ofPeople({ people: about(people.affected), subdistricts: subdistricts.size, farther: null });
  }
  const median = preview.added_m.median ?? 0;
  const way = Math.abs(median) < 50 ? null : median > 0 ? farther(length(median)) : nearer(length(-median));
  return sentence({ cells: places.size, subdistricts: subdistricts.size, farther: way });
}

/** Three digits: who lives where is known no better. */
function about(people: number): number {
  return Number(people.toPrecision(3));
}

export async function reviewOf(id: string): Promise<Review> {
  return answer(api.GET("/admin/v1/reviews/{id}", { params: { path: { id } } }));
}

export function reviewHref(id: string): string {
  return `/admin/reviews/${encodeURIComponent(id)}`;
}

/** Approves a change; gives how to take that back. */
export async function approve(id: string, words: string): Promise<() => Promise<string | undefined>> {
  const body = words.trim() ? { words } : undefined;
  const { review } = await answer(api.POST("/admin/v1/reviews/{id}/approve", { params: { path: { id } }, body }));
  return () => undoBatches(review);
}

export async function sendBack(id: string, words: string) {
  await answer(api.POST("/admin/v1/reviews/{id}/return", { params: { path: { id } }, body: { words } }));
}

export async function withdraw(id: string) {
  await answer(api.POST("/admin/v1/reviews/{id}/withdraw", { params: { path: { id } } }));
}
