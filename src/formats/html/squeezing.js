// What is folded away leaves no hole: the picture is drawn together where nothing stands any more, along and across. Of what is
// left nothing changes its size or its order, and every line keeps its ends.

// What is left of a gap.
const ROOM = 48;
const EDGE = 8;

// What stands where in the picture as it was drawn, measured before anything of it is away.
let drawn;
function measure() {
  const all = (selector) => [...picture.canvas.querySelectorAll(selector)];
  const number = (shape, name) => Number(shape.getAttribute(name));
  const nodes = all(".nodes > g").map((shape) => {
    const [x, y] = shape.getAttribute("transform").match(/-?\d+/g).map(Number);
    const rects = [...shape.querySelectorAll("rect")];
    const end = (from, size) => Math.max(...rects.map((rect) => number(rect, from) + number(rect, size)));
    return { shape, x, y, width: end("x", "width"), height: end("y", "height") };
  });
  const links = all(".lines > .link").map((shape) => {
    const [path, label] = ["path", "text"].map((name) => shape.querySelector(name));
    const way = path.getAttribute("d");
    return { shape, path, way, label: label && { text: label, x: number(label, "x"), y: number(label, "y"), box: label.getBBox() } };
  });
  const frames = all(".section").map((shape) => {
    const [rect, title] = ["rect", "text"].map((name) => shape.querySelector(name));
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => number(rect, name));
    return { shape, rect, title, x, y, width, height, titled: title.getBBox().width };
  });
  const svg = picture.canvas.querySelector("svg");
  drawn = { nodes, links, frames, svg, size: { x: number(svg, "width"), y: number(svg, "height") } };
}

// Leads from places as they were drawn to places as they are now, by the spans of what is left and of what is away.
function together(spans) {
  const away = spans.filter(({ isAway }) => isAway);
  const gaps = [];
  let end = Math.min(...spans.map(({ from }) => from));
  for (const { from, to } of spans.filter(({ isAway }) => !isAway).sort((a, b) => a.from - b.from)) {
    if (from - end > ROOM && away.some((span) => span.from < from && span.to > end)) gaps.push([end, from]);
    end = Math.max(end, to);
  }
  const last = Math.max(...spans.map(({ to }) => to));
  const shift = (at) =>
    gaps.reduce((sum, [from, to]) => sum + clamp((at - from) / (to - from), 0, 1) * (to - from - ROOM), 0);
  return { place: (at) => Math.round(10 * (at - shift(at))) / 10, saved: shift(last) + last - end };
}

function squeeze() {
  const { nodes, links, frames, svg, size } = drawn;
  const isAway = (shape) => shape.classList.contains("away");
  for (const { shape, x, y, width, height } of frames) {
    const has = (node) =>
      !isAway(node.shape) && node.x >= x && node.y >= y && node.x < x + width && node.y < y + height;
    shape.classList.toggle("away", !nodes.some(has));
  }
  const spans = (axis, length) => [
    ...nodes.map((node) => ({ from: node[axis], to: node[axis] + node[length], isAway: isAway(node.shape) })),
    ...links
      .filter(({ shape }) => !isAway(shape))
      .flatMap(({ way, label }) => {
        const places = way.match(/-?\d+/g).filter((_, at) => (at % 2 === 0) === (axis === "x"));
        const bends = places.map((place) => ({ from: place - EDGE / 2, to: Number(place) + EDGE / 2 }));
        return label ? [...bends, { from: label.box[axis], to: label.box[axis] + label.box[length] }] : bends;
      }),
    ...frames
      .filter(({ shape }) => !isAway(shape))
      .flatMap((frame) => [
        { from: frame[axis], to: frame[axis] + (axis === "x" ? frame.titled : 2 * EDGE) + EDGE },
        { from: frame[axis] + frame[length] - EDGE, to: frame[axis] + frame[length] },
      ]),
  ];
  const [x, y] = [together(spans("x", "width")), together(spans("y", "height"))];
  const put = (shape, places) => Object.entries(places).forEach(([name, value]) => shape.setAttribute(name, value));
  for (const node of nodes) put(node.shape, { transform: `translate(${x.place(node.x)} ${y.place(node.y)})` });
  for (const { path, way, label } of links) {
    let at = 0;
    put(path, { d: way.replace(/-?\d+/g, (place) => (at++ % 2 ? y : x).place(Number(place))) });
    if (label) put(label.text, { x: x.place(label.x), y: y.place(label.y) });
  }
  for (const { rect, title, ...frame } of frames) {
    const [left, top] = [x.place(frame.x), y.place(frame.y)];
    put(rect, { x: left, y: top, width: x.place(frame.x + frame.width) - left, height: y.place(frame.y + frame.height) - top });
    put(title, { x: left + 10, y: top + 17 });
  }
  const now = { width: size.x - x.saved, height: size.y - y.saved };
  put(svg, { ...now, viewBox: `0 0 ${now.width} ${now.height}` });
  svg.querySelector(".legend")?.setAttribute("transform", `translate(0 ${-y.saved})`);
}
