/**
 * The snippet that shows a page of the lesson in a frame of another page.
 * @module
 */

const ENTITIES = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

function escaped(text) {
  return text.replace(/[&"<>]/g, (character) => ENTITIES[character]);
}

/**
 * An `iframe` as HTML, with a title, which a screen reader says, and no wider than the page around it.
 * @param {string} href
 * @param {string} title
 * @returns {string}
 */
export function snippet(href, title) {
  const url = new URL(href);
  url.searchParams.set("embed", "true");
  const attributes = { src: url.href, title, width: "800", height: "700", style: "border: 0; max-width: 100%", allow: "clipboard-write" };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(" ")}></iframe>`;
}
