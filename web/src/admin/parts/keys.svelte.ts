// Keys for whoever decides about many things in a row. They can be switched off: somebody who speaks to the computer types letters too.
const KEPT_AT = "pakmut-keys";

class Keys {
  areOn = $state(localStorage.getItem(KEPT_AT) !== "off");

  choose(areOn: boolean) {
    this.areOn = areOn;
    localStorage.setItem(KEPT_AT, areOn ? "on" : "off");
  }
}

export const keys = new Keys();

/** Does what a key stands for, unless somebody writes, or means the browser. */
export function onKey(acts: Record<string, (() => void) | undefined>) {
  return (event: KeyboardEvent) => {
    if (!keys.areOn || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.closest("input, textarea, select, [contenteditable], dialog, .maplibregl-map")) return;
    const act = acts[event.key.toLowerCase()];
    // A button or a link that has the focus answers this key itself.
    if (!act || (event.key === "Enter" && target.closest("a, button, summary"))) return;
    event.preventDefault();
    act();
  };
}
