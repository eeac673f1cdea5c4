// Where the back office is: the address of the browser, followed without loading a page anew.

class Place {
  path = $state(location.pathname);
  search = $state(location.search);
  /** How often something else was opened: whoever shows it moves the focus there. */
  visits = $state(0);
  /** How often the page was shown anew at the same address. */
  renewals = $state(0);

  get query(): URLSearchParams {
    return new URLSearchParams(this.search);
  }
}

export const place = new Place();

function arrive(isNew: boolean) {
  const isElsewhere = place.path !== location.pathname;
  place.path = location.pathname;
  place.search = location.search;
  if (!isElsewhere) return;
  place.visits += 1;
  if (isNew) scrollTo(0, 0);
}

/** Goes to an address of the back office. */
export function go(href: string, { replace = false } = {}) {
  if (replace) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  arrive(true);
}

/** Shows the page anew, after something that it tells was changed elsewhere. */
export function renew() {
  place.renewals += 1;
}

/** Says something else in the address of the page that is shown; empty values are left out. */
export function ask(changes: Record<string, string | null>) {
  const query = place.query;
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const search = query.toString();
  history.replaceState(null, "", search ? `${place.path}?${search}` : place.path);
  arrive(false);
}

/** Follows the links of the back office, and the browser's own way back. */
export function followLinks() {
  addEventListener("popstate", () => arrive(false));
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || link.target || link.hasAttribute("download") || !isOwn(new URL(link.href))) return;
    event.preventDefault();
    const { pathname, search } = new URL(link.href);
    if (pathname + search !== location.pathname + location.search) go(pathname + search);
  });
}

function isOwn({ origin, pathname, hash }: URL): boolean {
  const isBackOffice = pathname === "/admin" || pathname.startsWith("/admin/");
  // Posters are printed from pages of the server; the API isn't a page.
  const isServers = pathname.startsWith("/admin/v1/") || pathname === "/admin/posters/print";
  return origin === location.origin && isBackOffice && !isServers && !hash;
}
