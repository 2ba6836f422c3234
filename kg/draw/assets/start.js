// Start: put the parts together, and follow the address, the window and the keys.

function words() {
  const block = DATA.blocks.find((one) => one.contest === state.contest);
  const { title, standfirst, leavesOut } = block || DATA.every;
  document.title = title;
  byId("title").textContent = title;
  byId("standfirst").textContent = standfirst;
  byId("without").textContent = leavesOut.join(" ");
  const needed = new Set(shownBlocks().flatMap((one) => one.legend));
  for (const item of all("#legend li")) item.hidden = !needed.has(item.dataset.key);
}

const reveal = (button) => setContest(button.closest(".block").dataset.contest);
const isListed = (row) => state.contest === "all" || row.dataset.contest === state.contest;

function setContest(contest) {
  state.contest = contest;
  byId("contest").value = contest;
  words();
  filterTable();
  arrange();
  rove(null);
}

function follow() {
  readAddress();
  applyTheme();
  setContest(state.contest);
  sortTable();
  showPanel();
  markCurrent();
}

function repaint(theme) {
  applyTheme(theme);
  colour();
}

listen();
listenToSearch();
listenToTable();
byId("contest").addEventListener("change", (event) => {
  setContest(event.target.value);
  writeAddress();
});
byId("theme").addEventListener("click", () => {
  state.theme = themeNow() === "dark" ? "light" : "dark";
  repaint();
  writeAddress();
});
prefersDark.addEventListener("change", () => repaint());
addEventListener("hashchange", follow);
addEventListener("resize", arrange);
addEventListener("beforeprint", () => repaint("light"));
addEventListener("afterprint", () => repaint());
document.addEventListener("keydown", shortcut);
follow();
