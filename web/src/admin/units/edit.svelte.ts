// Changing some fields of a unit: what was seen, what is wanted, and what somebody else made of it meanwhile.
import { answer, api, type Problem, problemIn, type Schemas, seen, waits } from "../api/client";
import { notices } from "../parts/notices.svelte";
import { undoChange, undone, waiting } from "../parts/undo";
import { go } from "../router.svelte";
import { w } from "../words/words.svelte";
import { forgetDraft, keepDraft, keptDraft } from "./draft";
import { type Card, type UnitData, unitHref } from "./unit";

type Values = Partial<UnitData>;
type Name = keyof UnitData;

/** What somebody else saved between the version that was seen and now. */
interface Meanwhile {
  change: number;
  theirs: Values;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const copy = <V>(value: V): V => JSON.parse(JSON.stringify(value)) as V;

export class UnitEdit {
  readonly id: string;
  /** Replaced as a whole: an outline of thousands of corners is followed no deeper. */
  mine = $state.raw<Values>({});
  problem = $state<Problem | null>(null);
  meanwhile = $state<Meanwhile | null>(null);
  isBusy = $state(false);
  /** Whether what is shown was typed before, and not saved. */
  isRestored = $state(false);

  private before: Values;
  private change: number;

  constructor(
    card: Card,
    private readonly names: readonly Name[],
    private readonly page: string,
  ) {
    this.id = card.id;
    const draft = keptDraft<Values>(card.id, page);
    this.isRestored = draft !== null;
    this.before = draft?.before ?? this.part(card.data);
    this.change = draft?.change ?? card.change;
    this.mine = copy(draft?.mine ?? this.before);
  }

  private part(data: Values): Values {
    return copy(Object.fromEntries(this.names.map((name) => [name, data[name] ?? null]))) as Values;
  }

  /** The fields that are no longer as they were. */
  get changed(): Name[] {
    return this.names.filter((name) => !isSame(this.mine[name], this.before[name]));
  }

  /** The body of a change. */
  get fields(): Schemas["UnitFields"] {
    return Object.fromEntries(this.changed.map((name) => [name, this.mine[name] === "" ? null : this.mine[name]]));
  }

  /** Keeps what isn't saved; whoever shows the fields calls it after each change. */
  keep() {
    if (this.changed.length > 0) keepDraft(this.id, this.page, { change: this.change, before: this.before, mine: this.mine });
    else forgetDraft(this.id, this.page);
  }

  /** Throws away what isn't saved. */
  startAnew(card: Card) {
    forgetDraft(this.id, this.page);
    this.before = this.part(card.data);
    this.change = card.change;
    this.mine = copy(this.before);
    this.isRestored = false;
    this.meanwhile = null;
    this.problem = null;
  }

  /** Fields in which both sides differ now, with what each has. */
  get disputed(): { name: Name; mine: unknown; theirs: unknown; isMine: boolean }[] {
    const { meanwhile } = this;
    if (!meanwhile) return [];
    return this.names.flatMap((name) => {
      const [mine, theirs] = [this.mine[name], meanwhile.theirs[name]];
      return isSame(mine, theirs) ? [] : [{ name, mine, theirs, isMine: !isSame(mine, this.before[name]) }];
    });
  }

  /** Goes on from the newer version, with the values that were chosen. */
  settle(chosen: Partial<Record<Name, "mine" | "theirs">>) {
    const { meanwhile } = this;
    if (!meanwhile) return;
    for (const { name } of this.disputed) {
      if (chosen[name] === "theirs") this.mine = { ...this.mine, [name]: meanwhile.theirs[name] };
    }
    this.before = copy(meanwhile.theirs);
    this.change = meanwhile.change;
    this.meanwhile = null;
    this.problem = null;
  }

  /** Saves. Says what came of it, and goes to the card where it is done. */
  async save() {
    const { id, change, fields } = this;
    if (Object.keys(fields).length === 0) return go(unitHref(id));
    this.isBusy = true;
    this.problem = null;
    try {
      const params = { path: { id }, header: seen(change) };
      const answered = await answer(api.PATCH("/admin/v1/service-points/{id}", { params, body: fields }));
      forgetDraft(id, this.page);
      if (waits(answered)) notices.say(...waiting(answered.review));
      else notices.say(w().frame.saved, { undo: () => undone(undoChange(answered.change)) });
      go(unitHref(id));
    } catch (cause) {
      this.refused(problemIn(cause));
    } finally {
      this.isBusy = false;
    }
  }

  private refused(problem: Problem) {
    const { conflict } = problem;
    if (problem.status === 412 && conflict?.current) {
      this.meanwhile = { change: conflict.current_change, theirs: this.part(conflict.current as Values) };
      this.keep();
    } else this.problem = problem;
  }
}
