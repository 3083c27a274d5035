/**
 * The one loop: a run that no fan holds, because two sliders are moved at once, made row by row by the recipes that come
 * with the figure. They are numpy's own arithmetic in its own order, so it is numpy's run, to the last bit.
 * @module
 */

import { combined } from "./live.js";
import { measured } from "./measures.js";

/**
 * The columns of a run from a place that no fan has.
 * @param {object} live as `openFans` makes it, with its `loop`, see `Loop` in gd_view/drawing/fans.py
 * @param {Record<string, number>} values of the sliders
 * @param {Record<string, number>} constants
 * @returns {import("./live.js").Columns}
 */
export function looped({ loop, windows, beyond }, values, constants) {
  const [low, high] = loop.within;
  const follows = Object.entries(loop.follows);
  const columns = Object.fromEntries(follows.map(([name]) => [name, []]));
  let row = Object.fromEntries(Object.entries(loop.begins).map(([name, key]) => [name, [values[key]]]));
  for (let k = 0; k <= values.steps; k += 1) {
    for (const [name] of follows) columns[name].push(row[name][0]);
    if (follows.some(([name]) => !(row[name][0] >= low && row[name][0] <= high))) break;
    combined(row, loop.recipes, constants);
    row = Object.fromEntries(follows.map(([name, next]) => [name, row[next]]));
  }
  for (const [name, [below, above]] of Object.entries(beyond)) {
    const [least, most] = windows[name];
    columns[below] = columns[name].map((place) => (place < least ? least : Number.NaN));
    columns[above] = columns[name].map((place) => (place > most ? most : Number.NaN));
  }
  combined(columns, loop.recipes, constants);
  return combined(measured(columns, loop.measures), loop.then, constants);
}
