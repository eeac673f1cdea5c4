// Campaigns as the API tells them.
import type { Schemas } from "../api/client";
import { w } from "../words/words.svelte";

export type Campaign = Schemas["CampaignTold"];
export type Part = Schemas["ProgressPart"];
export type Due = Schemas["DueTold"];

export function campaignHref(id: string): string {
  return `/admin/campaigns/${encodeURIComponent(id)}`;
}

/** Late parts first: those with the smallest share, then the larger ones. */
export function lateFirst(parts: Part[]): Part[] {
  const share = ({ asked, done }: Part) => (asked === 0 ? 1 : done / asked);
  return [...parts].sort((a, b) => share(a) - share(b) || b.asked - a.asked || (a.id ?? "").localeCompare(b.id ?? ""));
}

export function partName({ id, name_th }: Part): string {
  return name_th ?? id ?? w().supervising.campaigns.nowhere;
}
