import { account } from "./th/account";
import { adding } from "./th/adding";
import { codes } from "./th/codes";
import { editing } from "./th/editing";
import { frame } from "./th/frame";
import { hours } from "./th/hours";
import { manuals } from "./th/manuals";
import { pictures } from "./th/pictures";
import { people } from "./th/people";
import { pin } from "./th/pin";
import { problems } from "./th/problems";
import { reviews } from "./th/reviews";
import { session } from "./th/session";
import { supervising } from "./th/supervising";
import { territory } from "./th/territory";
import { tickets } from "./th/tickets";
import { units } from "./th/units";

export const th = {
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
