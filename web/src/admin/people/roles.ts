// Roles as people read them.
import type { Schemas } from "../api/client";
import { nameOfUnit } from "../session/names.svelte";
import type { Role } from "../session/session.svelte";
import { w } from "../words/words.svelte";

export type Given = Schemas["RoleGiven"];

/** A role with what it is for. */
export function inWords({ role, of }: Given): string {
  const name = w().frame.roles[role as Role] ?? role;
  if (!of) return name;
  return `${name} · ${role === "officer" ? nameOfUnit(of) : of}`;
}
