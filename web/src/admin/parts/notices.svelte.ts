// What was just done, said at the edge of the page, with a way back.

export interface Notice {
  key: number;
  text: string;
  /** Somewhere to look at what was done. */
  link?: { href: string; text: string };
  /** Gives what to say in the place of "undone". */
  undo?: () => Promise<string | void> | string | void;
  isFault?: boolean;
}

let last = 0;

class Notices {
  shown = $state<Notice[]>([]);

  say(text: string, more: Omit<Notice, "key" | "text"> = {}) {
    last += 1;
    // One alone: several would cover what one works on.
    this.shown = [{ key: last, text, ...more }];
  }

  drop(key: number) {
    this.shown = this.shown.filter((notice) => notice.key !== key);
  }

  clear() {
    this.shown = [];
  }
}

export const notices = new Notices();
