// The fans: the runs for every value that a slider has, each computed by numpy and sent along with the figure.

import { inflated } from "./unsealed.js";

// The fans: for each slider the runs, as parts of a window.
export async function openFans(live, rows, block) {
  const buffer = await inflated(block);
  let offset = 0;
  const next = (count) => {
    offset += 2 * count;
    return new Int16Array(buffer.slice(offset - 2 * count, offset));
  };
  const fans = {};
  for (const [key, fan] of Object.entries(live.fans)) {
    fans[key] = { ...fan, rows: rows[key], parts: {} };
    for (const name of fan.names) fans[key].parts[name] = next(fan.runs * rows[key]);
  }
  const tables = {};
  for (const [name, window] of Object.entries(live.tables))
    tables[name] = Array.from(next(live.grid), (part) => restored(part, window, live.table_levels));
  return { ...live, fans, tables };
}

function restored(part, [low, high], levels) {
  return part < 0 || part > levels ? NaN : low + (part * (high - low)) / levels;
}

// A column that depends on a place alone, read off its table.
function lookedUp(table, place, [low, high]) {
  const at = ((place - low) / (high - low)) * (table.length - 1);
  if (!(at >= 0 && at <= table.length - 1)) return NaN;
  const below = Math.min(Math.floor(at), table.length - 2);
  return table[below] + (at - below) * (table[below + 1] - table[below]);
}

// The columns of the fan's run for one value of one slider, or null where the fan has none.
export function fanColumns(live, key, value, recipes, constants) {
  const fan = live.fans[key];
  const isSteps = fan.runs === 1; // one run, of which more or less is shown
  const place = fan.listed
    ? fan.listed.indexOf(value)
    : Math.round(((value - fan.low) / (fan.high - fan.low)) * (fan.count - 1));
  if (!(place >= 0 && place < fan.count)) return null;
  const run = isSteps ? 0 : place;
  const none = live.levels + 2;
  const whole = (name) => fan.parts[name].subarray(run * fan.rows, (run + 1) * fan.rows);
  let last = isSteps ? Math.min(value, fan.rows - 1) : fan.rows - 1;
  const first = whole(fan.names[0]);
  while (last > 0 && first[last] === none) last -= 1;
  const columns = {};
  for (const name of fan.names) {
    const parts = whole(name).subarray(0, last + 1);
    columns[name] = Array.from(parts, (part) => restored(part, live.windows[name], live.levels));
    const [below, above] = live.beyond[name] ?? [];
    if (below) columns[below] = Array.from(parts, (part) => (part === -1 ? live.windows[name][0] : NaN));
    if (above) columns[above] = Array.from(parts, (part) => (part === live.levels + 1 ? live.windows[name][1] : NaN));
  }
  for (const [name, table] of Object.entries(live.tables))
    columns[name] = columns[live.tables_over].map((place) => lookedUp(table, place, live.windows[live.tables_over]));
  return combined(columns, recipes, constants);
}

// Columns that are sums of products of others: the twin of gd_view/drawing.py.
export function combined(columns, recipes, constants) {
  const length = Math.max(0, ...Object.values(columns).map((column) => column.length));
  for (const [name, terms] of Object.entries(recipes)) {
    const at = (factor, k) =>
      typeof factor === "number" ? factor : factor in columns ? columns[factor][k] : (constants[factor] ?? NaN);
    columns[name] = Array.from({ length }, (_, k) =>
      terms.reduce((sum, factors) => sum + factors.reduce((product, factor) => product * at(factor, k), 1), 0),
    );
  }
  return columns;
}
