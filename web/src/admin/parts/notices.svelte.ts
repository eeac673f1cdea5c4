// What was just done, said at the edge of the page, with a way back.

export interface Notice {
  key: number;
  text: string;
  /** Somewhere to look at what was done. */
  link?: { href: string; text: string };
  undo?: () => Promise<void> | void;
  isFault?: boolean;
}

/** Notices that are kept at once; the oldest goes. */
const MOST = 3;
let last = 0;

class Notices {
  shown = $state<Notice[]>([]);

  say(text: string, more: Omit<Notice, "key" | "text"> = {}) {
    last += 1;
    this.shown = [...this.shown, { key: last, text, ...more }].slice(-MOST);
  }

  drop(key: number) {
    this.shown = this.shown.filter((notice) => notice.key !== key);
  }

  clear() {
    this.shown = [];
  }
}

export const notices = new Notices();
