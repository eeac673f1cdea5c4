import type { Words } from "../words.svelte";

export const pictures: Words["pictures"] = {
  title: (name) => `Pictures of ${name}`,
  lead: "A picture of the entrance helps citizens to find it. The first one is shown largest.",
  add: "Add a picture",
  hint: "JPEG, PNG or WebP of at most 8 MB; what is hidden in the file is left out",
  sending: "Sending…",
  none: "There are no pictures yet",
  most: "There are eight already: remove one first",
  picture: (number) => `Picture ${number}`,
  first: "Main picture",
  earlier: "Move forward",
  later: "Move back",
  removed: "The picture was removed",
  added: "The picture was added",
  moved: "The pictures are in a new order",
  refused: "This file can’t be used: expected JPEG, PNG or WebP of at most 8 MB",
};
