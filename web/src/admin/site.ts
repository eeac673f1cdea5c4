import type { BaseMap, Words } from "../map/question";

/** What the server says of itself to the back office. */
export interface Site {
  /** Whether people may sign in by a provider. */
  has_provider: boolean;
  /** Whether this browser has the cookie of a session, which may have ended. */
  has_session: boolean;
  base: BaseMap | null;
  credits: string[];
  /** The words of maps: in Thai, in English. */
  map: [Words, Words];
}

/** Written into the page by the server, and checked by its own tests. */
export const site = JSON.parse(document.querySelector<HTMLElement>("#back-office")?.dataset.told ?? "{}") as Site;
