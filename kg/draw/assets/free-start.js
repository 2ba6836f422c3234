// Start: put the parts together, and follow the address, the window and the keys.

function refilter() {
  scene.stop();
  if (camera.width) redraw();
  filterTable();
  sayDay();
}

function sayDay() {
  if (!byId("day")) return;
  const at = state.day === null ? DATA.days.length - 1 : state.day;
  byId("day").value = at;
  byId("day").setAttribute("aria-valuetext", DATA.days[at]);
  byId("day-is").textContent = DATA.days[at];
}

function follow() {
  readAddress();
  applyTheme();
  scene.stop();
  GROUPS.forEach((_, group) => DATA.folded && fillGroup(group));
  grid = null;
  sayFolds();
  sayDay();
  if (camera.width) redraw();
  showPanel();
  arrange();
  filterTable();
  rove(null);
  markCurrent();
}

function repaint(theme) {
  applyTheme(theme);
  scene.stop();
  if (camera.width) redraw();
}

function startFilters() {
  for (const name of FILTERS) {
    byId(name).addEventListener("change", (event) => {
      state[name] = event.target.value;
      refilter();
      writeAddress();
    });
  }
  if (byId("day")) {
    byId("day").addEventListener("input", (event) => {
      const at = Number(event.target.value);
      state.day = at === DATA.days.length - 1 ? null : at;
      refilter();
      writeAddress();
    });
  }
  if (byId("unfold")) {
    byId("unfold").addEventListener("click", () => {
      const every = state.unfolded.size < GROUPS.length;
      state.unfolded = new Set(every ? GROUPS.keys() : []);
      GROUPS.forEach((_, group) => fillGroup(group));
      grid = null;
      scene.stop();
      if (camera.width) {
        fit(wholeBox());
        redraw();
      }
      sayFolds();
      writeAddress();
    });
  }
}

startList();
listen();
listenToSearch();
listenToTable();
startFilters();
listenToPage(repaint, follow, arrange);
follow();
