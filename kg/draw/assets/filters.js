// Filters: what they leave out is said behind the standfirst, whose numbers count it all,
// unless the picture counts again.

function sayLeft(counted = false) {
  const left = all("[data-filter]").flatMap((fieldset) => {
    const off = state.off[fieldset.dataset.filter];
    return all("input", fieldset).filter((box) => off.has(box.value)).map((box) => box.parentNode.textContent.trim());
  });
  if (!left.length) return "";
  return ` ${counted ? "Left out" : "Filtered out, though counted in these words"}: ${left.join("; ")}.`;
}

// Escape closes the choices and nothing else; what was chosen is told.
function listenToFilters() {
  const choices = byId("filters");
  if (!choices) return;
  choices.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !choices.open) return;
    event.preventDefault();
    event.stopPropagation();
    choices.open = false;
    byId("filtered").focus();
  });
  choices.addEventListener("change", () => { byId("heard").textContent = byId("filtered").textContent; });
}
