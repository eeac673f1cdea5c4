import type { Words } from "../words.svelte";

export const editing: Words["editing"] = {
  title: (name) => `Edit · ${name}`,
  restored: "This is what you typed and didn’t save.",
  startAnew: "Throw it away, and begin with what is there now",
  names: "Names and code",
  contact: "Contact",
  place: "Address",
  structure: "Structure and type",
  reason: "Why it is changed",
  aliasesHint: "Old or short names that citizens use, a line each",
  phoneHint: "Such as 0 4249 1234 ต่อ 12",
  subdistrictHint: "Type its name and choose from the list",
  conflictTitle: "Somebody changed this while you did",
  conflictText: "Choose for each field whose value to use. Then look at it again and save.",
  conflictNone: "You and the other person changed different things: go on.",
  mine: "Mine",
  theirs: "Just saved by somebody else",
  field: "Field",
  useChosen: "Use what I chose",
  nothingChanged: "Nothing is changed yet",
};
