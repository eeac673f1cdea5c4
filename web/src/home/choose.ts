import { mount } from "svelte";

import { readMapQuestion } from "../map/question";
import ChooseIsland from "./ChooseIsland.svelte";

/** What a form says whose place is chosen on a map, in the language of the page. */
export interface ChooseWords {
  show: string;
  hide: string;
  hint: string;
  use: string;
  failed: string;
}

/** Lets the place that decides be chosen on a map, and sends it in the body, never in an address. */
export function chooseOnMap(form: HTMLFormElement) {
  const question = readMapQuestion(form);
  const words = JSON.parse(form.dataset.words ?? "") as ChooseWords;
  form.hidden = false;
  mount(ChooseIsland, { target: form, props: { form, question, words } });
}
