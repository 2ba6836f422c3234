// Start: put the parts together, and follow the address, the window and the keys.

const reveal = (button) => setContest(button.closest(".block").dataset.contest);

function setContest(contest) {
  if (contest !== state.contest) state.day = null;
  state.contest = contest;
  byKnownDays();
  byId("contest").value = contest;
  showFilters();
  arrange();
  apply();
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
listenToTime();
listenToFilters();
byId("contest").addEventListener("change", (event) => {
  setContest(event.target.value);
  writeAddress();
});
listenToPage(repaint, follow, () => {
  arrange();
  showMarks();
});
document.addEventListener("keydown", inTime);
follow();
