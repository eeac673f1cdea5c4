import type { Words } from "./words.svelte";
import { frame } from "./en/frame";
import { problems } from "./en/problems";
import { session } from "./en/session";
import { units } from "./en/units";

export const en: Words = { frame, problems, session, units };
