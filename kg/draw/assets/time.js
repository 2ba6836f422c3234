// Time and filters: which day the page stands at, and what is left out. What that
// shows and hides is the affair of the picture: its apply().

const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
// The last step of a picture in which something ended on a day that is not known.
const AFTER = "9999-12-31";
const sayDay = (day) => (day === AFTER ? "the end of the record" : LONG.format(new Date(`${day}T00:00:00Z`)));
const spanOf = (element) => (element.dataset[state.by] || "/").split("/");

// The place among all is not said where not all is shown.
const placed = (says) => (isWhole() ? says : says.replace(/\. \d+ of \d+$/, ""));

// Surely by the day, perhaps (a span that reaches past it), later (or no more), or not known.
function certainty(element) {
  const [first, last, until] = spanOf(element);
  // What a later decision replaced is there until that one is.
  if (until && (state.day === null || state.day >= until)) return "later";
  if (!first && !last) return "unknown";
  if (state.day === null || (last && last <= state.day)) return last || state.day === null ? "surely" : "unknown";
  if (first && first > state.day) return "later";
  return last ? "perhaps" : "unknown";
}

const isLeft = (element) => Object.entries(state.off).some(([name, left]) => element.dataset[name] && left.has(element.dataset[name]));
const isWhole = () => state.day === null && Object.values(state.off).every((left) => !left.size);

// The last step up to a day; the last of all is no limit.
function setDay(day) {
  const days = daysOf();
  const found = days.findLast((one) => one <= day) ?? days[0] ?? null;
  state.day = found === days.at(-1) ? null : found;
}

// What is known of a choice only to lie in a span too long to draw has no day.
const LONGEST = 62 * 86400000;
function isDated(element) {
  const [first, last] = spanOf(element);
  return Boolean(last) && (!first || Date.parse(last) - Date.parse(first) <= LONGEST);
}

// Surely made, or public, by the day, whatever replaced it since.
const isMade = (element) => state.day === null || spanOf(element)[1] <= state.day;

// Replaced by the day, after it stood.
const isGone = (element) => state.day !== null && Boolean(spanOf(element)[2]) && state.day >= spanOf(element)[2];

// What stands for a count of none: nobody is shown, nobody any more, or not before the result.
function sayNone(gone, over) {
  if (state.day === null) return "none shown";
  return gone ? "none now" : over ? "none known" : "none yet";
}

// A choice of which no last day is known may be later than the slider's, till its contest is over.
function isLoose(element) {
  const { rank, over } = element.dataset;
  return state.day !== null && Boolean(rank) && certainty(element) === "unknown" && !(over && over <= state.day);
}
const MAYBE = ", day not known, may be later than this";

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
  if (by > 0 && state.day === null) return;
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
  for (const dial of all("[data-dial]")) {
    dial.addEventListener("change", () => {
      state.dials[dial.dataset.dial] = dial.value;
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
    // The nearest step that is not after the day at which the page stood.
    if (state.day !== null) setDay(state.day);
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
  for (const dial of all("[data-dial]")) {
    dial.value = state.dials[dial.dataset.dial];
    const label = dial.closest("label").firstChild.textContent.trim();
    said.push(`${label.toLowerCase()} ${dial.selectedOptions[0].textContent}`);
  }
  byId("filtered").textContent = said.join(" · ");
}

// The slider's words: the day, and how much of what is dated stands there by then.
function saySlider(shown, dated, loose, counted) {
  if (!byId("asof")) return;
  sayNow();
  const days = daysOf();
  const then = state.day !== null;
  byId("asof").hidden = !days.length;
  byId("asof").classList.toggle("then", then);
  if (!days.length) return;
  const slider = byId("day");
  slider.max = days.length - 1;
  slider.value = then ? days.indexOf(state.day) : days.length - 1;
  const more = loose ? `; ${loose} more, ${state.by === "public" ? "public day" : "day of decision"} not known` : "";
  byId("day-words").textContent = sayDay(state.day || days.at(-1));
  byId("day-count").textContent = dated || loose ? `${shown} of ${dated} dated ${counted}${more}` : "";
  slider.setAttribute("aria-valuetext", `${[byId("day-words").textContent, byId("day-count").textContent].filter(Boolean).join(", ")}`);
  byId("by").value = state.by;
}

// The panel tells what is known today, wherever the slider stands.
function nowOf() {
  const note = make("p", { class: "quiet", id: "now" });
  sayNow(note);
  return note;
}

function sayNow(note = byId("now")) {
  if (!note) return;
  note.hidden = state.day === null;
  note.textContent = state.day === null ? "" : `The picture stands at ${sayDay(state.day)}. Here is all that is known today.`;
}

// Nothing moves: other words take the room of those at rest, where there is room.
function sayThen(title, standfirst, then, more = "") {
  const header = document.querySelector("header");
  if (then && innerWidth > 840 && !header.style.minHeight) header.style.minHeight = `${header.getBoundingClientRect().height}px`;
  if (!then) header.style.minHeight = "";
  byId("title").textContent = document.title = title;
  byId("standfirst").textContent = standfirst + more;
}

// How many pages stand behind the picture that is shown, and behind all of the file.
function sayCited(shown) {
  const pages = (number) => `${number} ${number === 1 ? "page" : "pages"}`;
  const whole = DATA.sources;
  byId("cited").textContent = shown === null || shown === whole ? pages(whole) : `${pages(shown)} behind this picture, ${whole} in this file`;
}

// Where no day on which something became public is known, those of decision must do.
function byKnownDays() {
  if (state.by === "public" && !daysOf().length) state.by = "decided";
}

// What the address keeps of it.
function readTime(given) {
  state.by = given.get("by") === "decided" ? "decided" : "public";
  byKnownDays();
  // The last step up to the day that is asked for; the last of all is no limit.
  const asked = given.get("day") || "";
  state.day = null;
  if (/^\d{4}-\d\d-\d\d$/.test(asked)) setDay(asked);
  state.off = {};
  for (const fieldset of all("[data-filter]")) {
    const name = fieldset.dataset.filter;
    const left = new Set((given.get(`not-${name}`) || "").split(" ").filter(Boolean));
    state.off[name] = new Set(all("input", fieldset).map((box) => box.value).filter((value) => left.has(value)));
  }
  state.dials = { ...DATA.dials };
  for (const dial of all("[data-dial]")) {
    const asked = given.get(dial.dataset.dial);
    if ([...dial.options].some((option) => option.value === asked)) state.dials[dial.dataset.dial] = asked;
  }
}

function writeTime(kept) {
  if (state.day) kept.set("day", state.day);
  if (state.by !== "public") kept.set("by", state.by);
  for (const [name, left] of Object.entries(state.off)) if (left.size) kept.set(`not-${name}`, [...left].join(" "));
  for (const [name, value] of Object.entries(state.dials)) if (value !== DATA.dials[name]) kept.set(name, value);
}

function inTime(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target) || !byId("asof") || !daysOf().length) return;
  if (event.key === "[") goToDay(dayNow() - 1);
  if (event.key === "]") goToDay(dayNow() + 1);
}
