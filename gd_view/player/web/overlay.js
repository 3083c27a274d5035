// What moves while a slider is dragged, drawn over the figure: Plotly takes some twenty milliseconds to redraw,
// whatever changed, and a screen gives sixteen. The same traces, in the same look and on Plotly's own axes; when
// the exact run comes Plotly draws again and this is taken away.

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

export class Overlay {
  constructor(plot) {
    this.plot = plot;
    this.hidden = [];
  }

  // Draw these traces in place of Plotly's of the same indices.
  show(traces) {
    const { _fullLayout: layout, _fullData: data } = this.plot;
    if (!this.svg?.isConnected) {
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
    const below = [...traces].sort(([i], [j]) => i - j);
    this.svg.innerHTML = below.map(([, trace]) => this.drawn(trace, layout)).join("");
  }

  clear() {
    this.svg?.remove();
    this.svg = undefined;
    for (const group of this.hidden) group.style.visibility = "";
    this.hidden = [];
  }

  drawn(trace, layout) {
    const x = layout[(trace.xaxis ?? "x").replace("x", "xaxis")];
    const y = layout[(trace.yaxis ?? "y").replace("y", "yaxis")];
    const points = Array.from(trace.x ?? [], (value, k) => [x._offset + x.l2p(value), y._offset + y.l2p(trace.y[k])]);
    const box = [x._offset, y._offset, x._length, y._length];
    const marks = [];
    if (trace.mode.includes("markers")) marks.push(markers(points, trace.marker));
    if (trace.mode.includes("text")) marks.push(...points.map((point, k) => label(point, k, trace)));
    const drawn = trace.marker?.angleref && points.length > 1 ? behindArrow(points, trace.marker) : points;
    const line = trace.mode.includes("lines") ? linePath(drawn, box, trace.line) : "";
    // As in Plotly a line ends at the edge of its axes, whatever becomes of its marks.
    const words = marks.join("");
    const shown = framed(line, box) + (trace.cliponaxis === false ? words : framed(words, box));
    return (trace.opacity ?? 1) === 1 ? shown : `<g opacity="${trace.opacity}">${shown}</g>`;
  }
}

function framed(content, box) {
  const [left, top, width, height] = box;
  if (!content) return "";
  return (
    `<svg x="${left}" y="${top}" width="${width}" height="${height}" viewBox="${box.join(" ")}" ` +
    `overflow="hidden">${content}</svg>`
  );
}

function isDrawn([x, y]) {
  return Number.isFinite(x) && Number.isFinite(y);
}

// As in Plotly a line stops short of the tip of its arrow.
function behindArrow(points, { size }) {
  const [[x, y], [fromX, fromY]] = [points.at(-1), points.at(-2)];
  const length = Math.hypot(x - fromX, y - fromY);
  const part = (0.9 * (Array.isArray(size) ? size[points.length - 1] : size)) / length;
  return [...points.slice(0, -1), [x - part * (x - fromX), y - part * (y - fromY)]];
}

// What of a line lies in its box or just outside: of a path a billion pixels long a browser draws no dashes.
function linePath(points, [left, top, width, height], { color, width: thickness, dash }) {
  const low = [left - MARGIN, top - MARGIN];
  const high = [left + width + MARGIN, top + height + MARGIN];
  let path = "";
  let pen = null;
  for (const [k, point] of points.entries()) {
    const before = points[k - 1];
    const piece = before && isDrawn(before) && isDrawn(point) && between(before, point, low, high);
    if (!piece) continue;
    const [from, to] = piece;
    path += pen === before && from === before ? `L${place(to)}` : `M${place(from)}L${place(to)}`;
    pen = to;
  }
  const dashes = (DASHES[dash] ?? []).map((part) => part * Math.max(3, thickness)).join(" ");
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${thickness}" stroke-dasharray="${dashes}"/>`;
}

function place([x, y]) {
  return `${x.toFixed(2)},${y.toFixed(2)}`;
}

// The part of a straight line that lies in a box, or null; its ends are those given where they lie inside.
function between(from, to, low, high) {
  let [enters, leaves] = [0, 1];
  for (const axis of [0, 1]) {
    const way = to[axis] - from[axis];
    const ends = [low[axis] - from[axis], high[axis] - from[axis]];
    if (way === 0) {
      if (ends[0] > 0 || ends[1] < 0) return null;
      continue;
    }
    const [first, last] = ends.map((end) => end / way).sort((a, b) => a - b);
    enters = Math.max(enters, first);
    leaves = Math.min(leaves, last);
  }
  if (enters > leaves) return null;
  const at = (part) => from.map((value, axis) => value + part * (to[axis] - value));
  return [enters > 0 ? at(enters) : from, leaves < 1 ? at(leaves) : to];
}

function markers(points, { symbol = "circle", size = 6, color, line = {}, angleref }) {
  const named = (k) => (Array.isArray(symbol) ? symbol[k] : symbol);
  const isOpen = !points.length || named(0).endsWith("-open") || named(0) === "line-ns";
  const look =
    `fill="${isOpen ? "none" : color}" stroke="${line.color ?? color}" ` +
    `stroke-width="${line.width ?? (isOpen ? 1 : 0)}"`;
  const marks = points.flatMap((point, k) => {
    const s = Array.isArray(size) ? size[k] : size;
    if (!isDrawn(point) || !s) return [];
    return [{ point, k, shape: `M${place(point)}${SYMBOLS[named(k).replace("-open", "")](s / 2)}` }];
  });
  if (angleref) return marks.map(({ point, k, shape }) => `<path d="${shape}" ${look}${turned(point, points[k - 1])}/>`).join("");
  // Marks that have an edge of another colour cover one another, so each is a path of its own.
  if (line.width && !isOpen) return marks.map(({ shape }) => `<path d="${shape}" ${look}/>`).join("");
  return marks.length ? `<path d="${marks.map(({ shape }) => shape).join("")}" ${look}/>` : "";
}

// An arrow points away from where it comes from.
function turned(point, before = point) {
  const degrees = 90 + (Math.atan2(point[1] - before[1], point[0] - before[0]) * 180) / Math.PI;
  return ` transform="rotate(${degrees.toFixed(2)},${place(point)})"`;
}

// Where Plotly puts a text beside its point: Drawing.textPointStyle of plotly.js, components/drawing/index.js.
function label([x, y], k, { text, textposition = "middle center", textfont = {}, mode, marker: { size = 6 } = {} }) {
  const words = Array.isArray(text) ? text[k] : text;
  if (!isDrawn([x, y]) || !words) return "";
  const [up, across] = (Array.isArray(textposition) ? textposition[k] : textposition).split(" ");
  const font = textfont.size ?? 14;
  const lines = words.split("<br>");
  const away = mode.includes("markers") ? (Array.isArray(size) ? size[k] : size) / 2 / 0.8 + 1 : 0;
  const [below, aside] = [{ top: -1, middle: 0, bottom: 1 }[up], { left: -1, center: 0, right: 1 }[across]];
  const anchor = ["end", "middle", "start"][aside + 1];
  const first = y + 0.75 * font + below * away + ((below - 1) * (1.3 * (lines.length - 1) + 1) * font) / 2;
  const spans = lines.map(
    (line, i) => `<tspan x="${x + aside * away}" y="${first + 1.3 * i * font}">${line}</tspan>`,
  );
  return `<text text-anchor="${anchor}" font-size="${font}" fill="${textfont.color}" xml:space="preserve">${spans.join("")}</text>`;
}
