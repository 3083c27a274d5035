/**
 * A finger that swipes up or down over a slider scrolls the page. The slider would jump to where the finger is put down,
 * before anybody can know what the finger will do. So one of Streamlit's hears of it when it goes sideways, or taps. The
 * player's own goes back to where it stood. That the page may scroll there is said in look.css.
 * @module
 */

const SLIDER = '[data-testid="stSlider"] [role="group"]';
const STEPS = ".gd-range input";
const SIDEWAYS = 4; // pixels
let held = null; // what a finger was put down with on a slider that has not heard of it
let stood = ""; // where the player's own slider was when a finger came
let isListening = false;

function down(event) {
  const { target, pointerType, isPrimary, isTrusted } = event;
  if (target.matches?.(STEPS)) stood = target.value;
  if (!isTrusted || pointerType !== "touch" || !isPrimary || !target.closest?.(SLIDER)) return;
  event.stopImmediatePropagation();
  held = event;
}

// Let the slider hear of it after all.
function hand() {
  const { target } = held;
  const told = new PointerEvent("pointerdown", held);
  held = null;
  target.dispatchEvent(told);
}

function move({ pointerId, clientX, clientY }) {
  if (pointerId !== held?.pointerId) return;
  const across = Math.abs(clientX - held.clientX);
  if (across >= SIDEWAYS && across > Math.abs(clientY - held.clientY)) hand();
}

function up({ pointerId }) {
  if (pointerId === held?.pointerId) hand();
}

function touch(event) {
  if (event.target.closest?.(SLIDER)) event.stopImmediatePropagation();
}

// The page scrolls.
function cancel({ target }) {
  held = null;
  if (!target.matches?.(STEPS)) return;
  target.value = stood;
  target.dispatchEvent(new Event("input"));
}

/** Listen to the fingers on the sliders of the page. */
export function listenToFingers() {
  if (isListening) return;
  isListening = true;
  const events = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel, touchstart: touch };
  for (const [name, hear] of Object.entries(events)) addEventListener(name, hear, { capture: true, passive: true });
}
