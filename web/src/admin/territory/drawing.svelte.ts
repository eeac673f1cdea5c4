// A territory while somebody draws it: its corners, the one that is meant, and the steps on the way to it.
import {
  type Corner, cornerOf, inserted, isWhole, middleBehind, moved, nudged, type Place, ringOf, type RingPlace, ringsOf, type Shape, shapeOf,
  type Territory, territoryOf, without,
} from "./shape";

/** Steps that can be taken back. */
const MOST_STEPS = 200;

export class Drawing {
  shape = $state.raw<Shape>([]);
  /** The corner that keys and buttons move. */
  chosen = $state.raw<Place | null>(null);
  /** Whether a click on the map adds a corner. */
  isAdding = $state(false);

  private past = $state.raw<Shape[]>([]);
  /** What is there without any step. */
  private begun: Territory | null = null;
  /** What the last step was about: a corner that is moved on and on is one step. */
  private last: string | null = null;

  constructor(
    territory: Territory | null,
    private readonly onchange: (territory: Territory | null) => void,
  ) {
    this.show(territory);
  }

  /** Begins anew with a territory that was saved, or kept. */
  show(territory: Territory | null) {
    this.begun = territory;
    this.shape = shapeOf(territory);
    this.past = [];
    this.last = null;
    this.chosen = null;
    this.isAdding = !territory;
  }

  get hasSteps(): boolean {
    return this.past.length > 0;
  }

  get isWhole(): boolean {
    return isWhole(this.shape);
  }

  /** The ring that corners are added to: that of the chosen one. */
  get ring(): RingPlace {
    return this.chosen ?? { polygon: 0, ring: 0 };
  }

  choose(place: Place | null) {
    this.chosen = place;
    this.last = null;
  }

  chooseRing(ring: RingPlace) {
    this.choose({ ...ring, corner: 0 });
  }

  move(place: Place, corner: Corner) {
    this.step(moved(this.shape, place, corner), place, `move ${place.polygon} ${place.ring} ${place.corner}`);
  }

  nudge(place: Place, north: number, east: number) {
    const corner = cornerOf(this.shape, place);
    if (corner) this.move(place, nudged(corner, north, east));
  }

  insert(place: Place, corner: Corner) {
    this.step(inserted(this.shape, place, corner), place);
  }

  insertBehind(place: Place) {
    const ring = ringOf(this.shape, place);
    this.insert({ ...place, corner: place.corner + 1 }, middleBehind(ring, place.corner));
  }

  /** Puts a corner behind the chosen one, or at the end. */
  add(corner: Corner) {
    const { ring, chosen } = this;
    const last = ringOf(this.shape, ring).length;
    this.insert({ ...ring, corner: chosen ? Math.min(chosen.corner + 1, last) : last }, corner);
  }

  remove(place: Place) {
    const shape = without(this.shape, place);
    const left = ringOf(shape, place).length;
    this.step(shape, left > 0 ? { ...place, corner: Math.min(place.corner, left - 1) } : null);
  }

  /** Puts something else in the place of all of it; null: nothing. */
  replace(territory: Territory | null) {
    this.step(shapeOf(territory), null);
    this.isAdding = !territory;
  }

  undo() {
    const before = this.past.at(-1);
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.last = null;
    this.shape = before;
    const { chosen } = this;
    if (chosen && !cornerOf(before, chosen)) this.chosen = null;
    this.onchange(this.hasSteps ? territoryOf(before) : this.begun);
  }

  private step(shape: Shape, chosen: Place | null, about: string | null = null) {
    if (about === null || about !== this.last) this.past = [...this.past, this.shape].slice(-MOST_STEPS);
    this.last = about;
    this.shape = shape;
    this.chosen = chosen;
    if (ringsOf(shape).length === 0) this.isAdding = true;
    this.onchange(territoryOf(shape));
  }
}
