/**
 * The aim: a ring in the picture that arrow keys move to where the reader thinks an answer lies, and that Enter takes.
 * A pointer or a finger needs none.
 * @module
 */

import { onAxis } from "./axes.js";
import { KEYS } from "./grip.js";
import { strings } from "./strings.js";
import { number } from "./words.js";

const PARTS = 100; // of the plot's width, and of its height, that a key moves it by one

export class Aim {
  /**
   * @param {HTMLElement} screen holds plot and aim
   * @param {HTMLElement} plot
   * @param {(shares: [number, number]) => void} taken told the shares of the plot's width and height where it is, from
   *   the left and from below
   */
  constructor(screen, plot, taken) {
    this.plot = plot;
    const element = (this.element = document.createElement("div"));
    element.className = "gd-aim";
    element.hidden = true;
    element.tabIndex = 0;
    element.setAttribute("role", "slider");
    element.setAttribute("aria-label", strings.aim);
    screen.append(element);
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter") taken(this.shares);
      else if (event.key in KEYS) {
        const by = KEYS[event.key];
        this.shares = this.shares.map((share, i) => Math.min(Math.max(share + by[i] / PARTS, 0), 1));
        this.put(true);
      } else return;
      event.preventDefault();
    });
  }

  /**
   * Put the aim where it is, first into the middle of the plot, or away.
   * @param {boolean} isWanted
   */
  put(isWanted) {
    const { xaxis, yaxis } = this.plot._fullLayout ?? {};
    const isNew = this.element.hidden;
    this.element.hidden = !isWanted || !xaxis;
    if (this.element.hidden) return;
    if (isNew) this.shares = [0.5, 0.5];
    const [across, up] = this.shares;
    this.element.style.left = `${this.plot.offsetLeft + xaxis._offset + across * xaxis._length}px`;
    this.element.style.top = `${this.plot.offsetTop + yaxis._offset + (1 - up) * yaxis._length}px`;
    const [x, y] = [onAxis(xaxis, across), onAxis(yaxis, up)];
    this.element.setAttribute("aria-valuenow", x);
    this.element.setAttribute("aria-valuetext", `${number(x)}, ${number(y)}`);
    // Who pressed the button that asks for it with a key goes on with keys.
    if (isNew && document.activeElement?.matches("button:focus-visible")) this.element.focus({ preventScroll: true });
  }
}
