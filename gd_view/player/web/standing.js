/**
 * Whether the sliders stand where the server has set them. Until the browser says so, their reports may be older: see
 * gd_view/page/state.py.
 * @module
 */

const SOON = 50; // milliseconds, in which React hands a slider its value
const PATIENCE = 20; // times; a slider that stands elsewhere then has been moved by the reader
let asked;

// Whether the sliders stand where the address says.
function stand({ values }) {
  return Object.entries(values).every(([key, value]) => {
    const input = document.querySelector(`.st-key-${CSS.escape(key)} input[type=range]`);
    const words = input?.getAttribute("aria-valuetext")?.replace("\u2212", "-") ?? value;
    return !(Math.abs(Number(words) - Number(value)) > 1e-9); // words that are no number tell nothing
  });
}

function nothing() {}

/**
 * Say the number that an address asks for once the sliders stand where it says.
 * @param {{values: Record<string, string>, asks?: number} | null} address of the page shown
 * @param {(number: number) => void} say tells the server
 * @returns {() => void} what keeps it from being said: the answer of a page that was left would run on another one
 */
export function sayWhenShown(address, say) {
  if (!address) return nothing;
  const number = (asked = address.asks);
  if (!number) return nothing;
  const app = document.querySelector('[data-testid="stApp"]');
  let patience = PATIENCE;
  const look = () => {
    if (number !== asked) return;
    const isRunning = app.dataset.testScriptState === "running";
    if (patience-- > 0 && (isRunning || !stand(address))) setTimeout(look, SOON);
    else setTimeout(() => number === asked && say(number), SOON);
  };
  look();
  return () => {
    if (number === asked) asked = undefined;
  };
}
