/** What a page asks the service worker. */
export interface KeepRequest {
  /** Addresses of pages to keep for reading without a network. */
  keep: string[];
}

/** Has what was answered kept on the device, so that it can be read without a network. Pages that were answered for the
 * citizen's position are not kept, but the office that they name first is. */
export function keepForLater() {
  if (!("serviceWorker" in navigator)) return;
  const wasThere = navigator.serviceWorker.controller !== null;
  for (const link of document.querySelectorAll<HTMLElement>("[data-needs-worker]")) link.hidden = false;
  const start = async () => {
    await navigator.serviceWorker.register("/service-worker.js");
    const { active } = await navigator.serviceWorker.ready;
    const offices = [...document.querySelectorAll<HTMLAnchorElement>("a[data-keep]")].map(({ href }) => href);
    // A worker that came after the page hasn't seen it.
    const keep = wasThere ? offices : [location.href, ...offices];
    if (keep.length > 0) active?.postMessage({ keep } satisfies KeepRequest);
  };
  const whenIdle = window.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 1000));
  addEventListener("load", () => whenIdle(() => void start().catch(console.info)), { once: true });
}
