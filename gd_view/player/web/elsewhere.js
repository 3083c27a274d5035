/**
 * A reply tells of one run. Where the picture shows another one, the reply says so.
 * @module
 */

const REPLIES = "[data-run]"; // with the settings of the run that they tell of, as in an address

let shown = {}; // the settings of the run in the picture

function isSame(one, other) {
  return one === other || Number(one) === Number(other);
}

/**
 * Mark the replies that tell of another run than the picture shows.
 * @param {Record<string, string | number>} [values] its settings; those last told where there are none
 */
export function mark(values = shown) {
  shown = values;
  for (const reply of document.querySelectorAll(REPLIES)) {
    const told = [...new URLSearchParams(reply.dataset.run)];
    const isElsewhere = told.some(([key, value]) => key in values && !isSame(values[key], value));
    if (isElsewhere !== reply.hasAttribute("data-elsewhere")) reply.toggleAttribute("data-elsewhere", isElsewhere);
  }
}
