/**
 * What the page says of a slider, in a sentence for each of its values: it goes along with a hand.
 * @module
 */

import { placeOf } from "./live.js";

const sentences = {}; // by slider

/**
 * Take the sentences that come with a figure.
 * @param {Record<string, string[]>} tells by slider
 */
export function learn(tells) {
  Object.assign(sentences, tells);
}

/**
 * Say the sentence of a value wherever the page has one of this slider. While it is busy a screen reader waits with it.
 * @param {string} key of the slider
 * @param {object | undefined} fan of the slider, which says what values it has
 * @param {number} value
 * @param {boolean} isBusy
 */
export function tell(key, fan, value, isBusy) {
  const sentence = fan && sentences[key]?.[placeOf(fan, value)];
  if (!sentence) return;
  for (const one of document.querySelectorAll(`[data-tells="${CSS.escape(key)}"]`)) {
    one.setAttribute("aria-busy", isBusy);
    if (one.textContent !== sentence) one.textContent = sentence;
  }
}
