// The table of a run, for the page and as a file.

import { number } from "./words.js";

export function html(shown) {
  const { columns } = shown;
  const { table } = shown.data;
  const header = table.map(([, title]) => `<th scope="col">${title}</th>`).join("");
  const rows = shown.listed().map((k) => {
    const [first, ...others] = table.map(([name]) => (name === "k" ? String(k) : number(columns[name][k])));
    const cells = others.map((cell) => `<td>${cell}</td>`).join("");
    return `<tr data-row="${k}"><th scope="row">${first}</th>${cells}</tr>`;
  });
  return `<table><thead><tr>${header}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

// Every digit, as JavaScript writes a number.
export function csv(shown) {
  const { columns } = shown;
  const { table } = shown.data;
  const rows = shown.listed().map((k) => table.map(([name]) => (name === "k" ? k : columns[name][k])).join(","));
  return `${[table.map(([, title]) => title).join(","), ...rows].join("\n")}\n`;
}
