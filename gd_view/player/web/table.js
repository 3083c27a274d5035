/**
 * The table of a run, for the page and as a file.
 * @module
 */

import { about, number } from "./words.js";

const [DIGITS, FEW] = [8, 4]; // of a number in the table: as many as there is room for
const NARROW = 520; // pixels; a narrower table has room for few, as on a phone

// The columns that there are: a fan's run has no others.
function told({ columns, data }) {
  return data.table.filter(([name]) => name === "k" || name in columns);
}

/**
 * The table, with more digits of each number than a sentence has.
 * @param {import("./shown.js").Shown} shown
 * @param {number} [width] in pixels, if there may be too little
 * @returns {string} HTML; each row names its step in `data-row`
 */
export function html(shown, width) {
  const { columns, isLive } = shown;
  const digits = width < NARROW ? FEW : DIGITS;
  const write = isLive ? about : (value) => number(value, digits);
  const table = told(shown);
  const header = table.map(([, title]) => `<th scope="col">${title}</th>`).join("");
  const rows = shown.listed().map((k) => {
    const [first, ...others] = table.map(([name]) => (name === "k" ? String(k) : write(columns[name][k])));
    const cells = others.map((cell) => `<td>${cell}</td>`).join("");
    return `<tr data-row="${k}"><th scope="row">${first}</th>${cells}</tr>`;
  });
  return `<table><thead><tr>${header}</tr></thead><tbody translate="no">${rows.join("")}</tbody></table>`;
}

// A spreadsheet takes a file for UTF-8 if it begins with this mark; without it, w₁ becomes wâ‚.
const UTF_8 = "\uFEFF";

const QUOTE = '"';
// What stands between numbers, and in them, by the form of the file: where a decimal comma is used, a spreadsheet expects
// semicolons between.
const FORMS = { point: [",", "."], comma: [";", ","] };

function field(title, between) {
  const isPlain = !title.includes(between) && !title.includes(QUOTE);
  return isPlain ? title : QUOTE + title.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE;
}

/**
 * The table as separated values, every digit, as JavaScript writes a number; what is no number is left empty.
 * @param {import("./shown.js").Shown} shown
 * @param {"point" | "comma"} [form] the sign before decimals
 * @returns {string}
 */
export function csv(shown, form = "point") {
  const { columns } = shown;
  const columnsTold = told(shown);
  const [between, decimal] = FORMS[form];
  const write = (value) => (Number.isNaN(value) ? "" : String(value).replace(".", decimal));
  const rows = shown
    .listed()
    .map((k) => columnsTold.map(([name]) => (name === "k" ? String(k) : write(columns[name][k]))).join(between));
  const header = columnsTold.map(([, title]) => field(title, between)).join(between);
  return `${UTF_8}${[header, ...rows].join("\n")}\n`;
}

/**
 * Mark the row of the step shown, and those after it.
 * @param {HTMLElement[]} rows those of the table on the page
 * @param {import("./shown.js").Shown} shown
 */
export function mark(rows, shown) {
  const here = shown.listed().findLast((k) => k <= shown.step);
  for (const row of rows) {
    row.toggleAttribute("data-here", Number(row.dataset.row) === here);
    row.toggleAttribute("data-later", Number(row.dataset.row) > shown.step);
  }
}

/**
 * Have a link lead to the table as a file.
 * @param {HTMLAnchorElement} link
 * @param {import("./shown.js").Shown} shown
 */
export function offer(link, shown) {
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([csv(shown)], { type: "text/csv" }));
}
