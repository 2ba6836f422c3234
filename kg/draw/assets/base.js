"use strict";
// What every part of the page shares: its data, its state, its theme.

const DATA = JSON.parse(document.getElementById("payload").textContent);
const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// By own name only, so that no word of the address bar can name something of
// the language instead.
const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const entryOf = (key) => (key ? entryNamed(key) ?? null : null);

// What takes time is made when it is first asked for.
function once(work) {
  let done = null;
  return () => (done = done || { made: work() }).made;
}

// Make an element; text goes into text nodes, never through a parser.
function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "text") element.textContent = value;
    else if (name === "press") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const makeButton = (text, press, options = {}) => make("button", { type: "button", text, press, ...options });

// A picture that moves under a pointer at rest is not hovered: a mark is entered only
// where the pointer is not where it was last seen.
let pointer = null;
let entered = null; // what came under the pointer without being entered
const rests = (event) => pointer !== null && pointer.x === event.clientX && pointer.y === event.clientY;
addEventListener("mousemove", (event) => {
  const moved = !rests(event);
  pointer = { x: event.clientX, y: event.clientY };
  if (moved && entered) entered();
  if (moved) entered = null;
});

function listenToPointer(element, enter, leave) {
  element.addEventListener("mouseenter", (event) => {
    if (rests(event)) entered = enter;
    else enter();
  });
  element.addEventListener("mouseleave", () => {
    if (entered !== enter) leave();
    entered = null;
  });
}

// Theme: the colours live in the style sheet; the canvas reads them there.
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const COLOURS = {};

function themeNow() {
  return state.theme || (prefersDark.matches ? "dark" : "light");
}

function applyTheme(name = themeNow()) {
  document.documentElement.dataset.theme = name;
  const style = getComputedStyle(document.documentElement);
  for (const role of ["page", "ink", "soft", "rule", "hair", "lane", "first", "second", "third", "fourth", "others"]) {
    COLOURS[role] = style.getPropertyValue(`--${role}`).trim();
    const tint = style.getPropertyValue(`--${role}-tint`).trim();
    COLOURS[`${role}-tint`] = tint || COLOURS.page;
  }
  byId("theme").setAttribute("aria-pressed", String(name === "dark"));
}

function tell(words) {
  byId("told").textContent = words;
}
