/**
 * The picture of a run. Plotly draws it; what moves while a hand moves is drawn over it, in a tenth of the time.
 * @module
 */

import { heldKeys } from "./address.js";
import { Aim } from "./aim.js";
import { isWithin, onAxis } from "./axes.js";
import { crossfade } from "./crossfade.js";
import { isDark, loadPlotly, recoloured, unpack, whenIdle } from "./drawing.js";
import { Grip } from "./grip.js";
import { laidOut } from "./layout.js";
import { steepness } from "./live.js";
import { Logarithmic } from "./logarithmic.js";
import { Overlay } from "./overlay.js";
import { Paper } from "./paper.js";
import { paths, places } from "./places.js";
import { fitted, hasItsAxes } from "./steps.js";
import { strings } from "./strings.js";
import { Taps } from "./taps.js";
import { Turning, turned } from "./turning.js";
import { number } from "./words.js";

const PLANE = '.nsewdrag[data-subplot="xy"]'; // where Plotly takes the pointer, as large as its first two axes
const CALM = 150; // milliseconds without another picture

export class Picture {
  /**
   * It says in the root's data whether it is painted, as the reader sees it, and ready, as Plotly has drawn it.
   * @param {HTMLElement} root the player's section
   * @param {import("./shown.js").Shown} shown
   * @param {object} told
   * @param {(place: {x: number, y: number}) => void} told.clicked called with the place of a click on the plot
   * @param {(place: {x: number, y: number}) => void} told.gripped called with the place to which the grip is moved
   * @param {(across: number, up: number) => boolean} told.stepped called when a key moves the grip
   * @param {() => void} told.letGo called when the grip is let go
   */
  constructor(root, shown, told) {
    this.root = root;
    this.plot = root.querySelector(".gd-plot");
    this.shown = shown;
    this.clicked = told.clicked;
    this.work = Promise.resolve();
    this.colours = {};
    this.overlay = new Overlay(this.plot);
    this.scale = new Logarithmic(root, () => this.rescale());
    this.taps = new Taps(this.plot, PLANE, (shares) => this.tapped(shares));
    // What stands around the plot decides its height, and that may come after the first drawing.
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(this.plot);
    this.grip = new Grip(root.querySelector(".gd-screen"), {
      moved: (x, y) => told.gripped(this.placeAt(this.shares(x, y))),
      stepped: told.stepped,
      released: told.letGo,
    });
    this.aim = new Aim(root.querySelector(".gd-screen"), this.plot, (shares) => this.tapped(shares));
    this.turning = new Turning(this.plot, (across, down) => this.turn(across, down));
    this.paper = new Paper((isOn) => this.print(isOn));
  }

  remove() {
    this.isRemoved = true;
    this.taps.off();
    this.resized.disconnect();
    this.turning.off();
    this.paper.off();
    if (!this.isDrawing) this.work.finally(() => window.Plotly?.purge(this.plot));
  }

  // A new run, or the same one in another theme.
  open({ isRedrawn }) {
    const before = this.data;
    const { data } = this.shown;
    this.data = data;
    if (before && before.scene !== data.scene) crossfade(this.plot);
    this.traces = data.figure.data.map((look) => {
      const trace = { ...look, ...data.traces[look.name] };
      for (const axis of ["x", "y", "z"]) if (axis in trace) trace[axis] = unpack(trace[axis]);
      return trace;
    });
    this.looks = this.traces.map((trace) => recoloured(trace, this.colours));
    this.index = Object.fromEntries(this.traces.map((trace, i) => [trace.name, i]));
    this.plot.setAttribute("role", "img");
    this.describe();
    const isSameTitles = JSON.stringify(before?.annotations) === JSON.stringify(data.annotations);
    if (this.overlay.svg && data.live && isSameTitles && !isRedrawn && hasItsAxes(this.plot, data)) {
      this.drawOver();
      whenIdle(() => this.shown.isLive || this.draw());
    } else this.draw();
  }

  fail(words) {
    this.plot.textContent = words;
    this.root.dataset.ready = "true";
  }

  // What becomes of a run is not said before it is shown.
  describe() {
    const { alt, name } = this.data;
    this.plot.setAttribute("aria-label", this.shown.isWhole ? alt : name);
  }

  // Show the step, and while a slider is dragged the run, that are to be shown now.
  move() {
    this.describe();
    if (this.isDrawing) this.isStale = true;
    if (this.isDrawing || !this.plot.data) return;
    if (this.shown.isLive) {
      this.drawOver();
      this.fitSteps();
    } else if (this.overlay.svg) this.pass();
    else this.restyle();
    this.putGrip();
  }

  // A hand that comes by the exact run goes on: Plotly draws it once nothing is held.
  pass() {
    this.drawOver();
    clearTimeout(this.calm);
    const draw = () => (document.querySelector(":active") ? this.pass() : this.shown.isLive || this.draw());
    this.calm = setTimeout(draw, CALM);
  }

  // Plotly knows its size to a fraction of a pixel, and a fraction is what words that change move it by.
  fit() {
    const { width, height } = this.plot._fullLayout ?? {};
    const { clientWidth, clientHeight } = this.plot;
    const isOff = Math.abs(width - clientWidth) >= 1 || Math.abs(height - clientHeight) >= 1;
    if (!this.isOnPaper && clientHeight && isOff) this.draw();
  }

  // The grip lies over what a click moves, where that is in the picture. A click that moves nothing answers a question.
  putGrip() {
    this.aim.put(this.data.clickable && !this.data.live?.clicks.length);
    const { xaxis, yaxis } = this.plot._fullLayout ?? {};
    const names = this.data.live?.grip ?? [];
    const { clicks, turns } = this.data.live ?? {};
    if (!names.length || !xaxis || clicks.every((key) => heldKeys().includes(key))) return this.grip.put(null);
    const [x, y] = names.map((name) => this.shown.value(name));
    if (!isWithin(xaxis, x) || !isWithin(yaxis, y)) return this.grip.isHeld || this.grip.put(null);
    // While a hand moves the plot stays where it is, and to ask would have the browser lay out the page once more.
    if (!this.shown.isLive || !this.corner) this.corner = [this.plot.offsetLeft, this.plot.offsetTop];
    const now = turns ? steepness({ x, y }) : x;
    this.grip.put({
      left: this.corner[0] + xaxis._offset + xaxis.l2p(x),
      top: this.corner[1] + yaxis._offset + yaxis.l2p(y),
      name: this.data.live.held || (turns ? strings.grip_line : strings.grip),
      value: clicks.length > 1 ? `${number(x)}, ${number(y)}` : number(now),
      now,
    });
  }

  // The shares of the plane's width and height at a place of the window, from the left and from below.
  shares(x, y) {
    const box = this.plot.querySelector(PLANE).getBoundingClientRect();
    return [(x - box.left) / box.width, (box.bottom - y) / box.height].map((share) => Math.min(Math.max(share, 0), 1));
  }

  // Plotly cannot bear a second react during the first: whatever came in between is drawn once, at the end.
  async draw() {
    this.isStale = true;
    if (this.isDrawing) return;
    this.isDrawing = true;
    try {
      while (this.isStale && !this.isRemoved) {
        this.isStale = false;
        await this.drawOnce();
      }
    } finally {
      this.isDrawing = false;
    }
    if (this.isRemoved) return this.remove();
    this.putGrip();
    this.root.dataset.ready = this.root.dataset.painted = "true";
  }

  async drawOnce() {
    let Plotly;
    try {
      Plotly = await loadPlotly();
    } catch {
      this.plot.classList.add("gd-failed");
      this.plot.textContent = strings.no_plotly;
      return;
    }
    if (this.plot.classList.contains("gd-failed")) {
      this.plot.classList.remove("gd-failed");
      this.plot.textContent = "";
    }
    await this.work;
    this.plot.querySelector(".gd-coming")?.remove();
    await this.react(Plotly);
    if (!this.shown.isLive) this.overlay.clear();
  }

  react(Plotly) {
    this.colours = isDark(this.root) && !this.isOnPaper ? this.data.dark : {};
    this.looks = this.traces.map((trace) => recoloured(trace, this.colours));
    const standing = places(this);
    this.seen = this.shown.seen;
    const drawn = paths(this);
    const traces = this.looks.map((trace, i) => ({ ...trace, ...drawn.get(i), ...standing.get(i) }));
    return Plotly.react(this.plot, traces, laidOut(this.data, this.root, this), {
      displayModeBar: false,
      responsive: true,
      scrollZoom: false,
      doubleClick: "reset", // back from a zoom, and never to other axes than those of every run
    });
  }

  print(isOn) {
    this.isOnPaper = isOn && !this.isDrawing && this.plot.data !== undefined;
    if (this.isOnPaper) {
      this.overlay.clear();
      this.react(window.Plotly);
    } else if (this.plot.data) this.draw();
  }

  restyle() {
    const changed = new Map([...(this.seen === this.shown.seen ? [] : paths(this)), ...places(this)]);
    this.seen = this.shown.seen;
    const indices = [...changed.keys()];
    const update = {};
    for (const axis of ["x", "y", "z", "text", "source"]) {
      if (![...changed.values()].some((place) => axis in place)) continue;
      update[axis] = indices.map((i) => changed.get(i)[axis] ?? this.plot.data[i][axis]);
    }
    this.work = window.Plotly.restyle(this.plot, update, indices);
  }

  // Draw what moves over the figure. So the exact run, too, is to be seen at once when it replaces a fan's; Plotly,
  // whose own drawing is for pointing and zooming, follows when nothing waits.
  drawOver() {
    const { isLive } = this.shown;
    const traces = new Map();
    for (const [i, place] of [...paths(this), ...places(this)]) {
      const trace = isLive ? { ...this.looks[i], x: [], y: [] } : this.looks[i];
      traces.set(i, { ...trace, ...place });
    }
    this.overlay.show(traces);
    for (const [i, { x, y }] of traces) Object.assign(this.plot.data[i], { x, y });
    this.root.dataset.painted = !isLive;
  }

  // The run under a hand is drawn anew over the figure, on the new scale.
  async rescale() {
    this.overlay.clear();
    await this.draw();
    if (this.shown.isLive) this.move();
  }

  fitSteps() {
    const update = fitted(this.plot, this.data.live, this.shown.asked);
    if (update) this.work = window.Plotly.relayout(this.plot, update);
  }

  // Turn a picture of space, and keep it so for the runs that follow; say whether it is one.
  turn(across, down) {
    const { scene } = this.plot.layout ?? {};
    if (!scene) return false;
    this.camera = turned(scene.camera, across, down);
    if (!this.isDrawing) this.work = window.Plotly.relayout(this.plot, { "scene.camera": this.camera });
    return true;
  }

  tapped(shares) {
    if (this.data?.clickable) this.clicked(this.placeAt(shares));
  }

  placeAt([across, up]) {
    const { xaxis, yaxis } = this.plot.layout;
    return { x: onAxis(xaxis, across), y: onAxis(yaxis, up) };
  }
}
