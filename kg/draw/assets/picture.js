// Picture: vis-network draws the marks; buttons of the list lie over them.

const picture = byId("picture");
const canvas = byId("canvas");
const buttons = all(".mark", byId("list"));
const BUTTON = new Map(buttons.map((button) => [button.dataset.id, button]));
const SAYS = new Map(buttons.map((button) => [button, button.getAttribute("aria-label")]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const GAP = 34;
const BESIDE = 392; // the panel and the gap before it
const view = { scale: 1, height: 0, columns: null, placed: null };
const painted = new Map(); // how each line looks now
// What vis-network has: the contests that were shown so far, since it takes its time.
const taken = { blocks: new Set(), nodes: [], edges: [] };
let network = null;
let nodes = null;
let edges = null;
let near = null; // the entity whose marks stay when the rest fades

const shownBlocks = () => DATA.blocks.map((block, index) => ({ ...block, index })).filter((block) => state.contest === "all" || block.contest === state.contest);
const keyOf = (button) => MARKS.get(button.dataset.id).open;
const isShown = (button) => !button.hidden && !button.closest(".block").hidden;
const shownButtons = () => buttons.filter((button) => button.offsetParent !== null || picture.dataset.mode === "canvas" ? !button.closest(".block").hidden && !button.hidden : false);
const isFaded = (mark) => near !== null && !(mark.about || []).includes(near);

function start() {
  nodes = new vis.DataSet();
  edges = new vis.DataSet();
  take();
  network = new vis.Network(canvas, { nodes, edges }, { ...DATA.options, autoResize: false });
  for (const stop of all("[tabindex]", canvas)) stop.tabIndex = -1;
  network.on("click", ({ pointer }) => {
    const edge = EDGES.get(network.getEdgeAt(pointer.DOM));
    if (edge && edge.open) openEntry(edge.open);
  });
  network.on("hoverEdge", ({ edge }) => lookAt(EDGES.get(edge).about[0], null));
  network.on("blurEdge", () => lookAt(null, null));
  network.on("dragEnd", placeButtons);
}

// Hand over what is shown for the first time.
function take() {
  const wanted = new Set(shownBlocks().map(({ index }) => index).filter((index) => !taken.blocks.has(index)));
  if (!wanted.size) return;
  for (const index of wanted) taken.blocks.add(index);
  const more = { nodes: DATA.nodes.filter(({ block }) => wanted.has(block)), edges: DATA.edges.filter(({ block }) => wanted.has(block)) };
  nodes.add(more.nodes.map((node) => ({ ...node, label: undefined, ctxRenderer: paint })));
  edges.add(more.edges);
  taken.nodes.push(...more.nodes);
  taken.edges.push(...more.edges);
}

// Choose the widest arrangement that fits; the list stands in when none does.
function arrange() {
  const stage = byId("stage");
  const opened = !byId("panel").hidden;
  const room = stage.clientWidth;
  const alone = DATA.blocks.find((block) => block.contest === state.contest);
  const { arrangements } = alone || DATA;
  const least = arrangements.at(-1).width;
  const beside = room - BESIDE >= least;
  stage.classList.toggle("below", opened && !beside);
  const width = opened && beside ? room - BESIDE : room;
  const narrow = arrangements.find((columns) => columns.width <= width);
  view.columns = narrow ? stretch(narrow, width) : null;
  picture.dataset.mode = view.columns ? "canvas" : "list";
  for (const section of all(".block", picture)) {
    section.hidden = state.contest !== "all" && section.dataset.contest !== state.contest;
  }
  const wanted = view.columns && `${state.contest} ${width} ${view.columns.aside}`;
  if (wanted && wanted !== view.placed) place(width);
  view.placed = wanted;
}

// What is to spare goes to the lines, a third of it to what stands before them.
function stretch(narrow, width) {
  const spare = width - narrow.width;
  const third = Math.round(spare / 3);
  return { ...narrow, width, mark: narrow.mark + third, rank: narrow.rank + third, target: narrow.target + spare };
}

// A port lies before the words of its mark, as wide as this browser sets them.
const offsetOf = (node) => (node.before ? boxOf(MARKS.get(node.before)).left - 6 : node.dx);

function place(width) {
  if (network) take();
  else start();
  const tops = new Map();
  let height = 0;
  for (const block of shownBlocks()) {
    tops.set(block.index, height);
    height += block.height + GAP;
  }
  height = Math.max(60, height - GAP);
  for (const section of all(".block", picture)) {
    const index = DATA.blocks.findIndex((block) => block.contest === section.dataset.contest);
    section.style.setProperty("--top", `${tops.get(index) || 0}px`);
  }
  nodes.update(taken.nodes.map((node) => ({
    id: node.id,
    x: (view.columns[node.column] ?? 0) + offsetOf(node),
    y: node.y + (tops.get(node.block) ?? 0),
  })));
  Object.assign(view, { height, scale: 1, tops });
  canvas.style.height = `${height}px`;
  network.setSize("100%", `${height}px`);
  fit();
  showMarks();
}

// Which marks are drawn, and which buttons of the list are there to press.
function showMarks() {
  const onCanvas = picture.dataset.mode === "canvas";
  const drawn = (item) => view.tops.has(item.block) && !(item.aside && view.columns.aside === null) && !out.has(item.id);
  for (const button of buttons) button.hidden = onCanvas ? !drawn(MARKS.get(button.dataset.id)) : out.has(button.dataset.id);
  for (const row of all(".row", picture)) row.hidden = all(".mark", row).every((mark) => mark.hidden);
  for (const button of buttons) {
    const { perhaps, loose, label, came, early } = MARKS.get(button.dataset.id);
    const counted = isWhole() ? null : button.querySelector("[data-count]");
    if (came) sayCame(button, came, early);
    button.classList.toggle("loose", Boolean(loose));
    button.classList.toggle("perhaps", Boolean(perhaps && !loose));
    const said = early ? placed(SAYS.get(button)).replace(`, ${came[0]}`, "") : placed(SAYS.get(button));
    const says = counted ? `${label}, candidate, ${counted.textContent.trim()}` : perhaps ? `${said}${loose ? MAYBE : ", perhaps by this day"}` : said;
    if (button.getAttribute("aria-label") !== says) button.setAttribute("aria-label", says);
  }
  if (!onCanvas || !network) return;
  const changed = taken.nodes.map((node) => ({ id: node.id, hidden: !drawn(node) })).filter(({ id, hidden }) => nodes.get(id).hidden !== hidden);
  if (changed.length) nodes.update(changed);
  colour();
  placeButtons();
}

// What came of an expectation, from the day on which one could know it.
function sayCame(button, [came, before], early) {
  const name = button.querySelector(".name");
  name.dataset.rest = name.dataset.rest ?? name.textContent;
  name.textContent = early ? name.dataset.rest.replace(came, before) : name.dataset.rest;
}

function colour() {
  if (!network) return;
  const changed = [];
  for (const edge of taken.edges) {
    const hidden = nodes.get(edge.from).hidden || nodes.get(edge.to).hidden;
    const hue = COLOURS[hueOf(edge.hue, edge)];
    const opacity = isFaded(edge) ? FADED * 0.6 : 0.8;
    // A choice that was perhaps made later has a dashed line, as its mark has.
    const perhaps = Boolean(MARKS.get(edge.from).perhaps || MARKS.get(edge.to).perhaps);
    const look = `${hidden} ${hue} ${opacity} ${perhaps}`;
    if (painted.get(edge.id) === look) continue;
    painted.set(edge.id, look);
    const dashes = perhaps ? [3, 3] : edge.dashes || false;
    changed.push({ id: edge.id, hidden, dashes, color: { color: hue, hover: hue, opacity, inherit: false } });
  }
  edges.update(changed);
  network.redraw();
}

// One unit is one pixel at the opening scale; the left edge is the page's.
function fit() {
  const x = canvas.clientWidth / 2 / view.scale;
  const y = view.height / 2 / view.scale;
  network.moveTo({ position: { x, y: view.scale === 1 ? view.height / 2 : y }, scale: view.scale, animation: false });
  const zoomed = view.scale > 1;
  canvas.classList.toggle("zoomed", zoomed);
  network.setOptions({ interaction: { dragView: zoomed } });
  network.redraw();
  placeButtons();
}

function zoom(factor) {
  if (!network || !view.columns) return;
  view.scale = factor === 0 ? 1 : Math.min(4, Math.max(0.5, view.scale * factor));
  fit();
}

function placeButtons() {
  if (!view.columns) return;
  for (const button of buttons) {
    if (button.hidden || button.closest(".block").hidden) continue;
    const mark = MARKS.get(button.dataset.id);
    const box = boxOf(mark);
    const at = network.canvasToDOM(network.getPosition(mark.id));
    const scale = network.getScale();
    button.style.setProperty("--x", `${at.x + box.left * scale}px`);
    button.style.setProperty("--y", `${at.y + box.top * scale}px`);
    button.style.setProperty("--w", `${box.width * scale}px`);
    button.style.setProperty("--h", `${box.height * scale}px`);
  }
}

// Hover and focus: what belongs to the same endorser stays, the rest falls back.
function lookAt(about, button) {
  near = about;
  if (view.columns) colour();
  const tip = byId("tip");
  const mark = button && MARKS.get(button.dataset.id);
  tip.hidden = !(mark && mark.tip && view.columns);
  if (tip.hidden) return;
  tip.replaceChildren(mark.early ? mark.tip[0].replace(`, ${mark.came[0]}`, "") : mark.tip[0], make("span", { text: mark.tip[1] }));
  const box = button.getBoundingClientRect();
  const frame = picture.getBoundingClientRect();
  tip.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - 330))}px`;
  tip.style.top = `${box.bottom - frame.top + 6}px`;
}

// One tab stop: the mark that was left last, else the first.
function rove(button) {
  for (const other of buttons) other.tabIndex = -1;
  const target = button || shownButtons()[0];
  if (target) target.tabIndex = 0;
}

function step(button, by) {
  const shown = shownButtons();
  const at = shown.indexOf(button);
  const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
  if (next) next.focus();
}

// Up and down go to the next row; left and right to the next mark.
function stepRow(button, by) {
  const row = (one) => one.closest(".row, .head") || one;
  const shown = shownButtons();
  const rest = by > 0 ? shown.slice(shown.indexOf(button) + 1) : shown.slice(0, shown.indexOf(button)).reverse();
  const next = rest.find((one) => row(one) !== row(button));
  if (next) (by > 0 ? next : shown.find((one) => row(one) === row(next))).focus();
}

const KEYS = {
  ArrowRight: (button) => step(button, 1),
  ArrowLeft: (button) => step(button, -1),
  ArrowDown: (button) => stepRow(button, 1),
  ArrowUp: (button) => stepRow(button, -1),
  Home: () => shownButtons()[0].focus(),
  End: () => shownButtons().at(-1).focus(),
};

function listen() {
  for (const button of buttons) {
    const mark = MARKS.get(button.dataset.id);
    listenToPointer(button, () => lookAt(mark.about[0] ?? null, button), () => lookAt(null, null));
    button.addEventListener("focus", () => {
      rove(button);
      lookAt(button.matches(":focus-visible") ? mark.about[0] ?? null : null, button);
    });
    button.addEventListener("blur", () => lookAt(null, null));
    button.addEventListener("click", () => mark.open && openEntry(mark.open, button));
    button.addEventListener("keydown", (event) => {
      if (!has(KEYS, event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      KEYS[event.key](button);
    });
  }
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("zoom-reset").addEventListener("click", () => zoom(0));
}
