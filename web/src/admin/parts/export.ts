// Files that the server writes while it sends them: how far that is can be told, and one need not wait for the end.
import { refusalOf, unreached } from "../api/client";

const [QUOTE, NEW_LINE] = [0x22, 0x0a];
/** The name where the server said none. */
const PLAIN_NAME = "export.csv";

export interface Exported {
  file: Blob;
  name: string;
}

/** Fetches a CSV, and tells the rows below its header as they come. */
export async function fetchCsv(href: string, signal: AbortSignal, onrows: (rows: number) => void): Promise<Exported> {
  const reached = <V>(asked: Promise<V>) => asked.catch((cause: unknown) => Promise.reject(unreached(cause)));
  const response = await reached(fetch(href, { signal }));
  if (!response.ok || !response.body) throw refusalOf(await response.json().catch(() => null), response.status);
  const rows = new Rows();
  const parts: BlobPart[] = [];
  const reader = response.body.getReader();
  for (let part = await reached(reader.read()); !part.done; part = await reached(reader.read())) {
    parts.push(part.value);
    onrows(rows.count(part.value));
  }
  const type = response.headers.get("content-type") ?? "text/csv";
  return { file: new Blob(parts, { type }), name: nameIn(response.headers.get("content-disposition")) };
}

/** Counts lines of CSV: a cell in quotes may have lines of its own. */
class Rows {
  private isQuoted = false;
  /** The header is no row. */
  private lines = -1;

  count(bytes: Uint8Array): number {
    for (const byte of bytes) {
      if (byte === QUOTE) this.isQuoted = !this.isQuoted;
      else if (byte === NEW_LINE && !this.isQuoted) this.lines += 1;
    }
    return Math.max(this.lines, 0);
  }
}

function nameIn(disposition: string | null): string {
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? PLAIN_NAME;
}

/** Gives a file to the browser, which puts it where it puts downloads. */
export function save({ file, name }: Exported) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads the file after the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
