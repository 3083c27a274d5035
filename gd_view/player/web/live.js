/**
 * The fans: the runs for every value that a slider has, each computed by numpy and sent along with the figure.
 * @module
 */

import { inBeats } from "./beats.js";
import { inflated } from "./unsealed.js";

/** @typedef {Record<string, number[]>} Columns by name, a number for each step */

/**
 * The fans, unpacked.
 * @param {object} live how the numbers are laid out, as `sent` of gd_view/drawing/fans.py says
 * @param {Record<string, number>} rows how many rows each run of a fan has
 * @param {Uint8Array} block all the numbers, compressed
 * @returns {Promise<object>} `live` with the numbers: of each fan `parts`, by name Int16Array(runs * rows), and `tables`
 */
export async function openFans(live, rows, block) {
  const buffer = await inflated(block);
  let offset = 0;
  const next = (count) => {
    offset += 2 * count;
    return new Int16Array(buffer, offset - 2 * count, count);
  };
  const fans = {};
  for (const [key, fan] of Object.entries(live.fans)) {
    fans[key] = { ...fan, rows: rows[key], parts: {} };
    for (const name of fan.names) fans[key].parts[name] = next(fan.runs * rows[key]);
  }
  const tables = {};
  for (const [name, window] of Object.entries(live.tables)) {
    tables[name] = restored(next(live.grid), window, { levels: live.table_levels });
  }
  return { ...live, fans, tables };
}

/**
 * Numbers from parts of a window, and beyond it on a logarithmic scale; NaN where they are not known. The twin of
 * `restored` in gd_view/drawing/fans.py.
 * @param {Int16Array} parts
 * @param {[number, number]} window lowest and highest
 * @param {{levels: number, fold?: number, farthest?: number}} scale parts that the window has, those outside for each
 *   factor e of the distance, and the part that says no more than farther
 * @returns {number[]}
 */
export function restored(parts, [low, high], { levels, fold, farthest }) {
  return Array.from(parts, (part) => {
    if (part >= 0 && part <= levels) return low + (part * (high - low)) / levels;
    const beyond = part < 0 ? -1 - part : part - levels - 1;
    if (!(beyond < farthest)) return Number.NaN;
    const away = (high - low) * Math.expm1(beyond / fold);
    return part < 0 ? low - away : high + away;
  });
}

/**
 * A column that depends on a place alone, read off its table as numpy's `interp` reads it; NaN outside the window.
 * @param {number[]} table on an even grid over the window
 * @param {number[]} places
 * @param {[number, number]} window
 * @returns {number[]}
 */
export function lookedUp(table, places, [low, high]) {
  const end = table.length - 1;
  return places.map((place) => {
    const at = ((place - low) / (high - low)) * end;
    if (!(at >= 0 && at <= end)) return Number.NaN;
    const below = Math.min(Math.floor(at), end - 1);
    return table[below] + (at - below) * (table[below + 1] - table[below]);
  });
}

// Where a mark stands: wherever a part lies beyond the window on its side.
function marked(parts, isBeyond, value) {
  return Array.from(parts, (part) => (isBeyond(part) ? value : Number.NaN));
}

/**
 * How steeply a line rises from the origin to a place; on the left of the origin it stands upright. The twin of
 * `steepness` in gd_view/drawing/fans.py.
 * @param {{x: number, y: number}} place
 * @returns {number}
 */
export function steepness({ x, y }) {
  if (x > 0) return y / x;
  return y < 0 || Object.is(y, -0) ? -Infinity : Infinity;
}

/**
 * Which of a slider's values one is, counted from 0.
 * @param {{listed: number[] | null, low: number, high: number, count: number}} fan of the slider
 * @param {number} value
 * @returns {number} outside the count where the slider has no such value
 */
export function placeOf({ listed, low, high, count }, value) {
  return listed ? listed.indexOf(value) : Math.round(((value - low) / (high - low)) * (count - 1));
}

/**
 * The columns of the fan's run for one value of one slider.
 * @param {object} live as `openFans` makes it
 * @param {string} key of the slider
 * @param {number} value
 * @param {Record<string, Array<Array<string | number>>>} recipes
 * @param {Record<string, number>} constants
 * @returns {Columns | null} null where the fan has no such run
 */
export function fanColumns(live, key, value, recipes, constants) {
  const fan = live.fans[key];
  const isSteps = fan.runs === 1; // one run, of which more or less is shown
  const place = placeOf(fan, value);
  if (!(place >= 0 && place < fan.count)) return null;
  const from = isSteps ? 0 : place * fan.rows;
  const { levels, none } = live;
  let rows = isSteps ? Math.min(value + 1, fan.rows) : fan.rows;
  while (rows > 1 && fan.parts[fan.names[0]][from + rows - 1] === none) rows -= 1;
  const columns = {};
  for (const name of fan.names) {
    const parts = fan.parts[name].subarray(from, from + rows);
    const window = live.windows[name];
    columns[name] = restored(parts, window, live);
    const [below, above] = live.beyond[name] ?? [];
    if (below) columns[below] = marked(parts, (part) => part < 0, window[0]);
    if (above) columns[above] = marked(parts, (part) => part > levels && part !== none, window[1]);
  }
  const steps = isSteps ? value : fan.rows - 1;
  return finished(Object.keys(live.beats).length ? inBeats(live.beats, columns, steps) : columns, live, recipes, constants);
}

/**
 * The columns with those that need not be held: read in tables, and made of others.
 * @param {Columns} columns which the new ones are added to
 * @param {object} live as `openFans` makes it
 * @param {Record<string, Array<Array<string | number>>>} recipes
 * @param {Record<string, number>} constants
 * @returns {Columns}
 */
export function finished(columns, live, recipes, constants) {
  combined(columns, live.places, constants);
  for (const [name, table] of Object.entries(live.tables)) {
    const over = live.tables_over[name];
    if (!columns[name]?.some(Number.isFinite)) columns[name] = lookedUp(table, columns[over], live.windows[over]);
  }
  return combined(columns, recipes, constants);
}

/**
 * Columns with those that recipes make of them: sums of products. The twin of `combined` in gd_view/drawing/drawing.py.
 * @param {Columns} columns which the new ones are added to
 * @param {Record<string, Array<Array<string | number>>>} recipes for each name its terms, each a list of factors
 * @param {Record<string, number>} constants
 * @returns {Columns}
 */
export function combined(columns, recipes, constants) {
  const length = Math.max(0, ...Object.values(columns).map((column) => column.length));
  for (const [name, terms] of Object.entries(recipes)) {
    const sum = Array.from({ length }, () => 0);
    for (const factors of terms) {
      const product = Array.from({ length }, () => 1);
      for (const factor of factors) {
        const isNumber = typeof factor === "number";
        const column = isNumber ? undefined : columns[factor];
        const constant = isNumber ? factor : (constants[factor] ?? Number.NaN);
        for (let k = 0; k < length; k += 1) product[k] *= column ? column[k] : constant;
      }
      for (let k = 0; k < length; k += 1) sum[k] += product[k];
    }
    columns[name] = sum;
  }
  return columns;
}
