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

const formKey = (page: string) => `pakmut-form ${page}`;

/** What was typed into a form of something that isn't there yet. */
export function keptForm<V>(page: string): Partial<V> | null {
  const kept = localStorage.getItem(formKey(page));
  return kept ? (JSON.parse(kept) as Partial<V>) : null;
}

/** Keeps what is typed; a form in which nothing is leaves nothing behind. Passwords and codes aren't for keeping. */
export function keepForm<V extends object>(page: string, values: V) {
  if (Object.values(values).some(Boolean)) localStorage.setItem(formKey(page), JSON.stringify(values));
  else forgetForm(page);
}

export function forgetForm(page: string) {
  localStorage.removeItem(formKey(page));
}
