// List: a heading a group, and a button a node, for keyboard, screen reader and phone.

function sayNode(node) {
  const lines = linesOf(node).length;
  return `${own(DATA.labels[node])}, ${kindOf(node).name}, ${lines ? count(lines, "line", "lines") : "no line"}`;
}

function button(data, name, say) {
  const made = make("button", { type: "button", class: "mark", tabindex: "-1", "aria-label": say, ...data }, make("span", { class: "words" }, make("bdi", { class: "name", text: name }), make("span", { class: "note", text: say.startsWith(own(name)) ? ` ${say.slice(own(name).length + 2)}` : "" })));
  made.addEventListener("keydown", stepFrom);
  made.addEventListener("focus", () => focusOn(made));
  made.addEventListener("blur", () => lookAt(null, null));
  made.addEventListener("click", () => (made.dataset.node ? openEntry(keyOf(made), made) : toggleGroup(Number(made.dataset.group), made)));
  buttons.push(made);
  return made;
}

const MEMBERS = GROUPS.map(() => []);

function startList() {
  for (let node = 0; node < PLACED; node += 1) MEMBERS[DATA.group[node]].push(node);
  GROUPS.forEach((group, at) => {
    const section = make("section", { "data-section": at, "aria-label": group.say });
    if (DATA.folded) {
      const head = button({ "data-group": at, "aria-expanded": "false" }, group.say, `${group.say}. Unfold`);
      head.classList.add("group");
      section.append(head);
    } else section.append(make("h3", { class: "unseen", text: group.say }));
    section.append(make("ul", { "aria-label": group.say }));
    list.append(section);
    if (!DATA.folded) fillGroup(at);
  });
  if (PLACED < COUNT) {
    const rest = make("ul", { "aria-label": "Without a line" });
    const nodes = Array.from({ length: Math.min(LISTED, COUNT - PLACED) }, (_, at) => PLACED + at);
    rest.append(...nodes.map((node) => make("li", {}, button({ "data-node": node }, DATA.labels[node], sayNode(node)))));
    list.append(make("section", { "aria-label": "Without a line" }, rest));
  }
}

function fillGroup(group) {
  const section = list.children[group];
  const inside = section.querySelector("ul");
  const wanted = !DATA.folded || state.unfolded.has(group);
  if (!wanted) {
    for (const made of all(".mark", inside)) buttons.splice(buttons.indexOf(made), 1);
    inside.replaceChildren();
  } else if (!inside.children.length) {
    const before = buttons.length;
    // A button a node for thousands took longer than the picture; the search has them all.
    const most = DATA.folded ? Math.max(10, Math.min(LISTED, Math.floor(LISTED_ALL / state.unfolded.size))) : Infinity;
    const named = MEMBERS[group].slice(0, most);
    const { say } = GROUPS[group];
    inside.setAttribute("aria-label", named.length < MEMBERS[group].length ? `${say}: the ${named.length} most tied` : say);
    inside.append(...named.map((node) => make("li", {}, button({ "data-node": node }, DATA.labels[node], sayNode(node)))));
    if (DATA.folded) {
      // Buttons stand in the order of the list, which the arrow keys follow.
      const fresh = buttons.splice(before);
      buttons.splice(buttons.indexOf(section.querySelector(".group")) + 1, 0, ...fresh);
    }
  }
  const head = section.querySelector(".group");
  if (head) head.setAttribute("aria-expanded", String(wanted));
}

function rove(target) {
  for (const other of buttons) if (other.tabIndex === 0) other.tabIndex = -1;
  const chosen = target || shownButtons()[0];
  if (chosen) chosen.tabIndex = 0;
}

function stepFrom(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const here = event.currentTarget;
  const at = buttons.indexOf(here);
  const section = (one) => one.closest("section");
  const heads = buttons.filter((one, index) => index === 0 || section(one) !== section(buttons[index - 1]));
  const group = heads.findIndex((one) => section(one) === section(here));
  const next = {
    ArrowRight: () => buttons[at + 1],
    ArrowLeft: () => buttons[at - 1],
    ArrowDown: () => heads[group + 1],
    ArrowUp: () => (heads[group] === here ? heads[group - 1] : heads[group]),
    Home: () => buttons[0],
    End: () => buttons.at(-1),
  };
  if (!has(next, event.key)) return;
  event.preventDefault();
  const target = next[event.key]();
  if (target) target.focus({ preventScroll: picture.dataset.mode === "canvas" });
}

function placeOf(made) {
  if (made.dataset.group) return [GROUPS[made.dataset.group].x, GROUPS[made.dataset.group].y];
  const node = Number(made.dataset.node);
  return node < PLACED ? [DATA.x[node], DATA.y[node]] : null;
}

// Everything that hover gives, focus gives; the mark comes into sight.
function focusOn(made) {
  rove(made);
  const place = placeOf(made);
  if (picture.dataset.mode !== "canvas" || !place) return;
  let [x, y] = onScreen(...place);
  if (x < 20 || y < 20 || x > camera.width - 20 || y > camera.height - 20) {
    [camera.x, camera.y] = place;
    redraw();
    [x, y] = onScreen(...place);
  }
  made.style.setProperty("--x", `${x}px`);
  made.style.setProperty("--y", `${y}px`);
  if (made.dataset.node) lookAt(Number(made.dataset.node), [x, y]);
  else showTip(GROUPS[made.dataset.group].say, "Press to unfold", [x, y]);
}
