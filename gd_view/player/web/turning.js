/**
 * Two fingers turn a picture of space. One finger scrolls the page, on a picture as everywhere else, whatever the main
 * pointer is: Plotly, which would zoom, hears of no finger.
 * @module
 */

const STARTS = ["touchstart", "touchend", "touchcancel"];
const RADIANS = Math.PI / 300; // a pixel
const LOWEST = 0.1; // radians above the floor, and below straight down
const HIGHEST = Math.PI / 2 - 0.1;

/**
 * A camera after a turn about the upright axis, and up or down.
 * @param {{eye: {x: number, y: number, z: number}}} camera Plotly's
 * @param {number} across pixels that the fingers went to the right
 * @param {number} down pixels that they went down
 * @returns {{eye: {x: number, y: number, z: number}}}
 */
export function turned(camera, across, down) {
  const { x, y, z } = camera.eye;
  const distance = Math.hypot(x, y, z);
  const around = Math.atan2(y, x) - RADIANS * across;
  const height = Math.min(HIGHEST, Math.max(LOWEST, Math.asin(z / distance) + RADIANS * down));
  const level = distance * Math.cos(height);
  const eye = { x: level * Math.cos(around), y: level * Math.sin(around), z: distance * Math.sin(height) };
  return { ...camera, eye };
}

export class Turning {
  /**
   * @param {HTMLElement} root
   * @param {(across: number, down: number) => boolean} turn told how far two fingers went since it was told last; says
   *   whether there is something to turn
   */
  constructor(root, turn) {
    this.root = root;
    this.from = null;
    this.onStart = (event) => {
      event.stopPropagation();
      this.from = middle(event.targetTouches);
    };
    this.onMove = (event) => {
      event.stopPropagation();
      const to = middle(event.targetTouches);
      if (!to || !this.from) return;
      if (turn(to[0] - this.from[0], to[1] - this.from[1])) event.preventDefault(); // else the page would be zoomed
      this.from = to;
    };
    for (const name of STARTS) root.addEventListener(name, this.onStart, { passive: true, capture: true });
    root.addEventListener("touchmove", this.onMove, { passive: false, capture: true });
  }

  off() {
    for (const name of STARTS) this.root.removeEventListener(name, this.onStart, true);
    this.root.removeEventListener("touchmove", this.onMove, true);
  }
}

// The place between two fingers, or null where there are not two.
function middle(touches) {
  if (touches.length !== 2) return null;
  const [one, other] = touches;
  return [(one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2];
}
