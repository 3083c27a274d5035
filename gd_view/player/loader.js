const script = document.querySelector('script[src*="static/js/"]');
const address = new URL("../../player/player.js", script ? script.src : `${location.origin}/static/js/`).href;
let player;

export default function (component) {
  let leave = () => {};
  let isGone = false;
  player ??= import(address);
  player.then(
    (module) => {
      if (!isGone) leave = module.default(component);
    },
    () => {
      player = undefined;
      const section = component.parentElement.querySelector(".gd-player");
      section.textContent = section.dataset.missing;
    },
  );
  return () => {
    isGone = true;
    leave();
  };
}
