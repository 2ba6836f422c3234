// Time and filters: what of the picture, the table and the words is shown.

const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const sayDay = (day) => LONG.format(new Date(`${day}T00:00:00Z`));
const daysOf = () => SHEETS.get(state.sheet)[state.by];
const spanOf = (element) => (element.dataset[state.by] || "/").split("/");

// Surely by the day, perhaps (a span that reaches past it), later, or not known.
function certainty(element) {
  const [first, last] = spanOf(element);
  if (!first && !last) return "unknown";
  if (state.day === null || (last && last <= state.day)) return last || state.day === null ? "surely" : "unknown";
  if (first && first > state.day) return "later";
  return last ? "perhaps" : "unknown";
}

const isLeft = (element) => Object.entries(state.off).some(([name, left]) => element.dataset[name] && left.has(element.dataset[name]));
const isListed = (row) => (!row.dataset.sheet || row.dataset.sheet === state.sheet) && !isLeft(row) && certainty(row) !== "later";
const isWhole = () => state.day === null && Object.values(state.off).every((left) => !left.size);

function apply() {
  const section = here();
  for (const mark of all(".mark", section)) {
    const sure = certainty(mark);
    mark.toggleAttribute("hidden", sure === "later" || isLeft(mark));
    const perhaps = state.day !== null && sure === "perhaps";
    mark.classList.toggle("perhaps", perhaps);
    const says = perhaps ? `${SAYS.get(mark)}, perhaps by this day` : SAYS.get(mark);
    if (mark.getAttribute("aria-label") !== says) mark.setAttribute("aria-label", says);
  }
  for (const row of all(".row", section)) row.toggleAttribute("hidden", !all(".mark", row).some((mark) => !mark.hasAttribute("hidden")));
  for (const part of all(".during", section)) {
    const [since, until] = spanOf(part);
    const day = state.day;
    part.toggleAttribute("hidden", day === null ? until !== "" : (since && day < since) || (until && day >= until));
  }
  count(section);
  veil(section);
  words();
  filterTable();
  follow();
}

// How many of each kind stand there by the day, with the filters as they are.
function count(section) {
  for (const place of all("[data-count]", section)) {
    place.dataset.rest = place.dataset.rest ?? place.textContent;
    if (isWhole()) {
      place.textContent = place.dataset.rest;
      continue;
    }
    const seen = new Map();
    for (const mark of all(".chart .mark[data-counts]", section)) {
      if (mark.dataset.counts !== place.dataset.count || mark.hasAttribute("hidden")) continue;
      if (state.day !== null && certainty(mark) !== "surely") continue;
      seen.set(mark.dataset.kind, (seen.get(mark.dataset.kind) || 0) + 1);
    }
    const said = DATA.kinds.filter(([kind]) => seen.has(kind)).map(([kind, one, many]) => `${seen.get(kind)} ${seen.get(kind) === 1 ? one : many}`);
    place.textContent = said.join(", ") || (state.day === null ? "none shown" : "none yet");
  }
}

function veil(section) {
  for (const group of all(".veil", section)) {
    group.toggleAttribute("hidden", state.day === null);
    if (state.day === null) continue;
    const scale = group.dataset.scale.split(" ").map((step) => {
      const at = step.lastIndexOf(":");
      return [Date.parse(step.slice(0, at)), Number(step.slice(at + 1))];
    });
    const end = scale.at(-1);
    const now = Math.min(Math.max(Date.parse(state.day), scale[0][0]), end[0]);
    const after = Math.max(1, scale.findIndex(([day]) => day >= now));
    const [from, to] = [scale[after - 1], scale[after]];
    const x = from[1] + ((to[1] - from[1]) * (now - from[0])) / (to[0] - from[0] || 1);
    const cover = group.querySelector("rect");
    cover.dataset.right = cover.dataset.right ?? Number(cover.getAttribute("x")) + Number(cover.getAttribute("width"));
    cover.setAttribute("x", x);
    cover.setAttribute("width", Math.max(0, cover.dataset.right - x));
    const mark = group.querySelector("polyline");
    const [top, bottom] = mark.getAttribute("points").split(" ").map((point) => point.split(",")[1]);
    mark.setAttribute("points", `${x},${top} ${x},${bottom}`);
  }
}

function words() {
  const sheet = SHEETS.get(state.sheet);
  const counting = new Map(all(".chart .mark[data-counts]", here()).map((mark) => [mark.dataset.key, mark]));
  const marks = [...counting.values()].filter((mark) => !isLeft(mark));
  const dated = marks.filter((mark) => spanOf(mark)[1]);
  const shown = dated.filter((mark) => certainty(mark) === "surely").length;
  const loose = marks.length - dated.length;
  const day = state.day || daysOf().at(-1);
  const fill = (text) => text.replace("{day}", sayDay(day)).replace("{shown}", shown).replace("{all}", dated.length).replace("{by}", state.by === "public" ? "were public" : "had been made");
  const then = state.day !== null;
  const header = document.querySelector("header");
  // Nothing moves: other words take the room of those at rest.
  if (then && !header.style.minHeight) header.style.minHeight = `${header.getBoundingClientRect().height}px`;
  if (!then) header.style.minHeight = "";
  byId("title").textContent = document.title = then && sheet.titleThen ? fill(sheet.titleThen) : sheet.title;
  byId("standfirst").textContent = then && sheet.standfirstThen ? fill(sheet.standfirstThen) : sheet.standfirst;
  byId("without").textContent = sheet.leavesOut.join(" ");
  for (const legend of all(".legend")) legend.hidden = legend.dataset.sheet !== state.sheet;
  for (const place of all("[data-then]", here())) {
    place.dataset.rest = place.dataset.rest ?? place.textContent;
    place.textContent = then ? place.dataset.then : place.dataset.rest;
  }
  if (!byId("asof")) return;
  const days = daysOf();
  byId("asof").hidden = !days.length;
  byId("asof").classList.toggle("then", then);
  if (!days.length) return;
  const slider = byId("day");
  slider.max = days.length - 1;
  slider.value = then ? days.indexOf(state.day) : days.length - 1;
  const more = loose ? `; ${loose} more whose day is not known` : "";
  byId("day-words").textContent = sayDay(day);
  byId("day-count").textContent = `${shown} of ${dated.length} dated ${sheet.counted}${more}`;
  slider.setAttribute("aria-valuetext", `${sayDay(day)}, ${byId("day-count").textContent}`);
  byId("by").value = state.by;
}

function goToDay(index) {
  const days = daysOf();
  const at = Math.min(days.length - 1, Math.max(0, index));
  state.day = at === days.length - 1 ? null : days[at];
  apply();
  writeAddress();
}

const dayNow = () => (state.day === null ? daysOf().length - 1 : daysOf().indexOf(state.day));

// A month on or back: the first step at least that far away.
function aMonth(by) {
  const days = daysOf();
  const day = new Date(`${days[dayNow()]}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + by);
  const wanted = day.toISOString().slice(0, 10);
  const found = by > 0 ? days.findIndex((one) => one >= wanted) : days.findLastIndex((one) => one <= wanted);
  goToDay(found < 0 ? (by > 0 ? days.length - 1 : 0) : found);
}

let playing = null;
function play(on) {
  clearInterval(playing);
  playing = on ? setInterval(() => (dayNow() >= daysOf().length - 1 ? play(false) : goToDay(dayNow() + 1)), 900) : null;
  byId("play").setAttribute("aria-pressed", String(on));
  byId("play").textContent = on ? "Stop" : "Play";
}

function listenToTime() {
  for (const box of all("[data-filter] input")) {
    box.addEventListener("change", () => {
      const left = state.off[box.closest("[data-filter]").dataset.filter];
      if (box.checked) left.delete(box.value);
      else left.add(box.value);
      showFilters();
      apply();
      writeAddress();
    });
  }
  if (!byId("asof")) return;
  const slider = byId("day");
  slider.addEventListener("input", () => goToDay(Number(slider.value)));
  slider.addEventListener("keydown", (event) => {
    if (!["PageUp", "PageDown"].includes(event.key)) return;
    event.preventDefault();
    aMonth(event.key === "PageUp" ? 1 : -1);
  });
  byId("by").addEventListener("change", () => {
    state.by = byId("by").value;
    state.day = null;
    apply();
    writeAddress();
  });
  byId("play").hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
  byId("play").addEventListener("click", () => {
    const on = playing === null;
    if (on && state.day === null) goToDay(0);
    play(on);
  });
}

function showFilters() {
  if (!byId("filters")) return;
  const said = all("[data-filter]").map((fieldset) => {
    const left = state.off[fieldset.dataset.filter];
    const boxes = all("input", fieldset);
    for (const box of boxes) box.checked = !left.has(box.value);
    const name = fieldset.querySelector("legend").textContent.toLowerCase();
    return left.size ? `${boxes.length - left.size} of ${boxes.length} ${name}` : `All ${name}`;
  });
  byId("filtered").textContent = said.join(" · ");
}
