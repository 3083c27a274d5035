/**
 * The grip: a place of the picture that a pointer, a finger or keys take hold of. It lies over what it moves, unseen, so
 * that one finger beside it scrolls the page as everywhere.
 * @module
 */

/** What a key moves, to the right and up. */
export const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

export class Grip {
  /**
   * @param {HTMLElement} screen holds plot and grip
   * @param {object} told
   * @param {(x: number, y: number) => void} told.moved a pointer that holds it is at this place of the screen
   * @param {(across: number, up: number) => boolean} told.stepped a key moves it so many values; whether it could
   * @param {() => void} told.released
   */
  constructor(screen, told) {
    const element = (this.element = document.createElement("div"));
    element.className = "gd-grip";
    element.hidden = true;
    element.tabIndex = 0;
    element.setAttribute("role", "slider");
    screen.append(element);
    this.isHeld = false;
    const release = () => {
      if (!this.isHeld) return;
      this.isHeld = false;
      told.released();
    };
    element.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      const { left, top, width, height } = element.getBoundingClientRect();
      this.off = [left + width / 2 - event.clientX, top + height / 2 - event.clientY]; // it is not always taken in the middle
      this.isHeld = true;
    });
    element.addEventListener("pointermove", ({ clientX, clientY }) => {
      if (this.isHeld) told.moved(clientX + this.off[0], clientY + this.off[1]);
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) element.addEventListener(end, release);
    element.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS) || !told.stepped(...KEYS[event.key])) return;
      event.preventDefault();
      this.isStepped = true;
    });
    element.addEventListener("keyup", () => {
      if (this.isStepped) told.released();
      this.isStepped = false;
    });
  }

  /**
   * Put the grip where it belongs, or away.
   * @param {{left: number, top: number, name: string, value: string} | null} place its middle, in pixels of the screen
   */
  put(place) {
    this.element.hidden = !place;
    if (!place) return;
    const { left, top, name, value, now } = place;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
    this.element.setAttribute("aria-label", name);
    this.element.setAttribute("aria-valuenow", now);
    this.element.setAttribute("aria-valuetext", value);
  }
}
