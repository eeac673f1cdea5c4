import type { Words } from "./words.svelte";
import { account } from "./en/account";
import { adding } from "./en/adding";
import { codes } from "./en/codes";
import { editing } from "./en/editing";
import { frame } from "./en/frame";
import { hours } from "./en/hours";
import { manuals } from "./en/manuals";
import { pictures } from "./en/pictures";
import { people } from "./en/people";
import { pin } from "./en/pin";
import { problems } from "./en/problems";
import { reviews } from "./en/reviews";
import { session } from "./en/session";
import { supervising } from "./en/supervising";
import { territory } from "./en/territory";
import { tickets } from "./en/tickets";
import { units } from "./en/units";

export const en: Words = {
  account,
  adding,
  codes,
  editing,
  frame,
  hours,
  manuals,
  pictures,
  people,
  pin,
  problems,
  reviews,
  session,
  supervising,
  territory,
  tickets,
  units,
};
