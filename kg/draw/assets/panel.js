// Panel: everything known of one node or edge, in nine blocks of fixed order.

const panel = byId("panel");
let opener = null;

function openEntry(key, from = null) {
  if (!entryOf(key)) return;
  opener = from || opener || document.activeElement;
  state.open = key;
  writeAddress();
  showPanel();
  panel.focus({ preventScroll: true });
  markCurrent();
}

function closePanel() {
  state.open = null;
  writeAddress();
  showPanel();
  markCurrent();
  if (opener && opener.isConnected) opener.focus();
  opener = null;
}

function markCurrent() {
  let current = null;
  for (const button of buttons) {
    const same = state.open !== null && (keyOf(button) === state.open || (typeof standsFor === "function" && standsFor(button, state.open)));
    button.setAttribute("aria-current", String(same));
    current = current || (same && isShown(button) ? button : null);
  }
  if (current) current.scrollIntoView({ block: "nearest" });
}

function showPanel() {
  if (typeof seek === "function") seek();
  const entry = state.open && entryOf(state.open);
  panel.hidden = !entry;
  panel.replaceChildren();
  if (entry) panel.append(...blocksOf(entry).filter(Boolean));
  arrange();
}

function blocksOf(entry) {
  return [
    stepsOf(entry),
    typeof nowOf === "function" ? nowOf() : null,
    make("h2", { text: entry.heading }),
    make("p", { class: "sub", text: entry.sub }),
    chipsOf(entry.chips),
    rowsOf(entry.rows),
    ...(entry.notes || []).map((note) => make("p", { class: "quiet", text: `Editors’ note: ${note}` })),
    ...(entry.sections || []).map(sectionOf),
    ...(entry.sources ? [passagesOf(entry), sourcesOf(entry), votersOf(entry), disputesOf(entry)] : []),
    aroundOf(entry),
  ];
}

// 1: its place in the list, and the way to the next.
function stepsOf(entry) {
  const shown = shownButtons().filter((button) => keyOf(button));
  const at = shown.findIndex((button) => keyOf(button) === state.open);
  const go = (by) => () => {
    const next = shown[(at + by + shown.length) % shown.length];
    opener = next;
    openEntry(keyOf(next), next);
  };
  const steps = make("div", { class: "steps" });
  if (at >= 0) steps.append(makeButton("◂", go(-1), { "aria-label": "Previous" }), make("span", { text: entry.place || `${at + 1} of ${shown.length}` }), makeButton("▸", go(1), { "aria-label": "Next" }));
  steps.append(makeButton("Close ✕", closePanel, { class: "close" }));
  return steps;
}

// 3: kind, rank, outcome.
function chipsOf(chips) {
  if (!chips || !chips.length) return null;
  return make("ul", { class: "chips" }, ...chips.map((chip) => make("li", { text: chip.text, ...(chip.sought ? { class: "sought" } : {}) })));
}

// 4 and 5: when, by whom, how.
function rowsOf(rows) {
  const list = make("dl");
  for (const [term, value] of rows) list.append(make("dt", { text: term }), make("dd", { text: value }));
  return list;
}

function sectionOf(section) {
  const list = make("ul", { class: "lines" });
  fold(list, section.items.map(itemOf), section.shown || section.items.length, "earlier");
  return make("section", {}, make("h3", { text: section.title }), list);
}

function itemOf(item) {
  const said = [item.when, item.note].filter(Boolean).join(" · ");
  return make("li", {}, goTo(item.text, item.open), said ? make("span", { class: "quiet", text: said }) : null);
}

function goTo(text, key) {
  if (!entryOf(key)) return make("span", { text });
  return makeButton(text, () => openEntry(key), { class: "go" });
}

// 6: the words that say it, as far as they are held here.
function passagesOf(entry) {
  const section = make("section", {}, make("h3", { text: "The passage" }));
  if (!entry.passages.length) section.append(make("p", { class: "quiet", text: "No passage is marked in its sources." }));
  fold(section, entry.passages.map(passageOf), 2, "more of its words");
  return section;
}

function passageOf(passage) {
  const quote = make("blockquote");
  if (passage.text) {
    const at = passage.phrase ? passage.text.indexOf(passage.phrase) : -1;
    const end = at + passage.phrase.length;
    quote.append(make("span", { class: "context", text: passage.before ? `…${passage.before}` : "" }));
    if (at < 0) quote.append(passage.text);
    else quote.append(passage.text.slice(0, at), make("mark", { text: passage.phrase }), passage.text.slice(end));
    quote.append(make("span", { class: "context", text: passage.after ? `${passage.after}…` : "" }));
  } else {
    quote.append("… ", make("mark", { text: passage.phrase || "no words kept" }), " …");
  }
  return make("div", {}, quote, make("p", { class: "quiet", text: `${passage.from} · ${passage.state}` }));
}

// 7: who says so.
function sourcesOf(entry) {
  const section = make("section", {}, make("h3", { text: `Sources: ${entry.said.charAt(0).toLowerCase()}${entry.said.slice(1)}` }));
  const list = make("ul", { class: "lines" });
  fold(list, entry.sources.map(sourceOf), 3, "more");
  section.append(list);
  return section;
}

// The sources of the figures of its vote, if one is known.
function votersOf(entry) {
  if (!entry.voteSources) return null;
  const list = make("ul", { class: "lines" });
  fold(list, entry.voteSources.map(sourceOf), 3, "more");
  return make("section", {}, make("h3", { text: "Sources of the vote" }), list);
}

function sourceOf(source) {
  const item = make("li", {}, make("div", { class: "line" }, titleOf(source), make("span", { text: source.published })));
  for (const gist of source.gists) item.append(make("p", { text: gist }));
  if (source.how) item.append(make("p", { class: "quiet", text: source.how }));
  return item;
}

function titleOf(source) {
  if (!source.url) return make("span", { text: source.title });
  return make("a", { href: source.url, rel: "noopener noreferrer", target: "_blank", text: source.title });
}

// 8: where sources differ, each version with those who say so.
function disputesOf(entry) {
  const section = make("section", {}, make("h3", { text: "Where sources differ" }));
  const { differ, disputes, differences = [] } = entry;
  const known = disputes.length || differences.length;
  if (differ) section.append(make("p", { ...(known ? {} : { class: "quiet" }), text: differ }));
  if (disputes.length) section.append(make("ul", { class: "lines differ" }, ...disputes.map(sourceOf)));
  for (const { about, versions } of differences) {
    section.append(make("div", { class: "differ" }, make("p", { text: about }), make("ul", { class: "lines" }, ...versions.map(versionOf))));
  }
  return section;
}

function versionOf(version) {
  const item = make("li", {}, make("p", { text: version.text }));
  for (const source of version.sources) item.append(make("div", { class: "line" }, titleOf(source), make("span", { text: source.published })));
  return item;
}

// 9: what stands around it, and its stable name.
function aroundOf(entry) {
  const section = make("section", {}, make("h3", { text: "Around it" }));
  for (const item of entry.around || []) section.append(make("div", {}, goTo(item.text, item.open)));
  const name = make("span", { class: "quiet", text: entry.name });
  section.append(make("p", {}, name, " ", makeButton("Copy", () => copy(entry.iri, name), { "aria-label": "Copy the stable name" })));
  return section;
}

function copy(text, shown) {
  const select = () => getSelection().selectAllChildren(shown);
  if (!navigator.clipboard) return select();
  return navigator.clipboard.writeText(text).then(() => tell("Copied."), select);
}

// The first few, and a press for the rest.
function fold(parent, items, most, words) {
  parent.append(...items.slice(0, most));
  const rest = items.slice(most);
  if (!rest.length) return;
  const more = makeButton(`${rest.length} ${words}`, () => {
    held.replaceWith(...rest);
    (rest[0].querySelector("a, button") || panel).focus();
  });
  const held = parent.tagName === "UL" ? make("li", {}, more) : more;
  parent.append(held);
}
