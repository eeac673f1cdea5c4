// Pins of the back office on a map.
import "./marker.css";

import { LngLat, type Map, Marker } from "maplibre-gl";

import type { Position } from "../units/unit";

/** How far an arrow key moves a pin, in pixels; with Shift, one. */
const STEP = 10;

export type Direction = "north" | "south" | "west" | "east";

const KEYS: Record<string, Direction> = { ArrowUp: "north", ArrowDown: "south", ArrowLeft: "west", ArrowRight: "east" };
const WAYS: Record<Direction, [number, number]> = { north: [0, -1], south: [0, 1], west: [-1, 0], east: [1, 0] };

/** Six decimals are a decimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
const positionOf = ({ lat, lng }: LngLat): Position => ({ lat: rounded(lat), lon: rounded(lng) });

/** A pin that people move. */
export class MovedPin {
  private readonly marker: Marker;

  constructor(
    private readonly map: Map,
    position: Position,
    label: string,
    private readonly onmove: (position: Position) => void,
  ) {
    const element = document.createElement("div");
    element.className = "own-pin";
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label);
    element.addEventListener("keydown", (event) => {
      const direction = KEYS[event.key];
      if (!direction) return;
      event.preventDefault();
      event.stopPropagation();
      this.nudge(direction, event.shiftKey ? 1 : STEP);
    });
    this.marker = new Marker({ element, anchor: "bottom", draggable: true }).setLngLat([position.lon, position.lat]).addTo(map);
    this.marker.on("dragend", () => this.onmove(positionOf(this.marker.getLngLat())));
  }

  /** Moves it by some pixels of the map as it is shown. */
  nudge(direction: Direction, pixels = STEP) {
    const at = this.map.project(this.marker.getLngLat());
    const [x, y] = WAYS[direction];
    this.marker.setLngLat(this.map.unproject([at.x + x * pixels, at.y + y * pixels]));
    this.keepInSight();
    this.onmove(positionOf(this.marker.getLngLat()));
  }

  /** Puts it somewhere else, and the map around it if that is far. */
  put({ lat, lon }: Position) {
    this.marker.setLngLat([lon, lat]);
    this.keepInSight();
  }

  /** How far it is from a position, in metres. */
  metresFrom({ lat, lon }: Position): number {
    return this.marker.getLngLat().distanceTo(new LngLat(lon, lat));
  }

  private keepInSight() {
    const at = this.marker.getLngLat();
    if (!this.map.getBounds().contains(at)) this.map.jumpTo({ center: at, zoom: Math.max(this.map.getZoom(), 14) });
  }
}

/** Shows where a pin was. */
export function showFormer(map: Map, { lat, lon }: Position, label: string) {
  const element = document.createElement("div");
  element.className = "former-pin";
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", label);
  new Marker({ element }).setLngLat([lon, lat]).addTo(map);
}

/** Shows a pin that stays where it is. */
export function showPin(map: Map, { lat, lon }: Position, label: string) {
  const element = document.createElement("div");
  element.className = "own-pin still";
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", label);
  new Marker({ element, anchor: "bottom" }).setLngLat([lon, lat]).addTo(map);
}

/** The middle of a map. */
export function middleOf(map: Map): Position {
  return positionOf(map.getCenter());
}
