// The back office with the sample in its register, on each database, and people of every role.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { assertAccessible } from "./accessible.mjs";
import { launch, openPage } from "./browser.mjs";
import { makePostgresql, startPostgresql } from "./postgresql.mjs";
import { administratorLink, copyOf, index, serve, writeSample } from "./server.mjs";

export const DATABASES = ["SQLite", "PostgreSQL"];

/** The unit of the officer, which lies in the supervisor's province. */
export const UNIT = "dopa-3804";

/** Roles of whoever isn't an administrator. */
const ROLES = {
  officer: [{ role: "officer", of: UNIT }],
  supervisor: [{ role: "supervisor", of: "38" }],
  auditor: [{ role: "auditor" }],
};

/** Where the unit stands, and a place 3 km to the east of it. */
export const PLACE = { lat: 17.95949, lon: 103.95614 };
export const WRONG_PLACE = { lat: 17.95949, lon: 103.98514 };

/** The subdistrict of the unit and the one to the east of it, as squares, with how many people live there. */
const SUBDISTRICTS = {
  type: "FeatureCollection",
  features: [square("380401", "เซกา", "Seka", 1_200, 103.93, 17.935), square("380409", "โสกก่าม", "Sok Kam", 800, 103.98, 17.935)],
};

function square(code, name_th, name_en, population, west, south) {
  const [east, north] = [west + 0.05, south + 0.05];
  const coordinates = [[[west, south], [east, south], [east, north], [west, north], [west, south]]];
  return { type: "Feature", properties: { code, name_th, name_en, population }, geometry: { type: "Polygon", coordinates } };
}

/** The register of a database in a folder: its address, and what stops the database. */
function registryIn(folder, database) {
  if (database === "PostgreSQL") return startPostgresql(folder);
  return { url: `sqlite:${join(folder, "register.db")}`, stop: () => {} };
}

/** The sample in the register of a database, and an index of it. */
function makeOffice(folder, database) {
  if (database === "PostgreSQL") makePostgresql(folder);
  const { url, stop } = registryIn(folder, database);
  const { source, boundaries } = writeSample(folder, SUBDISTRICTS);
  index("import", "--source", source, "--registry", url);
  index("build", "--registry", url, "--out", join(folder, "index"), ...boundaries);
  stop("fast");
}

/**
 * A back office of all tests of a file. `open(role)` gives a page of somebody who has signed in (no role: of nobody), and
 * `call(role, method, path, body, headers)` asks the API as they would. The server may be told more settings, by what gives them.
 */
export function backOffice(database, moreSettings = () => "") {
  let browser;
  let server;
  const people = {};

  before(async () => {
    const folder = copyOf(["office", database, SUBDISTRICTS], (made) => makeOffice(made, database));
    const registry = registryIn(folder, database);
    const tidyUp = () => {
      registry.stop();
      rmSync(folder, { recursive: true });
    };
    const settings = `registry = "${registry.url}"\n[pictures]\ndir = "${join(folder, "pictures")}"\n${await moreSettings()}`;
    [browser, server] = await Promise.all([launch(), serve(folder, settings, tidyUp)]);
    people.administrator = await redeem(administratorLink(registry.url, "first@example.org"));
    people.second = await redeem(administratorLink(registry.url, "second@example.org"));
    for (const [role, roles] of Object.entries(ROLES)) people[role] = await redeem(await invite(role, roles));
  });
  after(async () => {
    await browser?.close();
    const { status, log } = await server.stop();
    assert.equal(status, 0);
    assert.doesNotMatch(log, /WARN|ERROR/);
  });

  /** Comes in by a link as a program would: the cookie, and what proves that a request is meant. */
  async function redeem(link) {
    const word = link.split("/").at(-1);
    const reply = await fetch(`${server.address}/admin/v1/links/${word}`, { method: "POST" });
    assert.equal(reply.status, 201);
    const [name, value] = reply.headers.get("set-cookie").split(";")[0].split("=");
    return { cookie: { name, value, url: server.address }, token: (await reply.json()).csrf_token };
  }

  async function invite(role, roles) {
    const invited = await call("administrator", "POST", "/admin/v1/people", { email: `${role}@example.org`, name: role, roles });
    return invited.link.url;
  }

  async function call(role, method, path, body = undefined, headers = {}) {
    const { cookie, token } = people[role];
    const all = { cookie: `${cookie.name}=${cookie.value}`, "x-csrf-token": token, "content-type": "application/json", ...headers };
    const reply = await fetch(server.address + path, { method, headers: all, body: body && JSON.stringify(body) });
    const text = await reply.text();
    assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
    return text && JSON.parse(text);
  }

  return {
    call,
    /** Fails where axe finds something. A page is the same on each database: it is looked at on the first. */
    assertAccessible: (page) => (database === DATABASES[0] ? assertAccessible(page) : undefined),
    get address() {
      return server.address;
    },
    /** The page of a new link for somebody with roles. */
    invite: async (name, roles) => invite(name, roles),
    /** A page of somebody, of the width of a phone unless the options say otherwise. */
    async open(role, options = {}) {
      const opened = await openPage(browser, server.address, options);
      if (role) await opened.context.addCookies([people[role].cookie]);
      return opened;
    },
  };
}

/** A test of what no database has a part in: on the first of them. */
export function testOnce(database, name, run) {
  if (database === DATABASES[0]) test(name, run);
}

/** Faults of a page, without those that tell of an answer which was asked for: Chromium reports each refusal as an error. */
export function faultsOf(faults, statuses = [401, 403, 404, 409, 412, 422, 400]) {
  return faults.filter((fault) => !statuses.some((status) => fault.includes(`status of ${status}`)));
}

/** Counts how often somebody clicks, through all pages of a context. */
export async function countClicks(context) {
  await context.addInitScript(() => {
    const count = () => Number(sessionStorage.getItem("clicks") ?? 0);
    addEventListener("click", (event) => event.isTrusted && sessionStorage.setItem("clicks", String(count() + 1)), true);
  });
  return (page) => page.evaluate(() => Number(sessionStorage.getItem("clicks") ?? 0));
}
