// The back office: one page for every address below /admin, put together in the browser.
import "../fonts.css";
import "./admin.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { followLinks } from "./router.svelte";

const target = document.querySelector<HTMLElement>("#back-office");
if (target) {
  followLinks();
  mount(App, { target });
}
