const script = document.querySelector('script[src*="static/js/"]');
const player = new URL("../../player/", script ? script.src : `${location.origin}/static/js/`);

export default function load(component) {
  let leave = null;
  let isGone = false;
  const mount = async () => {
    const section = component.parentElement.querySelector("[data-module]");
    let module;
    try {
      module = await import(new URL(section.dataset.module, player).href);
    } catch {
      section.textContent = document.querySelector(".gd-missing").textContent;
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
