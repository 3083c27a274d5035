/**
 * The player in a file of its own, without a server: sliders of the browser's own, and nobody who answers them. So what
 * a slider is moved to stays: by the loop, if the figure has one, all of them together, and else by a fan, one at a time.
 * gd_view/player/offline.py makes the file.
 * @module
 */

import mount from "./player.js";
import { strings } from "./strings.js";

const SOON = 150; // milliseconds after the last change of the window's size
const inputs = [...document.querySelectorAll(".gd-dials input")];
const note = document.querySelector(".gd-note");
const roots = [...document.querySelectorAll('[data-testid="figure-player"]')];
const players = () => roots.map((root) => root.player);

function bytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

// What is known of the sliders: the first figure with fans for one says where the run of the file has it.
function owner(key) {
  return players().find(({ shown }) => key in (shown.data.live?.fans ?? {}));
}

function exactly(key) {
  return owner(key).shown.data.exact[key];
}

function listed(key) {
  return owner(key).shown.data.live.fans[key].listed;
}

function value({ dataset: { key }, value: raw }) {
  return listed(key)?.[Number(raw)] ?? Number(raw);
}

function write(input) {
  const text = listed(input.dataset.key) ? String(value(input)) : value(input).toFixed(Number(input.dataset.digits));
  const words = text.replace("-", "\u2212");
  input.setAttribute("aria-valuetext", words);
  input.parentElement.querySelector("output").textContent = words;
}

function put(input, to) {
  const values = listed(input.dataset.key);
  input.value = values ? values.indexOf(to) : to;
  write(input);
}

function hasMoved(input) {
  return Math.abs(value(input) - exactly(input.dataset.key)) > 1e-9;
}

// Whether the runs of several moved sliders can be made: by the loop, or where they do not depend on one another.
function takesSeveral({ shown: { data } }) {
  const { live } = data;
  return !live || live.loop !== null || live.clicks.length > 1;
}

function follow(moved) {
  const isAlone = !players().every(takesSeveral);
  let isBack = false;
  for (const input of isAlone ? inputs : []) {
    if (moved.includes(input) || !hasMoved(input)) continue;
    put(input, exactly(input.dataset.key));
    isBack = true;
  }
  const unanswered = Object.fromEntries(inputs.filter(hasMoved).map((input) => [input.dataset.key, value(input)]));
  const moves = moved.map((input) => [input.dataset.key, value(input)]);
  for (const player of players()) {
    const known = moves.filter(([key]) => key in (player.hand.live?.fans ?? {}));
    if (!known.length) continue;
    player.hand.unanswered = unanswered;
    player.hand.show(known);
    player.writeTable();
  }
  note.textContent = isBack ? strings.one_slider : inputs.some(hasMoved) ? strings.moved : "";
}

// A click on a figure, or its grip, has set sliders.
function placed(player, place) {
  const moves = new Map(player.hand.clicks(place));
  const moved = inputs.filter((input) => moves.has(input.dataset.key));
  for (const input of moved) put(input, moves.get(input.dataset.key));
  follow(moved);
}

function show(root, data) {
  mount({
    data,
    parentElement: root.parentElement,
    setStateValue: () => {},
    setTriggerValue: (_, place) => placed(root.player, place),
  });
}

function isReady({ shown: { data }, hand }) {
  return data && (!data.live || hand.live);
}

// What is drawn while a hand moves is drawn again in another size, or in other colours.
function redraw(data) {
  for (const [i, root] of roots.entries()) {
    if (root.player.shown.isLive) root.player.picture.rescale();
    else if (data) show(root, data[i]);
  }
}

function begin(data) {
  for (const input of inputs) {
    put(input, exactly(input.dataset.key));
    input.disabled = false;
    input.addEventListener("input", () => {
      write(input);
      follow([input]);
    });
  }
  let timer;
  addEventListener("resize", () => {
    clearTimeout(timer);
    timer = setTimeout(redraw, SOON);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw(data));
  document.querySelector("main").dataset.ready = "true";
}

const given = roots.map((root) => bytes(document.getElementById(root.dataset.payload).textContent));
for (const [i, root] of roots.entries()) show(root, given[i]);
const wait = () => (players().every(isReady) ? begin(given) : requestAnimationFrame(wait));
wait();
