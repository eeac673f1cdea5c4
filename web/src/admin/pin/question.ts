// What the maps of the back office are told.
import type { MapQuestion, Office } from "../../map/question";
import { site } from "../site";
import { reading } from "../words/words.svelte";

/** A map of what citizens see, narrowed by filters of the public API, whose offices lead to their cards. */
export function mapQuestion(filters: Record<string, string> = {}, offices: Office[] = []): MapQuestion {
  const query = new URLSearchParams(filters);
  const { language } = reading;
  return {
    tiles: `/v1/tiles/{z}/{x}/{y}.mvt${query.size > 0 ? `?${query}` : ""}`,
    offices,
    from: null,
    page: { prefix: "", path: "/admin/units/", query: "" },
    base: site.base,
    credits: site.credits,
    language,
    words: site.map[language === "th" ? 0 : 1],
  };
}
