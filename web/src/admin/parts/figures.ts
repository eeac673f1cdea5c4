// Lengths and shares as people read them.
import { reading, w } from "../words/words.svelte";

/** A length: metres up to a kilometre, kilometres beyond. */
export function length(metres: number): string {
  const { kilometres, metres: inMetres } = w().reviews;
  const [amount, digits, said] = metres < 1000 ? [metres, 0, inMetres] : [metres / 1000, metres < 10_000 ? 1 : 0, kilometres];
  return said(amount.toLocaleString(reading.language, { maximumFractionDigits: digits }));
}

/** A share of 1 in whole hundredths. */
export function percent(share: number): number {
  return Math.round(share * 100);
}
