/**
 * The switch beside an axis that may be logarithmic. It is off until it is pressed, and nothing remembers it.
 * @module
 */

export class Logarithmic {
  /**
   * @param {HTMLElement} root the player's section
   * @param {() => void} changed called when the reader chooses the other scale
   */
  constructor(root, changed) {
    this.label = root.querySelector(".gd-log");
    this.box = this.label.querySelector("input");
    this.box.addEventListener("change", changed);
  }

  /**
   * The layout in the scale that is chosen. Where the figure has no other scale there is no switch either.
   * @param {object} layout
   * @param {object | undefined} other what the other scale changes, as `log` of gd_view/drawing/drawing.py says
   * @returns {object}
   */
  of(layout, other) {
    this.label.hidden = !other;
    return other && this.box.checked ? rescaled(layout, other) : layout;
  }
}

/**
 * A layout with other scales. A zoom into an axis is not kept: it was one of the other scale.
 * @param {object} layout
 * @param {{annotations: object[]}} other notes to be added and, by its name, what changes of each axis
 * @returns {object}
 */
export function rescaled(layout, { annotations, ...axes }) {
  const changed = Object.entries(axes).map(([name, axis]) => [name, { ...layout[name], ...axis, uirevision: axis.type }]);
  return { ...layout, ...Object.fromEntries(changed), annotations: [...layout.annotations, ...annotations] };
}
