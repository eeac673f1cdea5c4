// The words of both languages, and which one is read. The English has to have every word of the Thai, or it doesn't compile.
import { en } from "./en";
import { th } from "./th";

export type Language = "th" | "en";
export type Words = typeof th;

const KEPT_AT = "pakmut-language";
const WORDS: Record<Language, Words> = { th, en };

/** What the address says, or what was chosen before, or Thai. */
function first(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  const chosen = asked === "th" || asked === "en" ? asked : localStorage.getItem(KEPT_AT);
  return chosen === "en" ? "en" : "th";
}

class Reading {
  language = $state<Language>(first());

  get words(): Words {
    return WORDS[this.language];
  }

  choose(language: Language) {
    this.language = language;
    localStorage.setItem(KEPT_AT, language);
  }
}

export const reading = new Reading();

/** The words in the language that is read. */
export const w = (): Words => reading.words;

/** The name in the language that is read, or else the Thai one. */
export function nameIn(th: string, en: string | null | undefined): string {
  return (reading.language === "en" && en) || th;
}
