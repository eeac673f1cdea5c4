// Campaigns as the API tells them.
import { answer, api, type Schemas } from "../api/client";
import { nameIn, w } from "../words/words.svelte";

export type Campaign = Schemas["CampaignTold"];
export type Part = Schemas["ProgressPart"];
export type Due = Schemas["DueTold"];

/** Units of a district that are shown on a map; as many as are asked for at once. */
const MOST_ON_MAP = 500;
const AT_ONCE = 100;

export function campaignHref(id: string): string {
  return `/admin/campaigns/${encodeURIComponent(id)}`;
}

/** Late parts first: those with the smallest share, then the larger ones. */
export function lateFirst(parts: Part[]): Part[] {
  const share = ({ asked, done }: Part) => (asked === 0 ? 1 : done / asked);
  return [...parts].sort((a, b) => share(a) - share(b) || b.asked - a.asked || (a.id ?? "").localeCompare(b.id ?? ""));
}

export function partName({ id, name_th, name_en }: Part): string {
  return name_th ? nameIn(name_th, name_en) : (id ?? w().supervising.campaigns.nowhere);
}

/** The units of a campaign in an area, whether they are done or not. */
export async function unitsIn(id: string, area: string): Promise<Due[]> {
  const units: Due[] = [];
  let total = 1;
  while (units.length < Math.min(total, MOST_ON_MAP)) {
    const query = { area, state: "all", skip: units.length, limit: AT_ONCE };
    const told = await answer(api.GET("/admin/v1/campaigns/{id}/units", { params: { path: { id }, query } }));
    if (told.results.length === 0) break;
    units.push(...told.results);
    total = told.total;
  }
  return units;
}
