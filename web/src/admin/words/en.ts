import type { Words } from "./words.svelte";
import { adding } from "./en/adding";
import { editing } from "./en/editing";
import { frame } from "./en/frame";
import { hours } from "./en/hours";
import { pictures } from "./en/pictures";
import { pin } from "./en/pin";
import { problems } from "./en/problems";
import { session } from "./en/session";
import { units } from "./en/units";

export const en: Words = { adding, editing, frame, hours, pictures, pin, problems, session, units };
