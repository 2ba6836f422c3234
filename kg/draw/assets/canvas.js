// Canvas: a scene for networks too large for vis-network. Folded communities are
// circles; what is unfolded is drawn line by line, node by node.

const scene = (() => {
  const sheet = document.createElement("canvas");
  const ctx = sheet.getContext("2d");
  const AROUND = 0.5; // drawn beyond each edge of the window, as shares of it
  let bundles = null;
  let drawn = null; // where the camera stood
  base.append(sheet);

  // Lines between folded groups, joined: from, to and how many.
  function bundle() {
    const found = new Map();
    const single = [];
    for (let line = 0; line < LINES; line += 1) {
      const [one, other] = [DATA.from[line], DATA.to[line]];
      const [a, b] = [isFolded(one) ? DATA.group[one] : -1, isFolded(other) ? DATA.group[other] : -1];
      if ((a >= 0 && a === b) || one === other || !shows(line)) continue;
      if (a < 0 && b < 0) {
        single.push(line);
        continue;
      }
      const key = a < 0 ? `n${one} ${b}` : b < 0 ? `n${other} ${a}` : a < b ? a * GROUPS.length + b : b * GROUPS.length + a;
      const known = found.get(key);
      if (known) known.many += 1;
      else found.set(key, { from: a < 0 ? [DATA.x[one], DATA.y[one]] : [GROUPS[a].x, GROUPS[a].y], to: b < 0 ? [DATA.x[other], DATA.y[other]] : [GROUPS[b].x, GROUPS[b].y], many: 1, whole: a >= 0 && b >= 0 });
    }
    const nodes = [];
    for (let node = 0; node < PLACED; node += 1) if (isDrawn(node)) nodes.push(node);
    bundles = { single, joined: [...found.values()].sort((one, other) => one.many - other.many), nodes };
  }

  function stroke(lines, width, colour, alpha) {
    ctx.beginPath();
    for (const { from, to } of lines) {
      ctx.moveTo(from[0], from[1]);
      ctx.lineTo(to[0], to[1]);
    }
    Object.assign(ctx, { lineWidth: width / camera.scale, strokeStyle: colour, globalAlpha: alpha });
    ctx.stroke();
  }

  function paintJoined() {
    const most = bundles.joined.reduce((all, { many }) => Math.max(all, many), 1);
    const steps = new Map();
    for (const one of bundles.joined) {
      const step = one.whole ? Math.ceil(5 * Math.sqrt(one.many / most)) : 0;
      if (!steps.has(step)) steps.set(step, []);
      steps.get(step).push(one);
    }
    for (const [step, lines] of [...steps].sort((a, b) => a[0] - b[0])) stroke(lines, step ? step * 0.9 : 0.6, COLOURS.rule, step ? 0.15 + 0.09 * step : 0.3);
  }

  function paintSingle() {
    const { single } = bundles;
    ctx.beginPath();
    for (const line of single) {
      const [one, other] = [DATA.from[line], DATA.to[line]];
      ctx.moveTo(DATA.x[one], DATA.y[one]);
      ctx.lineTo(DATA.x[other], DATA.y[other]);
    }
    Object.assign(ctx, { lineWidth: (single.length > 4000 ? 0.6 : 1) / camera.scale, strokeStyle: COLOURS.rule, globalAlpha: Math.min(0.6, Math.max(0.1, 4000 / single.length)) });
    ctx.stroke();
  }

  function paintGroups() {
    GROUPS.forEach((group, at) => {
      const folded = !state.unfolded.has(at);
      ctx.beginPath();
      ctx.arc(group.x, group.y, group.r, 0, 7);
      ctx.globalAlpha = 1;
      ctx.fillStyle = folded ? COLOURS[`${group.hue}-tint`] : COLOURS.lane;
      if (folded) ctx.fill();
      ctx.strokeStyle = folded ? COLOURS[group.hue] : COLOURS.hair;
      ctx.lineWidth = (folded ? 1.5 : 1) / camera.scale;
      ctx.stroke();
    });
  }

  // Nodes of one colour in one go; small ones as squares, which are cheapest.
  function paintNodes() {
    ctx.globalAlpha = 1;
    const size = sizeOf() / camera.scale;
    const hues = new Map();
    for (const node of bundles.nodes) {
      const { hue } = kindOf(node);
      if (!hues.has(hue)) hues.set(hue, []);
      hues.get(hue).push(node);
    }
    for (const [hue, nodes] of hues) {
      ctx.fillStyle = COLOURS[hue];
      ctx.beginPath();
      for (const node of nodes) outline(DATA.x[node], DATA.y[node], size, kindOf(node).shape);
      ctx.fill();
    }
  }

  function outline(x, y, size, shape) {
    if (shape === "square" || size * camera.scale < 2) ctx.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
    else if (shape === "circle") {
      ctx.moveTo(x + size, y);
      ctx.arc(x, y, size, 0, 7);
    } else {
      const corners = { diamond: 4, triangle: 3, hexagon: 6 }[shape] || 4;
      for (let at = 0; at < corners; at += 1) {
        const turn = (2 * Math.PI * at) / corners - Math.PI / 2;
        ctx[at ? "lineTo" : "moveTo"](x + 1.2 * size * Math.cos(turn), y + 1.2 * size * Math.sin(turn));
      }
      ctx.closePath();
    }
  }

  function paint() {
    if (!camera.width) return;
    if (!bundles) bundle();
    const ratio = devicePixelRatio || 1;
    const [width, height] = [camera.width * (1 + 2 * AROUND), camera.height * (1 + 2 * AROUND)];
    if (sheet.width !== Math.round(width * ratio) || sheet.height !== Math.round(height * ratio)) {
      Object.assign(sheet, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
      Object.assign(sheet.style, { width: `${width}px`, height: `${height}px`, left: `${-camera.width * AROUND}px`, top: `${-camera.height * AROUND}px` });
    }
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, sheet.width, sheet.height);
    const scale = camera.scale * ratio;
    ctx.setTransform(scale, 0, 0, scale, (width / 2) * ratio - camera.x * scale, (height / 2) * ratio - camera.y * scale);
    paintJoined();
    if (DATA.folded) paintGroups();
    paintSingle();
    paintNodes();
    drawn = { ...camera };
    base.style.transform = "";
  }

  // While it is dragged, what is drawn is moved; past its rim it is drawn anew.
  function move() {
    const dx = (drawn.x - camera.x) * camera.scale;
    const dy = (drawn.y - camera.y) * camera.scale;
    if (Math.abs(dx) > camera.width * AROUND || Math.abs(dy) > camera.height * AROUND) {
      paint();
      paintOver();
      return;
    }
    base.style.transform = `translate(${dx}px, ${dy}px)`;
    over.style.transform = base.style.transform;
  }

  return { paint, move, stop: () => { bundles = null; } };
})();
