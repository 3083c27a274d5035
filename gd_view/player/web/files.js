/**
 * What of a run can be taken away as a file: its table for a spreadsheet, and its picture, light, for paper.
 * @module
 */

import { loadPlotly } from "./drawing.js";
import { laidOut } from "./layout.js";
import { paths, places } from "./places.js";
import { strings } from "./strings.js";
import * as table from "./table.js";

const SIZE = { width: 960, height: 576, paper_bgcolor: "#ffffff" };
const SHARPER = 2; // times as many in a PNG

function save(name, href) {
  const link = document.createElement("a");
  link.download = name;
  link.href = href;
  link.click();
}

/**
 * A picture as it is now, light, whatever the theme and the size of the window.
 * @param {import("./picture.js").Picture} picture
 * @param {"svg" | "png"} format
 * @param {{width: number, height: number, paper_bgcolor?: string}} size in pixels, and the colour behind it, if any
 * @returns {Promise<string>} its address, which holds it
 */
export function image(picture, format, size) {
  const moved = [paths(picture), places(picture)];
  const data = picture.traces.map((trace, i) => Object.assign({}, trace, ...moved.map((standing) => standing.get(i))));
  const chosen = { scale: picture.scale, colours: {}, isOnPaper: true, camera: picture.camera };
  const layout = { ...laidOut(picture.data, picture.root, chosen), ...size };
  layout.font = { ...layout.font, family: "sans-serif" }; // a picture of its own has no letters of the page
  const { width, height } = size;
  const options = { format, width, height, scale: format === "png" ? SHARPER : 1 };
  return loadPlotly().then((Plotly) => Plotly.toImage({ data, layout }, options));
}

export class Files {
  /**
   * @param {HTMLElement} root the player's section
   * @param {import("./shown.js").Shown} shown
   * @param {import("./picture.js").Picture} picture
   */
  constructor(root, shown, picture) {
    this.shown = shown;
    this.picture = picture;
    root.querySelector(".gd-files").addEventListener("click", ({ target }) => {
      if (target.dataset.csv) this.write(target, target.dataset.csv);
      else if (target.dataset.image) this.draw(target.dataset.image);
    });
  }

  write(link, form) {
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([table.csv(this.shown, form)], { type: "text/csv" }));
  }

  async draw(format) {
    save(`${strings.file}.${format}`, await image(this.picture, format, SIZE));
  }
}
