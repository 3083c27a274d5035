// Plotly: fetched once, coloured for the theme, and told where the moving parts stand.

const COLOUR = /#[0-9a-f]{6}/g;
export const ARRAYS = { f8: Float64Array, f4: Float32Array, i2: Int16Array };

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

export function loadPlotly() {
  window.gdPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = plotlyAddress();
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      window.gdPlotly = undefined;
      script.remove();
      reject(new Error(script.src));
    };
    document.head.append(script);
  });
  return window.gdPlotly;
}

export function isDark(element) {
  const [red, green, blue] = getComputedStyle(element).color.match(/[\d.]+/g).map(Number);
  return red + green + blue > 382; // light text: a dark page
}

// A colour of the palette becomes that of the theme, also where it has a strength (#rrggbbaa) or is part of a shadow.
export function recoloured(value, colours) {
  if (typeof value === "string") return value.includes("#") ? value.replace(COLOUR, (one) => colours[one] ?? one) : value;
  // A long list of numbers is not looked through; a stop of a colour scale is a number and a colour.
  if (Array.isArray(value)) return typeof value.at(-1) === "number" ? value : value.map((entry) => recoloured(entry, colours));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, recoloured(entry, colours)]));
}
