// Search: by name or alias, whatever the case and the accents.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const haystack = once(() => searched().map((item) => ({ ...item, hay: plain([item.label, ...item.names].join(" \n ")) })));
const MOST = 12;

function search() {
  const words = plain(byId("search").value).split(/\s+/).filter(Boolean);
  const found = byId("found");
  const hits = words.length ? haystack().filter((item) => words.every((word) => item.hay.includes(word))) : [];
  found.replaceChildren(...hits.slice(0, MOST).map((item) => make("li", {}, hitOf(item))));
  found.hidden = !hits.length;
  if (!words.length) tell("");
  else if (!hits.length) tell("Nothing of that name here.");
  else tell(hits.length > MOST ? `${hits.length} found, ${MOST} shown` : `${hits.length} found`);
}

function hitOf(item) {
  const names = item.names.length ? `, also ${item.names.join(", ")}` : "";
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
