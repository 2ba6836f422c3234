// Start: put the parts together, and follow the address, the window and the keys.

const reveal = (button) => setSheet(button.closest(".sheet").dataset.sheet);

function setSheet(key) {
  if (key !== state.sheet) state.day = null;
  state.sheet = key;
  if (byId("sheet")) byId("sheet").value = key;
  for (const [name, section] of sections) section.hidden = name !== key;
  showFolds();
  showFilters();
  reorder();
  apply();
  arrange();
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
