// What JavaScript adds to pages that work without it. Each part of a page that can do more names itself by `data-island`.
import "./fonts.css";

import { mount } from "svelte";

import { chooseOnMap } from "./home/choose";
import MapIsland from "./map/MapIsland.svelte";
import { readMapQuestion } from "./map/question";
import { keepForLater } from "./offline/keep";
import { listSaved } from "./offline/list";
import { askForPosition } from "./position/form";
import { suggestUnder } from "./search/field";

const ISLANDS: Record<string, (place: HTMLElement) => void> = {
  choose: (place) => chooseOnMap(place as HTMLFormElement),
  field: (place) => suggestUnder(place as HTMLInputElement),
  map(place) {
    const question = readMapQuestion(place);
    place.hidden = false;
    mount(MapIsland, { target: place, props: { question } });
  },
  position: (place) => askForPosition(place as HTMLFormElement),
  saved: (place) => void listSaved(place),
};

for (const place of document.querySelectorAll<HTMLElement>("[data-island]")) {
  ISLANDS[place.dataset.island ?? ""]?.(place);
}
keepForLater();
