// The reader's hand on a slider: while it moves, a fan's run is shown, with no word to the server.

import { writeAddress } from "./address.js";
import { fanColumns, openFans, Watch } from "./live.js";

export class Hand {
  // `follow` is called when other rows are to be shown.
  constructor(shown, follow) {
    this.shown = shown;
    this.follow = follow;
    this.live = null;
    this.watch = new Watch(
      (key, raw) => this.moved(key, raw),
      () => this.released(),
    );
  }

  remove() {
    this.isRemoved = true;
    this.watch.off();
  }

  // The fans of a new run, where it has any.
  async open(block) {
    const { data } = this.shown;
    this.live = null;
    if (!data.live) return this.watch.off();
    try {
      const live = await openFans(data.live, data.rows, block);
      if (this.shown.data !== data || this.isRemoved) return;
      this.live = live;
    } catch {
      return; // what cannot be unpacked is shown on release
    }
    this.watch.on(Object.keys(this.live.fans));
    for (const [key, raw] of this.watch.values()) this.moved(key, raw);
  }

  // A slider moved, and the server does not know yet.
  moved(key, raw) {
    if (!this.live) return;
    const value = this.live.fans[key].listed?.[raw] ?? raw;
    if (this.isExact(key, value) && !this.shown.isLive) return;
    this.at = [key, value];
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      if (this.live && !this.isRemoved) this.show(...this.at);
    });
  }

  isExact(key, value) {
    return Math.abs(value - this.shown.data.exact[key]) < 1e-9;
  }

  show(key, value) {
    const { live, shown } = this;
    const { constants, exact, recipes } = shown.data;
    shown.asked = key === "steps" ? value : exact.steps;
    if (this.isExact(key, value)) return this.follow(shown.exact, constants, false);
    const columns = fanColumns(live, key, value, recipes, constants);
    if (!columns) return;
    for (const name of live.kept) columns[name] = shown.exact[name];
    for (const name of live.kept_at_start) columns[name] = [shown.exact[name]?.[0]];
    const { sets } = live.fans[key];
    this.follow(columns, sets ? { ...constants, [sets]: value } : constants, true);
  }

  // The address holds the move before the server has heard of it: should that die now, another one takes it from there.
  released() {
    const { address } = this.shown.data;
    if (!this.shown.isLive || !address) return;
    const [key, value] = this.at;
    const decimals = this.live?.fans[key].listed ? undefined : (address.values[key].split(".")[1] ?? "").length;
    const text = decimals === undefined ? String(value) : value.toFixed(decimals);
    writeAddress({ ...address, values: { ...address.values, [key]: text } });
  }
}
