// Dates as officers write them: "16 เม.ย. 63, 09.03 น.", in the Buddhist era and by Thailand's clock.
import { reading } from "../words/words.svelte";

const ZONE = "Asia/Bangkok";
const MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const BUDDHIST_ERA = 543;

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
}

function partsOf(instant: string): Parts {
  const part = Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return { year: Number(part.year), month: Number(part.month), day: Number(part.day), hour: part.hour ?? "", minute: part.minute ?? "" };
}

function dayInWords({ year, month, day }: Pick<Parts, "year" | "month" | "day">): string {
  if (reading.language === "en") return `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`;
  return `${day} ${MONTHS[month - 1]} ${String((year + BUDDHIST_ERA) % 100).padStart(2, "0")}`;
}

/** An instant (RFC 3339) as day and time. */
export function moment(instant: string): string {
  const parts = partsOf(instant);
  const { hour, minute } = parts;
  return reading.language === "en" ? `${dayInWords(parts)}, ${hour}:${minute}` : `${dayInWords(parts)}, ${hour}.${minute} น.`;
}

/** The day of an instant (RFC 3339), or a date (2026-12-29). */
export function day(given: string): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(given);
  if (!date) return dayInWords(partsOf(given));
  return dayInWords({ year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) });
}
