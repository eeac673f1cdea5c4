// What was changed and not saved yet: kept in the browser, so that a closed tab loses nothing.

/** Unsaved values with the version that they were made of. */
export interface Draft<V> {
  change: number;
  before: V;
  mine: V;
}

const keyOf = (unit: string, page: string) => `pakmut-draft ${page} ${unit}`;

export function keptDraft<V>(unit: string, page: string): Draft<V> | null {
  const kept = localStorage.getItem(keyOf(unit, page));
  return kept ? (JSON.parse(kept) as Draft<V>) : null;
}

export function keepDraft<V>(unit: string, page: string, draft: Draft<V>) {
  localStorage.setItem(keyOf(unit, page), JSON.stringify(draft));
}

export function forgetDraft(unit: string, page: string) {
  localStorage.removeItem(keyOf(unit, page));
}
