// Picture: the camera, the pointer and the list; who draws below is another's affair.
// A scene (vis-network or our own canvas) has paint(), move() and stop().

const picture = byId("picture");
const canvas = byId("canvas");
const base = byId("base");
const over = byId("over");
const list = byId("list");
const FAMILY = getComputedStyle(document.body).fontFamily;
const GROUPS = DATA.groups;
const BESIDE = 392;
const PHONE = 640;
const LISTED = 400; // marks that the list holds of one group, at most
const LISTED_ALL = 1000; // and of all groups that are unfolded
const camera = { x: 0, y: 0, scale: 1, width: 0, height: 0, fitted: 1 };
const buttons = [];
let near = null; // the node that is looked at
let grid = null;

const isFolded = (node) => DATA.folded && !state.unfolded.has(DATA.group[node]);
const isDrawn = (node) => node < PLACED && !isFolded(node);
const onScreen = (x, y) => [(x - camera.x) * camera.scale + camera.width / 2, (y - camera.y) * camera.scale + camera.height / 2];
const inWorld = (x, y) => [(x - camera.width / 2) / camera.scale + camera.x, (y - camera.height / 2) / camera.scale + camera.y];
const sizeOf = () => Math.min(6.5, Math.max(1, 7 * camera.scale));
const keyOf = (button) => (button.dataset.node ? DATA.keys[button.dataset.node] : null);
const isShown = (button) => button.isConnected;
const shownButtons = () => buttons.filter(isShown);

function boundsOf(nodes) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    box[0] = Math.min(box[0], DATA.x[node]);
    box[1] = Math.min(box[1], DATA.y[node]);
    box[2] = Math.max(box[2], DATA.x[node]);
    box[3] = Math.max(box[3], DATA.y[node]);
  }
  return box;
}

function wholeBox() {
  if (!DATA.folded) return boundsOf(DATA.x.keys());
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, r } of GROUPS) {
    box[0] = Math.min(box[0], x - r);
    box[1] = Math.min(box[1], y - r);
    box[2] = Math.max(box[2], x + r);
    box[3] = Math.max(box[3], y + r);
  }
  return box;
}

function fit([left, top, right, bottom], most = 1.2) {
  if (!(right >= left)) return;
  const room = (length) => Math.max(60, length - 90);
  camera.scale = Math.min(most, room(camera.width) / Math.max(1, right - left), room(camera.height) / Math.max(1, bottom - top));
  camera.x = (left + right) / 2;
  camera.y = (top + bottom) / 2;
}

// Give the picture its size; the list stands in where there is no room.
function arrange() {
  const stage = byId("stage");
  const opened = !byId("panel").hidden;
  const beside = stage.clientWidth - BESIDE >= 520;
  stage.classList.toggle("below", opened && !beside);
  const room = opened && beside ? stage.clientWidth - BESIDE : stage.clientWidth;
  picture.dataset.mode = room < PHONE || !PLACED ? "list" : "canvas";
  if (opened) revealOpen();
  if (picture.dataset.mode === "list") return;
  const height = Math.round(Math.min(700, Math.max(380, room * 0.62)));
  if (camera.width === room && camera.height === height) {
    paintOver();
    return;
  }
  const first = camera.width === 0;
  Object.assign(camera, { width: room, height });
  canvas.style.height = `${height}px`;
  if (first) {
    fit(wholeBox());
    camera.fitted = camera.scale;
  }
  scene.paint();
  paintOver();
}

function revealOpen() {
  const node = state.open ? nodeOf(state.open) : null;
  if (node === null || node >= PLACED || !isFolded(node)) return;
  const { x, y, r } = GROUPS[DATA.group[node]];
  unfold(DATA.group[node], true);
  if (!camera.width) return;
  fit([x - r, y - r, x + r, y + r], 1);
  redraw();
}

// Fold and unfold.
function unfold(group, opened) {
  if (opened) state.unfolded.add(group);
  else state.unfolded.delete(group);
  grid = null;
  fillGroup(group);
  scene.stop();
  if (camera.width) {
    scene.paint();
    paintOver();
  }
  sayFolds();
}

function sayFolds() {
  if (byId("unfold")) byId("unfold").textContent = state.unfolded.size === GROUPS.length ? "Fold all" : "Unfold all";
}

function toggleGroup(group, from) {
  const opened = !state.unfolded.has(group);
  unfold(group, opened);
  if (opened && camera.width) {
    const { x, y, r } = GROUPS[group];
    fit([x - r, y - r, x + r, y + r], 1);
    redraw();
  }
  writeAddress();
  tell(`${own(GROUPS[group].label)}: ${opened ? "unfolded" : "folded"}`);
  if (from) from.setAttribute("aria-expanded", String(opened));
}

function reveal() {}

function lookAt(node, at) {
  if (node === near && at === null) {
    if (node === null) byId("tip").hidden = true;
    return;
  }
  near = node;
  base.classList.toggle("faded", node !== null);
  paintOver();
  if (node === null) byId("tip").hidden = true;
  else if (at) showTip(DATA.labels[node], sayNode(node).slice(DATA.labels[node].length + 4), at);
}

function showTip(title, note, [x, y]) {
  const tip = byId("tip");
  tip.hidden = false;
  tip.replaceChildren(make("bdi", { text: title }), make("span", { text: note }));
  tip.style.left = `${Math.max(0, Math.min(x + 12, camera.width - 330))}px`;
  tip.style.top = `${Math.min(y + 14, camera.height - 50)}px`;
}

// What lies under the pointer: a node, a folded group or a line.
function nodeAt(x, y) {
  const size = 64;
  const key = (a, b) => Math.floor(a / size) * 65536 + Math.floor(b / size);
  if (!grid) {
    grid = new Map();
    for (let node = 0; node < PLACED; node += 1) {
      if (!isDrawn(node)) continue;
      const at = key(DATA.x[node], DATA.y[node]);
      if (!grid.has(at)) grid.set(at, []);
      grid.get(at).push(node);
    }
  }
  const [wx, wy] = inWorld(x, y);
  const reach = Math.min(size, 12 / camera.scale);
  let best = null;
  let least = reach * reach;
  for (let a = -1; a <= 1; a += 1) {
    for (let b = -1; b <= 1; b += 1) {
      for (const node of grid.get(key(wx + a * size, wy + b * size)) || []) {
        const far = (DATA.x[node] - wx) ** 2 + (DATA.y[node] - wy) ** 2;
        if (far < least) [best, least] = [node, far];
      }
    }
  }
  return best;
}

function groupAt(x, y) {
  if (!DATA.folded) return null;
  const [wx, wy] = inWorld(x, y);
  const found = GROUPS.findIndex((group, at) => !state.unfolded.has(at) && (group.x - wx) ** 2 + (group.y - wy) ** 2 <= group.r ** 2);
  return found < 0 ? null : found;
}

function lineAt(x, y) {
  const [wx, wy] = inWorld(x, y);
  let best = null;
  let least = (5 / camera.scale) ** 2;
  for (let line = 0; line < LINES; line += 1) {
    const [one, other] = [DATA.from[line], DATA.to[line]];
    if (one === other || !isDrawn(one) || !isDrawn(other) || !shows(line)) continue;
    const [ax, ay] = [DATA.x[one], DATA.y[one]];
    const [dx, dy] = [DATA.x[other] - ax, DATA.y[other] - ay];
    const along = Math.max(0, Math.min(1, ((wx - ax) * dx + (wy - ay) * dy) / (dx * dx + dy * dy || 1)));
    const far = (ax + along * dx - wx) ** 2 + (ay + along * dy - wy) ** 2;
    if (far < least) [best, least] = [line, far];
  }
  return best;
}

function redraw() {
  scene.paint();
  paintOver();
}

function zoom(factor, at = [camera.width / 2, camera.height / 2]) {
  if (picture.dataset.mode !== "canvas") return;
  const [x, y] = inWorld(...at);
  if (factor === 0) fit(wholeBox());
  else camera.scale = Math.min(6, Math.max(camera.fitted / 4, camera.scale * factor));
  if (factor !== 0) {
    camera.x = x - (at[0] - camera.width / 2) / camera.scale;
    camera.y = y - (at[1] - camera.height / 2) / camera.scale;
  }
  redraw();
}

function listen() {
  let held = null;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = { x: event.clientX, y: event.clientY, moved: false, camera: { x: camera.x, y: camera.y } };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return hover(at(event));
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 4) return undefined;
    if (!held.moved) lookAt(null, null);
    held.moved = true;
    canvas.classList.add("held");
    camera.x = held.camera.x - dx / camera.scale;
    camera.y = held.camera.y - dy / camera.scale;
    return scene.move();
  });
  const drop = (event) => {
    if (!held) return;
    const { moved } = held;
    held = null;
    canvas.classList.remove("held");
    if (moved) redraw();
    else if (event.type === "pointerup") press(at(event));
  };
  canvas.addEventListener("pointerup", drop);
  canvas.addEventListener("pointercancel", drop);
  canvas.addEventListener("pointerleave", () => !held && lookAt(null, null));
  canvas.addEventListener("dblclick", (event) => zoom(1.6, at(event)));
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, at(event));
  }, { passive: false });
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("zoom-reset").addEventListener("click", () => zoom(0));
}

function hover([x, y]) {
  const node = nodeAt(x, y);
  canvas.style.cursor = node !== null || groupAt(x, y) !== null ? "pointer" : "";
  if (node !== near) lookAt(node, node === null ? null : onScreen(DATA.x[node], DATA.y[node]));
  if (node !== null) return;
  const group = groupAt(x, y);
  if (group !== null) showTip(GROUPS[group].say, "Press to unfold", [x, y]);
  else byId("tip").hidden = true;
}

function press([x, y]) {
  const node = nodeAt(x, y);
  const group = groupAt(x, y);
  if (node !== null) openEntry(DATA.keys[node], buttons.find((one) => one.dataset.node === String(node)) || byId("search"));
  else if (group !== null) toggleGroup(group, list.children[group].querySelector(".group"));
  else {
    const line = lineAt(x, y);
    if (line !== null) openEntry(lineKey(line), byId("search"));
  }
}
