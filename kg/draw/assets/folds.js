// Folds: marks that stand for many; and the numbers of what is there by the day and with
// the filters, as they stand beside the heads and as the heads say them.

const wholeOf = (section) => section.querySelector(".frame.whole");
const isOut = (element) => isLeft(element) || certainty(element) === "later";
// A choice without a day has surely been made once its contest is over.
const isOver = ({ dataset }) => Boolean(dataset.rank && dataset.over && dataset.over <= state.day);
const isSure = (element) => state.day === null || certainty(element) === "surely" || (certainty(element) === "unknown" && isOver(element));
const members = new Map();
const standing = new Map();

function foldOf(mark) {
  return SHEETS.get(mark.closest(".sheet").dataset.sheet).folds[mark.dataset.key];
}

// What is folded has no mark; it answers to the day and the filters like one.
function membersOf(mark) {
  const fold = foldOf(mark);
  if (!members.has(fold)) {
    const { contest } = mark.dataset;
    members.set(fold, fold.members.map(([kind, rank, counts, lists, shown, decided]) => ({ dataset: { contest, kind, rank, counts, lists, over: fold.over, public: shown, decided } })));
  }
  return members.get(fold);
}

// Every mark of a chart, those that it folds too; not once more those that are unfolded.
function standingOf(section) {
  if (!standing.has(section)) {
    const marks = all(".frame:not(.whole) .chart .mark", section);
    standing.set(section, marks.flatMap((mark) => (mark.dataset.fold ? membersOf(mark) : [mark])));
  }
  return standing.get(section);
}

// A count may be part of another: "3 1" belongs to "3" too.
const belongs = (name, to) => name && (name === to || name.startsWith(`${to} `));

function sayKinds(elements) {
  const seen = new Map();
  for (const { dataset } of elements) seen.set(dataset.kind, (seen.get(dataset.kind) || 0) + 1);
  const said = DATA.kinds.filter(([kind]) => seen.has(kind)).map(([kind, one, many]) => `${seen.get(kind)} ${seen.get(kind) === 1 ? one : many}`);
  return said.join(", ");
}

function sayTally(section, name) {
  const own = standingOf(section).filter((one) => belongs(one.dataset.counts, name) && !isLeft(one));
  const counted = own.filter((one) => !isOut(one) && isSure(one));
  return sayKinds(counted) || sayNone(own.some(isGone), false);
}

// The end of what a head says: how many chose it, and how many are in its list.
function tailOf(section, { tally, tail }) {
  const listed = / list of \d+$/.test(tail) ? standingOf(section).filter((one) => belongs(one.dataset.lists, tally) && !isOut(one)).length : 0;
  return `, ${sayTally(section, tally)}${listed ? `, list of ${listed}` : ""}`;
}

function tallyHeads(section) {
  for (const place of all("[data-count]", section)) {
    place.dataset.rest = place.dataset.rest ?? place.textContent;
    place.textContent = isWhole() ? place.dataset.rest : sayTally(section, place.dataset.count);
  }
  for (const list of all("[data-heads]", section)) {
    list.dataset.rest = list.dataset.rest ?? list.getAttribute("aria-label");
    list.setAttribute("aria-label", isWhole() ? list.dataset.rest : `${list.dataset.heads}, ${sayTally(section, list.dataset.tally)}`);
  }
}

// The words of a fold by the day, and what a screen reader hears: from as many as are
// surely there to as many as perhaps are.
function wordsOf(mark) {
  const fold = foldOf(mark);
  const there = membersOf(mark).filter((one) => !isOut(one));
  const sure = fold.loose ? there.length : there.filter(isSure).length;
  const say = (to) => `${sure < there.length ? `${sure}${to}` : ""}${there.length} ${there.length === 1 ? fold.one : fold.many}`;
  const kinds = fold.kinds ? `: ${sayKinds(there)}` : "";
  return { there: there.length, text: say("–"), says: `${say(" to ")}${fold.whom}${kinds}${fold.press ? ". Press to unfold." : ""}` };
}

function refold(section) {
  for (const mark of all(".mark[data-fold]", section)) {
    const { there, text, says } = wordsOf(mark);
    if (!there) mark.setAttribute("hidden", "");
    (mark.querySelector("[data-folded]") || mark.querySelector(".name")).textContent = text;
    SAYS.set(mark, says);
  }
}

function recountDrawers(section) {
  for (const rest of all("details:not([data-many])", section)) rest.toggleAttribute("hidden", all(".row", rest).every((row) => row.hasAttribute("hidden")));
  for (const drawer of all("details[data-many]", section)) {
    const rows = all(".row", drawer).filter((row) => !row.hasAttribute("hidden")).length;
    drawer.parentNode.toggleAttribute("hidden", !rows);
    drawer.querySelector("summary").textContent = `${rows} ${rows === 1 ? drawer.dataset.one : drawer.dataset.many}`;
  }
}

// Which of the two charts is shown: folded, or with every mark.
function showFolds() {
  for (const section of sections.values()) {
    const whole = wholeOf(section);
    if (!whole) continue;
    whole.hidden = !state.unfolded;
    section.querySelector(".frame:not(.whole)").hidden = state.unfolded;
    const press = section.querySelector(".folding button");
    press.parentNode.hidden = false;
    press.setAttribute("aria-expanded", String(state.unfolded));
    press.textContent = state.unfolded ? "Fold again" : press.dataset.all;
  }
}

function setFolds(on) {
  state.unfolded = on;
  showFolds();
  rove(null);
  writeAddress();
}

// Press on a fold: the first of those that it stood for has the focus then.
function unfold(mark) {
  const keys = new Set(foldOf(mark).members.map((member) => member[6]));
  setFolds(true);
  const first = all(".mark", wholeOf(here())).find((one) => keys.has(keyOf(one)) && isShown(one));
  if (first) first.focus();
}

// What is opened is brought into sight, if it is folded or stands in a closed list.
let sought = null;
function seek() {
  if (state.open === sought) return;
  sought = state.open;
  if (!sought) return;
  const ofSheet = buttons.filter((one) => here().contains(one) && !one.hasAttribute("hidden"));
  const own = ofSheet.filter((one) => keyOf(one) === sought);
  const marks = own.length ? own : ofSheet.filter((one) => aboutOf(one)[0] === sought);
  if (!marks.length || marks.some(isShown)) return;
  const listed = marks.find((one) => one.closest(".list details"));
  if (listed && here().querySelector(".list").getClientRects().length) listed.closest("details").open = true;
  else if (marks.some((one) => one.closest(".frame.whole"))) setFolds(true);
  const shown = marks.find(isShown);
  if (shown) shown.scrollIntoView({ block: "nearest" });
}

// Of an endorser that has no mark of its own, those of its choices are marked, and the
// number in which it stands.
function standsFor(button, key) {
  if (buttons.some((one) => keyOf(one) === key)) return false;
  return button.dataset.fold ? aboutOf(button).includes(key) : aboutOf(button)[0] === key;
}

function listenToFolds() {
  for (const press of all(".folding button", picture)) press.addEventListener("click", () => setFolds(!state.unfolded));
}
