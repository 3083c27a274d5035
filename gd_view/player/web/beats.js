/**
 * Figures that show each step in several beats: their rows, made of the numbers of the steps.
 * @module
 */

/**
 * @typedef {object} Pattern what the rows before the first step, those of each step and those after the last show
 * @property {Array<number | null>} first of the rows before the first step
 * @property {Array<number | null>} each of those of each step
 * @property {Array<number | null>} last of those after the last
 * @property {string} of the column of the steps in which the numbers are places, counted from the step
 */

/**
 * Columns with a row for every beat. The twin of `in_beats` in gd_view/drawing/beats.py.
 * @param {Record<string, Pattern>} beats by the name of the column to make
 * @param {Record<string, number[]>} columns of the steps
 * @param {number} steps that the run was to have
 * @returns {Record<string, number[]>}
 */
export function inBeats(beats, columns, steps) {
  const walked = Math.min(steps, ...Object.values(columns).map((column) => column.length - 1));
  const made = {};
  for (const [name, pattern] of Object.entries(beats)) made[name] = rows(pattern, columns, walked, walked === steps);
  return made;
}

function rows({ first, each, last, of }, columns, walked, isWhole) {
  const made = [];
  const add = (pattern, step) => {
    for (const row of pattern) {
      if (row === null) made.push(Number.NaN);
      else if (!of) made.push(row);
      else made.push(of === "k" ? step + row : (columns[of]?.[step + row] ?? Number.NaN));
    }
  };
  add(first, 0);
  for (let step = 0; step < walked; step += 1) add(each, step);
  if (isWhole) add(last, walked);
  return made;
}
