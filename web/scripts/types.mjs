// The types of the API, from the description that the server's test compares with the one it gives. They are committed, so
// that a change of the API shows what it changes for whoever asks; `--check` fails where they aren't what would be written.
import { readFileSync, writeFileSync } from "node:fs";

import openapiTS, { astToString } from "openapi-typescript";

const file = new URL("../src/api/description.d.ts", import.meta.url);
const snapshot = readFileSync(new URL("../../tests/it/snapshots/openapi.snap", import.meta.url), "utf8");
// A snapshot begins with a head between two lines of dashes.
const description = snapshot.split(/^---$/m).at(-1);
const types = `// Written by \`cargo xtask web\` from tests/it/snapshots/openapi.snap.\n${astToString(await openapiTS(description))}`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, types);
} else if (types !== readFileSync(file, "utf8")) {
  console.error("web/src/api/description.d.ts is older than the API's description: run `cargo xtask web` and commit it");
  process.exit(1);
}
