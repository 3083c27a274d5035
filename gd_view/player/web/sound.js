/**
 * The loss of the step shown, as a note: so creeping, zig-zag, hopping and wandering can be heard. Off until it is asked for.
 * @module
 */

const LOWEST = 110; // Hz, where the loss is 0
const OCTAVES = 5; // from there to an endless loss
const [LOUD, SILENT] = [0.2, 0.001];
const [ATTACK, LENGTH] = [0.01, 0.25]; // seconds; a note that began at once would click

/**
 * The pitch of a loss: the higher the one, the higher the other. However high the loss, its note can be heard.
 * @param {number} loss at least 0
 * @returns {number} Hz
 */
export function frequency(loss) {
  return LOWEST * 2 ** (OCTAVES * (1 - 1 / (1 + loss)));
}

export class Sound {
  /**
   * @param {HTMLElement} root the player's section
   * @param {import("./shown.js").Shown} shown
   */
  constructor(root, shown) {
    this.shown = shown;
    this.button = root.querySelector(".gd-sound");
    this.button.addEventListener("click", () => this.turn());
  }

  /** The switch is there if there is something to hear, and something to play it. */
  open() {
    this.button.hidden = !window.AudioContext || !("loss" in this.shown.columns);
  }

  turn() {
    if (this.context) this.remove();
    else this.context = new AudioContext();
    this.button.setAttribute("aria-pressed", this.context !== undefined);
    this.play();
  }

  remove() {
    this.context?.close();
    this.context = undefined;
  }

  /** Play the note of the step shown. While a slider is dragged there would be sixty a second. */
  play() {
    const { context, shown } = this;
    if (!context || shown.isLive) return;
    const loss = shown.value("loss");
    if (Number.isNaN(loss)) return;
    const now = context.currentTime;
    const note = new OscillatorNode(context, { type: "triangle", frequency: frequency(loss) });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(SILENT, now);
    loudness.gain.exponentialRampToValueAtTime(LOUD, now + ATTACK);
    loudness.gain.exponentialRampToValueAtTime(SILENT, now + LENGTH);
    note.connect(loudness).connect(context.destination);
    note.start(now);
    note.stop(now + LENGTH);
  }
}
