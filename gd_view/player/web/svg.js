/**
 * Parts of a picture as plain records, and the elements that draw them. An element that stands is changed only where
 * its record differs: a browser lays out and paints what was touched.
 * @module
 */

const SVG = "http://www.w3.org/2000/svg";
const BLANK = { attributes: {}, content: [] };

/**
 * @typedef {object} Part
 * @property {string} tag name of the element
 * @property {Record<string, string | number>} attributes what it is like
 * @property {string | Part[]} content its text, or its parts
 */

/**
 * The record of an element.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string | Part[]} [content]
 * @returns {Part}
 */
export function part(tag, attributes, content = []) {
  return { tag, attributes, content };
}

/**
 * Make the children of an element the given parts, and keep the elements in the records.
 * @param {Element} parent
 * @param {Part[]} parts
 * @param {Part[]} [before] what was drawn there before
 */
export function draw(parent, parts, before = []) {
  for (const [i, one] of parts.entries()) {
    const stands = before[i]?.tag === one.tag;
    const old = stands ? before[i] : BLANK;
    one.element = stands ? old.element : document.createElementNS(SVG, one.tag);
    for (const [name, value] of Object.entries(one.attributes))
      if (old.attributes[name] !== value) one.element.setAttribute(name, value);
    for (const name of Object.keys(old.attributes)) if (!(name in one.attributes)) one.element.removeAttribute(name);
    if (typeof one.content !== "string") draw(one.element, one.content, old.content);
    else if (old.content !== one.content) one.element.textContent = one.content;
    if (stands) continue;
    if (before[i]) before[i].element.replaceWith(one.element);
    else parent.append(one.element);
  }
  for (const { element } of before.slice(parts.length)) element.remove();
}
