import type { IControl, Map } from "maplibre-gl";

import type { Words } from "./question";

/** How far a button moves the map, in pixels. */
const STEP = 120;

/** Buttons that move the map, for whoever can't drag it. */
export class PanControl implements IControl {
  private element: HTMLElement | undefined;

  constructor(private readonly words: Words) {}

  onAdd(map: Map): HTMLElement {
    const { words } = this;
    const element = document.createElement("div");
    element.className = "maplibregl-ctrl maplibregl-ctrl-group pan";
    const ways: [string, string, [number, number]][] = [
      ["←", words.pan_left, [-STEP, 0]],
      ["↑", words.pan_up, [0, -STEP]],
      ["↓", words.pan_down, [0, STEP]],
      ["→", words.pan_right, [STEP, 0]],
    ];
    for (const [sign, label, by] of ways) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.title = label;
      button.addEventListener("click", () => map.panBy(by));
      element.append(button);
    }
    this.element = element;
    return element;
  }

  onRemove(): void {
    this.element?.remove();
  }
}
