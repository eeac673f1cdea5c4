import type { Words } from "./words.svelte";
import { frame } from "./en/frame";
import { problems } from "./en/problems";
import { reviews } from "./en/reviews";
import { session } from "./en/session";
import { supervising } from "./en/supervising";
import { units } from "./en/units";

export const en: Words = { frame, problems, reviews, session, supervising, units };
