/**
 * Plays a run, row by row: at the speed that the reader chose or, in answer to something, within a few seconds.
 * @module
 */

const SOON = 4; // seconds that a run takes which is played in answer, however long it is
const ROWS_IN_SIGHT = 40; // of such a run; of a longer one not every row is shown
const SHOWING = "gd-showing"; // while it is played, what tells of it waits

export class Playing {
  /**
   * @param {import("./shown.js").Shown} shown
   * @param {object} told
   * @param {() => number} told.speed the rows a second that the reader chose
   * @param {(k: number) => void} told.goTo called to show a step
   * @param {(isOn: boolean) => void} told.turned called when the playing begins and ends
   */
  constructor(shown, told) {
    this.shown = shown;
    this.told = told;
    this.timer = null;
  }

  get isOn() {
    return this.timer !== null;
  }

  /** Play on, or from the start if this is the end. */
  start() {
    if (this.shown.step === this.shown.last) this.told.goTo(0);
    this.run(1, this.told.speed);
  }

  /**
   * Take the step at which an address has the run open, shown up to it, unless it was taken before.
   * @param {{step: number, number: number} | undefined} opens
   */
  open(opens) {
    if (!opens || opens.number === this.opened) return;
    this.opened = opens.number;
    this.stop();
    this.shown.rewind();
    this.shown.goTo(opens.step);
  }

  /**
   * Play the run in answer to something, or show its start.
   * @param {boolean | undefined} plays which of them, if either
   */
  answer(plays) {
    if (plays !== undefined) this.rewind();
    if (plays) this.demonstrate();
  }

  /** Show the start, as if nothing had been seen of the run. */
  rewind() {
    this.stop();
    this.shown.rewind();
    this.told.goTo(0);
  }

  /** Play the run from its start, all of it. */
  demonstrate() {
    const { shown, told } = this;
    if (!shown.last) return;
    document.body.classList.add(SHOWING);
    const stride = Math.ceil(shown.last / ROWS_IN_SIGHT);
    this.run(stride, () => Math.max(told.speed(), shown.last / stride / SOON));
  }

  stop() {
    const wasOn = this.isOn;
    clearTimeout(this.timer);
    this.timer = null;
    document.body.classList.remove(SHOWING);
    if (wasOn) this.told.turned(false);
  }

  run(stride, speed) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      document.body.classList.remove(SHOWING);
      return this.told.goTo(this.shown.last);
    }
    this.due = performance.now();
    this.next(stride, speed);
    this.told.turned(true);
  }

  next(stride, speed) {
    const now = performance.now();
    this.due = Math.max(this.due + 1000 / speed(), now); // what drawing takes is part of the time
    this.timer = setTimeout(() => {
      const k = this.shown.step + stride;
      const isOver = k >= this.shown.last;
      this.told.goTo(k);
      if (isOver) this.stop();
      else this.next(stride, speed);
    }, this.due - now);
  }
}
