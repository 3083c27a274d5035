/**
 * The reader's hand: whatever value it reaches, with a slider, a click or a typed number, is shown at once by a fan's
 * run, with no word to the server, whose exact run follows.
 * @module
 */

import { heldKeys, writeAddress } from "./address.js";
import { inBeats } from "./beats.js";
import { mark as markReplies } from "./elsewhere.js";
import { fanColumns, finished, openFans, steepness } from "./live.js";
import { looped } from "./loop.js";
import { learn, tell } from "./told.js";
import { nearest, stripped, understood } from "./typed.js";
import { Watch } from "./watch.js";

const PATIENCE = 300; // milliseconds after a run of the page in which Streamlit hands a figure on

const hands = new Set(); // one for each figure of the page: where one takes the sliders, the others follow

// What marks a slider's value elsewhere on the page, on a scale from 0, goes along.
function mark(key, value) {
  for (const one of document.querySelectorAll(`[data-follows="${CSS.escape(key)}"]`))
    one.style.left = `${(100 * value) / Number(one.dataset.high)}%`;
}

export class Hand {
  /**
   * @param {import("./shown.js").Shown} shown
   * @param {(columns: object, constants: object, isLive: boolean) => void} follow called when other rows are to be shown
   */
  constructor(shown, follow) {
    hands.add(this);
    this.shown = shown;
    this.follow = follow;
    this.live = null;
    this.at = null; // the slider and the value that the hand has reached, and the exact run has not
    this.isWaiting = false; // for the answer to a click or a typed value
    this.gripped = null; // the place to which the grip was moved, while it is held
    this.placed = null; // and where it was let go, until the answer comes
    this.unanswered = {}; // values that sliders keep where nobody answers, as in a file: see offline.js
    this.watch = new Watch({
      moved: (key, raw) => this.moved(key, raw),
      released: () => this.released(),
      typed: (fields) => this.typed(fields),
      finished: () => this.finished(),
    });
  }

  remove() {
    this.isRemoved = true;
    hands.delete(this);
    this.watch.off();
  }

  /** Take the fans of a new run, where it has any. */
  async open(block) {
    const { data } = this.shown;
    this.live = null;
    if (this.isWaiting || (this.at && this.isExact(...this.at))) this.at = null;
    this.isWaiting = false;
    this.placed = null;
    learn(data.tells);
    if (!data.live) return this.watch.off();
    for (const value of Object.entries(data.exact)) this.mark(...value);
    this.watch.on(Object.keys(data.live.fans));
    try {
      const live = await openFans(data.live, data.rows, block);
      if (this.shown.data !== data || this.isRemoved) return;
      this.live = live;
    } catch {
      return; // what cannot be unpacked is shown on release
    }
    // A slider that has been moved on since is followed from where it stands now.
    const raw = this.at && this.watch.value(this.at[0]);
    if (raw !== null) this.moved(this.at[0], raw);
  }

  /** A slider moved, and the server does not know yet. */
  moved(key, raw) {
    const value = this.shown.data.live.fans[key].listed?.[raw] ?? raw;
    this.isWaiting = false;
    if (this.isExact(key, value) && !this.shown.isLive) {
      this.at = null;
      return;
    }
    this.at = [key, value];
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      if (this.live && this.at && !this.isRemoved) this.show([this.at]);
    });
  }

  /** The address holds a move before the server has heard of it: should that die now, another one takes it from there. */
  released() {
    const { address } = this.shown.data;
    if (!this.shown.isLive || !this.at || this.isWaiting || !address) return;
    const [key, value] = this.at;
    const decimals = this.live?.fans[key].listed ? undefined : (address.values[key].split(".")[1] ?? "").length;
    const text = decimals === undefined ? String(value) : value.toFixed(decimals);
    writeAddress({ ...address, values: { ...address.values, [key]: text } });
  }

  /** A click on the plot sets the sliders that the fans name for it, across and up, or turns a line to its place. */
  clicked(place) {
    this.reach(this.clicks(place));
  }

  clicks(place) {
    const { clicks: keys = [], fans, turns } = this.live ?? {};
    const reached = turns ? [steepness(place)] : [place.x, place.y];
    const value = (key, i) => (heldKeys().includes(key) ? this.shown.data.exact[key] : nearest(fans[key], reached[i]));
    return keys.map((key, i) => [key, value(key, i)]);
  }

  /** The grip is moved: the sliders that a click sets follow, and the server hears of it when it is let go. */
  grip(place) {
    const moves = this.clicks(place);
    if (!moves.length || (this.gripped && String(moves) === String(this.clicks(this.gripped)))) return;
    this.gripped = place;
    this.isWaiting = false;
    this.at = moves[0];
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      if (this.live && this.gripped && !this.isRemoved) this.showEverywhere(this.clicks(this.gripped));
    });
  }

  /** A key moves the grip by so many values of its sliders. */
  step(across, up) {
    const { live, shown } = this;
    const keys = live?.clicks ?? [];
    const by = live?.turns ? [across + up] : [across, up];
    if (!keys.some((_, i) => by[i])) return false;
    const place = this.gripped ?? this.placed; // a key may be quicker than the answer to the one before
    const at = place ? this.clicks(place).map(([, value]) => value) : keys.map((key) => this.unanswered[key] ?? shown.data.exact[key]);
    const [x, y] = at.map((value, i) => {
      const { low, high, count } = live.fans[keys[i]];
      return nearest(live.fans[keys[i]], value + (by[i] * (high - low)) / (count - 1));
    });
    this.grip(live.turns ? { x: 1, y: x } : { x, y: y ?? 0 });
    return true;
  }

  /**
   * The grip is let go.
   * @returns {{x: number, y: number} | null} the place where, if it was moved
   */
  letGo() {
    const place = this.gripped;
    if (!place) return null;
    this.showEverywhere(this.clicks(place));
    this.gripped = null;
    this.placed = place;
    for (const hand of hands) hand.isWaiting ||= hand.shown.isLive;
    return place;
  }

  /**
   * Typed values are sent. Of one the fans know the run.
   * @param {Array<[string | undefined, string]>} fields slider, if it has a fan, and text
   */
  typed(fields) {
    const filled = fields.filter(([, text]) => stripped(text));
    const value = filled.length === 1 ? understood(filled[0][1]) : null;
    const fan = this.live?.fans[filled[0]?.[0]];
    if (value !== null && fan) this.reach([[filled[0][0], nearest(fan, value)]]);
  }

  // Show what is reached in one go, until the answer comes.
  reach(moves) {
    if (!moves.length || moves.every((move) => this.isExact(...move))) return;
    this.at = moves[0];
    this.isWaiting = true;
    this.showEverywhere(moves);
    for (const hand of hands) hand.isWaiting ||= hand.shown.isLive;
  }

  // Show the run of some sliders' values here, and in every figure of the page that has fans for them.
  showEverywhere(moves) {
    this.show(moves);
    for (const hand of hands) {
      if (hand === this || !moves.every(([key]) => key in (hand.live?.fans ?? {}))) continue;
      hand.at = moves[0];
      hand.show(moves);
    }
  }

  /** The server has answered. If it sent no figure, the exact run is what there is. */
  finished() {
    if (!this.isWaiting) return;
    const { data } = this.shown;
    setTimeout(() => {
      if (!this.isWaiting || this.shown.data !== data || this.isRemoved) return;
      this.isWaiting = false;
      this.at = null;
      this.follow(this.shown.exact, data.constants, false);
    }, PATIENCE);
  }

  // What marks or tells a slider's value elsewhere on the page.
  mark(key, value) {
    mark(key, value);
    tell(key, this.shown.data.live.fans[key], value, !this.isExact(key, value));
  }

  isExact(key, value) {
    return Math.abs(value - this.shown.data.exact[key]) < 1e-9;
  }

  // Show the run of some sliders' values. Of several there is no fan, unless the first one's does not depend on the others;
  // nor is there where a fan has no columns.
  show(newest) {
    const { live, shown } = this;
    const { constants, exact, recipes } = shown.data;
    const moves = this.withUnanswered(newest);
    const [key, value] = moves[0];
    shown.asked = new Map(moves).get("steps") ?? exact.steps;
    for (const move of moves) this.mark(...move);
    markReplies({ ...shown.data.address?.values, ...Object.fromEntries(moves) });
    if (moves.every((move) => this.isExact(...move))) return this.follow(shown.exact, constants, false);
    const known = { ...constants };
    for (const [one, reached] of moves) if (live.fans[one].sets) known[live.fans[one].sets] = reached;
    const isLooped = live.loop && (moves.length > 1 || !live.fans[key].names.length);
    const columns = isLooped
      ? this.made({ ...exact, ...Object.fromEntries(moves) }, known)
      : fanColumns(live, key, value, recipes, known);
    if (!columns) return;
    for (const name of live.kept) columns[name] = shown.exact[name];
    if (!isLooped) for (const name of live.kept_at_start) columns[name] = [shown.exact[name]?.[0]];
    this.follow(columns, known, true);
  }

  // The columns of a run that no fan has.
  made(values, known) {
    const { live, shown } = this;
    const columns = looped(live, values, known);
    const rows = Object.keys(live.beats).length ? inBeats(live.beats, columns, values.steps) : columns;
    return finished(rows, live, shown.data.recipes, known);
  }

  // The moves with the sliders that stand elsewhere than the exact run says, in the order of the fans.
  withUnanswered(moves) {
    const { fans } = this.live;
    const others = Object.entries(this.unanswered).filter(([key]) => key in fans && !moves.some(([one]) => one === key));
    if (!others.length) return moves;
    const left = [...moves, ...others].filter((move) => !this.isExact(...move));
    return left.length ? Object.keys(fans).flatMap((key) => left.filter(([one]) => one === key)) : moves;
  }
}
