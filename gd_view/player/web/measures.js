/**
 * Measures: what a run made by the loop needs beside sums of products, such as lengths, angles, and whether a place can be
 * seen. Each is made of whole columns and of numbers.
 * @module
 */

const DEGREES = 180 / Math.PI;

// Row by row: a function of the numbers that stand in one row.
function each(of) {
  return (...given) => {
    const length = Math.max(...given.map((one) => one.length ?? 0));
    return Array.from({ length }, (_, k) => of(...given.map((one) => (typeof one === "number" ? one : one[k]))));
  };
}

const MEASURES = {
  size: each(Math.abs),
  length: each(Math.hypot),
  least: each(Math.min),
  over: each((one, other) => one / other),
  /** Degrees between two directions, less than 90; else there is none. */
  angle: each((a, b, c, d) => {
    const along = a * c + b * d;
    return along > 0 ? DEGREES * Math.atan2(Math.abs(a * d - b * c), along) : Number.NaN;
  }),
  /** 0 where there is no such number, else nothing. */
  missing: each((one) => (Number.isNaN(one) ? 0 : Number.NaN)),
  /** 1 where a place lies in a window, else 0. */
  within: each((x, left, right, y, bottom, top) => Number(x >= left && x <= right && y >= bottom && y <= top)),
  /** 0 where a part is drawn: if a place can be seen, and one number is larger than another. Else nothing. */
  drawn: each((isSeen, one, other) => (isSeen && one > other ? 0 : Number.NaN)),
  /** Per cent of the largest of two columns, in rows that count. */
  percent: (own, others, counts) => {
    const largest = Math.max(0, ...own.map((one, k) => (counts[k] ? Math.max(one, others[k]) : 0))) || 1;
    return own.map((one) => Math.min((100 * one) / largest, 100));
  },
};

/**
 * The columns with their measures, in order.
 * @param {import("./live.js").Columns} columns which the new ones are added to
 * @param {Record<string, Array<string | number>>} measures for each name the function and what it takes: columns, numbers
 * @returns {import("./live.js").Columns}
 */
export function measured(columns, measures) {
  for (const [name, [measure, ...given]] of Object.entries(measures))
    columns[name] = MEASURES[measure](...given.map((one) => (typeof one === "number" ? one : columns[one])));
  return columns;
}
