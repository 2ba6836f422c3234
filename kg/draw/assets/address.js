// Address: what this page shows, kept in the address so that it can be shared.

Object.assign(DATA, unpacker(DATA.network)(DATA.network.value));
const MARKS = new Map(DATA.nodes.map((node) => [node.id, node]));

// State: which contest, what is open, how the table is sorted, which theme.
const state = { contest: DATA.opening, open: null, sort: null, theme: null, day: null, by: "public", off: {} };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const contests = DATA.blocks.map((block) => block.contest);
  const contest = given.get("contest");
  state.contest = contest === "all" || contests.includes(contest) ? contest : DATA.opening;
  readTime(given);
  state.open = entryOf(given.get("open")) ? given.get("open") : null;
  const [column, direction] = (given.get("sort") || "").split(".");
  const known = /^\d+$/.test(column) && Number(column) < all("thead th").length;
  state.sort = known ? { column: Number(column), down: direction === "down" } : null;
  state.theme = ["light", "dark"].includes(given.get("theme")) ? given.get("theme") : null;
}

function writeAddress() {
  const kept = new URLSearchParams();
  if (state.contest !== DATA.opening) kept.set("contest", state.contest);
  writeTime(kept);
  if (state.open) kept.set("open", state.open);
  if (state.sort) kept.set("sort", `${state.sort.column}.${state.sort.down ? "down" : "up"}`);
  if (state.theme) kept.set("theme", state.theme);
  history.replaceState(null, "", `#${kept}`);
}
