/**
 * A curve being drawn by hand: a height for each column of a sheet, or none yet.
 * @module
 */

const REACH = 2; // columns: a hand that begins or ends so near to an edge means the edge

export class Pen {
  /**
   * @param {number} columns
   * @param {number} begins the height at which it lies at first, a share of the sheet
   */
  constructor(columns, begins) {
    this.begins = begins;
    this.empty(columns);
  }

  empty(columns = this.heights.length) {
    this.heights = Array.from({ length: columns }, () => null);
    this.at = { column: 0, height: this.begins };
    this.x = 0; // where it is exactly, a share of the width
  }

  get last() {
    return this.heights.length - 1;
  }

  /** Put the pen on a place, in shares of the sheet. */
  put(x, y) {
    this.x = within(x);
    this.at = { column: Math.round(this.x * this.last), height: within(y) };
    this.heights[this.at.column] = this.at.height;
    this.began = this.at.column; // as long as the pen has not left it
  }

  /** Draw from where the pen is to a place: each column on the way is met where it lies. */
  draw(x, y) {
    const from = { x: this.x * this.last, height: this.at.height };
    const to = { x: within(x) * this.last, height: within(y) };
    const way = to.x - from.x;
    const [low, high] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    for (let column = Math.ceil(low); column <= high; column += 1)
      this.heights[column] = way ? from.height + ((to.height - from.height) * (column - from.x)) / way : to.height;
    if (Math.abs(to.x - this.began) < 1) this.heights[this.began] = to.height; // up or down before it goes on
    else this.began = undefined;
    this.x = within(x);
    this.at = { column: Math.round(to.x), height: to.height };
  }

  /** Go on by so many columns, or up by so much: where nothing is drawn yet, the pen draws. */
  step(across, up) {
    const { column, height } = this.at;
    this.heights[column] ??= height;
    if (up) this.heights[column] = within(height + up);
    const next = Math.min(Math.max(column + across, 0), this.last);
    this.heights[next] ??= this.heights[column];
    this.at = { column: next, height: this.heights[next] };
    this.x = next / this.last;
  }

  /** The heights as they are seen: places that are apart are joined by straight lines, and what reaches nearly to an edge reaches it. */
  joined() {
    const drawn = [];
    for (const [column, height] of this.heights.entries()) if (height !== null) drawn.push([column, height]);
    if (!drawn.length) return this.heights;
    const [[first, left], [last, right]] = [drawn[0], drawn.at(-1)];
    if (first <= REACH) drawn.unshift([0, left]);
    if (last >= this.last - REACH) drawn.push([this.last, right]);
    const joined = [...this.heights];
    for (let k = 1; k < drawn.length; k += 1) {
      const [[from, low], [to, high]] = [drawn[k - 1], drawn[k]];
      for (let column = from; column <= to; column += 1)
        joined[column] ??= low + ((high - low) * (column - from)) / (to - from);
    }
    return joined;
  }
}

function within(share) {
  return Math.min(Math.max(share, 0), 1);
}
