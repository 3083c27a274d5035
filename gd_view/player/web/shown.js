/**
 * What of a run is shown: the rows of the exact run, or of a fan's while a hand moves, and the step.
 * @module
 */

import { combined } from "./live.js";
import { about, number } from "./words.js";

export class Shown {
  constructor() {
    this.step = 0;
    this.seen = 0; // the last step that has been shown: what comes after it is not in the picture yet
    this.isLive = false;
    this.last = 0;
  }

  /** Whether the whole of the run has been shown, so that its outcome may be told. */
  get isWhole() {
    return this.isLive || this.seen >= this.last;
  }

  /**
   * Take a new run.
   * @param {object} data everything that is sent of it
   */
  open(data) {
    this.data = data;
    this.exact = combined(data.columns, data.recipes, data.constants);
  }

  /**
   * Show a step.
   * @param {number} k
   */
  goTo(k) {
    this.step = Math.max(0, Math.min(k, this.last));
    this.seen = Math.max(this.seen, this.step);
  }

  /** Forget what has been shown: the run is at its start. */
  rewind() {
    this.step = 0;
    this.seen = 0;
  }

  /**
   * Show these rows.
   * @param {import("./live.js").Columns} columns
   * @param {Record<string, number>} constants what a template may name beside the columns
   * @param {boolean} isLive whether they are a fan's
   */
  take(columns, constants, isLive) {
    this.columns = columns;
    this.constants = constants;
    this.isLive = isLive;
    this.last = Math.max(...Object.values(columns).map((column) => column.length), 1) - 1;
  }

  /**
   * What a name stands for at a step; NaN where there is nothing.
   * @param {string} name
   * @param {number} k the step
   * @returns {number}
   */
  at(name, k) {
    if (name === "k") return k;
    if (name === "k+1") return k + 1;
    return name in this.columns ? (this.columns[name][k] ?? NaN) : (this.constants[name] ?? NaN);
  }

  /** What a name stands for at the step shown. */
  value(name) {
    return this.at(name, this.step);
  }

  /** How the value of a name is written: of a fan's run no place is known to every digit, but its sliders are. */
  write(value, name) {
    return this.isLive && name in this.columns ? about(value) : number(value);
  }

  /** Which of the sentences tells this step. */
  kind() {
    const { captions, outside } = this.data;
    const line = `line ${this.value("line")}`;
    if (outside.some((name) => Number.isFinite(this.value(name)))) return "outside";
    if ("still" in captions && Number.isFinite(this.value("still"))) return "still";
    if (line in captions) return line;
    if (this.step === 0 && "start" in captions) return "start";
    return this.step === this.last && "last" in captions ? "last" : "step";
  }

  steps() {
    return Array.from({ length: this.last + 1 }, (_, k) => k);
  }

  /** The steps that have a row in the table: all of them, unless a column says which. */
  listed() {
    return this.columns.listed ? this.steps().filter((k) => this.columns.listed[k]) : this.steps();
  }

  /**
   * What a trace draws of columns, as far as they have been shown; with a text for each point, no more points than texts.
   * @param {{name: string, text?: string[]}} trace
   * @returns {Record<string, number[]>} by axis
   */
  path(trace) {
    const axes = this.data.paths[trace.name] ?? {};
    const steps = this.steps();
    const points = Math.min(this.isWhole ? Infinity : this.seen + 1, trace.text?.length ?? Infinity);
    return Object.fromEntries(
      Object.entries(axes).map(([axis, name]) => {
        const values = name === "k" ? steps : typeof name === "number" ? steps.map(() => name) : this.columns[name];
        return [axis, values.slice(0, points)];
      }),
    );
  }
}
