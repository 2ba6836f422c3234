// Start: put the parts together, and follow the address, the window and the keys.

const columnsNow = () => {
  const { told } = SHEETS.get(state.sheet);
  return told.length ? new Set(told) : null;
};
const reveal = (button) => setSheet(button.closest(".sheet").dataset.sheet);

// Whether more of a picture lies behind the left or the right edge.
function edges(frame) {
  const left = frame.scrollLeft;
  frame.classList.toggle("less", left > 2);
  frame.classList.toggle("more", left + frame.clientWidth < frame.scrollWidth - 2);
}

const lookAtEdges = () => all(".frame", here()).forEach(edges);

function setSheet(key) {
  if (key !== state.sheet) state.day = null;
  state.sheet = key;
  if (byId("sheet")) byId("sheet").value = key;
  byKnownDays();
  for (const [name, section] of sections) section.hidden = name !== key;
  showFolds();
  showFilters();
  reorder();
  apply();
  arrange();
  lookAtEdges();
  rove(null);
}

function followAddress() {
  readAddress();
  applyTheme();
  const { day } = state;
  setSheet(state.sheet);
  if (byId("follow")) byId("follow").value = state.follow || "";
  state.day = day;
  apply();
  sortTable();
  showPanel();
  markCurrent();
}

listen();
listenToSearch();
listenToTable();
listenToOrder();
listenToTime();
listenToFilters();
for (const frame of all(".frame")) frame.addEventListener("scroll", () => edges(frame), { passive: true });
new ResizeObserver(lookAtEdges).observe(picture);
listenToFolds();
if (byId("sheet")) {
  byId("sheet").addEventListener("change", (event) => {
    setSheet(event.target.value);
    sortTable();
    writeAddress();
  });
}
if (byId("follow")) {
  byId("follow").addEventListener("change", (event) => {
    state.follow = event.target.value || null;
    follow();
    writeAddress();
  });
}
listenToPage(applyTheme, followAddress, () => {
  arrange();
  if (!buttons.some((button) => button.getAttribute("tabindex") === "0" && isShown(button))) rove(null);
});
addEventListener("beforeprint", () => {
  if (byId("articles")) byId("articles").open = true;
});
document.addEventListener("keydown", inTime);
followAddress();
