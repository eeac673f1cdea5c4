import type { Suggestion } from "../api/ask";

/** What the server wrote beside the field. */
export interface FieldWords {
  /** Of the list. */
  label: string;
  /** How many there are, with `{count}`. */
  count: string;
  procedure: string;
  office: string;
  place: string;
}

/** The page that the field stands on. */
export interface Surroundings {
  language: "th" | "en";
  /** Before the path of a page in its language. */
  prefix: string;
  /** The moment that the page answers for, if it isn't the present. */
  at: string | undefined;
  /** The one kind of thing that belongs into the field. */
  only: string | undefined;
  words: FieldWords;
}

/** A stretch of a text, which matches what was typed or not. */
export interface Stretch {
  text: string;
  matches: boolean;
}

/** The text in stretches; spans count code points. */
export function stretches(text: string, spans: number[][]): Stretch[] {
  const letters = Array.from(text);
  const parts: Stretch[] = [];
  const add = (from: number, to: number, matches: boolean) => {
    if (from < to) parts.push({ text: letters.slice(from, to).join(""), matches });
  };
  let from = 0;
  for (const [start = 0, end = 0] of spans) {
    add(from, start, false);
    add(start, end, true);
    from = end;
  }
  add(from, letters.length, false);
  return parts;
}

/** What it is called in the language of the page. */
export function nameOf({ name_th, name_en }: Suggestion, language: "th" | "en"): string {
  return (language === "en" && name_en) || name_th;
}

/** The second line: what it is, its name where something else matches, and what tells it from others. */
export function detailOf(suggestion: Suggestion, { language, words }: Surroundings): string {
  const name = nameOf(suggestion, language);
  const kind = words[suggestion.kind as "procedure" | "office" | "place"];
  const detail = language === "th" ? suggestion.detail_th : suggestion.detail_en;
  return [kind, suggestion.text === name ? null : name, detail].filter(Boolean).join(" · ");
}

/** The page of a task or an office; null: a place has none. */
export function addressOf({ kind, id }: Suggestion, { prefix, at }: Surroundings): string | null {
  if (!id || kind === "place") return null;
  const query = new URLSearchParams(kind === "procedure" ? { procedure: id } : {});
  if (at) query.set("at", at);
  const path = kind === "procedure" ? "/find" : `/service-points/${encodeURIComponent(id)}`;
  return `${prefix}${path}${query.size > 0 ? `?${query}` : ""}`;
}
