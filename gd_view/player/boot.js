(() => {
  const { nonce } = document.currentScript;
  const unpacked = async (name) => {
    const bytes = Uint8Array.from(atob(document.getElementById(name).textContent), (one) => one.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  };
  const run = (source) => {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.textContent = source;
    document.head.append(script);
  };
  const begin = async () => {
    if (!window.DecompressionStream) return;
    document.querySelector(".gd-note").textContent = "";
    window.gdPlotly = unpacked("plotly").then((source) => {
      run(source);
      return window.Plotly;
    });
    run(await unpacked("player"));
  };
  begin();
})();
