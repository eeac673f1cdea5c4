// The manuals of a unit as somebody wants them: changed as often as one likes, saved as one change.
import { answer, api, type Problem, problemIn, type Schemas, seen, waits } from "../api/client";
import { notices } from "../parts/notices.svelte";
import { undoChange, undone, waiting } from "../parts/undo";
import { go } from "../router.svelte";
import { forgetDraft, keepDraft, keptDraft } from "../units/draft";
import { unitHref } from "../units/unit";
import { w } from "../words/words.svelte";

type Linked = Schemas["LinkedManual"];

/** What a unit says of a manual. */
export interface Link {
  procedure: string;
  title_th: string;
  title_en: string | null;
  department: string | null;
  hours: string | null;
  last_acceptance_minutes: number | null;
  copies_required: boolean | null;
  note: string | null;
}

/** A manual that can be linked. */
export type Manual = Pick<Link, "procedure" | "title_th"> & Partial<Pick<Link, "title_en" | "department">>;

/** What is otherwise than before, by manual. */
export interface Difference {
  added: Link[];
  removed: Link[];
  changed: Link[];
}

const PAGE = "manuals";
const FIELDS = ["hours", "last_acceptance_minutes", "copies_required", "note"] as const;

function linkOf(linked: Linked): Link {
  const { procedure, hours, last_acceptance_minutes, copies_required, note, title_en, department } = linked;
  const nothing = null;
  return {
    procedure,
    title_th: linked.title_th ?? procedure,
    title_en: title_en ?? nothing,
    department: department ?? nothing,
    hours: hours ?? nothing,
    last_acceptance_minutes: last_acceptance_minutes ?? nothing,
    copies_required: copies_required ?? nothing,
    note: note ?? nothing,
  };
}

function plain({ procedure, title_th, title_en = null, department = null }: Manual): Link {
  return { procedure, title_th, title_en, department, hours: null, last_acceptance_minutes: null, copies_required: null, note: null };
}

const isSame = (one: Link, other: Link) => FIELDS.every((field) => one[field] === other[field]);
const find = (links: Link[], procedure: string) => links.find((link) => link.procedure === procedure);

/** What leads from one list to another. */
export function difference(before: Link[], after: Link[]): Difference {
  const isChanged = (link: Link) => {
    const known = find(before, link.procedure);
    return known !== undefined && !isSame(known, link);
  };
  return {
    added: after.filter(({ procedure }) => !find(before, procedure)),
    removed: before.filter(({ procedure }) => !find(after, procedure)),
    changed: after.filter(isChanged),
  };
}

/** The same difference made of another list: what somebody else did meanwhile stays. */
function onto(list: Link[], { added, removed, changed }: Difference): Link[] {
  const kept = list.filter(({ procedure }) => !find(removed, procedure));
  const news = added.filter(({ procedure }) => !find(kept, procedure));
  return [...kept.map((link) => find(changed, link.procedure) ?? link), ...news];
}

/** The list of a unit, and what is being made of it. */
export class Links {
  mine = $state<Link[]>([]);
  before = $state<Link[]>([]);
  problem = $state<Problem | null>(null);
  isBusy = $state(false);
  /** Whether what is shown was chosen before, and not saved. */
  isRestored = $state(false);
  /** What somebody else saved while this was being changed. */
  meanwhile = $state<Difference | null>(null);

  private change: number;

  constructor(
    readonly id: string,
    offers: Schemas["Offers"],
  ) {
    this.before = offers.results.map(linkOf);
    this.change = offers.change;
    this.mine = this.before;
    const draft = keptDraft<Link[]>(id, PAGE);
    if (draft) {
      // Made of an older list, it goes on from this one.
      this.mine = onto(this.before, difference(draft.before, draft.mine));
      this.isRestored = this.isChanged;
    }
  }

  get difference(): Difference {
    return difference(this.before, this.mine);
  }

  get isChanged(): boolean {
    const { added, removed, changed } = this.difference;
    return added.length + removed.length + changed.length > 0;
  }

  /** Those that are taken out, still shown at their place. */
  get shown(): { link: Link; state: "kept" | "added" | "removed" | "changed" }[] {
    const { added, removed, changed } = this.difference;
    const old = this.before.map((link) => {
      const now = find(this.mine, link.procedure);
      return { link: now ?? link, state: find(removed, link.procedure) ? "removed" : find(changed, link.procedure) ? "changed" : "kept" } as const;
    });
    return [...old, ...added.map((link) => ({ link, state: "added" }) as const)];
  }

  has(procedure: string): boolean {
    return find(this.mine, procedure) !== undefined;
  }

  add(...manuals: Manual[]) {
    const news = manuals.filter(({ procedure }) => !this.has(procedure));
    this.set([...this.mine, ...news.map((manual) => find(this.before, manual.procedure) ?? plain(manual))]);
  }

  remove(procedure: string) {
    this.set(this.mine.filter((link) => link.procedure !== procedure));
  }

  say(procedure: string, fields: Partial<Link>) {
    this.set(this.mine.map((link) => (link.procedure === procedure ? { ...link, ...fields } : link)));
  }

  startAnew() {
    this.set(this.before);
    this.isRestored = false;
    this.problem = null;
  }

  private set(links: Link[]) {
    this.mine = links;
    if (this.isChanged) keepDraft(this.id, PAGE, { change: this.change, before: this.before, mine: links });
    else forgetDraft(this.id, PAGE);
  }

  /** Saves the list as one change, and goes to the card. */
  async save() {
    this.isBusy = true;
    this.problem = null;
    this.meanwhile = null;
    const offers = this.mine.map((link) => ({ procedure: link.procedure, ...Object.fromEntries(FIELDS.map((field) => [field, link[field]])) }));
    try {
      const params = { path: { id: this.id }, header: seen(this.change) };
      const answered = await answer(api.PUT("/admin/v1/service-points/{id}/offers", { params, body: { offers } }));
      forgetDraft(this.id, PAGE);
      if (waits(answered)) notices.say(...waiting(answered.review));
      else notices.say(w().frame.saved, { undo: () => undone(undoChange(answered.change)) });
      go(unitHref(this.id, "?tab=services").replace("/?", "?"));
    } catch (cause) {
      const problem = problemIn(cause);
      if (problem.status === 412) await this.goOn();
      else this.problem = problem;
    } finally {
      this.isBusy = false;
    }
  }

  /** Goes on from what somebody else saved meanwhile. */
  private async goOn() {
    const own = this.difference;
    const offers = await answer(api.GET("/admin/v1/service-points/{id}/offers", { params: { path: { id: this.id } } }));
    const theirs = offers.results.map(linkOf);
    this.meanwhile = difference(this.before, theirs);
    this.before = theirs;
    this.change = offers.change;
    this.set(onto(theirs, own));
  }
}
