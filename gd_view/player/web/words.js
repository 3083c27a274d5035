/**
 * Sentences with numbers in them: the same sentence from the same numbers as in Python.
 * @module
 */

import { strings } from "./strings.js";

const SUPERSCRIPT = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const SLOT = /\{([^{}:?]+)(?::(\(\)|\|\|))?(?:\?([^|{}]*)\|([^|{}]*)\|([^|{}]*))?\}/g;

// Four digits and a power of ten. JavaScript rounds what lies exactly in the middle up, Python to the even digit.
function significant(size) {
  const [digits, power] = size.toExponential(3).split("e");
  // oxlint-disable-next-line oxc/number-arg-out-of-range -- up to 100 digits since ECMAScript 2018
  const exact = size.toExponential(40);
  return [/^\d\.\d\d[02468]50*e/.test(exact) ? exact.slice(0, 5) : digits, Number(power)];
}

/**
 * A number to four significant digits. The twin of Python's `number`.
 * @param {number} value
 * @returns {string}
 */
export function number(value) {
  if (Number.isNaN(value)) return strings.not_a_number;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const [digits, power] = significant(Math.abs(value));
  const sign = value < 0 ? "−" : "";
  if (power < -3 || power >= 6) {
    const raised = [...String(power)].map((character) => SUPERSCRIPT[character]).join("");
    return `${sign}${Number(digits)} × 10${raised}`;
  }
  return sign + String(Number(`${digits}e${power}`));
}

/**
 * A number known to the width of a pixel only, as while a slider is dragged.
 * @param {number} value
 * @returns {string}
 */
export function about(value) {
  if (!Number.isFinite(value)) return strings.unknown;
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
export function fill(template, values, write = number) {
  return template.replace(SLOT, (_, name, form, positive, negative, zero) => {
    const value = values(name);
    if (positive !== undefined) return value > 0 ? positive : value < 0 ? negative : zero;
    const text = write(form === "||" ? Math.abs(value) : value, name);
    return form === "()" && text.startsWith("−") ? `(${text})` : text;
  });
}
