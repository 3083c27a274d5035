// The figure player: shows a run at step k, plays it, and tells it in words. It computes nothing about descent.

import { writeAddress } from "./address.js";
import { crossfade } from "./crossfade.js";
import { isDark, loadPlotly, recoloured, unpack } from "./drawing.js";
import { combined, fanColumns, openFans, Watch } from "./live.js";
import { markup } from "./markup.js";
import { Overlay } from "./overlay.js";
import { isSame, openLook, openRun, parts } from "./wire.js";
import { about, fill, number } from "./words.js";

const SLOWEST_ANNOUNCEMENT = 1000; // milliseconds between two sentences for a screen reader while playing
const PLAY = "M7 5v14l11-7z";
const PAUSE = "M6 5h4v14H6zM14 5h4v14h-4z";

function whenIdle(work) {
  if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 100);
}

class Player {
  constructor(root) {
    this.root = root;
    root.innerHTML = markup;
    this.plot = root.querySelector(".gd-plot");
    this.range = root.querySelector("input[type=range]");
    this.caption = root.querySelector(".gd-caption");
    this.step = null;
    this.timer = null;
    this.work = Promise.resolve();
    this.ahead = [];
    this.colours = {};
    this.live = null;
    this.isLive = false;
    this.overlay = new Overlay(this.plot);
    this.watch = new Watch(
      (key, raw) => this.dragged(key, raw),
      () => this.released(),
    );
    this.saidAt = 0;
    root.querySelector(".gd-controls").addEventListener("click", (event) => {
      const go = event.target.closest("button")?.dataset.go;
      if (go === "step") this.forwardOrAgain();
      else if (go) this[go]();
    });
    this.range.addEventListener("input", () => this.stopAt(Number(this.range.value)));
    root.querySelector(".gd-table").addEventListener("toggle", () => this.writeTable());
    root.querySelector(".gd-csv").addEventListener("click", (event) => this.download(event));
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
  }

  remove() {
    this.pause();
    document.removeEventListener("keydown", this.onKey);
    this.watch.off();
    document.body.classList.remove("gd-hand");
    this.isRemoved = true;
    if (!this.isDrawing) this.work.finally(() => window.Plotly?.purge(this.plot));
  }

  // How a page finds it; from then on the reader decides.
  greet(data) {
    this.step = data.opens_at;
    const speed = this.root.querySelector("select");
    for (const option of speed.options)
      option.textContent = `${option.value} ${data.rows_are.toLowerCase()}${option.value === "1" ? "" : "s"} a second`;
    speed.value = data.speed;
    this.root.querySelector(".gd-table").open = data.table_is_open;
  }

  // Whether this is the figure that follows the sliders of a page.
  isFollowedOn(page) {
    return page !== "" && page === this.sealed?.followedOn;
  }

  // A run read off the connection. Streamlit will bring it too, maybe after the next one came.
  foresee(given) {
    const sealed = parts(given);
    try {
      if (this.isLive || !this.shows(sealed)) this.takeIn(sealed);
      this.ahead.push(sealed.whole);
    } catch (error) {
      this.sealed = this.look = undefined; // then it is shown when Streamlit brings it
      console.error(error);
    }
  }

  // A new run, or the same run in another theme, which comes as the very same object.
  show(given) {
    const sealed = parts(given);
    const isAnother = given !== this.given;
    const foreseen = this.ahead.findLastIndex((one) => isSame(one, sealed.whole));
    this.given = given;
    this.ahead.splice(0, foreseen < 0 ? this.ahead.length : foreseen + 1);
    if (foreseen >= 0 || (isAnother && !this.isLive && this.shows(sealed))) return;
    this.takeIn(sealed);
  }

  shows(sealed) {
    return this.sealed !== undefined && isSame(sealed.whole, this.sealed.whole);
  }

  takeIn(sealed) {
    const isSameRun = this.shows(sealed);
    const isSameLook = this.look !== undefined && isSame(sealed.look, this.sealed.look);
    this.sealed = sealed;
    this.root.dataset.ready = this.root.dataset.painted = "false";
    if (isSameLook) this.present(this.look, { isRedrawn: isSameRun });
    else this.open(sealed);
  }

  async open(sealed) {
    this.look = undefined;
    let look;
    try {
      look = await openLook(sealed.look);
    } catch {
      this.plot.textContent = "This browser cannot unpack the figure. A newer one can.";
      this.root.dataset.ready = "true";
      return;
    }
    if (this.sealed === sealed && !this.isRemoved) this.present(look, { isRedrawn: true }); // else a newer run came
  }

  // A reader who was stepping stays at the step.
  present(look, { isRedrawn }) {
    const run = openRun(this.sealed);
    const data = { ...look, ...run };
    if (!this.data) this.greet(data);
    const wasAtEnd = this.step === null || this.step === this.last;
    const rows = this.last;
    if (this.data && this.data.scene !== data.scene) crossfade(this.plot);
    const isSameTitles = JSON.stringify(this.data?.annotations) === JSON.stringify(data.annotations);
    this.look = look;
    this.data = data;
    this.exact = combined(data.columns, data.recipes, data.constants);
    this.take(this.exact, data.constants, false);
    this.step = wasAtEnd || (data.grows && this.last !== rows) ? this.last : Math.min(this.step, this.last);
    this.traces = data.figure.data.map((look) => {
      const trace = { ...look, ...data.traces[look.name] };
      const given = ["x", "y", "z"].filter((axis) => axis in trace).map((axis) => [axis, unpack(trace[axis])]);
      return { ...this.path(trace), ...trace, ...Object.fromEntries(given) };
    });
    this.looks = this.traces.map((trace) => recoloured(trace, this.colours));
    this.index = Object.fromEntries(this.traces.map((trace, i) => [trace.name, i]));
    this.root.setAttribute("aria-label", data.name);
    this.root.querySelector(".gd-headline").innerHTML = data.headline;
    this.root.querySelector(".gd-controls").hidden = this.last === 0;
    this.root.querySelector(".gd-table").hidden = !data.table.length;
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", data.alt);
    this.range.max = this.last;
    writeAddress(data.address);
    this.tell();
    if (this.overlay.svg && data.live && isSameTitles && !isRedrawn && this.hasItsAxes()) {
      this.drawOver();
      whenIdle(() => this.isLive || this.draw());
    } else this.draw();
    this.writeTable();
    this.openLive(this.sealed.block);
  }

  // The rows to show: those of the exact run, or of a fan's.
  take(columns, constants, isLive) {
    this.columns = columns;
    this.constants = constants;
    this.last = Math.max(...Object.values(columns).map((column) => column.length), 1) - 1;
    this.range.max = this.last;
    if (isLive === this.isLive) return;
    this.isLive = isLive;
    this.root.classList.toggle("gd-live", isLive);
    document.body.classList.toggle("gd-hand", isLive); // what else on the page tells of the exact run
    this.caption.setAttribute("aria-busy", isLive);
  }

  async openLive(block) {
    const { data } = this;
    this.live = null;
    if (!data.live) return this.watch.off();
    try {
      const live = await openFans(data.live, data.rows, block);
      if (this.data !== data || this.isRemoved) return;
      this.live = live;
    } catch {
      return; // what cannot be unpacked is shown on release
    }
    this.watch.on(Object.keys(this.live.fans));
    for (const [key, raw] of this.watch.values()) this.dragged(key, raw);
  }

  // A slider moved, and the server does not know yet.
  dragged(key, raw) {
    if (!this.live) return;
    const value = this.live.fans[key].listed?.[raw] ?? raw;
    if (Math.abs(value - this.data.exact[key]) < 1e-9 && !this.isLive) return;
    this.hand = [key, value];
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      if (this.live) this.followHand();
    });
  }

  // The address holds the move before the server has heard of it: should that die now, another one takes it from there.
  released() {
    const { address } = this.data;
    if (!this.isLive || !address) return;
    const [key, value] = this.hand;
    const decimals = this.live?.fans[key].listed ? undefined : (address.values[key].split(".")[1] ?? "").length;
    const text = decimals === undefined ? String(value) : value.toFixed(decimals);
    writeAddress({ ...address, values: { ...address.values, [key]: text } });
  }

  followHand() {
    const [key, value] = this.hand;
    const wasAtEnd = this.step === this.last;
    this.steps = key === "steps" ? value : this.data.exact.steps;
    if (Math.abs(value - this.data.exact[key]) < 1e-9) {
      this.take(this.exact, this.data.constants, false);
    } else {
      const columns = fanColumns(this.live, key, value, this.data.recipes, this.data.constants);
      if (!columns) return;
      for (const name of this.live.kept) columns[name] = this.exact[name];
      for (const name of this.live.kept_at_start) columns[name] = [this.exact[name]?.[0]];
      const { sets } = this.live.fans[key];
      this.take(columns, sets ? { ...this.data.constants, [sets]: value } : this.data.constants, true);
    }
    this.goTo(wasAtEnd ? this.last : this.step);
  }

  // Draw a fan's run over the figure, or take it away where the slider is back at the exact run.
  drawHand() {
    if (this.isDrawing || !this.plot.data) return;
    if (!this.isLive) return void this.draw();
    this.drawOver();
    this.fitSteps();
  }

  // Draw what moves over the figure, in a tenth of the time that Plotly takes. So the exact run, too, is to be seen at
  // once when it replaces a fan's; Plotly, whose own drawing is for pointing and zooming, follows when nothing waits.
  drawOver() {
    const traces = new Map();
    for (const [i, place] of [...this.paths(), ...this.places()]) {
      const trace = this.isLive ? { ...this.looks[i], x: [], y: [] } : this.looks[i];
      traces.set(i, { ...trace, ...place });
    }
    this.overlay.show(traces);
    for (const [i, { x, y }] of traces) Object.assign(this.plot.data[i], { x, y });
    this.root.dataset.painted = !this.isLive;
  }

  // Whether the axes of steps still are those of the exact run: a drag may have changed them, see below.
  hasItsAxes() {
    const { live, figure } = this.data;
    return live.step_axes.every((axis) => this.plot.layout[axis].range[1] === figure.layout[axis].range[1]);
  }

  // The axis of steps has a few lengths, and changes only when the run no longer fits or leaves it half empty.
  fitSteps() {
    const { step_axes: axes, step_lengths: lengths } = this.live;
    if (!axes.length) return;
    const length = lengths.find((most) => most >= this.steps) ?? lengths.at(-1);
    const range = [-0.02 * length, 1.02 * length];
    if (this.plot.layout[axes[0]].range[1] === range[1]) return;
    this.work = window.Plotly.relayout(this.plot, Object.fromEntries(axes.map((axis) => [`${axis}.range`, range])));
  }

  // What a trace draws of whole columns; with a text for each point, no more points than texts.
  path(trace) {
    const axes = this.data.paths[trace.name] ?? {};
    const steps = Array.from({ length: this.last + 1 }, (_, k) => k);
    return Object.fromEntries(
      Object.entries(axes).map(([axis, name]) => {
        const values = name === "k" ? steps : typeof name === "number" ? steps.map(() => name) : this.columns[name];
        return [axis, trace.text ? values.slice(0, trace.text.length) : values];
      }),
    );
  }

  // The traces that draw the whole of a run, and those that belong to the exact run only.
  paths() {
    const paths = new Map();
    for (const [i, trace] of this.traces.entries()) {
      const isPath = trace.name in this.data.paths;
      const isHidden = this.data.live.hidden.includes(trace.name);
      if (!isPath && !isHidden) continue;
      paths.set(i, isPath ? this.path(trace) : {});
    }
    return paths;
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
    if (this.isRemoved) this.remove();
    this.root.dataset.ready = this.root.dataset.painted = "true";
  }

  async drawOnce() {
    let Plotly;
    try {
      Plotly = await loadPlotly();
    } catch {
      this.plot.classList.add("gd-failed");
      this.plot.textContent =
        "The picture cannot be drawn: plotly.js did not load. Check the connection and load the page again. " +
        "The sentences and the table below tell the same run.";
      return;
    }
    if (this.plot.classList.contains("gd-failed")) {
      this.plot.classList.remove("gd-failed");
      this.plot.textContent = "";
    }
    this.colours = isDark(this.root) ? this.data.dark : {};
    this.looks = this.traces.map((trace) => recoloured(trace, this.colours));
    const places = this.places();
    const traces = this.looks.map((trace, i) => ({ ...trace, ...places.get(i) }));
    const { figure, annotations } = this.data;
    const layout = recoloured({ ...figure.layout, annotations }, this.colours);
    const style = getComputedStyle(this.root);
    layout.font = { ...layout.font, family: style.fontFamily };
    layout.autosize = true;
    if (matchMedia("(pointer: coarse)").matches) {
      layout.dragmode = false; // a swipe scrolls the page
      if (layout.scene) layout.scene.dragmode = false;
    }
    await this.work;
    await Plotly.react(this.plot, traces, layout, { displayModeBar: false, responsive: true, scrollZoom: false });
    if (!this.isLive) this.overlay.clear();
    if (!this.listening) {
      this.listening = true;
      this.plot.on("plotly_click", (event) => this.clicked(event));
    }
  }

  // Where the moving traces stand at this step: trace index -> {x, y, z, text}.
  places() {
    const places = new Map();
    const value = (name) => this.value(name);
    for (const move of this.data.moving) {
      const place = {};
      for (const axis of ["x", "y", "z"])
        if (axis in move) place[axis] = move[axis].map((entry) => (typeof entry === "string" ? value(entry) : entry));
      if (move.text) place.text = move.text.map((template) => fill(template, value));
      places.set(this.index[move.trace], place);
    }
    for (const name of this.data.so_far) {
      const trace = this.traces[this.index[name]];
      const whole = this.isLive ? { ...trace, ...this.path(trace) } : trace;
      const place = {};
      for (const axis of ["x", "y", "z"]) if (axis in whole) place[axis] = whole[axis].slice(0, this.step + 1);
      places.set(this.index[name], place);
    }
    return places;
  }

  value(name) {
    if (name === "k") return this.step;
    if (name === "k+1") return this.step + 1;
    return name in this.columns ? (this.columns[name][this.step] ?? NaN) : (this.constants[name] ?? NaN);
  }

  // Show step k: the picture, the arithmetic, the count; and the sentence, unless one was said just now.
  goTo(k, { quietly = false } = {}) {
    this.step = Math.max(0, Math.min(k, this.last));
    this.tell({ quietly });
    if (this.isDrawing) this.isStale = true;
    if (this.isDrawing || !this.plot.data) return;
    if (this.isLive || this.overlay.svg) return this.drawHand();
    const places = this.places();
    const indices = [...places.keys()];
    const update = {};
    for (const axis of ["x", "y", "z", "text"]) {
      if (![...places.values()].some((place) => axis in place)) continue;
      update[axis] = indices.map((i) => places.get(i)[axis] ?? this.plot.data[i][axis]);
    }
    this.work = window.Plotly.restyle(this.plot, update, indices);
  }

  tell({ quietly = false } = {}) {
    const { captions, readout, update, aside } = this.data;
    const value = (name) => this.value(name);
    const write = this.isLive ? about : number;
    this.root.dataset.step = this.step;
    this.root.dataset.steps = this.last;
    this.range.value = this.step;
    const count = `${this.data.rows_are} ${this.step} of ${this.last}`;
    this.range.setAttribute("aria-valuetext", count);
    this.root.querySelector(".gd-count").textContent = count;
    this.root.querySelector(".gd-update").innerHTML = update ? fill(update, value, write) : "";
    this.root.querySelector(".gd-readout").innerHTML = readout ? fill(readout, value, write) : "";
    for (const line of this.root.querySelectorAll("[data-line]"))
      line.toggleAttribute("data-here", Number(line.dataset.line) === value("line"));
    if (!this.isLive) this.root.querySelector(".gd-aside").innerHTML = aside ? fill(aside, value) : "";
    const here = this.listed().findLast((k) => k <= this.step);
    for (const row of this.root.querySelectorAll("tr[data-row]")) {
      row.toggleAttribute("data-here", Number(row.dataset.row) === here);
      row.toggleAttribute("data-later", Number(row.dataset.row) > this.step);
    }
    if (quietly || !captions) return;
    const template = captions[this.kind()];
    this.caption.textContent = template ? (this.isLive ? "≈ " : "") + fill(template, value, write) : "";
    this.saidAt = performance.now();
  }

  kind() {
    const outside = this.data.outside.some((name) => Number.isFinite(this.value(name)));
    if (outside) return "outside";
    if ("still" in this.data.captions && Number.isFinite(this.value("still"))) return "still";
    if (`line ${this.value("line")}` in this.data.captions) return `line ${this.value("line")}`;
    if (this.step === 0 && "start" in this.data.captions) return "start";
    return this.step === this.last && "last" in this.data.captions ? "last" : "step";
  }

  start() {
    this.stopAt(0);
  }
  back() {
    this.stopAt(this.step - 1);
  }
  end() {
    this.stopAt(this.last);
  }
  stopAt(k) {
    this.pause();
    this.goTo(k);
  }

  // At the end the button starts over, as Play does: where a page opens there is no step left to show.
  forwardOrAgain() {
    this.stopAt(this.step === this.last ? 0 : this.step + 1);
  }

  forward() {
    this.stopAt(this.step + 1);
  }

  play() {
    if (this.timer) return this.pause();
    if (this.step === this.last) this.goTo(0);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.end();
    this.label(PAUSE, "Pause");
    this.due = performance.now();
    this.next();
  }

  next() {
    const speed = Number(this.root.querySelector("select").value);
    this.due = Math.max(this.due + 1000 / speed, performance.now()); // what drawing takes is part of the time
    this.timer = setTimeout(() => {
      const k = this.step + 1;
      const done = k >= this.last;
      this.goTo(k, { quietly: !done && performance.now() - this.saidAt < SLOWEST_ANNOUNCEMENT });
      if (done) this.pause();
      else this.next();
    }, this.due - performance.now());
  }

  pause() {
    const wasPlaying = this.timer !== null;
    clearTimeout(this.timer);
    this.timer = null;
    this.label(PLAY, "Play");
    if (wasPlaying && this.data) this.tell();
  }

  label(icon, word) {
    this.root.querySelector(".gd-icon path").setAttribute("d", icon);
    this.root.querySelector(".gd-word").textContent = word;
  }

  // Presenter remotes send PageUp and PageDown.
  key(event) {
    if (event.key !== "PageDown" && event.key !== "PageUp") return;
    if (event.defaultPrevented || this.last === 0 || document.activeElement?.closest("input, textarea, select, [contenteditable]"))
      return;
    event.preventDefault();
    if (event.key === "PageDown") this.forward();
    else this.back();
  }

  clicked(event) {
    if (!this.data.clickable) return;
    const [x, y] = [event.xvals?.[0], event.yvals?.[0]];
    if (event.xaxes?.[0]?._id === "x" && Number.isFinite(x)) this.send("clicked", { x, y });
  }

  // The steps that have a row in the table: all of them, unless a column says which.
  listed() {
    const steps = Array.from({ length: this.last + 1 }, (_, k) => k);
    return this.columns.listed ? steps.filter((k) => this.columns.listed[k]) : steps;
  }

  writeTable() {
    const table = this.root.querySelector(".gd-table");
    if (!table.open || !this.data) return;
    const header = this.data.table.map(([, title]) => `<th scope="col">${title}</th>`).join("");
    const rows = [];
    for (const k of this.listed()) {
      const [first, ...others] = this.data.table.map(([name]) => (name === "k" ? String(k) : number(this.columns[name][k])));
      rows.push(
        `<tr data-row="${k}"><th scope="row">${first}</th>${others.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
      );
    }
    table.querySelector(".gd-scroll").innerHTML =
      `<table><thead><tr>${header}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
    this.tell({ quietly: true });
  }

  download(event) {
    const { table } = this.data;
    const lines = [table.map(([, title]) => title).join(",")];
    for (const k of this.listed())
      lines.push(table.map(([name]) => (name === "k" ? k : this.columns[name][k])).join(","));
    const link = event.currentTarget;
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "text/csv" }));
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('[data-testid="figure-player"]');
  root.player ??= new Player(root);
  root.player.send = setTriggerValue;
  root.player.show(data);
  return () => {
    root.player?.remove();
    root.player = undefined;
  };
}
