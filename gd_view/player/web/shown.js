// What of a run is shown: the rows of the exact run, or of a fan's while a slider is dragged, and the step.

import { combined } from "./live.js";

export class Shown {
  constructor() {
    this.step = null;
    this.isLive = false;
  }

  // A new run, with everything that is sent of it.
  open(data) {
    this.data = data;
    this.exact = combined(data.columns, data.recipes, data.constants);
  }

  take(columns, constants, isLive) {
    this.columns = columns;
    this.constants = constants;
    this.isLive = isLive;
    this.last = Math.max(...Object.values(columns).map((column) => column.length), 1) - 1;
  }

  value(name) {
    if (name === "k") return this.step;
    if (name === "k+1") return this.step + 1;
    return name in this.columns ? (this.columns[name][this.step] ?? NaN) : (this.constants[name] ?? NaN);
  }

  // Which of the sentences tells this step.
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

  // The steps that have a row in the table: all of them, unless a column says which.
  listed() {
    return this.columns.listed ? this.steps().filter((k) => this.columns.listed[k]) : this.steps();
  }

  // What a trace draws of whole columns; with a text for each point, no more points than texts.
  path(trace) {
    const axes = this.data.paths[trace.name] ?? {};
    const steps = this.steps();
    return Object.fromEntries(
      Object.entries(axes).map(([axis, name]) => {
        const values = name === "k" ? steps : typeof name === "number" ? steps.map(() => name) : this.columns[name];
        return [axis, trace.text ? values.slice(0, trace.text.length) : values];
      }),
    );
  }
}
