// Table: the same facts, filtered as the picture is, sortable, to take away.

const table = document.querySelector("#facts table");
const body = table && table.tBodies[0];
const numbers = new Intl.Collator("en", { numeric: true });

function filterTable() {
  for (const row of body ? body.rows : []) {
    row.hidden = !isListed(row);
    for (const cell of row.cells) if (cell.dataset.public || cell.dataset.decided) sayCell(cell);
  }
  if (body) showColumns();
}

// A cell with a day of its own says nothing before it.
function sayCell(cell) {
  cell.dataset.rest = cell.dataset.rest ?? cell.textContent;
  const sure = state.day === null ? "surely" : certainty(cell);
  const before = cell.dataset.then ?? "not by this day";
  // Without a day it may have been later, till its contest is over.
  const open = sure === "unknown" && cell.dataset.over > state.day ? `${cell.dataset.rest}, day not known` : cell.dataset.rest;
  const text = { later: before, perhaps: `${cell.dataset.rest}, perhaps by this day` }[sure] ?? open;
  if (cell.textContent !== text) cell.textContent = text;
}

// Only the columns of what is drawn, where each picture has its own.
const toldColumns = () => (typeof columnsNow === "function" ? columnsNow() : null);

function showColumns() {
  const told = toldColumns();
  if (!told) return;
  for (const row of table.rows) [...row.cells].forEach((cell, at) => { cell.hidden = at > 0 && !told.has(DATA.columns[at]); });
}

const placesOfRows = () => (typeof placesNow === "function" ? placesNow(here()) : null);

function sortTable() {
  if (!body) return;
  const { column, down } = state.sort || { column: null, down: false };
  const value = (row) => (column === null ? row.dataset.index : row.cells[column].dataset.sort ?? row.cells[column].textContent);
  // Without a column the rows follow the order of the picture, where it can be chosen.
  const places = column === null ? placesOfRows() : null;
  const place = (row) => places?.get(row.dataset.who) ?? 9999;
  const compare = places ? (a, b) => place(a) - place(b) : (a, b) => numbers.compare(value(a), value(b)) * (down ? -1 : 1);
  const rows = [...body.rows].sort((a, b) => compare(a, b) || a.dataset.index - b.dataset.index);
  if (rows.some((row, at) => row !== body.rows[at])) body.append(...rows);
  all("th", table).forEach((head, index) => {
    head.setAttribute("aria-sort", index !== column ? "none" : down ? "descending" : "ascending");
  });
}

// A spreadsheet must not take a cell for a formula.
function csvCell(text) {
  const plain = text.replace(/[\u2068\u2069]/g, "");
  const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// Of the contests behind a fraction only those that are counted.
const csvNow = (text) => (typeof irisNow === "function" ? irisNow(text) : text);

// Whether a decision counts is said of the end alone.
const COUNTS = DATA.csvColumns.indexOf("counts");

function csvText() {
  const shown = table ? [...table.tHead.rows[0].cells].map((cell) => !cell.hidden) : [];
  const lines = [DATA.csvColumns.filter((_, at) => shown[at] ?? true)];
  for (const row of body ? body.rows : []) {
    if (row.hidden) continue;
    const further = csvRows()[row.dataset.index].map(csvNow);
    if (COUNTS >= 0 && state.day !== null) further[COUNTS - row.cells.length] = "";
    lines.push([...[...row.cells].filter((_, at) => shown[at]).map((cell) => cell.textContent), ...further]);
  }
  return lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

// The view and what of it is shown.
function fileName() {
  const shown = (state.sheet ?? state.contest ?? "").replaceAll(/[a-z]+:/g, "");
  const plain = `${DATA.name} ${shown}${state.day ? ` ${state.day}` : ""}`.replace(/[^A-Za-z0-9]+/g, "-");
  return plain.slice(0, 80).replace(/^-+|-+$/g, "").toLowerCase();
}

function download() {
  const address = URL.createObjectURL(new Blob([csvText()], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: `${fileName()}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function listenToTable() {
  byId("csv").addEventListener("click", download);
  if (!table) return;
  for (const button of all("thead button", table)) {
    button.addEventListener("click", () => {
      const column = Number(button.dataset.column);
      state.sort = { column, down: state.sort !== null && state.sort.column === column && !state.sort.down };
      sortTable();
      writeAddress();
    });
  }
  for (const button of all(".open", table)) button.addEventListener("click", () => openEntry(button.dataset.open, button));
}
