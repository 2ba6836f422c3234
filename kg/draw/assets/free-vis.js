// Vis: a scene drawn by vis-network, from the lists of a pyvis network.

const scene = (() => {
  let network = null;
  let edges = null;
  let nodes = null;
  let stale = true;

  function start() {
    nodes = new vis.DataSet(DATA.network.nodes.map((node, at) => ({ ...node, label: undefined, x: DATA.x[at], y: DATA.y[at] })));
    edges = new vis.DataSet(DATA.network.edges);
    network = new vis.Network(base, { nodes, edges }, { ...DATA.network.options, autoResize: false });
    for (const stop of all("[tabindex]", base)) stop.tabIndex = -1;
  }

  function colour() {
    nodes.update(DATA.network.nodes.map((node, at) => {
      const hue = COLOURS[kindOf(at).hue];
      return { id: node.id, color: { background: hue, border: hue } };
    }));
    edges.update(DATA.network.edges.map((edge, line) => ({ id: edge.id, hidden: !shows(line), color: { color: COLOURS.rule, opacity: 0.75, inherit: false } })));
    stale = false;
  }

  function move() {
    network.moveTo({ position: { x: camera.x, y: camera.y }, scale: camera.scale, animation: false });
    over.style.transform = "";
    paintOver();
  }

  function paint() {
    if (!camera.width) return;
    if (!network) start();
    if (stale) colour();
    network.setSize("100%", `${camera.height}px`);
    move();
    network.redraw();
  }

  return { paint, move, stop: () => { stale = true; } };
})();
