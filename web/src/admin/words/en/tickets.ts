import type { Words } from "../words.svelte";

export const tickets: Words["tickets"] = {
  title: "Reports by citizens",
  lead: "Put the data right, and say what you did. Nobody knows who sent a report.",
  states: { open: "Waiting", answered: "Put right", closed: "Closed", all: "All" },
  show: "Show",
  none: "There is nothing in this list",
  about: "About",
  shownThen: "The page showed",
  question: "A supervisor asks about the pin",
  asks: (name) => (name ? `${name} asks` : "What is asked"),
  says: "The sender says",
  answer: "What was put right",
  answerHint: "The sender doesn’t get this: it is kept for the record",
  answered: "It was put right",
  close: "Nothing to put right: close",
  done: "Saved",
  fix: "Go and put it right",
  more: "Show more",
  fields: {
    name: "Name", hours: "Hours and holidays", address: "Address", postcode: "Postcode", area: "Subdistrict, district, province",
    position: "Place on the map", phone: "Telephone", email: "E-mail", website: "Website", picture: "Picture", procedure: "Manuals on offer",
    copies: "Photocopies", title: "Name of the manual", aliases: "Other names", documents: "Documents", steps: "Steps", fee: "Fee",
    minutes: "Time at the counter", days: "Days until the result", channel: "Channel", season: "Season", responsible: "Responsible office",
    other: "Something else",
  },
};
