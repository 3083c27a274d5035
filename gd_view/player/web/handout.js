/**
 * A handout: one sheet, A4 or Letter, with the picture at its start, the questions of the page, lines to write on and the
 * code that leads back. It holds no answer. The browser prints it in place of the page.
 * @module
 */

import { image } from "./files.js";
import { strings } from "./strings.js";

const ASKED = '.gd-listing, [class*="st-key-predict_"]:not([class*="_changed"])';
const PRINTING = "gd-printing"; // on the body; print.css then leaves out the rest
const TALLEST = 245; // millimetres, what Letter has between the margins less a little; A4 has more
const LETTERS = [10, 9.5, 9, 8.5, 8]; // points
const HIGH = [72, 58, 44]; // millimetres of the pictures
const ROOM = { least: 9, most: 26 }; // millimetres to write on, for each question
const SIZE = { width: 860, height: 360 }; // pixels of all pictures, which are shown smaller
const MILLIMETRE = 96 / 25.4; // pixels

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

// A picture with nothing shown of its run.
async function atStart(picture, size) {
  const { shown } = picture;
  const { step, seen } = shown;
  shown.rewind();
  const drawn = image(picture, "svg", size); // takes what is shown at once
  Object.assign(shown, { step, seen });
  const shows = element("img", "");
  shows.alt = picture.data.name;
  shows.src = await drawn;
  await shows.decode();
  return shows;
}

// Beside each other; layers of one picture lie on one another.
function pictures() {
  const places = new Map();
  for (const root of document.querySelectorAll('.st-key-picture_side [data-testid="figure-player"]')) {
    const layers = root.closest(".st-key-layers") ?? root;
    places.set(layers, [...(places.get(layers) ?? []), root.player.picture]);
  }
  const size = { ...SIZE, width: SIZE.width / Math.max(places.size, 1) };
  const drawn = [...places.values()].map((layers) => Promise.all(layers.map((layer) => atStart(layer, size))));
  return Promise.all(drawn.map(async (images) => element("div", "", ...(await images))));
}

function question(card) {
  if (card.matches(".gd-listing")) return card.cloneNode(true);
  const asked = element("section", "gd-asked-on-paper");
  for (const part of card.querySelectorAll(".gd-question, .gd-on-paper")) asked.append(part.cloneNode(true));
  asked.append(element("p", "gd-mine", `${strings.mine_on_paper}:`));
  return asked;
}

function fits(sheet, letters, high, room) {
  sheet.style.fontSize = `${letters}pt`;
  sheet.style.setProperty("--gd-high", `${high}mm`);
  sheet.style.setProperty("--gd-room", `${room}mm`);
  return sheet.getBoundingClientRect().height <= TALLEST * MILLIMETRE;
}

// Letters and pictures as large as one sheet can have them, and then as much room to write as is left.
function fit(sheet) {
  const sizes = LETTERS.flatMap((letters) => HIGH.map((high) => [letters, high]));
  const [letters, high] = sizes.find((size) => fits(sheet, ...size, ROOM.least)) ?? sizes.at(-1);
  let room = ROOM.most;
  while (room > ROOM.least && !fits(sheet, letters, high, room)) room -= 1;
  fits(sheet, letters, high, room);
}

/**
 * Print the sheet of the page that is shown.
 * @param {string} link where its code leads
 * @param {string} code of the link, as SVG
 */
export async function handOut(link, code) {
  const title = document.querySelector(".st-key-head h1").cloneNode(true);
  const questions = [...document.querySelectorAll(`.st-key-article :is(${ASKED})`)].map(question);
  const back = element("footer", "", element("div", "gd-qr-code"), element("p", "", strings.handout_back, element("br", ""), link));
  back.firstChild.innerHTML = code;
  const sheet = element(
    "article",
    "gd-handout",
    title,
    element("p", "", strings.handout_says),
    element("div", "gd-drawn-on-paper", ...(await pictures())),
    element("div", "gd-all-asked", ...questions),
    back,
  );
  document.body.append(sheet);
  document.body.classList.add(PRINTING);
  fit(sheet);
  const over = () => {
    sheet.remove();
    document.body.classList.remove(PRINTING);
  };
  addEventListener("afterprint", over, { once: true });
  window.print();
}
