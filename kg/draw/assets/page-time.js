// What of the two sides, their list, the table and the words is shown at a day, with the filters.

const SPANS = new Map(DATA.blocks.map((block) => [block.contest, block]));
const shownSpan = () => SPANS.get(state.contest) || DATA.every;
const daysOf = () => shownSpan()[state.by];
const isListed = (row) => (state.contest === "all" || row.dataset.contest === state.contest) && !isLeft(row) && certainty(row) !== "later";
const out = new Set(); // marks that the day or the filters leave out
const choices = DATA.nodes.filter((node) => node.data && node.data.rank);
const undrawn = DATA.blocks.flatMap(({ undrawn: rows }, block) => rows.map((data) => ({ data, block })));
const inRow = Map.groupBy ? Map.groupBy(choices, (node) => node.data.row) : choices.reduce((rows, node) => rows.set(node.data.row, [...(rows.get(node.data.row) || []), node]), new Map());
const asElement = (node) => ({ dataset: node.data });
const inContest = (node) => state.contest === "all" || DATA.blocks[node.block].contest === state.contest;

function apply() {
  out.clear();
  for (const node of choices) if (isLeft(asElement(node)) || certainty(asElement(node)) === "later") out.add(node.id);
  for (const node of DATA.nodes) {
    if (!node.data || node.data.rank) continue;
    const ofRow = inRow.get(node.data.row) || [];
    if (isLeft(asElement(node)) || (ofRow.length && ofRow.every((choice) => out.has(choice.id)))) out.add(node.id);
  }
  for (const node of choices) node.early = node.came && state.day !== null && state.day < node.came[state.by === "public" ? 2 : 3];
  for (const node of choices) {
    node.loose = isLoose({ dataset: { ...node.data, over: DATA.blocks[node.block].last } });
    node.perhaps = node.loose || (state.day !== null && certainty(asElement(node)) === "perhaps");
  }
  for (const section of all(".block", picture)) section.classList.toggle("early", isEarly({ block: DATA.blocks.indexOf(SPANS.get(section.dataset.contest)) }));
  count();
  words();
  filterTable();
  showMarks();
}

// How many of each kind chose each by the day, with the filters as they are.
function count() {
  const over = (node) => state.day === null || state.day >= DATA.blocks[node.block].last;
  const seen = new Map();
  // Counted are also those that a picture around one endorser does not draw.
  const gone = new Set();
  for (const node of [...choices, ...undrawn]) {
    const { counts, kind } = node.data;
    if (!counts || isLeft(asElement(node))) continue;
    if (isGone(asElement(node))) gone.add(counts);
    const sure = certainty(asElement(node));
    // A choice without a day has surely been made once its contest is over.
    if (sure !== "surely" && !(sure === "unknown" && over(node))) continue;
    if (!seen.has(counts)) seen.set(counts, new Map());
    seen.get(counts).set(kind, (seen.get(counts).get(kind) || 0) + 1);
  }
  const say = (id) => {
    const kinds = seen.get(id) || new Map();
    const said = DATA.kinds.filter(([kind]) => kinds.has(kind)).map(([kind, one, many]) => `${kinds.get(kind)} ${kinds.get(kind) === 1 ? one : many}`);
    return said.join(", ") || sayNone(gone.has(id), over(MARKS.get(id)));
  };
  for (const node of DATA.nodes) {
    if (!(node.texts || []).some((line) => line.say)) continue;
    // Equal lines of several marks are one object: what is said now is the mark's own.
    node.now = node.texts.map((line) => {
      const [[text, hue, bold]] = line.runs;
      if (line.say === "came") return node.early ? { ...line, runs: [[node.came[1], hue, bold]] } : line;
      if (line.say === "counts" && !isWhole()) return { ...line, runs: [[say(node.id), hue, bold]] };
      if (line.say !== "status" || !text) return line;
      if (line.runs.length > 1) return { ...line, runs: [[isWhole() ? text : say(node.id), hue, bold], ...(over(node) ? line.runs.slice(1) : [])] };
      return over(node) ? line : { ...line, runs: [[DATA.blocks[node.block].pending, hue, bold]] };
    });
  }
  for (const place of all("[data-count]", byId("list"))) {
    place.dataset.rest = place.dataset.rest ?? place.textContent;
    const head = MARKS.get(place.dataset.count);
    const status = over(head) ? place.dataset.status : DATA.blocks[head.block].pending;
    place.textContent = isWhole() ? place.dataset.rest : ` ${[say(place.dataset.count), place.dataset.status && status].filter(Boolean).join(", ")}`;
    const list = place.closest(".group").querySelector("ul");
    list.dataset.rest = list.dataset.rest ?? list.getAttribute("aria-label");
    const name = place.closest(".head").querySelector(".name").textContent;
    list.setAttribute("aria-label", isWhole() ? list.dataset.rest : `${name}, ${place.textContent.trim()}`);
  }
}

function words() {
  const block = SPANS.get(state.contest);
  const { title, standfirst, leavesOut, sources } = block || DATA.every;
  const counting = choices.filter((node) => node.data.counts && inContest(node) && !isLeft(asElement(node)));
  const dated = counting.filter((node) => isDated(asElement(node)));
  const shown = dated.filter((node) => isMade(asElement(node))).length;
  const every = dated.length;
  const then = state.day !== null;
  const known = state.by === "public" ? "were public" : "had been made";
  sayThen(
    then ? `${title.replace("Who backed", "Who had backed").replace("Whom has", "Whom had").replace(/\?$/, "")}, by ${sayDay(state.day)}?` : title,
    then ? `By then ${shown} of ${every} dated decisions ${known}.` : standfirst,
    then,
    sayLeft(),
  );
  byId("without").textContent = leavesOut.join(" ");
  sayCited(sources);
  const needed = new Set(shownBlocks().flatMap((one) => one.legend));
  for (const item of all("#legend li")) item.hidden = !needed.has(item.dataset.key);
  saySlider(shown, every, counting.length - dated.length, "decisions");
}
