/**
 * What moves while a slider is dragged, drawn over the figure: Plotly takes some twenty milliseconds to redraw,
 * whatever changed, and a screen gives sixteen. The same traces, in the same look and on Plotly's own axes; when
 * the exact run comes Plotly draws again and this is taken away.
 * @module
 */

import { draw, part } from "./svg.js";

const DASHES = { dot: [1, 1], dash: [3, 3], longdash: [5, 5] };

// Drawn from where the pen is, so that all marks of a trace can be one path.
const SYMBOLS = {
  circle: (r) => `m${r},0a${r},${r} 0 1,1 ${-2 * r},0a${r},${r} 0 1,1 ${2 * r},0z`,
  square: (r) => `m${-r},${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  diamond: (r) => `m${1.3 * r},0l${-1.3 * r},${1.3 * r}l${-1.3 * r},${-1.3 * r}l${1.3 * r},${-1.3 * r}z`,
  "triangle-up": (r) => `m${-1.155 * r},${0.5 * r}h${2.31 * r}l${-1.155 * r},${-1.5 * r}z`,
  "triangle-down": (r) => `m${-1.155 * r},${-0.5 * r}h${2.31 * r}l${-1.155 * r},${1.5 * r}z`,
  "line-ns": (r) => `m0,${1.4 * r}v${-2.8 * r}`,
  arrow: (r) => `l${-0.618 * r},${1.902 * r}h${1.236 * r}z`,
};

const MARGIN = 10; // pixels that a line is drawn beyond its box, so that its end is not seen

/** @typedef {[number, number]} Point in pixels of the plot */
/** @typedef {[left: number, top: number, width: number, height: number]} Box in pixels of the plot */

export class Overlay {
  /** @param {HTMLElement} plot the element that Plotly draws in */
  constructor(plot) {
    this.plot = plot;
    this.hidden = [];
    this.drawn = [];
  }

  /**
   * Draw these traces in place of Plotly's of the same indices, and the words that stand above any of them.
   * @param {Map<number, object>} moving by index
   */
  show(moving) {
    const traces = new Map([...moving, ...wordsAbove(moving, this.plot.data)]);
    const { _fullLayout: layout, _fullData: data } = this.plot;
    if (!this.svg?.isConnected) this.open(traces, data);
    const below = [...traces].toSorted(([i], [j]) => i - j);
    const drawn = below.map(([, trace]) => drawnTrace(trace, layout));
    draw(this.svg, drawn, this.drawn);
    this.drawn = drawn;
  }

  open(traces, data) {
    this.drawn = [];
    this.svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.svg.setAttribute("class", "gd-overlay");
    this.svg.setAttribute("aria-hidden", "true");
    this.plot.append(this.svg);
    for (const { uid, index } of data) {
      if (!traces.has(index)) continue;
      for (const group of this.plot.querySelectorAll(`g.trace.trace${uid}`)) {
        group.style.visibility = "hidden";
        this.hidden.push(group);
      }
    }
  }

  clear() {
    this.svg?.remove();
    this.svg = undefined;
    for (const group of this.hidden) group.style.visibility = "";
    this.hidden = [];
  }
}

// Words alone, or beside a mark that is not seen.
function isInWords({ mode, marker }) {
  return mode === "text" || (mode === "markers+text" && marker.opacity === 0);
}

function wordsAbove(moving, data) {
  const lowest = Math.min(...moving.keys());
  return [...data.entries()].filter(([i, trace]) => i > lowest && !moving.has(i) && isInWords(trace));
}

/**
 * A trace as Plotly would draw it.
 * @param {object} trace a scatter trace of Plotly, its points in `x` and `y`
 * @param {object} layout Plotly's full layout, with the axes
 * @returns {import("./svg.js").Part}
 */
export function drawnTrace(trace, layout) {
  const x = layout[(trace.xaxis ?? "x").replace("x", "xaxis")];
  const y = layout[(trace.yaxis ?? "y").replace("y", "yaxis")];
  // On a logarithmic axis 0 is far below, as in Plotly: the line leaves the plot there.
  const points = Array.from(trace.x ?? [], (value, k) => [x._offset + x.c2p(value, true), y._offset + y.c2p(trace.y[k], true)]);
  const box = [x._offset, y._offset, x._length, y._length];
  const marks = trace.mode.includes("markers") && trace.marker.opacity !== 0 ? markers(points, trace.marker) : [];
  if (trace.mode.includes("text")) points.forEach((point, k) => marks.push(...label(point, k, trace)));
  const path = trace.marker?.angleref && points.length > 1 ? behindArrow(points, trace.marker) : points;
  const area = trace.fill === "toself" ? [part("path", { d: closedPath(points), fill: trace.fillcolor })] : [];
  const line = trace.mode.includes("lines") ? [framed([...area, drawnLine(path, box, trace.line)], box)] : [];
  // As in Plotly a line ends at the edge of its axes, whatever becomes of its marks.
  const shown = trace.cliponaxis === false ? marks : [framed(marks, box)];
  return part("g", { opacity: trace.opacity ?? 1 }, [...line, ...shown]);
}

function framed(content, [x, y, width, height]) {
  const viewBox = `${x} ${y} ${width} ${height}`;
  return part("svg", { x, y, width, height, viewBox, overflow: "hidden" }, content);
}

function isDrawn([x, y]) {
  return Number.isFinite(x) && Number.isFinite(y);
}

/**
 * The points of a line that, as in Plotly, stops short of the tip of its arrow.
 * @param {Point[]} points
 * @param {{size: number | number[]}} marker
 * @returns {Point[]}
 */
export function behindArrow(points, { size }) {
  const [[x, y], [fromX, fromY]] = [points.at(-1), points.at(-2)];
  const length = Math.hypot(x - fromX, y - fromY);
  const share = (0.9 * (Array.isArray(size) ? size[points.length - 1] : size)) / length;
  return [...points.slice(0, -1), [x - share * (x - fromX), y - share * (y - fromY)]];
}

/**
 * What of a line lies in its box or just outside: of a path a billion pixels long a browser draws no dashes.
 * @param {Point[]} points a gap is a point that is no number
 * @param {Box} box
 * @returns {string} the `d` of a path
 */
export function linePath(points, [left, top, width, height]) {
  const low = [left - MARGIN, top - MARGIN];
  const high = [left + width + MARGIN, top + height + MARGIN];
  let path = "";
  let pen = null;
  for (let k = 1; k < points.length; k += 1) {
    const [before, point] = [points[k - 1], points[k]];
    const piece = isDrawn(before) && isDrawn(point) && between(before, point, low, high);
    if (!piece) continue;
    const [from, to] = piece;
    path += pen === before && from === before ? `L${place(to)}` : `M${place(from)}L${place(to)}`;
    pen = to;
  }
  return path;
}

// What a trace encloses; the frame cuts off what lies outside.
function closedPath(points) {
  return points.length && points.every(isDrawn) ? `M${points.map(place).join("L")}Z` : "";
}

function drawnLine(points, box, { color, width, dash }) {
  const dashes = (DASHES[dash] ?? []).map((length) => length * Math.max(3, width)).join(" ");
  const look = { fill: "none", stroke: color, "stroke-width": width, "stroke-dasharray": dashes };
  return part("path", { d: linePath(points, box), ...look });
}

function place([x, y]) {
  return `${Math.round(100 * x) / 100},${Math.round(100 * y) / 100}`;
}

/**
 * The part of a straight line that lies in a box, or null; its ends are those given where they lie inside.
 * @param {Point} from
 * @param {Point} to
 * @param {Point} low the corner of the box with the lowest coordinates
 * @param {Point} high the one with the highest
 * @returns {[Point, Point] | null}
 */
export function between(from, to, low, high) {
  let [enters, leaves] = [0, 1];
  for (const axis of [0, 1]) {
    const way = to[axis] - from[axis];
    const [before, beyond] = [low[axis] - from[axis], high[axis] - from[axis]];
    if (way === 0) {
      if (before > 0 || beyond < 0) return null;
      continue;
    }
    enters = Math.max(enters, Math.min(before / way, beyond / way));
    leaves = Math.min(leaves, Math.max(before / way, beyond / way));
  }
  if (enters > leaves) return null;
  const at = (share) => from.map((value, axis) => value + share * (to[axis] - value));
  return [enters > 0 ? at(enters) : from, leaves < 1 ? at(leaves) : to];
}

function markers(points, { symbol = "circle", size = 6, color, line = {}, angleref }) {
  const named = (k) => (Array.isArray(symbol) ? symbol[k] : symbol);
  const isOpen = !points.length || named(0).endsWith("-open") || named(0) === "line-ns";
  const width = line.width ?? (isOpen ? 1 : 0);
  const look = { fill: isOpen ? "none" : color, stroke: line.color ?? color, "stroke-width": width };
  // Marks that have an edge of another colour cover one another, so each is a path of its own.
  const areApart = angleref || (line.width && !isOpen);
  const paths = [];
  let together = "";
  for (const [k, point] of points.entries()) {
    const s = Array.isArray(size) ? size[k] : size;
    if (!isDrawn(point) || !s) continue;
    const d = `M${place(point)}${SYMBOLS[named(k).replace("-open", "")](s / 2)}`;
    if (!areApart) together += d;
    else paths.push(part("path", angleref ? { d, ...look, transform: turned(point, points[k - 1]) } : { d, ...look }));
  }
  return together ? [part("path", { d: together, ...look })] : paths;
}

// An arrow points away from where it comes from.
function turned(point, before = point) {
  const degrees = 90 + (Math.atan2(point[1] - before[1], point[0] - before[0]) * 180) / Math.PI;
  return `rotate(${degrees.toFixed(2)},${place(point)})`;
}

// Where Plotly puts a text beside its point: Drawing.textPointStyle of plotly.js, components/drawing/index.js.
function label([x, y], k, { text, textposition = "middle center", textfont = {}, mode, marker: { size = 6 } = {} }) {
  const words = Array.isArray(text) ? text[k] : text;
  if (!isDrawn([x, y]) || !words) return [];
  const [up, across] = (Array.isArray(textposition) ? textposition[k] : textposition).split(" ");
  const font = textfont.size ?? 14;
  const lines = words.split("<br>");
  const away = mode.includes("markers") ? (Array.isArray(size) ? size[k] : size) / 2 / 0.8 + 1 : 0;
  const [below, aside] = [{ top: -1, middle: 0, bottom: 1 }[up], { left: -1, center: 0, right: 1 }[across]];
  const anchor = ["end", "middle", "start"][aside + 1];
  const first = y + 0.75 * font + below * away + ((below - 1) * (1.3 * (lines.length - 1) + 1) * font) / 2;
  const spans = lines.map((line, i) => part("tspan", { x: x + aside * away, y: first + 1.3 * i * font }, line));
  const style = `white-space: pre; text-shadow: ${textfont.shadow ?? "none"}`;
  const look = { "text-anchor": anchor, "font-size": font, fill: textfont.color, style };
  return [part("text", look, spans)];
}
