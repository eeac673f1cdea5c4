import type { Words } from "../words.svelte";

export const account: Words["account"] = {
  title: "My account",
  name: "Name",
  email: "E-mail",
  roles: "Roles",
  until: (day) => `until ${day}`,
  loginTitle: "Login and password",
  none: "There is no password yet. With one you come in without a link.",
  current: "Password so far",
  next: "New password",
  save: "Change login and password",
  saved: "Changed. Other devices have to sign in again.",
  wrong: "The password so far isn’t right.",
  everywhere: "Sign out everywhere",
  everywhereText: "For when a phone or a computer is lost",
};
