// Search: by name or alias, whatever the case and the accents.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const haystack = once(() => searched().map((item) => {
  const names = [item.label, ...item.names].map(plain);
  const before = (item.before || []).map(plain);
  return { ...item, plainNames: names, plainBefore: before, hay: [...names, ...before].join(" \n ") };
}));
const MOST = 12;

// The name itself comes first, then what begins with it, then what has it inside; a union
// or person goes before a body, and whom one was made of is found last.
function rankOf(item, asked) {
  const words = new RegExp(`(^|[^\\p{L}\\p{N}])${asked.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u");
  const names = item.plainNames;
  if (names.includes(asked)) return 0;
  if (item.plainBefore.includes(asked)) return 1;
  if (names.some((name) => name.startsWith(asked))) return 2;
  if (names.some((name) => words.test(name))) return 3;
  return names.some((name) => name.includes(asked)) ? 4 : 5;
}

const isBody = (item) => Number(item.open.startsWith("body:"));

function hitsOf(text) {
  const asked = plain(text).trim();
  const words = asked.split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const hits = haystack().filter((item) => words.every((word) => item.hay.includes(word)));
  const ranked = hits.map((item, at) => ({ item, at, rank: rankOf(item, asked) }));
  ranked.sort((one, two) => one.rank - two.rank || isBody(one.item) - isBody(two.item) || one.at - two.at);
  return ranked.map(({ item }) => item);
}

function search() {
  const words = plain(byId("search").value).split(/\s+/).filter(Boolean);
  const found = byId("found");
  const hits = hitsOf(byId("search").value);
  found.replaceChildren(...hits.slice(0, MOST).map((item) => make("li", {}, hitOf(item, words))));
  found.hidden = !hits.length;
  if (!words.length) tell("");
  else if (!hits.length) tell("Nothing of that name here.");
  else tell(hits.length > MOST ? `${hits.length} found, ${MOST} shown` : `${hits.length} found`);
}

function hitOf(item, words) {
  const before = (item.before || []).filter((name) => words.some((word) => plain(name).includes(word)));
  const also = item.names.length ? `, also ${item.names.join(", ")}` : "";
  const names = before.length ? `${also}; before it ${before.join(", ")}` : also;
  const button = makeButton(item.label, () => choose(item));
  button.append(" ", make("span", { class: "note", text: `${item.kind}${names}` }));
  return button;
}

// Show the mark: in this contest if it stands there, else in the first that has it.
function choose(item) {
  byId("search").value = "";
  search();
  const marks = buttons.filter((button) => keyOf(button) === item.open);
  const here = marks.find(isShown);
  const target = here || marks[0] || null;
  if (target && !here) reveal(target);
  if (target) rove(target);
  openEntry(item.open, target || byId("search"));
}

function listenToSearch() {
  const input = byId("search");
  const found = byId("found");
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const first = found.querySelector("button");
    if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === "Enter" && first) {
      event.preventDefault();
      first.click();
    }
  });
  found.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const hits = all("button", found);
    (hits[hits.indexOf(document.activeElement) + by] || input).focus();
  });
}
