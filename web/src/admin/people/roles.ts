// Roles as people read them.
import type { Schemas } from "../api/client";
import { nameOfUnit } from "../session/names.svelte";
import type { Role } from "../session/session.svelte";
import { w } from "../words/words.svelte";

export type Given = Schemas["RoleGiven"];

/** A role with what it is for. */
export function inWords({ role, of }: Given): string {
  const name = w().frame.roles[role as Role] ?? role;
  return of ? `${name} · ${scopeOf(role, of)}` : name;
}

/** What a role is for: a unit by its name, an organisation or an area as the register has it. */
export function scopeOf(role: string, of: string | null | undefined): string {
  if (!of) return "";
  return role === "officer" ? nameOfUnit(of) : of;
}
