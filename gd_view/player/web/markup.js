/**
 * What the player is made of, but for the picture and the words.
 * @module
 */

const icon = (path, name = "") => `<svg viewBox="0 0 24 24" aria-hidden="true"${name}><path d="${path}" /></svg>`;

const ICONS = {
  start: "M5 5h2v14H5zM19 5v14L8 12z",
  back: "M17 5v14L6 12z",
  step: "M6 5v14l9-7zM16 5h2v14h-2z",
  end: "M5 5v14l11-7zM17 5h2v14h-2z",
};

export const PLAY = "M7 5v14l11-7z";
export const PAUSE = "M6 5h4v14H6zM14 5h4v14h-4z";

const SPEEDS = [1, 3, 10]; // rows a second

/**
 * The player's elements.
 * @param {import("./strings.js").strings} strings the words of the player
 * @returns {string} HTML
 */
export function markup(strings) {
  const button = (go) => `<button type="button" data-go="${go}">${icon(ICONS[go])} <span>${strings[go]}</span></button>`;
  return `
  <p class="gd-headline"></p>
  <div class="gd-screen">
  <div class="gd-plot" translate="no"><p class="gd-coming">${strings.coming}</p></div>
  <label class="gd-log" hidden title="${strings.log_scale}"><input type="checkbox" aria-label="${strings.log_scale}" />${strings.log}</label>
  <div class="gd-controls" role="group" aria-label="${strings.controls}">
    ${button("start")}
    ${button("back")}
    <button type="button" data-go="play">${icon(PLAY, ' class="gd-icon"')} <span class="gd-word">${strings.play}</span></button>
    ${button("step")}
    ${button("end")}
    <label class="gd-range"><span class="gd-count"></span><input type="range" min="0" step="1" /></label>
    <label class="gd-speed">${strings.speed}
      <select>${SPEEDS.map((speed) => `<option value="${speed}"></option>`).join("")}</select>
    </label>
  </div>
  </div>
  <p class="gd-readout"></p>
  <p class="gd-update" translate="no"></p>
  <p class="gd-caption"></p>
  <p class="gd-unseen" role="status"></p>
  <details class="gd-table">
    <summary>${strings.numbers}</summary>
    <button type="button" class="gd-sound" aria-pressed="false" hidden>♪ ${strings.sound}</button>
    <p class="gd-aside"></p>
    <p class="gd-files">
      <a class="gd-csv" data-csv="point" download="${strings.file}.csv" href="#">${strings.download}</a>
      <a class="gd-csv" data-csv="comma" download="${strings.file}.csv" href="#">${strings.comma}</a>
      <button type="button" data-image="svg">${strings.svg}</button>
      <button type="button" data-image="png">${strings.png}</button>
    </p>
    <div class="gd-scroll" tabindex="0" role="region" aria-label="${strings.table}"></div>
  </details>
`;
}
