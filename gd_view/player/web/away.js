/**
 * While the server is away, what is in the page goes on, and the reader is told in words. Streamlit would lay a dialog
 * over the page, which says less and has to be closed before the run can be played on.
 * @module
 */

import { strings } from "./strings.js";

const BLINK = 2000; // milliseconds; a connection that comes back sooner was never missed
const LONG = 10_000; // for an answer: the line may be dead, and nobody has noticed
const DOUBT = 5000; // after an act of the reader's to which nothing was heard
const HEALTH = new URL("../_stcore/health", import.meta.url).href;

const passed = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Whether the server answers in time. Whatever it says, the line is alive; that there is none, others notice.
async function isAnswering() {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), LONG);
  await fetch(HEALTH, { cache: "no-store", signal: control.signal }).catch(() => {});
  clearTimeout(timer);
  return !control.signal.aborted;
}

// Playing and stepping cost the server nothing; what is done in the plot may set a start.
function mayAsk(target) {
  return !target.closest?.(".gd-player") || target.closest(".gd-plot") !== null;
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
    this.heard = 0; // how often something was seen that comes from the server
    new MutationObserver(() => this.hear()).observe(app, { attributeFilter });
    const painted = { subtree: true, attributeFilter: ["data-painted"], attributeOldValue: true };
    new MutationObserver((changes) => changes.some(isAnswer) && this.answered()).observe(document.body, painted);
    new MutationObserver(() => this.closeDialog()).observe(document.body, { childList: true });
    for (const act of ["pointerup", "keyup"])
      document.addEventListener(act, ({ target }) => mayAsk(target) && this.doubt());
    this.look();
  }

  hear() {
    this.heard += 1;
    this.look();
  }

  // Into a frozen line Streamlit sends, and waits without a sign. So when an act is followed by nothing, the server is
  // asked whether it is there: at most four times a minute while it is.
  async doubt() {
    this.isDoubtful = true;
    if (this.isDoubting) return;
    this.isDoubting = true;
    this.isDoubtful = false;
    const { heard } = this;
    await passed(DOUBT);
    while (this.heard === heard && this.isConnected && navigator.onLine && !(await isAnswering())) {
      this.isFrozen = true;
      this.look();
    }
    this.isFrozen = false;
    this.look();
    await passed(LONG);
    this.isDoubting = false;
    if (this.isDoubtful) this.doubt();
  }

  get isConnected() {
    return this.app.dataset.testConnectionState === "CONNECTED";
  }

  look() {
    if (!this.isConnected) this.tell(strings.away, BLINK);
    else if (this.isFrozen) this.tell(strings.late, 0);
    else if (this.app.dataset.testScriptState !== "notRunning") this.tell(strings.late, LONG);
    else this.tell("");
  }

  answered() {
    if (!this.isConnected) return;
    this.tell("");
    this.hear();
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
