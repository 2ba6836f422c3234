// Table: all lines that the filters let through, a page of rows at a time.

const ROWS = 200;
const body = document.querySelector("#facts tbody");
const COLUMNS = DATA.table;
const numbers = new Intl.Collator("en", { numeric: true });
let listed = null; // the lines of the table in its order

function valueOf(name, line) {
  if (name === "source") return DATA.labels[DATA.from[line]];
  if (name === "target") return DATA.labels[DATA.to[line]];
  if (name === "weight") return weightOf(line) === null ? "" : String(weightOf(line));
  return cell(name, line);
}

function order() {
  listed = [];
  for (let line = 0; line < LINES; line += 1) if (shows(line)) listed.push(line);
  if (state.sort) {
    const { column, down } = state.sort;
    const name = COLUMNS[column];
    const values = new Map(listed.map((line) => [line, valueOf(name, line)]));
    listed.sort((a, b) => numbers.compare(values.get(a), values.get(b)) * (down ? -1 : 1) || a - b);
  }
}

function filterTable() {
  listed = null;
  state.page = 0;
  writeTable();
}

function sortTable() {
  listed = null;
  writeTable();
}

function writeTable() {
  if (!body) {
    byId("more").hidden = true;
    return;
  }
  if (!listed) order();
  const first = state.page * ROWS;
  body.replaceChildren(...listed.slice(first, first + ROWS).map(rowOf));
  all("th", body.parentNode).forEach((head, index) => {
    head.setAttribute("aria-sort", !state.sort || index !== state.sort.column ? "none" : state.sort.down ? "descending" : "ascending");
  });
  byId("more").hidden = listed.length <= ROWS && listed.length === LINES;
  byId("rows").textContent = listed.length ? `Rows ${SEVERAL.format(first + 1)} to ${SEVERAL.format(Math.min(first + ROWS, listed.length))} of ${SEVERAL.format(listed.length)}` : "No line fits the filters.";
  byId("back").disabled = state.page === 0;
  byId("next").disabled = first + ROWS >= listed.length;
}

function rowOf(line) {
  const row = make("tr", { "data-index": line });
  for (const [index, name] of COLUMNS.entries()) {
    const text = valueOf(name, line).replaceAll("\n", ", ");
    const shown = text || "not said";
    const inside = index === 0 ? makeButton(shown, (event) => openEntry(lineKey(line), event.currentTarget), { class: "open" }) : shown;
    row.append(make("td", { dir: "auto", ...(text ? {} : { class: "unknown" }) }, inside));
  }
  return row;
}

// A spreadsheet must not take a cell for a formula.
function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvText() {
  if (!listed) order();
  const lines = [[...COLUMNS, "source_iri", "target_iri"]];
  for (const line of listed) {
    const ends = [DATA.from[line], DATA.to[line]].map((node) => iriOf(DATA.keys[node]));
    lines.push([...COLUMNS.map((name) => valueOf(name, line).replaceAll("\n", " ")), ...ends]);
  }
  return lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function download() {
  const address = URL.createObjectURL(new Blob([csvText()], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: `${DATA.name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function listenToTable() {
  byId("csv").addEventListener("click", download);
  for (const [id, by] of [["back", -1], ["next", 1]]) {
    byId(id).addEventListener("click", () => {
      state.page += by;
      writeTable();
      byId("facts-title").focus();
    });
  }
  for (const button of body ? all("thead button", body.parentNode) : []) {
    button.addEventListener("click", () => {
      const column = Number(button.dataset.column);
      state.sort = { column, down: state.sort !== null && state.sort.column === column && !state.sort.down };
      state.page = 0;
      sortTable();
      writeAddress();
    });
  }
}
