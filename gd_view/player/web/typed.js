/**
 * What a reader types or points at, as a value that a slider has.
 * @module
 */

// What Python calls a space.
const SPACES = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const AROUND = new RegExp(`^${SPACES}|${SPACES}$`, "g");
const AFTER_SIGN = new RegExp(`^([+-])${SPACES}`);
const FORMAT = /\p{Cf}/gu;
const DASHES = /[‐‑‒–—−﹣－]/g;
const TIMES = /[×·*x]/;
const POWER_OF_TEN = /^10(?:\^([+-]?\d+)|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const WITH_THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const TIDY = 1e9; // of a grid's values nine decimals count

/**
 * Text without the spaces around it and without format characters. The twin of `stripped` in gd_view/page/typed.py.
 * @param {string} text
 * @returns {string}
 */
export function stripped(text) {
  return text.replace(FORMAT, "").replace(AROUND, "");
}

/**
 * The number that a reader typed, or null. The twin of `understood` in gd_view/page/typed.py.
 * @param {string} text
 * @returns {number | null}
 */
export function understood(text) {
  let plain = stripped(text).replace(DASHES, "-").replace(AFTER_SIGN, "$1");
  const times = plain.search(TIMES);
  const power = times < 0 ? null : stripped(plain.slice(times + 1)).match(POWER_OF_TEN);
  if (power) plain = `${stripped(plain.slice(0, times))}e${power[1] ?? lowered(power[2])}`;
  if (WITH_THOUSANDS.test(plain)) {
    if (!plain.includes(".") && plain.split(",").length === 2) return null;
    plain = plain.replaceAll(",", "");
  }
  if (!plain.includes(".")) plain = plain.replaceAll(",", ".");
  if (!NUMBER.test(plain)) return null;
  return Math.min(Math.max(Number(plain), -Number.MAX_VALUE), Number.MAX_VALUE);
}

function lowered(power) {
  return power.replace("⁻", "-").replace("⁺", "+").replace(/[⁰¹²³⁴-⁹]/g, (digit) => RAISED.indexOf(digit));
}

function tidy(value) {
  return Math.round(value * TIDY) / TIDY;
}

// As Python rounds: what lies exactly in the middle goes to the even neighbour.
function rounded(value) {
  const below = Math.floor(value);
  const rest = value - below;
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}

/**
 * The value of a slider nearest to a number. The twin of the `nearest` of settings in gd_view/page/settings.py.
 * @param {{low: number, high: number, count: number, listed: number[] | null}} fan the fan of the slider
 * @param {number} value
 * @returns {number}
 */
export function nearest({ low, high, count, listed }, value) {
  const inside = Math.min(Math.max(value, low), high); // from far out all are equally far
  if (listed) return listed.reduce((best, one) => (Math.abs(one - inside) < Math.abs(best - inside) ? one : best));
  const step = tidy((high - low) / (count - 1));
  return tidy(low + rounded((inside - low) / step) * step);
}
