/**
 * Taps with a pointer of any kind. Plotly's own click tells where the pointer last rested, and that may be elsewhere:
 * it looks twenty times a second and not while it draws.
 * @module
 */

const SLOP = 8; // pixels; a pointer that goes farther drags or swipes

export class Taps {
  /**
   * @param {HTMLElement} root
   * @param {string} selector of the elements in it that take taps
   * @param {(shares: [number, number]) => void} tapped told the shares of the element's width and height where it was
   *   tapped, from the left and from below
   */
  constructor(root, selector, tapped) {
    this.root = root;
    this.down = null;
    this.onDown = (event) => {
      const place = event.target.closest(selector);
      this.down = place && event.isPrimary && event.button === 0 ? { event, box: place.getBoundingClientRect() } : null;
    };
    this.onUp = ({ pointerId, clientX, clientY }) => {
      const { event, box } = this.down ?? {};
      if (event?.pointerId !== pointerId) return;
      this.down = null;
      if (Math.hypot(clientX - event.clientX, clientY - event.clientY) >= SLOP) return;
      tapped([(event.clientX - box.left) / box.width, (box.bottom - event.clientY) / box.height]);
    };
    this.onCancel = () => (this.down = null);
    root.addEventListener("pointerdown", this.onDown, true);
    addEventListener("pointerup", this.onUp, true);
    addEventListener("pointercancel", this.onCancel, true);
  }

  off() {
    this.root.removeEventListener("pointerdown", this.onDown, true);
    removeEventListener("pointerup", this.onUp, true);
    removeEventListener("pointercancel", this.onCancel, true);
  }
}
