import type { Words } from "../words.svelte";

export const adding: Words["adding"] = {
  title: "Add a unit",
  lead: "Look for it first: a hidden unit may be in the register already.",
  name: "Name of the unit",
  nameHint: "Its full name in Thai, such as องค์การบริหารส่วนตำบลเซกา",
  missing: "Type the name of the unit.",
  subdistrictMissing: "Choose its subdistrict from the list.",
  look: "See whether it is there already",
  found: (count) => `${count} ${count === 1 ? "unit" : "units"} may be the same`,
  foundNone: "Nothing like it was found: it can be added.",
  map: "Map of what was found",
  likeness: (percent) => `${percent}% alike`,
  sameCode: "The same unit code",
  showAgain: "It is this one: show it again",
  open: "It is this one: open it",
  addAnyway: "It is none of these: add it as a new one",
  add: "Add this unit",
  added: "The unit was added. Fill in the rest.",
  changed: "The name or the subdistrict was changed: look again.",
};
