// The progress of a campaign on a map: parts of an area as circles, units as signs.
import "./onMap.css";

import type { FeatureCollection, Point } from "geojson";
import { type GeoJSONSource, type Map, Marker } from "maplibre-gl";

import { percent } from "../parts/figures";
import { w } from "../words/words.svelte";
import { type Due, type Part, partName } from "./campaign";

const UNITS = "campaign-units";
/** Across, of the part with the fewest and the most units, in pixels. */
const [SMALLEST, LARGEST] = [36, 68];

export class ProgressOnMap {
  private circles: Marker[] = [];

  constructor(
    private readonly map: Map,
    private readonly language: "th" | "en",
    private readonly hrefOf: (part: string) => string,
    onunit: (id: string) => void,
  ) {
    map.addSource(UNITS, { type: "geojson", data: pointsOf([]) });
    map.addLayer({
      id: UNITS, type: "symbol", source: UNITS,
      layout: {
        // The signs of offices: a tick in a circle, and a triangle.
        "icon-image": ["case", ["get", "is_done"], "open", "unknown"], "icon-allow-overlap": true,
        "text-field": ["step", ["zoom"], "", 12, ["get", "name"]], "text-font": ["Sarabun"], "text-size": 14, "text-anchor": "top", "text-offset": [0, 1], "text-optional": true,
      },
      paint: { "text-color": "#15191e", "text-halo-color": "#fff", "text-halo-width": 1.5 },
    });
    map.on("click", UNITS, ({ features }) => {
      const id = features?.[0]?.properties.id;
      if (typeof id === "string") onunit(id);
    });
    map.on("mouseenter", UNITS, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", UNITS, () => (map.getCanvas().style.cursor = ""));
  }

  showUnits(units: Due[]) {
    this.map.getSource<GeoJSONSource>(UNITS)?.setData(pointsOf(units));
  }

  showParts(parts: Part[]) {
    for (const circle of this.circles) circle.remove();
    const most = Math.max(1, ...parts.map(({ asked }) => asked));
    // The small ones lie above the large ones.
    const ordered = [...parts].sort((a, b) => b.asked - a.asked);
    this.circles = ordered.flatMap((part) => {
      const { id, lat, lon, asked } = part;
      if (typeof id !== "string" || typeof lat !== "number" || typeof lon !== "number") return [];
      const across = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(asked / most);
      return [new Marker({ element: this.circle(part, id, across) }).setLngLat([lon, lat]).addTo(this.map)];
    });
  }

  private circle(part: Part, id: string, across: number): HTMLElement {
    const { asked, done } = part;
    const share = asked > 0 ? done / asked : 1;
    const element = document.createElement("a");
    element.className = "share-circle";
    element.href = this.hrefOf(id);
    // The list has the same links in an order: nobody has to pass them twice.
    element.tabIndex = -1;
    element.title = `${partName(part)}: ${w().supervising.campaigns.done(done, asked)}`;
    element.setAttribute("aria-label", element.title);
    element.style.width = element.style.height = `${Math.round(across)}px`;
    element.style.setProperty("--done", `${share * 100}%`);
    // Drawn, and not said: the title tells the same in words.
    element.dataset.share = share === 1 ? "✓" : `${percent(share).toLocaleString(this.language)}%`;
    return element;
  }
}

function pointsOf(units: Due[]): FeatureCollection<Point> {
  const features = units.flatMap(({ id, name_th, is_done, lat, lon }) => {
    if (typeof lat !== "number" || typeof lon !== "number") return [];
    const geometry = { type: "Point" as const, coordinates: [lon, lat] };
    return [{ type: "Feature" as const, properties: { id, name: name_th, is_done }, geometry }];
  });
  return { type: "FeatureCollection", features };
}
