import { mount } from "svelte";

import type { FieldWords, Surroundings } from "./option";
import Suggestions from "./Suggestions.svelte";

/** Suggests under a search field. Without this the form works as it is. */
export function suggestUnder(field: HTMLInputElement) {
  const { form, dataset } = field;
  if (!form) return;
  const around: Surroundings = {
    language: document.documentElement.lang === "en" ? "en" : "th",
    prefix: dataset.prefix ?? "",
    at: dataset.at,
    only: dataset.only,
    words: JSON.parse(dataset.words ?? "") as FieldWords,
  };
  form.classList.add("with-suggestions");
  mount(Suggestions, { target: form, props: { field, around } });
}
