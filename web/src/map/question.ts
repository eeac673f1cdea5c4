/** What holds at a door. */
export type Status = "open" | "closed" | "unknown";

/** An office of the answer that the page gives. */
export interface Office {
  /** Its place in the list, from 1. */
  number: number;
  name: string;
  href: string;
  lat: number;
  lon: number;
  status: Status;
}

/** The words of the map, in the language of the page. */
export interface Words {
  show: string;
  hide: string;
  label: string;
  loading: string;
  failed: string;
  here: string;
  open: string;
  closed: string;
  unknown: string;
  phone: string;
  close_popup: string;
  zoom_in: string;
  zoom_out: string;
  pan_up: string;
  pan_down: string;
  pan_left: string;
  pan_right: string;
  credits: string;
}

/** The map under ours. */
export interface BaseMap {
  /** Pictures at an address with `{z}`, `{x}` and `{y}`, or a file of PMTiles. */
  kind: "tiles" | "pmtiles";
  url: string;
  max_zoom: number;
}

/** What a page tells its map. */
export interface MapQuestion {
  /** Addresses of tiles, with `{z}`, `{x}` and `{y}`; they hold the filters of the page's question. */
  tiles: string;
  /** In the order of the list. */
  offices: Office[];
  /** Where the way begins. */
  from: { lat: number; lon: number } | null;
  /** What else the map shows at first. */
  around?: { lat: number; lon: number }[];
  /** The register's other offices are left out, where something else is what the map shows. */
  hidesOffices?: boolean;
  /** What stands before the address of an office's page, where it isn't the citizens' one, and its query. */
  page: { prefix: string; path?: string; query: string };
  /** None: land alone. */
  base: BaseMap | null;
  /** Who made what the map shows. */
  credits: string[];
  language: "th" | "en";
  words: Words;
}

/** Reads what the server wrote into the page; that is checked by the server's own tests. */
export function readMapQuestion(place: HTMLElement): MapQuestion {
  return JSON.parse(place.dataset.map ?? "") as MapQuestion;
}
