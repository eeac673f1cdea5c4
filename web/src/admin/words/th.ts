import { frame } from "./th/frame";
import { problems } from "./th/problems";
import { session } from "./th/session";
import { units } from "./th/units";

export const th = { frame, problems, session, units };
