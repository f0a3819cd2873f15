// The picture: moved and scaled as one, by pointer, wheel, fingers and keys, and painted as the verdicts are.

const picture = { x: 0, y: 0, scale: 1, boxes: new Map(), frame: byId("frame"), canvas: byId("canvas") };
const SMALLEST = 0.05,
  LARGEST = 4,
  READABLE = 0.75,
  LEGIBLE = 0.5;

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

function placePicture({ slowly = false } = {}) {
  const { canvas, x, y, scale } = picture;
  canvas.classList.toggle("slowly", slowly && !reduced.matches);
  canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
}

// Scales around a point of the frame.
function scaleBy(factor, at, options) {
  const { width, height } = picture.frame.getBoundingClientRect();
  const { x, y } = at ?? { x: width / 2, y: height / 2 };
  const scale = clamp(picture.scale * factor, SMALLEST, LARGEST),
    by = scale / picture.scale;
  Object.assign(picture, { scale, x: x - (x - picture.x) * by, y: y - (y - picture.y) * by });
  placePicture(options);
}

function moveBy(x, y, options) {
  picture.x += x;
  picture.y += y;
  placePicture(options);
}

// What of the picture is not folded away, in its own units.
function extent() {
  const { x, y, width, height } = picture.canvas.querySelector("svg").getBBox();
  return { x, y, width: Math.max(width, 1), height: Math.max(height, 1) };
}

function showWhole(options) {
  const frame = picture.frame.getBoundingClientRect(),
    all = extent();
  const scale = clamp(Math.min((frame.width - 24) / all.width, (frame.height - 24) / all.height), SMALLEST, 1);
  picture.scale = scale;
  picture.x = (frame.width - all.width * scale) / 2 - all.x * scale;
  picture.y = (frame.height - all.height * scale) / 2 - all.y * scale;
  placePicture(options);
}

// Moves a claim's box into the frame, where it is not: to a place of it that leaves room for what leads there, from the left.
function showBox(claim, { always = false, ...options } = {}) {
  const box = picture.boxes.get(claim)?.getBoundingClientRect();
  if (!box || box.width === 0) return;
  const frame = picture.frame.getBoundingClientRect();
  const inside =
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
  if (inside && !always) return;
  const across = frame.width > 2.5 * box.width ? 0.65 : 0.5;
  picture.x += frame.left + frame.width * across - (box.left + box.right) / 2;
  picture.y += frame.top + frame.height / 2 - (box.top + box.bottom) / 2;
  // No more of the frame stays empty than must.
  const all = extent(),
    { scale } = picture,
    room = 16;
  const within = (place, from, size, frame) =>
    size * scale + 2 * room <= frame
      ? (frame - size * scale) / 2 - from * scale
      : clamp(place, frame - room - (from + size) * scale, room - from * scale);
  picture.x = within(picture.x, all.x, all.width, frame.width);
  picture.y = within(picture.y, all.y, all.height, frame.height);
  placePicture(options);
}

// Draws anew, with the box of a claim where it was in the frame.
function keepingPlace(claim, draw) {
  const place = () => picture.boxes.get(claim)?.querySelector(".box").getBoundingClientRect();
  const from = place();
  draw();
  const to = place();
  if (from?.width && to.width) moveBy(from.left - to.left, from.top - to.top);
}

// One pointer moves the picture, two scale it. A pointer that hardly moves is a click.
function startPointers() {
  const down = new Map();
  const middle = (points) => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  });
  const distance = ([a, b]) => (b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);
  let moved = 0;
  picture.frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (!down.size) moved = 0;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  picture.frame.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const from = [...down.values()],
      before = middle(from),
      apart = distance(from);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const to = [...down.values()],
      after = middle(to);
    moved += Math.hypot(after.x - before.x, after.y - before.y) + Math.abs(distance(to) - apart);
    if (moved < 5) return;
    picture.frame.setPointerCapture(event.pointerId);
    // What only moves is drawn once. What is scaled has to be drawn anew, or its letters would be blurred.
    picture.canvas.classList.toggle("moving", down.size === 1);
    moveBy(after.x - before.x, after.y - before.y);
    const frame = picture.frame.getBoundingClientRect();
    if (apart > 0) scaleBy(distance(to) / apart, { x: after.x - frame.left, y: after.y - frame.top });
  });
  for (const end of ["pointerup", "pointercancel"])
    picture.frame.addEventListener(end, (event) => {
      down.delete(event.pointerId);
      picture.canvas.classList.remove("moving");
    });
  picture.frame.addEventListener(
    "click",
    (event) => {
      // A click that no pointer makes, such as a screen reader's, ends no move.
      const ends = moved >= 5 && event.detail > 0;
      moved = 0;
      if (ends) return event.preventDefault();
      const stack = places.get(event.target.closest("[data-fold]")?.dataset.fold);
      if (stack !== undefined) return openBranch(stack);
      const claim = places.get(event.target.closest("[data-claim]")?.dataset.claim);
      if (claim !== undefined && !event.target.closest("a")) select(claim, { from: "picture" });
    },
    true,
  );
  picture.frame.addEventListener("dblclick", (event) => {
    const claim = places.get(event.target.closest("[data-claim]")?.dataset.claim);
    if (claim !== undefined) fold(claim);
  });
  picture.frame.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const frame = picture.frame.getBoundingClientRect();
      if (event.shiftKey) return moveBy(-(event.deltaX || event.deltaY), 0);
      const lines = event.deltaMode === 1 ? 20 : 1;
      scaleBy(Math.exp(-clamp(event.deltaY * lines, -200, 200) / 400), {
        x: event.clientX - frame.left,
        y: event.clientY - frame.top,
      });
    },
    { passive: false },
  );
}

const PICTURE_KEYS = {
  ArrowLeft: () => moveBy(80, 0),
  ArrowRight: () => moveBy(-80, 0),
  ArrowUp: () => moveBy(0, 80),
  ArrowDown: () => moveBy(0, -80),
  "+": () => scaleBy(1.25),
  "=": () => scaleBy(1.25),
  "-": () => scaleBy(0.8),
  0: () => showWhole(),
  Enter: () => byId("claim-text").focus(),
};

// Paints each box as its claim is judged now.
function paintPicture() {
  for (const [claim, box] of picture.boxes) {
    const verdict = verdicts[claim],
      words = box.querySelector(".verdict"),
      was = box.dataset.verdict;
    box.classList.toggle("altered", verdict !== before[claim]);
    box.classList.toggle("withdrawn", switched.has(claim) && isAsserted(claim));
    if (was === verdict) continue;
    box.classList.replace(was, verdict);
    box.dataset.verdict = verdict;
    const said = words.textContent;
    words.textContent = said.replace(was, verdict);
    box.setAttribute("aria-label", box.getAttribute("aria-label").replace(` ${said}.`, ` ${words.textContent}.`));
    box.querySelector(".sign").setAttribute("d", map.signs[verdict]);
  }
}

// Marks the chosen claim, and the lines that come and go from it.
function markSelected(claim, follow) {
  if (!picture.frame) return;
  const id = map.claims[claim].id;
  const ends = (end) => end === id || end?.startsWith(`${id}/`);
  picture.canvas.querySelectorAll(".chosen, .near").forEach((shape) => shape.classList.remove("chosen", "near"));
  picture.boxes.get(claim)?.classList.add("chosen");
  byId("not-drawn").hidden = picture.boxes.has(claim);
  for (const line of picture.canvas.querySelectorAll(".link")) {
    if (ends(line.dataset.from) || ends(line.dataset.to)) line.classList.add("near");
  }
  if (follow) showBox(claim, { slowly: true });
}

function markFound(found) {
  picture.frame?.classList.toggle("searching", found !== undefined);
  for (const [claim, box] of picture.boxes) box.classList.toggle("found", found?.has(claim) === true);
}

// A stack of claims that are not drawn belongs to the claim that it hangs at, and so does the line between them. Lines come in
// the order of those claims.
function startStacks() {
  const stacks = [...picture.canvas.querySelectorAll("[data-fold]")].sort(
    (a, b) => places.get(a.dataset.fold) - places.get(b.dataset.fold),
  );
  picture.canvas.querySelectorAll(".link.folded").forEach((line, at) => {
    const claim = stacks[at]?.dataset.fold ?? "";
    Object.assign(line.dataset, { from: claim, to: claim, assertion: claim });
  });
}

// What is not drawn is in the outline.
function openBranch(claim) {
  select(claim, { from: "picture" });
  const row = byId("tree").querySelector("[role=treeitem][aria-selected=true]");
  if (!row) return;
  unfold(row, true);
  focusItem(row);
}

function startPicture() {
  if (!picture.frame) return;
  for (const box of picture.canvas.querySelectorAll("[data-claim]")) {
    const claim = places.get(box.dataset.claim);
    if (claim !== undefined) picture.boxes.set(claim, box);
  }
  startStacks();
  startPointers();
  picture.frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !PICTURE_KEYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    PICTURE_KEYS[event.key]();
  });
  byId("closer").addEventListener("click", () => scaleBy(1.25, undefined, { slowly: true }));
  byId("farther").addEventListener("click", () => scaleBy(0.8, undefined, { slowly: true }));
  byId("whole").addEventListener("click", () => showWhole({ slowly: true }));
  byId("unfold-picture").addEventListener("click", unfoldPicture);
  showWhole();
  // What would be too small to read begins at the claim that it is about.
  if (picture.scale < LEGIBLE) {
    scaleBy(READABLE / picture.scale);
    showBox(addressed() ?? map.conclusions[0] ?? places.values().next().value, { always: true });
  }
}
