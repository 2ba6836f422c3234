// Packed: what the page holds besides its picture, each thing said once (kg/draw/pack.py).

// Opens what is packed with this pool; what stands in several places is made once.
function unpacker({ pool, shapes }) {
  const made = new Map();
  const open = (packed) => {
    if (typeof packed === "number") {
      if (!made.has(packed)) made.set(packed, open(pool[packed]));
      return made.get(packed);
    }
    if (!Array.isArray(packed)) return packed;
    const [kind, ...parts] = packed;
    if (kind < 0) return parts[0];
    if (kind === 0) return parts.map(open);
    return Object.fromEntries(shapes[kind - 1].map((name, at) => [name, open(parts[at])]));
  };
  return open;
}

// Read when something is first asked for, so that the picture need not wait.
const held = once(() => {
  const packed = JSON.parse(byId("held").textContent);
  const [shape, ...parts] = packed.value;
  return { open: unpacker(packed), parts: new Map(packed.shapes[shape - 1].map((name, at) => [name, parts[at]])) };
});
const heldPart = (name) => held().open(held().parts.get(name));
const entryKeys = once(() => heldPart("keys"));
const entryPlaces = once(() => new Map(entryKeys().map((key, at) => [key, at])));
const searched = () => heldPart("search");
const iriOf = (key) => DATA.ids + key.replace(":", "/");
const csvRows = once(() => heldPart("csv").map((row) => row.map((cell) => (typeof cell === "string" ? cell : iriOf(cell.id)))));

// One entry is opened at a time; its stable name follows from its key, unless it says another.
function entryNamed(key) {
  const at = entryPlaces().get(key);
  if (at === undefined) return null;
  return { name: key, iri: iriOf(key), ...held().open(held().parts.get("entries")[at + 1]) };
}
