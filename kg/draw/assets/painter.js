// Painter: one mark on the canvas, where vis-network wants it.

const FAMILY = getComputedStyle(document.body).fontFamily;
const PATHS = new Map(Object.entries(DATA.paths).map(([name, path]) => [name, new Path2D(path)]));
const INNER = new Map(Object.entries(DATA.inner).map(([name, path]) => [name, new Path2D(path)]));
const pen = document.createElement("canvas").getContext("2d");
const FADED = 0.35;

const fontOf = (size, bold) => `${bold ? "bold " : ""}${size}px ${FAMILY}`;

function widthOf(text, size, bold) {
  pen.font = fontOf(size, bold);
  return pen.measureText(text).width;
}

// Where a line of text begins and how wide it is, relative to its mark.
function extentOf(line) {
  const width = line.runs.reduce((sum, [text, , bold]) => sum + widthOf(text, line.size, bold), 0);
  const left = line.align === "right" ? line.dx - width : line.dx;
  return { left, width, top: line.dy - line.size * 0.62, height: line.size * 1.24 };
}

// Where colours say who won, nobody could tell before the result.
const isEarly = ({ block }) => DATA.results && state.day !== null && state.day < DATA.blocks[block].last;
const hueOf = (role, item) => (isEarly(item) && ["first", "second"].includes(role) ? "others" : role);

function paintGlyph(ctx, given, perhaps) {
  const glyph = perhaps ? { ...given, fill: "dashed" } : given;
  const hue = COLOURS[glyph.hue];
  if (glyph.shape === "post") {
    ctx.fillStyle = hue;
    ctx.fillRect(-2.5, -glyph.height / 2, 5, glyph.height);
    return;
  }
  const outline = PATHS.get(glyph.shape);
  ctx.fillStyle = { solid: hue, tint: COLOURS[`${glyph.hue}-tint`] }[glyph.fill] || COLOURS.page;
  ctx.fill(outline);
  ctx.strokeStyle = hue;
  ctx.lineWidth = glyph.fill === "dashed" ? 1.5 : 2;
  ctx.setLineDash(glyph.fill === "dashed" ? [3, 3] : []);
  if (glyph.fill !== "solid") ctx.stroke(outline);
  ctx.setLineDash([]);
  if (INNER.has(glyph.shape)) {
    ctx.fillStyle = glyph.fill === "solid" ? COLOURS.page : hue;
    ctx.fill(INNER.get(glyph.shape));
  }
  if (glyph.text) {
    ctx.font = fontOf(11, true);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = glyph.fill === "solid" ? COLOURS.page : COLOURS.ink;
    ctx.fillText(glyph.text, 0, 0.5);
  }
}

function paintLine(ctx, line, mark) {
  const place = extentOf(line);
  let x = place.left;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  for (const [text, role, bold] of line.runs) {
    ctx.font = fontOf(line.size, bold);
    ctx.strokeStyle = COLOURS.page;
    ctx.lineWidth = 4;
    ctx.lineJoin = "round";
    ctx.strokeText(text, x, line.dy);
    ctx.fillStyle = COLOURS[hueOf(role, mark)];
    ctx.fillText(text, x, line.dy);
    if (line.struck && text === line.runs[0][0]) ctx.fillRect(x, line.dy - 0.5, widthOf(text, line.size, bold), 1.5);
    x += widthOf(text, line.size, bold);
  }
}

// What vis-network calls for each mark: the glyph now, the words above all marks.
function paint({ ctx, id, x, y }) {
  const mark = MARKS.get(id);
  const begin = () => {
    ctx.globalAlpha = isFaded(mark) ? FADED : 1;
    ctx.translate(x, y);
  };
  return {
    drawNode() {
      if (!mark.glyph) return;
      ctx.save();
      begin();
      paintGlyph(ctx, { ...mark.glyph, hue: hueOf(mark.glyph.hue, mark) }, mark.perhaps);
      ctx.restore();
    },
    drawExternalLabel() {
      begin();
      for (const line of mark.now || mark.texts || []) paintLine(ctx, line, mark);
    },
    nodeDimensions: { width: 16, height: 16 },
  };
}

// The box of a mark with its words, relative to the mark; at least 24 by 24.
function boxOf(mark) {
  const boxes = (mark.now || mark.texts || []).map(extentOf);
  const half = mark.glyph && mark.glyph.shape === "post" ? mark.glyph.height / 2 : 9;
  if (mark.glyph) boxes.push({ left: -10, width: 20, top: -half, height: 2 * half });
  const left = Math.min(...boxes.map((box) => box.left)) - 2;
  const right = Math.max(...boxes.map((box) => box.left + box.width)) + 2;
  const top = Math.min(-12, ...boxes.map((box) => box.top));
  const bottom = Math.max(12, ...boxes.map((box) => box.top + box.height));
  return { left, top, width: Math.max(24, right - left), height: bottom - top };
}
