import { frame } from "./th/frame";
import { problems } from "./th/problems";
import { reviews } from "./th/reviews";
import { session } from "./th/session";
import { supervising } from "./th/supervising";
import { units } from "./th/units";

export const th = { frame, problems, reviews, session, supervising, units };
