/**
 * The address bar holds the state, and a link to a state is followed without loading the page again.
 *
 * The server never writes the query: Streamlit would add a history entry for each slider's every value, to be walked
 * back through. It is written here, in place of the one before; only following a link makes a new entry. Streamlit
 * reads the query of the address bar with every message, or, once it was told of a visit, the one of that. So a visit
 * by link, Back or Forward carries a fresh `visit` mark: that is how the server knows that the address speaks and not
 * an earlier one still on its way. Streamlit hears of Back before this does, so it is told again, marked.
 *
 * What else was tried with Streamlit 1.67, and measured in Chromium:
 * - Queries written by Python (`st.query_params`): opening a page adds an entry to the history, and so does every value
 *   of a slider, unless history.pushState is replaced. In the run that follows Back, and in no other, Streamlit itself
 *   replaces the entry.
 * - `bind="query-params"` on the sliders: adds no entry, but leaves defaults out of the query, so that a copied link
 *   changes with them.
 * - `st.page_link(query_params=)` to a state of the same page: the query reaches the server, but neither the address bar
 *   nor the history.
 * @module
 */

const PRESSED = "-"; // before the mark of a link that was pressed, and not come back to: its run is played
const INSIDE = "/~/+"; // before the lesson's own path in the frame of Streamlit Community Cloud
const OF_A_VISIT = ["visit", "step"]; // and not of the state
let written; // the address that was written last

// Shown in a frame, as on Streamlit Community Cloud, the lesson has no address bar of its own. That of the page around
// it follows what the frame tells, and Streamlit tells of its own changes only. A slider's values are no secret.
function tellHost({ searchParams }) {
  if (window.parent === window) return;
  const plain = new URLSearchParams(searchParams);
  plain.delete("visit"); // the mark is no part of the state
  const queryParams = plain.size ? `?${plain}` : "";
  window.parent.postMessage({ stCommVersion: 1, type: "SET_QUERY_PARAM", queryParams }, "*");
}

function visit(url, write, sign = "") {
  url.searchParams.set("visit", sign + Date.now().toString(36));
  history[write](history.state, "", url);
  const event = new PopStateEvent("popstate");
  event.isMarked = true;
  window.dispatchEvent(event);
  tellHost(url);
}

// What rides along wherever a link leads: whatever the address holds that is no part of the page's state, and the mode.
// So a page stays embedded, with every option, and presented; and what a page around it has put there is left alone.
function foreign() {
  const { searchParams, pathname } = new URL(location.href);
  const isShown = written && isAt(pathname, written.page);
  const own = new Set([...OF_A_VISIT, ...(isShown ? [...Object.keys(written.values), ...(written.absent ?? [])] : [])]);
  return [...searchParams].filter(([key]) => key === "mode" || !own.has(key));
}

function isAt(pathname, page) {
  return pathname.replace(/\/$/, "").endsWith(`/${page}`);
}

// A folder of the app's own may have a dot in its name.
function isFile({ pathname }) {
  return pathname.slice(pathname.lastIndexOf("/")).includes(".");
}

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.hasAttribute("download") || link.target === "_blank") return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || !url.search || isFile(url)) return;
  event.preventDefault();
  for (const [key, value] of foreign()) if (!new URL(link.href).searchParams.has(key)) url.searchParams.append(key, value);
  visit(url, "pushState", PRESSED);
}

// A lost connection may come back at a server that knows nothing of this page. The address tells it at once, or it
// would answer the reader's next move with the state before it.
function tellAfterReconnecting() {
  const app = document.querySelector('[data-testid="stApp"]');
  let wasLost = false;
  const tell = () => {
    const isConnected = app.dataset.testConnectionState === "CONNECTED";
    if (isConnected && wasLost) {
      const { href } = location;
      visit(new URL(href), "replaceState");
      history.replaceState(history.state, "", href);
    }
    wasLost = !isConnected;
  };
  new MutationObserver(tell).observe(app, { attributeFilter: ["data-test-connection-state"] });
}

window.addEventListener("popstate", (event) => {
  if (!event.isMarked) visit(new URL(location.href), "replaceState");
});
document.addEventListener("click", follow);
tellAfterReconnecting();

/**
 * Write the values of a page into its address, take out of it the keys that must be absent, and tell the host.
 * @param {{page: string, values: Record<string, string>, absent?: string[], held?: string[]} | null} address of the page shown
 */
export function writeAddress(address) {
  if (address) written = address;
  if (!address || !isAt(location.pathname, address.page)) return;
  const url = new URL(location.href);
  for (const key of ["visit", ...(address.absent ?? [])]) url.searchParams.delete(key);
  for (const [key, value] of Object.entries(address.values)) url.searchParams.set(key, value);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
  tellHost(url);
}

/**
 * The settings that no hand moves, since the link that opened the page holds them.
 * @returns {string[]} their keys
 */
export function heldKeys() {
  return written?.held ?? [];
}

/**
 * Take the step out of the address once another one is shown: it told where the figure opens, and would tell it wrongly
 * after a reload.
 * @param {number} step the one shown
 */
export function leaveStep(step) {
  const url = new URL(location.href);
  if ((url.searchParams.get("step") ?? `${step}`) === `${step}`) return;
  url.searchParams.delete("step");
  history.replaceState(history.state, "", url);
  tellHost(url);
}

/**
 * The address of this page at a moment, for others: every value, with it how it is shown, and the step where there are some.
 *
 * What is known of frames: that of Streamlit Community Cloud holds the lesson below `/~/+` of the host's own origin, and
 * the page around it has the same path without it and hands its query on. So that is the address that a reader opens. Of
 * any other page around, a frame knows the origin at most (`document.referrer`, `location.ancestorOrigins`), and nobody
 * says that it hands a query on: the link then leads to the lesson itself, out of the frame. The server cannot know more:
 * `st.context.url` is what the browser tells it, the frame's own address.
 * @param {number} [step] none where the figure has none
 * @returns {string} empty as long as nothing was written
 */
export function momentAddress(step) {
  if (!written) return "";
  const url = new URL(location.href);
  const here = url.searchParams;
  const values = Object.entries(written.values).map(([key, value]) => [key, here.get(key) ?? value]);
  url.search = new URLSearchParams([...values, ...(step === undefined ? [] : [["step", step]])]);
  url.hash = "";
  return outside(url).href;
}

/**
 * The address of a page of the lesson, for others.
 * @param {string} path of it, with its query, below the lesson's own
 * @returns {string}
 */
export function addressOf(path) {
  return outside(new URL(path, location.href)).href;
}

function outside(url) {
  if (window.parent !== window && url.pathname.startsWith(`${INSIDE}/`)) url.pathname = url.pathname.slice(INSIDE.length);
  return url;
}
