// Every page of the back office, readable from top to bottom. What stands in the menu does so in this order.
import type { Component } from "svelte";
import { parse } from "regexparam";

import type { Role } from "./session/session.svelte";
import type { Words } from "./words/words.svelte";

export type Params = Record<string, string>;

interface Route {
  path: string;
  // Pages take what their address names, or nothing: both are called alike.
  load: () => Promise<{ default: Component<any> }>;
  /** Also for whoever hasn't signed in. */
  isOpen?: true;
  /** Its name in the menu, and who sees it there; no roles: everyone. */
  menu?: { name: keyof Words["frame"]["pages"]; roles?: Role[] };
}

const ROUTES: Route[] = [
  { path: "/admin", load: () => import("./units/Home.svelte"), menu: { name: "home" } },
  { path: "/admin/units", load: () => import("./units/Units.svelte"), menu: { name: "units" } },
  { path: "/admin/units/:id/edit", load: () => import("./units/EditPage.svelte") },
  { path: "/admin/units/new", load: () => import("./units/NewUnit.svelte") },
  { path: "/admin/units/:id/pictures", load: () => import("./pictures/PicturesPage.svelte") },
  { path: "/admin/units/:id/pin", load: () => import("./pin/PinPage.svelte") },
  { path: "/admin/units/:id/territory", load: () => import("./territory/TerritoryPage.svelte") },
  { path: "/admin/units/:id/hours", load: () => import("./hours/HoursPage.svelte") },
  { path: "/admin/units/:id/manuals", load: () => import("./manuals/ManualsPage.svelte") },
  { path: "/admin/units/:id", load: () => import("./units/UnitPage.svelte") },
  { path: "/admin/manuals", load: () => import("./manuals/ManyUnits.svelte"), menu: { name: "manuals" } },
  { path: "/admin/units/:id/history", load: () => import("./reviews/History.svelte") },
  { path: "/admin/procedures", load: () => import("./procedures/Procedures.svelte"), menu: { name: "procedures" } },
  { path: "/admin/reviews", load: () => import("./reviews/Reviews.svelte"), menu: { name: "reviews" } },
  { path: "/admin/reviews/:id", load: () => import("./reviews/Review.svelte") },
  { path: "/admin/campaigns", load: () => import("./campaigns/Campaigns.svelte"), menu: { name: "campaigns", roles: ["manager", "supervisor", "administrator", "auditor"] } },
  { path: "/admin/campaigns/:id", load: () => import("./campaigns/Campaign.svelte") },
  { path: "/admin/doctor", load: () => import("./doctor/Doctor.svelte"), menu: { name: "doctor", roles: ["manager", "supervisor", "administrator"] } },
  { path: "/admin/gaps", load: () => import("./gaps/Gaps.svelte"), menu: { name: "gaps", roles: ["supervisor", "administrator", "auditor"] } },
  { path: "/admin/tickets", load: () => import("./tickets/Tickets.svelte"), menu: { name: "tickets" } },
  { path: "/admin/posters", load: () => import("./posters/Posters.svelte"), menu: { name: "posters", roles: ["manager", "supervisor", "administrator"] } },
  { path: "/admin/people", load: () => import("./people/People.svelte"), menu: { name: "people", roles: ["administrator"] } },
  { path: "/admin/account", load: () => import("./session/Account.svelte") },
  { path: "/admin/sign-in", load: () => import("./session/SignIn.svelte"), isOpen: true },
  { path: "/admin/sign-up", load: () => import("./session/SignUp.svelte"), isOpen: true },
  { path: "/admin/links/:word", load: () => import("./session/Redeem.svelte"), isOpen: true },
];

const PATTERNS = ROUTES.map((route) => ({ route, ...parse(route.path) }));

/** A page with what its address names. */
export interface Found {
  route: Route;
  params: Params;
}

/** The page at a path. */
export function routeOf(path: string): Found | null {
  for (const { route, keys, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (match) return { route, params: Object.fromEntries(keys.map((key, at) => [key, decodeURIComponent(match[at + 1] ?? "")])) };
  }
  return null;
}

/** Whether there is a page at a path. */
export function hasRoute(path: string): boolean {
  return routeOf(path) !== null;
}

/** The menu of somebody with these roles. */
export function menuOf(roles: Role[]) {
  return ROUTES.flatMap(({ path, menu }) => {
    const isSeen = menu && (!menu.roles || menu.roles.some((role) => roles.includes(role)));
    return isSeen ? [{ path, name: menu.name }] : [];
  });
}
