// Keeps the last answers on the device, for reading without a network. With a network every page comes from the server.
/// <reference lib="webworker" />
import type { KeepRequest } from "./keep";

declare const self: ServiceWorkerGlobalScope;

/** Answers that were seen. `list.ts` shows them. */
const PAGES = "pages";
/** Files of pages; their names hold a hash of their content. */
const FILES = "files";
/** What is shown for a page that isn't there, with its files. */
const SHELL = "shell";

const MOST_PAGES = 30;
const MOST_FILES = 60;

/** Pages that answer something. Others are of no use without a network. */
const ANSWERS = /^(\/en)?\/(find|search|service-points|procedures|areas)(\/|$)/;
const NO_NETWORK = { th: "/saved", en: "/en/saved" };

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), self.clients.claim()]));
});

self.addEventListener("message", (event) => {
  const { keep } = event.data as KeepRequest;
  event.waitUntil(Promise.all(keep.map((address) => fetchAndKeep(new URL(address, location.href)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (/^\/(web\/)?assets\//.test(pathname)) event.respondWith(file(event));
});

async function page(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const response = ((await event.preloadResponse) as Response | undefined) ?? (await fetch(request));
    if (request.method === "GET") event.waitUntil(keepPage(new URL(request.url), response.clone()));
    return response;
  } catch {
    const known = request.method === "GET" ? await (await caches.open(PAGES)).match(request.url) : undefined;
    return shown(known) ?? (await withoutNetwork(request.url));
  }
}

async function file(event: FetchEvent): Promise<Response> {
  const known = await caches.match(event.request.url);
  if (known) return known;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(put(FILES, event.request.url, response.clone(), MOST_FILES));
  return response;
}

async function fetchAndKeep(address: URL) {
  const response = await fetch(address);
  // Whoever was led elsewhere didn't get what the address says.
  if (response.redirected) return;
  await keepFilesOf(await response.clone().text(), FILES);
  await keepPage(address, response);
}

/** Keeps an answer, unless the server says that it must not be: one for a citizen's position. */
async function keepPage(address: URL, response: Response) {
  const forbids = response.headers.get("cache-control")?.includes("no-store") ?? false;
  if (!response.ok || forbids || !ANSWERS.test(address.pathname)) return;
  address.hash = "";
  await put(PAGES, address.href, response, MOST_PAGES);
}

async function keepShell() {
  for (const address of Object.values(NO_NETWORK)) {
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    await keepFilesOf(await response.clone().text(), SHELL);
    await put(SHELL, new URL(address, location.href).href, response, Infinity);
  }
}

/** Keeps the stylesheets and scripts that a page names. */
async function keepFilesOf(html: string, name: string) {
  const files = [...html.matchAll(/(?:href|src)="(\/(?:web\/)?assets\/[^"]+\.(?:css|js))"/g)].map(([, path]) => path);
  const cache = await caches.open(name);
  for (const path of new Set(files)) {
    if (path && !(await caches.match(path))) await cache.add(path);
  }
}

/** Puts something last in a cache, and drops what came first where it is full. */
async function put(name: string, address: string, response: Response, most: number) {
  const cache = await caches.open(name);
  await cache.delete(address);
  await cache.put(address, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((old) => cache.delete(old)));
}

/** A kept page, which says that it is one. */
function shown(kept: Response | undefined): Promise<Response> | undefined {
  return kept?.text().then((html) => told(html, kept.headers));
}

async function withoutNetwork(address: string): Promise<Response> {
  const { pathname } = new URL(address);
  const language = /^\/en(\/|$)/.test(pathname) ? "en" : "th";
  const shell = await (await caches.open(SHELL)).match(NO_NETWORK[language]);
  return shell ? told(await shell.text(), shell.headers) : Response.error();
}

/** A page with what it says of itself where there is no network. */
function told(html: string, headers: Headers): Response {
  const kept = new Headers(headers);
  // The text isn't compressed any more.
  for (const name of ["content-encoding", "content-length"]) kept.delete(name);
  return new Response(html.replace('id="kept" hidden', 'id="kept"'), { headers: kept });
}
