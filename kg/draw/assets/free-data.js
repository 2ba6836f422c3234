// Data: nodes and lines as columns of numbers, and what the panel says of each.

const COUNT = DATA.labels.length;
const PLACED = DATA.x.length;
const LINES = DATA.from.length;
const SEVERAL = new Intl.NumberFormat("en");
const count = (number, one, many) => `${SEVERAL.format(number)} ${number === 1 ? one : many}`;
// A name keeps its own direction, whatever stands around it.
const own = (text) => `\u2068${text}\u2069`;

const cell = (name, line) => {
  const column = DATA.columns[name];
  return column ? column.values[column.at[line]] : "";
};
const weightOf = (line) => (DATA.weight ? DATA.weight[line] : null);
const kindOf = (node) => DATA.kinds[DATA.kind[node]];
const lineKey = (line) => `line ${line + 1}`;
const titleOfLine = (line) => `${own(DATA.labels[DATA.from[line]])} → ${own(DATA.labels[DATA.to[line]])}`;

// The lines at each node, made when first asked for.
let touching = null;

function linesOf(node) {
  if (!touching) {
    const starts = new Uint32Array(COUNT + 1);
    for (let line = 0; line < LINES; line += 1) {
      starts[DATA.from[line] + 1] += 1;
      if (DATA.to[line] !== DATA.from[line]) starts[DATA.to[line] + 1] += 1;
    }
    for (let at = 0; at < COUNT; at += 1) starts[at + 1] += starts[at];
    const next = starts.slice();
    const lines = new Uint32Array(starts[COUNT]);
    for (let line = 0; line < LINES; line += 1) {
      lines[next[DATA.from[line]]++] = line;
      if (DATA.to[line] !== DATA.from[line]) lines[next[DATA.to[line]]++] = line;
    }
    touching = { starts, lines };
  }
  return touching.lines.subarray(touching.starts[node], touching.starts[node + 1]);
}

let places = null;

function nodeOf(key) {
  places = places || new Map(DATA.keys.map((one, node) => [one, node]));
  return places.has(key) ? places.get(key) : null;
}

function lineOf(key) {
  const found = /^line ([1-9]\d*)$/.exec(key);
  return found && Number(found[1]) <= LINES ? Number(found[1]) - 1 : null;
}

function iriOf(key) {
  const [prefix, local] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  return has(DATA.prefixes, prefix) ? DATA.prefixes[prefix] + local : key;
}

const SHOWN_LINES = 60;

function entryOfNode(node) {
  const lines = [...linesOf(node)];
  const out = lines.filter((line) => DATA.from[line] === node);
  const into = lines.filter((line) => DATA.to[line] === node && DATA.from[line] !== node);
  const names = DATA.names[node] || [];
  const rows = [["Also called", names.join(", ") || "no other name known here"], ...(DATA.facts[node] || [])];
  const part = (title, some, other) => ({
    title: some.length > SHOWN_LINES ? `${title}, ${SHOWN_LINES} of ${SEVERAL.format(some.length)}; the table has all` : title,
    items: some.slice(0, SHOWN_LINES).map((line) => ({
      text: [own(DATA.labels[other[line]]), cell("label", line), cell("kind", line)].filter(Boolean).join(", "),
      when: [cell("rank", line) && `rank ${cell("rank", line)}`, cell("date", line)].filter(Boolean).join(", "),
      open: lineKey(line),
    })),
  });
  return {
    iri: iriOf(DATA.keys[node]),
    name: DATA.keys[node],
    heading: DATA.labels[node],
    sub: `${kindOf(node).name}, ${lines.length ? count(lines.length, "line", "lines") : "no line"}`,
    rows,
    sections: [out.length && part("To", out, DATA.to), into.length && part("From", into, DATA.from)].filter(Boolean),
  };
}

function entryOfLine(line) {
  const named = (cell("evidence", line) || "").split("\n").filter(Boolean);
  const held = named.filter((name) => has(DATA.backing, name)).map((name) => DATA.backing[name]);
  const rows = [];
  for (const [name, head] of [["label", "Label"], ["kind", "Kind"], ["rank", "Rank"], ["date", "Date"]]) {
    if (DATA.columns[name]) rows.push([head, cell(name, line) || "not said"]);
  }
  if (DATA.weight) rows.push(["Weight", weightOf(line) === null ? "not said" : String(weightOf(line))]);
  rows.push(["Evidence", named.join(", ") || (DATA.columns.evidence ? "not said" : "the query names none")]);
  const joined = (field) => held.flatMap((one) => one[field] || []);
  const differ = [...new Set(joined("differ"))].join(" ");
  const voteSources = joined("voteSources");
  return {
    iri: named[0] ? iriOf(named[0]) : titleOfLine(line),
    name: named[0] || lineKey(line),
    heading: titleOfLine(line),
    sub: held.map((one) => one.sentence).join(" ") || "as the query says it",
    rows,
    ...(held.length ? { notes: joined("notes"), passages: joined("passages"), said: held[0].said, sources: joined("sources"), disputes: joined("disputes"), differ, differences: joined("differences"), ...(voteSources.length ? { voteSources } : {}) } : {}),
    around: [DATA.from[line], DATA.to[line]].map((node) => ({ text: `All about ${own(DATA.labels[node])}`, open: DATA.keys[node] })),
  };
}

function entryNamed(key) {
  const node = nodeOf(key);
  if (node !== null) return entryOfNode(node);
  const line = lineOf(key);
  return line === null ? undefined : entryOfLine(line);
}

const entryKeys = () => [...DATA.keys, ...DATA.from.map((_, line) => lineKey(line))];
const searched = () => DATA.labels.map((label, node) => ({ label, names: DATA.names[node] || [], kind: kindOf(node).name, open: DATA.keys[node] }));

// State: the filters, what is unfolded and open, the table's order, the theme.
const FILTERS = ["kind", "rank"].filter((name) => byId(name));
const state = { kind: "", rank: "", day: null, unfolded: new Set(), open: null, sort: null, page: 0, theme: null };

function shows(line) {
  for (const name of FILTERS) {
    if (state[name] !== "" && DATA.columns[name].at[line] !== Number(state[name])) return false;
  }
  if (state.day === null) return true;
  const date = cell("date", line).slice(0, 10);
  return !DATA.days.includes(date) || date <= DATA.days[state.day];
}

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const name of ["kind", "rank"]) {
    const value = given.get(name);
    const known = FILTERS.includes(name) && /^\d+$/.test(value || "") && Number(value) < DATA.columns[name].values.length;
    state[name] = known ? value : "";
    if (FILTERS.includes(name)) byId(name).value = state[name];
  }
  const day = DATA.days.indexOf(given.get("day"));
  state.day = day < 0 || day === DATA.days.length - 1 ? null : day;
  const groups = given.get("unfold") || "";
  const every = DATA.groups.map((_, group) => group);
  state.unfolded = new Set(groups === "all" ? every : groups.split(".").map(Number).filter((group) => groups !== "" && every.includes(group)));
  state.open = entryOf(given.get("open")) ? given.get("open") : null;
  const [column, direction] = (given.get("sort") || "").split(".");
  const known = /^\d+$/.test(column) && Number(column) < all("thead th").length;
  state.sort = known ? { column: Number(column), down: direction === "down" } : null;
  state.theme = ["light", "dark"].includes(given.get("theme")) ? given.get("theme") : null;
}

function writeAddress() {
  const kept = new URLSearchParams();
  for (const name of FILTERS) if (state[name] !== "") kept.set(name, state[name]);
  if (state.day !== null) kept.set("day", DATA.days[state.day]);
  const unfolded = [...state.unfolded].sort((a, b) => a - b);
  if (unfolded.length) kept.set("unfold", unfolded.length === DATA.groups.length ? "all" : unfolded.join("."));
  if (state.open) kept.set("open", state.open);
  if (state.sort) kept.set("sort", `${state.sort.column}.${state.sort.down ? "down" : "up"}`);
  if (state.theme) kept.set("theme", state.theme);
  history.replaceState(null, "", `#${kept}`);
}
