/**
 * What gd_view/player/payload.py sealed, opened again.
 * @module
 */

import { ARRAYS } from "./drawing.js";

const LENGTH = 4; // bytes before each part that say how long it is

/**
 * The four parts, as views of the bytes that came. The twin of `parted` in gd_view/player/payload.py.
 * @param {Uint8Array} sealed
 * @returns {{run: Uint8Array, numbers: Uint8Array, look: Uint8Array, block: Uint8Array, whole: Uint8Array}}
 */
export function parts(sealed) {
  const view = new DataView(sealed.buffer, sealed.byteOffset);
  let at = 0;
  const next = () => {
    const length = view.getUint32(at, true);
    at += LENGTH + length;
    return sealed.subarray(at - length, at);
  };
  const [run, numbers, look, block] = [next(), next(), next(), next()];
  return { run, numbers, look, block, whole: sealed };
}

function text(bytes) {
  return new TextDecoder().decode(bytes);
}

/**
 * What a slider changes: words, values, and the columns of the run.
 * @param {{run: Uint8Array, numbers: Uint8Array}} sealed
 * @returns {object} the run as it was given to `sealed`, with `columns`: for each name a list of steps + 1 numbers
 */
export function openRun({ run, numbers }) {
  const given = JSON.parse(text(run));
  let at = numbers.byteOffset;
  const columns = {};
  for (const [name, [kind, count]] of Object.entries(given.columns)) {
    const end = at + count * ARRAYS[kind].BYTES_PER_ELEMENT;
    columns[name] = Array.from(new ARRAYS[kind](numbers.buffer.slice(at, end)));
    at = end;
  }
  return { ...given, columns };
}

/**
 * What a slider seldom changes.
 * @param {Uint8Array} bytes
 * @returns {Promise<object>} the look as it was given to `sealed`
 */
export async function openLook(bytes) {
  return JSON.parse(text(await inflated(bytes)));
}

/**
 * Bytes that zlib compressed, as they were.
 * @param {Uint8Array} bytes
 * @returns {Promise<ArrayBuffer>}
 */
export async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

/**
 * Whether two runs of bytes are equal.
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 * @returns {boolean}
 */
export function isSame(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
