// The address bar holds the state, and a link to a state is followed without loading the page again.
//
// Streamlit writes a changed query as a new history entry. A slider's every value would then have to be walked
// back through, so a change of the query alone replaces the entry; only following a link makes a new one. Each
// visit by link, Back or Forward carries a fresh `visit` mark: that is how the server knows that the address speaks
// and not an earlier one still on its way. Streamlit hears of Back before this does, so it is told again, marked.

const pushEntry = history.pushState.bind(history);

function visit(url, write) {
  url.searchParams.set("visit", Date.now().toString(36));
  write({}, "", url);
  const event = new PopStateEvent("popstate");
  event.isMarked = true;
  window.dispatchEvent(event);
}

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || !url.search || url.pathname.includes(".")) return;
  event.preventDefault();
  const here = location.pathname;
  visit(url, pushEntry);
  if (url.pathname === here) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const places = [...document.querySelectorAll(".gd-player, .gd-plot")];
    const seen = places.find((place) => place.getClientRects().length); // on a phone the player itself has no box
    seen?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
  }
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
      const replace = history.replaceState.bind(history);
      visit(new URL(href), replace);
      replace({}, "", href);
    }
    wasLost = !isConnected;
  };
  new MutationObserver(tell).observe(app, { attributeFilter: ["data-test-connection-state"] });
}

history.pushState = (state, title, url) => {
  const next = new URL(url, location.href);
  if (next.pathname === location.pathname) history.replaceState(state, title, next);
  else pushEntry(state, title, next);
};
window.addEventListener("popstate", (event) => {
  if (!event.isMarked) visit(new URL(location.href), history.replaceState.bind(history));
});
document.addEventListener("click", follow);
tellAfterReconnecting();

export function writeAddress(address) {
  if (!address || !location.pathname.replace(/\/$/, "").endsWith(`/${address.page}`)) return;
  const url = new URL(location.href);
  url.searchParams.delete("visit");
  for (const [key, value] of Object.entries(address.values)) url.searchParams.set(key, value);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
