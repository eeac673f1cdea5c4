// The territory on a map, with corners that are dragged, edges that are parted, and clicks that add a corner.
import type { Feature, FeatureCollection, Point } from "geojson";
import { type GeoJSONSource, LngLat, type Map, type MapMouseEvent, type MapTouchEvent } from "maplibre-gl";

import { type Corner, cornerAt, cornerOf, inserted, middleBehind, moved, type Place, ringOf, ringsOf, type Shape, territoryOf } from "./shape";
import { COLOUR, showTerritory } from "./show";

const HANDLES = "territory-handles";
/** Layers of the units around, which would take clicks for themselves. */
const UNITS = ["clusters", "cluster-counts", "service-points"];
/** How near to a handle a mouse and a finger have to be, in pixels. */
const REACH = { mouse: 12, touch: 24 };
/** Edges that are shorter have no handle in their middle, in pixels. */
const SHORTEST_PARTED = 48;
/** Less is a trembling hand, in pixels. */
const LEAST_MOVE = 3;

interface Acts {
  add(corner: Corner): void;
  choose(place: Place): void;
  move(place: Place, corner: Corner): void;
  insert(place: Place, corner: Corner): void;
}

interface Handle {
  place: Place;
  corner: Corner;
  /** In the middle of the edge that ends at this place. */
  isMiddle: boolean;
}

interface Drag {
  handle: Handle;
  from: { x: number; y: number };
  /** Where it is now; null: it wasn't moved. */
  to: Corner | null;
}

type Pressed = MapMouseEvent | MapTouchEvent;

export class Outline {
  private shape: Shape = [];
  private chosen: Place | null = null;
  private isAdding = false;
  private drag: Drag | null = null;
  /** The click that follows a press upon a handle adds no corner. */
  private wasHandle = false;

  constructor(
    private readonly map: Map,
    private readonly acts: Acts,
  ) {
    showTerritory(map, null);
    map.addSource(HANDLES, { type: "geojson", data: this.features([], null) });
    map.addLayer({
      id: HANDLES, type: "circle", source: HANDLES,
      paint: {
        "circle-radius": ["case", ["get", "isMiddle"], 5, ["get", "isChosen"], 11, 8],
        "circle-color": ["case", ["get", "isMiddle"], COLOUR, ["get", "isChosen"], "#ffd34d", "#ffffff"],
        "circle-stroke-color": ["case", ["get", "isMiddle"], "#ffffff", COLOUR],
        "circle-stroke-width": ["case", ["get", "isMiddle"], 2, 3],
      },
    });
    map.on("mousedown", (event) => this.press(event, REACH.mouse));
    map.on("touchstart", (event) => event.points.length === 1 && this.press(event, REACH.touch));
    map.on("mousemove", (event) => this.follow(event));
    map.on("touchmove", (event) => this.follow(event));
    map.on("touchend", () => this.release());
    map.on("touchcancel", () => this.release());
    // The hand may have left the map.
    const released = () => this.release();
    addEventListener("mouseup", released);
    map.on("remove", () => removeEventListener("mouseup", released));
    map.on("click", (event) => this.clicked(event));
    map.on("moveend", () => this.draw());
  }

  show(shape: Shape, chosen: Place | null, isAdding: boolean) {
    [this.shape, this.chosen] = [shape, chosen];
    this.take(isAdding);
    this.draw();
  }

  /** Moves the map where a corner is out of sight. */
  bring([lon = 0, lat = 0]: Corner) {
    const at = new LngLat(lon, lat);
    if (!this.map.getBounds().contains(at)) this.map.panTo(at);
  }

  /** The middle of the map. */
  middle(): Corner {
    const { lng, lat } = this.map.getCenter();
    return cornerAt(lng, lat);
  }

  private take(isAdding: boolean) {
    this.isAdding = isAdding;
    for (const layer of UNITS) this.map.setLayoutProperty(layer, "visibility", isAdding ? "none" : "visible");
    if (isAdding) this.map.doubleClickZoom.disable();
    else this.map.doubleClickZoom.enable();
    this.map.getCanvas().style.cursor = isAdding ? "crosshair" : "";
  }

  private draw(shape = this.shape, chosen = this.chosen) {
    showTerritory(this.map, territoryOf(shape));
    this.map.getSource<GeoJSONSource>(HANDLES)?.setData(this.features(shape, chosen));
  }

  private handles(shape = this.shape): Handle[] {
    return ringsOf(shape).flatMap((at) => {
      const ring = ringOf(shape, at);
      const corners = ring.map((corner, index) => ({ place: { ...at, corner: index }, corner, isMiddle: false }));
      const middles = ring.flatMap((corner, index) => {
        const next = ring[(index + 1) % ring.length];
        if (!next || ring.length < 2 || this.pixels(corner, next) < SHORTEST_PARTED) return [];
        return [{ place: { ...at, corner: index + 1 }, corner: middleBehind(ring, index), isMiddle: true }];
      });
      return [...middles, ...corners];
    });
  }

  private features(shape: Shape, chosen: Place | null): FeatureCollection<Point> {
    const features = this.handles(shape).map(({ place, corner, isMiddle }): Feature<Point> => {
      const isChosen = !isMiddle && chosen?.polygon === place.polygon && chosen.ring === place.ring && chosen.corner === place.corner;
      return { type: "Feature", properties: { isMiddle, isChosen }, geometry: { type: "Point", coordinates: corner } };
    });
    return { type: "FeatureCollection", features };
  }

  private pixels(a: Corner, b: Corner): number {
    const [from, to] = [a, b].map(([lon = 0, lat = 0]) => this.map.project([lon, lat]));
    return from && to ? from.dist(to) : 0;
  }

  /** The handle next to a point of the map; of a corner and a middle the corner. */
  private handleAt(event: Pressed, reach: number): Handle | undefined {
    const near = this.handles().map((handle) => ({ handle, far: this.map.project(new LngLat(handle.corner[0] ?? 0, handle.corner[1] ?? 0)).dist(event.point) }));
    const reached = near.filter(({ far }) => far <= reach);
    return reached.sort((a, b) => Number(a.handle.isMiddle) - Number(b.handle.isMiddle) || a.far - b.far)[0]?.handle;
  }

  private press(event: Pressed, reach: number) {
    const handle = this.handleAt(event, reach);
    this.wasHandle = handle !== undefined;
    if (!handle) return;
    // The map stays where it is.
    event.preventDefault();
    this.drag = { handle, from: { x: event.point.x, y: event.point.y }, to: null };
  }

  private follow(event: Pressed) {
    const { drag } = this;
    if (!drag) {
      if (event.type === "mousemove" && !this.isAdding) this.map.getCanvas().style.cursor = this.handleAt(event, REACH.mouse) ? "move" : "";
      return;
    }
    const { x, y } = event.point;
    if (!drag.to && Math.hypot(x - drag.from.x, y - drag.from.y) < LEAST_MOVE) return;
    drag.to = cornerAt(event.lngLat.lng, event.lngLat.lat);
    const { place, isMiddle } = drag.handle;
    // Until the hand lets go nothing is changed but what is seen.
    this.draw(isMiddle ? inserted(this.shape, place, drag.to) : moved(this.shape, place, drag.to), place);
  }

  private release() {
    const { drag } = this;
    if (!drag) return;
    this.drag = null;
    const { place, corner, isMiddle } = drag.handle;
    if (isMiddle) this.acts.insert(place, drag.to ?? corner);
    else if (drag.to) this.acts.move(place, drag.to);
    else if (cornerOf(this.shape, place)) this.acts.choose(place);
  }

  private clicked({ lngLat }: MapMouseEvent) {
    if (this.isAdding && !this.wasHandle) this.acts.add(cornerAt(lngLat.lng, lngLat.lat));
  }
}
