/**
 * One picture dissolves into another: a copy of what was drawn lies over what is drawn now, and fades away.
 * @module
 */

const DISSOLVES = 1800; // milliseconds

/**
 * Lay a copy of what a plot shows over it, to fade away.
 * @param {HTMLElement} plot
 */
export function crossfade(plot) {
  if (!plot.firstElementChild || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const copy = document.createElement("div");
  copy.className = "gd-dissolving";
  copy.setAttribute("aria-hidden", "true");
  copy.append(...[...plot.children].map((child) => child.cloneNode(true)));
  Object.assign(copy.style, {
    left: `${plot.offsetLeft}px`,
    top: `${plot.offsetTop}px`,
    width: `${plot.offsetWidth}px`,
    height: `${plot.offsetHeight}px`,
  });
  plot.before(copy);
  copy.animate({ opacity: [1, 0] }, { duration: DISSOLVES, easing: "ease-in-out" }).onfinish = () => copy.remove();
}
