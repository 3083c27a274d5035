/**
 * Paper: a printed picture is light and as wide as a sheet, whatever the screen. A browser prints what stands there when
 * its announcement has been heard and waits for nothing, so the picture is drawn at once.
 * @module
 */

/** What a sheet changes in a layout: it fits between the margins of A4 and of Letter. */
export const SHEET = { autosize: false, width: 640, height: 384 };

export class Paper {
  /** @param {(isOn: boolean) => void} redraw called before the page is printed, and after */
  constructor(redraw) {
    this.before = () => redraw(true);
    this.after = () => redraw(false);
    window.addEventListener("beforeprint", this.before);
    window.addEventListener("afterprint", this.after);
  }

  off() {
    window.removeEventListener("beforeprint", this.before);
    window.removeEventListener("afterprint", this.after);
  }
}
