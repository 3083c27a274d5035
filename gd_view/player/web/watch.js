/**
 * Watches Streamlit's own controls: the native inputs of sliders, which change at every move while Streamlit hears of
 * it on release only, the fields for exact values, and whether a run of the page is over.
 * @module
 */

import { listenToFingers } from "./swipes.js";

const ENDS = ["pointerup", "keyup"];
const TOUCHES = ["pointerdown", "keydown", "input"]; // a reader's own: a slider that the server sets has none of them

function within(element, key) {
  return element.closest(`.st-key-${CSS.escape(key)}`) !== null;
}

export class Watch {
  /**
   * @param {object} told
   * @param {(key: string, raw: number) => void} told.moved a slider moved
   * @param {() => void} told.released the pointer or a key was released
   * @param {(fields: Array<[string | undefined, string]>) => void} told.typed the fields, slider and text, are sent
   * @param {() => void} told.finished a run of the page is over
   */
  constructor(told) {
    listenToFingers();
    this.keys = [];
    this.told = told;
    this.touched = undefined; // the slider that was touched last, if nothing else was since
    this.sliders = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (target.type === "range" && this.touched && within(target, this.touched))
          told.moved(this.touched, Number(target.value));
      }
    });
    this.onTouch = ({ target }) => {
      this.touched = target.closest && this.keys.find((one) => within(target, one));
    };
    this.script = new MutationObserver(([{ target }]) => {
      if (target.dataset.testScriptState === "notRunning") told.finished();
    });
    // Before Streamlit hears of them.
    this.onKey = ({ key, target }) => {
      if (key === "Enter" && target.closest?.(".st-key-fields")) this.send();
    };
    this.onClick = ({ target }) => {
      if (target.closest?.(".st-key-set_typed button")) this.send();
    };
  }

  /** Watch the sliders of these keys, also those that appear later. */
  on(keys) {
    if (!this.keys.length) {
      this.sliders.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["value"] });
      const app = document.querySelector('[data-testid="stApp"]');
      this.script.observe(app, { attributeFilter: ["data-test-script-state"] });
      for (const event of TOUCHES) addEventListener(event, this.onTouch, true);
      for (const event of ENDS) addEventListener(event, this.told.released);
      addEventListener("keydown", this.onKey, true);
      addEventListener("click", this.onClick, true);
    }
    this.keys = keys;
  }

  off() {
    this.sliders.disconnect();
    this.script.disconnect();
    for (const event of TOUCHES) removeEventListener(event, this.onTouch, true);
    for (const event of ENDS) removeEventListener(event, this.told.released);
    removeEventListener("keydown", this.onKey, true);
    removeEventListener("click", this.onClick, true);
    this.keys = [];
  }

  /** The value of a slider's input as it stands now, or null. */
  value(key) {
    const input = document.querySelector(`.st-key-${CSS.escape(key)} input[type=range]`);
    return input && Number(input.value);
  }

  send() {
    const fields = [...document.querySelectorAll(".st-key-fields input")];
    const slider = (field) => this.keys.find((key) => within(field, `${key}_typed`));
    this.told.typed(fields.map((field) => [slider(field), field.value]));
  }
}
