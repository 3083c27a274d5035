/**
 * The sentence of a step: shown at once, and told to a screen reader at most once a second, with what became of the run
 * where that is new. While a hand moves nothing is told but the slider itself, which the browser tells.
 * @module
 */

const PACE = 1000; // milliseconds between two announcements

export class Saying {
  /** @param {HTMLElement} root the player's section */
  constructor(root) {
    this.caption = root.querySelector(".gd-caption");
    this.aloud = root.querySelector('[role="status"]');
    this.sentence = this.outcome = this.told = "";
    this.at = -PACE;
  }

  remove() {
    clearTimeout(this.timer);
  }

  /**
   * @param {string} sentence of the step shown
   * @param {string} outcome of the run, empty as long as it is not shown
   * @param {boolean} isLive whether a hand moves
   */
  tell(sentence, outcome, isLive) {
    if (sentence !== this.sentence) {
      const text = this.caption.firstChild; // an element where a translator has been
      if (text?.nodeType === Node.TEXT_NODE) text.data = sentence;
      else this.caption.textContent = sentence;
    }
    Object.assign(this, { sentence, outcome, isLive });
    if (!isLive) this.timer ??= setTimeout(() => this.say(), this.at + PACE - performance.now());
  }

  // What is to be told by now. An outcome that was told is not told again with every step.
  say() {
    this.timer = undefined;
    if (this.isLive) return; // the exact run will come
    const isNew = this.outcome && this.outcome !== this.told;
    const words = isNew ? `${this.outcome} ${this.sentence}` : this.sentence;
    if (this.outcome) this.told = this.outcome;
    if (words === this.words) return;
    this.words = words;
    this.aloud.textContent = words;
    this.at = performance.now();
  }
}
