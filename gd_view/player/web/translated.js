/**
 * A browser that translates puts an element in the place of each text. Who keeps hold of the text, as React does, would
 * write into what nobody sees, so that an old answer stays, or fail to take away what is gone. Here a text that is written
 * to comes back to its place, where it is translated anew, and what stands there is taken away with it.
 * @module
 */

const standIns = new WeakMap(); // by text: what a translator has put in its place

function standIn(node) {
  const one = standIns.get(node);
  return one?.isConnected ? one : undefined;
}

const rewritten = new MutationObserver((changes) => {
  for (const { target } of changes) if (!target.isConnected) standIn(target)?.replaceWith(target);
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

// A child that a parent is asked for, or what stands there in its place.
function there(parent, node) {
  return (node && node.parentNode !== parent && standIn(node)) || node;
}

/** Begin. */
export function bearTranslation() {
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function (node) {
    return removeChild.call(this, there(this, node));
  };
  Node.prototype.insertBefore = function (node, next) {
    return insertBefore.call(this, node, there(this, next));
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
}
