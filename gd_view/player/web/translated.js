/**
 * A browser that translates puts an element in the place of each text. Who keeps hold of the text, as React does, would
 * go on writing where nobody sees it, and an old reply would stand for a new one. Here a text that is written to comes
 * back to its place, and is translated anew.
 * @module
 */

const standIns = new WeakMap(); // by text: what a translator has put in its place

const rewritten = new MutationObserver((changes) => {
  for (const { target } of changes) {
    const put = standIns.get(target);
    if (!target.isConnected && put.isConnected) put.replaceWith(target);
  }
});

function note(changes) {
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of changes) {
    const gone = [...removedNodes].find((one) => one.nodeType === Node.TEXT_NODE && !one.isConnected);
    const put = gone && [...addedNodes, previousSibling, nextSibling].find((one) => one?.nodeName === "FONT");
    if (!put) continue;
    standIns.set(gone, put);
    rewritten.observe(gone, { characterData: true });
  }
}

/** Begin. */
export function bearTranslation() {
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
}
