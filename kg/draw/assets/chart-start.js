// Start: put the parts together, and follow the address, the window and the keys.

const reveal = (button) => setSheet(button.closest(".sheet").dataset.sheet);

function setSheet(key) {
  if (key !== state.sheet) state.day = null;
  state.sheet = key;
  if (byId("sheet")) byId("sheet").value = key;
  for (const [name, section] of sections) section.hidden = name !== key;
  showFilters();
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
listenToTime();
if (byId("sheet")) {
  byId("sheet").addEventListener("change", (event) => {
    setSheet(event.target.value);
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
byId("theme").addEventListener("click", () => {
  state.theme = themeNow() === "dark" ? "light" : "dark";
  applyTheme();
  writeAddress();
});
prefersDark.addEventListener("change", () => applyTheme());
addEventListener("hashchange", followAddress);
addEventListener("resize", () => {
  arrange();
  if (!buttons.some((button) => button.getAttribute("tabindex") === "0" && isShown(button))) rove(null);
});
addEventListener("beforeprint", () => {
  applyTheme("light");
  if (byId("articles")) byId("articles").open = true;
});
addEventListener("afterprint", () => applyTheme());
document.addEventListener("keydown", shortcut);
document.addEventListener("keydown", inTime);
followAddress();
