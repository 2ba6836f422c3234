// Chart: marks of SVG, and the list of the same marks on a phone.

const picture = byId("picture");
const SHEETS = new Map(DATA.sheets.map((sheet) => [sheet.key, sheet]));
const sections = new Map(all(".sheet", picture).map((section) => [section.dataset.sheet, section]));
for (const section of sections.values()) {
  const charted = all(".chart .mark", section);
  for (const button of all("[data-twin]", section)) {
    const twin = charted[button.dataset.twin];
    for (const name of twin.getAttributeNames()) {
      if (name === "aria-label" || name.startsWith("data-")) button.setAttribute(name, twin.getAttribute(name));
    }
  }
}
const buttons = all(".mark", picture);
const things = all(".thing", picture);
const threads = all(".thread", picture);
const SAYS = new Map(buttons.map((button) => [button, button.getAttribute("aria-label")]));
const keyOf = (button) => button.dataset.key;
const aboutOf = (element) => (element.dataset.about ? element.dataset.about.split(" ") : []);
// What stands in a closed drawer of the list has a place, and cannot be seen.
const inSight = (button) => (button.checkVisibility ? button.checkVisibility() : button.getClientRects().length > 0);
const isShown = (button) => !button.hasAttribute("hidden") && inSight(button);
const shownButtons = () => buttons.filter(isShown);
const here = () => sections.get(state.sheet);
let near = null; // the entity whose marks stay when the rest fades

// State: which sheet, what is open, the day and the filters.
const state = { sheet: DATA.opening, open: null, sort: null, theme: null, day: null, by: "public", follow: null, order: null, unfolded: false, off: {} };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  state.sheet = SHEETS.has(given.get("sheet")) ? given.get("sheet") : DATA.opening;
  state.open = entryOf(given.get("open")) ? given.get("open") : null;
  const [column, direction] = (given.get("sort") || "").split(".");
  const known = /^\d+$/.test(column) && Number(column) < all("thead th").length;
  state.sort = known ? { column: Number(column), down: direction === "down" } : null;
  state.theme = ["light", "dark"].includes(given.get("theme")) ? given.get("theme") : null;
  state.order = DATA.orders.some(([key]) => key === given.get("order")) ? given.get("order") : null;
  state.unfolded = given.get("unfolded") === "yes";
  readTime(given);
  state.follow = DATA.follow.some(([key]) => key === given.get("follow")) ? given.get("follow") : DATA.followed;
  if (given.get("follow") === "nobody") state.follow = null;
}

function writeAddress() {
  const kept = new URLSearchParams();
  if (state.sheet !== DATA.opening) kept.set("sheet", state.sheet);
  if (state.follow !== DATA.followed) kept.set("follow", state.follow || "nobody");
  if (orderAt()) kept.set("order", state.order);
  if (state.unfolded) kept.set("unfolded", "yes");
  writeTime(kept);
  if (state.open) kept.set("open", state.open);
  if (state.sort) kept.set("sort", `${state.sort.column}.${state.sort.down ? "down" : "up"}`);
  if (state.theme) kept.set("theme", state.theme);
  history.replaceState(null, "", `#${kept}`);
}

// The panel stands beside the picture, which keeps its size and scrolls; on a phone below.
function arrange() {
  const opened = !byId("panel").hidden;
  const narrow = innerWidth <= 900;
  byId("stage").classList.toggle("below", opened && narrow);
  byId("stage").classList.toggle("beside", opened && !narrow);
}

// Hover and focus: what belongs to the same endorser stays, the rest falls back.
function lookAt(about, button) {
  near = about;
  for (const element of [...all(".chart .mark", here()), ...things]) {
    element.classList.toggle("faded", near !== null && !aboutOf(element).includes(near));
  }
  follow();
  const tip = byId("tip");
  const entry = button && button.closest(".chart") ? entryOf(keyOf(button)) : null;
  tip.hidden = !entry;
  if (!entry) return;
  const dated = entry.rows && entry.rows.find(([term]) => ["Decided", "Expected", "When"].includes(term));
  tip.replaceChildren(entry.heading, make("span", { text: dated ? dated[1] : entry.sub || "" }));
  const box = button.getBoundingClientRect();
  const frame = picture.getBoundingClientRect();
  tip.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - 330))}px`;
  tip.style.top = `${box.bottom - frame.top + 6}px`;
}

// The thread of an endorser through the picture: the one looked at, else the one followed.
function follow() {
  if (!threads.length) return;
  const whose = threads.some((thread) => thread.dataset.thread === near) ? near : state.follow;
  for (const thread of threads) thread.toggleAttribute("hidden", thread.dataset.thread !== whose);
  for (const button of buttons) button.classList.toggle("threaded", whose !== null && aboutOf(button)[0] === whose);
}

// One tab stop: the mark that was left last, else the first.
let tabStop = null;
function rove(button) {
  if (tabStop) tabStop.setAttribute("tabindex", "-1");
  tabStop = button || buttons.find(isShown) || null;
  if (tabStop) tabStop.setAttribute("tabindex", "0");
}

function step(button, by) {
  const shown = shownButtons();
  const next = shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(button) + by))];
  if (next) next.focus();
}

// Up and down go to the nearest mark of the next row, or of the next group.
const rowOf = (button) => `${button.dataset.group || 0} ${button.dataset.row || ""}`;
const middleOf = (button) => {
  const box = button.getBoundingClientRect();
  return box.left + box.width / 2;
};

function stepRow(button, by) {
  const shown = shownButtons();
  const rest = by > 0 ? shown.slice(shown.indexOf(button) + 1) : shown.slice(0, shown.indexOf(button)).reverse();
  const first = rest.find((one) => rowOf(one) !== rowOf(button));
  if (!first) return;
  const x = middleOf(button);
  const row = rest.filter((one) => rowOf(one) === rowOf(first));
  row.sort((one, two) => Math.abs(middleOf(one) - x) - Math.abs(middleOf(two) - x));
  row[0].focus();
}

// A press opens what is known; on what is folded it unfolds the chart.
const press = (button) => (button.dataset.fold === "unfold" ? unfold(button) : openEntry(keyOf(button), button));

const KEYS = {
  ArrowRight: (button) => step(button, 1),
  ArrowLeft: (button) => step(button, -1),
  ArrowDown: (button) => stepRow(button, 1),
  ArrowUp: (button) => stepRow(button, -1),
  Home: () => shownButtons()[0].focus(),
  End: () => shownButtons().at(-1).focus(),
  Enter: press,
  " ": press,
};

function listen() {
  for (const button of buttons) {
    const nearest = () => aboutOf(button)[0] ?? null;
    listenToPointer(button, () => lookAt(nearest(), button), () => lookAt(null, null));
    button.addEventListener("focus", () => {
      rove(button);
      if (button.matches(":focus-visible")) lookAt(nearest(), button);
    });
    button.addEventListener("blur", () => lookAt(null, null));
    button.addEventListener("click", () => press(button));
    button.addEventListener("keydown", (event) => {
      if (!has(KEYS, event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      KEYS[event.key](button);
    });
  }
  for (const shape of all(".chart [data-key]:not(.mark)", picture)) {
    shape.addEventListener("click", () => openEntry(shape.dataset.key));
  }
}
