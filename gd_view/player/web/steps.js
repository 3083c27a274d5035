/**
 * The axis of steps. It has a few lengths, and changes only when the run no longer fits or leaves it half empty.
 * @module
 */

/**
 * Whether the axes of steps still are those of the exact run: a drag may have changed them.
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {{live: {step_axes: string[]}, figure: object}} data
 * @returns {boolean}
 */
export function hasItsAxes(plot, { live, figure }) {
  return live.step_axes.every((axis) => plot.layout[axis].range[1] === figure.layout[axis].range[1]);
}

/**
 * What a run of so many steps changes in the layout, or nothing.
 * @param {HTMLElement} plot the element that Plotly draws in
 * @param {{step_axes: string[], step_lengths: number[]}} live
 * @param {number} asked the number of steps
 * @returns {Record<string, number[]> | undefined}
 */
export function fitted(plot, { step_axes: axes, step_lengths: lengths }, asked) {
  if (!axes.length) return undefined;
  const length = lengths.find((most) => most >= asked) ?? lengths.at(-1);
  const range = [-0.02 * length, 1.02 * length];
  if (plot.layout[axes[0]].range[1] === range[1]) return undefined;
  return Object.fromEntries(axes.map((axis) => [`${axis}.range`, range]));
}
