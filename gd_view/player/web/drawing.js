/**
 * Plotly, fetched once, and its figures made ready: numbers unpacked, colours of the theme.
 * @module
 */

const COLOUR = /#[0-9a-f]{6}/g;
/** The arrays that numbers travel in, by the names that Plotly and numpy give them. */
export const ARRAYS = { f8: Float64Array, f4: Float32Array, i2: Int16Array };

/**
 * Numbers of a figure as a list.
 * @param {number[] | {dtype: string, bdata: string, shape?: string} | undefined} value
 * @returns {number[] | object | undefined} a table of numbers stays as it is
 */
export function unpack(value) {
  if (!value?.bdata || value.shape) return value; // a table of numbers is unpacked by Plotly
  const bytes = Uint8Array.from(atob(value.bdata), (character) => character.charCodeAt(0));
  return Array.from(new ARRAYS[value.dtype](bytes.buffer));
}

// The app need not live at the root of its host: the page's own script says where it does.
function plotlyAddress() {
  const script = document.querySelector('script[src*="static/js/"]');
  return new URL("../../plotly/plotly.min.js", script ? script.src : `${location.origin}/static/js/`).href;
}

/**
 * plotly.js, fetched when first asked for, and again after it did not load.
 * @returns {Promise<object>}
 */
export function loadPlotly() {
  window.gdPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = plotlyAddress();
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => {
      window.gdPlotly = undefined;
      script.remove();
      reject(new Error(script.src));
    });
    document.head.append(script);
  });
  return window.gdPlotly;
}

/**
 * Whether an element stands on a dark page.
 * @param {Element} element
 * @returns {boolean}
 */
export function isDark(element) {
  const [red, green, blue] = getComputedStyle(element).color.match(/[\d.]+/g).map(Number);
  return red + green + blue > 382; // light text: a dark page
}

/**
 * A part of a figure with the colours of the theme in place of those of the palette, also where a colour has a strength
 * (#rrggbbaa) or is part of a shadow.
 * @param {unknown} value anything that a figure may hold
 * @param {Record<string, string>} colours of the theme, by those of the palette
 * @returns {unknown}
 */
export function recoloured(value, colours) {
  if (typeof value === "string") return value.includes("#") ? value.replace(COLOUR, (one) => colours[one] ?? one) : value;
  // A long list of numbers is not looked through; a stop of a colour scale is a number and a colour.
  if (Array.isArray(value)) return typeof value.at(-1) === "number" ? value : value.map((entry) => recoloured(entry, colours));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, recoloured(entry, colours)]));
}

/** Work that waits for the browser to have nothing else to do. */
export function whenIdle(work) {
  if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 100);
}
