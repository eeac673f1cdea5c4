// What lies under a register's map without any other server: the land around Thailand, from Natural Earth.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

import { feature } from "topojson-client";

const THAILAND = "764";
/** ISO 3166-1: Myanmar, Laos, Cambodia, Malaysia. They share Thailand's borders, so they are drawn as finely. */
const NEIGHBOURS = ["104", "418", "116", "458"];
/** Vietnam, China, India, Bangladesh, Indonesia, Singapore, Brunei, Philippines. */
const BEYOND = ["704", "156", "356", "050", "360", "702", "096", "608"];

const read = (scale) => {
  const file = new URL(`../node_modules/world-atlas/countries-${scale}.json`, import.meta.url);
  const world = JSON.parse(readFileSync(file, "utf8"));
  return feature(world, world.objects.countries).features;
};

/** Three decimals are 110 m, finer than Natural Earth draws. */
const rounded = (at) => (typeof at[0] === "number" ? at.map((degrees) => Math.round(degrees * 1e3) / 1e3) : at.map(rounded));

const land = (countries, ids) => {
  const found = countries.filter(({ id }) => ids.includes(id));
  if (found.length !== ids.length) throw new Error(`world-atlas has ${found.length} of ${ids.length} countries`);
  return found.map(({ id, geometry: { type, coordinates } }) => ({
    type: "Feature",
    properties: { thailand: id === THAILAND },
    geometry: { type, coordinates: rounded(coordinates) },
  }));
};

const features = [...land(read("50m"), BEYOND), ...land(read("10m"), [...NEIGHBOURS, THAILAND])];
mkdirSync(new URL("../generated/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("../generated/base-map.json", import.meta.url),
  JSON.stringify({ type: "FeatureCollection", features }),
);
