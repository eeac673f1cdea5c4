"use strict";
// Without this script one prints by the browser's own menu, as the page says.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
