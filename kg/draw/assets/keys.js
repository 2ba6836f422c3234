// Keys, theme, address, window and paper: the same on every page.

const typing = (target) => target.closest("input, select, textarea") !== null;

// Laid out once the picture stands, or when it is first asked for.
const readyTable = () => byId("facts").classList.add("ready");

function shortcut(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    if (!byId("found").hidden) {
      byId("search").value = "";
      search();
      byId("search").focus();
    } else if (!panel.hidden) closePanel();
    else lookAt(null, null);
  } else if (typing(event.target)) {
    return;
  } else if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "t") {
    readyTable();
    byId("facts-title").focus();
  }
}

// What has the focus does not stay behind the slider at the foot of a phone.
function clearOfSlider({ target }) {
  const bar = byId("asof");
  if (!bar || bar.contains(target) || panel.contains(target) || getComputedStyle(bar).position !== "fixed") return;
  requestAnimationFrame(() => {
    const behind = target.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
    if (!bar.hidden && behind > 0) scrollBy(0, behind + 8);
  });
}

function listenToPage(repaint, follow, resize) {
  byId("theme").addEventListener("click", () => {
    state.theme = themeNow() === "dark" ? "light" : "dark";
    repaint();
    writeAddress();
  });
  prefersDark.addEventListener("change", () => repaint());
  addEventListener("hashchange", follow);
  addEventListener("resize", resize);
  addEventListener("beforeprint", () => repaint("light"));
  addEventListener("afterprint", () => repaint());
  document.addEventListener("keydown", shortcut);
  document.addEventListener("focusin", clearOfSlider);
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 200));
  requestAnimationFrame(() => requestAnimationFrame(() => idle(readyTable, { timeout: 1000 })));
}
