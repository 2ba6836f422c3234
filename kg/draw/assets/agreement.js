// Agreement: fractions are counted here, over the contests that the filter leaves in and
// that were over by the day; cells, ties, the list and the table follow.

const COLOURED = 3;
const STEPS = 5;
const heldOf = new Map(buttons.filter((button) => button.dataset.held !== undefined).map((button) => [keyOf(button), button.dataset.held]));
const parts = new Map(all("#facts td:has([data-part])").map((cell) => [cell, all("[data-part]", cell).map((part) => [part.dataset.part, part.textContent])]));
let counted = null; // the keys of the contests that count, or null where all do

function contestsNow() {
  const left = state.off.contest || new Set();
  const { contests } = SHEETS.get(state.sheet);
  const over = ([, , end]) => state.day === null || (end && end <= state.day);
  return new Set(contests.filter((contest) => over(contest) && !left.has(contest[0])).map(([key]) => key));
}

function countOf(held) {
  const found = held.split(" ").filter((one) => one && counted.has(one.slice(0, -1)));
  return { same: found.filter((one) => one.endsWith("+")).length, both: found.length };
}

const stepOf = ({ same, both }) => (both < COLOURED ? null : Math.min(STEPS, Math.floor((same * STEPS) / both) + 1));
const fractionOf = ({ same, both }) => (both ? `${same}/${both}` : "–");

function sayFraction(count) {
  if (!count.both) return ", no contest in which both named a first choice";
  return `, same choice in ${count.same} of ${count.both}${stepOf(count) === null ? ", too few for a colour" : ""}`;
}

function recount(section) {
  if (!heldOf.size) return;
  counted = contestsNow();
  for (const cell of all(".chart .mark[data-held]", section)) {
    const count = countOf(cell.dataset.held);
    const step = stepOf(count);
    const text = cell.querySelector("text");
    cell.querySelector("rect:not(.hit)").setAttribute("class", step === null ? "page ehair" : `r${step}`);
    text.setAttribute("class", step === null ? "second" : step > 3 ? "page" : "ink");
    text.setAttribute("font-weight", step === null ? "normal" : "bold");
    text.textContent = fractionOf(count);
  }
  for (const item of all(".list .mark[data-held]", section)) {
    item.closest(".row").querySelector(".day").textContent = fractionOf(countOf(item.dataset.held));
  }
  tie(section);
  recountTable();
}

function tie(section) {
  const [top, under = 1] = state.dials.share.split("/").map(Number);
  const least = Number(state.dials.least);
  const tied = new Set();
  for (const line of all(".tie", section)) {
    const count = countOf(heldOf.get(aboutOf(line).join("+")));
    const on = count.both >= least && count.same * under >= top * count.both;
    line.toggleAttribute("hidden", !on);
    const thick = Math.min(9, Math.max(1, Math.floor(1.5 + 0.9 * (count.both - least))));
    line.firstChild.setAttribute("class", `r${stepOf(count) === STEPS ? 5 : 4} w${thick}`);
    if (on) for (const end of aboutOf(line)) tied.add(end);
  }
  for (const box of all(".tied", section)) {
    box.querySelector("rect").setAttribute("class", `page ${tied.has(aboutOf(box)[0]) ? "eh1" : "ehair"}`);
  }
  for (const dial of all("[data-dial]")) {
    const told = section.querySelector(`[data-told="${dial.dataset.dial}"] text`);
    if (told) told.textContent = dial.selectedOptions[0].dataset.head;
  }
}

function recountTable() {
  for (const row of body ? body.rows : []) {
    const held = heldOf.get(row.querySelector(".open").dataset.open);
    if (held === undefined) continue;
    const count = countOf(held);
    const share = count.both ? (count.same / count.both).toFixed(2) : "no contest in common";
    const cells = { same: String(count.same), both: String(count.both), share };
    for (const [name, text] of Object.entries(cells)) row.cells[DATA.csvColumns.indexOf(name)].textContent = text;
    row.cells[DATA.csvColumns.indexOf("share")].dataset.sort = count.both ? (count.same / count.both).toFixed(4) : "-1";
    const cell = row.cells[DATA.csvColumns.indexOf("contests")];
    if (parts.has(cell)) cell.textContent = parts.get(cell).filter(([key]) => counted.has(key)).map(([, said]) => said).join("; ") || "none";
    for (const name of ["share", "contests"]) row.cells[DATA.csvColumns.indexOf(name)].classList.toggle("unknown", !count.both);
  }
}

function irisNow(text) {
  if (!heldOf.size) return text;
  const out = new Set(SHEETS.get(state.sheet).contests.map(([key]) => key).filter((key) => !counted.has(key)));
  return text.split(" ").filter((iri) => !out.has(iri.replace(DATA.ids, "").replace("/", ":"))).join(" ");
}

// How many contests count, in place of how many there are.
function sayCounted(sheet, text) {
  const left = heldOf.size ? sheet.contests.filter(([key]) => !state.off.contest.has(key)).length : 0;
  return heldOf.size && left < sheet.contests.length ? text.replace(sheet.inAll, `${left} of ${sheet.contests.length}`) : text;
}
