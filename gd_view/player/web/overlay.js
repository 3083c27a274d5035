// What moves while a slider is dragged, drawn over the figure: Plotly takes some twenty milliseconds to redraw,
// whatever changed, and a screen gives sixteen. The same traces, in the same look and on Plotly's own axes; when
// the exact run comes Plotly draws again and this is taken away.

const DASHES = { dot: [1, 1], dash: [3, 3], longdash: [5, 5] };

const SYMBOLS = {
  circle: (r) => `M${r},0A${r},${r} 0 1,1 ${-r},0A${r},${r} 0 1,1 ${r},0Z`,
  square: (r) => `M${-r},${-r}H${r}V${r}H${-r}Z`,
  diamond: (r) => `M${1.3 * r},0L0,${1.3 * r}L${-1.3 * r},0L0,${-1.3 * r}Z`,
  "triangle-up": (r) => `M${-1.15 * r},${0.58 * r}H${1.15 * r}L0,${-1.15 * r}Z`,
  "line-ns": (r) => `M0,${1.4 * r}V${-1.4 * r}`,
  arrow: (r) => `M0,0L${-0.62 * r},${1.9 * r}H${0.62 * r}Z`,
};

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
    this.svg.innerHTML = [...traces.values()].map((trace) => this.drawn(trace, layout)).join("");
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
    const parts = [];
    if (trace.mode.includes("lines")) parts.push(linePath(points, trace.line));
    if (trace.mode.includes("markers")) parts.push(...points.map((point, k) => marker(point, k, points, trace.marker)));
    if (trace.mode.includes("text")) parts.push(...points.map((point, k) => label(point, trace.text?.[k], trace)));
    const box = [x._offset, y._offset, x._length, y._length];
    const [left, top, width, height] = box;
    const overflow = trace.cliponaxis === false ? "visible" : "hidden";
    return (
      `<svg x="${left}" y="${top}" width="${width}" height="${height}" viewBox="${box.join(" ")}" ` +
      `overflow="${overflow}" opacity="${trace.opacity ?? 1}">${parts.join("")}</svg>`
    );
  }
}

function isDrawn([x, y]) {
  return Number.isFinite(x) && Number.isFinite(y);
}

function linePath(points, { color, width, dash }) {
  let pen = "M";
  const path = points.map((point) => {
    const step = isDrawn(point) ? `${pen}${point[0].toFixed(2)},${point[1].toFixed(2)}` : "";
    pen = step ? "L" : "M";
    return step;
  });
  const dashes = (DASHES[dash] ?? []).map((part) => part * Math.max(3, width)).join(" ");
  return `<path d="${path.join("")}" fill="none" stroke="${color}" stroke-width="${width}" stroke-dasharray="${dashes}"/>`;
}

function marker(point, k, points, { symbol = "circle", size = 6, color, line = {}, angleref }) {
  const s = Array.isArray(size) ? size[k] : size;
  if (!isDrawn(point) || !s) return "";
  const isOpen = symbol.endsWith("-open") || symbol === "line-ns";
  const before = points[k - 1] ?? point;
  const turn = angleref ? 90 + (Math.atan2(point[1] - before[1], point[0] - before[0]) * 180) / Math.PI : 0;
  return (
    `<path d="${SYMBOLS[symbol.replace("-open", "")](s / 2)}" ` +
    `transform="translate(${point[0].toFixed(2)},${point[1].toFixed(2)})rotate(${turn})" ` +
    `fill="${isOpen ? "none" : color}" stroke="${line.color ?? color}" stroke-width="${line.width ?? (isOpen ? 1 : 0)}"/>`
  );
}

function label(point, text, { textposition = "middle center", textfont = {} }) {
  if (!isDrawn(point) || !text) return "";
  const [up, across] = textposition.split(" ");
  const size = textfont.size ?? 14;
  const lines = text.split("<br>");
  const anchor = { left: "end", center: "middle", right: "start" }[across];
  const first = { top: -0.35 - 1.3 * (lines.length - 1), middle: 0.35 - 0.65 * (lines.length - 1), bottom: 1.05 }[up];
  const spans = lines.map(
    (words, i) => `<tspan x="${point[0]}" y="${point[1] + (first + 1.3 * i) * size}">${words}</tspan>`,
  );
  return `<text text-anchor="${anchor}" font-size="${size}" fill="${textfont.color}" xml:space="preserve">${spans.join("")}</text>`;
}
