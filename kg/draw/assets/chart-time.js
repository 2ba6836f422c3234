// What of a chart, its list, the table and the words is shown at a day, with the filters.

const daysOf = () => SHEETS.get(state.sheet)[state.by];
const isListed = (row) => (!row.dataset.sheet || row.dataset.sheet.split(" ").includes(state.sheet)) && !isLeft(row) && certainty(row) !== "later";

function apply() {
  const section = here();
  for (const mark of all(".mark", section)) {
    const sure = certainty(mark);
    mark.toggleAttribute("hidden", sure === "later" || isLeft(mark));
    mark.classList.toggle("perhaps", state.day !== null && sure === "perhaps");
    mark.classList.toggle("loose", isLoose(mark));
  }
  refold(section);
  for (const row of all(".row", section)) row.toggleAttribute("hidden", !all(".mark", row).some((mark) => !mark.hasAttribute("hidden")));
  for (const part of all(".during", section)) {
    const [since, until] = spanOf(part);
    const day = state.day;
    part.toggleAttribute("hidden", isLeft(part) || (day === null ? until !== "" : (since && day < since) || (until && day >= until)));
  }
  recount(section);
  recountDrawers(section);
  for (const mark of all(".mark", section)) {
    const says = labelOf(mark);
    if (mark.getAttribute("aria-label") !== says) mark.setAttribute("aria-label", says);
  }
  tallyHeads(section);
  veil(section);
  words();
  filterTable();
  follow();
}

// What a mark says at the day. How something ended nobody could say before it did; a
// fraction and a count say what they are then.
function labelOf(mark) {
  const { outcome, over, tally, tail } = mark.dataset;
  let says = placed(SAYS.get(mark));
  if (tally && !isWhole()) says = says.slice(0, -tail.length) + tailOf(here(), mark.dataset);
  if (mark.dataset.held !== undefined) return says.replace(outcome, sayFraction(countOf(mark.dataset.held)));
  const early = over && state.day !== null && state.day < over;
  return (early && outcome ? says.replace(outcome, "") : says) + (mark.classList.contains("perhaps") ? ", perhaps by this day" : mark.classList.contains("loose") ? MAYBE : "");
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
  const counting = new Map(standingOf(here()).filter((mark) => mark.dataset.counts).map((mark) => [mark.dataset.key || mark, mark]));
  const marks = [...counting.values()].filter((mark) => !isLeft(mark));
  const dated = marks.filter(isDated);
  const shown = dated.filter(isMade).length;
  const loose = marks.length - dated.length;
  const every = dated.length;
  const day = state.day || daysOf().at(-1);
  const fill = (text) => text.replace("{day}", sayDay(day)).replace("{shown}", shown).replace("{all}", every).replace("{by}", state.by === "public" ? "were public" : "had been made");
  const then = state.day !== null;
  sayThen(then && sheet.titleThen ? fill(sheet.titleThen) : sheet.title, then && sheet.standfirstThen ? fill(sheet.standfirstThen) : sayCounted(sheet, sayOrder(sheet.standfirst)), then, sayLeft(heldOf.size > 0));
  byId("without").textContent = sheet.leavesOut.join(" ");
  sayCited(sheet.sources);
  for (const legend of all(".legend")) legend.hidden = legend.dataset.sheet !== state.sheet;
  for (const place of all("[data-then]", here())) {
    place.dataset.rest = place.dataset.rest ?? place.textContent;
    place.textContent = then ? place.dataset.then : place.dataset.rest;
  }
  // Where both days are the same there is nothing to choose.
  if (byId("by")) byId("by").parentNode.hidden = !sheet.public.length || String(sheet.public) === String(sheet.decided);
  saySlider(shown, every, loose, sheet.counted);
}
