import type { Words } from "../words.svelte";

export const codes: Words["codes"] = {
  title: "Authorize code of the unit",
  text: "With it one new officer signs up",
  issue: "Issue a new code",
  issued: "The code is shown this once: write it down or copy it now.",
  until: (day) => `Good until ${day}`,
  copy: "Copy",
  copied: "The code was copied",
  revoke: "Revoke the code",
  revoked: "The code was revoked",
};
