/**
 * While the server is away, what is in the page goes on, and the reader is told in words. Streamlit would lay a dialog
 * over the page, which says less and has to be closed before the run can be played on.
 * @module
 */

import { strings } from "./strings.js";

const BLINK = 2000; // milliseconds; a connection that comes back sooner was never missed
const LONG = 10_000; // for an answer: the line may be dead, and nobody has noticed

const ASKS = 0x5a; // the first byte of a message that asks for a run: field 11 of Streamlit's BackMsg

// Streamlit's element knows of a run from the server's word alone. What is sent into a frozen line has to be seen here.
function watchLine(asked, heard) {
  const { send } = WebSocket.prototype, watched = new WeakSet();
  WebSocket.prototype.send = function (data) {
    if (!watched.has(this)) this.addEventListener("message", heard);
    watched.add(this);
    if (data?.[0] === ASKS) asked();
    send.call(this, data);
  };
}

// A hand that goes on has one run after the other, and no pause between them may be seen: each figure is an answer.
function isAnswer({ target, oldValue }) {
  return oldValue === "false" && target.dataset.painted === "true";
}

export class Away {
  /** @param {HTMLElement} app Streamlit's own element, which says how things stand */
  constructor(app) {
    this.app = app;
    this.bar = document.createElement("p");
    this.bar.setAttribute("role", "status");
    this.bar.className = "gd-unseen";
    document.body.append(this.bar);
    const attributeFilter = ["data-test-connection-state", "data-test-script-state"];
    new MutationObserver(() => this.look()).observe(app, { attributeFilter });
    const painted = { subtree: true, attributeFilter: ["data-painted"], attributeOldValue: true };
    new MutationObserver((changes) => changes.some(isAnswer) && this.answered()).observe(document.body, painted);
    new MutationObserver(() => this.closeDialog()).observe(document.body, { childList: true });
    watchLine(() => this.awaits(true), () => this.awaits(false));
    this.look();
  }

  awaits(isAsked) {
    if (isAsked === this.isAsked) return;
    this.isAsked = isAsked;
    this.look();
  }

  get isConnected() {
    return this.app.dataset.testConnectionState === "CONNECTED";
  }

  look() {
    const isWaiting = this.isAsked || this.app.dataset.testScriptState !== "notRunning";
    if (!this.isConnected) this.tell(strings.away, BLINK);
    else if (isWaiting) this.tell(strings.late, LONG);
    else this.tell("");
  }

  answered() {
    if (!this.isConnected) return;
    this.tell("");
    this.look();
  }

  // Say these words once it has been so for a while; nothing, as soon as all is well.
  tell(words, after) {
    if (words === this.words) return;
    this.words = words;
    clearTimeout(this.timer);
    if (words) this.timer = setTimeout(() => this.show(words), after);
    else if (this.bar.className === "gd-away") this.show("");
  }

  show(words) {
    this.bar.className = words ? "gd-away" : "gd-unseen";
    document.body.classList.toggle("gd-is-away", words !== "");
    this.bar.textContent = words || strings.returned;
  }

  closeDialog() {
    if (!this.isConnected) document.querySelector('section[role="dialog"] button')?.click();
  }
}
