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
const EMBEDDED = ["embed", "embed_options"];

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

// A folder of the app's own may have a dot in its name.
function isFile({ pathname }) {
  return pathname.slice(pathname.lastIndexOf("/")).includes(".");
}

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || !url.search || isFile(url)) return;
  event.preventDefault();
  const here = new URL(location.href);
  for (const key of EMBEDDED)
    if (!url.searchParams.has(key)) for (const value of here.searchParams.getAll(key)) url.searchParams.append(key, value);
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
 * @param {{page: string, values: Record<string, string>, absent?: string[]} | null} address of the page shown
 */
export function writeAddress(address) {
  if (!address || !location.pathname.replace(/\/$/, "").endsWith(`/${address.page}`)) return;
  const url = new URL(location.href);
  for (const key of ["visit", ...(address.absent ?? [])]) url.searchParams.delete(key);
  for (const [key, value] of Object.entries(address.values)) url.searchParams.set(key, value);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
  tellHost(url);
}
