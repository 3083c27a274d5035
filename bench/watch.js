// What a page shows after an input, frame by frame: when the picture of a run was new, and when its digits were exact.
// It looks at what is painted, in every app alike, and at nothing else of the code that paints.

(() => {
  const PICTURE = ".gd-overlay, .scatterlayer"; // the run, without the labels under a pointer
  const LINES = ".gd-overlay path, .scatterlayer path";
  const DIGITS = ".gd-readout, .gd-update, .gd-caption";
  const PLAYER = "[data-painted]";

  let awaited = null; // the kind of input that comes next
  let began = 0; // when it came, at first when the page was asked for; null until it has come
  let isNew = false; // whether the picture has changed since the last frame
  let said = ""; // the digits when it came
  let seen = { first: null, last: null, exact: null };
  let pictures = 0;

  const digits = () => Array.from(document.querySelectorAll(DIGITS), (part) => part.textContent);

  // Whether the digits are others than when the input came, and no longer those of a run known about only.
  function isExact() {
    const player = document.querySelector(PLAYER);
    if (player?.dataset.painted !== "true" || player.classList.contains("gd-live")) return false;
    const now = digits();
    return now.join() !== said && !now.some((text) => text.startsWith("≈"));
  }

  function isOfPicture({ target, addedNodes }) {
    if ((target.nodeType === 1 ? target : target.parentElement)?.closest(PICTURE)) return true;
    return Array.from(addedNodes).some((node) => node.matches?.(PICTURE) || node.querySelector?.(PICTURE));
  }

  // After a frame has been painted.
  function note() {
    const hasChanged = isNew && document.querySelector(LINES) !== null;
    isNew = false;
    pictures += hasChanged;
    if (began === null) return;
    const spent = performance.now() - began;
    if (hasChanged) {
      seen.last = spent;
      if (seen.first === null) {
        seen.first = spent;
        window.benchPainted?.(""); // told in one line with the messages that the page sends
      }
    }
    if (seen.exact === null && isExact()) seen.exact = spent;
  }

  function frame() {
    scheduler.postTask(note, { priority: "user-blocking" });
    requestAnimationFrame(frame);
  }

  function came({ type, timeStamp, isTrusted }) {
    if (type !== awaited || !isTrusted) return;
    awaited = null;
    began = timeStamp;
    isNew = false;
    said = digits().join();
  }

  for (const type of ["pointermove", "pointerup", "keydown"]) addEventListener(type, came, true);
  new MutationObserver((changes) => {
    isNew ||= changes.some(isOfPicture);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  requestAnimationFrame(frame);

  window.bench = {
    // Wait for an input, and note what is seen after it.
    expect(type) {
      awaited = type;
      began = null;
      seen = { first: null, last: null, exact: null };
    },

    seen: () => seen,

    // A pointer that moves in every frame of the screen, as Playwright's cannot: new pictures a second meanwhile. What it
    // holds is told of its moves, as a captured pointer's are, else what lies under it.
    wave: ([left, width, y, seconds, holder]) =>
      new Promise((done) => {
        const held = holder && document.querySelector(holder);
        let start = null;
        const move = (now) => {
          if (start === null) [start, pictures] = [now, 0];
          const spent = (now - start) / 1000;
          if (spent > seconds) return done(pictures / spent);
          const clientX = left + width * (0.5 + 0.45 * Math.sin(8 * spent));
          const moved = { clientX, clientY: y, pointerId: 1, pointerType: "mouse", buttons: 1, bubbles: true };
          (held ?? document.elementFromPoint(clientX, y)).dispatchEvent(new PointerEvent("pointermove", moved));
          requestAnimationFrame(move);
        };
        requestAnimationFrame(move);
      }),
  };
})();
