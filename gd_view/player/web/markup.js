// What the player is made of, but for the picture and the words.

export const markup = `
  <p class="gd-headline"></p>
  <div class="gd-plot"></div>
  <p class="gd-readout"></p>
  <p class="gd-update"></p>
  <div class="gd-controls" role="group" aria-label="Walk through the run">
    <button type="button" data-go="start"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5h2v14H5zM19 5v14L8 12z" /></svg> Start</button>
    <button type="button" data-go="back"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M17 5v14L6 12z" /></svg> Back</button>
    <button type="button" data-go="play"><svg viewBox="0 0 24 24" aria-hidden="true" class="gd-icon"><path d="M7 5v14l11-7z" /></svg> <span class="gd-word">Play</span></button>
    <button type="button" data-go="step"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 5v14l9-7zM16 5h2v14h-2z" /></svg> Step</button>
    <button type="button" data-go="end"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5v14l11-7zM17 5h2v14h-2z" /></svg> End</button>
    <label class="gd-range"><span class="gd-count"></span><input type="range" min="0" step="1" /></label>
    <label class="gd-speed">Speed
      <select>
        <option value="1">1 step a second</option>
        <option value="3" selected>3 steps a second</option>
        <option value="10">10 steps a second</option>
      </select>
    </label>
  </div>
  <p class="gd-caption" role="status"></p>
  <p class="gd-aside"></p>
  <details class="gd-table">
    <summary>Table of this run</summary>
    <p><a class="gd-csv" download="run.csv" href="#">Download as CSV, every digit</a></p>
    <div class="gd-scroll" tabindex="0" role="region" aria-label="Table of this run"></div>
  </details>
`;
