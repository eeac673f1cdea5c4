// What JavaScript adds to pages that work without it. Each part of a page that can do more names itself by `data-island`.
import "./fonts.css";

import { mount } from "svelte";

import { chooseOnMap } from "./home/choose";
import MapIsland from "./map/MapIsland.svelte";
import { readMapQuestion } from "./map/question";

for (const place of document.querySelectorAll<HTMLElement>("[data-island=map]")) {
  const question = readMapQuestion(place);
  place.hidden = false;
  mount(MapIsland, { target: place, props: { question } });
}
for (const form of document.querySelectorAll<HTMLFormElement>("[data-island=choose]")) chooseOnMap(form);
