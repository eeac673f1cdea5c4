// The types of the API, from the description that the server's test compares with the one it gives.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

import openapiTS, { astToString } from "openapi-typescript";

const snapshot = readFileSync(new URL("../../tests/it/snapshots/openapi.snap", import.meta.url), "utf8");
// A snapshot begins with a head between two lines of dashes.
const description = snapshot.split(/^---$/m).at(-1);
const types = astToString(await openapiTS(description));
mkdirSync(new URL("../generated/", import.meta.url), { recursive: true });
writeFileSync(new URL("../generated/api.d.ts", import.meta.url), types);
