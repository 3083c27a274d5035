/**
 * The link to this moment: to copy it, and to show it as a QR code, which the server makes.
 * @module
 */

import { momentAddress } from "./address.js";
import { handOut } from "./handout.js";
import { strings } from "./strings.js";

const PLAYERS = '[data-testid="figure-player"]';
const TURNS = new Set(["PageUp", "PageDown"]); // a presenter remote's

const MARKUP = `
  <label>${strings.link}<input type="text" readonly spellcheck="false" /></label>
  <div class="gd-buttons">
    <button type="button" data-do="copy">${strings.copy}</button>
    <button type="button" data-do="ask">${strings.qr}</button>
    <button type="button" data-do="print">${strings.handout}</button>
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

// The figure whose state the address holds, of which there is one on a page.
function figure() {
  return [...document.querySelectorAll(PLAYERS)].find((root) => root.player?.shown.data?.address);
}

function link() {
  const shown = figure()?.player.shown;
  return momentAddress(shown?.last ? shown.step : undefined);
}

class Share {
  constructor(root) {
    this.root = root;
    root.innerHTML = MARKUP;
    this.field = root.querySelector("input");
    this.said = root.querySelector("[role=status]");
    this.qr = root.querySelector(".gd-qr");
    this.asks = root.querySelector("[data-do=ask]");
    this.enlarges = root.querySelector("[data-do=enlarge]");
    this.dialog = root.querySelector("dialog");
    this.fold = root.closest("details");
    root.addEventListener("click", (event) => {
      const name = event.target.closest("button")?.dataset.do;
      if (name) this[name]();
    });
    this.field.addEventListener("focus", () => this.field.select());
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

  show({ link: ofCode, code }) {
    this.ofCode = ofCode;
    for (const place of this.root.querySelectorAll(".gd-qr-code")) if (place.innerHTML !== code) place.innerHTML = code;
    if (ofCode === this.asked && this.said.textContent === strings.waits) this.say("");
    if (ofCode && ofCode === this.toPrint) this.handOut(code);
    this.write();
  }

  // The sheet leads back to the state, at its start: what becomes of the run is to be predicted.
  print() {
    this.write();
    this.toPrint = momentAddress();
    if (this.toPrint === this.ofCode) return this.handOut(this.root.querySelector(".gd-qr-code").innerHTML);
    this.say(strings.waits);
    this.asked = this.toPrint;
    this.keep("link", this.toPrint);
  }

  async handOut(code) {
    const back = this.toPrint;
    this.toPrint = undefined;
    await handOut(back, code);
    this.say("");
  }

  // Write the link; a code of another moment is not shown beside it.
  write() {
    if (this.fold && !this.fold.open) return;
    const now = link();
    if (now !== this.field.value) {
      this.field.value = now;
      this.say("");
    }
    // The button that asks and the code take each other's place, and the focus goes with them.
    const isHeld = this.root.contains(document.activeElement) && document.activeElement.dataset.do;
    this.qr.hidden = !now || this.ofCode !== now;
    this.asks.disabled = !now || !this.qr.hidden;
    if (isHeld === "ask" && this.asks.disabled) this.enlarges.focus();
    else if (isHeld === "enlarge" && this.qr.hidden) this.asks.focus();
  }

  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  async copy() {
    this.write();
    this.say("");
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      // Not every browser lets a page write to the clipboard: one without https, or the frame of another page, has none.
      this.field.focus();
      this.field.select();
      return this.say(document.execCommand?.("copy") ? strings.copied : strings.select);
    }
    this.say(strings.copied);
  }

  ask() {
    this.write();
    this.asked = this.field.value;
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
 * @param {{link: string, code: string}} component.data the link whose code was asked for, and the code as SVG
 * @param {HTMLElement} component.parentElement holds the section
 * @param {(name: string, value: unknown) => void} component.setStateValue tells the server
 * @returns {() => void} what takes it away
 */
export default function mount({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".gd-moment");
  root.share ??= new Share(root);
  root.share.keep = setStateValue;
  root.share.show(data);
  return () => {
    root.share?.remove();
    root.share = undefined;
  };
}
