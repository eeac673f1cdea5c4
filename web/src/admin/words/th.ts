import { adding } from "./th/adding";
import { editing } from "./th/editing";
import { frame } from "./th/frame";
import { hours } from "./th/hours";
import { pictures } from "./th/pictures";
import { pin } from "./th/pin";
import { problems } from "./th/problems";
import { session } from "./th/session";
import { units } from "./th/units";

export const th = { adding, editing, frame, hours, pictures, pin, problems, session, units };
