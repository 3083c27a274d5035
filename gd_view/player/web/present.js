/**
 * Walks through a presented page with the keys of a remote: question, its run, the reply, the next question. The server
 * keeps the place; what is over at once is done here: a run is shown to its end, a long text is scrolled. The wall of a
 * vote says itself what the keys press.
 * @module
 */

const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const BY = { PageDown: 1, PageUp: -1, " ": 1, ...ARROWS };
const OUT = { Escape: "leave" };
// What has the focus keeps the keys that mean something to it: a field all of them, a button only that which presses it.
const KEEPS_ALL = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"]), [role="slider"]';
const KEEPS_SPACE = 'button, a, summary, input, [role="button"]';
const KEEPS_ARROWS = 'input, [role="radio"]';
const FIGURES = '[data-testid="figure-player"]';
const APP = '[data-testid="stApp"]';
const WALK = ".gd-walk"; // on a page that is walked otherwise: what its keys press
const CALM = 1000; // milliseconds between two presses there, since what was told cannot be taken back
const SHARE = 0.9; // of what is seen of a text, which a key scrolls
const SLACK = 4; // pixels that are no text

function keeps(element, key) {
  if (element.matches(KEEPS_ALL)) return true;
  if (key === " ") return element.matches(KEEPS_SPACE);
  return key in ARROWS && element.matches(KEEPS_ARROWS);
}

function button(name) {
  return document.querySelector(`.st-key-present_${name} button`);
}

function isSeen(element) {
  return Boolean(element?.getClientRects().length);
}

// What is played now; the picture of another moment comes first, and then what is said of it.
function played() {
  return [...document.querySelectorAll(FIGURES)].map(({ player }) => player).filter((one) => one?.playing.isOn);
}

function scrolls(by) {
  const text = document.querySelector(".st-key-article") ?? document.querySelector('[data-testid="stMain"]');
  const rest = by > 0 ? text.scrollHeight - text.clientHeight - text.scrollTop : text.scrollTop;
  if (rest <= SLACK) return false;
  text.scrollBy({ top: by * SHARE * text.clientHeight });
  return true;
}

/** Do what a step is without the server; say whether there was something to do. */
function goesHere(by) {
  const runs = by > 0 ? played() : [];
  for (const one of runs) one.end();
  if (runs.length || scrolls(by)) return true;
  const next = by > 0 && document.querySelector(".st-key-next a");
  if (!next || !isSeen(next)) return false;
  next.click();
  return true;
}

class Presenter {
  constructor() {
    this.onKey = (event) => this.key(event);
    this.onClick = (event) => this.click(event);
    document.addEventListener("keydown", this.onKey, { capture: true });
    document.addEventListener("click", this.onClick, { capture: true });
    this.app = document.querySelector(APP);
    this.waits = new MutationObserver(() => this.later());
    this.waits.observe(this.app, { attributeFilter: ["data-test-script-state"] });
    // The button that led in has become the one that leads back; space and Enter shall lead on.
    if (document.activeElement === button("back")) button("on")?.focus();
  }

  remove() {
    this.waits.disconnect();
    document.removeEventListener("keydown", this.onKey, { capture: true });
    document.removeEventListener("click", this.onClick, { capture: true });
  }

  key(event) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
    if (!(key in BY || key in OUT) || document.querySelector("dialog[open]")) return;
    if (keeps(document.activeElement ?? document.body, key)) return;
    event.preventDefault();
    if (event.repeat) return;
    const walk = key in BY && document.querySelector(WALK);
    if (walk) this.press(BY[key] > 0 ? walk.dataset.on : walk.dataset.back, event.timeStamp);
    else button(OUT[key] ?? (BY[key] > 0 ? "on" : "back"))?.click();
  }

  // A key pressed twice is one wish.
  press(selector, now) {
    const pressed = selector && document.querySelector(selector);
    if (!pressed || now < this.calmAt) return;
    this.calmAt = now + CALM;
    if (this.isBusy) this.next = pressed;
    else pressed.click();
  }

  // A key and a pointer press the same buttons.
  click(event) {
    const pressed = event.target.closest?.("button");
    const by = pressed && { 1: button("on"), [-1]: button("back") };
    const way = by && [1, -1].find((one) => by[one] === pressed);
    if (!way) return;
    if (this.isBusy) this.next = pressed;
    else if (!goesHere(way)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  get isBusy() {
    return this.app.dataset.testScriptState !== "notRunning";
  }

  // What is pressed before the page has answered goes on from what that brings.
  later() {
    if (this.isBusy || !this.next) return;
    const { next } = this;
    this.next = undefined;
    next.click();
  }
}

/**
 * Listen as long as the page is presented.
 * @param {{parentElement: HTMLElement}} component as Streamlit hands it over
 * @returns {() => void} what ends it
 */
export default function mount({ parentElement }) {
  const root = parentElement.querySelector(".gd-presenter");
  root.presenter ??= new Presenter();
  return () => {
    root.presenter?.remove();
    root.presenter = undefined;
  };
}
