/**
 * The focus stays where the reader is. What has it may be taken away by a run of the page: a button that says something
 * else now, a link that is written anew, what is shut once it is answered. A browser then begins at the top again.
 * @module
 */

const REACHED = "a[href], button, summary, input, select, textarea, [tabindex='0']";
const TYPED = "input:not([type]), input[type=text], textarea"; // a finger's keyboard would come up for it
const MAIN = '[data-testid="stMain"]';
const RUNNING = '[data-testid="stApp"]:not([data-test-script-state="notRunning"])'; // or about to
const KEYED = '[class*="st-key-"]';

let held = null; // what has the focus, and where it stands
let isByPointer = false;

function mayHold(element) {
  return element.isConnected && !element.disabled && element.checkVisibility({ visibilityProperty: true });
}

function within(box) {
  return [...(box?.querySelectorAll(REACHED) ?? [])].filter((one) => mayHold(one) && !one.matches(TYPED));
}

// What a button or link is known by: the name of the box that it stands in, and its words.
function known(element) {
  const box = element.closest(KEYED);
  return [box && /st-key-[\w-]+/.exec(box.className)[0], element.textContent.trim()];
}

// The boxes that have names, from the inner to the outer ones, and which of their elements this is.
function places(element) {
  const boxes = [];
  for (let box = element.closest(KEYED); box; box = box.parentElement.closest(KEYED)) {
    boxes.push([`.${/st-key-[\w-]+/.exec(box.className)[0]}`, within(box).indexOf(element)]);
  }
  const main = element.closest(MAIN);
  return [...boxes, [MAIN, within(main).indexOf(element)]];
}

function hold({ target }) {
  held = target.closest?.(MAIN) ? { element: target, page: location.pathname, known: known(target), places: places(target) } : null;
}

// The same once more, under its own words; or, when the run is over, what stands in its place. Of another page its title,
// and of a title the title: that of the page before may still have been there when it was sought.
function successor() {
  const isRunning = document.querySelector(RUNNING) !== null;
  const main = document.querySelector(MAIN);
  if (held.page !== location.pathname || held.element.matches("h1")) return isRunning ? null : main.querySelector("h1");
  const there = within(main);
  const [box, words] = held.known;
  const same = there.filter((one) => words && one.textContent.trim() === words);
  if (same.length) return same.find((one) => known(one)[0] === box) ?? same[0];
  if (isRunning) return null;
  for (const [name, i] of held.places) {
    const left = within(document.querySelector(name));
    if (left.length) return left[Math.min(Math.max(i, 0), left.length - 1)];
  }
  return main.querySelector("h1");
}

// A link to another page is taken away before the address says so: from its press on the reader is on the way there.
function leave({ target }) {
  const link = target.closest?.("a[href]");
  if (held && link && new URL(link.href).pathname !== location.pathname) held.page = null;
}

function look() {
  if (!held || document.activeElement !== document.body || mayHold(held.element)) return;
  const next = successor();
  if (!next) return;
  if (next.matches("h1")) next.tabIndex = -1;
  next.focus({ preventScroll: isByPointer }); // nothing moves away from under a pointer
}

/** Begin. */
export function keepFocus() {
  addEventListener("focusin", hold);
  addEventListener("click", leave, true);
  addEventListener("keydown", () => (isByPointer = false), true);
  addEventListener(
    "pointerdown",
    ({ target }) => {
      isByPointer = true;
      if (!held?.element.contains(target)) held = null; // the reader has left it
    },
    true,
  );
  const attributeFilter = ["data-test-script-state", "disabled"];
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter });
}
