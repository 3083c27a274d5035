/**
 * Axes of a plot, and the coordinates on them.
 * @module
 */

/** Whether a value lies on an axis of Plotly's layout. */
export function isWithin({ range: [low, high] }, value) {
  return value >= low && value <= high;
}

/** The value at a share of an axis. */
export function onAxis({ range: [first, last], type }, share) {
  const place = Number(first) + share * (last - first);
  return type === "log" ? 10 ** place : place;
}

/** The coordinates of a trace, each changed in one way. */
export function axesOf(trace, change) {
  const axes = ["x", "y", "z"].filter((axis) => axis in trace);
  return Object.fromEntries(axes.map((axis) => [axis, change(trace[axis])]));
}
