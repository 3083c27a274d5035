// A figure on its way is read off the connection as it arrives. Streamlit hands it to the player too, but takes in the
// whole page first, which needs several times as long as drawing the run.

import { ARRAYS } from "./drawing.js";

const MARK = Array.from("gd run\r\n", (character) => character.charCodeAt(0));

// The parts that gd_view/payload.py sealed, as bytes.
export function parts(sealed) {
  const bytes = new Uint8Array(sealed.buffer ?? sealed, sealed.byteOffset ?? 0, sealed.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = MARK.length;
  const next = () => {
    const length = view.getUint32(at, true);
    at += 4 + length;
    return bytes.subarray(at - length, at);
  };
  const [followedOn, run, numbers, look, block] = Array.from({ length: 5 }, next);
  return { followedOn: text(followedOn), run, numbers, look, block, whole: bytes.subarray(0, at) };
}

function text(bytes) {
  return new TextDecoder().decode(bytes);
}

// What a slider changes: words, values, and the columns of the run.
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

export async function openLook(bytes) {
  return JSON.parse(text(await inflated(bytes)));
}

export async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

function sealedIn(message) {
  const bytes = new Uint8Array(message);
  for (let at = bytes.indexOf(MARK[0]); at >= 0; at = bytes.indexOf(MARK[0], at + 1))
    if (MARK.every((byte, i) => bytes[at + i] === byte)) return parts(bytes.subarray(at)).whole;
  return null;
}

export function isSame(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

const known = new WeakSet();

function listen(socket) {
  if (known.has(socket)) return;
  known.add(socket);
  socket.addEventListener("message", ({ data }) => {
    const sealed = data instanceof ArrayBuffer && sealedIn(data);
    if (!sealed) return;
    const { followedOn } = parts(sealed);
    for (const { player } of document.querySelectorAll('[data-testid="figure-player"]'))
      if (player?.isFollowedOn(followedOn)) player.foresee(sealed);
  });
}

// Nobody says which connection is Streamlit's; it sends before it is answered.
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  listen(this);
  return send.call(this, data);
};
