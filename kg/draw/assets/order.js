// Order: the rows of a chart in another order. They are moved, not drawn again, and
// the list and the table follow.

const orderAt = () => Math.max(0, DATA.orders.findIndex(([key]) => key === state.order));
const moving = (section) => all(".chart [data-places]", section);
const heightOf = (row) => Number(row.dataset.y);

// The place of each endorser in the order chosen; nothing in the one that is drawn.
function placesNow(section) {
  const at = orderAt();
  if (!at) return null;
  return new Map(moving(section).map((row) => [row.dataset.who, Number(row.dataset.places.split(" ")[at - 1])]));
}

// Put elements of one parent into the given order, each where another of them stood;
// whether any had to move.
function exchange(elements, sorted) {
  if (elements.every((element, at) => element === sorted[at])) return false;
  const held = elements.map((element) => {
    const place = document.createComment("");
    element.replaceWith(place);
    return place;
  });
  held.forEach((place, at) => place.replaceWith(sorted[at]));
  return true;
}

function reorder() {
  const section = here();
  const rows = moving(section);
  if (byId("order")) {
    byId("order").value = DATA.orders[orderAt()][0];
    byId("order").parentNode.hidden = !rows.length;
  }
  if (!rows.length) return;
  const places = placesNow(section);
  const runs = new Map();
  let moved = false;
  for (const row of rows) runs.set(row.dataset.run, [...(runs.get(row.dataset.run) || []), row]);
  for (const run of runs.values()) {
    const heights = run.map(heightOf).sort((a, b) => a - b);
    const sorted = [...run].sort((a, b) => (places ? places.get(a.dataset.who) - places.get(b.dataset.who) : heightOf(a) - heightOf(b)));
    moved = exchange(run, sorted) || moved;
    sorted.forEach((row, at) => {
      const by = heights[at] - heightOf(row);
      if (by) row.setAttribute("transform", `translate(0 ${by})`);
      else row.removeAttribute("transform");
    });
  }
  for (const line of all(".list .items", section)) {
    const items = all(".mark", line);
    for (const [at, item] of items.entries()) item.dataset.drawn = item.dataset.drawn ?? at;
    const place = (item) => (places && places.get(aboutOf(item)[0])) ?? 999 + Number(item.dataset.drawn);
    moved = exchange(items, [...items].sort((a, b) => place(a) - place(b))) || moved;
  }
  // The arrows go as the rows stand.
  if (moved) buttons.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

// The sentence on the order that is drawn gives way to that of the one chosen.
const sayOrder = (text) => (orderAt() ? text.replace(DATA.orders[0][2], DATA.orders[orderAt()][2]) : text);

function listenToOrder() {
  if (!byId("order")) return;
  byId("order").addEventListener("change", () => {
    state.order = byId("order").value;
    reorder();
    words();
    sortTable();
    rove(null);
    writeAddress();
  });
}
