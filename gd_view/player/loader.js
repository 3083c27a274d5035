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
      component.parentElement.querySelector(".gd-player").textContent =
        "The figure cannot be shown: a part of this page did not load. Check the connection and load the page again.";
    },
  );
  return () => {
    isGone = true;
    leave();
  };
}
