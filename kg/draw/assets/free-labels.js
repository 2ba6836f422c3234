// Labels: above the drawing, those of the most tied and of what is looked at.

const HALO = 3;
const LONGEST = 190;
const OVER_MARKS = 25; // names that may lie over the marks of others
let byDegree = null;
let marks = []; // boxes of marks that a label should rather not cover

// A text cut to the width it may have.
function cut(ctx, text, most) {
  if (ctx.measureText(text).width <= most) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ctx.measureText(`${text.slice(0, middle)}…`).width <= most) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low)}…`;
}

function ready() {
  const ratio = devicePixelRatio || 1;
  const [width, height] = [Math.round(camera.width * ratio), Math.round(camera.height * ratio)];
  if (over.width !== width || over.height !== height) {
    Object.assign(over, { width, height });
    over.style.width = `${camera.width}px`;
    over.style.height = `${camera.height}px`;
  }
  const ctx = over.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, camera.width, camera.height);
  over.style.transform = "";
  return ctx;
}

function paintOver() {
  if (picture.dataset.mode !== "canvas") return;
  const ctx = ready();
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const taken = [];
  paintOpen(ctx);
  if (near !== null && isDrawn(near)) paintNear(ctx, taken);
  else if (near === null) {
    if (DATA.folded) paintGroupLabels(ctx, taken);
    paintTop(ctx, taken);
  }
}

// What the panel tells of has a ring.
function paintOpen(ctx) {
  const node = state.open ? nodeOf(state.open) : null;
  const line = state.open ? lineOf(state.open) : null;
  const ends = node !== null ? [node] : line !== null ? [DATA.from[line], DATA.to[line]] : [];
  ctx.strokeStyle = COLOURS.ink;
  ctx.lineWidth = 2;
  const shown = ends.filter(isDrawn).map((end) => onScreen(DATA.x[end], DATA.y[end]));
  for (const [x, y] of shown) {
    ctx.beginPath();
    ctx.arc(x, y, sizeOf() + 5, 0, 7);
    ctx.stroke();
  }
  if (shown.length < 2) return;
  ctx.beginPath();
  ctx.moveTo(...shown[0]);
  ctx.lineTo(...shown[1]);
  ctx.stroke();
}

// The label right of its mark, or left, above, below: where nothing stands yet.
function put(ctx, text, [x, y], away, taken, bold, always, over = true) {
  ctx.font = `${bold ? "bold " : ""}12.5px ${FAMILY}`;
  const words = cut(ctx, text, LONGEST);
  const width = ctx.measureText(words).width;
  const spots = [[x + away, y - 8], [x - away - width, y - 8], [x - width / 2, y - away - 16], [x - width / 2, y + away]];
  const free = (boxes) => ([left, top]) => left >= 2 && top >= 2 && left + width <= camera.width - 2 && top + 16 <= camera.height - 2 && boxes.every((box) => left + width + 3 < box[0] || box[2] + 3 < left || top + 17 < box[1] || box[3] + 1 < top);
  const spot = spots.find(free([...taken, ...marks])) || (over && spots.find(free(taken))) || (always ? spots[0] : null);
  if (!spot) return false;
  taken.push([spot[0], spot[1], spot[0] + width, spot[1] + 16]);
  write(ctx, words, spot[0], spot[1] + 8);
  return true;
}

function write(ctx, words, x, y, colour = COLOURS.ink) {
  ctx.textAlign = "left";
  ctx.strokeStyle = COLOURS.page;
  ctx.lineWidth = HALO;
  ctx.strokeText(words, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}

function paintTop(ctx, taken) {
  if (!byDegree) {
    byDegree = Array.from({ length: PLACED }, (_, node) => node).sort((a, b) => DATA.degree[b] - DATA.degree[a] || a - b);
  }
  const seen = DATA.folded ? [] : byDegree.map((node) => onScreen(DATA.x[node], DATA.y[node])).filter(([x, y]) => x > 0 && y > 0 && x < camera.width && y < camera.height);
  const size = sizeOf();
  marks = seen.length > 600 ? [] : seen.map(([x, y]) => [x - size, y - size, x + size, y + size]);
  let placed = 0;
  let tried = 0;
  for (const node of byDegree) {
    if (placed === DATA.named || tried > 6 * DATA.named) break;
    if (!isDrawn(node)) continue;
    const [x, y] = onScreen(DATA.x[node], DATA.y[node]);
    if (x < 0 || y < 0 || x > camera.width || y > camera.height) continue;
    tried += 1;
    placed += put(ctx, DATA.labels[node], [x, y], sizeOf() + 4, taken, false, false, placed < OVER_MARKS);
  }
}

function paintGroupLabels(ctx, taken) {
  GROUPS.forEach((group, at) => {
    if (state.unfolded.has(at)) return;
    const [x, y] = onScreen(group.x, group.y);
    const room = 2 * group.r * camera.scale - 10;
    if (room < 44) return;
    const lines = [[group.label, "bold "], [group.more, ""]].filter(([text]) => text);
    lines.forEach(([text, bold], index) => {
      ctx.font = `${bold}12px ${FAMILY}`;
      const words = cut(ctx, text, room);
      const width = ctx.measureText(words).width;
      const top = y + (index - lines.length / 2) * 15;
      taken.push([x - width / 2, top, x + width / 2, top + 15]);
      ctx.textAlign = "center";
      ctx.fillStyle = COLOURS.ink;
      ctx.fillText(words, x, top + 7.5);
    });
  });
}

// What is looked at, its lines and its neighbours, over the faded rest.
function paintNear(ctx, taken) {
  const here = onScreen(DATA.x[near], DATA.y[near]);
  const others = new Set();
  ctx.strokeStyle = COLOURS.ink;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  for (const line of linesOf(near)) {
    const other = DATA.from[line] === near ? DATA.to[line] : DATA.from[line];
    if (!shows(line) || other === near) continue;
    const group = GROUPS[DATA.group[other]];
    const there = isFolded(other) ? onScreen(group.x, group.y) : onScreen(DATA.x[other], DATA.y[other]);
    ctx.moveTo(...here);
    ctx.lineTo(...there);
    if (!isFolded(other)) others.add(other);
  }
  ctx.stroke();
  const size = Math.max(4, sizeOf());
  for (const node of [...others, near]) {
    const [x, y] = onScreen(DATA.x[node], DATA.y[node]);
    ctx.fillStyle = COLOURS[kindOf(node).hue];
    ctx.beginPath();
    ctx.arc(x, y, node === near ? size + 2 : size, 0, 7);
    ctx.fill();
  }
  put(ctx, DATA.labels[near], here, size + 6, taken, true, true);
  const ranked = [...others].sort((a, b) => DATA.degree[b] - DATA.degree[a] || a - b);
  for (const node of ranked.slice(0, 2 * OVER_MARKS)) put(ctx, DATA.labels[node], onScreen(DATA.x[node], DATA.y[node]), size + 4, taken, false, false);
}
