// What a unit is responsible for, on a map, as far as the public API tells of it.
import type { Geometry } from "geojson";
import type { Map } from "maplibre-gl";

import { servicePoint } from "../../api/ask";
import type { Card } from "../units/unit";

const SOURCE = "territory";
const COLOUR = "#7a3fa0";

/** Draws the territory that a unit drew of itself; hidden units have none that anybody is told. */
export async function showTerritory(map: Map, card: Card) {
  if (!card.data.has_drawn_territory) return;
  const office = await servicePoint(card.id);
  const data = office?.territory as unknown as Geometry | null | undefined;
  if (!data || map.getSource(SOURCE)) return;
  map.addSource(SOURCE, { type: "geojson", data: { type: "Feature", properties: {}, geometry: data } });
  map.addLayer({ id: "territory-fill", type: "fill", source: SOURCE, paint: { "fill-color": COLOUR, "fill-opacity": 0.12 } });
  map.addLayer({ id: "territory-line", type: "line", source: SOURCE, paint: { "line-color": COLOUR, "line-width": 3 } });
}
