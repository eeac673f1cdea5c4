/** The cache of `service-worker.ts`. */
const PAGES = "pages";

/** Fills the list of pages that can be read without a network, and lets the citizen remove them all. */
export async function listSaved(place: HTMLElement) {
  const [list, empty, remove] = ["ul", "[data-empty]", "button"].map((part) => place.querySelector<HTMLElement>(part));
  if (!list || !empty || !remove) return;
  const cache = await caches.open(PAGES);
  const show = async () => {
    // The last one kept comes first.
    const requests = [...(await cache.keys())].reverse();
    const items = await Promise.all(requests.map((request) => item(cache, request)));
    list.replaceChildren(...items);
    empty.hidden = items.length > 0;
    remove.hidden = items.length === 0;
  };
  remove.addEventListener("click", async () => {
    for (const request of await cache.keys()) await cache.delete(request);
    await show();
    empty.focus();
  });
  place.hidden = false;
  await show();
}

async function item(cache: Cache, request: Request): Promise<HTMLElement> {
  const html = (await (await cache.match(request))?.text()) ?? "";
  const page = new DOMParser().parseFromString(html, "text/html");
  const element = document.createElement("li");
  const link = document.createElement("a");
  link.href = request.url;
  link.lang = page.documentElement.lang;
  // The name of the site stands behind the last dash.
  link.textContent = page.title.split(" – ").slice(0, -1).join(" – ") || request.url;
  const detail = document.createElement("p");
  detail.className = "quiet";
  detail.textContent = page.querySelector<HTMLElement>("#kept")?.dataset.when ?? "";
  element.append(link, detail);
  return element;
}
