import type { Problem } from "../api/client";
import { w } from "../words/words.svelte";

/** What to say about a problem as a whole. */
export function said(problem: Problem): string {
  const { byCode, other } = w().problems;
  return (problem.status === 412 ? byCode.conflict : byCode[problem.code]) ?? other;
}

/** What is wrong with each field that the problem names, by the name of the field. */
export function faultsOf(problem: Problem | null): Record<string, string> {
  const { byField, field } = w().problems;
  const faults = (problem?.errors ?? []).map(({ parameter }) => {
    const name = parameter.split(/[.[]/, 1)[0] ?? parameter;
    return [name, byField[name] ?? field] as const;
  });
  return Object.fromEntries(faults);
}
