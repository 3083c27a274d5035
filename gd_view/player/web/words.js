/**
 * Sentences with numbers in them: the same sentence from the same numbers as in Python.
 * @module
 */

import { strings } from "./strings.js";

const SUPERSCRIPT = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const SLOT =
  /\{=([^{}]+)\}|\{([^{}:?=]+)(?::(\(\)|\|\||=|~))?(?:\?([^|{}]*)\|([^|{}]*)\|([^|{}]*))?\}/g;
const DIGITS = 3; // significant ones, of a number in a sentence or a picture
const UNSEEN = 0.001; // nearer to 0 than a pixel of any picture

// The digits and a power of ten. JavaScript rounds what lies exactly in the middle up, Python to the even digit.
function significant(size, digits) {
  const [rounded, power] = size.toExponential(digits - 1).split("e");
  // oxlint-disable-next-line oxc/number-arg-out-of-range -- up to 100 digits since ECMAScript 2018
  const exact = size.toExponential(60).split("e")[0];
  const kept = exact.slice(0, digits > 1 ? digits + 1 : 1);
  const isTie = /^50*$/.test(exact.slice(kept.length).replace(".", "")) && "02468".includes(kept.at(-1));
  return [isTie ? kept : rounded, Number(power)];
}

/**
 * A number to some significant digits. The twin of Python's `number`.
 * @param {number} value
 * @param {number} [digits]
 * @returns {string}
 */
export function number(value, digits = DIGITS) {
  if (Number.isNaN(value)) return strings.not_a_number;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const [rounded, power] = significant(Math.abs(value), digits);
  const sign = value < 0 ? "−" : "";
  if (power < -3 || power >= 6) {
    const raised = [...String(power)].map((character) => SUPERSCRIPT[character]).join("");
    return `${sign}${rounded.replace(/\.?0+$/, "")} × 10${raised}`;
  }
  return sign + inThousands(String(Number(`${rounded}e${power}`)));
}

// The whole part with a comma before each three digits.
function inThousands(text) {
  const [whole, part] = text.split(".");
  const apart = whole.replace(/\d(?=(?:\d{3})+$)/g, "$&,");
  return part ? `${apart}.${part}` : apart;
}

/**
 * A number with all its digits. The twin of Python's `exactly`.
 * @param {number} value
 * @returns {string}
 */
export function exactly(value) {
  const digits = Array.from({ length: 16 }, (_, i) => i + 1).find((i) => Number(value.toPrecision(i)) === value);
  return number(value, digits ?? 17);
}

// Whether a number is what it is written as.
function isToldBy(text, value) {
  const told = Number(text.replace("−", "-").replaceAll(",", ""));
  return Math.abs(told - value) <= 1e-9 * Math.max(Math.abs(told), Math.abs(value));
}

const FEW_DECIMALS = 10; // from here on three digits say less than two decimals

/**
 * A number known to the width of a pixel only, as while a slider is dragged: far outside the picture, to three digits.
 * @param {number} value
 * @returns {string}
 */
export function about(value) {
  if (!Number.isFinite(value)) return strings.unknown;
  if (Math.abs(value) >= FEW_DECIMALS) return number(value);
  const rounded = Math.round(Math.abs(value) * 100) / 100;
  return (value < 0 && rounded > 0 ? "−" : "") + String(rounded);
}

/**
 * A template with every slot replaced by its number, or by the word its sign chooses. The twin of `fill` in
 * gd_view/wording.py.
 * @param {string} template
 * @param {(name: string) => number} values
 * @param {(value: number, name: string) => string} [write] how a number is written
 * @returns {string}
 */
export function fill(template, values, write = (value) => number(value)) {
  return template.replace(SLOT, (_, terms, name, form, positive, negative, zero) => {
    if (terms) return terms.split(",").every((one) => isToldBy(write(values(one), one), values(one))) ? "=" : "≈";
    const value = values(name);
    if (positive !== undefined) return value > 0 ? positive : value < 0 ? negative : zero;
    if (form === "=") return exactly(value);
    if (form === "~" && value !== 0 && Math.abs(value) < UNSEEN) return strings.practically_0;
    const text = write(form === "||" ? Math.abs(value) : value, name);
    return form === "()" && text.startsWith("−") ? `(${text})` : text;
  });
}
