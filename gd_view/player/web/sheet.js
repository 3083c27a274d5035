/**
 * A sheet: empty axes on which a curve is drawn, with pointer, finger or keys. It tells the server of a sketch that goes
 * from edge to edge, and shows the true curve over it once the server sends one.
 *
 * A finger that goes up or down on the paper scrolls the page; one that goes across draws, and so does one that begins
 * on the pen, whichever way it goes.
 * @module
 */

import { Pen } from "./pen.js";
import { strings } from "./strings.js";
import { draw, part } from "./svg.js";
import { number } from "./words.js";

const SIZE = 1000; // of the paper, in its own units
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1], PageDown: [0, -5], PageUp: [0, 5] };
const BY = 0.02; // of the height, for each press of a key
const FINEST = 1000; // parts of the height that are told

const MARKUP = `
  <p class="gd-sheet-ask"></p>
  <div class="gd-axes">
    <span class="gd-title-y"></span>
    <div class="gd-paper">
      <svg class="gd-lines" viewBox="0 0 ${SIZE} ${SIZE}" preserveAspectRatio="none" aria-hidden="true"></svg>
      <svg class="gd-truth" viewBox="0 0 ${SIZE} ${SIZE}" preserveAspectRatio="none" aria-hidden="true"></svg>
      <div class="gd-pen" role="slider" tabindex="0" aria-valuemin="0"></div>
    </div>
    <span class="gd-title-x"></span>
  </div>
  <div class="gd-sheet-foot"><p class="gd-sheet-said" aria-live="polite"></p><button type="button"></button></div>
`;

/**
 * The value at a share of an axis. The twin of `Axis.value` in gd_view/drawing/freehand.py.
 * @param {{low: number, high: number, is_logarithmic: boolean}} axis
 * @param {number} share
 * @returns {number}
 */
export function valueAt({ low, high, is_logarithmic: isLogarithmic }, share) {
  return isLogarithmic ? low * (high / low) ** share : low + (high - low) * share;
}

class Sheet {
  constructor(root, data) {
    this.root = root;
    root.innerHTML = MARKUP;
    root.setAttribute("aria-label", strings.sheet);
    this.part = (name) => root.querySelector(`.gd-${name}`);
    this.paper = this.part("paper");
    this.handle = this.part("pen");
    this.handle.setAttribute("aria-label", strings.pen);
    this.handle.setAttribute("aria-valuemax", data.columns - 1);
    this.again = root.querySelector("button");
    this.again.textContent = strings.again;
    for (const side of ["x", "y"]) this.label(side, data[side]);
    this.pen = new Pen(data.columns, data.begins);
    this.lines = [];
    this.listen();
  }

  label(side, { title, ticks }) {
    this.part(`title-${side}`).textContent = title;
    for (const [text, share] of ticks) {
      const tick = document.createElement("span");
      tick.className = `gd-tick-${side}`;
      tick.textContent = text;
      tick.style[side === "x" ? "left" : "bottom"] = `${100 * share}%`;
      this.paper.append(tick);
    }
  }

  listen() {
    const { paper, handle } = this;
    paper.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0 || this.data.truth) return;
      paper.setPointerCapture(event.pointerId);
      handle.focus({ preventScroll: true });
      this.before = structuredClone([this.pen.heights, this.pen.at]);
      const isTaken = event.target === handle; // not always in its middle
      const { left, top, width, height } = (isTaken ? handle : paper).getBoundingClientRect();
      this.off = isTaken ? [left + width / 2 - event.clientX, top + height / 2 - event.clientY] : [0, 0];
      this.pen.put(...this.place(event));
      this.show();
    });
    paper.addEventListener("pointermove", (event) => {
      if (!this.before) return;
      for (const one of event.getCoalescedEvents?.() ?? [event]) this.pen.draw(...this.place(one));
      this.show();
    });
    paper.addEventListener("pointerup", () => this.letGo());
    paper.addEventListener("pointercancel", () => {
      if (!this.before) return; // the finger scrolls the page
      [this.pen.heights, this.pen.at] = this.before;
      this.before = undefined;
      this.show();
    });
    handle.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS) || this.data.truth) return;
      event.preventDefault();
      const [across, up] = KEYS[event.key];
      this.pen.step(across, up * BY);
      this.isStepped = true;
      this.show();
    });
    handle.addEventListener("keyup", () => {
      if (this.isStepped) this.tell();
      this.isStepped = false;
    });
    this.again.addEventListener("click", () => {
      this.pen.empty();
      this.show();
      this.send("drawn", []);
      handle.focus({ preventScroll: true });
    });
  }

  place({ clientX, clientY }) {
    const { left, top, width, height } = this.paper.getBoundingClientRect();
    return [(clientX + this.off[0] - left) / width, 1 - (clientY + this.off[1] - top) / height];
  }

  letGo() {
    if (!this.before) return;
    this.before = undefined;
    this.tell();
  }

  get isWhole() {
    return !this.pen.joined().includes(null);
  }

  tell() {
    if (this.isWhole) this.send("drawn", this.pen.joined().map((height) => Math.round(height * FINEST) / FINEST));
  }

  /** Take what the server sends. A sketch that is under the hand is the reader's own, and stays. */
  take(data) {
    if (this.data?.truth && !data.truth) this.pen.empty();
    const isNew = this.pen.heights.every((height) => height === null);
    if (data.sketch && (isNew || data.truth)) this.pen.heights = data.sketch;
    this.data = data;
    this.show();
    this.reveal();
  }

  reveal() {
    const { truth, grows } = this.data;
    const svg = this.part("truth");
    if (Boolean(truth) === svg.hasChildNodes()) return;
    svg.replaceChildren();
    svg.classList.toggle("gd-grows", Boolean(truth && grows));
    if (truth) draw(svg, [curve(truth)]);
  }

  show() {
    const { pen, data, handle } = this;
    const points = pen.joined().map((height, k) => [k / pen.last, height]);
    const grid = ["x", "y"].flatMap((side) => data[side].ticks.map(([, share]) => ruled(side, share)));
    const lines = [...grid, curve(points)];
    draw(this.part("lines"), lines, this.lines);
    this.lines = lines;
    const { column, height } = pen.at;
    const share = column / pen.last;
    const isOver = Boolean(data.truth);
    const isBegun = pen.heights.some((one) => one !== null);
    this.root.classList.toggle("gd-over", isOver);
    this.root.classList.toggle("gd-drawn", isBegun && this.isWhole);
    handle.hidden = isOver;
    handle.style.left = `${100 * share}%`;
    handle.style.bottom = `${100 * height}%`;
    handle.setAttribute("aria-valuenow", column);
    handle.setAttribute("aria-valuetext", where(data, share, height));
    this.again.hidden = isOver || !isBegun;
    const mine = isBegun ? `<b></b>${strings.mine}` : "";
    if (isOver) this.part("sheet-ask").innerHTML = `${mine}<i></i>${strings.true}`;
    else this.write("sheet-ask", data.ask);
    this.write("sheet-said", isOver ? "" : this.isWhole ? strings.drawn : isBegun ? strings.go_on : strings.begin);
  }

  // What stands already is not told again.
  write(name, words) {
    const place = this.part(name);
    if (place.textContent !== words) place.textContent = words;
  }
}

function where({ x, y }, share, height) {
  const told = { x_name: x.name, y_name: y.name, x: rounded(x, share), y: rounded(y, height) };
  return strings.place.replace(/\{(\w+)\}/g, (_, name) => told[name]);
}

function rounded(axis, share) {
  return number(Number(valueAt(axis, share).toPrecision(2)));
}

// Through all points that are there; a gap is a point without a height.
function curve(points) {
  let d = "";
  let isDown = false;
  for (const [x, y] of points) {
    if (y !== null) d += `${isDown ? "L" : "M"}${units(x)},${units(1 - y)}`;
    isDown = y !== null;
  }
  return part("path", { d });
}

function ruled(side, share) {
  return part("path", { class: "gd-ruled", d: side === "x" ? `M${units(share)},0V${SIZE}` : `M0,${units(1 - share)}H${SIZE}` });
}

function units(share) {
  return Math.round(share * SIZE * 10) / 10;
}

/**
 * Show what Streamlit brings, on the sheet that stands already, if one does.
 * @param {object} component as Streamlit hands it over
 * @param {[object]} component.data what gd_view/player/sheet.py sends
 * @param {HTMLElement} component.parentElement holds the section
 * @param {(name: string, value: object) => void} component.setTriggerValue tells the server
 */
export default function mount({ data: [data], parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".gd-sheet");
  root.sheet ??= new Sheet(root, data);
  root.sheet.send = setTriggerValue;
  root.sheet.take(data);
}
