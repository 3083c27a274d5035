/**
 * What of a run can be taken away as a file: its table for a spreadsheet, and its picture, light, for paper.
 * @module
 */

import { loadPlotly } from "./drawing.js";
import { laidOut } from "./layout.js";
import { strings } from "./strings.js";
import * as table from "./table.js";

const SIZE = { width: 960, height: 576 }; // pixels of a picture
const SHARPER = 2; // times as many in a PNG

function save(name, href) {
  const link = document.createElement("a");
  link.download = name;
  link.href = href;
  link.click();
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
      const { csv, image } = target.dataset;
      if (csv) this.write(target, csv);
      else if (image) this.draw(image);
    });
  }

  write(link, form) {
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([table.csv(this.shown, form)], { type: "text/csv" }));
  }

  // The picture as it is now, whatever the theme and the size of the window.
  async draw(format) {
    const { picture } = this;
    const Plotly = await loadPlotly();
    const moved = [picture.paths(), picture.places()];
    const data = picture.traces.map((trace, i) => Object.assign({}, trace, ...moved.map((places) => places.get(i))));
    const chosen = { scale: picture.scale, colours: {}, isOnPaper: true, camera: picture.camera };
    const layout = { ...laidOut(picture.data, picture.root, chosen), ...SIZE, paper_bgcolor: "#fff" };
    const scale = format === "png" ? SHARPER : 1;
    save(`${strings.file}.${format}`, await Plotly.toImage({ data, layout }, { format, ...SIZE, scale }));
  }
}
