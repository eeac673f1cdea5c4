// The map itself: loaded when somebody wants to see it, as it is larger than everything else together.
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";

import { AttributionControl, LngLatBounds, Map, Marker, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { MapGeoJSONFeature, MapLayerMouseEvent } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";

import { servicePoint } from "../api/ask";
import { BASE_MAP, base } from "./base";
import { PanControl } from "./pan";
import type { MapQuestion, Office } from "./question";
import { addSigns } from "./signs";
import { REGULAR, style } from "./style";

/** About a kilometre around a single place. */
const CLOSEST_ZOOM = 14;

/** Credits that are higher than two lines, in pixels, fold away. */
const HIGH = 44;

/** Draws a map into an element. Resolves when it was drawn for the first time. */
export async function draw(container: HTMLElement, question: MapQuestion): Promise<Map> {
  setWorkerUrl(workerUrl);
  const { words } = question;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const under = question.base && (await base(question.base, question.language, REGULAR, isDark));
  const map = new Map({
    container,
    style: style(question, under, isDark),
    bounds: bounds(question),
    fitBoundsOptions: { padding: 56, maxZoom: CLOSEST_ZOOM },
    minZoom: 3,
    maxZoom: 18,
    attributionControl: false,
    cooperativeGestures: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200,
    locale: {
      "Map.Title": words.label,
      "AttributionControl.ToggleAttribution": words.credits,
      "NavigationControl.ZoomIn": words.zoom_in,
      "NavigationControl.ZoomOut": words.zoom_out,
      "Popup.Close": words.close_popup,
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new PanControl(words), "top-left");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  map.addControl(new AttributionControl({ compact: true, customAttribution: question.credits.map(escaped) }), "bottom-right");
  map.touchZoomRotate.disableRotation();
  map.keyboard.enable();
  map.once("style.load", () => addSigns(map));
  addAnswer(map, question);
  await new Promise<void>((resolve, reject) => {
    map.once("load", () => resolve());
    map.on("error", (event) => {
      // Without the operator's map ours is still one.
      if ("sourceId" in event && event.sourceId === BASE_MAP) console.info(event.error);
      else reject(event.error);
    });
  });
  fold(container);
  answerClicks(map, question);
  return map;
}

/** Text as HTML, which is how MapLibre takes it. */
function escaped(text: string): string {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

/** Puts the credits behind their button, where they would cover the map. */
function fold(container: HTMLElement) {
  const credits = container.querySelector<HTMLElement>("details.maplibregl-ctrl-attrib");
  if (!credits || credits.offsetHeight <= HIGH) return;
  credits.removeAttribute("open");
  credits.classList.remove("maplibregl-compact-show");
}

/** Around the offices of the answer and where the way to them begins. */
function bounds({ offices, from, around: more = [] }: MapQuestion): LngLatBounds {
  const around = new LngLatBounds();
  for (const { lat, lon } of [...offices, ...(from ? [from] : []), ...more]) around.extend([lon, lat]);
  // The country, where nothing is known of a place.
  return around.isEmpty() ? new LngLatBounds([97.3, 5.6], [105.7, 20.5]) : around;
}

/** The offices of the list as numbered links, in its order, and where the way begins. */
function addAnswer(map: Map, { offices, from, words }: MapQuestion) {
  if (from) {
    const element = document.createElement("div");
    element.className = "from";
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", words.here);
    new Marker({ element }).setLngLat([from.lon, from.lat]).addTo(map);
  }
  for (const office of offices) {
    const element = document.createElement("a");
    element.className = `pin ${office.status}`;
    element.href = office.href;
    element.textContent = String(office.number);
    element.setAttribute("aria-label", `${office.number}. ${office.name} · ${words[office.status]}`);
    element.title = office.name;
    new Marker({ element, anchor: "bottom" }).setLngLat([office.lon, office.lat]).addTo(map);
  }
}

function answerClicks(map: Map, question: MapQuestion) {
  map.on("click", "clusters", (event: MapLayerMouseEvent) => {
    const at = pointOf(event.features?.[0]);
    if (at) map.easeTo({ center: at, zoom: Math.min(map.getZoom() + 2, 18) });
  });
  map.on("click", "service-points", (event: MapLayerMouseEvent) => {
    const feature = event.features?.[0];
    const at = pointOf(feature);
    if (feature && at) new Popup({ maxWidth: "18rem" }).setLngLat(at).setDOMContent(told(feature, question)).addTo(map);
  });
  for (const layer of ["clusters", "service-points"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

function pointOf(feature: MapGeoJSONFeature | undefined): [number, number] | null {
  if (feature?.geometry.type !== "Point") return null;
  const [lon, lat] = feature.geometry.coordinates;
  return lon === undefined || lat === undefined ? null : [lon, lat];
}

/** What a popup says of an office of a tile. */
function told({ properties }: MapGeoJSONFeature, { page, language, words }: MapQuestion): HTMLElement {
  const status = properties.status as Office["status"];
  const content = document.createElement("div");
  const link = document.createElement("a");
  link.href = `${page.prefix}${page.path ?? "/service-points/"}${encodeURIComponent(properties.id)}${page.query}`;
  link.textContent = (language === "en" && properties.name_en) || properties.name_th;
  const state = document.createElement("p");
  state.className = `state ${status}`;
  state.textContent = words[status];
  content.append(link, state);
  void servicePoint(properties.id).then((office) => {
    if (!office?.phone) return;
    const call = document.createElement("p");
    call.textContent = `${words.phone} ${office.phone}`;
    content.append(call);
  });
  return content;
}
