/**
 * Where the traces of a figure stand at the step that is shown.
 * @module
 */

import { axesOf } from "./axes.js";
import { fill } from "./words.js";

/**
 * The traces that grow with the run, and those that tell of the whole of it, while there is more to see.
 * @param {{data: object, traces: object[], shown: import("./shown.js").Shown}} picture
 * @returns {Map<number, object>} x, y and z by the trace's index
 */
export function paths({ data, traces, shown }) {
  const moved = new Map();
  for (const [i, trace] of traces.entries()) {
    const isTold = shown.isWhole && (!shown.isLive || data.live.kept_traces.includes(trace.name));
    if (trace.name in data.paths) moved.set(i, shown.path(trace));
    else if (data.at_end.includes(trace.name)) moved.set(i, axesOf(trace, (values) => (isTold ? values : [])));
  }
  return moved;
}

/**
 * Where the moving traces stand, and what is drawn so far.
 * @param {{data: object, traces: object[], index: Record<string, number>, shown: import("./shown.js").Shown}} picture
 * @returns {Map<number, object>} x, y, z, text and source by the trace's index
 */
export function places({ data, traces, index, shown }) {
  const standing = new Map();
  const value = (name) => shown.value(name);
  const write = (x, name) => shown.write(x, name);
  for (const move of data.moving) {
    const place = {};
    for (const axis of ["x", "y", "z"])
      if (axis in move) place[axis] = move[axis].map((entry) => (typeof entry === "string" ? value(entry) : entry));
    const isSeen = (i) => ["x", "y", "z"].every((axis) => !(axis in place) || Number.isFinite(place[axis][i]));
    if (move.text) place.text = move.text.map((template, i) => (isSeen(i) ? fill(template, value, write) : ""));
    if (move.source) place.source = move.source[shown.step];
    standing.set(index[move.trace], place);
  }
  for (const name of data.so_far) {
    const trace = traces[index[name]];
    const upTo = axesOf({ ...trace, ...shown.path(trace) }, (values) => values.slice(0, shown.step + 1));
    standing.set(index[name], upTo);
  }
  return standing;
}
