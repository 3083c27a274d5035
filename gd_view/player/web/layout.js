/**
 * The layout of a picture: in the colours and letters of the page, for a mouse or a finger, for a screen or paper.
 * @module
 */

import { recoloured } from "./drawing.js";
import { SHEET } from "./paper.js";

/**
 * The layout that Plotly shall draw.
 * @param {{figure: object, annotations: object[], log: object | undefined}} data
 * @param {HTMLElement} root the player's section
 * @param {{scale: import("./logarithmic.js").Logarithmic, colours: object, isOnPaper: boolean, camera: object}} chosen
 * @returns {object}
 */
export function laidOut({ figure, annotations, log }, root, { scale, colours, isOnPaper, camera }) {
  const layout = recoloured(scale.of({ ...figure.layout, annotations }, log), colours);
  layout.font = { ...layout.font, family: getComputedStyle(root).fontFamily };
  Object.assign(layout, isOnPaper ? SHEET : { autosize: true });
  if (matchMedia("(pointer: coarse)").matches) {
    layout.dragmode = false; // a swipe scrolls the page
    if (layout.scene) layout.scene.dragmode = false;
  }
  if (layout.scene && camera) layout.scene = { ...layout.scene, camera };
  return layout;
}
