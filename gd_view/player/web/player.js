/**
 * The figure player: shows a run at step k, plays it, and tells it in words. It computes nothing about descent.
 * @module
 */

import { leaveStep, writeAddress } from "./address.js";
import { mark } from "./elsewhere.js";
import { Files } from "./files.js";
import { Hand } from "./hand.js";
import { Line } from "./line.js";
import { markup, PAUSE, PLAY } from "./markup.js";
import { Picture } from "./picture.js";
import { Playing } from "./playing.js";
import { Saying } from "./saying.js";
import { Shown } from "./shown.js";
import { Sound } from "./sound.js";
import { strings } from "./strings.js";
import * as table from "./table.js";
import { isSame, openLook, openRun, parts } from "./unsealed.js";
import { fill } from "./words.js";

class Player {
  constructor(root) {
    this.root = root;
    root.innerHTML = markup(strings);
    this.part = (name) => root.querySelector(`.gd-${name}`);
    this.range = root.querySelector("input[type=range]");
    this.saying = new Saying(root);
    this.lines = {};
    for (const name of ["headline", "update", "readout", "aside", "scroll"]) this.lines[name] = new Line(this.part(name));
    this.marked = this.rows = [];
    this.shown = new Shown();
    this.sound = new Sound(root, this.shown);
    this.picture = new Picture(root, this.shown, {
      clicked: (place) => this.clicked(place),
      gripped: (place) => this.hand.grip(place),
      stepped: (...by) => this.hand.step(...by),
      letGo: () => this.tellOf(this.hand.letGo()),
    });
    this.files = new Files(root, this.shown, this.picture);
    this.hand = new Hand(this.shown, (...rows) => this.follow(...rows));
    this.playing = new Playing(this.shown, {
      speed: () => Number(root.querySelector("select").value),
      goTo: (k) => this.goTo(k),
      turned: (isOn) => this.turned(isOn),
    });
    this.part("controls").addEventListener("click", (event) => {
      const go = event.target.closest("button")?.dataset.go;
      if (go === "step") this.forwardOrAgain();
      else if (go) this[go]();
    });
    this.range.addEventListener("input", () => this.stopAt(Number(this.range.value)));
    this.part("table").addEventListener("toggle", () => this.writeTable());
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
  }

  remove() {
    this.pause();
    document.removeEventListener("keydown", this.onKey);
    document.body.toggleAttribute("data-hand", false);
    this.root.classList.remove("gd-live"); // another player may take over the section
    this.hand.remove();
    this.saying.remove();
    this.sound.remove();
    this.picture.remove();
  }

  // A new run, or the same run in another theme, which comes as the very same object. A run that stands already is
  // left alone.
  show(given) {
    const sealed = parts(given);
    const isAnother = given !== this.given;
    this.given = given;
    if (!isAnother || this.shown.isLive || !this.shows(sealed)) this.takeIn(sealed);
  }

  shows(sealed) {
    return this.sealed !== undefined && isSame(sealed.whole, this.sealed.whole);
  }

  takeIn(sealed) {
    const isSameRun = this.shows(sealed);
    this.isSameRun = this.sealed !== undefined && isSame(sealed.numbers, this.sealed.numbers);
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
      return this.picture.fail(strings.no_look);
    }
    if (this.sealed === sealed && !this.picture.isRemoved) this.present(look, { isRedrawn: true }); // else a newer run came
  }

  present(look, { isRedrawn }) {
    const { shown } = this;
    const data = { ...look, ...openRun(this.sealed) };
    const isFirst = !shown.data;
    if (isFirst) this.greet(data);
    const { step, last, seen } = shown;
    this.look = look;
    shown.open(data);
    this.take(shown.exact, data.constants, false);
    if (isFirst ? data.grows : !this.isSameRun) {
      // The reader has made this run. Who was stepping through the one before stays at the step.
      const isStepping = !isFirst && !data.grows && step !== last && seen > 0;
      shown.goTo(shown.last);
      if (isStepping) shown.goTo(step);
    }
    this.playing.open(data.address?.opens);
    this.root.setAttribute("aria-label", data.name);
    this.part("controls").hidden = shown.last === 0;
    this.part("table").hidden = !data.table.length;
    this.sound.open();
    writeAddress(data.address);
    mark(data.address?.values);
    this.tell();
    this.picture.open({ isRedrawn });
    this.writeTable();
    this.hand.open(this.sealed.block);
    this.playing.answer(data.address?.plays);
  }

  // How a page finds it; from then on the reader decides.
  greet(data) {
    const speed = this.root.querySelector("select");
    for (const option of speed.options) option.textContent = fill(strings.a_second, () => option.value, String);
    speed.value = data.speed;
  }

  // Show the rows of the exact run, or of a fan's.
  take(columns, constants, isLive) {
    const wasLive = this.shown.isLive;
    this.shown.take(columns, constants, isLive);
    if (isLive === wasLive) return;
    this.root.classList.toggle("gd-live", isLive);
    document.body.toggleAttribute("data-hand", isLive); // what else on the page tells of the exact run
  }

  // A slider is being moved.
  follow(columns, constants, isLive) {
    const { step, last, seen } = this.shown;
    this.pause();
    this.take(columns, constants, isLive);
    const isAtEnd = step === last || !seen;
    this.shown.goTo(this.shown.last);
    const { gripped, live } = this.hand;
    const isStartHeld = gripped && !live.turns;
    this.goTo(isStartHeld ? 0 : gripped || isAtEnd ? this.shown.last : step);
    this.writeTable();
  }

  // The picture of the place comes first; then the server is told.
  clicked(place) {
    this.hand.clicked(place);
    this.tellOf(place);
  }
  tellOf(place) {
    if (place) requestAnimationFrame(() => setTimeout(() => this.send("clicked", place)));
  }

  // Show step k: the picture, the arithmetic, the count and the sentence.
  goTo(k) {
    this.shown.goTo(k);
    this.tell();
    this.picture.move();
    this.sound.play();
  }

  tell() {
    const { data, isLive, isWhole } = this.shown;
    const { captions, readout, update, aside } = data;
    const value = (name) => this.shown.value(name);
    const write = (x, name) => this.shown.write(x, name);
    this.count();
    this.lines.headline.write(this.headline());
    const isNew = this.lines.update.write(update && fill(update, value, write));
    if (this.lines.readout.write(readout && fill(readout, value, write)) || isNew)
      this.marked = [...this.root.querySelectorAll("[data-line]")];
    for (const line of this.marked) line.toggleAttribute("data-here", Number(line.dataset.line) === value("line"));
    if (!isLive) this.lines.aside.write(aside && fill(aside, value));
    this.markRows();
    const template = captions?.[this.shown.kind()];
    const sentence = template ? (isLive ? strings.about : "") + fill(template, value, write) : "";
    const outcome = isWhole && !isLive ? `${this.part("headline").textContent} ${data.also_said}`.trim() : "";
    if (captions) this.saying.tell(sentence, outcome, isLive);
  }

  // What became of the run, once its end has been shown.
  headline() {
    const { data, isWhole, isLive } = this.shown;
    if (!isWhole) return data.headline && `<strong>${strings.unseen}</strong>`;
    if (!isLive || !data.live_headline) return data.headline;
    return fill(data.live_headline, (name) => this.shown.at(name, this.shown.last), (x, name) => this.shown.write(x, name));
  }

  // Where the reader is.
  count() {
    const { data, last, step } = this.shown;
    const place = { row: data.row_is, k: step, last };
    const count = fill(strings.count, (name) => place[name], String);
    if (count === this.counted) return;
    this.counted = count;
    this.root.dataset.step = step;
    this.root.dataset.steps = last;
    Object.assign(this.range, { max: last, value: step });
    this.range.setAttribute("aria-valuetext", count);
    this.part("count").textContent = count;
    if (data.address) leaveStep(step);
  }

  start() {
    this.stopAt(0);
  }
  back() {
    this.stopAt(this.shown.step - 1);
  }
  end() {
    this.stopAt(this.shown.last);
  }
  stopAt(k) {
    this.pause();
    this.goTo(k);
  }

  // At the end the button starts over, as Play does: where a page opens there is no step left to show.
  forwardOrAgain() {
    this.stopAt(this.shown.step === this.shown.last ? 0 : this.shown.step + 1);
  }

  play() {
    this.playing[this.playing.isOn ? "stop" : "start"]();
  }
  pause() {
    this.playing.stop();
  }
  // Playing has begun, or is over.
  turned(isOn) {
    this.part("icon").firstElementChild.setAttribute("d", isOn ? PAUSE : PLAY);
    this.part("word").textContent = isOn ? strings.pause : strings.play;
  }

  // Presenter remotes send PageUp and PageDown, which at either end scroll the page as everywhere.
  key(event) {
    const by = { PageDown: 1, PageUp: -1 }[event.key];
    const to = this.shown.step + by;
    const isTyping = document.activeElement?.closest("input, textarea, select, [contenteditable]");
    if (!(to >= 0 && to <= this.shown.last) || event.defaultPrevented || isTyping) return;
    event.preventDefault();
    this.stopAt(to);
  }

  writeTable() {
    if (!this.part("table").open || !this.shown.data) return;
    const place = this.part("scroll");
    if (this.lines.scroll.write(table.html(this.shown, place.clientWidth))) this.rows = [...place.querySelectorAll("tr[data-row]")];
    this.markRows();
  }

  markRows() {
    if (this.part("table").open && this.rows.length) table.mark(this.rows, this.shown);
  }
}

/**
 * Show what Streamlit brings, in the player that stands already, if one does.
 * @param {object} component as Streamlit hands it over
 * @param {Uint8Array} component.data what gd_view/player/payload.py sealed
 * @param {HTMLElement} component.parentElement holds the section
 * @param {(name: string, value: object) => void} component.setTriggerValue tells the server
 * @returns {() => void} what takes the player away
 */
export default function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('[data-testid="figure-player"]');
  root.player ??= new Player(root);
  root.player.send = setTriggerValue;
  root.player.show(data);
  return () => {
    root.player?.remove();
    root.player = undefined;
  };
}
