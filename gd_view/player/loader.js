const script = document.querySelector('script[src*="static/js/"]');
const address = new URL("../../player/player.js", script ? script.src : `${location.origin}/static/js/`).href;
let player;

export default function load(component) {
  let leave = null;
  let isGone = false;
  const mount = async () => {
    let module;
    try {
      module = await (player ??= import(address));
    } catch {
      player = undefined;
      const { textContent } = document.querySelector(".gd-missing");
      component.parentElement.querySelector(".gd-player").textContent = textContent;
      return;
    }
    if (!isGone) leave = module.default(component);
  };
  mount();
  return () => {
    isGone = true;
    leave?.();
  };
}
