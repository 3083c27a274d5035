/**
 * The link to this moment, or to a page that the server names: to copy it, and to show it as a QR code, which the server
 * makes. The latter as a snippet for a frame, too.
 * @module
 */

import { addressOf, momentAddress } from "./address.js";
import { snippet } from "./frame.js";
import { handOut } from "./handout.js";
import { strings } from "./strings.js";

const PLAYERS = '[data-testid="figure-player"]';
const TURNS = new Set(["PageUp", "PageDown"]); // a presenter remote's

const markup = (name, copy, more = "") => `
  <label>${name}<input type="text" readonly spellcheck="false" /></label>
  <div class="gd-buttons">
    <button type="button" data-do="copy">${copy}</button>
    <button type="button" data-do="ask">${strings.qr}</button>
    ${more}
  </div>
  <p role="status"></p>
  <div class="gd-qr" hidden>
    <div class="gd-qr-code" role="img" aria-label="${strings.qr_of}"></div>
    <button type="button" data-do="enlarge">${strings.large}</button>
  </div>
  <dialog aria-label="${strings.qr_of}">
    <div class="gd-qr-code" role="img" aria-label="${strings.qr_of}"></div>
    <p></p>
    <button type="button" data-do="close">${strings.close}</button>
  </dialog>
`;

const PRINT = `<button type="button" data-do="print">${strings.handout}</button>`;
const FRAME = `
  <label>${strings.frame}<textarea readonly spellcheck="false" rows="4"></textarea></label>
  <div class="gd-buttons"><button type="button" data-do="copyFrame">${strings.copy_frame}</button></div>
`;

// The figure whose state the address holds, of which there is one on a page.
function figure() {
  return [...document.querySelectorAll(PLAYERS)].find((root) => root.player?.shown.data?.address);
}

function link(path) {
  if (path) return addressOf(path);
  const shown = figure()?.player.shown;
  return momentAddress(shown?.last ? shown.step : undefined);
}

class Share {
  constructor(root, isOfAPage) {
    this.root = root;
    root.innerHTML = isOfAPage ? markup(strings.class_link, strings.copy_link) + FRAME : markup(strings.link, strings.copy, PRINT);
    this.field = root.querySelector("input");
    this.frame = root.querySelector("textarea");
    this.said = root.querySelector("[role=status]");
    this.qr = root.querySelector(".gd-qr");
    this.asks = root.querySelector("[data-do=ask]");
    this.prints = root.querySelector("[data-do=print]");
    this.enlarges = root.querySelector("[data-do=enlarge]");
    this.dialog = root.querySelector("dialog");
    this.fold = root.closest("details");
    root.addEventListener("click", (event) => {
      const name = event.target.closest("button")?.dataset.do;
      if (name) this[name]();
    });
    for (const field of [this.field, this.frame]) field?.addEventListener("focus", () => field.select());
    // A presenter remote turns nothing behind the large code, and the figure does not hear it.
    this.dialog.addEventListener("keydown", (event) => TURNS.has(event.key) && event.stopPropagation());
    this.fold?.addEventListener("toggle", () => this.write());
    // The step, and whatever brings a new run: what a slider holds is in the address by then.
    this.moved = new MutationObserver(() => this.write());
    this.moved.observe(document.body, { subtree: true, attributeFilter: ["data-step", "data-painted"] });
    this.write();
  }

  remove() {
    this.moved.disconnect();
  }

  show({ link: ofCode, code, longest, path, title }) {
    Object.assign(this, { ofCode, longest, path, title });
    for (const place of this.root.querySelectorAll(".gd-qr-code")) if (place.innerHTML !== code) place.innerHTML = code;
    if (ofCode === this.asked && this.said.textContent === strings.waits) this.say("");
    if (ofCode && ofCode === this.toPrint) this.handOut(code);
    this.write();
  }

  // The sheet leads back to the state, at its start: what becomes of the run is to be predicted. Pressed twice, there is one.
  print() {
    if (this.isPrinting) return;
    this.write();
    this.toPrint = momentAddress();
    if (this.toPrint.length > this.longest) return this.say(strings.too_long);
    if (this.toPrint === this.ofCode) return this.handOut(this.root.querySelector(".gd-qr-code").innerHTML);
    this.say(strings.waits);
    this.asked = this.toPrint;
    this.keep("link", this.toPrint);
  }

  async handOut(code) {
    const back = this.toPrint;
    this.toPrint = undefined;
    this.isPrinting = true;
    try {
      await handOut(back, code);
      this.say("");
    } finally {
      this.isPrinting = false;
    }
  }

  // Write the link; a code of another moment is not shown beside it.
  write() {
    if (this.fold && !this.fold.open) return;
    const now = link(this.path);
    if (now !== this.field.value) {
      this.field.value = now;
      this.say("");
    }
    if (this.frame) this.frame.value = now && snippet(now, this.title);
    // The button that asks and the code take each other's place, and the focus goes with them.
    const isHeld = this.root.contains(document.activeElement) && document.activeElement.dataset.do;
    this.qr.hidden = !now || this.ofCode !== now;
    this.asks.disabled = !now || !this.qr.hidden;
    if (this.prints) this.prints.disabled = !now;
    if (isHeld === "ask" && this.asks.disabled) this.enlarges.focus();
    else if (isHeld === "enlarge" && this.qr.hidden) this.asks.focus();
  }

  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  copy() {
    return this.copyOut(this.field);
  }

  copyFrame() {
    return this.copyOut(this.frame);
  }

  async copyOut(field) {
    this.write();
    this.say("");
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Not every browser lets a page write to the clipboard: one without https, or the frame of another page, has none.
      field.focus();
      field.select();
      return this.say(document.execCommand?.("copy") ? strings.copied : strings.select);
    }
    this.say(strings.copied);
  }

  ask() {
    this.write();
    this.asked = this.field.value;
    if (this.asked.length > this.longest) return this.say(strings.too_long);
    this.say(strings.waits);
    this.keep("link", this.asked);
  }

  enlarge() {
    this.dialog.querySelector("p").textContent = this.field.value;
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }
}

/**
 * Show what Streamlit brings.
 * @param {object} component as Streamlit hands it over
 * @param {{link: string, code: string, longest: number, path: string, title: string}} component.data the link whose code
 *   was asked for, the code as SVG, the most characters of one, and of another page than this one its path and title
 * @param {HTMLElement} component.parentElement holds the section
 * @param {(name: string, value: unknown) => void} component.setStateValue tells the server
 * @returns {() => void} what takes it away
 */
export default function mount({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".gd-moment");
  root.share ??= new Share(root, Boolean(data.path));
  root.share.keep = setStateValue;
  root.share.show(data);
  return () => {
    root.share?.remove();
    root.share = undefined;
  };
}
